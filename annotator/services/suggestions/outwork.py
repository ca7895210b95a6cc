"""Owns ranking in workers: the matching is laid out for them once, then claims and pairs go out and links come back."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from annotator.match.links.laid import Given, Laid, LaidFile, choose, tell
from annotator.match.links.pairs import pairs_of
from annotator.services.jobs import Chunks, in_order

_PLACES, _PAIRS = 100, 500
"""So many claims or pairs go to a worker at a time: about half a second of work."""
_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")
Going = Callable[[int, int], None]
"""Told how much of all is done; it raises where the run is to stop."""


@contextmanager
def laid_down(laid: Laid) -> Iterator[LaidFile]:
    """The matching in a file of its own, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        yield laid.lay_down(Path(folder) / "matching")


@dataclass(frozen=True, slots=True)
class Outwork:
    """A matching that lies ready, and what starts those who work on it."""

    lying: LaidFile
    workers: Callable[[], Executor]

    def chosen(self, places: Sequence[int], going: Going) -> dict[int, bytes]:
        """What is chosen for every claim, packed, by place."""
        found: dict[int, bytes] = {}
        for best in self._done(choose, _PLACES, places, lambda: going(len(found), len(places))):
            found.update(zip(islice(places, len(found), len(found) + len(best)), best, strict=True))
        return found

    def told(self, chosen: Mapping[int, bytes], going: Going) -> Iterator[str]:
        """The links of all pairs that were chosen, as they are stored, in the order of their claims' places."""
        total, pairs = pairs_of(chosen)
        told: list[int] = []
        for links in self._done(tell, _PAIRS, pairs, lambda: going(sum(told), total)):
            told.append(len(links))
            yield from links

    def _done(
        self,
        work: Callable[[tuple[int, Sequence[_Piece]], Given], list[_Result]],
        size: int,
        pieces: Iterable[_Piece],
        look: Callable[[], None],
    ) -> Iterator[list[_Result]]:
        """What comes of the pieces, part by part, in their order."""

        def goes() -> bool:
            look()
            return True

        given = [self.lying]
        chunks: Chunks[tuple[int, Sequence[_Piece]], list[_Result]]
        chunks = Chunks(self.workers, work, enumerate(_parts(pieces, size)), given)
        yield from in_order(chunks.results(goes))


def _parts(pieces: Iterable[_Piece], size: int) -> Iterator[list[_Piece]]:
    drawn = iter(pieces)
    while part := list(islice(drawn, size)):
        yield part
