"""Owns comparatives: who is told to have more of something than another, and when two claims turn that round."""

import re

from annotator.match.claims.facets import Facets
from annotator.match.words.words import stems

_THAN = re.compile(
    r"\b(?:(?P<how>more|less) (?P<what>[a-z]+)|(?P<more>[a-z]{2,}er|worse))\s+than\s+(?P<than>[^.,;:]{1,60})",
    re.IGNORECASE,
)


def turned_round(a: Facets, b: Facets) -> bool:
    """Whether each of two is told to have more of one thing than the other: "older than Amina", "older than Ngozi"."""
    ours, theirs = _THAN.search(a.text), _THAN.search(b.text)
    if not (ours and theirs) or _told(ours) != _told(theirs) or a.denials or b.denials:
        return False
    if not (a.subject and b.subject) or not a.subject.isdisjoint(b.subject):
        return False
    return a.subject <= frozenset(stems(theirs["than"])) and b.subject <= frozenset(stems(ours["than"]))


def _told(found: re.Match[str]) -> tuple[str, ...]:
    return tuple((found[name] or "").lower() for name in ("how", "what", "more"))
