"""Owns what the format of ECB+ is called, and what of a project it cannot hold."""

from typing import Final

from annotator.formats.chains import NO_FACTS
from annotator.formats.document import FactEntry
from annotator.formats.ecb import reading, writing
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

ECB: Final = Format(
    "ecb",
    "ECB+, a folder with a file an article and events and names across them",
    reading.EXTENSIONS,
    "Holds articles as their words, without the white space between them, mentions and entities as participants, "
    "places and times, and claims as actions at their predicate, with those linked as the same or supporting one fact "
    "as one instance. Other slots of claims, other links, facts and the history are left out. Characters that XML "
    "forbids show as U+FFFD.",
    foreign=Foreign(reading.records, reading.is_one, reading.along, reading.records),
    exporter=Exporter(
        writing.export,
        writing.reread,
        writing.HOLDS,
        "lxml",
        "words",
        folder=True,
        labels=True,
        why_not={FactEntry: NO_FACTS},
    ),
    use=Use.MODELS,
)
