"""Names what a clause itself shows of how far its event is told as having happened."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Token

from annotator.extract.grammar import auxiliaries, children, negation
from annotator.extract.words import words

NEGATED: Final = "negated"
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
_PERFECT = words("has have had 've ’ve")
_STATES = words(
    """be have know like love need want seem remain live include contain mean own feel think believe belong consist cost
    exist hate prefer understand appear look"""
)
_HEDGES = words("probably likely perhaps maybe possibly apparently")
_NEGATIONS = words("never no nobody nothing")
_TO_COME = words("tomorrow soon next later someday eventually")
_HARDLY = words("hardly scarcely")
_ANY = words("any anyone anybody anything a one single every everyone all many ever")
_ANYBODY = words("anyone anybody someone somebody everyone one")
_FACTUAL_MARKS = words("after when because since as although though while")
_CONDITIONS = words("if unless whether")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TAKEN = _SUBJECTS | {"dobj", "attr"}


def own_clues(verb: Token) -> Iterator[str]:
    """The clues of the verb's own clause, by name."""
    helpers = {aux.lower_ for aux in auxiliaries(verb)}
    modals = {_MODALS[word] for word in helpers & _MODALS.keys()}
    yield from (f"modal {modal}" for modal in modals)
    yield from _form(verb, helpers)
    if not modals:
        yield from _tense(verb, helpers)
        yield from _aspect(verb, helpers)
    elif "have" in helpers:
        yield "modal past"
    if is_denied(verb) or any(child.lower_ in _NEGATIONS for child in children(verb)):
        yield NEGATED
    yield from _ties(verb)
    yield from _beside(verb)


def is_denied(verb: Token) -> bool:
    """Whether the clause says that it is not so: by "not", "no soldier", "hardly anyone", "scarcely"."""
    word, own = negation(verb), children(verb)
    if word is not None and word.dep_ != "preconj":
        return True
    if any(child.lower_ in {"no", "neither"} or _is_hardly(child, own) for child in own):
        return True
    return any(_is_hardly_any(child) for child in own if child.dep_ in _TAKEN)


def _is_hardly(word: Token, beside: Sequence[Token]) -> bool:
    """ "Hardly slept"; not "hardly had he left when"."""
    if word.lower_ not in _HARDLY:
        return False
    return not (word.is_sent_start and any(child.dep_ == "aux" and child.i == word.i + 1 for child in beside))


def _is_hardly_any(noun: Token) -> bool:
    """ "Hardly anyone", "barely any soldiers", "not a single soldier"."""
    first = noun.left_edge
    if noun.i > 0 and noun.nbor(-1).lower_ == "barely":
        first = noun.nbor(-1)
    following = first.i + 1 < len(noun.doc) and first.nbor().lower_ in _ANY
    return following and first.lower_ in _HARDLY | {"barely", "not"}


def _form(verb: Token, helpers: set[str]) -> Iterator[str]:
    if "to" in helpers:
        yield "infinitive"
        yield from _purpose(verb)
    elif verb.tag_ == "VB" and not helpers:
        subject = any(child.dep_ in _SUBJECTS for child in children(verb))
        yield "bare form" if subject or verb.dep_ in {"xcomp", "advcl", "relcl"} else "order"
    elif verb.tag_ == "VBG":
        yield "-ing"
    elif verb.tag_ == "VBN":
        yield "participle"
    elif verb.pos_ in _NOMINAL:
        yield "noun"


def _purpose(verb: Token) -> Iterator[str]:
    if verb.dep_ == "advcl":
        yield "purpose"
    elif verb.dep_ in {"relcl", "acl"}:
        yield "to be done"


def _tense(verb: Token, helpers: set[str]) -> Iterator[str]:
    if verb.tag_ == "VBD" or helpers & _PAST:
        yield "past"
    elif verb.tag_ in {"VBZ", "VBP"} or helpers & _PRESENT:
        yield "present"


def _aspect(verb: Token, helpers: set[str]) -> Iterator[str]:
    if verb.tag_ == "VBN" and helpers & _PERFECT and "to" not in helpers:
        yield "perfect"
    elif verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.casefold() in _STATES:
        yield "present state"


def _ties(verb: Token) -> Iterator[str]:
    """What ties the clause to another, or another to it."""
    tying = {child.lower_ for child in children(verb) if child.dep_ == "mark" or child.tag_ == "WRB"}
    if tying & _CONDITIONS:
        yield "condition"
    if tying & _FACTUAL_MARKS:
        yield "told as a fact"
    if any(child.dep_ == "advcl" and is_condition(child) for child in children(verb)):
        yield "has condition"


def is_condition(clause: Token) -> bool:
    """Whether a clause says under what condition another holds ("if", "unless")."""
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in children(clause))


def _beside(verb: Token) -> Iterator[str]:
    """What single words beside the verb, and the sentence's end, show."""
    beside = {child.lower_ for child in children(verb)}
    if beside & _HEDGES:
        yield "hedged"
    if beside & _TO_COME:
        yield "time to come"
    if "please" in beside:
        yield "please"
    if any(child.dep_ in _SUBJECTS and child.lower_ in _ANYBODY for child in children(verb)):
        yield "of anybody"
    if _is_asked(verb):
        yield "question"
        if verb.dep_ == "ROOT":
            yield "question itself"


def _is_asked(verb: Token) -> bool:
    end = next((token for token in reversed(verb.sent) if not token.is_space and not token.is_quote), None)
    return end is not None and end.text == "?"
