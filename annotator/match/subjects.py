"""Owns what an article is about, and when it came out: the words, names and numbers that tell it from others."""

from dataclasses import dataclass
from typing import NamedTuple

from annotator.domain.time import calendar_value
from annotator.match.profiles import rounded
from annotator.match.vectors import Bag, cosine, counted, heaviest, unit
from annotator.match.words import words

_TELLING_WORDS = 200
_TELLING_NAMES = 100
_TELLING_NUMBERS = 50
"""So many of its rarest words, names and numbers stand for an article."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Bags of length 1, or empty: the rarest words of an article, its capitalised words, and its numbers as written.

    `date` is that of its publication as far as it is known, an ISO day, month or year.
    """

    words: Bag
    names: Bag
    numbers: Bag
    date: str | None = None


class Likeness(NamedTuple):
    """The cosines of two articles, each 0..1."""

    words: float
    names: float
    numbers: float


def subject(text: str, date: str | None = None) -> Subject:
    """What an article with this text, published on `date`, is about; its title and its body count alike."""
    meaningful = [word for word in words(text) if not word.empty]
    return Subject(
        words=_telling([word.stem for word in meaningful], _TELLING_WORDS),
        names=_telling([word.stem for word in meaningful if word.capital], _TELLING_NAMES),
        numbers=_telling([word.text for word in meaningful if word.text[0].isdigit()], _TELLING_NUMBERS),
        date=date,
    )


def likeness(a: Subject, b: Subject) -> Likeness:
    """How alike two articles are, by each of the three; the same either way round."""
    return Likeness(cosine(a.words, b.words), cosine(a.names, b.names), cosine(a.numbers, b.numbers))


def days_later(a: Subject, b: Subject) -> int:
    """By how many days at least a came out after b, below 0 if before it; 0 if nobody knows which was first."""
    ours, theirs = calendar_value(a.date), calendar_value(b.date)
    if ours is None or theirs is None or not ours.clashes(theirs):
        return 0
    days = (ours.first - theirs.last).days
    return days if days > 0 else (ours.last - theirs.first).days


def _telling(found: list[str], most: int) -> dict[str, float]:
    return rounded(heaviest(unit(counted(found)), most))
