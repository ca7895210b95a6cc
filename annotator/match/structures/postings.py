"""Owns postings: from a term to the places that hold it, with their weights, in plain arrays that grow at the end."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Kind = TypeVar("_Kind", bound=np.generic)
Scores = NDArray[np.int32]
Weights = bytes
"""Terms with their weights, 1..255, each term once: `HELD` after `HELD`."""
HELD = np.dtype([("term", "<u4"), ("weight", "u1")])

HEAVIEST = 255
_GROWTH = 3
"""A part is merged with the one before it unless that is so many times larger: few parts, and each merged seldom."""
_SHARES = 16
"""Large parts are merged by so many ranges of terms in turn, which bounds the memory that sorting takes."""


@lru_cache(maxsize=200_000)
def term(word: str) -> int:
    """The number that stands for a word, 0..2**32-1, the same on every machine (two words may share one)."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def weights(sizes: Mapping[int, int]) -> Weights:
    """Terms with their weights, as they are held: in the order of the terms, no weight above 255."""
    return np.array([(held, min(HEAVIEST, sizes[held])) for held in sorted(sizes)], dtype=HELD).tobytes()


def sizes_of(held: Weights) -> dict[int, int]:
    """The weight of each term."""
    array = np.frombuffer(held, dtype=HELD)
    return dict(zip(array["term"].tolist(), array["weight"].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of a run of places: for the n-th of `terms`, in order, `places[starts[n]:starts[n + 1]]`, ascending."""

    terms: NDArray[np.uint32]
    starts: NDArray[np.int64]
    places: NDArray[np.int32]
    weights: NDArray[np.uint8]

    def add_to(self, scores: Scores, asked: Mapping[int, int]) -> None:
        """Add to the score of each place the products of what it and what is asked weigh, term by term."""
        terms = np.fromiter(asked.keys(), dtype=np.uint32, count=len(asked))
        at = np.searchsorted(self.terms, terms)
        at[at == len(self.terms)] = 0
        for slot, found, weight in zip(at, self.terms[at] == terms, asked.values(), strict=True):
            if found:
                held = slice(self.starts[slot], self.starts[slot + 1])
                # Takes a third of the time of `scores[places] += products`.
                np.add.at(scores, self.places[held], self.weights[held] * np.int32(weight))


def widened(array: NDArray[_Kind], room: int) -> NDArray[_Kind]:
    """The array with zeros behind it, as long as `room`."""
    wide = np.zeros(room, dtype=array.dtype)
    wide[: len(array)] = array
    return wide


class Postings:
    """Parts one after the other; what is added makes a new part, and small parts are merged."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self.parts = list(parts)

    def add(self, first: int, held: Sequence[Weights]) -> None:
        """Add what places hold, one after the other from `first` on; all of them beyond those added before."""
        counts = np.fromiter((len(each) // HELD.itemsize for each in held), dtype=np.int64, count=len(held))
        if not counts.any():
            return
        flat = np.frombuffer(b"".join(held), dtype=HELD)
        terms, weights = flat["term"].astype(np.uint32), flat["weight"].copy()
        places = np.repeat(np.arange(first, first + len(held), dtype=np.int32), counts)
        self.parts.append(_sorted(terms, places, weights))
        while len(self.parts) > 1 and len(self.parts[-2].places) <= _GROWTH * len(self.parts[-1].places):
            last = self.parts.pop()
            self.parts[-1] = _merged(self.parts[-1], last)

    def add_to(self, scores: Scores, asked: Mapping[int, int]) -> None:
        """Add to the score of each place the products of what it and what is asked weigh, term by term."""
        for part in self.parts if asked else ():
            part.add_to(scores, asked)

    @property
    def size_bytes(self) -> int:
        """How much memory the arrays take."""
        arrays = [array for part in self.parts for array in (part.terms, part.starts, part.places, part.weights)]
        return sum(array.nbytes for array in arrays)


def _sorted(terms: NDArray[np.uint32], places: NDArray[np.int32], weights: NDArray[np.uint8]) -> Part:
    order = np.argsort(terms, kind="stable")
    ordered = terms[order]
    firsts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return Part(ordered[firsts], np.r_[firsts, len(ordered)].astype(np.int64), places[order], weights[order])


def _merged(one: Part, other: Part) -> Part:
    """Both as one; the places of the other are all beyond those of the first."""
    bounds = np.linspace(0, 2**32, _SHARES + 1) if len(one.places) > 1_000_000 else np.array([0, 2**32])
    shares = [_merged_share(one, other, (int(low), int(high))) for low, high in pairwise(bounds)]
    ends = np.cumsum([0, *(len(share.places) for share in shares)])
    starts = [share.starts[:-1] + end for share, end in zip(shares, ends[:-1], strict=True)]
    return Part(
        np.concatenate([share.terms for share in shares]),
        np.concatenate([*starts, ends[-1:]]),
        np.concatenate([share.places for share in shares]),
        np.concatenate([share.weights for share in shares]),
    )


def _merged_share(one: Part, other: Part, bounds: tuple[int, int]) -> Part:
    """What both hold of the terms from the first bound to before the second."""
    flat = [_flat(part, bounds) for part in (one, other)]
    terms, places, weights = (np.concatenate([each[column] for each in flat]) for column in range(3))
    if not len(terms):
        return Part(terms, np.zeros(1, dtype=np.int64), places, weights)
    return _sorted(terms, places, weights)


def _flat(part: Part, bounds: tuple[int, int]) -> tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.uint8]]:
    low, high = (int(np.searchsorted(part.terms, np.uint64(bound))) for bound in bounds)
    held = slice(part.starts[low], part.starts[high])
    return np.repeat(part.terms[low:high], np.diff(part.starts[low : high + 1])), part.places[held], part.weights[held]
