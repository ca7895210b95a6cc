"""Owns the dates of a claim: the values of its time slots, and the dates written out elsewhere in its words.

Words are never read more finely than they are told: "3/5/2020", which is May here and March there, is the year 2020;
"on Tuesday" is any Tuesday. Relative words ("yesterday") say nothing without the day of the report, which only a slot's
value knows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from annotator.domain.claim import Claim, Role
from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.match.measures.counted_from import counted_from, is_counted_from
from annotator.match.measures.periods import Period, Told, period
from annotator.match.measures.written_dates import opened, part_told, written_dates
from annotator.match.words.covering import Spans


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and where its words stand, if they stand anywhere."""

    value: Period
    span: Span | None


def dates(claim: Claim, text: str) -> tuple[Dated, ...]:
    """The dates of a claim of an article with this text, in order; empty if it has none that a calendar could show."""
    slots = [(calendar_value(slot.value), slot.span) for slot in claim.all(Role.TIME)]
    known = [Dated(period(value), span) for value, span in slots if value]
    if known and not all(one.span for one in known):
        return tuple(known)
    written = list(written_dates(text, claim.span))
    slots_at = Spans(one.span for one in known if one.span)
    told = list(_opened(known, written, text))
    told += [Dated(value, span) for value, span in written if not slots_at.meet(span)]
    return tuple(sorted((one for each in told if (one := _told(each, text))), key=_place))


def _told(one: Dated, text: str) -> Dated | None:
    """A date, or the one that is counted from it; None if it is only that of something else: "soon after the fire"."""
    if one.span is None or not is_counted_from(one.span, text):
        return one
    counted = counted_from(one.value, one.span, text)
    return Dated(opened(counted[0], text, counted[1]), counted[1]) if counted else None


def _opened(slots: Sequence[Dated], written: Sequence[tuple[Period, Span]], text: str) -> Iterator[Dated]:
    """The dates of slots with what the words there add: which part of it, and if it begins or ends then."""
    by_place = sorted(((span, kind, value) for kind, (value, span) in enumerate(written)), key=itemgetter(0, 1))
    starts, ends = [span.start for span, *_ in by_place], [span.end for span, *_ in by_place]
    for slot in slots:
        at = slot.span or Span(0, 1)
        there = by_place[bisect_right(ends, at.start) : bisect_left(starts, at.end)]
        # What stands there with its year is no day of another one, as a slot may have it of "Christmas 2019".
        own = next((value for span, _, value in there if span.length > at.length and _tells_other(value, slot)), None)
        value = own or (part_told(text, slot.span, slot.value) if slot.span else slot.value)
        _, told = min(((kind, value.open) for _, kind, value in there), default=(0, slot.value.open))
        yield replace(slot, value=replace(value, open=told))


def _tells_other(value: Period, slot: Dated) -> bool:
    return value.told is Told.DATE and value.grain == "day" and value.clashes(slot.value)


def _place(dated: Dated) -> tuple[int, int, str]:
    span = dated.span or Span(0, 1)
    return span.start, span.end, dated.value.text
