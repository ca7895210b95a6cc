"""Owns which of the possible attributions hold: sums of weights over named features that anyone can see in the text.

`tests/benchmarks/fit_speakers.py` fits the weights in `resources/attribution.toml`.
"""

import functools
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.extract.cues import BELIEVING, SAYING
from annotator.extract.grammar import own_subject
from annotator.extract.reported.candidates import Candidate
from annotator.extract.reported.reports import Form
from annotator.extract.reported.traits import traits
from annotator.paths import resource

_HELD, _PLAIN_HELD, _NESTED_HELD, _OPEN_HELD = 0.4, 0.2, 0.05, 0.45
_BIAS = "bias"


_QUESTIONS = ("held", "exact", "unnamed")
"""Three weighed sums: that a source holds it, that its content is the very one, that no source is named."""
_Three = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that holds, and how surely; without its source where the text names none."""

    candidate: Candidate
    worth: float
    named: bool


@functools.cache
def weights() -> Mapping[str, _Three]:
    """What each feature adds to the three sums, as fitted; read once."""
    with resource("attribution.toml").open("rb") as file:
        tables = tomllib.load(file)
    names = dict.fromkeys(name for question in _QUESTIONS for name in tables[question])
    held, exact, unnamed = (tables[question] for question in _QUESTIONS)
    return {name: (held.get(name, 0.0), exact.get(name, 0.0), unnamed.get(name, 0.0)) for name in names}


def chosen(doc: Doc, options: Sequence[Candidate]) -> Chosen | None:
    """The best of a cue's candidates; None if none is likely enough."""
    weighed = [(*_shares(traits(doc, each.report, each.source)), each) for each in options]
    sourced = [one for one in weighed if one[3].source is not None]
    held, exact, _, best = max(sourced, key=lambda one: one[0] * one[1], default=(0.0, 0.0, 0.0, options[0]))
    if held > _least(doc, best):
        return Chosen(best, held * exact, named=True)
    _, exact, unnamed, best = max(weighed, key=lambda one: one[1] * one[2])
    if unnamed > _OPEN_HELD and best.report.form is not Form.QUOTED:
        return Chosen(best, unnamed * exact, named=False)
    return None


def _least(doc: Doc, best: Candidate) -> float:
    """How likely a candidate must be; less if quotation marks, or a verb of saying with its clause, speak for it."""
    cue = doc[best.report.head]
    says = best.report.form is Form.CLAUSE and cue.lemma_.casefold() in SAYING
    if best.report.form is Form.CLAUSE and _is_nested(cue):
        return _NESTED_HELD
    return _PLAIN_HELD if says or best.report.form is Form.QUOTED else _HELD


def _is_nested(cue: Token) -> bool:
    """Whether a report within a report has a subject of its own ("said experts believed that")."""
    reported = cue.dep_ == "ccomp" and cue.head.lemma_.casefold() in SAYING
    return reported and cue.lemma_.casefold() in SAYING | BELIEVING and own_subject(cue) is not None


def _shares(names: Iterable[str]) -> _Three:
    """How likely each of the three is, from 0 to 1."""
    table = weights()
    held, exact, unnamed = table[_BIAS]
    for name in names:
        weight = table.get(name)
        if weight is not None:
            held, exact, unnamed = held + weight[0], exact + weight[1], unnamed + weight[2]
    return _share(held), _share(exact), _share(unnamed)


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def without_chains(found: Sequence[Chosen]) -> list[Chosen]:
    """Of "wants to say that", which would be told twice, only the likelier of both."""
    by_head = {one.candidate.report.head: one for one in found}
    dropped: set[int] = set()
    for outer in found:
        report = outer.candidate.report
        if report.form is not Form.INFINITIVE:
            continue
        inside = (by_head[i] for first, last in report.parts for i in range(first, last) if i in by_head)
        for inner in inside:
            if _source_head(inner) == _source_head(outer) and inner.candidate.report.head not in dropped:
                loser = outer if inner.worth >= outer.worth else inner
                dropped.add(loser.candidate.report.head)
    return [one for one in found if one.candidate.report.head not in dropped]


def _source_head(one: Chosen) -> int | None:
    return one.candidate.source.head if one.candidate.source is not None else None
