"""Owns docs built by hand for rule tests: no model is loaded."""

import spacy
from spacy.tokens import Doc, Span

from annotator.extract.findings import Label, Name, findings

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB",
    "VB": "VERB", "VBN": "VERB", "VBG": "VERB", "MD": "AUX", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "RB": "ADV",
    "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "CD": "NUM", "CC": "CCONJ", ".": "PUNCT", ",": "PUNCT", "``": "PUNCT",
    "''": "PUNCT", "TO": "PART", "POS": "PART", "HYPH": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "WRB": "SCONJ",
    "PRP$": "PRON",
}  # fmt: skip
_VOCAB = spacy.blank("en").vocab
_LEMMAS = {"said": "say", "added": "add", "denied": "deny", "told": "tell", "is": "be", "was": "be", "heads": "head"}
_NO_SPACE_BEFORE = {".", ",", "’s", "'s", ")", "”", "?"}
_NO_SPACE_AFTER = {"(", "“"}


def doc_of(*lines: str, glued: tuple[int, ...] = ()) -> Doc:
    """A parsed doc from "word TAG dep head" lines, head as token number; tokens in `glued` have no space after them."""
    rows = [line.split() for line in lines]
    texts = [row[0] for row in rows]
    spaces = [
        number not in glued and text not in _NO_SPACE_AFTER and texts[number + 1 : number + 2] != [""]
        and (number + 1 < len(texts) and texts[number + 1] not in _NO_SPACE_BEFORE)
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return Doc(
        _VOCAB,
        words=texts,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=[_POS.get(row[1], "X") for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[_LEMMAS.get(text.lower(), text.lower()) for text in texts],
    )


def with_ents(doc: Doc, *ents: tuple[int, int, str]) -> Doc:
    """The doc with the model's entities as given: first token, last token, label."""
    doc.ents = [Span(doc, first, last, label=label) for first, last, label in ents]
    return doc


def with_names(doc: Doc, *names: tuple[int, int, Label, str]) -> Doc:
    """The doc with names already found."""
    findings(doc).names = [Name(*name) for name in names]
    return doc
