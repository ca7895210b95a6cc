"""Owns the words at the predicates of two claims: how rare those are, and what stands right before and after them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem
from annotator.match.words.words import WORD, is_empty, without_possessive

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

WORDS = ("rare_least", "rare_most", "one_form", "words_before", "words_after")
"""How rare the predicates are, whether both end in one form of one word, and the words before and after in common."""
_NEAR = 4
_NONE = -0.2
"""Of a predicate that opens or ends its claim no share can be told."""
_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, and from where to where its predicate stands in it."""

    text: str
    start: int
    end: int


def around(claims: Sequence[Said], ends: Places) -> Numbers:
    """A row for each pair of claims, by number, with what `WORDS` names."""
    if not len(ends):
        return np.zeros((0, len(WORDS)))
    known: dict[str, int] = {}
    asked, ends = _renumbered(ends)
    read = [_Read(claims[number], known) for number in asked.tolist()]
    rare = np.array([each.rare for each in read])
    form = np.array([each.form for each in read], dtype=np.int64)
    weight = np.array([rarity(word) for word in known])
    a, b = ends.T
    return np.column_stack(
        [
            np.minimum(rare[a], rare[b]),
            np.maximum(rare[a], rare[b]),
            form[a] == form[b],
            _alike(np.array([each.before for each in read], dtype=np.int64), weight, ends),
            _alike(np.array([each.after for each in read], dtype=np.int64), weight, ends),
        ]
    )


def _renumbered(ends: Places) -> tuple[Places, Places]:
    """The claims that are in pairs, and the pairs by their places among these."""
    asked, places = np.unique(ends, return_inverse=True)
    return asked, places.reshape(-1, 2)


class _Read:
    """A claim as far as it is compared here, its words by number; where there is no more word, -1."""

    def __init__(self, said: Said, known: dict[str, int]) -> None:
        found = list(WORD.finditer(said.text))
        ends = [match.start() + len(without_possessive(match.group())) for match in found]
        first, last = bisect_right(ends, said.start), bisect_left([match.start() for match in found], said.end)
        inside = [match.group() for match in found[first:last]]
        self.rare = max(map(rarity, _telling(inside)), default=0.0)
        self.form = known.setdefault(f" {without_possessive(inside[-1]).lower() if inside else ''}", len(known))
        self.before = _numbered((match.group() for match in reversed(found[:first])), known)
        self.after = _numbered((match.group() for match in found[last:]), known)


def _telling(found: Iterable[str]) -> Iterator[str]:
    """The stems of words that are not of grammar alone."""
    return (found_stem for found_stem in map(_stem, found) if found_stem)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """The stem of a word as written, none if it is of grammar alone."""
    plain = without_possessive(word).lower()
    return "" if is_empty(plain) else stem(plain)


def _numbered(found: Iterable[str], known: dict[str, int]) -> list[int]:
    """The first that tell something, each once."""
    distinct = dict.fromkeys(islice(_telling(found), _NEAR))
    numbers = [known.setdefault(each, len(known)) for each in distinct]
    return numbers + [-1] * (_NEAR - len(numbers))


def _alike(held: Places, weight: Numbers, ends: Places) -> Numbers:
    """The share of what the words of one tell that is in the other, of the one that tells less."""
    weighed = np.where(held >= 0, weight[held], 0.0)
    told = weighed.sum(1)
    found = np.full(len(ends), _NONE)
    for start in range(0, len(ends), _AT_ONCE):
        a, b = ends[start : start + _AT_ONCE].T
        both = ((held[a][:, :, None] == held[b][:, None, :]) & (held[a] >= 0)[:, :, None]).any(2)
        least = np.minimum(told[a], told[b])
        share = (weighed[a] * both).sum(1) / np.where(least > 0, least, 1.0)
        found[start : start + _AT_ONCE] = np.where(least > 0, share, _NONE)
    return found
