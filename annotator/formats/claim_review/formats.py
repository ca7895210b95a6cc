"""Owns what the format of ClaimReview is called, and what of a project it cannot hold."""

from typing import Final

from annotator.formats.claim_review import reading, writing
from annotator.formats.format import Foreign, Format, Use
from annotator.formats.output import Exporter

CLAIM_REVIEW: Final = Format(
    "claim-review",
    "ClaimReview of schema.org, one file of drafts",
    (".jsonld", ".json"),
    "Holds facts that somebody gave a verdict, each as the draft of a review with its rating, who says so, the "
    "articles where it appears, and quotations that bear on it; other claims, names, links and the history are left "
    "out. In, ratings in any words become the nearest verdict; their words are kept. What a review says beyond its "
    "claim, rating, dates, people, addresses and quotations is left out.",
    foreign=Foreign(
        reading.records,
        reading.is_one,
        pointing=reading.records,
        unaided=True,
        item="review",
        endings=(".jsonl",),
        said_of_texts=True,
    ),
    exporter=Exporter(writing.export, writing.reread, writing.HOLDS, "pyld", "none", labels=True, context=True),
    extra="web",
    use=Use.PEOPLE,
)
