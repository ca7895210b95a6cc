"""Marks names in any language: those that the pipeline found, else by their capitals, with their longest form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.findings import Label, Name, findings, text_of
from annotator.extract.names.capitals import names_without_model

_LABELS: Final[Mapping[str, Label]] = {
    **{label.value: label for label in Label if label is not Label.MISC},
    **dict.fromkeys(("PER", "PERSNAME"), Label.PERSON),
    **dict.fromkeys(("ORGNAME", "ORGANIZATION"), Label.ORG),
    **dict.fromkeys(("PLACENAME", "GEOGNAME", "LOCATION"), Label.LOC),
    "EVT": Label.EVENT,
}
"""What the labels of the usual naming schemes are called here; others are left out, as MISC."""

_MOST_FORMS: Final = 200
"""A word in more names than this says nothing of whom it means."""


@Language.component("annotator_general_names")
def mark_names(doc: Doc) -> Doc:
    """The same doc, its findings now holding the names in order, without overlaps."""
    named = list(_marked(doc) if doc.has_annotation("ENT_IOB") else _capitalised(doc))
    findings(doc).names = list(_with_full_names(named))
    return doc


def _marked(doc: Doc) -> Iterator[Name]:
    for ent in doc.ents:
        label = _LABELS.get(ent.label_.upper())
        if label and "\n" not in ent.text:
            yield Name(ent.start, ent.end, label, ent.text)


def _capitalised(doc: Doc) -> Iterator[Name]:
    """Names of which capitals do not tell the kind; each token belongs to one at most."""
    last = 0
    for span in names_without_model(text_of(doc)):
        tokens = doc.char_span(span.start, span.end)
        if tokens is not None and tokens.start >= last:
            last = tokens.end
            yield Name(tokens.start, tokens.end, Label.MISC, tokens.text)


def _with_full_names(names: list[Name]) -> Iterable[Name]:
    """Each name with the longest of its kind that holds all its words; itself where two such are equally long."""
    holding: dict[tuple[Label, str], set[str]] = {}
    for name in names:
        for word in _words(name.full):
            holding.setdefault((name.label, word), set()).add(name.full)
    full = {(name.label, name.full): _longest(name, holding) for name in names}
    return (replace(name, full=full[name.label, name.full]) for name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _longest(name: Name, holding: Mapping[tuple[Label, str], set[str]]) -> str:
    words = _words(name.full)
    fewest = min((holding[name.label, word] for word in words), key=len, default=frozenset[str]())
    wider = [form for form in fewest if words < _words(form)] if len(fewest) <= _MOST_FORMS else []
    most = max((len(form.split()) for form in wider), default=0)
    longest = [form for form in wider if len(form.split()) == most]
    return longest[0] if len(longest) == 1 else name.full
