"""Owns how numbers are written: digits, words, magnitudes, fractions, and such vague ones as "dozens"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from annotator.match.words.lexicon import NUMBER_WORDS, listed

_TOKEN = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){0,2}\.000|(?:\.[0-9]{3}){2})(?![0-9.])|"
    r"[0-9]{1,3}(?:(?:[\xa0\u202f][0-9]{3})+|(?: [0-9]{3}){0,4} 000)(?![0-9])|[0-9]+,[0-9]{1,2}(?=\s?(?:%|per ?cent))|"
    r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[^\W\d_]+"
)
_POINTS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){0,2}\.000|(?:\.[0-9]{3}){2})")
"""Thousands as other languages write them: nobody tells a share in thousandths that are none."""
_DECIMAL_COMMA = re.compile(r",(?=[0-9]{1,2}$)")
_NO_DIGITS = re.compile(r"[,\s]")
_MINUS = re.compile(r"(?<![\w)])[-−]$|(?<!or )\bminus $")
_HYPHENED = re.compile(r"[^\W_][-–]$")
_GLUED_BEFORE = re.compile(r"[0-9][.,:/]$|\s['’]$|[#@_+]$|(?<!s)[^\W_]$")
_GLUED_AFTER = re.compile(r"[.,:/][0-9]|[_#@]")
_JOINED = re.compile(r"\+?[ \t\n\xa0\u202f-]?$| - $|[ \t\xa0\u202f]+$")
_MULTIPLES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "millions": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
_GLUED_MULTIPLES = {**_MULTIPLES, "k": 1e3, "m": 1e6, "b": 1e9}
_WORDS = {**NUMBER_WORDS, "nil": 0.0}
_VAGUE = {
    "dozens": (20.0, 199.0),
    "scores": (30.0, 199.0),
    "hundreds": (200.0, 1_999.0),
    "thousands": (2e3, 99_999.0),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
    "several": (3.0, 20.0),
}
"""What words that give no number may stand for, both ends included."""
_FEW = {"few": (2.0, 10.0), "couple": (2.0, 3.0), "handful": (2.0, 10.0)}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_OF_A_WHOLE = listed("of the its their all his her our")
_HALVED = listed("percent per percentage point mile kilometre kilometer tonne ton")
_BY = listed("by than about nearly over almost around least to")
_STARTS = frozenset(_WORDS) | frozenset(_VAGUE) | listed("a an half tens")


class Token(NamedTuple):
    """A number in digits or a word, and where it stands; `word`: in small letters."""

    start: int
    end: int
    text: str
    word: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from `low` to `high`, written by the tokens from `first` up to `last`, the latter excluded.

    `step`: what one more of its last digit would add ("1.2 billion": 100 million). `times`: what its magnitude word is
    worth. `share`: it is a part of a whole, in hundredths ("a third").
    """

    first: int
    last: int
    low: float
    high: float
    step: float = 1.0
    times: float = 1.0
    share: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The digits and words between two places."""
    new = tuple.__new__  # a third of the time that Token(...) takes, and this is most of what reading numbers costs
    return [
        new(Token, (*match.span(), quote := match.group(), quote.lower()))
        for match in _TOKEN.finditer(text, start, end)
    ]


def numerals(text: str, found: list[Token]) -> Iterator[Numeral]:
    """The numbers among tokens, in order, none inside another."""
    place = 0
    while place < len(found):
        token = found[place]
        numeral = numeral_at(text, found, place) if token.word in _STARTS or "0" <= token.text[0] <= "9" else None
        if numeral:
            yield numeral
        place = numeral.last if numeral else place + 1


def numeral_at(text: str, found: list[Token], place: int, *, hyphened: bool = False) -> Numeral | None:
    """The number that begins at a token, the longest there is; None if it begins none.

    What stands behind a letter or digit and a hyphen begins one only if `hyphened`: it may end a range, or a name.
    """
    token = found[place]
    if "0" <= token.text[0] <= "9":
        return (
            None
            if not hyphened and _HYPHENED.search(text, max(0, token.start - 2), token.start)
            else _digits(text, found, place)
        )
    if token.word not in _STARTS:
        return None
    return _fraction(text, found, place) or _vague(text, found, place) or _words(text, found, place)


def joined(text: str, found: list[Token], place: int) -> bool:
    """Whether nothing but blanks or a hyphen parts a token from the one before it."""
    return 0 < place < len(found) and _JOINED.match(text, found[place - 1].end, found[place].start) is not None


def _digits(text: str, found: list[Token], place: int) -> Numeral | None:
    token = found[place]
    if _GLUED_BEFORE.search(text, max(0, token.start - 2), token.start) or _GLUED_AFTER.match(text, token.end):
        return None
    if len(token.text) > 1 and token.text[0] == "0" and token.text[1] != ".":
        return None
    value, step = _worth(token.text)
    half = text[token.end : token.end + 1] == "½"
    if half:
        value, step = value + 0.5, 0.5
    last, times = _multiple(text, found, place + 1 + half)
    if _MINUS.search(text, max(0, token.start - 6), token.start):
        value = -value
    if last < len(found) and found[last].start == found[last - 1].end and found[last].text[0].isdigit():
        return None
    return Numeral(place, last, value * times, value * times, step * times, times)


def _worth(digits: str) -> tuple[float, float]:
    """What digits amount to and what the last counts; zeros at the end of a thousand or more are taken for rounding."""
    digits = digits.replace(".", "") if _POINTS.fullmatch(digits) else _DECIMAL_COMMA.sub(".", digits)
    plain = _NO_DIGITS.sub("", digits)
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(plain), 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(plain), 10.0**zeros if len(whole) > 3 and zeros > 1 else 1.0


def _multiple(text: str, found: list[Token], place: int) -> tuple[int, float]:
    """The place after the magnitude words that follow a number ("million", "bn", "thousand crore"), and their worth."""
    times = 1.0
    while place < len(found) and joined(text, found, place):
        glued = found[place].start == found[place - 1].end
        worth = (_GLUED_MULTIPLES if glued else _MULTIPLES).get(found[place].word)
        if worth is None or (glued and found[place].word == "m" and _metres(text, found, place)):
            break
        times, place = times * worth, place + 1
    if place < len(found) and times == 1.0 and found[place].word == "dozen" and joined(text, found, place):
        return place + 1, 12.0
    return place, times


def _metres(text: str, found: list[Token], place: int) -> bool:
    """Whether the "m" of "5m" is metres: no currency stands before and no plural behind."""
    money = text[max(0, found[place - 1].start - 2) : found[place - 1].start].strip()[-1:] in tuple("$€£¥₹s")
    following = found[place + 1].word if joined(text, found, place + 1) else ""
    return not money and not (following.endswith("s") or following in ("people", "men", "women", "children"))


def _fraction(text: str, found: list[Token], place: int) -> Numeral | None:
    """A part of a whole: "half of", "a third", "two-thirds", "three quarters of"."""
    parts, at = 1.0, place
    if found[place].word != "half":
        parts = 1.0 if found[place].word in ("a", "an") else _WORDS.get(found[place].word, 0.0)
        at = place + 1
    word = found[at].word if at < len(found) and (at == place or joined(text, found, at)) else ""
    whole = _FRACTIONS.get(word) or _FRACTIONS.get(word.removesuffix("s"))
    if not whole or not 0 < parts < whole or not (parts > 1 or _of_a_whole(text, found, place, at)):
        return None
    share = 100 * parts / whole
    return Numeral(place, at + 1, share, share, step=2.0, share=True)


def _of_a_whole(text: str, found: list[Token], place: int, at: int) -> bool:
    """Whether "a third" is a part, and not the third of some: "a third of", "by a third"."""
    following = found[at + 1].word if joined(text, found, at + 1) else ""
    return following in _OF_A_WHOLE or (following == "" and place > 0 and found[place - 1].word in _BY)


def _vague(text: str, found: list[Token], place: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few", "a couple of"."""
    word = found[place].word
    if word in ("a", "an") and place + 1 < len(found) and found[place + 1].word in _FEW:
        (low, high), last = _FEW[found[place + 1].word], place + 2
    elif word in ("tens", "hundreds") and [each.word for each in found[place + 1 : place + 2]] == ["of"]:
        times = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(_word(found, place + 2))
        if times is None:
            return Numeral(place, place + 1, *_VAGUE[word]) if word in _VAGUE else None
        (low, high), last = ((20.0, 199.0) if word == "tens" else (200.0, 1_999.0)), place + 3
        return Numeral(place, last, low * times, high * times, times=times)
    elif word in _VAGUE:
        (low, high), last = _VAGUE[word], place + 1
    else:
        return None
    last, times = _multiple(text, found, last) if word not in _VAGUE or word == "several" else (last, 1.0)
    return Numeral(place, last, low * times, (high if times == 1.0 else 10.0) * times - (times > 1.0), times=times)


