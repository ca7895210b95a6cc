"""Owns the words of a passage: where they stand, their stems, and which of them carry no meaning of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.span import Span
from annotator.match.words.lexicon import ARTICLES, EMPTY_WORDS
from annotator.match.words.stems import stem

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*", re.UNICODE)
_ARTICLE = re.compile(rf"(?:{'|'.join(sorted(ARTICLES))})-[^\W\d_a-z]")
_LETTERS = frozenset({"WHO", "US", "IS"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an article: its place, its characters and its stem."""

    span: Span
    text: str
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or an Arabic article goes before one: "al-Mishri"."""
        return self.text[0].isupper() or ("-" in self.text and _ARTICLE.match(self.text) is not None)

    @property
    def empty(self) -> bool:
        """Whether it is a word of grammar, alone or drawn together with another ("didn't", "we'll")."""
        return is_empty(self.text.lower())

    @property
    def tells(self) -> bool:
        """Whether it is no word of grammar, or an acronym that is written like one: "WHO", "US"."""
        return self.text in _LETTERS or not self.empty


@lru_cache(maxsize=50_000)
def is_empty(word: str) -> bool:
    """Whether a lower-case word is one of grammar, alone or drawn together with another."""
    first, mark, _ = word.replace("’", "'").partition("'")
    return word in EMPTY_WORDS or (bool(mark) and (first in EMPTY_WORDS or is_denial(word)))


def is_denial(word: str) -> bool:
    """Whether a lower-case word ends in a drawn-together "not"."""
    return word.endswith(("n't", "n’t"))


def words(text: str, span: Span | None = None) -> Iterator[Word]:
    """The words of a text, or of a span in it, in order; a possessive ending is left out."""
    start, end = (span.start, span.end) if span else (0, len(text))
    for match in WORD.finditer(text, start, end):
        quote = without_possessive(match.group())
        yield Word(Span(match.start(), match.start() + len(quote)), quote, stem(quote.lower()))


def stems(text: str, span: Span | None = None) -> list[str]:
    """The stems of the meaningful words of a text, or of a span in it, in order."""
    return [word.stem for word in words(text, span) if not word.empty]


def without_possessive(quote: str) -> str:
    """A word without its possessive ending."""
    return quote[:-2] if quote[-2:] in ("'s", "’s") and len(quote) > 2 else quote
