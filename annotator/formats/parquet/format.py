"""Owns what the format "parquet" is called, holds and needs."""

from typing import Final

from annotator.formats.document import ClaimEntry, EntityEntry, FactEntry, LinkEntry
from annotator.formats.format import Format, Use
from annotator.formats.output import Exporter
from annotator.formats.parquet import reading, writing
from annotator.formats.splits.asking import PARTS

PARQUET: Final = Format(
    "parquet",
    "Parquet for Hugging Face, tables in a folder with its card",
    (".parquet",),
    "Holds articles, claims with their slots and judgements, mentions, entities, links, facts, copy families and "
    "stories as tables, those that somebody settled unless more is asked for, and the label schema as a file; notes, "
    "what the machine said before a correction and the history are left out.",
    exporter=Exporter(
        writing.export,
        reading.reread,
        writing.HOLDS,
        "pyarrow",
        "code points",
        folder=True,
        labels=True,
        context=True,
        paged=True,
        soft=(ClaimEntry, EntityEntry, LinkEntry, FactEntry),
        parts=PARTS,
        write_parts=writing.export_parts,
    ),
    extra="parquet",
    use=Use.MODELS,
)
