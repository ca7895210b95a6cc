"""Owns what comes in of reviews of claims that web pages hold, in their scripts of JSON-LD."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.json import Json
from annotator.formats import native
from annotator.formats.claim_review.finding import KIND
from annotator.formats.claim_review.reading import Reviewed
from annotator.formats.document import Addressed, Given, TextOf
from annotator.formats.jsonitems import items_in
from annotator.formats.numbering import by_number
from annotator.formats.originals import Original
from annotator.formats.pages import LARGEST_PAGE, scripts
from annotator.formats.quoting import Quoting

_KIND: Final = "ld+json"
_IN_MARKUP: Final = re.compile(rb"""\b(?:itemtype|typeof)\s{0,9}=\s{0,9}["'][^"'<>]{0,200}ClaimReview\b""")
_BEGUN: Final = re.compile(r"\s*+(?:(?://|/\*)?\s*+(?:<!--|<!\[CDATA\[)\s*+(?:\*/)?)?")
_ENDED: Final = (";", "-->", "]]>", "*/", "/*", "//")
"""What pages put around a script, to hide it from old browsers or from readers of XML."""


def read_reviews(original: Original, text_of: TextOf | None, encoding: str = "") -> Iterator[Given | AnnotatorError]:
    """The reviews in a page, and what of them cannot be read; nothing of a page that holds none or is none."""
    head = original.head(LARGEST_PAGE)
    if KIND.encode() not in head:
        return
    if _IN_MARKUP.search(head):
        yield Remark("reviews-markup", file=original.shown)
    told = Reviewed(original.shown, Quoting(text_of if isinstance(text_of, Addressed) else None))
    # That a page also tells of itself and of who made it is nothing to tell.
    read = chain(told.records(_objects(original, encoding)), told.others("Review"))
    for item in native.read_records(read, file=original.shown, text_of=text_of, carries=False):
        yield by_number(item, "review") if isinstance(item, BadFile) else item


def _objects(original: Original, encoding: str) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    """The objects in scripts that name a review, without numbers, and what is damaged in the others."""
    for line, script in scripts(original, _KIND, encoding):
        begun = _BEGUN.match(script)
        at = begun.end() if begun else 0
        for _, item in items_in(_without_end(script[at:]), original.shown, line + script.count("\n", 0, at)):
            if KIND in script or isinstance(item, BadFile):
                yield 0, item


def _without_end(script: str) -> str:
    for _ in _ENDED:
        bare = script.rstrip()
        script = next((bare.removesuffix(each) for each in _ENDED if bare.endswith(each)), bare)
    return script
