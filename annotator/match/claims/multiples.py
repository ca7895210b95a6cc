"""Owns changes told as multiples: "doubled", "tripled", "halved", and what these are in percent."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.measures.bounds import bound_before, ranging
from annotator.match.measures.numerals import tokens
from annotator.match.measures.quantity import Quantity
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem

_TIMES = {
    "double": 2.0,
    "twofold": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "threefold": 3.0,
    "quadruple": 4.0,
    "fourfold": 4.0,
    "quintuple": 5.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "tenfold": 10.0,
    "halve": 0.5,
}
_TIMES_OF = {stem(word): times for word, times in _TIMES.items()}
_STEMS = frozenset(_TIMES_OF)
_RISES = senses_of(stems_of("rise jump soar"))
_FALLS = senses_of(stems_of("fall plunge slump shrink halve"))
_CHANGES = _RISES | _FALLS
_BOUNDS = stems_of("nearly almost about around roughly more than over least just some well close")
_SLACK = 0.1
"""Who tells that something doubled has rounded as far."""
_ALL = 100.0
_PERCENT = "%"

Ends = Callable[[Facets, str], Sequence[Quantity]]


class _Change(NamedTuple):
    """From which to which multiple something changed, and where that is told."""

    low: float
    high: float
    span: Span


def multiplied(a: Facets, b: Facets, ends: Ends) -> Iterator[tuple[Span, Span, bool]]:
    """Where two claims tell by how much something changed, one as a multiple, and whether both can hold; once if so.

    `ends` gives the numbers "from", "to" or "by" which a claim tells that something changed. Worked examples: "doubled"
    and "rose by 100 percent" agree, "doubled" and "tripled" do not, nor "doubled" and "rose from 300 to 400".
    """
    wordless = _STEMS.isdisjoint(a.stems) and _STEMS.isdisjoint(b.stems)
    if wordless and _in_percents(a) == _in_percents(b):
        return
    one, other, slack = _change(a, ends), _change(b, ends), 1 + _SLACK
    if one and other:
        yield one.span, other.span, one.low <= other.high * slack and other.low <= one.high * slack


def _in_percents(side: Facets) -> bool:
    return any(one.unit == _PERCENT for one in side.quantities)


def but_for_change(stems: frozenset[str]) -> frozenset[str]:
    """The senses of what is told besides that it changed, and by which multiple."""
    return senses_of(stems - _STEMS - _BOUNDS) - _CHANGES


def _change(side: Facets, ends: Ends) -> _Change | None:
    """How much a claim tells that something changed; None where it tells nothing of it, or of two changes."""
    told = [word for word in side.words if word.stem in _STEMS]
    if not told:
        found = [one for one in ends(side, "by") if one.unit == _PERCENT]
        return _in_percent(side, found[0]) if len(found) == 1 else None if found else _from_to(side, ends)
    word = told[0]
    if len(told) > 1 or not (word.stem in side.core or word.text.lower().endswith(("ed", "fold"))):
        return None
    times, before = _TIMES_OF[word.stem], tokens(side.text, 0, word.span.start - side.start)
    if times > 1 and word.text.endswith("fold") and not _FALLS.isdisjoint(senses_of(side.core)):
        times = 1 / times
    # What "more than halved" shrank to less than half.
    low, high = ranging(times, times, bound_before(before, len(before)))
    return _Change(times * times / high if times < 1 else low, times * times / low if times < 1 else high, word.span)


def _in_percent(side: Facets, told: Quantity) -> _Change | None:
    way = senses_of(side.core) & _CHANGES
    if not way or not (way <= _RISES or way <= _FALLS):
        return None
    low, high = (1 + (end if way <= _RISES else -end) / _ALL for end in (told.low, told.high))
    return _Change(min(low, high), max(low, high), told.span)


def _from_to(side: Facets, ends: Ends) -> _Change | None:
    """The multiple that an end is of a start, where a claim tells one of either."""
    begun, now = ends(side, "from"), ends(side, "to")
    if len(begun) != 1 or len(now) != 1 or not begun[0].comparable(now[0]) or begun[0].low <= 0:
        return None
    return _Change(now[0].low / begun[0].high, now[0].high / begun[0].low, begun[0].span.union(now[0].span))
