"""Owns ranges of numbers: "10-12", "10 to 12", "between $5 and $6 million", "two or three"."""

import re
from dataclasses import replace

from annotator.match.measures.numerals import Numeral, Token, numeral_at

_JOIN = re.compile(r"\s?(?:%|per ?cent)?(?:\s?(?P<dash>[-–—])\s?|\s+(?P<word>to|or|and)\s+)(?:US|Rs)?\s?[$€£¥₹]?\s?")
_HYPHEN = re.compile(r"[-–][0-9]")
_FARTHEST = 4
_SPREAD = {"-": 9.0, "to": 5.0, "or": 2.0, "and": 1e9}
_SMALL = 100.0


def with_range(text: str, found: list[Token], numeral: Numeral) -> Numeral | None:
    """The number, or the range that it begins; None where digits are joined by a hyphen and make no range.

    "from 10 to 12" tells of a change: two numbers. Three digits and four are for calling ("555-1234").
    What falls ("3-1", "52 to 48") is no range either.
    """
    for at in range(numeral.last, min(numeral.last + _FARTHEST, len(found))):
        join = _JOIN.fullmatch(text, found[numeral.last - 1].end, found[at].start)
        other = numeral_at(text, found, at, hyphened=True) if join else None
        if join and other:
            how = "-" if join["dash"] else join["word"]
            before = found[numeral.first - 1].word if numeral.first else ""
            may = _may_range(how, before, money=join.group()[-1:] in "$€£¥₹") and [
                len(found[one.first].text) for one in (numeral, other)
            ] != [3, 4]
            ranged = _ranged(numeral, other, how) if may else None
            return ranged or (None if how == "-" else numeral)
    return None if _HYPHEN.match(text, found[numeral.last - 1].end) else numeral


def _may_range(how: str, before: str, *, money: bool) -> bool:
    """Whether the words allow a range; "by $5 to $6" tells a change and what came of it."""
    if how == "and":
        return before == "between"
    return how == "-" or not (before == "from" or (before == "by" and money))


def _ranged(numeral: Numeral, other: Numeral, how: str) -> Numeral | None:
    """From one number to another, the first as large as the magnitude of the second makes it ("5 to 6 million")."""
    times = other.times if numeral.times == 1.0 and numeral.low * other.times <= other.low else 1.0
    low = numeral.low * times
    if not low < other.high <= _SPREAD[how] * max(low, 1.0) or (how == "or" and other.high >= _SMALL):
        return None
    return replace(other, first=numeral.first, low=low, share=numeral.share and other.share)
