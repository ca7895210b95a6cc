"""Owns how names in other alphabets are read in Latin letters, and what is told apart before that loses it."""

import re
from functools import lru_cache

from anyascii import anyascii

_ARABIC_PARTS = {
    "بن": "bin",
    "ابن": "ibn",
    "بنت": "bint",
    "ابو": "abu",
    "أبو": "abu",
    "أبي": "abi",
    "آل": "al",
    "عبد": "abd",
    "الدين": "din",
}
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
_ALEFS = str.maketrans(dict.fromkeys("اأإآٱ", "a"))
_ARABIC_ARTICLE = re.compile(r"^ال(?=.{3})")
_WITHOUT_VOWELS = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0700-\u074f\ufb1d-\ufdff\ufe70-\ufefc]")
_SYLLABIC = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_BETWEEN = re.compile(r"[\s·・•,-]+")


@lru_cache(maxsize=50_000)
def romanised(name: str) -> str:
    """The name in ASCII letters; of one in Arabic letters the words that only join others as they are written in Latin.

    Worked example: "عبد الفتاح" gives "abd ftah" without its vowels, "abd fth".
    """
    return anyascii(_ARABIC_WORD.sub(_arabic, name))


def _arabic(match: re.Match[str]) -> str:
    word = match.group()
    return _ARABIC_PARTS.get(word) or _ARABIC_ARTICLE.sub("", word).translate(_ALEFS)


def lacks_vowels(name: str) -> bool:
    """Whether some of it is in an alphabet that leaves most vowels out: Arabic, Hebrew, Syriac letters."""
    return _WITHOUT_VOWELS.search(name) is not None


def syllables(name: str) -> str:
    """The Chinese characters or Korean syllables of a name that has nothing else; empty for all other names."""
    bare = _BETWEEN.sub("", name)
    return bare if len(_SYLLABIC.findall(bare)) == len(bare) else ""


def syllables_alike(a: str, b: str) -> float:
    """The share of syllables at the same place that are the same, 0..1; another sign that is read the same counts half.

    The last holds for the two ways to write Chinese, and for signs that only sound alike.
    """
    same = sum(
        1.0 if one == other else 0.5 * (anyascii(one) == anyascii(other)) for one, other in zip(a, b, strict=False)
    )
    return same / max(len(a), len(b), 1)
