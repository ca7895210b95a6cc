"""Owns whom and which places a report names: also where a sentence begins, and which words only may be names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.match.names.callings import KIND_OF
from annotator.match.names.forenames import is_given
from annotator.match.names.of_lands import land_called
from annotator.match.names.places import is_place
from annotator.match.words.lexicon import MONTHS, NUMBER_WORDS, PARTICLES, TITLES, WEEKDAYS, listed
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem
from annotator.match.words.words import Word, words

_LONGEST = 4
"""So many words the longest names of known places have."""
_RARE, _UNSEEN = 7.0, 11.5
"""A word that is rarer than one in 33,000 may well be a name; one that is in no list of English mostly is."""
_SHORTEST = 3
_TOGETHER = 4
_MANY = ("s", "men", "women", "people", "folk")
"""The ends of words for many: who or what they tell has no name."""
_AUXILIARY = listed(
    "has had is was will would may might can could should must did does and said says told tells announced became "
    "went won lost took gave made began met left fell rose sent held led came kept quit hit set put cut"
)
_DETERMINERS = listed(
    "the a an its his her their all more most some no two three four five six seven eight nine ten to"
)
_LONGEST_ACRONYM = 6
_JOINS = PARTICLES | {"of", "for", "and", "the"}
_DERIVED = ("ists", "ers", "ors", "ings", "ions", "ments", "ing", "ly", "ed")
_JOINED = re.compile(r"[ -](?:(?:" + "|".join(sorted(_JOINS)) + r")[ -]){0,3}")
_MOST_JOINS = 3
_TITLES = TITLES - {"the"}
_WATERS = listed("ocean sea gulf channel")
"""Behind the name of a people they tell of no land: "the Indian Ocean"."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a report by their stems: such as begin sentences, words there that only may be names, and surnames.

    `places` are the known ones in the order in which they are named first, a land also by what its people are called;
    `placed` are the stems of their words; `initials` are those of names of several words: "ecb" for the bank.
    """

    names: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    placed: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()


def cast(text: str, names: frozenset[str] = frozenset()) -> Cast:
    """Whom and what an English text names; nothing for an empty one.

    `names` are the stems of words that have a capital within a sentence; of others, which begin one or stand in a
    headline that has capitals everywhere, it is told here which are names.
    """
    every = list(words(text))
    runs = list(_runs(every, text))
    small = {word.text for word in every if word.text.islower()}
    opening = {at for at, word in enumerate(every) if word.capital and word.stem not in names}
    maybe = {at for at in opening if _may_name(every[at]) and every[at].text.lower() not in small}
    placed = list(_places(every, text))
    sure = {at for at in maybe if _is_name(every, at, text)} | {at for at, *_ in placed if at in opening}
    return Cast(
        names=frozenset(every[at].stem for at in sure),
        perhaps=frozenset(every[at].stem for at in maybe - sure),
        surnames=frozenset(every[last].stem for first, last in runs if _is_person(every, first, last, text)),
        places=tuple(dict.fromkeys(name for *_, name in placed)),
        placed=frozenset(word.stem for at, many, _ in placed for word in every[at : at + many]),
        initials=frozenset(_initials(every[first : last + 1]) for first, last in runs if last > first),
    )


def _may_name(word: Word) -> bool:
    lower = word.text.lower()
    number = lower.partition("-")[0] in NUMBER_WORDS
    return word.tells and lower not in WEEKDAYS and lower not in MONTHS and not (number or lower[0].isdigit())


def _is_name(every: Sequence[Word], at: int, text: str) -> bool:
    """Whether a word that begins a sentence is plainly a name: by what it is, by its ending, or by what follows it."""
    word, lower = every[at], every[at].text.lower()
    if lower in KIND_OF or lower in TITLES:
        return False
    if is_given(lower) or _is_acronym(every, at) or _in_no_list(word):
        return True
    if rarity(word.stem) < _RARE:
        return False
    behind = text[word.span.end : every[at + 1].span.start] if at + 1 < len(every) else ""
    if behind in ("'s ", "’s "):
        return True
    following = every[at + 1] if behind == " " else None
    if following is None:
        return False
    if following.capital and not following.empty:
        return True
    return not lower.endswith(_MANY) and _is_verb(every, at + 1)


def _in_no_list(word: Word) -> bool:
    """Whether a word is in no list of English, and not made from one as "seismologists" is."""
    return rarity(word.stem) >= _UNSEEN and len(word.text) > _SHORTEST and not word.text.endswith(_DERIVED)


def _is_acronym(every: Sequence[Word], at: int) -> bool:
    """Whether a word in capitals is one because it is short for a name, and not all beside it are in capitals."""
    following = every[at + 1].text if at + 1 < len(every) else ""
    return every[at].text.isupper() and 1 < len(every[at].text) <= _LONGEST_ACRONYM and following.islower()


def _is_verb(every: Sequence[Word], at: int) -> bool:
    """Whether a word behind a bare one makes that a name: an English noun for one thing has an article."""
    word = every[at].text
    behind = every[at + 1].text if at + 1 < len(every) else "."
    present = word.endswith("s") and (behind.lower() in _DETERMINERS or not behind[0].islower())
    return word in _AUXILIARY or ((word.endswith("ed") or present) and len(word) > _TOGETHER)


def _places(every: Sequence[Word], text: str) -> Iterator[tuple[int, int, str]]:
    """Known places with where they stand and how many words they have; lands also by what their people are called."""
    at = 0
    while at < len(every):
        found = _place_at(every, at, text) if every[at].capital else None
        if found:
            yield at, found[1], found[0]
        at += found[1] if found else 1


def _place_at(every: Sequence[Word], at: int, text: str) -> tuple[str, int] | None:
    for many in range(min(_LONGEST, len(every) - at), 0, -1):
        if many == 1 or every[at + many - 1].capital:
            name = text[every[at].span.start : every[at + many - 1].span.end]
            place = _place(name) if every[at].tells and not _is_water(every, at + many) else None
            if place:
                return place, many
    return None


@lru_cache(maxsize=100_000)
def _place(name: str) -> str | None:
    """A known place, or the land that a people is of; None for any other name."""
    return name if is_place(name) else _land(name)


def _is_water(every: Sequence[Word], at: int) -> bool:
    return at < len(every) and every[at].text.lower() in _WATERS


def _land(name: str) -> str | None:
    """The land that people are called by, be it one or many: "Chilean", "Chileans"."""
    return land_called(name) or (land_called(name.removesuffix("s")) if name.endswith("ns") else None)


def _runs(every: Sequence[Word], text: str) -> Iterator[tuple[int, int]]:
    """The places of the first and last word of every run of capitals, also joined: "Ursula von der Leyen"."""
    at = 0
    while at < len(every):
        if not every[at].capital or every[at].empty:
            at += 1
            continue
        last = _last(every, at, text)
        yield at, last
        at = last + 1


def _last(every: Sequence[Word], at: int, text: str) -> int:
    last = at
    while last - at < _LONGEST:
        following = last + 1
        while following < len(every) and every[following].text in _JOINS and following - last <= _MOST_JOINS:
            following += 1
        if following >= len(every) or not every[following].capital:
            break
        if not _JOINED.fullmatch(text[every[last].span.end : every[following].span.start]):
            break
        last = following
    return last


def _initials(run: Sequence[Word]) -> str:
    return stem("".join(word.text[0].lower() for word in run if word.capital))


def _is_person(every: Sequence[Word], first: int, last: int, text: str) -> bool:
    """Whether a run of capitals is a person's name: behind a given name, or behind what somebody is."""
    own = [word.text.lower() for word in every[first : last + 1]]
    titles = next((place for place, word in enumerate(own) if not _is_role(word)), len(own))
    if titles == len(own) or not _may_name(every[last]) or own[-1] in KIND_OF:
        return False
    if is_place(text[every[first + titles].span.start : every[last].span.end]) or _land(every[last].text):
        return False
    if any(map(is_given, own[:-1])):
        return True
    called = titles > 0 or (first > 0 and _is_role(every[first - 1].text.lower()))
    # "the Justice Department" is called by no title.
    return called and rarity(every[last].stem) >= _RARE


def _is_role(word: str) -> bool:
    return word in KIND_OF or word in _TITLES
