"""Owns how likely two reports in two languages tell of one event: by the names, numbers and days that both tell."""

from collections.abc import Mapping
from functools import lru_cache

from annotator.match.entities.sounds import sound
from annotator.match.names.exonyms import places_called
from annotator.match.stories.other_events import towns_apart
from annotator.match.stories.reports import ReportProfile
from annotator.match.words.rarity import rarity

_BIAS, _MOST_NAMES, _MOST_NUMBERS = -5.0, 4.5, 3.5
_USUAL, _RAREST, _OF_NAMES = 4.0, 12.0, 1 / 6
"""A name that tells no more than the first in English is left out; all other ones tell a sixth of what they do."""
_SMALL, _LARGE = 10.0, 100.0
_BY_SIZE = (0.4, 1.2, 1.6)
_DAY, _WEEKDAY, _OTHER_NUMBERS, _OTHER_TOWNS = 1.0, 0.4, -1.5, -4.0
"""Set by hand: three rare names and a number of two figures are just enough, names alone never are."""


def in_two_tongues(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether two reports are in two languages, so that their words do not compare."""
    return a.language != b.language


def evidence_between(a: ReportProfile, b: ReportProfile) -> float:
    """How strongly two reports in two languages seem to tell of one event, in nats: from 0 on likelier than not.

    Worked example: "The ferry Aurora burned off Korvik, 14 died" and "Auf der Aurora vor Korvik starben 14 Menschen".
    """
    names = min(_MOST_NAMES, _OF_NAMES * sum(shared_names(a, b).values()))
    both = a.numbers & b.numbers
    numbers = min(_MOST_NUMBERS, sum(sorted(map(_telling_number, both))))
    others = min(len(a.numbers), len(b.numbers)) > 1 and not both
    days = _DAY * (not a.dates.isdisjoint(b.dates)) + _WEEKDAY * (not a.weekdays.isdisjoint(b.weekdays))
    return _BIAS + names + numbers + days + _OTHER_NUMBERS * others + _OTHER_TOWNS * towns_apart(a, b)


def shared_names(a: ReportProfile, b: ReportProfile) -> Mapping[str, float]:
    """The names in both, however they are spelled, by how much either tells."""
    ours, theirs = _by_key(a), _by_key(b)
    return {key: min(ours[key], theirs[key]) for key in sorted(ours.keys() & theirs.keys())}


def _by_key(side: ReportProfile) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in sorted(side.names):
        telling = min(rarity(name), _RAREST) - _USUAL
        if telling > 0:
            key = _key(name)
            found[key] = max(found.get(key, 0.0), telling)
    return found


@lru_cache(maxsize=100_000)
def _key(name: str) -> str:
    """A place by what is known of it in many languages, all else by how it sounds."""
    return min(places_called(name), default="") or sound(name)


def _telling_number(number: str) -> float:
    value = abs(float(number))
    return _BY_SIZE[(value >= _SMALL) + (value >= _LARGE)]
