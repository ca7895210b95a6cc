"""Owns losses that are not one: a job is no wife, whoever lost them, and what was damaged was not destroyed."""

import re
from collections.abc import Mapping
from functools import lru_cache

from annotator.match.claims.facets import Facets
from annotator.match.words.lexicon import EMPTY_WORDS
from annotator.match.words.senses import CONCEPTS, stems_of
from annotator.match.words.stems import stem

_LOSE = "los"
_LOST = re.compile(
    r"\b(?:lost|loses?|losing)\s(?:all\s(?:of\s)?)?(?:his|her|its|their|my|our)\s"
    r"(?P<what>[a-z]{2,20}(?:-[a-z]{2,20})?(?:\s[a-z]{2,20}){0,3})",
)
_LIKE = (
    "job post position employment work livelihood; wife husband spouse partner; son daughter child; home house; "
    "leg foot limb; arm hand limb; sight eyesight vision eye; hearing ear; voice speech; seat mandate; "
    "money savings fortune wealth; licence license permit; post office; title crown belt; appeal case suit bid fight; "
    "lead advantage; mother parent; father parent; relative family"
)
"""What may be meant by each other where it is lost."""
_DAMAGES = stems_of("damage harm scratch")
_DESTROYS = stems_of("destroy demolish raze flatten level wreck gut annihilate")
_UNTOLD = frozenset(["own", "only", "last", "entire", "whole", "first", "two", "three"])


def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _LIKE.split(";"):
        told = {stem(word) for word in group.split()}
        for one in told:
            found.setdefault(one, set()).update(told)
    return {one: frozenset(group) for one, group in found.items()}


_LIKES = _groups()


def lost_others(a: Facets, b: Facets) -> bool:
    """Whether either tells what somebody lost, and nothing of it may be what the other tells as lost.

    Worked examples: "lost his job" and "lost his wife"; not "lost his job" and "lost his post".
    """
    if _LOSE not in a.text or _LOSE not in b.text:
        return False
    ours, theirs = _lost(a.text), _lost(b.text)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


@lru_cache(maxsize=10_000)
def _lost(text: str) -> frozenset[str]:
    """The senses of all that somebody is told to have lost, with those of what may be meant by them."""
    told = (word for found in _LOST.finditer(text) for word in _until_grammar(found["what"]))
    stems = frozenset(stem(word) for word in told if word not in _UNTOLD)
    return frozenset(CONCEPTS.get(like, like) for one in stems for like in (_LIKES.get(one, frozenset()) | {one}))


def _until_grammar(what: str) -> list[str]:
    """The words up to the first of grammar: "left leg" of "left leg in the crash"."""
    every = what.split()
    return every[: next((at for at, word in enumerate(every) if word in EMPTY_WORDS), len(every))]


def only_damaged(a: Facets, b: Facets) -> bool:
    """Whether one tells only as damaged what the other tells as destroyed."""
    return any(
        not side.core.isdisjoint(_DAMAGES)
        and side.stems.isdisjoint(_DESTROYS)
        and not other.core.isdisjoint(_DESTROYS)
        and other.stems.isdisjoint(_DAMAGES)
        for side, other in ((a, b), (b, a))
    )
