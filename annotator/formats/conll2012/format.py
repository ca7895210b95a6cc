"""Owns what the format of CoNLL-2012 is called, and what of a project it cannot hold."""

from typing import Final

from annotator.formats.chains import NO_FACTS
from annotator.formats.conll2012 import reading, writing
from annotator.formats.document import FactEntry
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

CONLL2012: Final = Format(
    "conll2012",
    "CoNLL-2012 coreference, a folder with chains of entities and of events",
    reading.EXTENSIONS,
    "Holds articles as their words, without the white space between them, mentions with the chain of their entity, and "
    "claims as the words of their predicate, with the chain of those that are linked as the same or support one fact. "
    "Labels of mentions within others, what claims say, other links, facts and the history are left out. A number is "
    "one chain in all documents; in the files by topic, a topic is one document. What is only suggested, if it was "
    "asked for, looks like what is confirmed.",
    foreign=Foreign(reading.records, reading.is_one, reading.along, reading.records),
    exporter=Exporter(
        writing.export,
        writing.reread,
        writing.HOLDS,
        "conll-transform",
        "words",
        folder=True,
        labels=True,
        why_not={FactEntry: NO_FACTS},
    ),
    use=Use.MODELS,
)
