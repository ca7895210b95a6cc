"""Owns the numbers of a passage: their bounds, their units, and when two of them cannot both hold."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.match.lexicon import DAYS_IN, EMPTY_WORDS, MONTHS, MULTIPLES, NUMBER_WORDS
from annotator.match.stems import stem

_TOKEN = re.compile(r"[$€£]|%|(?<![\w:.-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d:])|[^\W\d_]+")
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|no (?:less|fewer) than|upwards of|exceeding)\s*[$€£]?$", re.I)
_AT_MOST = re.compile(r"\b(?:at most|up to|fewer than|less than|under|no more than|as many as|below)\s*[$€£]?$", re.I)
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|some|approximately|roughly|close to|estimated)\s*[$€£]?$", re.I)
_HALF = re.compile(r"\s+and\s+a\s+half\b", re.I)
_A_UNIT_AND_A_HALF = re.compile(r"\b(?:an?|one)\s+(hour|day|week|month|year|decade)\s+and\s+a\s+half\b", re.I)
_NEVER_UNITS = frozenset({"of", "to", "in", "and", "or", "on", "at", "by", "for", "from", "the", "a"})
_ROUNDING = 0.02


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from `low` to `high`, both included; `unit`: the stem of what is counted, "day", "%" or a currency."""

    span: Span
    low: float
    high: float
    unit: str

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def comparable(self, other: "Quantity") -> bool:
        """Whether both count the same."""
        return self.unit == other.unit

    def agrees(self, other: "Quantity") -> bool:
        """Whether one number can satisfy both; rounding of 2 % is let pass for durations.

        Worked example: "at least 10" agrees with 12, 10 does not.
        """
        slack = _ROUNDING * max(self.low, other.low) if self.unit == "day" else 0.0
        return self.low <= other.high + slack and other.low <= self.high + slack

    def within(self, other: "Quantity") -> bool:
        """Whether it is narrower than the other and lies inside it."""
        return other.low <= self.low and self.high <= other.high and (self.low, self.high) != (other.low, other.high)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def value(self) -> float | None:
        if self.text[0].isdigit():
            digits = self.text.replace(",", "")
            return float(digits) if digits.count(".") < 2 else None
        return NUMBER_WORDS.get(self.text.lower())


def quantities(text: str, span: Span | None = None) -> tuple[Quantity, ...]:
    """The counted or measured numbers of a text, or of a span in it, in order; years and days of a month are none."""
    start, end = (span.start, span.end) if span else (0, len(text))
    tokens = [_Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]
    found = [*_year_and_a_half(text, start, end), *_numbers(text, tokens)]
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _year_and_a_half(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _A_UNIT_AND_A_HALF.finditer(text, start, end):
        days = 1.5 * DAYS_IN[stem(match.group(1).lower())]
        yield Quantity(Span(match.start(), match.end()), days, days, "day")


def _numbers(text: str, tokens: list[_Token]) -> Iterator[Quantity]:
    place = 0
    while place < len(tokens):
        value, after = _read(tokens, place)
        if value is not None and not _of_a_date(tokens, place, after) and not _only_points(tokens, place, after):
            yield _quantity(text, tokens, (place, after), value)
        place = max(after, place + 1)


def _read(tokens: list[_Token], place: int) -> tuple[float | None, int]:
    """The number that begins at a token, and the place after it."""
    value = tokens[place].value
    if value is None:
        return None, place + 1
    after = place + 1
    while after < len(tokens) and (more := _continued(value, tokens[after])) is not None:
        value, after = more, after + 1
    return value, after


def _continued(value: float, token: _Token) -> float | None:
    """The number with one more word ("two" + "hundred", "twenty" + "five"); None if the word does not belong to it."""
    word = token.text.lower()
    if word in MULTIPLES or word.removesuffix("s") in MULTIPLES:
        return value * MULTIPLES[word if word in MULTIPLES else word.removesuffix("s")]
    added = NUMBER_WORDS.get(word)
    return value + added if added is not None and 20 <= value < 100 and value % 10 == 0 and added < 10 else None


def _of_a_date(tokens: list[_Token], place: int, after: int) -> bool:
    number = tokens[place].text
    if number.isdigit() and len(number) == 4 and 1900 <= int(number) <= 2100:
        return True
    near = [tokens[at].text.lower() for at in (place - 1, after) if 0 <= at < len(tokens)]
    return any(word in MONTHS or word in ("st", "nd", "rd", "th") for word in near)


def _only_points(tokens: list[_Token], place: int, after: int) -> bool:
    """Whether a number word only points at something ("one of them", "the two")."""
    following = [token.text.lower() for token in tokens[after : after + 3]] or ["of"]
    loose = following[0] in EMPTY_WORDS and following != ["and", "a", "half"]
    return after == place + 1 and tokens[place].text[0].isalpha() and loose


def _quantity(text: str, tokens: list[_Token], at: tuple[int, int], value: float) -> Quantity:
    place, after = at
    start = tokens[place].start
    if _HALF.match(text, tokens[after - 1].end):
        value, after = value + 0.5, after + 3
    unit, end = _unit(tokens, place, after)
    value *= DAYS_IN.get(unit, 1.0)
    low, high = _bounds(text[max(0, start - 24) : start], value)
    return Quantity(Span(start, end), low, high, "day" if unit in DAYS_IN else unit)


def _unit(tokens: list[_Token], place: int, after: int) -> tuple[str, int]:
    """What is counted, and where its word ends: a currency before, else a plural among the next three words."""
    end = tokens[after - 1].end
    if place and tokens[place - 1].text in "$€£" and tokens[place - 1].end == tokens[place].start:
        return tokens[place - 1].text, end
    following = tokens[after : after + 3]
    if following and following[0].text.lower() in ("%", "percent", "per"):
        return "%", following[0].end
    for token in following:
        word = token.text.lower()
        if word in _NEVER_UNITS:
            break
        if word == "people" or (word.endswith("s") and len(word) > 3):
            return stem(word), token.end
    return (stem(following[0].text.lower()), following[0].end) if _names_a_unit(following) else ("", end)


def _names_a_unit(following: list[_Token]) -> bool:
    return bool(following) and following[0].text[0].isalpha() and following[0].text.lower() not in EMPTY_WORDS


def _bounds(before: str, value: float) -> tuple[float, float]:
    if _AT_LEAST.search(before.rstrip()):
        return value, math.inf
    if _AT_MOST.search(before.rstrip()):
        return 0.0, value
    return (0.9 * value, 1.1 * value) if _ABOUT.search(before.rstrip()) else (value, value)
