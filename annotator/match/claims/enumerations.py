"""Owns lists of things that have no names, "bread, milk and eggs": as sets, whatever their order."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from annotator.match.claims.facets import Facets
from annotator.match.words.lexicon import EMPTY_WORDS
from annotator.match.words.senses import senses_of
from annotator.match.words.stems import stem

_LAST = re.compile(r",?\s(?:and|or)\s")
_CLAUSE = re.compile(r"[.;:!?()]")
_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS, _LIST, _MOST, _FAR = 3, 3, 20, 100
"""So many words one thing of a list has at most; so many things make a list, of which another may have fewer; and so
many lists of a text are compared. So far behind the last "and" its thing stands."""
_AND = re.compile(r",? (?:and|&|as well as|along with) ")


def lists_overlap(a: Facets, b: Facets) -> str | None:
    """What only one of two lists has that share something, in words; None where there are no two such lists.

    Worked example: "bread, milk and eggs" and "bread, eggs and cheese" share two, and each has one of its own.
    """
    for ours, theirs in product(_lists(a.text), _lists(b.text)):
        only_a, only_b = _missing(ours, b), _missing(theirs, a)
        shared = not senses_of(ours).isdisjoint(senses_of(theirs))
        if shared and only_a and only_b and max(len(ours), len(theirs)) >= _LIST:
            return f"the lists overlap: {', '.join(only_a)} here, {', '.join(only_b)} there"
    return None


def lists_more(side: Facets, other: Facets) -> bool:
    """Whether one claim joins by "and" something to what another one names, of which that one has no word.

    Worked example: "The police arrested farmers and teachers", and "The police arrested farmers"; not "rebel army" and
    "army", nor "came and arrested farmers".
    """
    return any(_joins_more(side, other, *found.span()) for found in _AND.finditer(side.text))


def _joins_more(side: Facets, other: Facets, until: int, since: int) -> bool:
    before = [word.stem for word in side.words if word.span.end - side.start == until]
    behind = [word.stem for word in side.words if word.span.start - side.start >= since][:_WORDS]
    for slot in (side.subject, side.object):
        left, right = (senses_of(slot.intersection(stems)) for stems in (before, behind))
        one, other_one = (bool(senses & other.senses) for senses in (left, right))
        if left and right and one is not other_one:
            return True
    return False


def _missing(things: Mapping[str, str], other: Facets) -> list[str]:
    return [noun for key, noun in things.items() if senses_of((key,)).isdisjoint(other.senses)]


@lru_cache(maxsize=50_000)
def _lists(text: str) -> tuple[Mapping[str, str], ...]:
    """The first lists of a text: by its stem, the noun of everything in one."""
    return tuple(islice(_every_list(text), _MOST)) if " and " in text or " or " in text else ()


def _every_list(text: str) -> Iterator[Mapping[str, str]]:
    for clause in _CLAUSE.split(text):
        start = 0
        for found in _LAST.finditer(clause):
            things = [*_before(clause[start : found.start()]), _first(clause[found.end() : found.end() + _FAR])]
            start = found.end()
            if all(things) and len(things) > 1:
                yield {stem(thing): thing for thing in things}


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
