"""Owns what the lists of mentions are called, and what of a project they cannot hold."""

from typing import Final

from annotator.formats.cdcr import reading, writing
from annotator.formats.chains import NO_FACTS
from annotator.formats.document import FactEntry
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

CDCR: Final = Format(
    "cdcr",
    "CDCR lists of mentions, for coreference across documents: a folder with documents, events and entities",
    (".json",),
    "As ecb, in the lists that programs make of such a corpus before they read it; sources, titles and dates of "
    "articles, entities with a single mention, and lemmas and parts of speech, which are not known here, are left out.",
    foreign=Foreign(reading.records, reading.is_one, reading.along, reading.records, item="mention"),
    exporter=Exporter(
        writing.export,
        writing.reread,
        writing.HOLDS,
        "json",
        "words",
        folder=True,
        labels=True,
        why_not={FactEntry: NO_FACTS},
    ),
    use=Use.MODELS,
)
