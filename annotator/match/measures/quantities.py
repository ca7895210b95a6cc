"""Owns the quantities of a passage: its numbers, read together with what they count."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.match.measures.bounds import LEAST, bound_after, bound_ahead, bound_before, ranging
from annotator.match.measures.clocks import clocks, scores
from annotator.match.measures.counted import PERSON, Counted, base, counted, often
from annotator.match.measures.namely import ORDER_WORDS, names_or_dates, only_named, orders
from annotator.match.measures.numerals import Numeral, Token, joined, numeral_at, numerals, tokens
from annotator.match.measures.quantity import Quantity
from annotator.match.measures.ranges import with_range
from annotator.match.measures.tolls import passed_by_toll, told_by_toll
from annotator.match.measures.units import (
    Measure,
    currency_before,
    days_in,
    in_celsius,
    rate_after,
    symbol_after,
    unit_after,
)
from annotator.match.measures.zeros import ZERO_WORDS, zeros
from annotator.match.words.covering import Covering
from annotator.match.words.lexicon import listed

__all__ = ["Quantity", "quantities"]

_FIGURES = re.compile(r"[0-9]")
_SKIPPED = listed("more additional further extra other consecutive straight full")
_OLD = re.compile(r"(?:[- ]| - )years?(?:[- ]| - )(?:olds?\b|of age\b)", re.IGNORECASE)
_AGE_BETWEEN = re.compile(r"[^\W\d_], $")
_AGE_OF = re.compile(r"\bage of $", re.IGNORECASE)
_YOUNGEST, _OLDEST = 10, 110
_SCALE_BEFORE = re.compile(r"\b(?:magnitude[ -](?:of )?|(?:measur|register)(?:ed|ing) )$", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:(?P<before>before|by|until|till)|(?P<after>after|since|from)) (?:about )?$", re.IGNORECASE)
"""What lets a time of day be any before or after."""
_SCALE_AFTER = re.compile(r"[- ]magnitude\b| on the richter", re.IGNORECASE)
_AND_A_HALF = re.compile(r"[\s-]+and[\s-]a[\s-]half\b", re.IGNORECASE)
_AN_ARTICLE = re.compile(r"(?<!\w)an? $", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:(?:for|in|within|after|of|over|nearly|about|than|least|last|past|around|almost|half)\s+an?\s+"
    r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|century)\b(?!\s+and\b)|"
    r"(?:an?|one)\s+(?P<whole>hour|day|week|month|year|decade)\s+and\s+a\s+half\b)",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\s+(?:and|or)\s+[0-9][0-9.,]*\s?(?:%|per ?cent\b)")
_NO_ONE = ("no", "one")
_WHOLES = frozenset([2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0])
_TIMES = listed("minute hour day week fortnight month year decade century")
_DETERMINERS = listed("the its their his her our all these those")
_BROTHERS = listed("brothers sisters siblings")
_BEFORE = 16


class _Place(NamedTuple):
    """A number of a text among its tokens: where its words start and end, and the tokens behind `after`."""

    text: str
    found: list[Token]
    numeral: Numeral
    start: int
    end: int
    after: int


def quantities(text: str, span: Span | None = None) -> tuple[Quantity, ...]:
    """The counted or measured numbers of a text, or of a span in it, in order; none inside another.

    Years, days of a month, telephone numbers, versions and the numbers in names ("Flight 370") are none.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    found, taken = tokens(text, start, end), Covering(start, end)
    told = [one for one in _by_form(text, found, start, end) if taken.take(one.span)]
    for numeral in numerals(text, found):
        one = _quantity(text, found, numeral)
        if one and taken.take(one.span):
            told.append(one)
    return tuple(sorted(told, key=lambda one: one.span))


