"""Owns where in graphs, feeds and answers reviews of claims stand, and what else stands there beside them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.json import Json, JsonObject, as_list
from annotator.formats.claim_review.naming import Named
from annotator.formats.claim_review.terms import kinds, plain

KIND: Final = "ClaimReview"
OF_SEARCH: Final = "claimReview"
_CLAIM_OF_SEARCH: Final = ("text", "claimant", "claimDate", OF_SEARCH)
_REVIEW_OF_SEARCH: Final = ("publisher", "reviewDate", "textualRating")
_OF_MEDIA: Final = "MediaReview"
_DEEPEST: Final = 10
_LISTS: Final = ("@graph", "dataFeedElement", "itemListElement", "item")
"""The keys whose lists hold things of their own, and no parts of one."""


@dataclass(slots=True)
class Finding:
    """Finds the reviews in values; `others` counts by kind the things beside them that are none."""

    others: Counter[str] = field(default_factory=Counter)

    def reviews(self, value: Json) -> Iterator[JsonObject]:
        """The reviews in a value, with the things in it that they only name in the place of those names."""
        named = Named()
        named.learn(value, _DEEPEST)
        found = list(self.of_thing(value))
        yield from (named.whole(review) for review in found) if named.things else found
        self.others -= Counter(kind for name in named.used if (kind := _kind(named.things[name])))

    def of_thing(self, value: Json, levels: int = _DEEPEST) -> Iterator[JsonObject]:
        """The reviews in one thing; one that holds none is counted, if nothing within it was."""
        before, found = self.others.total(), False
        for review in self._within(value, levels):
            found = True
            yield review
        if not found and self.others.total() == before and (kind := _kind(value)):
            self.others[kind] += 1

    def _within(self, value: Json, levels: int) -> Iterator[JsonObject]:
        """The reviews in a value, wherever they stand in it."""
        node = plain(value)
        if _is_review(node):
            yield node
        elif isinstance(node.get(OF_SEARCH), list):
            yield from (_of_search(node, plain(each)) for each in as_list(node[OF_SEARCH]))
        elif levels > 0 and _OF_MEDIA not in kinds(node):
            for name, inner in node.items():
                yield from self._under(name, inner, levels - 1)

    def _under(self, name: str, value: Json, levels: int) -> Iterator[JsonObject]:
        look = self.of_thing if name in _LISTS else self._within
        for each in _flat(value, levels):
            yield from look(each, levels)


def _flat(value: Json, levels: int) -> Iterator[Json]:
    """The objects of a value that may be lists of lists."""
    if isinstance(value, list | tuple):
        for each in value if levels > 0 else ():
            yield from _flat(each, levels - 1)
    elif isinstance(value, dict):
        yield value


def _kind(value: Json) -> str:
    """What kind of thing an object is, or what it wraps is; "" if it does not say."""
    node = plain(value)
    return next(iter(kinds(plain(node["item"]) if "item" in node else node)), "")


def _is_review(node: JsonObject) -> bool:
    """Whether an object is a review of a claim; one of a picture or recording is none, whatever words are with it."""
    named = kinds(node)
    return KIND in named or ("claimReviewed" in node and _OF_MEDIA not in named)


def _of_search(claim: JsonObject, review: JsonObject) -> JsonObject:
    """A review as Google's search for fact checks gives it, in the words of schema.org."""
    made = {name: said for name, said in claim.items() if name not in _CLAIM_OF_SEARCH}
    return {
        **{name: said for name, said in review.items() if name not in _REVIEW_OF_SEARCH},
        "claimReviewed": claim.get("text"),
        "itemReviewed": {**made, "author": {"name": claim.get("claimant")}, "datePublished": claim.get("claimDate")},
        "author": review.get("publisher"),
        "url": review.get("url"),
        "datePublished": review.get("reviewDate"),
        "reviewRating": {"alternateName": review.get("textualRating")},
    }
