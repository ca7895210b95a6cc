"""Owns Opposed: two words that exclude each other, one in either claim."""

import re
from dataclasses import dataclass

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
