"""Owns what an article is about, and when it came out: the words, names and numbers that tell it from others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.ids import SourceId
from annotator.domain.time import calendar_value
from annotator.match.links.profiles import rounded
from annotator.match.stories.scenes import Scene, scene, scenes_apart, strangers
from annotator.match.words.lexicon import MONTHS, TITLES, WEEKDAYS
from annotator.match.words.stems import stem
from annotator.match.words.vectors import Bag, cosine, counted, heaviest, unit
from annotator.match.words.words import words

_TELLING_WORDS = 200
_TELLING_NAMES = 100
_TELLING_NUMBERS = 50
"""So many of its rarest words, names and numbers stand for an article."""
_FEW_NAMES, _MANY_NAMES = 0.15, 0.5
_TITLES_AND_DAYS = frozenset(map(stem, (*TITLES, *MONTHS, *WEEKDAYS, "minister")))
_ANOTHER_WEEK, _DAYS = 14, 3
"""Of 1,058 pairs of articles on one event in ECB+, each with known places, 42 have main places apart, and 3 share few
names as well; of 883 pairs on look-alike events 233, and 199."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Bags of length 1, or empty: the rarest words of an article, its capitalised words, and its numbers as written.

    `date` is that of its publication as far as it is known, an ISO day, month or year; `scene` the places in it;
    `source` who printed it, if that is known.
    """

    words: Bag
    names: Bag
    numbers: Bag
    date: str | None = None
    scene: Scene = field(default_factory=dict)
    source: SourceId | None = None


class Likeness(NamedTuple):
    """The cosines of two articles, each 0..1."""

    words: float
    names: float
    numbers: float


def subject(text: str, date: str | None = None, source: SourceId | None = None) -> Subject:
    """What an article with this text, published on `date` by `source`, is about; its title and its body count alike."""
    meaningful = [word for word in words(text) if not word.empty]
    return Subject(
        words=_telling([word.stem for word in meaningful], _TELLING_WORDS),
        names=_telling([word.stem for word in meaningful if word.capital], _TELLING_NAMES),
        numbers=_telling([word.text for word in meaningful if word.text[0].isdigit()], _TELLING_NUMBERS),
        date=date,
        scene=scene(text),
        source=source,
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


def elsewhere(a: Subject, b: Subject, names: float, *, one_day: bool = False) -> str | None:
    """Why what two articles tell happened elsewhere or another time, None if nothing speaks for it.

    `names` is how alike their names are; `one_day`: they are asked about one day, whenever they came out. Worked
    example: an earthquake in Peru in March and one in Turkey in August.
    """
    days = 0 if one_day else abs(days_later(a, b))
    apart = scenes_apart(a.scene, b.scene)
    if apart and ((apart.both and few_names(a, b, names)) or (days >= _DAYS and names < _MANY_NAMES)):
        return f"other events: one report is of {apart.a}, the other of {apart.b}"
    towns = other_towns(a, b) if days >= _ANOTHER_WEEK and names < _MANY_NAMES else None
    if towns:
        return f"other events: {days} days between the reports, one of {towns[0]}, the other of {towns[1]}"
    nobody = a.names and b.names and names == 0 and days >= _ANOTHER_WEEK
    return f"other events: {days} days between the reports, and no name in common" if nobody else None


def few_names(a: Subject, b: Subject, names: float) -> bool:
    """Whether two articles share hardly a name, by how alike all of these are, or all but titles and days.

    Two ministers are no more alike for being ministers, and two Mondays are of any week.
    """
    # Mostly what both name is titles and days, or nothing: then the rest need not be weighed.
    if names < _FEW_NAMES or all(map(is_title_or_day, a.names.keys() & b.names.keys())):
        return True
    return cosine(proper(a.names), proper(b.names)) < _FEW_NAMES


def proper(names: Bag) -> Bag:
    """The capitalised words that are no titles or days."""
    return unit({name: weight for name, weight in names.items() if not is_title_or_day(name)})


def is_title_or_day(name: str) -> bool:
    """Whether a capitalised word, by its stem, is one that many people or dates are called by."""
    return name in _TITLES_AND_DAYS


def other_towns(a: Subject, b: Subject) -> tuple[str, str] | None:
    """A place of either article, if all that either tells of are in no list and none is mentioned by the other."""
    found = strangers(a.scene, b.scene)
    if found is None or _mentions(a, found[1]) or _mentions(b, found[0]):
        return None
    return found[0][0], found[1][0]


def _mentions(side: Subject, places: Iterable[str]) -> bool:
    """Whether all words of one of some places stand among an article's capitalised words."""
    return any({word.stem for word in words(place) if not word.empty} <= side.names.keys() for place in places)


def _telling(found: list[str], most: int) -> dict[str, float]:
    return rounded(heaviest(unit(counted(found)), most))
