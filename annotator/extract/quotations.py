"""Owns where quotations stand in a paragraph, whatever quotation marks were used and however badly they pair."""

from annotator.domain.span import Span, trimmed

_OPENING = "“«„‟"
_CLOSING = "”»"
_STRAIGHT = '"＂'
MARKS = frozenset(_OPENING + _CLOSING + _STRAIGHT)
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/:'‘")
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
