"""Owns the list of formats: what each is called, which way it goes and what it cannot hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from annotator.domain.errors import AnnotatorError, Missing
from annotator.formats import averitec, table_csv, table_xlsx
from annotator.formats.brat import writing as brat
from annotator.formats.document import Given, TextOf
from annotator.formats.fever import writing as fever
from annotator.formats.files import (
    ARCHIVE_EXTENSIONS,
    NATIVE_EXTENSIONS,
    PAGE_EXTENSIONS,
    TABLE_EXTENSIONS,
    TEXT_EXTENSIONS,
    read_path,
)
from annotator.formats.label_studio import writing as label_studio
from annotator.formats.native import exporting
from annotator.formats.native.writing import KIND_BY_TYPE
from annotator.formats.output import Exporter
from annotator.formats.prodigy import writing as prodigy


class Reader(Protocol):
    """What reads a file of a format."""

    def __call__(self, path: Path, *, text_of: TextOf | None = None) -> Iterator[Given | AnnotatorError]:
        """All that a file gives, and its troubles."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file, or of folder; `losses` says in a sentence what does not come through."""

    name: str
    title: str
    extensions: tuple[str, ...]
    losses: str
    read: Reader | None = None
    exporter: Exporter | None = None

    @property
    def is_folder(self) -> bool:
        """Whether an export is a folder of files."""
        return self.exporter is not None and self.exporter.folder

    @property
    def is_for_labels(self) -> bool:
        """Whether what nobody has decided stays out of an export unless it is asked for."""
        return self.exporter is not None and self.exporter.labels

    def beside(self, project: Path) -> Path:
        """What an export is called that lies beside its project."""
        return project.with_name(f"{project.stem}-{self.name}") if self.is_folder else project.with_suffix(self.suffix)

    @property
    def suffix(self) -> str:
        """The ending of an exported file."""
        return self.extensions[0]

    @property
    def reads(self) -> bool:
        """Whether files of this kind can be imported."""
        return self.read is not None

    @property
    def writes(self) -> bool:
        """Whether a project can be exported to it."""
        return self.exporter is not None


_NATIVE: Final = Exporter(exporting.export, exporting.reread, tuple(KIND_BY_TYPE.values()), "json", "code points")
_FORMATS: Final = (
    Format("jsonl", "Annotator JSON Lines", NATIVE_EXTENSIONS, "Nothing is lost.", read_path, _NATIVE),
    Format(
        "csv",
        "Table of claims for spreadsheets",
        (".csv",),
        "Holds claims, each with its article, status and facts; mentions, entities, links, families, notes, the "
        "texts around the quotes and the history of decisions are left out. A cell that a spreadsheet could take for "
        "a formula has an apostrophe in front.",
        exporter=Exporter(table_csv.export, table_csv.reread, table_csv.HOLDS, "Python's csv module", "code points"),
    ),
    Format(
        "xlsx",
        "Excel workbook with a table of claims",
        (".xlsx",),
        "As csv; every cell is text, so that none acts as a formula. A claim with a cell of more than 32,767 "
        "characters is left out.",
        exporter=Exporter(table_xlsx.export, table_xlsx.reread, table_xlsx.HOLDS, "openpyxl", "code points"),
    ),
    Format(
        "brat",
        "brat standoff, a folder with two files an article",
        (".ann",),
        "Holds articles, mentions and claims with their slots; title, source and dates of an article, entities, links, "
        "facts and the history are left out. What brat says of a span beside its type is kept with the mention.",
        read=read_path,
        exporter=Exporter(brat.export, brat.reread, brat.HOLDS, "pybrat", "code points", folder=True, labels=True),
    ),
    Format(
        "prodigy",
        "Prodigy JSON Lines",
        NATIVE_EXTENSIONS,
        "Holds articles, mentions and claims with their slots, and refused claims as refused tasks; entities, links, "
        "facts and the history are left out.",
        read=read_path,
        exporter=Exporter(prodigy.export, prodigy.reread, prodigy.HOLDS, "json", "code points", labels=True),
    ),
    Format(
        "label-studio",
        "Label Studio, a folder with tasks and the labelling configuration",
        (".json",),
        "Holds articles, mentions and claims with their slots, undecided ones as predictions; entities, links, facts "
        "and the history are left out. Offsets count units of UTF-16, as its window does.",
        read=read_path,
        exporter=Exporter(
            label_studio.export,
            label_studio.reread,
            label_studio.HOLDS,
            "json",
            "UTF-16 units",
            folder=True,
            labels=True,
        ),
    ),
    Format(
        "fever",
        "FEVER, a folder with claims and pages",
        NATIVE_EXTENSIONS,
        "Holds facts as claims, the claims that bear out their labels as evidence by sentence, and articles as pages; "
        "facts with conflicting evidence, other claims, names, links and the history are left out.",
        read=read_path,
        exporter=Exporter(
            fever.export, fever.reread, fever.HOLDS, "json", "sentences of the page", folder=True, labels=True
        ),
    ),
    Format(
        "averitec",
        "AVeriTeC, one list of claims",
        (".json",),
        "Holds facts as claims with their rationale, and the evidence joined to them as extracts; other claims, names, "
        "links and the history are left out. Its questions name the stance only, for nobody asked them.",
        read=read_path,
        exporter=Exporter(averitec.export, averitec.reread, averitec.HOLDS, "json", "none", labels=True),
    ),
    Format(
        "text",
        "Plain text, one article a file",
        TEXT_EXTENSIONS,
        "Title and file name are all that is known beside the text.",
        read=read_path,
    ),
    Format(
        "html",
        "Web page, one article a file",
        PAGE_EXTENSIONS,
        "The main text is kept as plain text, with title, author, date, site and address as far as the page states "
        "them; menus, comments, pictures and links are left out.",
        read=read_path,
    ),
    Format(
        "table",
        "Table of articles, one a row",
        TABLE_EXTENSIONS,
        "Text, title, source, address, author, date, language and id are read from the columns called so, or as "
        "--column says; other columns are left out, and dates that could be two days.",
        read=read_path,
    ),
    Format(
        "zip",
        "Archive of any of these",
        ARCHIVE_EXTENSIONS,
        "What is encrypted, a link, an archive itself or of another kind is left out.",
        read=read_path,
    ),
)


def formats() -> tuple[Format, ...]:
    """Every known format."""
    return _FORMATS


def format_written(name: str) -> Format:
    """The format of a name that a project can be exported to; Missing that lists those there are."""
    for known in _FORMATS:
        if known.name == name and known.writes:
            return known
    raise Missing("format-not-written", name=name, known=", ".join(known.name for known in _FORMATS if known.writes))
