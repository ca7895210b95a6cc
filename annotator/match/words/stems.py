"""Owns the stem of an English word: what "deploys", "deployed" and "deployment" share."""

import re
from functools import lru_cache

from annotator.match.words.lexicon import IRREGULAR, SUFFIXES

_VOWEL_RUN = re.compile(r"[aeiouy]+[^aeiouy]+")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"([bdfgmnprt])\1$")
_SHORT_END = re.compile(r"[^aeiouy][aeiouy][^aeiouywx]$")

_SHORTEST_OF_MEN = 5

# Suffix, what takes its place, and how many vowel-consonant runs must be left before it.
_DERIVED = (
    ("ational", "ate", 1),
    ("ization", "ize", 1),
    ("isation", "ize", 1),
    ("fulness", "ful", 1),
    ("ousness", "ous", 1),
    ("iveness", "ive", 1),
    ("tional", "tion", 1),
    ("biliti", "ble", 1),
    ("ation", "ate", 1),
    ("alism", "al", 1),
    ("aliti", "al", 1),
    ("iviti", "ive", 1),
    ("entli", "ent", 1),
    ("ousli", "ous", 1),
    ("alli", "al", 1),
    ("ator", "ate", 1),
    ("izer", "ize", 1),
    ("ise", "ize", 2),
    ("li", "", 1),
)
_INNER = (
    ("icate", "ic", 1),
    ("ative", "", 1),
    ("alize", "al", 1),
    ("iciti", "ic", 1),
    ("ical", "ic", 1),
    ("ness", "", 1),
    ("ful", "", 1),
)
_LAST = tuple((suffix, "", 1 if suffix == "ment" else 2) for suffix in (*SUFFIXES, "er", "or", "ic", "ou"))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a lower-case word, after Porter (1980, An algorithm for suffix stripping); digits come back as given.

    Worked example: "deployment", "deploys" and "deployed" all give "deploi", "ex-president" gives "presid".
    """
    word = IRREGULAR.get(word, word).removeprefix("ex-")
    if len(word) <= 2 or not word.isalpha():
        return word
    word = _without_inflection(word)
    if word.endswith("men") and len(word) > _SHORTEST_OF_MEN:
        word = f"{word[:-2]}an"  # "policemen"; "specimen" as well, but no other word is taken for it
    word = _replaced(_replaced(word, _DERIVED), _INNER)
    word = _with_i(_replaced(word, _LAST))
    if word.endswith("ll") and _runs(word[:-1]) > 1:
        return word[:-1]
    return word[:-1] if word.endswith("e") and _runs(word[:-1]) >= 1 and len(word) > 3 else word


def _runs(word: str) -> int:
    return len(_VOWEL_RUN.findall(word))


def _without_inflection(word: str) -> str:
    word = _without_plural(word)
    for suffix in ("ing", "ed"):
        left = word.removesuffix(suffix)
        if left != word and _VOWEL.search(left):
            word = _mended(left) if not word.endswith("eed") else word
            break
    return _with_i(word[:-1] if word.endswith("eed") else word)


def _with_i(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 2 else word


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _mended(left: str) -> str:
    if left.endswith(("at", "bl", "is", "iz")):
        return f"{left}e"
    if _DOUBLE.search(left):
        return left[:-1]
    return f"{left}e" if _runs(left) == 1 and _SHORT_END.search(left) else left


def _replaced(word: str, rules: tuple[tuple[str, str, int], ...]) -> str:
    for suffix, instead, runs in rules:
        if word.endswith(suffix):
            left = word[: -len(suffix)]
            return left + instead if _runs(left) >= runs else word
    return word
