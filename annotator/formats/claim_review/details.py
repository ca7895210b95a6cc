"""Owns which details of a review have no place in a fact: their names, and what each is of."""

from collections.abc import Collection, Iterator
from typing import Final

from annotator.domain.fact import Stance
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
_OF_QUOTATIONS: Final = ("text", "isPartOf", "disambiguatingDescription")
_OF_OUR_QUOTATIONS: Final = (*_OF_QUOTATIONS, "identifier", "creativeWorkStatus", "spokenByCharacter")
_OF_WORKS: Final = ("url", "identifier")
_NOTED: Final = ("headline",)
"""What a note on a quotation that stands in no article here says of its work, too."""
_OF_OUR_WORKS: Final = (*(*_OF_WORKS, *_NOTED, "datePublished", "inLanguage", "publisher", "author"),)
_BODY: Final = "reviewBody"

_Detail = tuple[str, str]


def details_of(review: JsonObject) -> Iterator[_Detail]:
    """The details that stay out of a review, each with what it is of; of our drafts, what we did not write there."""
    if words(review, "creativeWorkStatus") == DRAFT:
        yield from _beside(review, (*_OF_DRAFTS, *_explaining(review)), "review")
        return
    yield from _beside(review, (*_OF_REVIEWS, *_explaining(review)), "review")
    if any(each and "Quotation" not in kinds(each) for each in each_of(review.get("citation"))):
        yield "citation", "review"
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


def details_of_quotation(quotation: JsonObject, *, ours: bool, noted: bool) -> Iterator[_Detail]:
    """The details that stay out of a quotation, which is evidence or only noted; of our drafts, what we did not write.

    Of several works that it is part of only the first counts.
    """
    works = _objects(quotation.get("isPartOf"))
    if ours:
        yield from _beside(quotation, _OF_OUR_QUOTATIONS, "quotation")
        yield from (detail for work in works for detail in _beside(work, _OF_OUR_WORKS, "quoted work"))
        return
    yield from _beside(quotation, _OF_QUOTATIONS if noted or _is_stance(quotation) else _OF_QUOTATIONS[:2], "quotation")
    known = (*_OF_WORKS, *(_NOTED if noted else ()))
    yield from (detail for work in works[:1] for detail in _beside(work, known, "quoted work"))
    if works[1:]:
        yield "isPartOf", "quotation"


def _is_stance(quotation: JsonObject) -> bool:
    return words(quotation, "disambiguatingDescription") in set(Stance)


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
