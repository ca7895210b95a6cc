"""Owns who or what words mean inside one article: names, pronouns and offices lead to the longest name."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.findings import Label, Name, findings
from annotator.extract.grammar import children
from annotator.extract.names.titles import HE, SHE
from annotator.extract.persons.bodies_meant import body_meant, body_of
from annotator.extract.persons.offices import is_office, office_holder
from annotator.extract.persons.pronouns import person_meant
from annotator.extract.words import words

_BODIES = words("it its they their")
_NAMED = frozenset({Label.PERSON, Label.ORG, Label.GPE})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who or what words mean, and the rule that tells; `rule` is None where the words say the full name themselves."""

    name: str
    rule: Rule | None


def resolve(doc: Doc, first: int, last: int) -> str | None:
    """The full name of whoever the tokens mean; None if that is unknown or could be several."""
    found = resolved(doc, first, last)
    return found.name if found else None


def resolved(doc: Doc, first: int, last: int) -> Resolved | None:
    """Who the tokens mean, with the rule: a named person, a pronoun's or an office's; None if unknown or several."""
    head = doc[first:last].root
    if any(child.dep_ == "conj" and first <= child.i < last for child in children(head)):
        return None
    named = _central(doc, head, first, last)
    if named is not None:
        short = doc[named.first : named.last].text != named.full
        return Resolved(named.full, Rule.FULL_NAME if short else None)
    if head.pos_ == "PRON" or head.lower_ in HE | SHE:
        return _ruled(_pronoun(doc, head), Rule.NAMED_PRONOUN)
    holder = office_holder(doc, head, first, last) if is_office(doc, head) else body_of(doc, head, first)
    return _ruled(holder, Rule.NAMED_OFFICE)


def _central(doc: Doc, head: Token, first: int, last: int) -> Name | None:
    """The name that the phrase is about: at its head or set beside it; a body's only at its head."""
    names = [name for name in findings(doc).names_in(first, last) if name.label in _NAMED]
    persons = [name for name in names if name.label is Label.PERSON]
    beside = (name for name in persons if name.first <= head.i < name.last or _stands_beside(doc, name, head))
    at_head = (name for name in names if name.first <= head.i < name.last)
    return next(beside, None) or next(at_head, None)


def _stands_beside(doc: Doc, name: Name, head: Token) -> bool:
    named = doc[name.last - 1]
    return named.dep_ == "appos" and named.head.i == head.i


def _pronoun(doc: Doc, head: Token) -> str | None:
    if head.lower_ in HE | SHE:
        return person_meant(doc, head)
    return body_meant(doc, head) if head.lower_ in _BODIES else None


def _ruled(name: str | None, rule: Rule) -> Resolved | None:
    return Resolved(name, rule) if name else None
