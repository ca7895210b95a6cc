"""Owns how alike two names of places are, in whatever languages and alphabets they are written."""

import re
from functools import lru_cache

from annotator.match.names.bodies import bodies_alike
from annotator.match.names.endonyms import english_names
from annotator.match.names.exonyms import is_region, places_called, script
from annotator.match.names.folding import plain
from annotator.match.names.persons import persons_alike
from annotator.match.names.places import Lying, first_spellings, lying

_ARTICLE = re.compile(r"\b(?:al[\s-]|(?:a[lszdtrn]|e[lszdtr]|ash|esh)-)(?=\w)", re.IGNORECASE)
_KNOWN, _MAYBE, _ANOTHER = 0.97, 0.8, 0.1
"""For two names known as those of one place, for those of which one may mean a wider region as well, for two places."""


@lru_cache(maxsize=200_000)
def places_alike(a: str, b: str) -> float:
    """How likely two different spellings name one place, 0..1; the same from either side.

    Worked example: "Kyiv" and "Київ", "Vienna" and "Wien" are one; "Niger" and "Nigeria" are two.
    """
    if known_as_one(a, b):
        return _KNOWN if is_region(a) == is_region(b) else _MAYBE
    if (places_called(a) and places_called(b)) or lying(a, b) is Lying.APART:
        return _ANOTHER
    written = max(bodies_alike(a, b), bodies_alike(bare(a), bare(b)))
    return max(written, persons_alike(a, b)) if script(a) != script(b) else written


def bare(name: str) -> str:
    """A place's name without Arabic articles in Latin letters: "Al-Zawiya" and "Al Zawiya" give "Zawiya".

    With a gap "al" alone is one for sure: "El Salvador" is no "Salvador".
    """
    return _ARTICLE.sub("", name) or name


def known_as_one(a: str, b: str) -> bool:
    """Whether two names are known as those of one place."""
    ours, theirs = ({plain(name), *map(plain, english_names(name))} for name in (a, b))
    listed = not ours.isdisjoint(theirs) or not places_called(a).isdisjoint(places_called(b))
    return listed or lying(a, b) is Lying.SAME


def place_keys(name: str) -> frozenset[str]:
    """What all names have in common that are known as those of one place; empty for one of an unknown place."""
    return frozenset(f"@{each}" for each in places_called(name) | first_spellings(name) | english_names(name))
