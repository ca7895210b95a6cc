"""Owns the words that time expressions are made of: numbers, units, seasons, parts of the day."""

import re
from typing import Final

_UNITS: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
_VAGUE: Final = (
    "a few",
    "few",
    "couple of",
    "several",
    "many",
    "some",
    "a couple of",
    "recent",
    "dozens of",
    "hundreds of",
)

UNIT: Final = rf"(?P<unit>{'|'.join(_UNITS)}|centurie)s?"
NUMBER: Final = (
    r"(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?|"
    + "|".join(_VAGUE)
    + rf"|half an?|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))}|an?)"
    + r"(?P<half>[ -]and[ -]a[ -]half)?"
)


def number_of(match: re.Match[str]) -> str | None:
    """The digits of NUMBER, as "2", "2.5" or "0.5"; "X" for a vague one."""
    word = match["number"].casefold()
    if word in _VAGUE:
        return "X"
    plain = _plain(word)
    return f"{plain}.5" if match["half"] and "." not in plain else plain


def _plain(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    if word.startswith("half"):
        return "0.5"
    if word in {"a", "an"}:
        return "1"
    tens, _, ones = word.partition("-")
    if tens in _TENS:
        return str(20 + 10 * _TENS.index(tens) + (_ONES.index(ones) if ones else 0))
    return str(_ONES.index(word))


def unit_of(match: re.Match[str]) -> str:
    """The unit in the singular."""
    return match["unit"].casefold().replace("centurie", "century")


def period(number: str, unit: str) -> str:
    """An ISO 8601 duration ("P18M", "PT30M"); decades and centuries as TIMEX3 writes them ("P2DE")."""
    code = _UNITS[unit]
    if unit == "fortnight" and number != "X":
        number = f"{2 * float(number):g}"
    if code == "TH" and number == "0.5":
        return "PT30M"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"
