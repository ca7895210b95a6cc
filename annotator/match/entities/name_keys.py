"""Owns the keys under which names are looked up: only names that share one are ever compared."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from annotator.match.names.body_words import concept, legal_form, unsaid
from annotator.match.names.demonyms import land_meant
from annotator.match.names.folding import NameParts, skeleton
from annotator.match.names.forenames import one_name, short_for, spellings_of
from annotator.match.names.nicknames import names_of
from annotator.match.names.spelling import turned

_MOST_WORDS = 6
_QAF = re.compile("^(?:q|kh?|gh)")
_FEW_WORDS, _SLIPPERY, _ROUGHLY = 3, 4, 0.6


@lru_cache(maxsize=200_000)
def sounds(word: str) -> frozenset[str]:
    """A word's consonants, and of four or more what is left without one: words one slip apart have one in common."""
    bones = skeleton(word)
    if len(bones) < _SLIPPERY:
        return frozenset({bones})
    return frozenset({bones, *(bones[:place] + bones[place + 1 :] for place in range(len(bones)))})


@lru_cache(maxsize=200_000)
def person_keys(parts: NameParts) -> frozenset[str]:
    """For every two words one as it sounds but for a slip and how the other begins; and all words run together."""
    tokens = parts.tokens[:_MOST_WORDS]
    others = {tuple(map(_with_v, tokens)), tuple(map(_with_g, tokens))} - {tokens}
    return frozenset((*_person_keys(tokens), *(key for other in others for key in _exact_keys(other))))


@lru_cache(maxsize=200_000)
def _with_v(word: str) -> str:
    """A longer word with v for w, which is one in "Wolkow", and mute in "Hawa"."""
    return word.replace("w", "v") if len(word) >= _SLIPPERY else word


@lru_cache(maxsize=200_000)
def _with_g(word: str) -> str:
    """A longer word with g for the sound that begins "Gaddafi", "Qaddafi" and "Kadhafi"."""
    return _QAF.sub("g", word) if len(word) >= _SLIPPERY else word


def _exact_keys(tokens: tuple[str, ...]) -> Iterator[str]:
    return (key for key in _person_keys(tokens) if key.startswith("P="))


def _person_keys(tokens: tuple[str, ...]) -> Iterator[str]:
    begins = [{skeleton(name)[:2] for name in spellings_of(token) | names_of(token)} for token in tokens]
    for place, token in enumerate(tokens):
        others = set[str]().union(*(begins[at] for at in range(len(tokens)) if at != place))
        if len(token) > 1:
            yield from (f"P{sound}~{begin}" for sound in sounds(token) for begin in others)
            # An initial tells of a letter that a whole word may lose, as "Hassan" its H.
            letters = {tokens[at][0] for at in range(len(tokens)) if at != place}
            yield from (f"P={skeleton(token)}~{begin}" for begin in {each[:1] for each in others} | letters)
    if len(tokens) == 1:
        yield from (f"P{sound}" for sound in sounds(tokens[0]))
    if len(tokens) <= _FEW_WORDS:
        yield from {f"P={skeleton(''.join(turned))}" for turned in (tokens, (*tokens[1:], *tokens[:1]))}


@lru_cache(maxsize=200_000)
def body_keys(kind: str, parts: NameParts) -> frozenset[str]:
    """How all words sound, with only the beginning of one; for a name of one word how it sounds but for a slip.

    And all words run together, as in "JPMorgan" and "J.P. Morgan".
    """
    tokens = [concept(token) for token in parts.tokens if not (legal_form(token) or unsaid(token))]
    tokens = tokens or list(parts.tokens)
    together = f"{kind}={''.join(tokens)}"
    if len(tokens) == 1:
        return frozenset((together, *(f"{kind}{sound}" for sound in sounds(tokens[0]))))
    bones = sorted(skeleton(land_meant(token)) for token in tokens)
    weakened = ((*bones[:place], f"{bones[place][:1]}~", *bones[place + 1 :]) for place in range(len(bones)))
    return frozenset((together, *(f"{kind}{' '.join(sorted(words))}" for words in weakened)))


def far_apart(first: NameParts, second: NameParts) -> bool:
    """Whether some word of the shorter of two persons' names is unlike every word of the other: a quick first look."""
    short, long = first.tokens, second.tokens
    if len(short) > len(long):
        short, long = long, short
    if len(short) < 2 or first.bare or second.bare:
        return False
    # Written out, for this is asked of every two names that share a key.
    for word in short:
        for other in long:
            if word == other or _roughly(word, other):
                break
        else:
            return True
    return False


@lru_cache(maxsize=200_000)
def _roughly(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        # By its letter: a sound that a whole word loses, as "Wanjiku" its W, is all that an initial has.
        return a[:1] == b[:1]
    if _sound_roughly(skeleton(a), skeleton(b)) or short_for(a, b) or one_name(a, b) or turned(a, b):
        return True
    return ("w" in a) != ("w" in b) and _sound_roughly(skeleton(_with_v(a)), skeleton(_with_v(b)))


def _sound_roughly(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    return OSA.normalized_similarity(one, other, score_cutoff=_ROUGHLY) >= _ROUGHLY
