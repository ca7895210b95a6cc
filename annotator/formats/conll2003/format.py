"""Owns what the format of CoNLL-2003 is called, and what of a project it cannot hold."""

from typing import Final

from annotator.formats.conll2003 import reading, writing
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

CONLL2003: Final = Format(
    "conll2003",
    "CoNLL-2003, a word a line with the tag of its name",
    reading.EXTENSIONS,
    "Holds articles as their words, without the white space between them, and mentions as tags of the scheme IOB2; of "
    "mentions that overlap the longest. Titles, sources, dates, claims, entities, links, facts and the history are "
    "left out. Tags of any scheme come in, and the text is put together from the words.",
    foreign=Foreign(reading.records, reading.is_one, pointing=reading.records),
    exporter=Exporter(writing.export, writing.reread, writing.HOLDS, "iobes", "words", labels=True),
    use=Use.MODELS,
)
