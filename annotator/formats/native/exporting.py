"""Owns the export to native JSON Lines, and reading one back as plain JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.formats.case import Case
from annotator.formats.document import Entry, identity
from annotator.formats.native.writing import KIND_BY_TYPE, write
from annotator.formats.output import Found, Output


def export(case: Case, out: Output) -> None:
    """Write the lines of a case."""
    with out.file() as file:
        for line in write(_told(case, out)):
            file.write(line.encode("utf-8"))


def _told(case: Case, out: Output) -> Iterator[Entry]:
    for entry in case.entries():
        name = identity(entry)
        out.kept(type(entry), name, name)
        yield entry


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
