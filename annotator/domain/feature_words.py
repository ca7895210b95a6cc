"""Owns what the features of a link are called for people, and which of them counted how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.domain.learned import Weight
from annotator.domain.link import Link

WORDS: Final[Mapping[str, str]] = {
    "words": "words shared",
    "predicate": "verbs alike",
    "beside": "words next to verbs",
    "together": "verb counted twice",
    "elsewhere": "verb fits elsewhere",
    "area": "same subject area",
    "listed": "verbs well known",
    "said_by_one": "only one quotes",
    "voice": "same speaker",
    "around": "text around alike",
    "article": "words of articles",
    "article_names": "names of articles",
    "article_numbers": "numbers of articles",
    "place_in_article": "same place in text",
    "names": "names shared",
    "slots": "who and whom alike",
    "numbers": "numbers agree",
    "toll": "one toll",
    "dates": "dates agree",
    "number_clash": "numbers differ",
    "date_clash": "dates differ",
    "place_clash": "places differ",
    "but_one": "alike but for one thing",
    "bias": "every pair",
}
"""Short, for they stand beside bars: "verb counted twice" takes back a part where verbs and their words both agree."""


@dataclass(frozen=True, slots=True)
class Part:
    """A feature of a link in words: how far it holds, in ten-thousandths, and what that counts for, in log-odds."""

    words: str
    size: int
    counts: float


def feature_words(name: str) -> str:
    """What a feature is called; one of another program by its own name."""
    return WORDS.get(name, name.replace("_", " "))


def parts(link: Link, weights: Iterable[Weight]) -> list[Part]:
    """The features of a link, those that count most first; of features that nobody weighs 0 is counted."""
    weight = {each.feature: each.learned for each in weights}
    found = [Part(feature_words(name), size, size / 10_000 * weight.get(name, 0.0)) for name, size in link.features]
    return sorted(found, key=lambda part: (-abs(part.counts), part.words))
