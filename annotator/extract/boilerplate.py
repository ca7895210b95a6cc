"""Marks what was printed around the story: a body paragraph without a finite verb is a heading, never a claim."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.findings import findings, text_of
from annotator.extract.grammar import is_clause_verb, is_finite
from annotator.extract.page.layout import Piece, PieceKind, read_layout


@Language.component("annotator_boilerplate")
def mark_boilerplate(doc: Doc) -> Doc:
    """The same doc, its findings now holding pieces of which only real sentences are body."""
    found = findings(doc)
    pieces = found.pieces or read_layout(text_of(doc))
    # A text of one paragraph is no heading of anything, even if it only asks or orders ("Please help.").
    found.pieces = tuple(_judged(doc, piece) for piece in pieces) if len(pieces) > 1 else pieces
    return doc


def _judged(doc: Doc, piece: Piece) -> Piece:
    if piece.kind is not PieceKind.BODY:
        return piece
    tokens = doc.char_span(piece.start, piece.end, alignment_mode="expand")
    says = tokens is not None and any(is_clause_verb(token) and is_finite(token) for token in tokens)
    return piece if says else replace(piece, kind=PieceKind.HEADING)
