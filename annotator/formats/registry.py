"""Owns the list of formats: ours, and those that other installed packages bring."""

from typing import Final

from annotator.domain.errors import Missing
from annotator.formats import known_labels, table_csv, table_xlsx
from annotator.formats.averitec import reading as averitec_reading
from annotator.formats.averitec import writing as averitec
from annotator.formats.averitec.keeping import KEPT as KEPT_BY_AVERITEC
from annotator.formats.brat import reading as brat_reading
from annotator.formats.brat import writing as brat
from annotator.formats.cdcr.format import CDCR
from annotator.formats.claim_review.formats import CLAIM_REVIEW
from annotator.formats.conll2003.format import CONLL2003
from annotator.formats.conll2012.format import CONLL2012
from annotator.formats.docbin.format import DOCBIN
from annotator.formats.doccano.format import DOCCANO
from annotator.formats.document import ClaimEntry, EntityEntry, FactEntry, FamilyEntry, LinkEntry, StoryEntry
from annotator.formats.ecb.format import ECB
from annotator.formats.endings import (
    ARCHIVE_EXTENSIONS,
    DOCUMENT_EXTENSIONS,
    NATIVE_EXTENSIONS,
    PAGE_EXTENSIONS,
    TABLE_EXTENSIONS,
    TEXT_EXTENSIONS,
)
from annotator.formats.fact_sets.formats import FACT_SETS
from annotator.formats.fever import reading as fever_reading
from annotator.formats.fever import writing as fever
from annotator.formats.fever.keeping import KEPT as KEPT_BY_FEVER
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.label_studio import checking as label_studio_checking
from annotator.formats.label_studio import reading as label_studio_reading
from annotator.formats.label_studio import tables as label_studio_tables
from annotator.formats.label_studio import tasks as label_studio_tasks
from annotator.formats.label_studio import writing as label_studio
from annotator.formats.native import exporting
from annotator.formats.native.writing import KIND_BY_TYPE
from annotator.formats.output import Exporter
from annotator.formats.parquet.format import PARQUET
from annotator.formats.plugins import brought
from annotator.formats.prodigy import reading as prodigy_reading
from annotator.formats.prodigy import writing as prodigy
from annotator.formats.report.format import PDF, REPORT
from annotator.formats.uima.formats import UIMA
from annotator.formats.viewer.format import VIEWER
from annotator.formats.web_annotation.formats import WEB_ANNOTATION

