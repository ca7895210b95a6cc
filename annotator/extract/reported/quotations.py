"""Owns where quotations stand in a paragraph, whatever quotation marks were used and however badly they pair."""

import re

from spacy.tokens import Doc, Token

from annotator.domain.span import Span, trimmed
from annotator.extract.findings import text_of

_OPENING = "“«„‟"
_CLOSING = "”»"
_STRAIGHT = '"＂'
MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT)
_TYPED = "''"
"""Two apostrophes, as some newsrooms type a quotation mark."""
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]|{_TYPED}")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/:'‘")
_WORDS_OF_A_QUOTATION = 4
_NEAR = 20
"""How many characters before a quotation are looked at: it keeps the time in step with the length of the text."""
_AFTER_CLOSING = frozenset(" \t\n\u00a0)]}.,;:!?…—–-/'’")


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """What stands between the outer quotation marks of the paragraph, without them; an unclosed one runs to its end."""
    spans: list[Span] = []
    opened: int | None = None
    depth = 0
    marks = [Span(*mark.span()) for mark in _MARK.finditer(text, start, end)]
    for number, mark in enumerate(marks):
        last = number == len(marks) - 1
        if opened is None:
            if _opens(text, mark, start, end) or not (last or _is_typed(text, mark)):
                opened, depth = mark.end, 1
            continue
        nested = _opens(text, mark, start, end) and not _closes(text, mark, start, end) and not last
        depth += 1 if nested else -1
        if depth == 0 or last:
            _add(spans, text, opened, mark.start)
            opened, depth = None, 0
    if opened is not None:
        _add(spans, text, opened, end)
    return spans


def with_marks(text: str, quotation: Span) -> Span:
    """The quotation with the marks that stand around it; only those that are there."""
    start, end = quotation.start, quotation.end
    before, after = len(text[max(0, start - 2) : start].rstrip()), text[end : end + 3].partition("\n")[0].lstrip()
    first = max(0, start - 2) + before
    opening = _MARK.fullmatch(text, max(0, first - 2), first) or _MARK.fullmatch(text, max(0, first - 1), first)
    closing = _MARK.match(after)
    stop = end + text[end : end + 3].index(closing.group()) + len(closing.group()) if closing else end
    return Span(opening.start() if opening else start, stop)


def _is_typed(text: str, mark: Span) -> bool:
    return mark.quote(text) == _TYPED


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        spans.append(span)


def _opens(text: str, mark: Span, start: int, end: int) -> bool:
    """Whether the mark can open a quotation, by what stands around it."""
    place, after = mark.start, mark.end
    free_before = place == start or text[place - 1] in _BEFORE_OPENING or text[place - 1] in MARKS
    word_after = after < end and (text[after].isalnum() or text[after] in "‘'…([$€£@#" or text[after] in MARKS)
    return free_before and word_after and text[place] not in _CLOSING


def _closes(text: str, mark: Span, start: int, end: int) -> bool:
    place, after = mark.start, mark.end
    free_after = after >= end or text[after] in _AFTER_CLOSING or text[after] in MARKS
    tied_before = place > start and not text[place - 1].isspace()
    return free_after and (tied_before or text[place] in _CLOSING or after >= end or not text[after].isalnum())


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
    opening = text_of(doc)[max(0, span.start - _NEAR) : span.start].rstrip()[-2:-1]
    return finite and (
        first.isupper() or first.isdigit() or opening in {",", ":"} or text_of(doc)[span.end - 1] in ".?!,"
    )
