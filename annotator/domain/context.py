"""Owns the few words around a span that a reader needs to judge it."""

import re
from dataclasses import dataclass

from annotator.domain.span import Span

_END = re.compile(r"[.!?…][\"'”’)»\]]*\s|[。！？][\"'”’)»\]」』）]*\s?|\n")  # no blank follows a full-width stop
_STOP = 2
"""Characters beyond a reach in which the stop is still seen that ends a sentence there."""


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a quote: `quote` is a span of `text`, which begins at `start` of the article.

    `cut_before` and `cut_after` tell whether the sentence goes on beyond them.
    """

    text: str
    quote: Span
    start: int
    cut_before: bool = False
    cut_after: bool = False

    @property
    def before(self) -> str:
        """The words before the quote, with "…" where the sentence begins earlier."""
        return ("… " if self.cut_before else "") + self.text[: self.quote.start]

    @property
    def after(self) -> str:
        """The words after the quote, with "…" where the sentence goes on."""
        return self.text[self.quote.end :] + (" …" if self.cut_after else "")


def context(text: str, span: Span, *, reach: int = 90) -> Context:
    """The sentence that holds the span, cut at `reach` characters before and after it, line breaks as spaces."""
    before = text[max(0, span.start - reach) : span.start]
    breaks = [match.end() for match in _END.finditer(text, max(0, span.start - reach - _STOP), span.start)]
    begins = breaks[-1] if breaks else 0 if span.start <= reach else None
    start = span.start - len(before) + _word_start(before) if begins is None else begins
    after = text[span.end : span.end + reach]
    stop = _END.search(text, span.end, span.end + reach + _STOP)
    ends = stop.end() if stop else len(text) if span.end + reach >= len(text) else None
    end = span.end + _word_end(after) if ends is None else ends
    shown = (text[start : span.end] + text[span.end : end].rstrip()).replace("\n", " ")
    quote = Span(span.start - start, span.end - start)
    return Context(shown, quote, start, cut_before=begins is None, cut_after=ends is None)


def _word_start(before: str) -> int:
    return before.find(" ") + 1


def _word_end(after: str) -> int:
    space = after.rfind(" ")
    return space if space > 0 else len(after)
