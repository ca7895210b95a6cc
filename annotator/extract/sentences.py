"""Tells the parser where sentences begin that it tends to miss: after dots, and at a quotation after a full stop."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.extract.quotations import MARKS

_STOPS = frozenset({".", "!", "?", "…", "..."})


@Language.component("annotator_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """The same doc with sentence starts set where they are sure; all others are left to the parser."""
    for token in doc[1:]:
        if _begins(token):
            token.is_sent_start = True
    return doc


def _begins(token: Token) -> bool:
    before = token.nbor(-1)
    if token.is_space or before.is_space:
        return False
    if before.text in {"…", "..."}:
        return token.text[:1].isupper()
    if token.text not in MARKS or not before.whitespace_:
        return False
    stop = before.nbor(-1) if before.text in MARKS and before.i else before
    return stop.text in _STOPS and not token.whitespace_
