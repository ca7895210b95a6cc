"""Owns numbers that count nothing: those of dates, of names ("Flight 370"), and of places in an order."""

import re
from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.match.measures.counted import FATE, people_behind
from annotator.match.measures.numerals import Numeral, Token, joined
from annotator.match.measures.units import currency_before, symbol_after, unit_after
from annotator.match.words.lexicon import EMPTY_WORDS, MONTHS, listed
from annotator.match.words.stems import stem

_LABELS = listed(
    "no nos number flight article resolution section chapter page pages route highway channel line room gate phase "
    "level version model paragraph clause annex act title area group ward block apartment flat box verse episode "
    "season lap lane bus platform terminal runway pier battalion brigade regiment division squadron unit apollo "
    "iphone windows ios android figure table chart appendix week day round grade class type formula"
)
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?(?:\s?(?:,|and|or|to|[-–])\s?[0-9]{1,2}(?:st|nd|rd|th)?\b){0,4}\s+(?:of\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:\.|[a-z]*\b)"
)
_YEAR_OF = listed("of in since from")
_NOBODY_BEHIND = listed("in by and or during at on when after before since near from for as with while this last")
"""Behind "killed" they tell nobody whom somebody killed."""
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDERS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_ORDER = {word: float(place) for place, word in enumerate(_ORDERS, 1)}
_TELEPHONE = re.compile(r"\+[0-9][0-9 ()-]*$|\b[Nn]os?\. $")
ORDER_WORDS = _ENDINGS | frozenset(_ORDER)
"""Words without which nothing tells a place in an order."""
_SINCE, _UNTIL = 1800, 2100
_LAST_DAY = 31
_OWNERS = listed("the its their his her our my your a an this that s of for in")
_POINTING = listed("the its their his her this that a an s new")
_NOT_ORDERED = listed("time times place lady half day largest biggest highest lowest most hand")


def names_or_dates(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether a number belongs to a date or a name, or tells a year or a place in an order."""
    token = found[numeral.first]
    if not token.text[0].isdigit():
        return False
    if _TELEPHONE.search(text, max(0, token.start - 20), token.start):
        return True
    last = found[numeral.last - 1]
    if numeral.last < len(found) and found[numeral.last].word in _ENDINGS and found[numeral.last].start == last.end:
        return True
    return _of_a_date(text, found, numeral) or _a_year(text, found, numeral) or _of_a_name(text, found, numeral)


def _of_a_date(text: str, found: list[Token], numeral: Numeral) -> bool:
    if numeral.times > 1 or numeral.high > _LAST_DAY:
        return False
    if _MONTH.match(text, found[numeral.last - 1].end):
        return True
    before = found[numeral.first - 1] if numeral.first else None
    return before is not None and _is_month(before) and text[before.end : found[numeral.first].start] in (" ", ". ")


def _is_month(token: Token) -> bool:
    return token.word in MONTHS and token.text[0].isupper()


def _a_year(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether four digits are a year: behind a month, or with no unit or people behind and no currency before."""
    token = found[numeral.first]
    if numeral.times > 1 or len(token.text) != 4 or not token.text.isdigit() or not _SINCE <= int(token.text) <= _UNTIL:
        return False
    if numeral.first and _is_month(found[numeral.first - 1]):
        return True
    measured = symbol_after(text, token.end) or unit_after(text, found, numeral.last)
    money = currency_before(text, token.start)
    counting = people_behind(text, found, numeral.last) and not _strikes_whom(text, found, numeral)
    return not money and not measured and not counting


def _strikes_whom(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether a verb stands behind four digits and whom it struck behind that: "the leak of 2015 killed five"."""
    verb = numeral.last
    if not numeral.first or found[numeral.first - 1].word not in _YEAR_OF or found[verb].word not in FATE:
        return False
    behind = found[verb + 1 : verb + 3] if joined(text, found, verb + 1) else []
    words = [token.word for token in behind]
    return bool(words) and (words[0] not in _NOBODY_BEHIND or words == ["at", "least"])


def _of_a_name(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether a number stands in a name: "Flight 370", "Article 5", "a Boeing 787"."""
    if not joined(text, found, numeral.first):
        return False
    before, token = found[numeral.first - 1], found[numeral.first]
    if numeral.times > 1 or symbol_after(text, token.end) or currency_before(text, token.start):
        return False
    if before.word in _LABELS:
        return before.text != before.word or before.word in ("number", "no", "page", "version", "room", "line")
    return before.text != before.word and _model(text, found, numeral)


def only_named(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether a number that counts nothing is a name with an article or owner before it: "the 787", "Poor's 500"."""
    first = numeral.first
    plain = found[first].text.isdigit() and numeral.times == 1.0 and joined(text, found, first)
    return plain and found[first - 1].word in _POINTING


def _model(text: str, found: list[Token], numeral: Numeral) -> bool:
    """Whether a plain number behind a capital is a type's: nothing to count follows, or it has three digits."""
    before, token = found[numeral.first - 1], found[numeral.first]
    if not token.text.isdigit() or before.word in EMPTY_WORDS or unit_after(text, found, numeral.last):
        return False
    following = found[numeral.last] if joined(text, found, numeral.last) else None
    plain = following is not None and following.text[0].islower() and following.word not in EMPTY_WORDS
    return not people_behind(text, found, numeral.last) and (not plain or len(token.text) >= 3)


def orders(text: str, found: list[Token]) -> Iterator[tuple[Span, float, str]]:
    """Places in an order: "the third quarter", "its 21st game"; where, which, and of what."""
    for at, token in enumerate(found):
        if token.word not in _ORDER and (at + 1 == len(found) or found[at + 1].word not in _ENDINGS):
            continue
        value = _ORDER.get(token.word) or _in_digits(found, at)
        noun = at + 1 if token.word in _ORDER else at + 2
        if not value or not at or found[at - 1].word not in _OWNERS or not joined(text, found, noun):
            continue
        word = found[noun]
        if word.word in EMPTY_WORDS or word.word in _NOT_ORDERED or _is_month(word) or not word.text[0].islower():
            continue
        yield Span(token.start, word.end), value, f"in order of {stem(word.word)}"


def _in_digits(found: list[Token], at: int) -> float:
    """What "21st" amounts to; 0 if the token begins none."""
    glued = at + 1 < len(found) and found[at + 1].word in _ENDINGS and found[at + 1].start == found[at].end
    return float(found[at].text) if glued and found[at].text.isdigit() else 0.0
