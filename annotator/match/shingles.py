"""Owns the word runs (shingles) of a text, and the index that finds texts sharing many of them."""

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]  # rensa 0.5 carries no type information

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LENGTH = 4
_PERMUTATIONS = 128
_BANDS = 64
"""Two rows a band: pairs that share a tenth of their shingles meet with probability .47, a fifth .93, a third 1.00."""
_SEED = 42

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """Every run of four words of a text, whatever the case and the marks between; shorter texts give one run."""
    words = [match.group().lower() for match in _WORD.finditer(text)]
    if len(words) <= _LENGTH:
        return frozenset({" ".join(words)}) if words else frozenset()
    return frozenset(" ".join(words[start : start + _LENGTH]) for start in range(len(words) - _LENGTH + 1))


def likely_pairs(sets: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Places of sets that probably share a good part of their shingles, each pair once, in order; empty sets never.

    MinHash with locality-sensitive hashing (Broder 1997, Indyk and Motwani 1998): what it proposes must be verified.
    """
    index = RMinHashLSH(0.5, _PERMUTATIONS, _BANDS)
    hashes = {place: _minhash(found) for place, found in enumerate(sets) if found}
    for place, minhash in hashes.items():
        index.insert(place, minhash)
    pairs = {
        (place, int(other)) for place, minhash in hashes.items() for other in index.query(minhash) if other > place
    }
    return sorted(pairs)


def _minhash(found: Shingles) -> RMinHash:
    minhash = RMinHash(_PERMUTATIONS, _SEED)
    minhash.update(sorted(found))
    return minhash


def contained(part: Shingles, whole: Shingles) -> float:
    """The share of `part` that is in `whole`, 0..1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
