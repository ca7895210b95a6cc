"""Says how certain the reporting voice is of each claim, in the words of FactBank."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Factuality
from annotator.extract.certainty import FURTHEST, certainty_of
from annotator.extract.cues import BELIEVING, DENYING, DOUBTING
from annotator.extract.findings import Draft, findings
from annotator.extract.grammar import auxiliaries, negation

_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
_PROBABLE_MODALS = frozenset({"should", "must", "ought"})
_POSSIBLE_WORDS = frozenset({"perhaps", "possibly", "maybe", "reportedly", "allegedly", "supposedly", "purportedly"})
_PROBABLE_WORDS = frozenset({"probably", "likely", "presumably", "apparently", "seemingly"})
_PROBABLE_VERBS = frozenset({"seem", "appear", "tend", "expect"})


@Language.component("annotator_factuality")
def grade_factuality(doc: Doc) -> Doc:
    """The same doc, each draft now with its factuality and certainty."""
    for draft in findings(doc).drafts:
        draft.factuality = factuality_of(doc, draft)
        draft.certainty = certainty_of(doc[draft.head]) if draft.predicate else FURTHEST
    return doc


def factuality_of(doc: Doc, draft: Draft) -> Factuality:
    """The factuality of a draft: certain unless words of the clause or of its report say otherwise."""
    verb = doc[draft.head]
    positive = negation(verb) is None and not any(child.lower_ in {"no", "neither"} for child in verb.children)
    cue = _cue(doc, draft)
    if cue in DENYING:
        return Factuality.CERTAIN_NOT if positive else Factuality.CERTAIN
    if _is_future(verb):
        return Factuality.PROBABLE if positive else Factuality.PROBABLE_NOT
    if any(child.dep_ == "advcl" and _is_condition(child) for child in verb.children):
        return Factuality.UNKNOWN
    degree = max(_degree(verb), _HELD.get(cue, 0))
    return _WORDS[degree, positive]


_HELD = {**dict.fromkeys(BELIEVING, 1), **dict.fromkeys(DOUBTING, 2)}
"""How far a cue itself leaves its content open."""

_WORDS = {
    (0, True): Factuality.CERTAIN,
    (0, False): Factuality.CERTAIN_NOT,
    (1, True): Factuality.PROBABLE,
    (1, False): Factuality.PROBABLE_NOT,
    (2, True): Factuality.POSSIBLE,
    (2, False): Factuality.POSSIBLE_NOT,
}


def _is_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.children)


def _cue(doc: Doc, draft: Draft) -> str:
    report = draft.attribution
    if report is None or report.cue is None:
        return ""
    span = doc.char_span(report.cue.start, report.cue.end, alignment_mode="expand")
    return span.root.lemma_.casefold() if span is not None else ""


def _degree(verb: Token) -> int:
    """0 certain, 1 probable, 2 possible."""
    words = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    modals = {aux.lower_ for aux in auxiliaries(verb) if aux.tag_ == "MD"}
    if modals & _POSSIBLE_MODALS or words & _POSSIBLE_WORDS:
        return 2
    if modals & _PROBABLE_MODALS or words & _PROBABLE_WORDS or _is_expected(verb):
        return 1
    return 0


def _is_expected(verb: Token) -> bool:
    """ "is expected to", "seems to": the event itself is only probable."""
    open_complement = any(child.dep_ == "xcomp" for child in verb.children)
    return open_complement and verb.lemma_.casefold() in _PROBABLE_VERBS


def _is_future(verb: Token) -> bool:
    modals = {aux.lower_ for aux in auxiliaries(verb)}
    going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children)
    return bool(modals & {"will", "'ll", "’ll", "shall", "would", "wo"}) or going
