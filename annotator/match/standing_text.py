"""Owns which sentences stand in so many articles of one source that they tell nothing: notices, teasers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from annotator.domain.ids import SourceId
from annotator.match.overlaps import Chosen
from annotator.match.signatures import Signature

_MANY = 6
"""A sentence in as many articles of one source may be standing text."""
_COMPANY = 0.5
"""Of copies of one report most sentences are as frequent; standing text has others beside it in every article."""

_Sentence = bytes


def standing(signatures: Sequence[Signature]) -> list[Chosen]:
    """For every article which of its sentences are standing text."""
    sentences = [_sentences(signature) for signature in signatures]
    holders: dict[_Sentence, set[int]] = defaultdict(set)
    for place, listed in enumerate(sentences):
        for sentence in listed:
            holders[sentence].add(place)
    frequent = {sentence: held for sentence, held in holders.items() if len(held) >= _MANY}
    company = _company(signatures, sentences, frequent)
    told = {s for s, held in frequent.items() if _by_one_source(signatures, held) and _alone(held, company)}
    return [np.array([sentence in told for sentence in listed], np.bool_) for listed in sentences]


def _sentences(signature: Signature) -> list[_Sentence]:
    """The words of every sentence."""
    ends = [0, *(4 * np.cumsum(signature.table[:, 2])).tolist()]
    return [signature.words[start:end] for start, end in pairwise(ends)]


def _company(
    signatures: Sequence[Signature], sentences: Sequence[Sequence[_Sentence]], frequent: Mapping[_Sentence, set[int]]
) -> dict[int, float]:
    """The share of frequent sentences in every article that has any."""
    places = sorted(set().union(*frequent.values()))
    return {
        place: sum(len(s) for s in sentences[place] if s in frequent) / max(1, len(signatures[place].words))
        for place in places
    }


def _by_one_source(signatures: Sequence[Signature], held: set[int]) -> bool:
    counts: dict[SourceId | None, int] = defaultdict(int)
    for place in held:
        counts[signatures[place].source] += 1
    return max(counts.values()) >= _MANY


def _alone(held: set[int], company: Mapping[int, float]) -> bool:
    """Whether most articles that hold it consist of other sentences."""
    return 2 * sum(company[place] <= _COMPANY for place in held) > len(held)
