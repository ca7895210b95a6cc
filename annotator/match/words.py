"""Owns the words of a passage: where they stand, their stems, and which of them carry no meaning of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.match.lexicon import EMPTY_WORDS
from annotator.match.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an article: its place, its characters and its stem."""

    span: Span
    text: str
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def empty(self) -> bool:
        """Whether it is a word of grammar."""
        return self.text.lower() in EMPTY_WORDS


def words(text: str, span: Span | None = None) -> Iterator[Word]:
    """The words of a text, or of a span in it, in order; a possessive ending is left out."""
    start, end = (span.start, span.end) if span else (0, len(text))
    for match in _WORD.finditer(text, start, end):
        quote = _without_possessive(match.group())
        yield Word(Span(match.start(), match.start() + len(quote)), quote, stem(quote.lower()))


def stems(text: str, span: Span | None = None) -> list[str]:
    """The stems of the meaningful words of a text, or of a span in it, in order."""
    return [word.stem for word in words(text, span) if not word.empty]


def _without_possessive(quote: str) -> str:
    return quote[:-2] if quote[-2:] in ("'s", "’s") and len(quote) > 2 else quote