def _by_form(text: str, found: list[Token], start: int, end: int) -> Iterator[Quantity]:
    """What is told by its form alone: none, durations without a number, times of day, scores, places in an order."""
    words = {token.word for token in found}
    if not words.isdisjoint(ZERO_WORDS):
        yield from zeros(text, found)
    if not words.isdisjoint(_TIMES):
        yield from _lasting(text, start, end)
    if _FIGURES.search(text, start, end):
        yield from _scored(text, start, end)
    for at, unit in often(found) if "twice" in words else ():
        yield Quantity(at, 2.0, 2.0, unit, step=1.0)
    for at, value, unit in () if words.isdisjoint(ORDER_WORDS) else orders(text, found):
        yield Quantity(at, value, value, unit, step=1.0, written=unit)


def _scored(text: str, start: int, end: int) -> Iterator[Quantity]:
    for at, value, unit in clocks(text, start, end):
        side = _SIDE.search(text, max(start, at.start - _BEFORE), at.start)
        low = 0.0 if side and side["before"] else value
        yield Quantity(at, low, math.inf if side and side["after"] else value, unit, step=1.0, written=unit)
    for at, value in scores(text, start, end):
        yield Quantity(at, value, value, "score", written="score")


def _lasting(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Durations without a number: "for a year", "a year and a half", "half an hour"."""
    for match in _LASTING.finditer(text, start, end):
        days, written = days_in(match["unit"] or match["whole"])
        half = match.group()[:4].lower() == "half"
        many = days * (1.5 if match["whole"] else 0.5 if half else 1.0)
        at = match.start() if match["whole"] or half else match.start("unit")
        article = _AN_ARTICLE.search(text, max(start, at - _BEFORE), at)
        bound = bound_ahead(text, article.start() if article else at)
        yield Quantity(Span(at, match.end()), *ranging(many, many, bound), "day", step=days, written=written)


def _quantity(text: str, found: list[Token], numeral: Numeral) -> Quantity | None:
    """What a number tells with all that belongs to it; None for one that counts nothing."""
    ranged = with_range(text, found, numeral)
    if ranged is None or not math.isfinite(ranged.high) or names_or_dates(text, found, ranged):
        return None
    if tuple(token.word for token in found[max(0, numeral.first - 1) : numeral.last]) == _NO_ONE:
        return None
    place = _place(text, found, ranged)
    return _first(place, (_aged, _on_a_scale, _money, _share, _part, _all_but, _of_brothers, _measured, _counted))


def _first(place: _Place, readers: Iterable[Callable[[_Place], Quantity | None]]) -> Quantity | None:
    return next((one for read in readers if (one := read(place))), None)


def _place(text: str, found: list[Token], numeral: Numeral) -> _Place:
    """Where the number stands, "and a half" with it."""
    end, after = found[numeral.last - 1].end, numeral.last
    half = _AND_A_HALF.match(text, end)
    if half:
        more = numeral.times / 2
        numeral = replace(numeral, low=numeral.low + more, high=numeral.high + more, step=more)
        end, after = half.end(), after + 3
    return _Place(text, found, numeral, found[numeral.first].start, end, after)


def _aged(place: _Place) -> Quantity | None:
    """Years of age: "51-year-old", "aged 51", "at the age of 51", ", 51,"."""
    text, numeral = place.text, place.numeral
    behind = _OLD.match(text, place.end)
    before = place.found[numeral.first - 1].word if numeral.first else ""
    apposed = (
        text[place.end : place.end + 1] == ","
        and _YOUNGEST <= numeral.low <= _OLDEST
        and _AGE_BETWEEN.search(text, max(0, place.start - 3), place.start)
        and place.found[numeral.first - 1].text[0].isupper()
    )
    told = before in ("aged", "age") or _AGE_OF.search(text, max(0, place.start - _BEFORE), place.start)
    if not behind and not apposed and (not told or numeral.high > _OLDEST):
        return None
    return _told(place, "age", 1.0, Span(place.start, behind.end() if behind else place.end))


def _on_a_scale(place: _Place) -> Quantity | None:
    """The magnitude of an earthquake."""
    before = _SCALE_BEFORE.search(place.text, max(0, place.start - _BEFORE), place.start)
    behind = _SCALE_AFTER.match(place.text, place.end)
    if place.numeral.high > 10 or not (behind or (before and "." in _digits(place))):
        return None
    if symbol_after(place.text, place.end) or unit_after(place.text, place.found, place.after):
        return None
    return _told(place, "magnitude", 1.0, Span(place.start, place.end))


def _digits(place: _Place) -> str:
    return place.text[place.start : place.end]


def _money(place: _Place) -> Quantity | None:
    """A sum whose currency stands before it."""
    known = currency_before(place.text, place.start)
    if known is None:
        return None
    unit = unit_after(place.text, place.found, place.after)
    end = unit.end if unit and unit.name == known[0] else place.end
    return _told(place, known[0], 1.0, Span(known[1], end))


def _share(place: _Place) -> Quantity | None:
    """So many among so many: "nine in 10 voters", "one out of five"."""
    words = [token.word for token in place.found[place.after : place.after + 2]]
    at = place.after + (1 if words[:1] == ["in"] else 2 if words == ["out", "of"] else len(place.found))
    whole = numeral_at(place.text, place.found, at) if at < len(place.found) else None
    if whole is None or whole.low not in _WHOLES or not 0 < place.numeral.high < whole.low:
        return None
    if unit_after(place.text, place.found, whole.last):
        return None
    what = counted(place.text, place.found, whole.first, whole.last)
    of = frozenset() if what is None else what.of if what.noun == PERSON else frozenset({what.noun})
    span = Span(place.start, place.found[whole.last - 1].end)
    low, high = (100 * end / whole.low for end in (place.numeral.low, place.numeral.high))
    return Quantity(
        span, *ranging(low, high, bound_before(place.found, place.numeral.first)), "%", of, step=2.0, written="%"
    )


def _part(place: _Place) -> Quantity | None:
    """A part of so many, as so many: "half of the 90 seats" is 45 seats."""
    whole, what = _of_so_many(place) if place.numeral.share else (None, None)
    if whole is None or what is None:
        return None
    low, high = place.numeral.low * whole.low / 100, place.numeral.high * whole.high / 100
    ends = ranging(low, high, bound_before(place.found, place.numeral.first))
    step = place.numeral.step * whole.high / 100
    return Quantity(Span(place.start, what.end), *ends, what.noun, what.of, what.fate, step)


def _of_so_many(place: _Place) -> tuple[Numeral | None, Counted | None]:
    """The number behind "of the", and what it counts; None where there is none."""
    if [token.word for token in place.found[place.after : place.after + 1]] != ["of"]:
        return None, None
    at = place.after + 1
    at += at < len(place.found) and place.found[at].word in _DETERMINERS
    whole = numeral_at(place.text, place.found, at) if at < len(place.found) else None
    what = counted(place.text, place.found, whole.first, whole.last) if whole and not whole.share else None
    return whole, what


def _all_but(place: _Place) -> Quantity | None:
    """All but so many of so many, as what is left: "all but two of the 40 miners" is 38 miners."""
    first = place.numeral.first
    if first < 2 or [token.word for token in place.found[first - 2 : first]] != ["all", "but"]:
        return None
    whole, what = _of_so_many(place)
    if whole is None or what is None or place.numeral.share or not place.numeral.high < whole.low:
        return None
    span = Span(place.found[first - 2].start, what.end)
    low, high = whole.low - place.numeral.high, whole.high - place.numeral.low
    return Quantity(span, low, high, what.noun, what.of, what.fate, 1.0)


def _of_brothers(place: _Place) -> Quantity | None:
    """Those of whom somebody is one, who may be told without that one: "the oldest of four brothers" has three."""
    first = place.numeral.first
    before = [token.word for token in place.found[max(0, first - 2) : first]]
    what = counted(place.text, place.found, first, place.after)
    if len(before) < 2 or before[1] != "of" or not before[0].endswith("est") or what is None:
        return None
    if place.found[place.after].word not in _BROTHERS or place.numeral.low < 2:
        return None
    numeral, span = place.numeral, Span(place.start, what.end)
    return Quantity(span, numeral.low - 1, numeral.high, what.noun, what.of, what.fate, numeral.step)


def _measured(place: _Place) -> Quantity | None:
    """A number with a unit of measure or of money behind it, or a part of a whole."""
    numeral = place.numeral
    unit = Measure("%", 1.0, "%", place.end) if numeral.share else symbol_after(place.text, place.end)
    if unit is None:
        skip = place.after < len(place.found) and place.found[place.after].word in _SKIPPED
        unit = unit_after(place.text, place.found, place.after + skip)
    if unit is None and _SHARED.match(place.text, place.end):
        unit = Measure("%", 1.0, "%", place.end)
    unit = unit or _lent(place)
    if unit is None:
        return None
    return _told(place, unit.name, unit.times, Span(place.start, unit.end), "" if unit.times == 1.0 else unit.written)


def _lent(place: _Place) -> Measure | None:
    """The unit that the end of a change lends its beginning: "from 9 to 12 dinars"; None if it tells none."""
    end = _end_of_change(place)
    if end is None:
        return None
    unit = symbol_after(place.text, place.found[end.last - 1].end) or unit_after(place.text, place.found, end.last)
    return unit._replace(end=place.end) if unit else None


def _end_of_change(place: _Place) -> Numeral | None:
    """The second number of "from 9 to 12"; None elsewhere."""
    found, at = place.found, place.after + 1
    before = found[place.numeral.first - 1].word if place.numeral.first else ""
    linked = joined(place.text, found, place.after) and found[place.after].word == "to"
    if before != "from" or not linked or not joined(place.text, found, at):
        return None
    return numeral_at(place.text, found, at)


def _told(place: _Place, unit: str, times: float, span: Span, written: str = "") -> Quantity:
    """The quantity of a unit, with the bounds set before or behind it, what it is of, and the time it is told for."""
    found, numeral = place.found, place.numeral
    low, high = numeral.low * times, numeral.high * times
    if unit == "fahrenheit":
        low, high, unit, written = in_celsius(low), in_celsius(high), "celsius", unit
    bound = bound_before(found, numeral.first) or bound_after(place.text, span.end)
    behind = next((at for at in range(place.after, len(found)) if found[at].start >= span.end), len(found))
    rate, _ = rate_after(found, behind)
    of = base(place.text, found, behind) if unit != "day" else frozenset()
    ends = ranging(low, high, bound)
    name = f"{unit}/{rate}" if rate else f"{unit} {_when(found, behind)}".rstrip() if unit == "day" else unit
    return Quantity(span, *ends, name, of, step=numeral.step * times, written=written or unit)


def _when(found: list[Token], behind: int) -> str:
    """ "ago" or "later" where a duration tells a time and not how long."""
    word = found[behind].word if behind < len(found) else ""
    return word if word in ("ago", "earlier", "later") else ""


def _of_a_toll(place: _Place) -> Counted | None:
    """Those that a bare number counts behind "the death toll rose to"."""
    fate = told_by_toll(place.text, place.start)
    return Counted(PERSON, frozenset(), fate, place.end) if fate else None


def _counted_at_the_end(place: _Place) -> Counted | None:
    """What the end of a change counts, and its beginning too: "from 40 to 90 soldiers"."""
    end = _end_of_change(place)
    what = counted(place.text, place.found, end.first, end.last) if end else None
    return what._replace(end=place.end) if what else None


def _counted(place: _Place) -> Quantity | None:
    """How many there are of something; a bare number in figures counts what nobody tells."""
    found, numeral = place.found, place.numeral
    what = counted(place.text, found, numeral.first, place.after) or _of_a_toll(place) or _counted_at_the_end(place)
    span = Span(place.start, max(place.end, what.end) if what else place.end)
    bound = (
        bound_before(found, numeral.first) or bound_after(place.text, place.end) or bound_after(place.text, span.end)
    )
    passed = what is not None and passed_by_toll(place.text, place.start)
    low, high = ranging(numeral.low, numeral.high, bound or (LEAST if passed else ""))
    if what:
        return Quantity(span, low, high, what.noun, what.of, what.fate, numeral.step)
    if not found[numeral.first].text[0].isdigit() or only_named(place.text, found, numeral):
        return None
    rate, _ = rate_after(found, place.after)
    return Quantity(span, low, high, f"/{rate}" if rate else "", step=numeral.step)
