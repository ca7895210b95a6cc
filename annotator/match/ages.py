"""Owns how old a report tells somebody to be, and the years in which this one may be born."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.mention import Mention
from annotator.match.callings import (
    ARTS,
    BUSINESS,
    CHURCH,
    FAITH,
    LAW,
    LEADING,
    MILITARY,
    POLITICS,
    SCIENCE,
    SPORT,
    kind_of,
)
from annotator.match.lexicon import listed
from annotator.match.roles import begins_sentence

_BEFORE = re.compile(r"(?<!\d)(\d{1,3})-year-old (?:[^\W\d_][\w-]* ){0,3}$")
_BEHIND = re.compile(
    r"(?:, (?:then |now )?(?:aged )?(\d{1,3})(?=[,.;\n]|$| and )| \((?:aged?,? )(\d{1,3})\)"
    r"|,? (?:who )?(?:is|was|turned|turns) (?:aged )?(\d{1,3})(?= years old|[,.;\n]|$)"
    r"|,? (?:is |was |who is |who was )?an? (\d{1,3})-year-old\b)"
)
_YEAR = re.compile(
    r"(?:,? who was|,| was| \()? ?born (?:on |in )?(?:[^\W\d_]+ ?|\d{1,2}(?:st|nd|rd|th)?,? ){0,2}(\d{4})\b"
)
_THE_AGED = re.compile(r"[^\n.!?]{0,300}[.!?][\"”’]?\s{1,4}The (\d{1,3})-year-old\b")
"""The sentence behind the one that begins with a name, where it begins with the age of who that was."""
_NEAR, _FAR, _FARTHER = 40, 60, 420
_OLDEST = 115
_GROWN, _WORKING = 22, 16
"""Years before the report in which who leads, judges, commands or governs was born at the latest; who has a trade."""
_GROWN_KINDS = frozenset({POLITICS, LAW, MILITARY, BUSINESS, CHURCH, LEADING, SCIENCE})
_AT_ANY_AGE = listed("king queen prince princess emir sultan monk nun soldier athlete")
_YOUNG_KINDS = frozenset({SPORT, ARTS, FAITH})


class Born(NamedTuple):
    """The years in which somebody may be born, both included."""

    first: int
    last: int


def born(article: Article, mention: Mention) -> Born | None:
    """The years in which a person may be born by the age, or the year of birth, that stands beside a name.

    Worked example: who is 24 in a report of 2025 is born in 2000 or 2001. None where nothing is told.
    """
    text, start, end = article.text, mention.span.start, mention.span.end
    known = _YEAR.match(text, end, end + _FAR) if "born" in text[end : end + _FAR] else None
    if known:
        return Born(int(known[1]), int(known[1]))
    year = (article.date or "")[:4]
    found = _BEHIND.match(text, end, end + _FAR) or _aged(text, start, end)
    if found is None or not year.isdigit():
        return None
    age = int(next(filter(None, found.groups())))
    return Born(int(year) - age - 1, int(year) - age) if age <= _OLDEST else None


def _aged(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where "the 24-year-old" tells an age: before a name, or in the sentence behind one that it begins."""
    if "-year-old" not in text[max(0, start - _NEAR) : end + _FARTHER]:
        return None
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    return before or (_THE_AGED.match(text, end, end + _FARTHER) if begins_sentence(text, start) else None)


def latest_birth(callings: Iterable[str], date: str | None) -> int | None:
    """The last year in which somebody may be born whom a report of this date calls so: no minister is a child."""
    year = (date or "")[:4]
    least = max(map(_least_age, callings), default=0)
    return int(year) - least if least and year.isdigit() else None


def _least_age(calling: str) -> int:
    kind = kind_of(calling)
    if calling in _AT_ANY_AGE or kind in _YOUNG_KINDS:
        return 0
    return _GROWN if kind in _GROWN_KINDS else _WORKING
