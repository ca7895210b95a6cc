"""Owns the name to give to whoever speaks."""

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING, SPOKEN_NOUNS
from annotator.extract.findings import Label, Name, findings
from annotator.extract.grammar import children, whole_phrase
from annotator.extract.humans import may_speak
from annotator.extract.people import resolve

_FAR = 150


def speaker_name(doc: Doc, first: int, last: int) -> str | None:
    """The name to show for a speaker phrase: the person meant, else the named body, else the phrase's own words."""
    person = resolve(doc, first, last)
    if person is not None:
        return person
    root = doc[first:last].root
    if root.pos_ == "PRON":
        return _spoke_before(doc, first) if root.lower_ in {"they", "them"} else None
    if any(child.dep_ == "conj" and child.i < last for child in children(root)):
        return _bare(doc, first, last)
    if root.lemma_.casefold() in SPOKEN_NOUNS:
        return _behind(doc, root, first, last) or _bare(doc, first, last)
    inside = _name_at(doc, first, last)
    covers = inside is not None and inside.first <= root.i < inside.last
    return inside.full if inside is not None and covers and inside.label is not Label.NORP else _bare(doc, first, last)


def _behind(doc: Doc, noun: Token, first: int, last: int) -> str | None:
    """Whoever a statement is from: its possessor, "by" or "from" whom it comes."""
    for child in children(noun):
        if child.dep_ == "poss":
            return resolve(doc, child.i, child.i + 1) or _known(doc, child.i)
    named = _name_at(doc, first, last)
    return named.full if named and named.label is not Label.NORP else None


def _known(doc: Doc, place: int) -> str | None:
    return next((name.full for name in findings(doc).names_in(place, place + 1)), None)


def _name_at(doc: Doc, first: int, last: int) -> Name | None:
    """The first person named within the tokens, or else the first body or place named there."""
    inside = findings(doc).names_in(first, last)
    persons = [name for name in inside if name.label is Label.PERSON]
    return next(iter(persons or inside), None)


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
