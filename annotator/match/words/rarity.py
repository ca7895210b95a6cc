"""Owns how much a word tells: the rarer it is in general English, the more, whatever texts it is compared in."""

import math
from collections import defaultdict
from functools import cache, lru_cache

from annotator.match.words.stems import stem

_UNSEEN = 3e-7
"""The share of all words that is given to one in no list: three in ten million."""
_COMMON = 1 / 30
"""A word that makes up this share of a text tells nothing; every word tells at least a little."""
_LEAST = 0.3
_NAME = 7.0
_ENGLISH = "en"
_SENSE = 5.0

NAME_SIGN = "@"
SENSE_SIGN = "~"
"""What a word of a bag begins with that stands for a name, or for a sense that several words have."""


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """How much a stem tells, from 0.3 for words of grammar to about 11.6 for words in no list, in nats.

    The same in every project, so that what two texts share never depends on what else there is.
    """
    if word.startswith(NAME_SIGN):
        return _NAME
    if word.startswith(SENSE_SIGN):
        return _SENSE
    share = _shares().get(word, 0.0) + _UNSEEN
    return max(_LEAST, math.log(_COMMON / share))


@lru_cache(maxsize=200_000)
def rarity_in(word: str, language: str) -> float:
    """How much a stem tells in a language, given by its short code, in nats; as in English if there is no list of it.

    Worked example: "regierung" tells little in German, and is in no list of English.
    """
    if language == _ENGLISH or language not in _listed():
        return rarity(word)
    share = _shares(language).get(word, 0.0) + _UNSEEN
    return max(_LEAST, math.log(_COMMON / share))


@cache
def _listed() -> frozenset[str]:
    from wordfreq import available_languages

    return frozenset(available_languages("small"))


@cache
def _shares(language: str = _ENGLISH) -> dict[str, float]:
    """From a stem to its share of the words of a language (wordfreq: Speer 2022, doi:10.5281/zenodo.7199437)."""
    # Loaded with the first claim, for reading the list takes a quarter of a second.
    from wordfreq import get_frequency_dict

    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict(language, wordlist="small").items():
        shares[stem(word)] += share
    return dict(shares)
