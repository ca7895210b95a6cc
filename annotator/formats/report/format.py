"""Owns what the formats "report" and "pdf" are called, hold and are read back by."""

from typing import Final

from annotator.formats.dossier.account import HOLDS
from annotator.formats.format import Format, Use
from annotator.formats.known_labels import guided_in
from annotator.formats.output import Exporter
from annotator.formats.report import page, pdf

REPORT: Final = Format(
    "report",
    "Report of facts, for reading and printing",
    (".html",),
    "Holds facts with their roots, the claims they rest on with the sentence around each, what analysts differ on, "
    "notes, and the decisions on all these; other claims, articles in full, names and links are left out.",
    exporter=Exporter(page.export, page.reread, HOLDS, "lxml", "none", why_not=guided_in("at its end"), context=True),
    use=Use.PEOPLE,
)
PDF: Final = Format(
    "pdf",
    "Report of facts on paper, as PDF",
    (".pdf",),
    "As report, on A4, up to 1,000 facts, pieces of evidence and decisions in all. A character that none of its "
    "typefaces has is printed as its name.",
    exporter=Exporter(pdf.export, pdf.reread, HOLDS, "PDFium", "none", why_not=guided_in("at its end"), context=True),
    extra="pdf",
    use=Use.PEOPLE,
)
