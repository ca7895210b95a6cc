"""Owns what a format is: what it is called, which way it goes, what it cannot hold, and what reads and writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from annotator.formats.document import Addressed
from annotator.formats.extras import is_there, lacking, needed
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.output import Exporter

ENTRY_POINTS: Final = "annotator.formats"
"""The entry points by which other packages bring formats; each names a `Format`."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """How files of another tool come in: `records` turns one into native records; offsets are in code points by then.

    `is_one` tells by the first bytes of a file whether it is one, where several formats share an ending. `along` names
    the files of the same folder that are read with it, and are none of their own. `pointing` takes the place of
    `records` where labels may point into articles that the project already has. `unaided` formats come in without the
    packages of their extra, which only their export needs. `item` is what records are numbered by, if not by lines;
    JSON Lines always are. `endings` are those of other files that come in, beside what an export ends in. One `carries`
    ids if a claim of it has one only where an export of ours wrote it. What is `said_of_texts` that other files bring
    comes in after them.
    """

    records: Callable[[Original], NumberedRecords]
    is_one: Callable[[bytes], bool] = lambda _head: True
    along: Callable[[str], tuple[str, ...]] = lambda _name: ()
    pointing: Callable[[Original, Addressed], NumberedRecords] | None = None
    unaided: bool = False
    item: str = ""
    endings: tuple[str, ...] = ()
    carries: bool = False
    said_of_texts: bool = False


class Use(StrEnum):
    """What an export is for, as lists of formats are parted."""

    COMPLETE = "Complete"
    MODELS = "For models"
    TOOLS = "For other tools"
    PEOPLE = "For people"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file, or of folder; `losses` says in a sentence what does not come through.

    `own` is what this program reads by itself, `foreign` how another tool's labels come in. `extra` names the optional
    packages of `formats.extras` without which it cannot be written, nor read unless it comes in unaided.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    losses: str
    own: bool = False
    foreign: Foreign | None = None
    exporter: Exporter | None = None
    extra: str = ""
    use: Use = Use.TOOLS

    @property
    def short_title(self) -> str:
        """What it is called in a few words."""
        return self.title.partition(", ")[0]

    @property
    def is_folder(self) -> bool:
        """Whether an export is a folder of files."""
        return self.exporter is not None and self.exporter.folder

    @property
    def is_for_labels(self) -> bool:
        """Whether what nobody has decided stays out of an export unless it is asked for."""
        return self.exporter is not None and self.exporter.labels

    @property
    def is_usable(self) -> bool:
        """Whether the packages that it needs are installed."""
        return is_there(self.extra)

    @property
    def lack(self) -> str:
        """What to install before it can be written, in a sentence; "" if nothing is missing."""
        return str(lacking(self.extra, self.short_title) or "")

    @property
    def suffix(self) -> str:
        """The ending of an exported file."""
        return self.extensions[0]

    @property
    def known_by(self) -> tuple[str, ...]:
        """The endings of all files that are read as it."""
        return (*self.extensions, *(self.foreign.endings if self.foreign else ()))

    @property
    def reads(self) -> bool:
        """Whether files of this kind can be imported."""
        return self.own or self.foreign is not None

    @property
    def writes(self) -> bool:
        """Whether a project can be exported to it."""
        return self.exporter is not None

    def beside(self, project: Path) -> Path:
        """What an export is called that lies beside its project; two formats may share an ending, never a name."""
        if not self.is_folder and self.suffix == f".{self.name}":
            return project.with_suffix(self.suffix)
        return project.with_name(f"{project.stem}-{self.name}{'' if self.is_folder else self.suffix}")

    def demand(self) -> None:
        """Nothing, if the packages that it needs are installed; Missing that says how to come by them."""
        needed(self.extra, self.title)
