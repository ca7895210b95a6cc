"""Owns in what unit the places of a text from Doccano count, where its characters do not take one unit each.

Doccano writes what the window of its version counted: code points or units of UTF-16, and grapheme clusters where a
project asked for those. Where they differ, the unit holds by which more spans begin and end where words do; code points
before units of UTF-16, and both before clusters, if as many do.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from annotator.domain.clusters import Clusters
from annotator.formats.utf16 import Utf16

_Place = tuple[int, int]


class Unit(StrEnum):
    """What places count."""

    CODE_POINTS = "code points"
    UTF_16 = "units of UTF-16"
    CLUSTERS = "grapheme clusters"


def counted(text: str, places: Iterable[_Place]) -> tuple[Unit, dict[_Place, _Place], bool]:
    """The unit of places in a text, those that lie in it with where they stand in code points, and whether the unit
    was a choice: units that say the same are none, nor are clusters that fit no better.

    Worked example: in "🙂 Ana fell" 2 to 5 is the name in code points, 3 to 6 in units of UTF-16; in "🇩🇪 Ana" it is
    2 to 5 in clusters.
    """
    plain = list(dict.fromkeys(place for place in places if 0 <= place[0] < place[1]))
    clusters, units = _clusters(text), Utf16(text)
    read = {
        Unit.CODE_POINTS: _read(plain, len(text), lambda at: at),
        Unit.UTF_16: _read(plain, units.length, units.offset),
        Unit.CLUSTERS: _read(plain, clusters.length, clusters.offset),
    }
    fits = {unit: sum(_fits(text, place, clusters) for place in there.values()) for unit, there in read.items()}
    unit = max(read, key=lambda each: fits[each])
    chosen = unit is Unit.CLUSTERS or _differ(read[Unit.CODE_POINTS], read[Unit.UTF_16], plain)
    return unit, read[unit], chosen


def cut(text: str, places: Iterable[_Place]) -> list[_Place]:
    """The places, in code points, that begin or end at white space, or within a word or number as alphabets have them.

    Of letters that have no case nothing is said: their words may go on without a space.
    """
    clusters = _clusters(text)
    return [place for place in places if not _is_whole(text, place, clusters)]


@lru_cache(maxsize=1)
def _clusters(text: str) -> Clusters:
    """The clusters of a text, which is asked for its unit and then for what fits none."""
    return Clusters(text)


def _is_whole(text: str, place: _Place, clusters: Clusters) -> bool:
    start, end = place
    if text[start].isspace() or text[end - 1].isspace() or not (clusters.parts(start) and clusters.parts(end)):
        return False
    return not any(_is_within(text, at, clusters) for at in place)


def _is_within(text: str, at: int, clusters: Clusters) -> bool:
    """Whether an offset stands between two letters that have case, or two digits."""
    if not 0 < at < len(text):
        return False
    before, after = text[clusters.before(at)], text[at]
    return (_has_case(before) and _has_case(after)) or (before.isdecimal() and after.isdecimal())


def _has_case(letter: str) -> bool:
    return letter.islower() or letter.isupper()


def _read(plain: Iterable[_Place], length: int, offset: Callable[[int], int]) -> dict[_Place, _Place]:
    return {(start, end): (offset(start), offset(end)) for start, end in plain if end <= length}


def _differ(one: Mapping[_Place, _Place], other: Mapping[_Place, _Place], plain: Iterable[_Place]) -> bool:
    """Whether two readings say different things of a place; one that is nowhere says nothing but that."""
    return any(one.get(place) != other.get(place) for place in plain)


def _fits(text: str, place: _Place, clusters: Clusters) -> bool:
    """Whether a span begins and ends where words do, and within no cluster."""
    start, end = place
    if text[start].isspace() or text[end - 1].isspace() or not (clusters.parts(start) and clusters.parts(end)):
        return False
    return not (_joined(text, start, clusters) or _joined(text, end, clusters))


def _joined(text: str, at: int, clusters: Clusters) -> bool:
    """Whether a word goes on over an offset between clusters; marks on a letter are part of it."""
    return 0 < at < len(text) and text[clusters.before(at)].isalnum() and text[at].isalnum()
