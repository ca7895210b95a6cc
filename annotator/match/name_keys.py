"""Owns the keys under which names are looked up: only names that share one are ever compared."""

from collections.abc import Iterator
from functools import lru_cache

from annotator.match.body_words import concept, legal_form
from annotator.match.folding import NameParts, skeleton
from annotator.match.nicknames import names_of

_MOST_WORDS = 6
_FEW_WORDS, _SLIPPERY = 3, 4


@lru_cache(maxsize=100_000)
def sounds(word: str) -> frozenset[str]:
    """A word's consonants, and of four or more what is left without one: words one slip apart have one in common."""
    bones = skeleton(word)
    if len(bones) < _SLIPPERY:
        return frozenset({bones})
    return frozenset({bones, *(bones[:place] + bones[place + 1 :] for place in range(len(bones)))})


def person_keys(parts: NameParts) -> frozenset[str]:
    """For every two words one as it sounds but for a slip and how the other begins; and all words run together."""
    return frozenset(_person_keys(parts.tokens[:_MOST_WORDS]))


def _person_keys(tokens: tuple[str, ...]) -> Iterator[str]:
    begins = [{skeleton(name)[:2] for name in {token, *names_of(token)}} for token in tokens]
    for place, token in enumerate(tokens):
        others = set[str]().union(*(begins[at] for at in range(len(tokens)) if at != place))
        if len(token) > 1:
            yield from (f"P{sound}~{begin}" for sound in sounds(token) for begin in others)
            yield from (f"P={skeleton(token)}~{begin[:1]}" for begin in others)
    if len(tokens) == 1:
        yield from (f"P{sound}" for sound in sounds(tokens[0]))
    if len(tokens) <= _FEW_WORDS:
        yield from {f"P={skeleton(''.join(turned))}" for turned in (tokens, (*tokens[1:], *tokens[:1]))}


def body_keys(kind: str, parts: NameParts) -> frozenset[str]:
    """For a name of one word how it sounds; of more, one word and how another begins, for every two."""
    tokens = [concept(token) for token in parts.tokens if not legal_form(token)] or list(parts.tokens)
    if len(tokens) == 1:
        return frozenset(f"{kind}{sound}" for sound in sounds(tokens[0]))
    bones = [skeleton(token) for token in tokens[:_MOST_WORDS]]
    return frozenset(f"{kind}{a}~{b[:1]}" for i, a in enumerate(bones) for j, b in enumerate(bones) if i != j)
