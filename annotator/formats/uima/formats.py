"""Owns what the formats of UIMA are called, and what of a project they cannot hold."""

from typing import Final

from annotator.formats.document import ClaimEntry
from annotator.formats.format import Foreign, Format
from annotator.formats.known_labels import held_in
from annotator.formats.output import Exporter
from annotator.formats.uima import json_reading, json_writing, rereading, xmi_reading, xmi_writing
from annotator.formats.uima.accounts import HOLDS

_READER: Final = "dkpro-cassis"
_UNIT: Final = "UTF-16 units"
UIMA: Final = (
    Format(
        "uima-xmi",
        "UIMA CAS as XMI, a folder with a file an article and their type system",
        (".xmi", ".xml"),
        "Holds articles with title, address, author, source and date, mentions as named entities, and claims with "
        "their slots as a layer of INCEpTION; entities, links, facts and the history are left out. Offsets count units "
        "of UTF-16. Control characters, which XML forbids, show as U+FFFD in other tools and come back as they were.",
        foreign=Foreign(xmi_reading.records, xmi_reading.is_one, xmi_reading.along, unaided=True, carries=True),
        exporter=Exporter(
            xmi_writing.export,
            rereading.reread_xmi,
            HOLDS,
            _READER,
            _UNIT,
            folder=True,
            labels=True,
            why_not=held_in("the type system"),
            soft=(ClaimEntry,),
        ),
        extra="uima",
    ),
    Format(
        "uima-json",
        "UIMA CAS as JSON 0.4, a folder with a file an article",
        (".json",),
        "As uima-xmi, with control characters as they are.",
        foreign=Foreign(json_reading.records, json_reading.is_one, unaided=True, carries=True),
        exporter=Exporter(
            json_writing.export,
            rereading.reread_json,
            HOLDS,
            _READER,
            _UNIT,
            folder=True,
            labels=True,
            why_not=held_in("the type system"),
            soft=(ClaimEntry,),
        ),
        extra="uima",
    ),
)
