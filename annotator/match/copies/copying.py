"""Owns how much of two articles stands in both: by sentence, in whatever order, as long as pairs of words survive."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.copies.signatures import Numbers, Signature

Numbers32 = npt.NDArray[np.int32]

_MOST_PLACES, _LEAST_PLACES = 4_000_000, 4
"""So many places of words that two articles share are compared, and of one pair of words at least so many."""
_LARGE = 1 << 22
"""Larger tables of sentences by sentences are not written out."""
_FIRST, _SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A signature as two articles are compared by it: pairs of neighbouring words in order of number, and sentences."""

    pairs: npt.NDArray[np.uint32]
    at: npt.NDArray[np.int32]
    sentence_of: npt.NDArray[np.int32]
    table: npt.NDArray[np.int32]
    words: npt.NDArray[np.uint32]
    kinds: npt.NDArray[np.uint8]
    plain: tuple[str, ...] = ()

    @property
    def sizes(self) -> npt.NDArray[np.int32]:
        """The number of words of every sentence."""
        return self.table[:, 2]


@dataclass(frozen=True, slots=True)
class Side:
    """What of one article the other has: for every sentence its words found there, and the sentence most like it."""

    found: Numbers
    twin: Numbers


def prepared(signature: Signature) -> Prepared:
    """A signature made ready; sentences of one word have no pairs and are never found elsewhere."""
    words, table = signature.numbers, signature.table
    kinds = np.frombuffer(signature.kinds, np.uint8)
    sentence_of = np.repeat(np.arange(len(table), dtype=np.int32), table[:, 2])
    at = np.nonzero(sentence_of[:-1] == sentence_of[1:])[0]
    pairs = (words[at] * _FIRST) ^ (words[at + 1] * _SECOND)
    order = np.argsort(pairs, kind="stable")
    return Prepared(pairs[order], at[order].astype(np.int32), sentence_of, table, words, kinds, signature.plain)


def copying(a: Prepared, b: Prepared) -> tuple[Side, Side]:
    """What of each of two articles stands in the other, sentence by sentence."""
    return _sides(a, b, *_shared(a, b))


def telling(a: Prepared, b: Prepared) -> tuple[Side, Side]:
    """The same by pairs of words that stand once in either: phrases that a topic brings with it tell nothing."""
    once = np.nonzero((_often(a, b) == 1) & (_often(a, a) == 1))[0]
    return _sides(a, b, a.at[once], b.at[b.pairs.searchsorted(a.pairs[once])])


def _often(a: Prepared, b: Prepared) -> Numbers:
    """How often b has each pair of words of a."""
    return b.pairs.searchsorted(a.pairs, "right") - b.pairs.searchsorted(a.pairs, "left")


def _sides(a: Prepared, b: Prepared, here: npt.NDArray[np.int32], there: npt.NDArray[np.int32]) -> tuple[Side, Side]:
    of_a, of_b = a.sentence_of[here], b.sentence_of[there]
    return _side(a, b, here, (of_a, of_b)), _side(b, a, there, (of_b, of_a))


def _shared(a: Prepared, b: Prepared) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The places of every pair of words of a that b has too, and the places there.

    Of pairs that long texts repeat without end only the places are taken that are about as far on.
    """
    low, high = b.pairs.searchsorted(a.pairs, "left"), b.pairs.searchsorted(a.pairs, "right")
    often = high - low
    if int(often.sum()) > _MOST_PLACES:
        low, often = _about_as_far_on(a, low, often)
    which = np.repeat(np.arange(len(a.pairs)), often)
    step = np.arange(len(which)) - np.repeat(np.cumsum(often) - often, often)
    return a.at[which], b.at[np.repeat(low, often) + step]


def _about_as_far_on(a: Prepared, low: Numbers, often: Numbers) -> tuple[Numbers, Numbers]:
    """From where on, and how many, of the places of each pair are taken, so that they are not too many in all."""
    most = max(_LEAST_PLACES, _MOST_PLACES // len(a.pairs))
    first = a.pairs.searchsorted(a.pairs, "left")
    own = a.pairs.searchsorted(a.pairs, "right") - first
    middle = (np.arange(len(a.pairs)) - first) * often // own
    return low + np.clip(middle - most // 2, 0, np.maximum(0, often - most)), np.minimum(often, most)


def _side(own: Prepared, other: Prepared, at: npt.NDArray[np.int32], of: tuple[Numbers32, Numbers32]) -> Side:
    """The words of each sentence that stand in the one most like it, or beside that: it may have been cut."""
    if not len(own.table) or not len(other.table):
        return Side(np.zeros(len(own.table), np.int64), np.zeros(len(own.table), np.int64))
    twin = _twins(*of, (len(own.table), len(other.table)))
    near = at[np.abs(of[1] - twin[own.sentence_of[at]]) <= 2]
    found = np.zeros(len(own.sentence_of), np.bool_)
    found[near] = True
    found[near + 1] = True
    return Side(np.bincount(own.sentence_of[found], minlength=len(own.table)), twin)


def _twins(own: Numbers32, other: Numbers32, size: tuple[int, int]) -> Numbers:
    """For every sentence of one article the first of those of the other that share most pairs of words with it."""
    rows, columns = size
    codes = own.astype(np.int64) * columns + other
    if rows * columns <= _LARGE:
        table: Numbers = np.bincount(codes, minlength=rows * columns).reshape(rows, columns)
        return np.asarray(table.argmax(axis=1), np.int64)
    known, counts = np.unique(codes, return_counts=True)
    order = np.lexsort((known, -counts, known // columns))
    row, first = np.unique(known[order] // columns, return_index=True)
    twin = np.zeros(rows, np.int64)
    twin[row] = known[order][first] % columns
    return twin
