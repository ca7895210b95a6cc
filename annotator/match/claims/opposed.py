"""Owns Opposed: two words that exclude each other, one in either claim; and what patterns find in claims."""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.words.words import Word


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two words that exclude each other, one in either claim; `cancelled`: a denial turns one of them back."""

    a: Word
    b: Word
    cancelled: bool


def as_word(side: Facets, found: re.Match[str]) -> Word:
    """What a pattern found in a claim's text, as one word of its article."""
    start, text = side.start + found.start(), found.group()
    return Word(Span(start, start + len(text)), text, text)


@lru_cache(maxsize=100_000)
def every(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """All that a pattern finds in a claim's text; kept, for a claim is held against many others."""
    return tuple(pattern.finditer(text))


def first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first that a pattern finds in a claim's text; None if it finds nothing."""
    return next(iter(every(pattern, text)), None)
