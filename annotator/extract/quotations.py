"""Owns where quotations stand in a paragraph, whatever quotation marks were used and however badly they pair."""

from spacy.tokens import Doc, Token

from annotator.domain.span import Span, trimmed
from annotator.extract.findings import text_of

_OPENING = "“«„‟"
_CLOSING = "”»"
_STRAIGHT = '"＂'
MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT)
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/:'‘")
_WORDS_OF_A_QUOTATION = 4
_AFTER_CLOSING = frozenset(" \t\u00a0)]}.,;:!?…—–-/'’")


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """What stands between the outer quotation marks of the paragraph, without them; an unclosed one runs to its end."""
    spans: list[Span] = []
    opened: int | None = None
    depth = 0
    places = [i for i in range(start, end) if text[i] in MARKS]
    for number, place in enumerate(places):
        last = number == len(places) - 1
        if opened is None:
            if not last or _opens(text, place, start, end):
                opened, depth = place + 1, 1
            continue
        nested = _opens(text, place, start, end) and not _closes(text, place, start, end) and not last
        depth += 1 if nested else -1
        if depth == 0 or last:
            _add(spans, text, opened, place)
            opened, depth = None, 0
    if opened is not None:
        _add(spans, text, opened, end)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        spans.append(span)


def _opens(text: str, place: int, start: int, end: int) -> bool:
    """Whether the mark at the place can open a quotation, by what stands around it."""
    free_before = place == start or text[place - 1] in _BEFORE_OPENING or text[place - 1] in MARKS
    word_after = place + 1 < end and (
        text[place + 1].isalnum() or text[place + 1] in "‘'…([$€£@#" or text[place + 1] in MARKS
    )
    return free_before and word_after and text[place] not in _CLOSING


def _closes(text: str, place: int, start: int, end: int) -> bool:
    free_after = place + 1 >= end or text[place + 1] in _AFTER_CLOSING or text[place + 1] in MARKS
    tied_before = place > start and not text[place - 1].isspace()
    return free_after and (tied_before or text[place] in _CLOSING or place + 1 >= end or not text[place + 1].isalnum())


def token_from(doc: Doc, offset: int) -> int:
    """The first token that starts at or after the character."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc[middle].idx < offset else (low, middle)
    return low


def tokens_between(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that start within the characters."""
    return list(doc[token_from(doc, start) : token_from(doc, end)])


def is_quotation(doc: Doc, span: Span) -> bool:
    """Whether the quoted words say something; a name or a doubted word in quotation marks does not."""
    words = [token for token in tokens_between(doc, span.start, span.end) if not token.is_punct and not token.is_space]
    return len(words) >= _WORDS_OF_A_QUOTATION or any(token.pos_ in {"VERB", "AUX"} for token in words)


def is_sentence(doc: Doc, span: Span) -> bool:
    """Whether the quoted words are a sentence rather than a part of somebody else's."""
    first = span.quote(text_of(doc))[0]
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in tokens_between(doc, span.start, span.end))
    opening = text_of(doc)[: span.start].rstrip()[-2:-1]
    return finite and (
        first.isupper() or first.isdigit() or opening in {",", ":"} or text_of(doc)[span.end - 1] in ".?!,"
    )
