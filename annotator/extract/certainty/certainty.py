"""Grades how far an event is told as having happened: -3 certainly not, 0 open, 3 certainly (the scale of UDS).

A weighted sum of clues that one can see in the clause and in those it hangs on; `tests/benchmarks/bench_factuality`
fits the weights.
"""

from collections.abc import Mapping
from math import fsum
from typing import Final

from spacy.tokens import Token

from annotator.extract.certainty.clues import NEGATED
from annotator.extract.certainty.embedding import clues

FURTHEST: Final = 3.0
STRETCH = 2.5
"""Least squares keep near the middle; people's grades lie at the ends."""

WEIGHTS: Final[Mapping[str, float]] = {
    "-ing": 0.16,
    "always": 0.67,
    "as ROOT": 0.20,
    "as acl": 0.43,
    "as advcl": 0.07,
    "as amod": 1.02,
    "as auxpass": 0.10,
    "as ccomp": -0.04,
    "as compound": -0.43,
    "as conj": 0.00,
    "as csubj": 0.25,
    "as dep": -0.63,
    "as dobj": -0.19,
    "as parataxis": 0.37,
    "as pcomp": -0.25,
    "as pobj": -0.05,
    "as prep": 0.83,
    "as relcl": 0.03,
    "as xcomp": -0.29,
    "bare form": -0.11,
    "believed": 0.19,
    "beside condition": -0.50,
    "beside infinitive": -0.04,
    "beside modal can": -0.36,
    "beside modal may": -0.39,
    "beside modal should": -0.20,
    "beside modal will": -0.66,
    "beside order": -0.50,
    "brought about": -0.09,
    "carried out": 0.02,
    "caused": 0.14,
    "complement of ADJ": 0.65,
    "complement of AUX": -0.75,
    "complement of VERB": -0.09,
    "condition": -1.38,
    "doubted": 0.17,
    "failed": -0.65,
    "has condition": -0.81,
    "hedged": -0.23,
    "infinitive": -0.44,
    "intended": -1.05,
    "known": 0.38,
    "left open by a noun": -0.16,
    "left open by an adjective": -0.49,
    "modal can": -1.21,
    "modal could": -0.18,
    "modal may": -0.65,
    "modal should": -1.38,
    "modal will": -1.75,
    "modal would": -0.76,
    "negated": -1.05,
    "noun": -0.41,
    "obliged": -0.05,
    "of anybody": 0.14,
    "of what is past": 0.49,
    "order": -1.90,
    "participle": 0.46,
    "past": 1.70,
    "perfect": 0.08,
    "permitted": 0.03,
    "please": -0.31,
    "present": 0.66,
    "present state": 0.71,
    "purpose": -0.01,
    "question": -0.27,
    "question itself": -0.62,
    "said": -0.59,
    "time to come": -0.76,
    "to be done": -0.15,
    "told as a fact": 0.12,
    "tried": 1.04,
    "under condition": -0.46,
    "under infinitive": 0.36,
    "under modal can": -0.62,
    "under modal should": -0.05,
    "under modal will": -0.37,
    "under modal would": -0.45,
    "under negated": -0.39,
    "under order": -0.60,
    "with what is denied": -0.11,
    "with what is not yet": -1.08,
    "within a noun phrase": 0.30,
}
"""What each clue adds; "always" counts for every verb."""


def certainty_of(verb: Token) -> float:
    """How far the verb's event is told as having happened, -3.0 to 3.0, with two decimals."""
    found = clues(verb)
    total = STRETCH * fsum(WEIGHTS.get(clue, 0.0) for clue in found)
    if NEGATED in found:
        # The graders were of two minds about what did not happen; here a denial never counts as half an assertion.
        total = -abs(total - STRETCH * WEIGHTS[NEGATED])
    return round(max(-FURTHEST, min(FURTHEST, total)), 2)
