"""Owns the export of a project in parts: each a file or folder of its own, all in one folder."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

from annotator.domain.article import Article
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, DetailEntry, MentionEntry, RelationEntry, identity
from annotator.formats.output import Exporter, Found, Kind, Output
from annotator.formats.parting.part import PartCase
from annotator.formats.parting.witness import Witness
from annotator.formats.splits.dividing import Division

_OF_ONE_PART: Final = (Article, ClaimEntry, MentionEntry, RelationEntry, DetailEntry)
_APART: Final = "its articles are in different parts of the split"


@dataclass(frozen=True, slots=True)
class Parted:
    """How a format is written in the parts of a division, and who sees where everything was found again."""

    exporter: Exporter
    suffix: str
    division: Division
    witness: Witness

    def as_exporter(self) -> Exporter:
        """The same as an exporter of one folder."""
        return replace(self.exporter, write=self.write, reread=self.reread, folder=True)

    def write(self, case: Case, out: Output) -> None:
        """Write all parts, and tell of what is in none of them."""
        seen = _Seen(out, self.witness)
        if self.exporter.write_parts:
            self.exporter.write_parts(case, seen, self.division)
        else:
            for part, name in self._parts():
                self.exporter.write(PartCase(case, self.division, part), _Inside(seen, name, self.exporter.folder))
        self._settle(case, seen, out)

    def _parts(self) -> Iterator[tuple[int, str]]:
        suffix = "" if self.exporter.folder else self.suffix
        for part, name in enumerate(self.exporter.parts):
            if self.division.asked.shares[part]:
                yield part, f"{name}{suffix}"

    def _settle(self, case: Case, seen: "_Seen", out: Output) -> None:
        for kind in self.exporter.holds:
            if kind not in _OF_ONE_PART:
                kept, lost = seen.kept_ids.get(kind, set()), seen.lost_ids.get(kind, {})
                for name in map(identity, case.of(kind)):
                    if name not in kept:
                        out.lost(kind, name, lost.get(name, _APART))

    def reread(self, folder: Path) -> Iterator[Found]:
        """What the format's reader finds, part by part."""
        for found in self._found(folder):
            self.witness.see(found)
            yield found

    def _found(self, folder: Path) -> Iterator[Found]:
        if self.exporter.write_parts:
            yield from self.exporter.reread(folder)
            return
        for part, name in self._parts():
            for found in self.exporter.reread(folder / name):
                yield found._replace(part=self.exporter.parts[part])


@dataclass(slots=True)
class _Seen:
    """An output that passes on what is told of, but for what one part lost that another may hold."""

    out: Output
    witness: Witness
    kept_ids: dict[Kind, set[str]] = field(default_factory=dict)
    lost_ids: dict[Kind, dict[str, str]] = field(default_factory=dict)

    def file(self, name: str = "") -> AbstractContextManager[BinaryIO]:
        return self.out.file(name)

    def kept(self, kind: Kind, identity: str, text: str | None = None) -> None:
        if kind is Article and text is not None:
            self.witness.expect(identity, text)
        if kind not in _OF_ONE_PART:
            self.kept_ids.setdefault(kind, set()).add(identity)
        self.out.kept(kind, identity, text)

    def lost(self, kind: Kind, identity: str, why: str) -> None:
        if kind in _OF_ONE_PART:
            self.out.lost(kind, identity, why)
        else:
            self.lost_ids.setdefault(kind, {})[identity] = why


@dataclass(frozen=True, slots=True)
class _Inside:
    """The output of one part: its files lie in a folder of the part's name, or its one file has that name."""

    out: Output
    name: str
    folder: bool

    def file(self, name: str = "") -> AbstractContextManager[BinaryIO]:
        return self.out.file(f"{self.name}/{name}" if self.folder else self.name)

    def kept(self, kind: Kind, identity: str, text: str | None = None) -> None:
        self.out.kept(kind, identity, text)

    def lost(self, kind: Kind, identity: str, why: str) -> None:
        self.out.lost(kind, identity, why)
