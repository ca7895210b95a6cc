"""Owns what the features of a link are called for people, and which of them counted how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.domain.learned import Weight
from annotator.domain.link import Link

WORDS: Final[Mapping[str, str]] = {
    "words": "words shared",
    "predicate": "like predicate",
    "beside": "words beside it",
    "together": "both at once",
    "elsewhere": "predicate elsewhere",
    "area": "area of life",
    "listed": "both kinds known",
    "said_by_one": "one only reports it",
    "voice": "like speaker",
    "around": "words around",
    "article": "articles’ words",
    "article_names": "articles’ names",
    "article_numbers": "articles’ numbers",
    "place_in_article": "place in article",
    "names": "names shared",
    "slots": "subject and object",
    "numbers": "numbers agree",
    "dates": "dates agree",
    "number_clash": "numbers clash",
    "date_clash": "dates clash",
    "place_clash": "places clash",
    "bias": "every pair",
}


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
