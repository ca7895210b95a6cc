"""Owns which articles are worth comparing: those that share several runs of three words that few others have."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from annotator.match.copies.signatures import Numbers, Signature

Prints = npt.NDArray[np.uint64]

MOST_HOLDERS = 32
"""A run that more articles hold joins each only with its next ones, so that standing text costs little."""
NEIGHBOURS = 2
_RARE, _COMMON, _USUAL = 5, 2, 1
"""What it weighs to meet in a run that few hold, in one that many do, and in one that very many do."""
VERY_MANY = 512
_PARTS = 4
"""Pairs are counted in parts, for memory."""
_PASSAGE_RUNS = 8
_LEAST_RUNS = 4
_SHARE = 0.04
"""A report of which half the words were changed keeps an eighth of its runs."""
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)


def runs(signature: Signature) -> Prints:
    """The runs of three words of an article, each once, as numbers in order; none goes over the end of a sentence."""
    words, sizes = signature.numbers.astype(np.uint64), signature.table[:, 2]
    sentence_of = np.repeat(np.arange(len(sizes)), sizes)
    at = np.nonzero(sentence_of[:-2] == sentence_of[2:])[0]
    first, second, third, fourth, fifth = (np.uint64(number) for number in _MIX)
    mixed = (words[at] * first) ^ (words[at + 1] * second)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * third
    mixed ^= words[at + 2] * fourth
    return np.unique((mixed ^ (mixed >> np.uint64(32))) * fifth)


def likely_pairs(known: Sequence[Prints]) -> list[tuple[int, int]]:
    """Places of articles that may be copies, each pair once, in order; which they are depends on all articles."""
    return [(one, other) for one, other, _ in weighed_pairs(known)]


def weighed_pairs(known: Sequence[Prints]) -> list[tuple[int, int, int]]:
    """The same, each pair with how much the runs weigh that both hold."""
    sizes = np.array([len(found) for found in known], np.int64)
    if not sizes.sum():
        return []
    holders, lengths = _by_run(known, sizes)
    found = [_enough(*_weighed(holders, lengths, len(known), part), sizes) for part in range(_PARTS)]
    return sorted(pair for pairs in found for pair in pairs)


def share(holders: int) -> int:
    """What it weighs to meet in a run that so many hold."""
    return _RARE if holders <= MOST_HOLDERS else _COMMON if holders <= VERY_MANY else _USUAL


def enough(weight: int, one: int, other: int) -> bool:
    """Whether two articles with so many runs each met often enough."""
    return weight >= _RARE * _PASSAGE_RUNS or weight >= _RARE * max(_LEAST_RUNS, _SHARE * min(one, other))


def _enough(codes: Numbers, weights: Numbers, sizes: Numbers) -> list[tuple[int, int, int]]:
    """The pairs of articles that met often enough, with how often."""
    one, other = codes // len(sizes), codes % len(sizes)
    asked = np.maximum(_LEAST_RUNS, _SHARE * np.minimum(sizes[one], sizes[other]))
    kept = (weights >= _RARE * _PASSAGE_RUNS) | (weights >= _RARE * asked)
    return list(zip(one[kept].tolist(), other[kept].tolist(), weights[kept].tolist(), strict=True))


def _weighed(holders: Numbers, lengths: Numbers, articles: int, part: int) -> tuple[Numbers, Numbers]:
    """The pairs of articles of which the first is in a part of all, each as one number, and how much they share."""
    ends = np.repeat(np.cumsum(lengths), lengths)
    weight = np.where(lengths <= MOST_HOLDERS, _RARE, np.where(lengths <= VERY_MANY, _COMMON, _USUAL))
    weight = np.repeat(weight, lengths)
    ours = np.nonzero(holders % _PARTS == part)[0]
    codes, weights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, min(MOST_HOLDERS, int(lengths.max(initial=1)))):
        at = ours[ours + step < ends[ours]]
        at = at if step <= NEIGHBOURS else at[weight[at] == _RARE]
        codes.append(holders[at] * articles + holders[at + step])
        weights.append(weight[at])
    everything, place = np.unique(np.concatenate(codes), return_inverse=True)
    return everything, np.bincount(place, weights=np.concatenate(weights)).astype(np.int64)


def _by_run(known: Sequence[Prints], sizes: Numbers) -> tuple[Numbers, Numbers]:
    """The articles that hold each run that several hold, run after run, and how many hold each."""
    everything = np.concatenate(list(known))
    order = np.argsort(everything, kind="stable")
    ordered = everything[order]
    starts = np.nonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))[0]
    lengths = np.diff(np.append(starts, len(ordered)))
    several = np.repeat(lengths > 1, lengths)
    return np.repeat(np.arange(len(known)), sizes)[order][several], lengths[lengths > 1]
