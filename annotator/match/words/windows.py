"""Owns what stands right beside a claim's predicate: the words that tell who did it, to whom and with what."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.span import Span
from annotator.match.words.rarity import SENSE_SIGN, rarity
from annotator.match.words.senses import CONCEPTS
from annotator.match.words.vectors import heaviest
from annotator.match.words.words import Word, words

_REACH = 4.0
"""A word so many words farther off counts a third of one right beside the predicate."""
_SENSE = 0.7
_KEPT = 10
_FEW = 3
"""A claim of so few words is read with its sentence, as its predicate."""
_LONGEST = 400
"""Characters on either side within which a sentence is looked for."""
_END = re.compile(r"\n|[.!?][\"'”’)]?\s")


def in_its_sentence(claim: Claim, text: str) -> Claim:
    """The claim; one of no more than three words is given its sentence, and, if it has no predicate, its words as one.

    So a claim that only points at what happened ("the attack") is compared like one that quotes the sentence of it.
    """
    if claim.span.end > len(text) or len(claim.span.quote(text).split()) > _FEW:
        return claim
    predicate = claim.all(Role.PREDICATE) or (Slot(Role.PREDICATE, claim.span),)
    return replace(claim.with_slots(Role.PREDICATE, predicate), span=_sentence(claim.span, text))


def _sentence(span: Span, text: str) -> Span:
    first = max(0, span.start - _LONGEST)
    starts = [match.end() for match in _END.finditer(text, first, span.start)]
    ending = _END.search(text, span.end, span.end + _LONGEST)
    return Span(starts[-1] if starts else first, ending.start() + 1 if ending else min(len(text), span.end + _LONGEST))


def beside(claim: Claim, text: str) -> dict[str, float]:
    """The meaningful words of a claim by how near its predicate they stand, a bag of length 1; empty without one.

    Words are weighted by rarity; like senses are a word of their own, as in the bag of all words.
    """
    every = list(words(text, claim.span))
    places = [place for place, word in enumerate(every) if _in_predicate(word, claim)]
    if not places:
        return {}
    bag: dict[str, float] = {}
    for word, weight in _weighted(every, places[0], places[-1]):
        bag[word] = max(bag.get(word, 0.0), weight)
    return heaviest(bag, _KEPT)


def _in_predicate(word: Word, claim: Claim) -> bool:
    return any(slot.span is not None and word.span.overlaps(slot.span) for slot in claim.all(Role.PREDICATE))


def _weighted(every: Sequence[Word], first: int, last: int) -> list[tuple[str, float]]:
    weighted = []
    for place, word in enumerate(every):
        if word.empty or first <= place <= last:
            continue
        distance = first - place if place < first else place - last
        weight = math.exp((1 - distance) / _REACH) * rarity(word.stem)
        weighted.append((word.stem, weight))
        if word.stem in CONCEPTS:
            weighted.append((f"{SENSE_SIGN}{CONCEPTS[word.stem]}", _SENSE * weight))
    return weighted
