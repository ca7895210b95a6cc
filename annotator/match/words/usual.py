"""Owns which words and names are usual enough in English that two of them are hardly slips of one."""

from functools import cache

from annotator.match.words.scripts import romanised


def usual(word: str) -> bool:
    """Whether a folded word is among those of general English, names too (wordfreq: Speer 2022, zenodo.7199437)."""
    return word in _words()


def both_usual(a: str, b: str) -> bool:
    """Whether two different words are both usual: they are then two words, and neither is a slip of the other."""
    return a != b and usual(a) and usual(b)


def both_usual_in_arabic(a: str, b: str) -> bool:
    """Whether two different words, romanised letter by letter, are both usual in Arabic."""
    return a != b and a in _arabic_words() and b in _arabic_words()


@cache
def _arabic_words() -> frozenset[str]:
    from wordfreq import get_frequency_dict

    return frozenset(romanised(word).lower() for word in get_frequency_dict("ar", wordlist="small"))


@cache
def _words() -> frozenset[str]:
    # Read with the first names that are nearly the same, for it takes a quarter of a second.
    from wordfreq import get_frequency_dict

    return frozenset(get_frequency_dict("en", wordlist="small"))
