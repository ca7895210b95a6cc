"""Owns lists of things that have no names, "bread, milk and eggs": as sets, whatever their order."""

import re
from collections.abc import Iterator

from annotator.match.facets import Facets
from annotator.match.lexicon import EMPTY_WORDS
from annotator.match.senses import senses_of
from annotator.match.stems import stem

_LAST = re.compile(r",?\s(?:and|or)\s")
_CLAUSE = re.compile(r"[.;:!?()]")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS, _LIST = 3, 3
"""So many words one thing of a list has at most; and so many things make a list, of which another may have fewer."""


def lists_overlap(a: Facets, b: Facets) -> str | None:
    """What only one of two lists has that share something, in words; None where there are no two such lists.

    Worked example: "bread, milk and eggs" and "bread, eggs and cheese" share two, and each has one of its own.
    """
    for ours in _lists(a.text):
        for theirs in _lists(b.text):
            mine, its = (senses_of(one.keys()) for one in (ours, theirs))
            only_a, only_b = (
                [one[key] for key in one if not senses_of((key,)) <= other.senses]
                for one, other in ((ours, b), (theirs, a))
            )
            if mine & its and only_a and only_b and max(len(ours), len(theirs)) >= _LIST:
                return f"the lists overlap: {', '.join(only_a)} here, {', '.join(only_b)} there"
    return None


def _lists(text: str) -> Iterator[dict[str, str]]:
    """The lists of a text: by its stem, the noun of everything in one."""
    for clause in _CLAUSE.split(text):
        start = 0
        for found in _LAST.finditer(clause):
            things = [*_before(clause[start : found.start()]), _first(clause[found.end() :])]
            start = found.end()
            told = [thing for thing in things if thing]
            if len(told) == len(things) > 1:
                yield {stem(thing): thing for thing in told}


def _before(text: str) -> Iterator[str]:
    """The things before the last of a list, the last of them first; "" for what is none."""
    pieces = text.split(", ")
    for place, piece in enumerate(reversed(pieces)):
        words = piece.split()
        known = words and (words[-1].lower() not in EMPTY_WORDS) and _PLAIN.fullmatch(words[-1]) and words[-1].islower()
        yield words[-1] if known else ""
        if len(words) > _WORDS or place + 1 == len(pieces):
            return


def _first(text: str) -> str:
    """The noun of what a text begins with: the last of its first few words before one of grammar."""
    noun = ""
    for word in text.split(maxsplit=_WORDS + 1)[: _WORDS + 1]:
        plain = word.rstrip(",")
        if noun and plain in EMPTY_WORDS:
            break
        if not (_PLAIN.fullmatch(plain) and plain.islower()):
            break
        noun = "" if plain in EMPTY_WORDS else plain
        if plain != word:
            break
    return noun
