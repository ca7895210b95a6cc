"""Grades how far an event is told as having happened: -3 certainly not, 0 open, 3 certainly (the scale of UDS).

A weighted sum of features that one can see in the clause and in those it hangs on; `tests/benchmarks/bench_factuality`
fits the weights.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from annotator.extract.cues import BELIEVING, DOUBTING, SAYING
from annotator.extract.grammar import auxiliaries
from annotator.extract.words import words

FURTHEST: Final = 3.0
_INTENDING = words(
    """want plan intend hope try attempt aim seek agree decide wish need offer promise refuse ask order tell urge invite
    allow let permit require expect like love hesitate prepare consider propose recommend suggest demand request beg vow
    threaten volunteer encourage advise"""
)
_BRINGING = words("begin start continue keep stop finish manage help make force cause get happen fail have")
_KNOWING = words("know realize realise see find learn notice discover remember forget")
_HEDGES = words("probably likely perhaps maybe possibly apparently")
_NEGATIONS = words("never no nobody nothing hardly")
_FACTUAL_MARKS = words("after when because since as although though while")
_CONDITIONS = words("if unless whether")
_MODALS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("will", "'ll", "’ll", "shall", "wo"), "will"),
    **dict.fromkeys(("would", "'d", "’d"), "would"),
    **dict.fromkeys(("can", "ca"), "can"),
    "could": "could",
    **dict.fromkeys(("may", "might"), "may"),
    **dict.fromkeys(("should", "must", "ought"), "should"),
}
_PAST = words("had was were did")
_PRESENT = words("has have is are am does do 's 're 've ’s ’re ’ve")
_GOVERNING = words("ccomp xcomp pcomp advcl conj acl relcl")
_NEGATED = "negated"
_DEEPEST = 6
_STRETCH = 3.0
"""Least squares keep near the middle; people's grades lie at the ends."""
_INHERITED = frozenset({"modal will", "modal would", "modal can", "modal could", "modal may", "modal should"}) | {
    "order", "infinitive", "negated", "condition",
}  # fmt: skip
_VERBS: Final = (
    ("intended", _INTENDING), ("brought about", _BRINGING), ("believed", BELIEVING), ("doubted", DOUBTING),
    ("said", SAYING), ("known", _KNOWING),
)  # fmt: skip

WEIGHTS: Final[Mapping[str, float]] = {
    "-ing": 0.09,
    "always": 0.54,
    "as ROOT": 0.25,
    "as acl": 0.54,
    "as advcl": 0.22,
    "as amod": 1.18,
    "as ccomp": 0.24,
    "as compound": -0.58,
    "as conj": 0.09,
    "as csubj": 0.44,
    "as pcomp": -0.02,
    "as prep": 1.04,
    "as relcl": 0.11,
    "as xcomp": -0.03,
    "bare form": -0.20,
    "believed": 0.22,
    "beside infinitive": 0.12,
    "beside modal will": -0.75,
    "beside order": -0.65,
    "brought about": -0.04,
    "complement of ADJ": 0.43,
    "complement of AUX": -0.73,
    "complement of VERB": -0.03,
    "condition": -1.35,
    "hedged": -0.34,
    "infinitive": -0.43,
    "intended": -1.00,
    "known": 0.46,
    "modal can": -1.30,
    "modal could": -0.23,
    "modal may": -0.90,
    "modal should": -1.64,
    "modal will": -1.82,
    "modal would": -0.81,
    "negated": -1.14,
    "order": -1.94,
    "participle": 0.42,
    "past": 1.81,
    "present": 0.90,
    "question": -0.63,
    "said": -0.57,
    "told as a fact": 0.06,
    "under condition": -0.55,
    "under infinitive": 0.36,
    "under modal can": -0.62,
    "under modal will": -0.54,
    "under modal would": -0.56,
    "under negated": -0.42,
    "under order": -0.65,
    "within a noun phrase": 0.06,
}
"""What each feature adds; "always" counts for every verb."""


def certainty_of(verb: Token) -> float:
    """How far the verb's event is told as having happened, -3.0 to 3.0, with two decimals."""
    found = features(verb)
    total = _STRETCH * sum(WEIGHTS.get(feature, 0.0) for feature in found)
    if _NEGATED in found:
        # The graders were of two minds about what did not happen; here a denial never counts as half an assertion.
        total = -abs(total - _STRETCH * WEIGHTS[_NEGATED])
    return round(max(-FURTHEST, min(FURTHEST, total)), 2)


def features(verb: Token) -> frozenset[str]:
    """The names of what the grade is made of."""
    return frozenset({"always", f"as {verb.dep_}", *_own(verb), *_around(verb)})


def _own(verb: Token) -> Iterator[str]:
    """What the clause itself shows."""
    helpers = {aux.lower_ for aux in auxiliaries(verb)}
    yield from (f"modal {_MODALS[word]}" for word in helpers & _MODALS.keys())
    yield from _form(verb, helpers)
    yield from _tense(verb, helpers)
    if any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children):
        yield _NEGATED
    tying = {child.lower_ for child in verb.children if child.dep_ == "mark" or child.tag_ == "WRB"}
    if tying & _CONDITIONS:
        yield "condition"
    if tying & _FACTUAL_MARKS:
        yield "told as a fact"
    if any(child.lower_ in _HEDGES for child in verb.children):
        yield "hedged"
    if verb.sent.text.rstrip().endswith("?"):
        yield "question"


def _form(verb: Token, helpers: set[str]) -> Iterator[str]:
    if "to" in helpers:
        yield "infinitive"
    elif verb.tag_ == "VB" and not helpers:
        subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
        yield "bare form" if subject or verb.dep_ in {"xcomp", "advcl", "relcl"} else "order"
    elif verb.tag_ == "VBG":
        yield "-ing"
    elif verb.tag_ == "VBN":
        yield "participle"


def _tense(verb: Token, helpers: set[str]) -> Iterator[str]:
    if verb.tag_ == "VBD" or helpers & _PAST:
        yield "past"
    elif verb.tag_ in {"VBZ", "VBP"} or helpers & _PRESENT:
        yield "present"


def _around(verb: Token) -> Iterator[str]:
    """What the clauses show that it hangs on."""
    current = verb
    for _ in range(_DEEPEST):
        head = current.head
        if head.i == current.i:
            return
        if current.dep_ in _GOVERNING:
            yield from _governed(current, head)
        elif current.dep_ in {"pobj", "dobj", "prep", "nsubj", "attr", "amod"}:
            yield "within a noun phrase"
        current = head


def _governed(verb: Token, head: Token) -> Iterator[str]:
    if verb.dep_ in {"ccomp", "xcomp"}:
        lemma = head.lemma_.casefold()
        yield next((name for name, listed in _VERBS if lemma in listed), f"complement of {head.pos_}")
    if head.pos_ in {"VERB", "AUX"}:
        shared = _INHERITED & set(_own(head))
        link = "beside" if verb.dep_ == "conj" else "under"
        yield from (f"{link} {name}" for name in shared if name != "negated" or verb.dep_ in {"ccomp", "xcomp"})
