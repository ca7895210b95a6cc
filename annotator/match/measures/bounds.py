"""Owns words that bound a number: "at least", "up to", "nearly", "or more"; and how far each lets it range."""

import math
import re
from collections.abc import Sequence

from annotator.domain.span import Span
from annotator.match.measures.numerals import Token
from annotator.match.words.lexicon import listed

LEAST, _MOST, _ABOUT, _NEARLY, _OVER = "least", "most", "about", "nearly", "over"
_BEFORE = {
    LEAST: "at least;more than;over;no fewer than;no less than;not less than;not fewer than;upwards of;in excess of;"
    "exceeding;exceeded;exceeds;above;greater than;higher than;minimum of;minimum;topped;topping;surpassed;surpasses;"
    "surpassing;well over",
    _MOST: "at most;up to;fewer than;less than;under;no more than;not more than;as many as;as much as;below;"
    "a maximum of;maximum of;maximum;at the most;lower than;short of",
    _ABOUT: "about;around;some;approximately;roughly;estimated;an estimated;circa;ca;approx;or so;in the region of",
    _NEARLY: "nearly;almost;close to;just under;just below;nearing;approaching;a little under;slightly less than",
    _OVER: "just over;just above;slightly more than;a little more than;slightly over;a little over",
}
_BOUND = {words: kind for kind, every in _BEFORE.items() for words in every.split(";")}
_MOST_WORDS = 3
_LAST_WORDS = frozenset(words.split()[-1] for words in _BOUND)
_AFTER = re.compile(
    r"\s?(?P<plus>\+)|\s(?P<more>or (?:more|above|over))\b|\s(?P<less>or (?:fewer|less|under))\b|"
    r"(?P<so>\sor so\b|-odd\b)"
)
_LONGEST = max(map(len, _BOUND)) + 2
_SET_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _BOUND), key=len, reverse=True))})\s$", re.IGNORECASE)
_STRICT = listed(
    "than over above below under of exceeding exceeded exceeds topped topping surpassed surpasses "
    "surpassing nearly almost"
)
_BAND = {_ABOUT: (0.9, 1.1), _NEARLY: (0.85, 1.0), _OVER: (1.0, 1.15)}


def bound_before(found: list[Token], place: int) -> str:
    """The kind of bound that the words before a number set; "" if they set none."""
    if not place or found[place - 1].word not in _LAST_WORDS:
        return ""
    words = [token.word for token in found[max(0, place - _MOST_WORDS) : place]]
    return _BOUND.get(" ".join(words[len(words) - bounding(words, len(words)) :]), "")


def bounding(words: Sequence[str], place: int) -> int:
    """How many words, in small letters, right before this place bound a number there: two of "at least 14"."""
    if not place or words[place - 1] not in _LAST_WORDS:
        return 0
    near = words[max(0, place - _MOST_WORDS) : place]
    return next((len(near) - at for at in range(len(near)) if " ".join(near[at:]) in _BOUND), 0)


def bound_ahead(text: str, start: int) -> str:
    """The kind of bound set by the words before an article or a number; "" if they set none: "more than a week"."""
    found = _SET_BEFORE.search(text, max(0, start - _LONGEST), start)
    return _BOUND[" ".join(found.group().lower().split())] if found else ""


def bound_after(text: str, end: int) -> str:
    """The kind of bound set behind a number ("500+", "or more", "or so"); "" for none."""
    found = _AFTER.match(text, end)
    if found is None:
        return ""
    return LEAST if found["plus"] or found["more"] else _MOST if found["less"] else _ABOUT


def ranging(low: float, high: float, kind: str) -> tuple[float, float]:
    """From where to where a number ranges that the bound lets be any of: "at least 10" is 10 to infinity."""
    if kind == LEAST:
        return low, math.inf
    if kind == _MOST:
        return min(0.0, high), high
    below, above = _BAND.get(kind, (1.0, 1.0))
    return low * below, high * above


def bounded(text: str, span: Span) -> Span:
    """The span of a number together with the words before and behind it that bound it."""
    before = _SET_BEFORE.search(text, max(0, span.start - _LONGEST), span.start)
    behind = _AFTER.match(text, span.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def shuts_out(text: str, span: Span) -> bool:
    """Whether the words before a number shut out the number itself: "below 20", "more than 20", not "at least 20"."""
    before = _SET_BEFORE.search(text, max(0, span.start - _LONGEST), span.start)
    words = before.group().lower().split() if before else []
    return bool(words) and words[-1] in _STRICT and words[0] not in ("no", "not")
