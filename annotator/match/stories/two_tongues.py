"""Owns how likely two reports in two languages tell of one event: by the names, numbers and days that both tell."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from annotator.match.entities.sounds import sound
from annotator.match.names.exonyms import places_called
from annotator.match.names.folding import plain
from annotator.match.names.places import Lying, lying
from annotator.match.stories.names_in_both import places_apart
from annotator.match.stories.other_events import towns_apart
from annotator.match.stories.reports import ReportProfile
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.wording import stem_in
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem

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
    elsewhere = towns_apart(a, b) or places_apart(a, b)
    days = _DAY * (not a.dates.isdisjoint(b.dates)) + _WEEKDAY * (not a.weekdays.isdisjoint(b.weekdays))
    return _BIAS + names + numbers + days + _OTHER_NUMBERS * others + _OTHER_TOWNS * elsewhere


def shared_names(a: ReportProfile, b: ReportProfile) -> Mapping[str, float]:
    """The names in both, however they are spelled, by how much either tells.

    What only may be a name in one is one where the other tells it as such, and known places are by what they are.
    """
    told = {**_both(a, b), **_both(b, a)}
    one = [
        min(((place, _telling(stem(place.lower()))) for place in pair), key=lambda each: (each[1], each[0]))
        for pair in product(a.cast.places, b.cast.places)
        if lying(*pair) is Lying.SAME
    ]
    return dict(sorted({**told, **{place: telling for place, telling in one if telling > 0}}.items()))


def spelled(side: ReportProfile, shared: Mapping[str, float]) -> tuple[str, ...]:
    """The names of a report that it shares with one in another language, the most telling first, by their stems.

    Known places are by their English names.
    """
    names = {key: name for name in sorted(side.names | side.cast.perhaps) for key in _keys(name, side.language)}
    return tuple(names.get(key, key) for key in sorted(shared, key=lambda key: (-shared[key], key)))


def _both(sure: ReportProfile, other: ReportProfile) -> dict[str, float]:
    """The names of one that the other has, or may have, by their keys there."""
    theirs = {
        key: name for name in sorted(other.names | other.cast.perhaps) for key in sorted(_keys(name, other.language))
    }
    found: dict[str, float] = {}
    for name in sorted(sure.names - sure.cast.placed):
        keys = sorted(key for key in _keys(name, sure.language) if key in theirs)
        if keys and theirs[keys[0]] not in other.cast.placed:
            found[keys[0]] = min(_telling(name), _telling(theirs[keys[0]]))
    return {key: telling for key, telling in found.items() if telling > 0}


def _telling(name: str) -> float:
    return min(rarity(name), _RAREST) - _USUAL


@lru_cache(maxsize=100_000)
def _keys(name: str, language: str) -> frozenset[str]:
    """What a name may be known by in another language: a place by what it is, all else by how it sounds.

    Without the ending of its language as well, and as English would write it: "Навального", "Nawalny", "Alexej".
    """
    if place := min(places_called(name), default=""):
        return frozenset({place})
    if language not in TONGUES:
        return frozenset({sound(name)})
    spelled = {name, stem_in(name, language)}
    spelled |= {plain(each).replace("w", "v").replace("j", "i").replace("ks", "x") for each in spelled}
    return frozenset(map(sound, spelled))


def _telling_number(number: str) -> float:
    value = abs(float(number))
    return _BY_SIZE[(value >= _SMALL) + (value >= _LARGE)]
