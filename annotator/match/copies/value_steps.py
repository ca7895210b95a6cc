"""Owns how late a number is that versions tell otherwise: as late as its first print, and no update if it was altered.

A plain reprint of an old text brings no news, on whatever day; nor does an outlet that changes nothing but the number
in a sentence of others, for an update comes from who told it first, or is told in other words or as of another day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from annotator.domain.family import Reading
from annotator.domain.ids import ArticleId, SourceId

_DATELINE = re.compile(
    r"\W{0,3}(?:[A-Z][A-Z .,'’-]{2,60}|[^\n()]{2,60}\([^\n()]{2,40}\))(?:[^\n–—-]{0,60}) ?[–—-]{1,2} "
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Print:
    """A sentence as an outlet prints it: who that is, which numbers its dateline tells, and its other words."""

    source: SourceId | None
    day: tuple[str, ...]
    words: tuple[str, ...]


def dateline_in(sentence: str) -> str:
    """The dateline that a sentence begins with: "SKARNES, March 12 (Baltic Press) - "; "" if there is none."""
    found = _DATELINE.match(sentence)
    return found.group() if found else ""


def day_told(dateline: str) -> tuple[str, ...]:
    """The numbers in a dateline; none if it tells no day."""
    return tuple(_DIGITS.findall(dateline))


@dataclass(slots=True)
class _Known:
    """What was told so far: since when each value stands, the last value of every source, and what stood beside whom.

    A value stands since no step that is known if it was only altered.
    """

    since: dict[str, int | None] = field(default_factory=dict)
    latest: dict[SourceId, str] = field(default_factory=dict)
    nameless: bool = False
    worded: defaultdict[tuple[str, ...], set[tuple[str, tuple[str, ...]]]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def step(self, reading: Reading, by: Print) -> int | None:
        """How late the value of a reading is that comes after all of these."""
        before = self.latest.get(by.source) if by.source else None
        if before is not None and before != reading.value:
            return reading.step
        if reading.value in self.since:
            return self.since[reading.value]
        return None if before is None and self._altered(reading, by) else reading.step

    def _altered(self, reading: Reading, by: Print) -> bool:
        if by.source is None or self.nameless:
            return False
        others = {day for value, day in self.worded.get(by.words, ()) if value != reading.value}
        return any(not (by.day and day) or by.day == day for day in others)

    def add(self, reading: Reading, by: Print, step: int | None) -> None:
        """Take in one more."""
        former = self.since.get(reading.value)
        self.since[reading.value] = step if former is None else former
        if by.source is None:
            self.nameless = True
        else:
            self.latest[by.source] = reading.value
        self.worded[by.words].add((reading.value, by.day))


def as_first_told(readings: Sequence[Reading], prints: Mapping[ArticleId, Print]) -> Iterator[Reading]:
    """The readings of one number, in order, with the steps since which their values stand; none for what was altered.

    Worked example: "three dead" on Monday and "four dead" on Tuesday in the versions of one agency, and once more
    "three dead" in a paper of Wednesday, which is as late as Monday's.
    """
    ordered, known = sorted(readings, key=lambda each: (each.step is None, each.step or 0, each.article)), _Known()
    for step, together in groupby(ordered, key=lambda each: each.step):
        level = list(together)
        yield from level if step is None else _of_one_time(level, prints, known)


def _of_one_time(level: Sequence[Reading], prints: Mapping[ArticleId, Print], known: _Known) -> Iterator[Reading]:
    """The readings of one step; those first whose sources told the number before."""
    own = [each for each in level if prints[each.article].source in known.latest]
    others = [each for each in level if prints[each.article].source not in known.latest]
    for together in (own, others):
        steps = [known.step(each, prints[each.article]) for each in together]
        for each, step in zip(together, steps, strict=True):
            known.add(each, prints[each.article], step)
            yield replace(each, step=step)
