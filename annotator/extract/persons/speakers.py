"""Owns the name to give to whoever speaks."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING, SPOKEN_NOUNS
from annotator.extract.findings import Label, Name, findings
from annotator.extract.grammar import bare_phrase, children, whole_phrase
from annotator.extract.names.humans import may_speak
from annotator.extract.persons.people import resolve
from annotator.extract.words import words

_FAR = 150
_FROM = words("for of from by")
_WITHIN = words("in at with")
_VOICES = words("source spokesman spokeswoman spokesperson official")
"""Whoever speaks for a body or from within it; the words are never those of a person named beside."""
_BODIES = frozenset({Label.ORG, Label.GPE})


def speaker_name(doc: Doc, first: int, last: int) -> str | None:
    """The name to show for a speaker phrase: the person meant, else the named body, else the phrase's own words."""
    person = resolve(doc, first, last)
    if person is not None:
        return person.removeprefix("the ")
    root = doc[first:last].root
    if root.pos_ == "PRON":
        return _spoke_before(doc, first) if root.lower_ in {"they", "them"} else None
    if any(child.dep_ == "conj" and child.i < last for child in children(root)):
        return _bare(doc, first, last)
    if root.lemma_.casefold() in SPOKEN_NOUNS:
        return _behind(doc, root) or _bare(doc, first, last)
    names = findings(doc).names_in(first, last)
    named = next((name for name in names if name.first <= root.i < name.last and name.label is not Label.NORP), None)
    return named.full if named is not None else _bare(doc, first, last)


def _behind(doc: Doc, noun: Token) -> str | None:
    """Whoever a statement is from, or the body that a spokesman speaks for: never a name that only stands inside."""
    voice = noun.lemma_.casefold() in _VOICES
    for owner in _owners(noun):
        named = _whole_name(doc, owner)
        person = resolve(doc, *bare_phrase(owner)) if named is None and owner.dep_ != "compound" else None
        if person is not None and not voice:
            return person
        if named is not None and named.label in _speakers(owner, voice=voice):
            return named.full
    return None


def _speakers(owner: Token, *, voice: bool) -> frozenset[Label]:
    """What a name must stand for: of a source "in" something only a body, of a spokesman never a person."""
    if owner.dep_ == "pobj" and owner.head.lower_ in _WITHIN:
        return _BODIES - {Label.GPE} if voice else frozenset()
    return _BODIES if voice else _BODIES | {Label.PERSON}


def _owners(noun: Token) -> Iterator[Token]:
    """The nouns that tell whose words a noun like "statement" stands for ("X's", "the X", "by X", "for X")."""
    for child in children(noun):
        if child.dep_ in {"poss", "compound"}:
            yield child
        elif child.dep_ in {"prep", "agent"} and child.lower_ in _FROM | _WITHIN:
            yield from (grand for grand in children(child) if grand.dep_ == "pobj")


def _whole_name(doc: Doc, token: Token) -> Name | None:
    """The name that the token ends."""
    named = (name for name in findings(doc).names_in(token.left_edge.i, token.i + 1) if name.last == token.i + 1)
    return next(named, None)


def _bare(doc: Doc, first: int, last: int) -> str:
    """The phrase without its article and without what follows a comma."""
    while first < last - 1 and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    root = doc[first:last].root.i
    comma = next((i for i in range(root + 1, last) if doc[i].text in {",", "(", "–", "—"}), last)
    return doc[first : max(comma, root + 1)].text.strip()


def _spoke_before(doc: Doc, place: int) -> str | None:
    """For "they": the words for the several who spoke last, or else for the people whom a main clause is about."""
    subjects = [token for token in reversed(doc[max(0, place - _FAR) : place]) if _are_several(doc, token)]
    sources = (token for token in subjects if token.head.lemma_.casefold() in SAYING)
    mains = (token for token in subjects if token.head.dep_ in {"ROOT", "conj"} and may_speak(token))
    found = next(sources, None) or next(mains, None)
    return _bare(doc, *whole_phrase(found)) if found is not None else None


def _are_several(doc: Doc, token: Token) -> bool:
    """Whether the token is a subject in the plural, outside quotations."""
    found = findings(doc)
    several = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in children(token))
    noun = token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"}
    return several and noun and found.is_body(token.idx) and not found.is_quoted(token.idx)
