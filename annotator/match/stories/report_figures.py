"""Owns the numbers and days of a report that is not in English, written as they are in English ones."""

import re
from calendar import day_name
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.match.measures.periods import Period, Told
from annotator.match.stories.report_parts import numbers_in
from annotator.match.tongues.dating import dates_in
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import told_words
from annotator.match.words.covering import Spans

_THOUSANDS = re.compile(r"(?<=\d)[.\u00a0\u202f](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_TIMES, _THOUSAND = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?) ([^\W\d_]+)"), 1_000
_DIGIT = re.compile(r"\d")


class Figures(NamedTuple):
    """Numbers by value, days of the week by their English names, and days of months: "1500", "tuesday", "03-12"."""

    numbers: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]


def told_in(text: str, tongue: Tongue) -> Figures:
    """The numbers and days of a text in a language that is known by heart; the figures of a date are no numbers."""
    every = told_words(text, Span(0, max(len(text), 1)), tongue)
    dated = dates_in(every, text, tongue)
    spans = Spans(one.span for one in dated if one.span)
    rest = _DIGIT.sub(lambda digit: " " if spans.meet(Span(*digit.span())) else digit.group(), text)
    return Figures(
        numbers=frozenset(numbers_in(_multiplied(_DECIMAL.sub(".", _THOUSANDS.sub("", rest)), tongue))),
        weekdays=frozenset(one.value.text.lower() for one in dated if one.value.text in day_name),
        dates=frozenset(f"{one.value.first:%m-%d}" for one in dated if _is_day(one.value)),
    )


def _multiplied(text: str, tongue: Tongue) -> str:
    """A text with the figures times the word behind them: "20 Tausend" as "20000"."""

    def told(found: re.Match[str]) -> str:
        times = tongue.hundreds.get(folded(found[2]))
        return f"{float(found[1]) * times:.15g}" if times and times >= _THOUSAND else found.group()

    return _TIMES.sub(told, text)


def _is_day(value: Period) -> bool:
    return value.told is not Told.WEEKDAY and value.first == value.last
