"""Owns things, people and levels of which only where they are tells which are meant: the schools in Lyon, in Turin."""

import re
from collections.abc import Iterable, Sequence

from annotator.match.claims.facets import Facets
from annotator.match.claims.shared_names import Matched
from annotator.match.claims.things import is_thing
from annotator.match.measures.counted import is_person
from annotator.match.names.callings import KIND_OF
from annotator.match.names.named import Named
from annotator.match.names.places import is_place
from annotator.match.words.kinds import KINDS
from annotator.match.words.senses import stems_of
from annotator.match.words.words import Word

_LIES = re.compile(
    r"\s(?:in|near|outside|around|across|throughout|of|at)\s(?:the\s(?:[^\W\d_]+\s)?(?:city|town|village|port|province|"
    r"district|region|state|suburb)\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:the\s)?$", re.IGNORECASE)
_BEHIND = re.compile(r"(?:['’]s)?\s$")
_STANDING = stems_of(
    "government army navy parliament council court police authority ministry administration union party team club "
    "bank firm company factory plant mill mine price rent wage unemployment inflation export import "
    "output production demand consumption tourism population turnout temperature tax rate sale economy pub "
    "bar office"
)
"""Nouns for what every place has of its own, be it one or many, beside the things that are told apart elsewhere."""


def located_apart(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether claims say something of what is called alike and lies in two places; not of an event, which has one.

    Worked examples: "The schools in Lyon were closed" and "... in Turin ...", "Tripoli airport" and "Benghazi airport";
    not "The summit in Istanbul failed" and "... in Ankara ...".
    """
    ours, theirs = _located(a, named.only_a), _located(b, named.only_b)
    return ours is not None and theirs is not None and _stems(ours) == _stems(theirs)


def _located(side: Facets, names: Iterable[Named]) -> Sequence[Word] | None:
    """The words of what a claim begins with, if one of these names is all that tells where it is; None if not."""
    found = [name for name in names if name.place or is_place(name.text)]
    return _placed(side, found[0]) if len(found) == 1 else None


def _placed(side: Facets, name: Named) -> Sequence[Word] | None:
    before = [word for word in side.words if word.span.end <= name.span.start]
    behind = [word for word in side.words if word.span.start >= name.span.end]
    ahead = side.text[: name.span.start - side.start]
    if not side.core or any(word.stem in side.core for word in before):
        return None
    if _BEFORE.fullmatch(ahead) and behind:
        gap = side.text[name.span.end - side.start : behind[0].span.start - side.start]
        return behind[:1] if _BEHIND.fullmatch(gap) and _stands(behind[0]) else None
    lies = _LIES.search(ahead)
    last = before[-1] if before else None
    if lies is None or last is None or last.span.end - side.start != lies.start():
        return None
    return before if _stands(last) else None


def _stands(noun: Word) -> bool:
    """Whether a noun tells of things, people or a level, of which every place has its own."""
    text = noun.text.lower()
    if noun.stem in _STANDING or is_thing(text) or is_person(text) or text in KIND_OF:
        return True
    return text.endswith("s") and not text.endswith("ss") and noun.stem not in KINDS


def _stems(words: Iterable[Word]) -> list[str]:
    return [word.stem for word in words]
