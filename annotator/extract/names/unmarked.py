"""Owns names that the model overlooks: runs of proper nouns whose words or surroundings tell what they name."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name
from annotator.extract.names.bodies import is_body_word
from annotator.extract.names.boundaries import is_capital
from annotator.extract.names.labels import told_label
from annotator.extract.names.titles import TITLES
from annotator.extract.words import words

_OTHER_KINDS = words("DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY PRODUCT WORK_OF_ART LAW LANGUAGE")
_HUMAN_VERBS = words("say tell add meet resign speak visit arrive deny announce urge warn thank accuse win die")
_MOST_WORDS = 4
_LEAST_ACRONYM = 3


def unmarked(doc: Doc, names: Sequence[Name], headlines: Collection[int]) -> list[Name]:
    """Names among the free proper nouns, where something tells of their kind; headlines are left alone."""
    taken = {i for name in names for i in range(name.first, name.last)}
    found = (_told(doc, first, last) for first, last in _runs(doc, taken) if first not in headlines)
    return [name for name in found if name is not None]


def _runs(doc: Doc, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Stretches of free capitalised proper nouns, titles before them left out."""
    first: int | None = None
    for token in doc:
        free = token.i not in taken and _is_proper(token)
        title = token.lower_.rstrip(".") in TITLES
        if first is not None and (title or not free):
            yield first, token.i
            first = None
        if first is None and free and not title:
            first = token.i
    if first is not None:
        yield first, len(doc)


def _is_proper(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_capital(token) and token.ent_type_ not in _OTHER_KINDS


def _told(doc: Doc, first: int, last: int) -> Name | None:
    full = doc[first:last].text
    name = Name(first, last, Label.PERSON, full)
    label = told_label(doc, name) or _by_place(doc[last - 1], last - first)
    return Name(first, last, label, full) if label is not None else None


def _by_place(head: Token, count: int) -> Label | None:
    """An acronym that acts is a body; whoever says or meets is a person."""
    if count == 1 and head.is_upper and len(head) >= _LEAST_ACRONYM and head.is_alpha:
        return Label.ORG if head.dep_ in {"nsubj", "nsubjpass", "poss"} else None
    acts = head.dep_ == "nsubj" and head.head.lemma_.casefold() in _HUMAN_VERBS
    personal = head.is_alpha and not head.is_upper and not is_body_word(head.text)
    return Label.PERSON if acts and personal and count <= _MOST_WORDS else None