def _word(found: list[Token], place: int) -> str:
    return found[place].word if 0 <= place < len(found) else ""


def _words(text: str, found: list[Token], place: int) -> Numeral | None:
    """A number in words: "two hundred and fifty thousand", "a dozen", "half a million", "one and a half"."""
    if found[place].word in ("a", "an", "half"):
        return _of_an_article(text, found, place)
    total, current, at = _summed(text, found, place)
    if at == place:
        return None
    value = total + (current or 0.0)
    if at < len(found) and found[at].word == "dozen" and joined(text, found, at):
        return Numeral(place, at + 1, 12 * value - value, 12 * value + value)
    whole = current is None and total > 0
    times = max((times for times in _MULTIPLES.values() if whole and total % times == 0), default=1.0)
    return Numeral(place, at, value, value, times, times)


def _summed(text: str, found: list[Token], place: int) -> tuple[float, float | None, int]:
    """The magnitudes that were read, what was read behind the last of them, and the place after all of it."""
    total, current, at = 0.0, None, place
    while at < len(found) and (at == place or joined(text, found, at)):
        word = found[at].word
        if word in _WORDS and _adds(current, _WORDS[word]):
            current = _WORDS[word] + (current or 0.0)
        elif word == "hundred":
            current = 100 * (1.0 if current is None else current)
        elif word in _MULTIPLES:
            total, current = total + _MULTIPLES[word] * (1.0 if current is None else current), None
        elif not _and_more(text, found, at, max(total, current or 0.0)):
            break
        at += 1
    return total, current, at


