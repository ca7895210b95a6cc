"""Owns who is told not to have been somewhere, and when that denies nothing of what others did or met with there."""

from collections.abc import Sequence

from annotator.match.measures.counted import is_person
from annotator.match.names.callings import KIND_OF
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.words import Word

_BE, _BEEN = listed("is are was were am"), listed("be been")
_BE_NOT = listed("isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t")
_WHERE = listed("on in at aboard inside near among behind under outside beside within")
WHERE = stems_of(" ".join(sorted(_WHERE)))
"""Their stems: they are no deed that a denial reaches."""
_ONE, _MANY = listed("he she"), listed("they we")
_ANY = listed("there it this that these those who which what i you")
"""Words before "was not" of which nothing is told: they may mean whatever the other claim tells of."""
_OPENERS = listed("that when while because and but or said says where as if")
_MOST = 8
_PLURALS = listed("people men women children police staff crew")


def absent(every: Sequence[Word], place: int, text: str) -> frozenset[str] | None:
    """The senses of who is told not to be somewhere by the "not" at a place, or the pronoun; None for all else.

    Worked example: "engin" of "the engineer was not on the deck"; None of "there was not a boat on the river".
    """
    lower = every[place].text.lower()
    verb = place if lower in _BE_NOT else place - 1
    behind = place + 1 + (_lower(every, place + 1) in _BEEN)
    copula = lower in _BE_NOT or _lower(every, verb) in _BE or behind == place + 2
    if not copula or _lower(every, behind) not in _WHERE:
        return None
    before = _lower(every, verb - 1)
    if before in _ANY:
        return None
    return frozenset({before}) if before in _ONE | _MANY else senses_of(_subject(every, verb, text)) or None


def of_others(who: frozenset[str] | None, senses: frozenset[str], told: Sequence[str], *, named: bool) -> bool:
    """Whether a claim of these senses and words tells of nobody that was absent; `named`: it names somebody.

    Worked example: that the engineer was not on the deck denies nothing of "the fire started on the deck".
    """
    if who is None:
        return False
    people = [word for word in told if is_person(word) or word in KIND_OF]
    if who <= _ONE:
        return not named and all(word.endswith("s") or word in _PLURALS for word in people)
    return not (named or people) if who <= _MANY else who.isdisjoint(senses)


def _subject(every: Sequence[Word], verb: int, text: str) -> list[str]:
    """The stems of the words before a verb, back to where its clause begins."""
    found = []
    for at in range(verb - 1, max(-1, verb - 1 - _MOST), -1):
        if _lower(every, at) in _OPENERS:
            break
        if not every[at].empty:
            found.append(every[at].stem)
        if stopped(every, at, text):
            break
    return found


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""
