"""Owns letters that a mark makes other ones, as "ö" and "ü": a name spelled with the one is not one with the other."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LETTERS = {
    "ä": "aäæ",
    "æ": "aeäæ",
    "å": "aå",
    "ö": "oöøőõ",
    "ø": "oöøőõ",
    "ő": "oöøőõ",
    "õ": "oöøőõ",
    "ü": "uüűy",
    "ű": "uüűy",
}
"""What of any other spelling may stand for each: of "Müller" that is "u" in "Muller" and "Mueller"."""
_MARKED = re.compile(f"[{''.join(_LETTERS)}]")
_VOWELS = re.compile(rf"([aeiouy{''.join(_LETTERS)}]+)")
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "\u024f"
_OTHER_LETTER = 0.7


@lru_cache(maxsize=100_000)
def by_marked_letters(a: str, b: str) -> float:
    """What is left of a likeness where a word of one name has a vowel of its own that the other's spelling cannot be.

    Worked examples: "Müller" is written "Mueller" and "Muller", but neither "Möller" nor "Miller".
    """
    ours, theirs = _words(a), _words(b)
    if not _MARKED.search(f"{ours} {theirs}") or max(ours + theirs) > _LATIN_END:
        return 1.0
    one, other = _WORD.findall(ours), _WORD.findall(theirs)
    return _OTHER_LETTER if _has_another(one, other) or _has_another(other, one) else 1.0


def _words(name: str) -> str:
    """A name in small letters, without the marks that only tell how a letter is spoken."""
    composed = unicodedata.normalize("NFC", name.lower())
    return "".join(letter if letter in _LETTERS else unicodedata.normalize("NFD", letter)[0] for letter in composed)


def _has_another(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the other name has a word that differs from a marked one in the marked letter, and none that fits."""
    for word in filter(_MARKED.search, ours):
        near = [_fits(word, other) for other in theirs if _consonants(word) == _consonants(other)]
        if near and not any(near):
            return True
    return False


def _consonants(word: str) -> list[str]:
    return [_DOUBLED.sub(r"\1", part) for part in _VOWELS.split(word)[::2]]


def _fits(word: str, other: str) -> bool:
    """Whether every marked letter of two words with the same consonants may stand for a vowel of the other."""
    runs = list(zip(_VOWELS.split(word)[1::2], _VOWELS.split(other)[1::2], strict=True))
    pairs = [*runs, *((theirs, ours) for ours, theirs in runs)]
    return all(not set(_LETTERS[letter]).isdisjoint(run) for own, run in pairs for letter in _MARKED.findall(own))
