"""Owns conditions that exclude each other in whatever words: destroyed or spared, at large or caught, wet or dry."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import MONTHS, MULTIPLES, NUMBER_WORDS, WEEKDAYS, listed
from annotator.match.words.senses import CONCEPTS, REPORTS, senses_of, stems_of
from annotator.match.words.states import STATES
from annotator.match.words.words import Word, words

_PATTERNS = tuple(tuple(re.compile(one, re.IGNORECASE) if one else None for one in each.patterns) for each in STATES)
_EITHER = tuple(re.compile("|".join(filter(None, each.patterns)), re.IGNORECASE) for each in STATES)
_ANY = re.compile("|".join(one for each in STATES for one in each.patterns if one), re.IGNORECASE)
_ONLY_OF = tuple(senses_of(stems_of(each.of)) for each in STATES)
_PASSING = re.compile(
    r"\b(?:again|anew|temporarily|briefly|until|after|before|initially|at first|since|once|then|later|almost|nearly|"
    r"partly|partially|for (?:[\w-]+ ){1,3}(?:minute|hour|day|week|month|year|decade)s?)\b",
    re.IGNORECASE,
)
"""What holds no longer, or only in part, excludes nothing."""
_AUXILIARY = listed(
    "is are was were be been being has have had also all still now it its a the an this that these those his her "
    "their our completely entirely totally largely later finally both"
)
_DETERMINERS = listed("the a an his her its their our this that these those of all any")
_LINKS = listed("of at in on from near for to by with outside inside around")
_BY = listed("by in from during to against through under")
_DATES = frozenset(WEEKDAYS) | frozenset(MONTHS)
_OWNS = ("'", "’")
_ALL = listed("all every everybody everyone both")
_BEING = listed("is are was were be been being got get gets")
_MANNER = listed("all also still now both badly")
_MOST, _SIDES = 5, 2
"""So many words of a phrase are read; so many patterns of a condition tell the first of the two that exclude."""


class _Part(NamedTuple):
    """Of what or by what something is told: the senses of the noun, how many of it, and what is tied to it."""

    things: frozenset[str]
    many: frozenset[str]
    tied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Told:
    """A condition in a claim: which, whether the first of the two that exclude, of what, by what, of how many."""

    which: int
    first: bool
    found: re.Match[str]
    of: _Part
    causes: frozenset[str]


def other_conditions(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What one tells of something in words that exclude those in which the other tells of the same.

    Worked example: "the bridge was swept away by the flood" and "the bridge survived the flood"; not "the church
    survived the flood", nor "the bridge survived the war".
    """
    for one in _told(a.text):
        for other in _told(b.text):
            if one.which == other.which and one.first != other.first and _of_one(one, other):
                yield Opposed(as_word(a, one.found), as_word(b, other.found), _denied(a, one) != _denied(b, other))


def ended(newer: Facets, older: Facets) -> bool:
    """Whether the later claim tells how ended what the older one tells: who was missing or at large is found."""
    return any(
        one.which == other.which and STATES[one.which].ends and other.first and not one.first and _of_one(one, other)
        for one in _told(newer.text)
        for other in _told(older.text)
    )


def _of_one(one: _Told, other: _Told) -> bool:
    """Whether both are told of one thing, as many of it, and by one cause as far as both name it.

    What is tied to a thing tells which it is: the blaze in the mill is not the blaze in the forest.
    """
    ours, theirs = one.of, other.of
    if not (ours.things and theirs.things) or not (ours.things <= theirs.things or theirs.things <= ours.things):
        return False
    if ours.many != theirs.many and not (ours.many | theirs.many) & _ALL:
        return False
    if ours.tied and theirs.tied and ours.tied.isdisjoint(theirs.tied):
        return False
    return not (one.causes and other.causes) or not one.causes.isdisjoint(other.causes)


def _denied(side: Facets, told: _Told) -> bool:
    """Whether the claim denies the condition, by other words than those that tell it: "has said nothing"."""
    stems = {word.stem for word in words(told.found.group())}
    if not side.denials:
        return not side.denied.isdisjoint(stems)
    start, end = side.start + told.found.start(), side.start + told.found.end()
    beside = (one for one in side.denials if one.span.end <= start or one.span.start >= end)
    return sum(not one.reach.isdisjoint(stems) for one in beside) % 2 == 1


@lru_cache(maxsize=50_000)
def _told(text: str) -> tuple[_Told, ...]:
    """The conditions a text tells plainly, of each only one side."""
    if _ANY.search(text) is None or _PASSING.search(text):
        return ()
    every = tuple(words(text))
    found = [
        one for which, any_of in enumerate(_EITHER) if any_of.search(text) for one in _of_condition(which, text, every)
    ]
    return tuple(one for one in found if not any(one.which == two.which and one.first != two.first for two in found))


