"""Owns where words stand in a text: as they are or with other spaces between them, whole or within other words."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

_OF_WORDS: Final = frozenset("LNM")
"""The first letters of the categories of characters that words and numbers are made of."""
_BORDERLESS: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3000-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Letters of scripts in which what we call a word may stand in one piece with another: 오바마가, وقال, 北京市."""
_POINTS: Final = frozenset(".,")


def found(words: str, text: str, most: int = 2) -> list[tuple[int, int]]:
    """Up to `most` places of words in a text: those where they are whole, or if there are none, all."""
    return whole(words, text, most) or list(islice(_places(words, text), most))


def whole(words: str, text: str, most: int = 2) -> list[tuple[int, int]]:
    """Up to `most` places where words are no part of other words or of a number.

    Where the script does not tell that by spaces, places within a run of letters count if there are no others.
    """
    places = list(islice((each for each in _places(words, text) if not any(_joined(text, *each))), most))
    if places or not (_BORDERLESS.match(words[:1]) or _BORDERLESS.match(words[-1:])):
        return places
    return list(islice((each for each in _places(words, text) if all(_borderless(text, *each))), most))


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """All places, as the words are, or where they never stand so, with other spaces between them."""
    at = text.find(words) if words else -1
    if at < 0 and len(parts := words.split()) > 1:
        spaced = re.compile(r"\s+".join(map(re.escape, parts)))
        yield from (match.span() for match in spaced.finditer(text))
        return
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _joined(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a word or a number goes on before a place, and after it."""
    return _goes_on(text, start), _goes_on(text, end)


def _borderless(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether each end is a border, or one that the script does not show."""
    before, after = _joined(text, start, end)
    return not before or _hidden(text, start), not after or _hidden(text, end)


def _goes_on(text: str, at: int) -> bool:
    """Whether an offset stands within a word, or within a number such as 1,000.5."""
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    if not before or not after:
        return False
    if before in _POINTS:
        return at > 1 and text[at - 2].isdigit() and after.isdigit()
    if after in _POINTS:
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return _of_word(before) and _of_word(after)


def _hidden(text: str, at: int) -> bool:
    return all(_BORDERLESS.match(each) for each in text[at - 1 : at + 1])


def _of_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] in _OF_WORDS
