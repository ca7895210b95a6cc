"""Says how certain the voice that tells it is of each claim, in the words of FactBank, and in a number that agrees."""

from collections.abc import Mapping
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Factuality
from annotator.extract.certainty.certainty import FURTHEST, certainty_of
from annotator.extract.certainty.clues import is_condition, is_denied, own_clues
from annotator.extract.certainty.embedding import BRINGING, FAILING, INTENDING, TRYING
from annotator.extract.certainty.stance import OPEN, SO, Stance, leading, stance_of
from annotator.extract.cues import BELIEVING, DENYING
from annotator.extract.findings import Draft, findings, text_of
from annotator.extract.grammar import auxiliaries, children, negation
from annotator.extract.words import words

_POSSIBLE_MODALS = words("may might could can")
_PROBABLE_MODALS = words("should must ought")
_POSSIBLE_WORDS = words("perhaps possibly maybe reportedly allegedly supposedly purportedly potentially conceivably")
_PROBABLE_WORDS = words("probably likely presumably apparently seemingly")
_COMMITTED = words(
    """plan intend agree decide promise pledge vow prepare expect propose offer threaten volunteer resolve undertake
    swear commit arrange schedule seem appear tend"""
)
_COMMITTED_ADJECTIVES = words(
    "likely probable certain sure due set ready prepared determined bound poised expected scheduled"
)
_OPEN_ADJECTIVES = words("willing eager free welcome possible keen")
_DIRECTING = words(
    """order tell urge ask invite request demand require beg encourage advise propose recommend suggest allow let
    permit"""
)
"""Deeds done with words: that somebody orders is itself so, whatever comes of it."""
_UNLIKELY = words("unlikely improbable")
_THOUGHT = (BELIEVING - {"expect"}) | words("say report understand")
_ALLEGED = words("allege rumour rumor claim fear suspect")
_WISHED = (INTENDING | TRYING) - _COMMITTED - FAILING
_COUNTERFACTUAL = words("would should could 'd ’d")
_BARELY = -1.0

_WORDS: Final[Mapping[tuple[int, bool], Factuality]] = {
    (0, True): Factuality.CERTAIN,
    (0, False): Factuality.CERTAIN_NOT,
    (1, True): Factuality.PROBABLE,
    (1, False): Factuality.PROBABLE_NOT,
    (2, True): Factuality.POSSIBLE,
    (2, False): Factuality.POSSIBLE_NOT,
    (3, True): Factuality.UNKNOWN,
    (3, False): Factuality.UNKNOWN,
}
"""By how far it is left open (0 certain, 1 probable, 2 possible, 3 open), and whether it holds."""
_FARTHEST: Final = {
    Factuality.PROBABLE: 2.5,
    Factuality.POSSIBLE: 1.5,
    Factuality.UNKNOWN: 1.0,
}
"""No number goes above what its value allows."""
_DENIED: Final = {
    Factuality.CERTAIN_NOT: FURTHEST,
    Factuality.PROBABLE_NOT: 2.5,
    Factuality.POSSIBLE_NOT: 1.5,
}
"""How far below 0 what is not so may be."""


@Language.component("annotator_factuality")
def grade_factuality(doc: Doc) -> Doc:
    """The same doc, each draft now with its factuality and certainty."""
    drafts = findings(doc).drafts
    for draft in drafts:
        if _denied_in_passing(doc[draft.head], _cue(doc, draft)):
            draft.attribution = None
    by_head = {draft.head: draft for draft in drafts if draft.predicate}
    for draft in drafts:
        grade = certainty_of(doc[draft.head]) if draft.predicate else FURTHEST
        draft.factuality, draft.certainty = agreed(factuality_of(doc, draft), grade)
        _tell_of_silence(doc, draft, by_head)
        if _is_nobodys(doc, draft):
            draft.attribution = None
    return doc


def _denied_in_passing(verb: Token, cue: Token | None) -> bool:
    """ "A charge that Turkey denies": what stands before it is told by the author, as so."""
    return cue is not None and cue.dep_ == "relcl" and cue.i > verb.i and cue.lemma_.casefold() in DENYING


def _tell_of_silence(doc: Doc, draft: Draft, by_head: Mapping[int, Draft]) -> None:
    """Where a report leaves its content open ("never said that"), that it does is the claim."""
    cue = _cue(doc, draft)
    leading_to = next(leading(doc[draft.head], cue), None)
    report = by_head.get(leading_to.i) if leading_to is not None else None
    if report is not None and draft.asserted and stance_of(doc[draft.head], cue) == OPEN:
        report.announcing = False


def _is_nobodys(doc: Doc, draft: Draft) -> bool:
    """Whether the report names nobody as its source ("nobody said", "no evidence was found")."""
    report = draft.attribution
    if report is None or report.speaker is None:
        return False
    return report.speaker.quote(text_of(doc)).casefold().startswith(("no ", "nobody", "no-one", "none "))


