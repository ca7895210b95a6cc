"""Owns when two wordings name the same speaker or outlet: by name, whatever article or case it is written with."""

import re
from collections.abc import Iterable

from annotator.domain.ids import EntityId
from annotator.domain.outlets import short_name

_NOBODY = frozenset(["i", "he", "she", "it", "we", "you", "they", "who", "this", "that", "these", "those", "one"])
_DETERMINER = re.compile(r"(?i)^(?:the|a|an|its|his|her|their)\s+")


def bare(name: str) -> str:
    """A name without its article and further spaces."""
    return _DETERMINER.sub("", " ".join(name.split()), count=1)


def is_name(words: str) -> bool:
    """Whether somebody is named, not "he", "both sides" or "officials"; scripts without capitals are taken as names."""
    named = bare(words).split()
    if " ".join(named).casefold() in _NOBODY:
        return False
    if all(word.upper() == word.lower() for word in named):
        return bool(named)
    return any(word != word.lower() for word in named[1:]) or (len(named) == 1 and named[0][0].isupper())


class Names:
    """The entities that names mean; a name that several have means none."""

    def __init__(self, variants: Iterable[tuple[str, EntityId]]) -> None:
        self._entities: dict[str, set[EntityId]] = {}
        for name, entity in variants:
            self._entities.setdefault(bare(name).casefold(), set()).add(entity)

    def known_as(self, name: str) -> frozenset[str]:
        """By what a name is known: itself, an agency's short name and, if it means one entity only, that.

        Nothing for an empty name. Worked example: "the Associated Press" gives it without "the", and "ap".
        """
        plain = bare(name).casefold()
        meant = self._entities.get(plain, set())
        return frozenset({plain, short_name(plain), *(f"entity {each}" for each in meant if len(meant) == 1)} - {""})
