"""Owns how much of two articles stands in both: by sentence, in whatever order, as long as pairs of words survive."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.signatures import Numbers, Signature

_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A signature as two articles are compared by it: pairs of neighbouring words, where they stand, sentences."""

    pairs: npt.NDArray[np.uint64]
    at: Numbers
    order: Numbers
    sentence_of: Numbers
    table: Numbers

    @property
    def sizes(self) -> Numbers:
        """The number of words of every sentence."""
        return self.table[:, 2]


@dataclass(frozen=True, slots=True)
class Side:
    """What of one article the other has: for every sentence its words found there, and the sentence most like it."""

    found: Numbers
    twin: Numbers


def prepared(signature: Signature) -> Prepared:
    """A signature made ready; sentences of one word have no pairs and are never found elsewhere."""
    words, table = signature.numbers.astype(np.uint64), signature.table
    sentence_of = np.repeat(np.arange(len(table)), table[:, 2])
    at = np.nonzero(sentence_of[:-1] == sentence_of[1:])[0]
    pairs = (words[at] * _FIRST) ^ (words[at + 1] * _SECOND) if len(at) else np.zeros(0, np.uint64)
    return Prepared(pairs, at, np.argsort(pairs, kind="stable"), sentence_of, table)


def copying(a: Prepared, b: Prepared) -> tuple[Side, Side]:
    """What of each of two articles stands in the other, sentence by sentence."""
    here, there = _shared(a, b)
    rows, columns = len(a.table), len(b.table)
    of_a, of_b = a.sentence_of[here], b.sentence_of[there]
    counts = np.bincount(of_a * columns + of_b, minlength=rows * columns).reshape(rows, columns)
    return _side(a, counts, here, of_b), _side(b, counts.T, there, of_a)


def _shared(a: Prepared, b: Prepared) -> tuple[Numbers, Numbers]:
    """The places of every pair of words of a that b has too, and the places there."""
    listed = b.pairs[b.order]
    low, high = np.searchsorted(listed, a.pairs, "left"), np.searchsorted(listed, a.pairs, "right")
    often = high - low
    which = np.repeat(np.arange(len(a.pairs)), often)
    step = np.arange(len(which)) - np.repeat(np.cumsum(often) - often, often)
    return a.at[which], b.at[b.order[np.repeat(low, often) + step]]


def _side(own: Prepared, counts: Numbers, at: Numbers, other: Numbers) -> Side:
    """The words of each sentence that stand in the one most like it, or beside that: it may have been cut."""
    if not counts.size:
        return Side(np.zeros(len(own.table), np.int64), np.zeros(len(own.table), np.int64))
    twin = counts.argmax(axis=1)
    near = at[np.abs(other - twin[own.sentence_of[at]]) <= 1]
    found = np.zeros(len(own.sentence_of), np.int64)
    found[near] = 1
    found[near + 1] = 1
    return Side(np.bincount(own.sentence_of, weights=found, minlength=len(own.table)).astype(np.int64), twin)
