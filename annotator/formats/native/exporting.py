"""Owns the export to native JSON Lines, and reading one back as plain JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from annotator.formats.case import Case, made_of
from annotator.formats.document import Entry, SortKey, identity, sort_key
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
            for part in made_of(case, kind, _part):
                if part is not None:
                    see_order(before, part.first)
                    before = part.last
                    file.write(part.text)
                    for name in part.ids:
                        out.kept(kind, name, name)


def _part(entries: Iterable[Entry]) -> _Part | None:
    """The lines of some entries; none of none."""
    found = list(entries)
    if not found:
        return None
    keys = list(map(sort_key, found))
    for before, key in pairwise(keys):
        see_order(before, key)
    text = "".join(map(entry_line, found)).encode("utf-8")
    return _Part(text, list(map(identity, found)), keys[0], keys[-1])


def reread(path: Path) -> Iterator[Found]:
    """What the lines of a file say that they are."""
    decode = json.JSONDecoder().raw_decode  # without the looks for spaces around, which took a third of the time
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            record, end = decode(line)
            if line[end:] != "\n":
                raise ValueError(f"a line goes on behind its object with {line[end:][:20]!r}")
            if record["type"] != "header":
                told = record.get("id", record.get("version", record.get("article")))
                yield Found(KIND_BY_TYPE[record["type"]], str(told))
