"""Owns what comes in from ClaimReview: reviews as facts, and quotations from articles of the project as claims."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats.claim_review.contexts import OwnWordsError, in_schema_words
from annotator.formats.claim_review.details import details_of
from annotator.formats.claim_review.finding import OF_SEARCH, Finding
from annotator.formats.claim_review.review import Review
from annotator.formats.claim_review.terms import words
from annotator.formats.claim_review.writing import BEGINNING
from annotator.formats.document import Addressed
from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.jsonitems import first_object, items
from annotator.formats.jsonlines import objects
from annotator.formats.native.records import NumberedRecords
from annotator.formats.native.shapes import SHAPES
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.passing import details_left, listed
from annotator.formats.quoting import Quoting
from annotator.formats.regular import LARGEST

_NAMED: Final = re.compile(rb'"(?:https?://(?:www\.)?schema\.org/|[\w-]{1,20}:)?ClaimReview"')


def is_one(head: bytes) -> bool:
    """Whether a file begins as reviews of claims, published ones or what a search for them gave."""
    named = _NAMED.search(head) is not None
    searched = f'"{OF_SEARCH}"'.encode() in head and b'"claims"' in head
    return (named or searched or head.startswith(BEGINNING)) and as_str(first_object(head).get("type")) not in SHAPES


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file of reviews by their number; one that cannot be read is an error in its place.

    JSON Lines are numbered by line. `project` is where the articles of quotations are looked up.
    """
    told = Reviewed(original.shown, Quoting(project))
    by_line = original.extension in NATIVE_EXTENSIONS and first_object(original.head(LARGEST))
    yield from told.records(objects(original) if by_line else ((0, item) for _, item in items(original)))
    yield from told.others()
    if not told.held:
        yield BadFile("reviews-none", file=original.shown)


@dataclass(slots=True)
class Reviewed:
    """The reviews in some objects: whether there was anything, how many there are, and what is to be told of them."""

    file: str
    quoting: Quoting
    held: bool = False
    number: int = 0
    unlike: int = 0
    unrated: int = 0
    torn: int = 0
    details: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What stayed out of reviews that came in, by its name and what it is of."""
    finding: Finding = field(default_factory=Finding)

    def records(self, read: Iterable[tuple[int, dict[str, Json] | BadFile]]) -> NumberedRecords:
        """Their native records; the reviews of objects that have no number are counted."""
        for line, item in read:
            if isinstance(item, BadFile):
                yield item
                self.held = True
                continue
            self.held = self.held or item.get("@graph") == []
            try:
                thing = in_schema_words(item)
            except OwnWordsError as error:
                yield BadFile("context-own", file=self.file, reason=str(error))
                self.held = True
                continue
            for review in self.finding.reviews(thing):
                self.held, self.number = True, self.number + 1
                yield from self._told(review, line or self.number)
        told = {"ratings-unlike": self.unlike, "reviews-unrated": self.unrated, "ratings-torn": self.torn}
        yield from (Remark(name, file=self.file, count=count) for name, count in told.items() if count)
        yield from details_left(self.file, self.details)

    def others(self, ending: str = "") -> NumberedRecords:
        """A remark on what beside the reviews was no review, of kinds that end so; none without any."""
        others = Counter({kind: count for kind, count in self.finding.others.items() if kind.endswith(ending)})
        if self.held and others:
            yield Remark("things-left", file=self.file, count=others.total(), kinds=listed(others))

    def _told(self, review: JsonObject, number: int) -> NumberedRecords:
        try:
            for place, each in enumerate(_by_claim(review)):
                given = Review(each, self.quoting)
                yield from ((number, record) for record in given.records())
                self.details.update(given.left if not place else ())
                self.unlike += given.is_unlike and given.is_rated
                self.unrated += not given.is_rated
                self.torn += given.is_torn
            self.details.update(details_of(review))
        except ValueError as error:
            yield BadFile("line-bad", file=self.file, line=number, reason=plain(error))


def _by_claim(review: JsonObject) -> list[JsonObject]:
    """A review of several claims once for each of them."""
    claims = [said for each in as_list(review.get("claimReviewed")) if (said := words([each], "@value"))]
    return [{**review, "claimReviewed": claim} for claim in claims] or [review]