def _of_condition(which: int, text: str, every: Sequence[Word]) -> Iterator[_Told]:
    for place, pattern in enumerate(_PATTERNS[which]):
        found = pattern.search(text) if pattern else None
        if found is not None:
            start, end = _places(found, every)
            before, behind = _before(every, start, text), _behind(every, end, text)
            acts = place % 2 and (STATES[which].behind or not _is_done(every, start))
            of, by = (behind, before) if acts else (before, behind)
            if not _ONLY_OF[which] or not of.things.isdisjoint(_ONLY_OF[which]):
                yield _Told(which, place < _SIDES, found, of, by.things)


def _places(found: re.Match[str], every: Sequence[Word]) -> tuple[int, int]:
    """The places of the first word of what was found, and of the first behind it."""
    starts = [word.span.start for word in every]
    return bisect_left(starts, found.start()), bisect_left(starts, found.end())


def _is_done(every: Sequence[Word], at: int) -> bool:
    """Whether a verb at a place is passive: "was destroyed", "has all been lost"."""
    lower = _lower(every, at)
    while at and (lower in _MANNER or lower.endswith("ly")):
        at, lower = at - 1, _lower(every, at - 1)
    return lower in _BEING or _lower(every, at - 1) in _BEING


def _before(every: Sequence[Word], at: int, text: str) -> _Part:
    """Of what something is told right behind, as its head: "footbridge" of "the footbridge at Dolny Lom has been"."""
    place = at - 1
    while place >= 0 and (_lower(every, place) in _AUXILIARY or _lower(every, place).endswith("ly")):
        place -= 1
    found, tied = _phrase(every, place, text), frozenset[str]()
    while (link := _link(every, found[0])) and (more := _phrase(every, link - 1, text))[0] < link:
        found, tied = more, tied | _things(every, *found).things
    return _things(every, *found)._replace(tied=tied)


def _link(every: Sequence[Word], first: int) -> int:
    """The place of a word such as "of" before a phrase, 0 if none stands there."""
    place = first - 1 - (_lower(every, first - 1) in _DETERMINERS)
    return place if place > 0 and _lower(every, place) in _LINKS else 0


def _phrase(every: Sequence[Word], last: int, text: str) -> tuple[int, int]:
    """From where to where the phrase stands that ends at a place."""
    first = last + 1
    while first > max(0, last + 1 - _MOST) and _belongs(every, first - 1):
        first -= 1
        if stopped(every, first, text) or (first and text.startswith(_OWNS, every[first - 1].span.end)):
            break
    return first, last + 1


def _behind(every: Sequence[Word], start: int, text: str) -> _Part:
    """What something is told to befall, or by what: "flood" of "by the flood", "survived the flood"."""
    first = start + (_lower(every, start) in _BY)
    first += _lower(every, first) in _DETERMINERS
    first, end = _phrase_from(every, first, start + _MOST, text)
    linked = end < len(every) and _lower(every, end) in _LINKS and not stopped(every, end, text)
    behind = end + 1 + (_lower(every, end + 1) in _DETERMINERS)
    tied = _things(every, *_phrase_from(every, behind, behind + _MOST, text)).things if linked else frozenset[str]()
    return _things(every, first, end)._replace(tied=tied)


def _phrase_from(every: Sequence[Word], first: int, most: int, text: str) -> tuple[int, int]:
    """From where to where the phrase stands that begins at a place; what only owns it is left out."""
    end = first
    while end < min(most, len(every)) and _belongs(every, end) and not stopped(every, end, text):
        first = end + 1 if text.startswith(_OWNS, every[end].span.end) else first
        end += 1
    return first, end


def _things(every: Sequence[Word], first: int, end: int) -> _Part:
    """The senses of a phrase, and how many it tells of."""
    lower = {_lower(every, at) for at in range(first, end)}
    counts = frozenset(one for one in lower if one[0].isdigit() or one in NUMBER_WORDS or one in MULTIPLES)
    told = (every[at] for at in range(first, end) if _lower(every, at) not in counts | _DATES)
    whole = _ALL & {_lower(every, first - 1), _lower(every, first - 2)}
    return _Part(frozenset(CONCEPTS.get(word.stem, word.stem) for word in told), counts | whole)


def _belongs(every: Sequence[Word], at: int) -> bool:
    """Whether the word at a place is part of a noun; behind "the" or a number a "state" is nobody's word."""
    before = _lower(every, at - 1)
    noun = before in _DETERMINERS or before in NUMBER_WORDS or before[:1].isdigit()
    return every[at].tells and (noun or every[at].stem not in REPORTS)


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""
