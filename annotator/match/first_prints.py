"""Owns when the words of a claim were printed first: a copy carries the date of the text that it repeats."""

from collections.abc import Mapping, Sequence
from datetime import date

from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.copies import Worded
from annotator.match.signatures import words_in

_SIGN = "@"


def first_prints(
    held: Mapping[int, Sequence[FamilyId]], claims: Mapping[int, Worded], dates: Mapping[ArticleId, str]
) -> dict[int, str]:
    """By place, when an earlier article printed the words of a claim; nothing for claims that are the first themselves.

    Args:
        held: the families in whose passages each claim stands.
        dates: when articles were published, an ISO day, month or year.
    """
    days = {article: day for article, told in dates.items() if (day := calendar_value(told))}
    words = {place: " ".join(words_in(claims[place].text)) for place in held}
    earliest: dict[tuple[FamilyId, str], CalendarValue] = {}
    for place, families in held.items():
        if day := days.get(claims[place].article):
            for family in families:
                known = earliest.get((family, words[place]), day)
                earliest[family, words[place]] = min(known, day, key=_surely_by)
    found: dict[int, str] = {}
    for place, families in held.items():
        own = days.get(claims[place].article)
        first = min((earliest[family, words[place]] for family in families), key=_surely_by) if own else None
        if own and first and first.last < own.first:
            found[place] = first.text
    return found


def mark(first: str) -> str:
    """A first print as it stands among what is told of a claim; it reads back with `marked`."""
    return f"{_SIGN}{first}"


def marked(told: str) -> str | None:
    """The first print that is told of a claim, if any is."""
    return next((word.removeprefix(_SIGN) for word in told.split() if word.startswith(_SIGN)), None)


def _surely_by(day: CalendarValue) -> tuple[date, str]:
    return day.last, day.text