def _adds(current: float | None, value: float) -> bool:
    """Whether a number word goes on with what was read: "twenty" + "five", "two hundred" + "fifty"."""
    if current is None:
        return True
    return (current % 100 == 0 and current >= 100 and value < 100) or (
        20 <= current % 100 <= 90 and current % 10 == 0 and 0 < value < 10
    )


def _and_more(text: str, found: list[Token], place: int, so_far: float) -> bool:
    """Whether "and" goes on with a number of a hundred or more ("two hundred and five")."""
    if found[place].word != "and" or so_far < 100 or not joined(text, found, place + 1):
        return False
    return _WORDS.get(_word(found, place + 1), 100.0) < 100


def _of_an_article(text: str, found: list[Token], place: int) -> Numeral | None:
    """ "a hundred", "a dozen", "half a dozen", "half a million"; None where the article belongs to no number."""
    half = found[place].word == "half"
    at = place + 1 if not half else place + 2
    if half and (_word(found, place + 1) not in ("a", "an")):
        return None
    word = _word(found, at)
    if half and word in _HALVED:
        return Numeral(place, at, 0.5, 0.5, 0.5)
    if word == "dozen":
        return Numeral(place, at + 1, *((5.0, 7.0, 6.0) if half else (11.0, 13.0, 12.0)))
    if word not in _MULTIPLES or not joined(text, found, at):
        return None
    last, times = _multiple(text, found, at)
    value = times * (0.5 if half else 1.0)
    return Numeral(place, last, value, value, value / 10, times)
