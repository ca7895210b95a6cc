"""Owns what the format of W3C Web Annotation is called, and what of a project it cannot hold."""

from typing import Final

from annotator.formats.document import ClaimEntry
from annotator.formats.format import Foreign, Format
from annotator.formats.known_labels import held_in
from annotator.formats.output import Exporter
from annotator.formats.web_annotation import reading, rereading, writing

WEB_ANNOTATION: Final = Format(
    "web-annotation",
    "W3C Web Annotation, a folder with a page of JSON-LD and a text an article",
    (".jsonld", ".json"),
    "Holds articles with what is known of them, mentions and claims with their slots; entities, links, facts and the "
    "history are left out. In, what points at words of a text that is embedded, beside it, or here as an article with "
    "that address; annotations of pictures and sounds stay out.",
    foreign=Foreign(
        reading.records,
        reading.is_one,
        reading.along,
        reading.records,
        unaided=True,
        carries=True,
        said_of_texts=True,
    ),
    exporter=Exporter(
        writing.export,
        rereading.reread,
        writing.HOLDS,
        "pyld",
        "code points",
        folder=True,
        labels=True,
        why_not=held_in("_collection.jsonld"),
        soft=(ClaimEntry,),
    ),
    extra="web",
)
