"""Grades how much a claim is worth checking and how sure the extractor is of it, from features one can see."""

from collections.abc import Iterable, Iterator, Mapping
from math import exp
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Factuality
from annotator.domain.rule import Rule
from annotator.extract.findings import Draft, Label, findings
from annotator.extract.grammar import characters
from annotator.extract.reported.quotations import MARKS
from annotator.extract.words import words
from annotator.extract.worth.checkable import Checkable
from annotator.extract.worth.topics import DEEDS
from annotator.extract.worth.worth_weights import WEIGHTS

_WHOLE = 10_000
_ACTORS = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.NORP})
_OPINION = words(
    """think believe feel hope fear want wish should must need best worst great good bad important essential beautiful
    terrible wonderful wrong right fruitful promising concern worry"""
)
_DONE: Final = frozenset[str]().union(*(DEEDS[name] for name in ("vote", "change", "spend", "make", "harm", "deal")))
_NO_FIGURES = frozenset({"DATE", "TIME", "ORDINAL"})
_SMALL = words("one two both first second third half once twice")
"""Numbers that more often point than count."""
_BACKGROUND = frozenset({"relcl", "advcl"})
_LONG, _SHORT = 45, 5
_LESS: Final[Mapping[str, float]] = {
    "not asserted": 1.0, "announcing": 1.0, "restrictive": 0.5, "background": 0.4,
    Rule.POINTS_BACK: 0.5, Rule.OPINION: 0.4, Rule.NOT_YET: 0.3, "figures elsewhere": 0.5,
}  # fmt: skip
"""What takes a clause below the best one of its sentence, in the logistic sum; what data tells of is the sentence."""
_STEEPNESS = 0.6
"""News is full of names and figures; a gentler curve than the debates' keeps its claims apart at the top."""


@Language.component("annotator_worth")
def grade_worth(doc: Doc) -> Doc:
    """The same doc, each draft now with worth and score in ten-thousandths, and with what its worth rests on."""
    checkable = Checkable(doc)
    sums: dict[int, float] = {}
    for draft in findings(doc).drafts:
        sentence = doc[draft.head].sent
        if sentence.start not in sums:
            sums[sentence.start] = _sum(checkable.clues(sentence.start, sentence.end, sentence.root))
        own = _sum(checkable.clues(draft.first, draft.last, doc[draft.head]))
        weaknesses = list(_weaknesses(doc, draft))
        reasons = [*list(_strengths(doc, draft))[:2], *weaknesses[:1]]
        draft.rules += [rule for rule in reasons if rule not in draft.rules]
        less = sum(_LESS[name] for name in (*_lacks(doc, draft), *weaknesses))
        draft.worth = _graded((sums[sentence.start] + own) / 2 - less)
        draft.score = _bounded(score_of(doc, draft))
    return doc


def _bounded(value: int) -> int:
    return max(0, min(_WHOLE, value))


def _sum(clues: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in clues.items())


def worth_of(doc: Doc, draft: Draft, total: float) -> int:
    """How checkable a draft is, in ten-thousandths, given what its sentence and its own words add up to."""
    return _graded(total - sum(_LESS[name] for name in (*_lacks(doc, draft), *_weaknesses(doc, draft))))


def _graded(total: float) -> int:
    return _bounded(round(_WHOLE / (1 + exp(-total * _STEEPNESS))))


def _lacks(doc: Doc, draft: Draft) -> Iterator[str]:
    """What makes the draft less worth than its sentence."""
    if not draft.asserted:
        yield "not asserted"
    if draft.announcing:
        yield "announcing"
    if draft.restrictive:
        yield "restrictive"
    if doc[draft.head].dep_ in _BACKGROUND:
        yield "background"
    if _has_figures(doc[draft.head].sent) and not _has_figures(doc[draft.first : draft.last]):
        yield "figures elsewhere"


def _has_figures(tokens: Iterable[Token]) -> bool:
    return any(token.like_num for token in tokens)


def reasons_of(doc: Doc, draft: Draft) -> list[Rule]:
    """What its worth rests on: the two strongest things that raise it, and what lowers it most."""
    return [*list(_strengths(doc, draft))[:2], *list(_weaknesses(doc, draft))[:1]]


def _strengths(doc: Doc, draft: Draft) -> Iterator[Rule]:
    tokens = doc[draft.first : draft.last]
    found = findings(doc)
    if any(token.like_num and token.ent_type_ not in _NO_FIGURES and token.lower_ not in _SMALL for token in tokens):
        yield Rule.FIGURES
    if any(name.label in _ACTORS for name in found.names_in(draft.first, draft.last)):
        yield Rule.NAMES
    if found.times_in(characters(doc, draft.first, draft.last)):
        yield Rule.WHEN
    if doc[draft.head].lemma_.casefold() in _DONE:
        yield Rule.DEED


def _weaknesses(doc: Doc, draft: Draft) -> Iterator[Rule]:
    if any(token.lemma_.casefold() in _OPINION for token in doc[draft.first : draft.last]):
        yield Rule.OPINION
    if draft.factuality not in {Factuality.CERTAIN, Factuality.CERTAIN_NOT}:
        yield Rule.NOT_YET
    if _points_back(doc, draft):
        yield Rule.POINTS_BACK


def _points_back(doc: Doc, draft: Draft) -> bool:
    """Whether the subject only points at something said before ("this", "it")."""
    return draft.subject is not None and doc[draft.subject[0]].lower_ in {"this", "that", "it", "these", "those"}


def score_of(doc: Doc, draft: Draft) -> int:
    """How sure the extractor is that the draft is one whole claim: missing parts and doubtful shapes take off."""
    tokens = doc[draft.first : draft.last]
    verb = doc[draft.head]
    length = draft.last - draft.first
    score = 9_300
    score -= 3_000 if draft.subject is None else 0 if draft.subject_inside else 800
    score -= 700 if not draft.objects else 0
    score -= 500 if _points_back(doc, draft) else 0
    score -= 1_200 if length > _LONG else 0
    score -= 1_500 if length < _SHORT else 0
    score -= 900 if sum(map(tokens.text.count, MARKS)) % 2 else 0
    score -= 800 if verb.dep_ in _BACKGROUND else 0
    score -= 700 if any(token.dep_ == "dep" for token in tokens) else 0
    score -= 1_000 if draft.attribution is not None and draft.attribution.carried else 0
    return score
