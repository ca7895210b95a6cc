"""Tells a parser where sentences surely begin: after a stop that ends a long word, at a capital."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.extract.reported.quotations import MARKS

_STOPS = frozenset(".!?…。！？")
_LEAST_LETTERS = 4
"""Shorter words before a dot may be abbreviations."""


@Language.component("annotator_general_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """The same doc with sentence starts set where they are sure; all others are left to the parser."""
    for token in doc[2:]:
        if (token.text[:1].isupper() or token.text in MARKS) and _has_ended(token.nbor(-1)):
            token.is_sent_start = True
    return doc


def _has_ended(end: Token) -> bool:
    """Whether a sentence ends with the token: a stop, or the quotation mark that closes behind one."""
    stop = end.nbor(-1) if end.text in MARKS and end.i > 0 else end
    if stop.text not in _STOPS or stop.i == 0 or not end.whitespace_:
        return False
    last = stop.nbor(-1)
    return last.is_alpha and not last.is_upper and len(last) >= _LEAST_LETTERS
