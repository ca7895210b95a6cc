"""Owns numbers and lists that tell all there is: the people of a firm worldwide, those of whom a committee consists."""

import re

from annotator.match.claims.enumerations import lists_overlap
from annotator.match.claims.facets import Facets
from annotator.match.claims.shared_names import Matched

_EVERYWHERE = re.compile(
    r"\b(?:world-?wide|globally|nation-?wide|in the (?:whole )?world|(?:around|across|throughout|all over) the "
    r"(?:world|globe|country|continent)|in all countries|in total|altogether)\b",
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"\b(?:consist(?:s|ed|ing)? of|compris(?:es?|ed|ing)|(?:is|are|was|were) (?:made up|composed) of)\b", re.IGNORECASE
)


def in_one_place(a: Facets, b: Facets) -> bool:
    """Whether one counts everywhere what the other counts in one place, where there are fewer.

    Worked example: "employs 4,000 people worldwide" and "employs 900 people in Spain"; not "5,000 people in Spain".
    """
    return _everywhere(a, b) or _everywhere(b, a)


def _everywhere(side: Facets, other: Facets) -> bool:
    told = _EVERYWHERE.search(side.text) and not _EVERYWHERE.search(other.text)
    if not told or not other.places or not {name.text for name in other.places}.isdisjoint(_places(side)):
        return False
    pairs = [(one, part) for one in side.quantities for part in other.quantities if one.comparable(part)]
    return bool(pairs) and all(part.high <= one.low for one, part in pairs)


def _places(side: Facets) -> set[str]:
    return {name.text for name in side.places}


def other_whole(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether both tell of whom or what the same thing consists, and each tells one that the other leaves out.

    Worked example: "the jury consists of Reis, Bauer and Lund" and "the jury consists of Reis, Bauer and Novak".
    """
    whole = _CONSISTS.search(a.text) and _CONSISTS.search(b.text)
    return bool(whole and a.subject & b.subject) and (named.lists or lists_overlap(a, b) is not None)
