"""Owns the names that a claim's wording puts in for pronouns, short names and offices in its subject."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.edits import Edit
from annotator.extract.findings import Draft, Name, findings, text_of
from annotator.extract.grammar import characters, noun_phrase, own_subject
from annotator.extract.persons.people import Resolved, resolve, resolved
from annotator.extract.words import words

_KEY = "annotator meant"
_OWNERS = words("his her its their")
_PERSONS = words("he she him her his")
_CLOSE_BY = frozenset("’'-(")
"""What shows that the phrase goes on behind the noun."""
_DEFINITE = words("the this that his her its their")


@dataclass(slots=True)
class _Meant:
    """Where the pronouns for persons of a doc stand, and whom they mean, looked up once, for claims lie in one another.

    Nothing that tells changes any more once claims are worded.
    """

    places: Sequence[int]
    known: dict[int, Resolved | None] = field(default_factory=dict)

    def by(self, token: Token) -> Resolved | None:
        """Whom a pronoun means."""
        if token.i not in self.known:
            self.known[token.i] = resolved(token.doc, token.i, token.i + 1)
        return self.known[token.i]


def _meant(doc: Doc) -> _Meant:
    found = doc.user_data.get(_KEY)
    if not isinstance(found, _Meant):
        found = doc.user_data[_KEY] = _Meant([each.i for each in doc if each.lower_ in _PERSONS])
    return found


def namings(doc: Doc, draft: Draft) -> Iterator[tuple[Edit, Rule]]:
    """The edits that name who is meant, each with its rule; none where that is not safe."""
    if draft.predicate is None:
        yield from _for_office_owner(doc, draft)
        return
    ours = list(_for_subject(doc, draft))
    yield from ours
    yield from _for_others(doc, draft, [edit.words for edit, _ in ours])


def _for_others(doc: Doc, draft: Draft, said: Sequence[str]) -> Iterator[tuple[Edit, Rule]]:
    """ "Critics accused her" as "Critics accused Dana Rees": each once, and nobody whom the claim names anyway."""
    first, last = draft.subject or (draft.first, draft.first)
    meant = _meant(doc)
    within = slice(bisect_left(meant.places, draft.first), bisect_left(meant.places, draft.last))
    others = [doc[place] for place in meant.places[within] if not first <= place < last]
    if not others:
        return
    named = {name.full for name in findings(doc).names_in(draft.first, draft.last)}
    named |= {resolve(doc, first, last) or ""} if first < last else set()
    for token in others:
        found = meant.by(token)
        if found is None or found.name in named or findings(doc).is_quoted(token.idx):
            continue
        if not any(found.name in words for words in said):
            named.add(found.name)
            yield from (_for_owner if token.tag_ == "PRP$" else _for_pronoun)(doc, token)


def _for_subject(doc: Doc, draft: Draft) -> Iterator[tuple[Edit, Rule]]:
    subject = own_subject(doc[draft.head])
    if subject is None or not draft.first <= subject.i < draft.last:
        return
    if subject.pos_ == "PRON":
        yield from _for_pronoun(doc, subject)
        return
    owner = next((child for child in subject.lefts if child.lower_ in _OWNERS and child.dep_ == "poss"), None)
    if owner is not None:
        yield from _for_owner(doc, owner)
        return
    first, last = noun_phrase(subject)
    found = resolved(doc, first, last)
    if found is not None and found.rule is Rule.FULL_NAME:
        yield from _for_short_name(doc, subject, found)
    elif found is not None and found.rule is Rule.NAMED_OFFICE and doc[first].lower_ in _DEFINITE:
        yield from _for_office(doc, draft, (first, last), found)


def _for_office_owner(doc: Doc, draft: Draft) -> Iterator[tuple[Edit, Rule]]:
    """ "Namroush is his counterpart" as "Akar’s counterpart", unless that would be the subject's own."""
    owner = doc[draft.objects[0][0]]
    own = resolved(doc, *draft.subject) if draft.subject else None
    found = resolved(doc, owner.i, owner.i + 1) if owner.lower_ in _OWNERS else None
    if found is not None and (own is None or own.name != found.name):
        yield from _for_owner(doc, owner)


def _for_pronoun(doc: Doc, pronoun: Token) -> Iterator[tuple[Edit, Rule]]:
    found = resolved(doc, pronoun.i, pronoun.i + 1)
    if found is not None and pronoun.dep_ != "expl":
        yield Edit(characters(doc, pronoun.i, pronoun.i + 1), found.name), Rule.NAMED_PRONOUN


def _for_owner(doc: Doc, owner: Token) -> Iterator[tuple[Edit, Rule]]:
    """ "His country" as "Hulusi Akar’s country"."""
    found = resolved(doc, owner.i, owner.i + 1)
    if found is not None:
        yield Edit(characters(doc, owner.i, owner.i + 1), possessive(found.name)), Rule.NAMED_PRONOUN


def possessive(name: str) -> str:
    """The name as an owner: "Haftar’s", "Cyprus’"."""
    return name + ("’" if name.endswith("s") else "’s")


def _for_short_name(doc: Doc, subject: Token, found: Resolved) -> Iterator[tuple[Edit, Rule]]:
    name = _name_at(doc, subject)
    if name is None or name.full != found.name:
        return
    place = characters(doc, name.first, name.last)
    said = place.quote(text_of(doc))
    if said.casefold() not in found.name.casefold() and not said.isupper():
        return
    full = found.name[4:] if found.name[:4].casefold() == "the " and _has_article(doc, name) else found.name
    if full.casefold() != said.casefold():
        yield Edit(place, full), Rule.FULL_NAME


def _name_at(doc: Doc, noun: Token) -> Name | None:
    names = findings(doc).names_in(max(0, noun.i - 8), noun.i + 9)
    return next((name for name in names if name.first <= noun.i < name.last), None)


def _has_article(doc: Doc, name: Name) -> bool:
    return name.first > 0 and doc[name.first - 1].lower_ == "the"


def _for_office(doc: Doc, draft: Draft, places: tuple[int, int], found: Resolved) -> Iterator[tuple[Edit, Rule]]:
    """ "The minister" as "The minister, Hulusi Akar,": what the text says stays; not where the claim names them."""
    at = characters(doc, places[1] - 1, places[1])
    behind = text_of(doc)[at.end : at.end + 1]
    named = {name.full for name in findings(doc).names_in(draft.first, draft.last)}
    if found.name in named or behind in _CLOSE_BY:
        return
    comma = "" if behind in {",", ";", ":", ")"} else ","
    yield Edit(at, f"{at.quote(text_of(doc))}, {found.name}{comma}"), Rule.NAMED_OFFICE
