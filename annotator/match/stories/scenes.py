"""Owns where the events of an article take place, by the places that it names, and when two scenes lie apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.match.names.folding import plain
from annotator.match.names.named import alike
from annotator.match.names.places import Lying, is_place, is_wide, lying
from annotator.match.words.lexicon import MONTHS, WEEKDAYS
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem
from annotator.match.words.words import Word, without_possessive, words

_LONGEST = 4
"""So many words the longest names of known places have."""
_ACRONYM = 3
"""A place in more capitals than these stands in a dateline."""
_MAIN = 0.6
"""Places that are named more than half as often as the commonest are where the events take place."""
_BETWEEN = re.compile(r"[ -]")
_APPOSED = frozenset(MONTHS) | WEEKDAYS

_STRANGE = 7.0
"""Whatever is rarer than one word in 33,000 is no such thing as "in Parliament"."""
_NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]sh)[ -])?[^\W\d_a-z][\w’']+(?:(?: |-)[^\W\d_a-z][\w’']+)*"
_LOCATED = re.compile(rf"\b(?:in|near|outside|off) (?:the (?:city|town|village|port) of )?({_NAME})")
_DATELINE = re.compile(
    r"^([^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,}){0,3})(?:, [^\n()]{1,30})?(?: \([^\n()]{1,20}\))? ?[-–—] ", re.M
)
_CAPTION = re.compile(rf"\b({_NAME}), (?:\d\d? )?(?:{'|'.join(name.title() for name in sorted(MONTHS))})\b")
_OPENING = re.compile(rf"^(?=\w[a-z])({_NAME})(?:, {_NAME})?(?: \([^\n()]{{1,20}}\))? [-–—] ", re.M)
_OF_ITS_KIND = re.compile(rf"\bthe (?:city|town|village|port|island) of ({_NAME})")
_TOWNS = (_OPENING, _OF_ITS_KIND, _LOCATED, _DATELINE, _CAPTION)
_OWNED = re.compile(r"['’]s?\b")
_PEOPLE = ("ian", "ish", "ese", "ean", "can")
_WORDY = 3
"""Names of so many blanks are no town's: sentences without an end ran into one another."""

Scene = Mapping[str, int]
"""The places that an article names, with how often it names each, the commonest first: known ones, and names that
it says something happens in."""


def scene(text: str) -> Scene:
    """The places that a text names; of names of bodies and persons ("Real Madrid", "Paris Hilton") no part counts."""
    found = [*_named(list(words(text)), text), *_unknown(text)]
    written = {plain(name): name.title() if name.isupper() and len(name) > _ACRONYM else name for name in found[::-1]}
    return {written[place]: times for place, times in Counter(map(plain, found)).most_common()}


class Apart(NamedTuple):
    """A main place of either scene; `both`: the events of neither may take place where the other's do."""

    a: str
    b: str
    both: bool


def scenes_apart(a: Scene, b: Scene) -> Apart | None:
    """Where two scenes lie if the main places of one lie apart from all places of the other; None otherwise.

    Worked example: a report that names Lima, Peru and Arequipa, and one that names Ankara, Turkey and Elazig.
    """
    a, b = _known(a), _known(b)
    ours, theirs = _main(a), _main(b)
    if not ours or not theirs:
        return None
    alone = _all_apart(ours, b), _all_apart(theirs, a)
    return Apart(ours[0], theirs[0], all(alone)) if any(alone) else None


def towns_apart(a: Scene, b: Scene) -> tuple[str, str] | None:
    """The main towns of two scenes if each has one, they lie apart, and neither scene names that of the other.

    Whatever lands both name may only be those whom they tell of. Worked example: ministers of Libya and Turkey who meet
    in Istanbul, and in Tripoli.
    """
    ours, theirs = ([place for place in _main(_known(found)) if not is_wide(place)] for found in (a, b))
    if not ours or not theirs or not (a.keys().isdisjoint(theirs) and b.keys().isdisjoint(ours)):
        return None
    return (ours[0], theirs[0]) if _all_apart(ours, theirs) else None


def strangers(a: Scene, b: Scene) -> tuple[list[str], list[str]] | None:
    """The places in no list of either scene, if both have some and none is called like one of the other's.

    Worked example: a report from Karvath, and one from Deir Salman; "Al-Qadira" and "Al Qadirah" are one.
    """
    ours, theirs = ([place for place in found if not is_place(place)] for found in (a, b))
    if not ours or not theirs or any(alike(one, other) for one in ours for other in theirs):
        return None
    return ours, theirs


def _known(found: Scene) -> Scene:
    return {place: times for place, times in found.items() if is_place(place)}


def _unknown(text: str) -> Iterator[str]:
    """The names in no list that something is said to happen in, or that stand in a dateline."""
    for match in (*_LOCATED.finditer(text), *_DATELINE.finditer(text)):
        name = without_possessive(match[1])
        if not is_place(name) and in_no_list(name):
            yield name


def towns(text: str) -> Iterator[str]:
    """The towns that a text says something happens in, as often as it says so: listed ones, and names in no list."""
    for match in (found for where in _TOWNS for found in where.finditer(text)):
        name = _OWNED.split(match[1])[0]
        behind = text[match.start(1) + len(name) : match.end(1) + 1]
        # "in Tripoli-based circles" and "in Libya's army" tell of no town.
        if behind[:1] != "-" and not is_wide(name) and (is_place(name) or _names_a_town(name)):
            yield name.title() if name.isupper() and len(name) > _ACRONYM else name


def _names_a_town(name: str) -> bool:
    return name.count(" ") < _WORDY and not name.lower().endswith(_PEOPLE) and in_no_list(name)


def in_no_list(name: str) -> bool:
    """Whether a name may be that of a place in no list: it is rare, and no day or month."""
    own = [word.lower() for word in re.findall(r"[^\W\d_]{3,}", name)]
    return bool(own) and not (set(own) & _APPOSED) and _rare(own)


def _rare(own: Iterable[str]) -> bool:
    return max(rarity(stem(word)) for word in own) >= _STRANGE


def _main(found: Scene) -> list[str]:
    most = max(found.values(), default=0)
    return [place for place, times in found.items() if times >= _MAIN * most]


def _all_apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return all(_apart(one, other) for one in ours for other in theirs)


@lru_cache(maxsize=100_000)
def _apart(one: str, other: str) -> bool:
    return lying(one, other) is Lying.APART


def _named(every: Sequence[Word], text: str) -> Iterator[str]:
    place = 0
    while place < len(every):
        length = _length(every, place, text) if _names(every[place]) else 0
        if length and not (_joined(every, place - 1, text) or _joined(every, place + length - 1, text)):
            yield text[every[place].span.start : every[place + length - 1].span.end]
        place += max(1, length)


def _length(every: Sequence[Word], place: int, text: str) -> int:
    """How many words the longest name of a known place has that begins here; 0 if none does."""
    for length in range(min(_LONGEST, len(every) - place), 0, -1):
        if is_place(text[every[place].span.start : every[place + length - 1].span.end]):
            return length
    return 0


def _joined(every: Sequence[Word], place: int, text: str) -> bool:
    """Whether a word and the next stand in one name."""
    if place < 0 or place + 1 >= len(every):
        return False
    one, other = every[place], every[place + 1]
    return _names(one) and _names(other) and _BETWEEN.fullmatch(text[one.span.end : other.span.start]) is not None


def _names(word: Word) -> bool:
    return word.capital and not word.empty and word.text.lower() not in _APPOSED
