"""Marks dates: every rule for days, weeks, months, seasons, years and longer spells, written out or relative."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.span import Span
from annotator.extract.times import figures, narrated, periods, relative, weekdays
from annotator.extract.times.anchor import Anchor
from annotator.extract.times.date_rules import MONTH_STEMS, Rules, holds_any
from annotator.extract.times.dates import written_dates
from annotator.extract.times.ranges import ranges
from annotator.extract.times.relative import day_values
from annotator.extract.times.time_values import TimeWord

_RULES: Final[Rules] = (
    *periods.RULES, *figures.RULES, *weekdays.RULES, *relative.RULES, *narrated.RULES,
)  # fmt: skip


def dates(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    """Every date of the text, perhaps several over the same words."""
    lowered = text.lower()
    if holds_any(lowered, (*MONTH_STEMS, "-", "–", "—")):
        yield from ranges(text, anchor)
        for day in written_dates(text):
            yield TimeWord(Span(day.start, day.end), *day_values(day, anchor))
    for rule in _RULES:
        for match in rule.pattern.finditer(text) if holds_any(lowered, rule.needs) else ():
            values = rule.meaning(match, anchor)
            if values is not None:
                yield TimeWord(Span(*_words(match)), *values)


def _words(match: re.Match[str]) -> tuple[int, int]:
    """Where the time words stand: the group "words", or all of it."""
    return match.span("words") if "words" in match.re.groupindex else match.span()
