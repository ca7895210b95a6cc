"""Owns docs in other languages, parsed by hand: no pipeline is loaded."""

import spacy
from spacy.tokens import Doc

from annotator.extract.findings import findings
from annotator.extract.page.layout import Piece, PieceKind

_VOCAB = spacy.blank("xx").vocab
_NO_SPACE_BEFORE = frozenset({".", ",", "“", "?"})
_NO_SPACE_AFTER = frozenset({"„"})


def parsed(*lines: str) -> Doc:
    """A doc from "word POS label head [morphology]" lines, one paragraph of body text."""
    rows = [line.split() for line in lines]
    texts = [row[0] for row in rows]
    following = [*texts[1:], ""]
    doc = Doc(
        _VOCAB,
        words=texts,
        spaces=[
            bool(after) and after not in _NO_SPACE_BEFORE and text not in _NO_SPACE_AFTER
            for text, after in zip(texts, following, strict=True)
        ],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        morphs=[row[4] if len(row) > 4 else "" for row in rows],
    )
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    return doc
