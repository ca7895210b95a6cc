"""Owns the export to native JSON Lines, and reading one back as plain JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from annotator.formats.bare_claims import BareClaim
from annotator.formats.case import Case, made_of, made_of_claims
from annotator.formats.document import ClaimEntry, Entry, SortKey, identity, sort_key
from annotator.formats.native.writing import HEADER_LINE, KIND_BY_TYPE, entry_line, see_order
from annotator.formats.output import Found, Output


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines as they stand in the file, the ids of their entries, and the places of the first and last of them."""

    text: bytes
    ids: Sequence[str]
    first: SortKey
    last: SortKey


def export(case: Case, out: Output) -> None:
    """Write the lines of a case."""
    before: SortKey | None = None
    with out.file() as file:
        file.write(HEADER_LINE.encode("utf-8"))
        for kind in KIND_BY_TYPE.values():
            for part in made_of_claims(case, _part) if kind is ClaimEntry else made_of(case, kind, _part):
                if part is not None:
                    see_order(before, part.first)
                    before = part.last
                    file.write(part.text)
                    for name in part.ids:
                        out.kept(kind, name, name)


def _part(entries: Iterable[Entry | BareClaim]) -> _Part | None:
    """The lines of some entries; none of none."""
    found = list(entries)
    if not found:
        return None
    keys = list(map(sort_key, found))
    for before, key in pairwise(keys):
        see_order(before, key)
    text = "".join(map(entry_line, found)).encode("utf-8")
    return _Part(text, list(map(identity, found)), keys[0], keys[-1])


class _Line(msgspec.Struct):
    """What a line says that it is of; the rest of it is only seen to be JSON."""

    type: str
    id: str | None = None
    version: int | str | None = None
    article: str | None = None


_LINES = msgspec.json.Decoder(_Line)
_BYTES_A_TIME = 1_000_000


def reread(path: Path) -> Iterator[Found]:
    """What the lines of a file say that they are."""
    with path.open("rb") as file:
        while some := file.read(_BYTES_A_TIME):
            lines = some + file.readline()
            if not lines.endswith(b"\n"):
                raise ValueError(f"the last line ends with {lines[-20:]!r}")
            said, number = _LINES.decode_lines(lines), lines.count(b"\n")
            if len(said) != number:
                raise ValueError(f"{number} lines hold {len(said)} objects")
            for told in said:
                if told.type != "header":
                    name = told.id or (told.article if told.version is None else told.version)
                    yield Found(KIND_BY_TYPE[told.type], str(name))
