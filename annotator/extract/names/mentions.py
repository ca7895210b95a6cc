"""Marks who and what is named, and mends the model's typical slips by general rules."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.findings import Label, Name, findings, text_of
from annotator.extract.names.body_names import explains, grouped_bodies
from annotator.extract.names.boundaries import is_capital, marked, without_overlaps
from annotator.extract.names.headlines import title_cased, without_ordinary_words
from annotator.extract.names.labels import relabelled
from annotator.extract.names.names import longest_names
from annotator.extract.names.unmarked import unmarked

_LABELS = frozenset(label.value for label in Label)
_BODIES = frozenset({Label.ORG, Label.GPE, Label.LOC, Label.FAC, Label.EVENT})
_BRACKETS = {"(": ")", "[": "]"}
_OPENING = re.compile(r"[(\[]")
_LONGEST_EXPLAINED = 12


@Language.component("annotator_mentions")
def mark_mentions(doc: Doc) -> Doc:
    """The same doc, its findings now holding the names in order, without overlaps."""
    headlines = title_cased(doc)
    names = without_ordinary_words(doc, marked(doc, _LABELS), headlines)
    names = without_overlaps(names + unmarked(doc, names, headlines))
    names = relabelled(doc, names)
    names = without_overlaps(names + _missed(doc, names))
    explained = _explained(doc)
    names = without_overlaps(names + _acronyms(doc, names, frozenset(explained)))
    findings(doc).names = _grouped(names, explained)
    return doc


def _missed(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Other occurrences of a spelling that was recognised as a name somewhere in the article."""
    known: dict[str, Label] = {}
    for name in names:
        if name.last - name.first == 1 and len(name.full) > 2:
            known.setdefault(name.full, name.label)
        if name.label is Label.PERSON and len(name.full.split()) > 1:
            known.setdefault(doc[name.last - 1].text, Label.PERSON)
    taken = {i for name in names for i in range(name.first, name.last)}
    free = (
        token
        for token in doc
        if token.i not in taken and token.text in known and token.pos_ in {"PROPN", "NOUN", "ADJ"}
    )
    return [Name(token.i, token.i + 1, known[token.text], token.text) for token in free]


def _explained(doc: Doc) -> dict[str, str]:
    """The long form of every acronym that brackets tell, in both orders ("GNA (Government of National Accord)")."""
    found: dict[str, str] = {}
    for match in _OPENING.finditer(text_of(doc)):
        opening = doc.char_span(match.start(), match.end())
        if opening is not None and (pair := _beside(doc, opening.start)) is not None:
            found.setdefault(*pair)
    return found


def _beside(doc: Doc, bracket: int) -> tuple[str, str] | None:
    """The acronym and the long form on both sides of an opening bracket; None if they are none."""
    close = _BRACKETS[doc[bracket].text]
    end = next((i for i in range(bracket + 1, min(len(doc), bracket + _LONGEST_EXPLAINED)) if doc[i].text == close), 0)
    if not end or not bracket:
        return None
    if end == bracket + 2 and (full := _long_form(doc, bracket, doc[bracket + 1].text)):
        return doc[bracket + 1].text, full
    inside = doc[bracket + 1 : end].text
    return (doc[bracket - 1].text, inside) if explains(doc[bracket - 1].text, inside) else None


def _long_form(doc: Doc, bracket: int, short: str) -> str | None:
    """The shortest run of words before the bracket that begins with a capital and gives the acronym."""
    for first in range(bracket - 2, max(-1, bracket - _LONGEST_EXPLAINED), -1):
        if doc[first].is_space or doc[first].is_sent_end:
            return None
        if is_capital(doc[first]) and explains(short, doc[first:bracket].text):
            return doc[first:bracket].text
    return None


def _acronyms(doc: Doc, names: Sequence[Name], short_forms: frozenset[str]) -> list[Name]:
    """The explained acronyms wherever they occur and are no names yet."""
    taken = {i for name in names for i in range(name.first, name.last)} if short_forms else set()
    free = (token for token in (doc if short_forms else ()) if token.text in short_forms and token.i not in taken)
    return [Name(token.i, token.i + 1, Label.ORG, token.text) for token in free]


def _grouped(names: Sequence[Name], explained: dict[str, str]) -> list[Name]:
    """The names, each with the longest form of its group; peoples stay apart from their countries."""
    persons = longest_names(name.full for name in names if name.label is Label.PERSON)
    bodies = [name.full for name in names if name.label in {Label.ORG, Label.EVENT}]
    others = grouped_bodies([name.full for name in names if name.label in _BODIES], bodies, explained)
    full = {Label.PERSON: persons, **dict.fromkeys(_BODIES, others)}
    return [replace(name, full=full.get(name.label, {}).get(name.full, name.full)) for name in names]
