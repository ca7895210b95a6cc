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

_EDGE = 4 * 10
"""Notices are reworded a little now and then; they still begin or end with the same ten words, of four bytes each."""

_Sentence = bytes
_Key = bytes


def standing(signatures: Sequence[Signature]) -> list[Chosen]:
    """For every article which of its sentences are standing text."""
    sentences = [_sentences(signature) for signature in signatures]
    holders: dict[_Key, list[int]] = defaultdict(list)
    for place, listed in enumerate(sentences):
        for key in set().union(*map(_keys, listed)):
            holders[key].append(place)
    frequent = {key: held for key, held in holders.items() if len(held) >= _MANY}
    company = _company(sentences, frequent)
    told = {key for key, held in frequent.items() if _by_one_source(signatures, held) and _alone(held, company)}
    return [np.array([not told.isdisjoint(_keys(each)) for each in listed], np.bool_) for listed in sentences]


def _keys(sentence: _Sentence) -> set[_Sentence]:
    """What a sentence is known by: all of its words, and if it is long its first and its last ones."""
    return {sentence, sentence[:_EDGE], sentence[-_EDGE:]} if len(sentence) >= _EDGE else {sentence}


def _sentences(signature: Signature) -> list[_Sentence]:
    """The words of every sentence."""
    ends = [0, *(4 * np.cumsum(signature.table[:, 2])).tolist()]
    return [signature.words[start:end] for start, end in pairwise(ends)]


def _company(sentences: Sequence[Sequence[_Sentence]], frequent: Mapping[_Key, Sequence[int]]) -> dict[int, float]:
    """The share of frequent sentences in every article that has any."""
    shares = {}
    for place in sorted(set().union(*frequent.values())):
        listed = sentences[place]
        often = sum(len(each) for each in listed if not frequent.keys().isdisjoint(_keys(each)))
        shares[place] = often / sum(map(len, listed))
    return shares


def _by_one_source(signatures: Sequence[Signature], held: Sequence[int]) -> bool:
    counts: dict[SourceId | None, int] = defaultdict(int)
    for place in held:
        counts[signatures[place].source] += 1
    return max(counts.values()) >= _MANY


def _alone(held: Sequence[int], company: Mapping[int, float]) -> bool:
    """Whether most articles that hold it consist of other sentences."""
    return 2 * sum(company[place] <= _COMPANY for place in held) > len(held)
