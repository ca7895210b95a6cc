"""Owns where in a text time expressions can be at all, so that the rules need not read all of it."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.extract.words import words

_REACH: Final = 48
"""Characters on either side of a telling word that an expression around it may take."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_TELLING: Final = words(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
    november dec december mon monday mondays tue tues tuesday tuesdays wed wednesday wednesdays thu thurs thursday
    thursdays fri friday fridays sat saturday saturdays sun sunday sundays today yesterday tomorrow tonight overnight
    second seconds minute minutes hour hours day days week weeks weekend weekends fortnight fortnights month months
    quarter quarters half year years decade decades century centuries spring summer autumn fall winter morning mornings
    afternoon evening night nights dawn dusk sunrise sunset noon midday midnight hourly daily weekly monthly quarterly
    yearly annually nightly recently lately previously formerly now currently present moment nowadays past future
    christmas easter ramadan thanksgiving eid valentine boxing twenties thirties forties fifties sixties seventies
    eighties nineties hanukkah passover diwali nowruz ashura"""
)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of characters that hold every time expression of a text, in order and apart; each begins with a word."""
    start, end = 0, -1
    for word in _WORD.finditer(text):
        telling = word.group()
        if not (telling[0].isdigit() or telling.casefold() in _TELLING):
            continue
        if end < 0 or word.start() - _REACH > end:
            if end >= 0:
                yield start, end
            start = _word_start(text, max(end, word.start() - _REACH, 0))
        end = _word_end(text, min(word.end() + _REACH, len(text)))
    if end >= 0:
        yield start, end


def _word_start(text: str, at: int) -> int:
    """The next place where a word begins, if there is one near."""
    if at == 0:
        return 0
    blank = re.compile(r"\s").search(text, at - 1, at + _REACH)
    return blank.end() if blank else at


def _word_end(text: str, at: int) -> int:
    blank = re.compile(r"\s").search(text, at, at + _REACH)
    return blank.start() if blank else min(at + _REACH, len(text))
