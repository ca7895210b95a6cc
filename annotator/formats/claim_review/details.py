"""Owns which details of a review have no place in a fact: their names, and what each is of."""

from collections.abc import Collection, Iterator
from typing import Final

from annotator.domain.json import Json, JsonObject
from annotator.formats.claim_review.terms import each_of, kinds, plain, words
from annotator.formats.claim_review.writing import DRAFT

_OF_REVIEWS: Final = ("claimReviewed", "itemReviewed", "author", "url", "datePublished", "reviewRating", "citation")
_OF_DRAFTS: Final = (*_OF_REVIEWS[:2], "reviewRating", "citation", "identifier", "creativeWorkStatus", "about")
_SCALE: Final = ("ratingValue", "worstRating", "bestRating")
_OF_RATINGS: Final = (*_SCALE, "alternateName", "name", "ratingExplanation")
_OF_CLAIMS: Final = ("author", "datePublished", "appearance", "firstAppearance", "temporalCoverage")
_OF_AUTHORS: Final = ("name", "author")
"""Who made a claim may be a thing of the graph that names itself as its author."""
_BODY: Final = "reviewBody"

_Detail = tuple[str, str]


def details_of(review: JsonObject) -> Iterator[_Detail]:
    """The details that stay out of a review, each with what it is of; of our drafts, what we did not write there."""
    if words(review, "creativeWorkStatus") == DRAFT:
        yield from _beside(review, (*_OF_DRAFTS, *_explaining(review)), "review")
        return
    yield from _beside(review, (*_OF_REVIEWS, *_explaining(review)), "review")
    yield from (("citation", "review") for each in _objects(review.get("citation")) if "Quotation" not in kinds(each))
    yield from (
        detail for each in _objects(review.get("reviewRating")) for detail in _beside(each, _OF_RATINGS, "rating")
    )
    yield from _authors(review)
    for claim in _objects(review.get("itemReviewed")):
        named = () if words(review, "claimReviewed") else ("text", "name")
        yield from _beside(claim, (*_OF_CLAIMS, *named), "claim")
        yield from _authors(claim)
        works = [each for name in ("appearance", "firstAppearance") for each in _objects(claim.get(name))]
        yield from (detail for each in works for detail in _beside(each, ("url",), "appearance"))


def _authors(node: JsonObject) -> Iterator[_Detail]:
    yield from (detail for each in _objects(node.get("author")) for detail in _beside(each, _OF_AUTHORS, "author"))


def _explaining(review: JsonObject) -> tuple[str, ...]:
    """The text of a review where it is the rationale, as no rating explains itself."""
    explained = any(each.get("ratingExplanation") for each in each_of(review.get("reviewRating")))
    return () if explained else (_BODY,)


def _objects(value: Json) -> list[JsonObject]:
    """The objects of a value that are more than words."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [plain(each) for each in listed if isinstance(each, dict)]


def _beside(node: JsonObject, known: Collection[str], of: str) -> Iterator[_Detail]:
    yield from ((name, of) for name, said in node.items() if said and name not in known and name[:1] != "@")
