"""Tells the parser where sentences begin that it tends to miss: after dots, and at a quotation after a full stop."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.extract.reported.quotations import MARKS

_STOPS = frozenset({".", "!", "?", "…", "..."})
_LONGEST = 300
"""So many tokens without a stop or the end of a line are no sentence; reading them as one takes time with the square
of their number."""


@Language.component("annotator_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """The same doc with sentence starts set where they are sure, or one is due; all others are left to the parser."""
    start = 0
    for token in doc[1:]:
        if token.text in _STOPS or "\n" in token.text:
            start = token.i
        if _begins(token) or token.i - start >= _LONGEST:
            token.is_sent_start = True
            start = token.i
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
