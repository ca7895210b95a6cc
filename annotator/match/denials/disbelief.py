"""Owns who is told not to believe what follows: "do not think that", "nobody believes that", "not convinced that"."""

import re
from collections.abc import Sequence

from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import stems_of
from annotator.match.words.words import Word, is_denial

_THINK = stems_of("think thought believe suppose assume imagine reckon accept agree concede expect fancy trust")
_SURE = listed("convinced persuaded sure certain confident satisfied")
_EXPECT = stems_of("expect")
_NOT = listed("not never")
_NOBODY = listed("no nobody none neither few hardly scarcely barely little")
_MERELY = listed("only just merely simply all always")
_ON = listed("that which who whom whose what but and or if whether because")
_LEADING = listed("be been being ever have had yet really even longer for a moment seriously to")
_END = re.compile(r"[.?!](?=\s|$)|\b(?:until|till)\b", re.IGNORECASE)
_WORDS, _WHOM, _MOST = 5, 7, 400


def disbelieved(every: Sequence[Word], cue: int, text: str) -> int | None:
    """The place where what somebody is told not to believe begins, by the word at a place; None where none does.

    Worked examples: "the bank", of "I do not think that the bank will fail"; nothing of "not only experts think that",
    "do you not think that ...?" and "nobody thought that it would, until it did".
    """
    lower = every[cue].text.lower()
    plain = lower in _NOT or is_denial(lower)
    if not (plain or lower in _NOBODY):
        return None
    for at in range(cue + 1, min(cue + _WORDS, len(every))):
        word = every[at].text.lower()
        if stopped(every, at, text) or word in _ON or (at == cue + 1 and word in _MERELY):
            return None
        if every[at].stem in _THINK or word in _SURE:
            start = _behind(every, at, text)
            return start if start is not None and _holds(every[cue].span.start, text) else None
        if plain and word not in _LEADING and not word.endswith("ly"):
            return None
    return None


def doubted_by_none(every: Sequence[Word], doubt: int) -> bool:
    """Whether a word before a "doubt" tells that there is none: "few experts doubt", "nobody doubts"."""
    for at in range(doubt - 1, max(-1, doubt - _WORDS), -1):
        lower = every[at].text.lower()
        if lower in _ON:
            return False
        if lower in _NOT or lower in _NOBODY or is_denial(lower):
            return True
    return False


def _behind(every: Sequence[Word], at: int, text: str) -> int | None:
    """The place behind "think that", or behind the "expect" of "expect it to fail"."""
    if at + 2 < len(every) and every[at + 1].text.lower() == "that":
        return at + 2
    if every[at].stem not in _EXPECT:
        return None
    for to in range(at + 2, min(at + _WHOM, len(every) - 1)):
        if stopped(every, to, text):
            return None
        if every[to].text.lower() == "to":
            return at + 1
    return None


def _holds(start: int, text: str) -> bool:
    """Whether the sentence neither asks nor tells until when nobody believed it."""
    found = _END.search(text, start, start + _MOST)
    return found is None or found.group() in (".", "!")
