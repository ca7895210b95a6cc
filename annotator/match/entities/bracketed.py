"""Owns which name an acronym in brackets stands for: the whole run of words before it that it spells, not its tail."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.domain.mention import Mention
from annotator.match.names.bodies import acronym_letters
from annotator.match.names.folding import plain
from annotator.match.words.lexicon import listed

_BETWEEN = re.compile(r"\s*\(\s*(?:the |or |also )?[\"“]?")
_WORD = re.compile(r"[^\W_][^\s()]*")
_TAIL = re.compile(r"\s+(?:in|for|of|to|on|at)(?:\s+the)?\s+")
_BEFORE = 200
"""Characters before a bracket in which the long form begins."""
_LETTERLESS = listed("of the and for in on to at de du des la le del von und")
_PLACES = ("GPE", "LOC", "FAC")


class Bracketed(NamedTuple):
    """A name with the letters of its acronym; `whole`: it is all that these spell, not its head without the place."""

    long: Mention
    letters: str
    whole: bool = True


def bracketed(text: str, mentions: Sequence[Mention]) -> Iterator[Bracketed]:
    """The names of a text that an acronym in brackets follows, with its letters; `mentions` come in order of span.

    Of "the United Nations Support Mission in Libya (UNSMIL)" it is the mission, with its place or else without it, if
    that is mentioned, else nothing: Libya is only the tail of what the letters spell.
    """
    for last, short in pairwise(mentions):
        between = text[last.span.end : short.span.start]
        if "(" in between and _BETWEEN.fullmatch(between) and (letters := acronym_letters(short.quote)):
            start = spelled_from(text, last.span.end, letters)
            if start is None and not _is_place_only(last, short):
                yield Bracketed(last, letters)
            elif start is not None and (long := _from(mentions, start, last)):
                yield Bracketed(long, letters)
            elif start is not None and (head := _head(text, mentions, start, last)):
                yield Bracketed(head, letters, whole=False)


def spelled_from(text: str, end: int, letters: str) -> int | None:
    """Where the run of words begins that ends at a place and of which the initials are these letters, or None."""
    first = max(0, end - _BEFORE)
    found = [(match.start(), match.group()) for match in _WORD.finditer(text, first, end)]
    words = [(at, [plain(part)[:1] for part in word.split("-") if part], plain(word)) for at, word in found]
    return _spelled(words[::-1], letters)


def _spelled(words: Sequence[tuple[int, list[str], str]], letters: str) -> int | None:
    """The same of the words backwards; one of grammar may have no letter, one with hyphens one or as many as parts."""
    if not words:
        return None
    (at, initials, word), rest = words[0], words[1:]
    joined = "".join(initials)
    for own in {joined, joined[:1]} - {""}:
        if letters == own and word not in _LETTERLESS:
            return at
        if letters.endswith(own) and (start := _spelled(rest, letters[: -len(own)])) is not None:
            return start
    return _spelled(rest, letters) if word in _LETTERLESS else None


def _is_place_only(last: Mention, short: Mention) -> bool:
    """Whether a place stands before an acronym that is none: it is more likely the end of a body's name."""
    return last.label in _PLACES and short.label not in _PLACES


def _from(mentions: Sequence[Mention], start: int, last: Mention) -> Mention | None:
    """The shortest mention that holds all from a place to where the last one ends, or None."""
    ends = last.span.end
    holding = [each for each in mentions if each.span.start <= start and each.span.end == ends]
    return max(holding, key=lambda each: (each.span.start, each.id), default=None)


def _head(text: str, mentions: Sequence[Mention], start: int, last: Mention) -> Mention | None:
    """The longest mention of several words that begins at a place and goes on to a last one, which is a place."""
    beginning = [
        each
        for each in mentions
        if each.span.start <= start < each.span.end <= last.span.start
        and each.label not in _PLACES
        and " " in each.quote
        and _TAIL.fullmatch(text[each.span.end : last.span.start])
    ]
    return max(beginning, key=lambda each: (each.span.end, each.id), default=None) if last.label in _PLACES else None
