"""Owns things of a graph that others of it only name: what is known of each is put where it is named."""

from dataclasses import dataclass, field
from typing import Final

from annotator.domain.json import Json, JsonObject, as_str
from annotator.formats.claim_review.terms import plain

_FOLLOWED: Final = ("itemReviewed", "author", "reviewRating", "appearance", "firstAppearance")
_READ: Final = (
    *("@id", "@type", "@value", "name", "text", "url", "datePublished", "temporalCoverage", *_FOLLOWED),
    *("alternateName", "ratingValue", "worstRating", "bestRating", "ratingExplanation"),
)
"""What is read of the things that reviews name; a graph may repeat the rest without end."""
_MOST: Final = 200
"""How many a thing may list that others share."""
_FURTHEST: Final = 4
"""From a review to its claim, from this to who made it and where, and on."""


@dataclass(slots=True)
class Named:
    """The things of a graph by their names; `used` are those that were named in reviews."""

    things: dict[str, JsonObject] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    _whole_by_level: dict[tuple[str, int], JsonObject] = field(default_factory=dict)
    """Things with what they name, each made once, for many may share it."""

    def learn(self, value: Json, levels: int) -> None:
        """Learn what things in a value are called, but for those that are only named there."""
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, dict) and levels:
                if len(each) > 1 and (name := as_str(each.get("@id"))):
                    self.things.setdefault(name, _slim(plain(each)))
                for inner in each.values():
                    if isinstance(inner, dict | list):
                        self.learn(inner, levels - 1)

    def whole(self, review: JsonObject) -> JsonObject:
        """A review with what it names, and in turn with what that names."""
        return self._whole(review, _FURTHEST)

    def _whole(self, node: JsonObject, levels: int) -> JsonObject:
        return {**node, **{name: self._part(node[name], levels - 1) for name in _FOLLOWED if name in node}}

    def _part(self, value: Json, levels: int) -> Json:
        if isinstance(value, list | tuple):
            return [self._part(each, levels) for each in value]
        if not isinstance(value, dict) or not levels:
            return value
        name = as_str(value.get("@id")) if len(value) == 1 else ""
        if name not in self.things:
            return self._whole(plain(value), levels)
        self.used.add(name)
        if (name, levels) not in self._whole_by_level:
            self._whole_by_level[name, levels] = self._whole(self.things[name], levels)
        return self._whole_by_level[name, levels]


def _slim(node: JsonObject) -> JsonObject:
    """What is read of a thing, and of the rest whether there is any."""
    read = {key: said if key in _READ else bool(said) for key, said in node.items()}
    return {key: said[:_MOST] if isinstance(said, list) else said for key, said in read.items()}
