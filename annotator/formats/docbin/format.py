"""Owns what the format "docbin" is called, holds and is read by."""

from typing import Final

from annotator.formats.docbin import checking, reading, writing
from annotator.formats.document import ClaimEntry
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

DOCBIN: Final = Format(
    "docbin",
    "spaCy documents for training, a folder of DocBin files",
    (".spacy",),
    "Holds articles, mentions as entities and span groups, and claims with their slots as span groups; what is known "
    "of entities, links, facts and the history are left out. Tokens are spaCy's, cut where a span begins or ends in "
    "one; tags, dependencies and text categories do not come in.",
    foreign=Foreign(reading.records, carries=True),
    exporter=Exporter(
        writing.export,
        checking.reread,
        writing.HOLDS,
        "spacy",
        "tokens",
        folder=True,
        labels=True,
        soft=(ClaimEntry,),
        parts=writing.PARTS,
        write_parts=writing.export_parts,
    ),
    use=Use.MODELS,
)
