"""Owns the report of facts as PDF: set by Typst out of our template, read back with PDFium."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from annotator.domain.decision import Decision
from annotator.domain.json import as_list, as_str
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.dossier.account import ReportAccount, fact_text, piece_text
from annotator.formats.dossier.gathering import Gathering, told_case
from annotator.formats.dossier.told import ToldFact
from annotator.formats.dossier.visible import visible
from annotator.formats.known_labels import guidelines
from annotator.formats.output import Found, Kind, Output
from annotator.formats.report.page import TITLE
from annotator.formats.report.records import case_record
from annotator.formats.report.typefaces import folders, printable
from annotator.paths import resource

MOST: Final = 1_000
"""Facts, pieces of evidence and decisions in all: Typst sets a report at once, and each takes up to 0.2 MB."""
_KINDS: Final[dict[str, Kind]] = {"fact": FactEntry, "claim": ClaimEntry, "decision": Decision}
_ONE_AFTER_ANOTHER: Final = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts whose letters stand in a PDF as they are read; others are joined, turned or stacked in it."""


def export(case: Case, out: Output) -> None:
    """Write the report of a case."""
    account = ReportAccount(out, Gathering(told_case(case), most=MOST))
    facts = account.gather()
    with out.file() as file:
        file.write(_typeset(facts, guidelines(case)))
    account.tell(facts)


def _typeset(facts: Sequence[ToldFact], guided: str) -> bytes:
    import typst

    told = {"report": json.dumps(case_record(TITLE, facts, guided)), "told": json.dumps(list(_told(facts)))}
    template = resource("dossier", "report.typ")
    # The root is the folder of our resources: the template reads the drawings of badges, and nothing else is in reach.
    made = typst.compile(
        str(template),
        root=str(template.parent.parent),
        font_paths=folders(),
        ignore_system_fonts=True,
        sys_inputs=told,
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages and no PDF")
    return made


def _told(facts: Sequence[ToldFact]) -> Iterator[tuple[str, str, str]]:
    """What the PDF says of itself in an attachment: the kind, as what it is found again, and as it is printed."""
    pieces = {piece.claim.id: piece for told in facts for piece in told.pieces}
    rows = {row.id: row for told in facts for row in told.history}
    for told in facts:
        found = fact_text(told.fact.verdict, told.fact.text)
        yield "fact", found, printable(told.fact.text)
    for claim, piece in pieces.items():
        yield "claim", piece_text(claim, piece.quote), printable(piece.quote)
    for row in rows.values():
        yield "decision", visible(row.id), ""


def reread(path: Path) -> Iterator[Found]:
    """What the attachment of a report tells, if its pages say it too.

    Of words in scripts that a PDF joins, turns or stacks only the attachment is asked: no reader gives them back as
    they were.
    """
    # By its name, for it ships no types.
    with import_module("pypdfium2").PdfDocument(path) as document:
        told = as_list(json.loads(bytes(document.get_attachment(0).get_data())))
        said = "".join(_plain(page.get_textpage().get_text_range()) for page in document)
    for item in told:
        kind, found, printed = map(as_str, as_list(item))
        if not _is_readable(printed) or _plain(printed) in said:
            yield Found(_KINDS[kind], found)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


def _is_readable(text: str) -> bool:
    return all(
        unicodedata.category(each)[0] not in "LM" or unicodedata.name(each, "").startswith(_ONE_AFTER_ANOTHER)
        for each in unicodedata.normalize("NFKC", text)
    )