_JUDGED: Final = (ClaimEntry, LinkEntry, EntityEntry, FamilyEntry, StoryEntry, FactEntry)
_NATIVE: Final = Exporter(
    exporting.export,
    exporting.reread,
    tuple(KIND_BY_TYPE.values()),
    "json",
    "code points",
    soft=_JUDGED,
    beside=True,
    context=True,
    paged=True,
)
_FORMATS: Final = (
    Format(
        "jsonl",
        "Annotator JSON Lines",
        NATIVE_EXTENSIONS,
        "Nothing is lost.",
        own=True,
        exporter=_NATIVE,
        use=Use.COMPLETE,
    ),
    Format(
        "csv",
        "Table of claims for spreadsheets",
        (".csv",),
        "Holds claims, each with its article, status and facts; mentions, entities, links, families, notes, the "
        "texts around the quotes and the history of decisions are left out. A cell that a spreadsheet could take for "
        "a formula has an apostrophe in front. It comes in again where the articles are.",
        own=True,
        exporter=Exporter(
            table_csv.export,
            table_csv.reread,
            table_csv.HOLDS,
            "Python's csv module",
            "code points",
            soft=table_csv.SOFT,
            paged=True,
        ),
        use=Use.PEOPLE,
    ),
    Format(
        "xlsx",
        "Excel workbook, a table of claims",
        (".xlsx",),
        "As csv; every cell is text, so that none acts as a formula. A claim with a cell of more than 32,767 "
        "characters is left out.",
        own=True,
        exporter=Exporter(
            table_xlsx.export,
            table_xlsx.reread,
            table_xlsx.HOLDS,
            "openpyxl",
            "code points",
            why_not=known_labels.guided_in("in the description of the workbook"),
            soft=table_csv.SOFT,
        ),
        use=Use.PEOPLE,
    ),
    Format(
        "brat",
        "brat standoff, a folder with three files an article",
        (".ann",),
        "Holds articles, mentions and claims with their slots; entities, links, facts and the history are left out. "
        "What brat says of a span beside its type is kept with the mention; what is known of an article lies beside "
        "its text. Line ends and tabs within spans show as spaces.",
        foreign=Foreign(brat_reading.records, along=brat_reading.along, carries=True),
        exporter=Exporter(
            brat.export,
            brat.reread,
            brat.HOLDS,
            "pybrat",
            "code points",
            folder=True,
            labels=True,
            why_not=known_labels.held_in("annotation.conf"),
            soft=(ClaimEntry,),
        ),
    ),
    Format(
        "prodigy",
        "Prodigy JSON Lines",
        NATIVE_EXTENSIONS,
        "Holds articles, mentions and claims with their slots, and refused claims as refused tasks; entities, links, "
        "facts and the history are left out.",
        foreign=Foreign(prodigy_reading.records, prodigy_reading.is_one, item="task", endings=(".json",), carries=True),
        exporter=Exporter(
            prodigy.export, prodigy.reread, prodigy.HOLDS, "json", "code points", labels=True, soft=(ClaimEntry,)
        ),
    ),
    Format(
        "label-studio",
        "Label Studio, a folder with tasks and the labelling configuration",
        (".json",),
        "Holds articles, mentions and claims with their slots, undecided ones as predictions; entities, links, facts "
        "and the history are left out. Offsets count units of UTF-16, as its window does. With "
        "annotator[labelstudio] its own SDK reads an export back, too.",
        foreign=Foreign(
            label_studio_reading.records,
            label_studio_tasks.is_one,
            label_studio_reading.along,
            item="task",
            endings=label_studio_tables.ENDINGS,
            carries=True,
        ),
        exporter=Exporter(
            label_studio.export,
            label_studio_checking.reread,
            label_studio.HOLDS,
            "json, and label-studio-sdk where it is installed",
            "UTF-16 units",
            folder=True,
            labels=True,
            why_not=known_labels.held_in("config.xml"),
            soft=(ClaimEntry,),
        ),
    ),
    *FACT_SETS,
    Format(
        "fever",
        "FEVER, a folder with claims and pages",
        NATIVE_EXTENSIONS,
        "Holds facts as claims, the claims that bear out their labels as evidence by sentence, and articles as pages; "
        "facts with conflicting evidence, or with nothing that bears their verdict out, other claims, names, links and "
        "the history are left out.",
        foreign=Foreign(fever_reading.records, fever_reading.is_one, fever_reading.along),
        exporter=Exporter(
            fever.export,
            fever.reread,
            fever.HOLDS,
            "json",
            "sentences of the page",
            folder=True,
            labels=True,
            soft=(FactEntry,),
            again=KEPT_BY_FEVER,
            context=True,
        ),
        use=Use.MODELS,
    ),
    Format(
        "averitec",
        "AVeriTeC, one list of claims",
        (".json",),
        "Holds facts as claims with their rationale, and the evidence joined to them as extracts; other claims, names, "
        "links and the history are left out. Its questions name the stance only, for nobody asked them. In, answers "
        "that quote an article here are evidence, others notes.",
        foreign=Foreign(
            averitec_reading.records,
            averitec_reading.is_one,
            pointing=averitec_reading.records,
            item="claim",
            endings=(".jsonl",),
            said_of_texts=True,
        ),
        exporter=Exporter(
            averitec.export,
            averitec.reread,
            averitec.HOLDS,
            "json",
            "none",
            labels=True,
            soft=(FactEntry,),
            again=KEPT_BY_AVERITEC,
            context=True,
        ),
        use=Use.MODELS,
    ),
    CONLL2012,
    CONLL2003,
    ECB,
    CDCR,
    *UIMA,
    CLAIM_REVIEW,
    WEB_ANNOTATION,
    DOCCANO,
    PARQUET,
    DOCBIN,
    REPORT,
    PDF,
    VIEWER,
    Format(
        "text",
        "Plain text, one article a file",
        TEXT_EXTENSIONS,
        "Title and file name are all that is known beside the text.",
        own=True,
    ),
    Format(
        "html",
        "Web page, one article a file",
        PAGE_EXTENSIONS,
        "The main text is kept as plain text, with title, author, date, site and address as far as the page states "
        "them; menus, comments, pictures and links are left out.",
        own=True,
    ),
    Format(
        "document",
        "PDF, Word file or mail, one article a file",
        DOCUMENT_EXTENSIONS,
        "Of a PDF the text layer is kept, its lines joined to paragraphs, without what the edge of every page repeats; "
        "of a Word file the text as it reads with all changes taken; of a mail the message, sender, date and subject. "
        "Pictures, notes at the foot, layout and what hangs on a mail are left out.",
        own=True,
    ),
    Format(
        "table",
        "Table of articles or claims, one a row",
        TABLE_EXTENSIONS,
        "Of articles text, title, source, address, author, date, language and id are read from the columns called so, "
        "or as --column says; other columns are left out, and dates that could be two days. Rows with a quote, or with "
        "start and end, are claims of the article in their row, or of the one they name; other columns stay with them. "
        "Lines of JSON (.jsonl), or a list of it (.json), that hold words and numbers alone are rows, too.",
        own=True,
    ),
    Format(
        "zip",
        "Archive of any of these",
        ARCHIVE_EXTENSIONS,
        "What is encrypted, a link, an archive itself or of another kind is left out.",
        own=True,
    ),
)


def formats() -> tuple[Format, ...]:
    """Every known format: ours, then those of other packages that have names of their own."""
    ours = {known.name for known in _FORMATS}
    return (*_FORMATS, *(known for known in brought()[0] if known.name not in ours))


def format_written(name: str) -> Format:
    """The format of a name that a project can be exported to; Missing that lists those there are."""
    written = [known for known in formats() if known.writes]
    for known in written:
        if known.name == name:
            return known
    raise Missing("format-not-written", name=name, known=", ".join(known.name for known in written))
