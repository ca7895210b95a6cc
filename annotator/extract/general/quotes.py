"""Marks quotations by their marks, and their speakers by the nearest verb with a subject, in any language."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.span import Span
from annotator.extract.findings import Attribution, findings, text_of
from annotator.extract.general import relations
from annotator.extract.grammar import characters
from annotator.extract.page.layout import Piece, PieceKind
from annotator.extract.reported.quotations import is_quotation, quoted_spans, token_from

_STOPS = frozenset(".!?。！？")
_FIRST_SIGN, _FEWEST_SIGNS = "\u2e80", 6
_AFTER, _BEFORE = 8, 12
"""How many tokens from a quotation its verb of saying may stand."""


@Language.component("annotator_general_quotes")
def mark_quotations(doc: Doc) -> Doc:
    """The same doc, its findings now holding quotations, and attributions in text order."""
    found = findings(doc)
    quoted = [(piece, span) for piece in found.pieces for span in _quoted(doc, piece)]
    found.quotations = [span for _, span in quoted]
    found.attributions = [_attribution(doc, piece, span) for piece, span in quoted if _says_something(doc, span)]
    return doc


def _quoted(doc: Doc, piece: Piece) -> list[Span]:
    return quoted_spans(text_of(doc), piece.start, piece.end) if piece.kind is PieceKind.BODY else []


def _says_something(doc: Doc, span: Span) -> bool:
    """Whether it is more than a name or a doubted word; signs of scripts without spaces count as words do."""
    signs = sum(char >= _FIRST_SIGN for char in span.quote(text_of(doc)))
    return is_quotation(doc, span) or signs >= _FEWEST_SIGNS


def _attribution(doc: Doc, piece: Piece, span: Span) -> Attribution:
    first, last = token_from(doc, span.start), token_from(doc, span.end)
    verb = _verb_of_saying(doc, piece, first, last)
    speaker = relations.subject(verb) if verb is not None else None
    if verb is None or speaker is None:
        return Attribution(span, None, None, None, Mode.DIRECT)
    named, cue = characters(doc, *relations.phrase(speaker)), characters(doc, verb.i, verb.i + 1)
    if named.overlaps(span):
        return Attribution(span, None, None, None, Mode.DIRECT)
    return Attribution(span, cue, named, named.quote(text_of(doc)), Mode.DIRECT)


def _verb_of_saying(doc: Doc, piece: Piece, first: int, last: int) -> Token | None:
    """The nearest verb with a subject outside the quotation, after it first, in the same paragraph."""
    if not doc.has_annotation("DEP"):
        return None
    after, before = range(last, min(len(doc), last + _AFTER)), range(first - 1, max(-1, first - 1 - _BEFORE), -1)
    announced = any(token.text == ":" for token in doc[max(0, first - 2) : first])
    reaches = (before, after) if announced else (before,) if _ended(doc, first, last) else (after, before)
    return next((verb for reach in reaches for verb in _verbs(doc, piece, reach, range(first, last))), None)


def _ended(doc: Doc, first: int, last: int) -> bool:
    """Whether the quotation ends its sentence, so that what follows is no longer about it."""
    stopped = last > first and doc[last - 1].text in _STOPS
    following = next((token for token in doc[last : last + _AFTER] if token.is_alpha), None)
    return stopped and (following is None or following.text[:1].isupper())


def _verbs(doc: Doc, piece: Piece, reach: Iterable[int], quoted: range) -> Iterator[Token]:
    for at in reach:
        token = doc[at]
        if not piece.start <= token.idx < piece.end or token.text in _STOPS:
            return
        speaker = relations.subject(token) if token.pos_ == "VERB" else None
        if speaker is not None and speaker.i not in quoted:
            yield token
