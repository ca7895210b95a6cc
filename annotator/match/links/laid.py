"""Owns a matching laid out in plain arrays: what workers choose candidates from and tell links by, wherever they are.

On one machine it lies in a file that all workers map into their memory; elsewhere it is sent to each once.
"""

import mmap
import pickle
import struct
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from annotator.domain.ids import ArticleId, LinkId
from annotator.domain.json import canonical
from annotator.domain.record import proposal_record
from annotator.match.copies.twins import Twins
from annotator.match.links.index import ClaimIndex, IndexArrays
from annotator.match.links.kept import KeptProfiles, KeptSubjects
from annotator.match.links.linking import Choice, Linking, Ranked
from annotator.match.links.ranking import Ranking
from annotator.match.structures.blobs import Blobs

_LENGTHS = struct.Struct("<Q")
_AT_WORK = threading.Lock()
"""What a worker holds of the matching is not for two threads at once, and a worker of a cluster may have several."""


@dataclass(frozen=True, slots=True)
class Laid:
    """All that decides which candidates the claims get; `token` is another one for every run."""

    token: str
    index: IndexArrays = field(compare=False, repr=False)
    profiles: Blobs = field(compare=False, repr=False)
    articles: tuple[ArticleId, ...] = field(compare=False, repr=False)
    subjects: Blobs = field(compare=False, repr=False)
    twins: Twins = field(compare=False, repr=False)
    refused: frozenset[LinkId] = field(compare=False, repr=False)
    choice: Choice = field(compare=False)

    def lay_down(self, file: Path) -> "LaidFile":
        """Write it to a file; what leads to it there."""
        arrays: list[pickle.PickleBuffer] = []
        rest = pickle.dumps(self, protocol=5, buffer_callback=arrays.append)
        pieces = [memoryview(rest), *(array.raw() for array in arrays)]
        with file.open("wb") as out:
            for size in (len(pieces), *(piece.nbytes for piece in pieces)):
                out.write(_LENGTHS.pack(size))
            for piece in pieces:
                out.write(piece)
        return LaidFile(str(file))


@dataclass(frozen=True, slots=True)
class LaidFile:
    """Where on this machine a matching lies, written by this program a moment ago."""

    path: str

    def opened(self) -> Laid:
        """The matching, mapped into memory and not read before it is needed."""
        with Path(self.path).open("rb") as file:
            held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        (count,) = _LENGTHS.unpack_from(held)
        sizes = [_LENGTHS.unpack_from(held, _LENGTHS.size * (1 + at))[0] for at in range(count)]
        pieces, start = [], _LENGTHS.size * (1 + count)
        for size in sizes:
            pieces.append(held[start : start + size])
            start += size
        laid = pickle.loads(pieces[0], buffers=pieces[1:])  # noqa: S301 - our own, in a folder of this user alone
        if not isinstance(laid, Laid):
            raise TypeError(type(laid).__name__)
        return laid


Given = Laid | LaidFile


def choose(places: tuple[int, Sequence[int]], given: Given) -> list[bytes]:
    """What is chosen for the claims at some places (the second of two), packed, in their order."""
    with _AT_WORK:
        linking, asked = _linking(given), places[1]
        for place in asked:
            linking.choose(place)
        chosen = [linking.kept(place) for place in asked]
        linking.best.clear()
        linking.changed.clear()
        return chosen


def tell(pairs: tuple[int, Sequence[Ranked]], given: Given) -> list[str]:
    """The links of some pairs (the second of two) as they are stored, in their order, each in one line."""
    with _AT_WORK:
        linking = _linking(given)
        return [canonical(proposal_record(linking.told(pair))) for pair in pairs[1]]


@lru_cache(maxsize=1)
def _linking(given: Given) -> Linking:
    laid = given if isinstance(given, Laid) else given.opened()
    number = {article: at for at, article in enumerate(laid.articles)}
    profiles = KeptProfiles(
        lambda places: {place: laid.profiles[place] for place in places}, lambda: len(laid.profiles)
    )
    subjects = KeptSubjects(
        lambda articles: {each: laid.subjects[number[each]] for each in articles}, lambda: iter(laid.articles)
    )
    ranking = Ranking(profiles, subjects, ClaimIndex.of(laid.index))
    return Linking(ranking, laid.twins, laid.refused, laid.choice)
