"""Drafts a claim for an event that a noun tells as news ("the arrest of X in Tripoli on Monday")."""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.findings import Draft, Findings, Label, findings
from annotator.extract.grammar import auxiliaries, bare_phrase, characters, negation
from annotator.extract.words import words

_ENDINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ure")
_EVENTS = words(
    """arrest attack raid strike murder death assault assassination bombing visit release collapse seizure siege capture
    trial return defeat election removal withdrawal arrival departure abduction rescue downing crash resignation"""
)
_STATES = words(
    """government agreement parliament movement statement department document ministry situation position organization
    organisation administration institution population condition relation nation condition session commission mission
    delegation station building meaning feeling instance balance violence presence absence audience science reference
    confidence experience evidence difference conference future culture nature measure picture figure structure
    treatment element moment environment investment section region religion opinion question mention attention
    intention information education corporation association federation coalition opposition constitution resolution
    declaration foundation generation operation cooperation coordination implementation continuation participation
    importance significance independence influence performance distance finance insurance appearance intelligence
    beginning morning evening hearing training spending funding housing understanding setting briefing earning warning
    proceeding thing ceiling wing spring string pressure procedure feature literature agriculture treasure temperature
    decision version division vision television provision supervision tension dimension extension pension commitment
    requirement settlement management development equipment argument assessment improvement enforcement recruitment"""
)
"""Nouns with those endings that tell a thing or a state."""
_FACTUAL = words("after following during since despite over amid")
_TELLING = words("announce confirm report condemn welcome follow witness celebrate mark mourn cause cover film")
_PAST = words("was were had")
_EMPTY = words("be happen occur take begin start continue")
_ACTORS = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.NORP})
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})


def events(doc: Doc) -> Iterator[Draft]:
    """One draft for each event noun with a named participant that is dated, placed or has its doer named."""
    found = findings(doc)
    for noun in doc:
        if noun.tag_ == "NN" and _is_event(noun) and _is_told_as_fact(noun):
            draft = _draft(doc, noun, found)
            if draft is not None:
                yield draft


def _is_event(noun: Token) -> bool:
    word = noun.lower_
    return word in _EVENTS or (len(word) > 6 and word.endswith(_ENDINGS) and word not in _STATES)


def _is_told_as_fact(noun: Token) -> bool:
    """Whether the noun stands where only what has happened does: after "after", told of, or leading to something."""
    head = noun.head
    if noun.dep_ == "pobj":
        return head.lower_ in _FACTUAL
    if noun.dep_ == "dobj":
        return head.lemma_.casefold() in _TELLING and head.tag_ in {"VBD", "VBN"} and negation(head) is None
    past = head.tag_ == "VBD" or any(aux.lower_ in _PAST for aux in auxiliaries(head))
    return noun.dep_ in {"nsubj", "nsubjpass"} and past and head.lemma_.casefold() not in _EMPTY


def _draft(doc: Doc, noun: Token, found: Findings) -> Draft | None:
    undergoing, doing, owning = _governed(noun, "of"), _governed(noun, "by"), _owner(noun)
    places = bare_phrase(noun)
    taking_part = [one for one in (undergoing, doing, owning) if one is not None]
    named = [one for one in taking_part if any(name.label in _ACTORS for name in found.names_in(*one))]
    dated = undergoing and noun.lower_ in _EVENTS and found.times_in(characters(doc, *places))
    if not (named or dated) or not (_is_news(doc, found, noun, places) or (undergoing and (doing or owning))):
        return None
    subject = doing or (owning if undergoing else None)
    acted_on = undergoing or (owning if subject is None else None)
    objects = [one for one in (acted_on, *_besides(noun, places)) if one is not None and one != subject]
    inside = subject is not None and places[0] <= subject[0]
    draft = Draft(noun.i, *places, (noun.i, noun.i + 1), subject, inside, objects=tuple(objects))
    draft.rules.append(Rule.EVENT_NOUN)
    return draft


def _governed(noun: Token, preposition: str) -> tuple[int, int] | None:
    """The phrase behind the noun's preposition; None without one."""
    held = chain.from_iterable(child.rights for child in noun.rights if child.lower_ == preposition)
    return next((bare_phrase(child) for child in held if child.dep_ == "pobj"), None)


def _owner(noun: Token) -> tuple[int, int] | None:
    owner = next((child for child in noun.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    return (owner.left_edge.i, owner.i + 1) if owner is not None else None


def _besides(noun: Token, places: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The phrases that tell when and where."""
    told = (child for child in noun.rights if child.dep_ in {"prep", "npadvmod"} and child.lower_ not in {"of", "by"})
    yield from (bare_phrase(child) for child in told if child.i < places[1])


def _is_news(doc: Doc, found: Findings, noun: Token, places: tuple[int, int]) -> bool:
    """Whether the phrase says when it was, or where by a phrase of its own."""
    if found.times_in(characters(doc, *places)):
        return True
    told = [one for one in _besides(noun, places) if doc[one[0]].lower_ in {"in", "at", "near", "outside"}]
    return any(name.label in _PLACES for one in told for name in found.names_in(*one))
