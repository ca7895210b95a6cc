"""Grades how much a claim is worth checking and how sure the extractor is of it, from features one can see."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Factuality
from annotator.extract.findings import Draft, Label, findings
from annotator.extract.grammar import characters
from annotator.extract.quotations import MARKS
from annotator.extract.words import words

_ACTORS = frozenset({Label.PERSON, Label.ORG, Label.GPE})
_OPINION = words(
    """think believe feel hope fear want wish should must need best worst great good bad important essential beautiful
    terrible wonderful wrong right fruitful promising concern worry"""
)
_BACKGROUND = frozenset({"relcl", "advcl"})
_STATES = frozenset({"be", "have", "remain", "seem", "become", "continue"})
_LONG, _SHORT = 45, 5


@Language.component("annotator_worth")
def grade_worth(doc: Doc) -> Doc:
    """The same doc, each draft now with worth and score in ten-thousandths."""
    for draft in findings(doc).drafts:
        draft.worth = _bounded(worth_of(doc, draft))
        draft.score = _bounded(score_of(doc, draft))
    return doc


def _bounded(value: int) -> int:
    return max(0, min(10_000, value))


def worth_of(doc: Doc, draft: Draft) -> int:
    """How checkable a draft is: numbers, dates, names and plain assertion raise it, opinion and background sink it."""
    tokens = doc[draft.first : draft.last]
    verb = doc[draft.head]
    span = characters(doc, draft.first, draft.last)
    found = findings(doc)
    worth = 4_000
    worth += 1_200 if any(token.pos_ == "NUM" for token in tokens) else 0
    worth += 1_200 if found.times_in(span) else 0
    named = {name.full for name in found.names_in(draft.first, draft.last) if name.label in _ACTORS}
    worth += min(3, len(named)) * 700
    worth += 800 if _acts(verb) else 0
    worth += 600 if draft.factuality in {Factuality.CERTAIN, Factuality.CERTAIN_NOT} else -400
    worth -= 1_500 if any(token.lemma_.casefold() in _OPINION for token in tokens) else 0
    worth -= 900 if verb.dep_ in _BACKGROUND else 0
    worth -= 800 if any(token.lower_ in {"i", "you", "we"} for token in tokens) else 0
    worth -= 900 if _points_back(doc, draft) else 0
    return worth


def _acts(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.casefold() not in _STATES


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
    score -= 900 if sum(char in MARKS for char in tokens.text) % 2 else 0
    score -= 800 if verb.dep_ in _BACKGROUND else 0
    score -= 700 if any(token.dep_ == "dep" for token in tokens) else 0
    score -= 1_000 if draft.attribution is not None and draft.attribution.carried else 0
    return score