def agreed(value: Factuality, grade: float) -> tuple[Factuality, float]:
    """Value and number that do not contradict each other: a denial is never above 0, a certain fact never below."""
    if value in _DENIED:
        return value, -min(abs(grade), _DENIED[value])
    if value is Factuality.CERTAIN and grade < 0:
        return (Factuality.PROBABLE if grade > _BARELY else Factuality.UNKNOWN), grade
    return value, min(grade, _FARTHEST.get(value, FURTHEST))


def factuality_of(doc: Doc, draft: Draft) -> Factuality:
    """The factuality of a draft: certain unless words of the clause or of its report say otherwise."""
    verb = doc[draft.head]
    if not draft.asserted and {"question itself", "order", "condition"} & set(own_clues(verb)):
        return Factuality.UNKNOWN
    if any(child.dep_ == "advcl" and is_condition(child) for child in children(verb)):
        return Factuality.UNKNOWN
    open_by, holds = _taken(verb)
    held_by, held = stance_of(verb, _cue(doc, draft))
    return _WORDS[max(_degree(verb), open_by, held_by), (holds != is_denied(verb)) == held]


def _cue(doc: Doc, draft: Draft) -> Token | None:
    """The word that reports the draft."""
    report = draft.attribution
    if report is None or report.cue is None:
        return None
    span = doc.char_span(report.cue.start, report.cue.end, alignment_mode="expand")
    return span.root if span is not None else None


def _degree(verb: Token) -> int:
    """How far modals and hedges leave it open."""
    beside = {child.lower_ for child in children(verb) if child.dep_ == "advmod"}
    helpers = auxiliaries(verb)
    modals = {aux.lower_ for aux in helpers if aux.tag_ == "MD"}
    if modals & _COUNTERFACTUAL and any(aux.lemma_ == "have" or aux.lower_ == "have" for aux in helpers):
        return 2 if negation(verb) is not None else 3
    if modals & {"could", "might"} and _is_past_ability(verb, modals):
        return 0
    if modals & _POSSIBLE_MODALS or beside & _POSSIBLE_WORDS:
        return 2
    future = _is_future(verb, {aux.lower_ for aux in helpers})
    return 1 if future or modals & _PROBABLE_MODALS or beside & _PROBABLE_WORDS else 0


def _is_past_ability(verb: Token, modals: set[str]) -> bool:
    """ "Could not find him", "could hear": what somebody was or was not able to do, told of the past."""
    perceives = verb.lemma_.casefold() in {"hear", "see", "feel", "smell"}
    return "could" in modals and (negation(verb) is not None or perceives) and "have" not in _helper_words(verb)


def _helper_words(verb: Token) -> set[str]:
    return {aux.lower_ for aux in auxiliaries(verb)}


def _is_future(verb: Token, helpers: set[str]) -> bool:
    going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in children(verb))
    return bool(helpers & {"will", "'ll", "’ll", "shall", "would", "wo"}) or going


def _taken(verb: Token) -> Stance:
    """How far the verb leaves open what it takes or is taken by ("plans to go", "failed to go"); and if that holds."""
    if verb.dep_ == "xcomp" and "to" in _helper_words(verb):
        open_by, holds = _signature(verb.head)
        return open_by, holds != is_denied(verb.head if verb.head.pos_ != "ADJ" else verb.head.head)
    adjective = next((one for one in verb.rights if one.dep_ in {"acomp", "oprd"}), None)
    holder = next((one for one in (verb, adjective) if one is not None and _takes_infinitive(one)), None)
    if holder is not None:
        return _signature(holder, asserted=True)
    judged = adjective is not None and adjective.lower_ in _UNLIKELY | {"likely", "probable"}
    return _of_adjective(adjective.lower_, asserted=True) if adjective is not None and judged else SO


def _takes_infinitive(word: Token) -> bool:
    return any(child.dep_ == "xcomp" and "to" in _helper_words(child) for child in word.rights)


def _signature(word: Token, *, asserted: bool = False) -> Stance:
    """How far a word leaves its infinitive open, and whether that then holds (Karttunen's implicatives).

    When `asserted`, the same of the clause that the word itself heads.
    """
    lemma = word.lemma_.casefold()
    if asserted and lemma in FAILING | TRYING | _DIRECTING:
        return SO
    if lemma in FAILING:
        return 0, False
    if word.pos_ != "VERB":
        return _of_adjective(lemma, asserted=asserted)
    if lemma in _THOUGHT | _ALLEGED and any(child.dep_ == "auxpass" for child in children(word)):
        return 2 if lemma in _ALLEGED else 1, True
    if lemma in _COMMITTED:
        return 1, True
    if lemma in _WISHED:
        return OPEN
    return SO if asserted or lemma in BRINGING else OPEN


def _of_adjective(lemma: str, *, asserted: bool) -> Stance:
    if lemma in _UNLIKELY:
        return 1, False
    if lemma == "unable" and not asserted:
        return 0, False
    if lemma in _COMMITTED_ADJECTIVES:
        return 1, True
    return SO if asserted and lemma not in _OPEN_ADJECTIVES else OPEN
