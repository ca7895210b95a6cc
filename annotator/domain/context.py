"""Owns the few words around a span that a reader needs to judge it."""

import re
from dataclasses import dataclass

from annotator.domain.span import Span

_END = re.compile(r"[.!?…。！？][\"'”’)»\]]*\s|\n")  # full-width stops end sentences too


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a quote: `quote` is a span of `text`, which begins at `start` of the article."""

    text: str
    quote: Span
    start: int


def context(text: str, span: Span, *, reach: int = 90) -> Context:
    """The sentence that holds the span, cut at `reach` characters before and after it, line breaks as spaces."""
    before = text[max(0, span.start - reach) : span.start]
    breaks = [match.end() for match in _END.finditer(before)]
    start = span.start - len(before) + (breaks[-1] if breaks else _word_start(before, cut=span.start > reach))
    after = text[span.end : span.end + reach]
    stop = _END.search(after)
    end = span.end + (stop.end() if stop else _word_end(after, cut=span.end + reach < len(text)))
    shown = (text[start : span.end] + text[span.end : end].rstrip()).replace("\n", " ")
    return Context(shown, Span(span.start - start, span.end - start), start)


def _word_start(before: str, *, cut: bool) -> int:
    space = before.find(" ") + 1
    return space if cut and space else 0


def _word_end(after: str, *, cut: bool) -> int:
    space = after.rfind(" ")
    return space if cut and space > 0 else len(after)
