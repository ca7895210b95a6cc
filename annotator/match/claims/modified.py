"""Owns when one noun stands for two things by what is put before it: prices of wheat and of corn, two wings."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from annotator.match.claims.actors import told_apart
from annotator.match.claims.facets import LINKED, Facets
from annotator.match.words.lexicon import NUMBER_WORDS, listed
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem

_MEASURED = stems_of(
    "price sale export import output production harvest crop consumption demand index stock profit revenue yield "
    "future inflation wage spending shipment earning cost rate turnover arrival traffic reserve deposit loan"
)
"""Of these there are many beside each other, and what stands before them tells which."""
_VAGUE = listed(
    "average total overall record higher lower high low strong weak rising falling rose fell up down new latest recent "
    "whole entire own big small large good better best first second third last next gross net"
)
_VAGUE_ENDS = ("ing", "ed", "ly")
_OF = re.compile(r"\b(?P<head>[^\W\d_]{3,20}) (?:of|for) (?:the )?(?P<what>[^\W\d_]{3,20})\b")
_PART_OF = re.compile(
    r"\b(?P<part>[^\W_]{1,20}) of (?:the |its |their |his |her )(?P<whole>(?:[0-9]{1,9}|[a-z-]{3,20}) [a-z]{3,20})"
)
_OF_SO_MANY = re.compile(
    r"\b(?P<part>[0-9]{1,9}|[^\W\d_]{3,12}) (?:out )?of (?:the |its |their |his |her )?"
    r"(?P<whole>[0-9]{1,9}|[^\W\d_]{3,12}) [^\W\d_]{3,}"
)
_SHARE, _ALL, _ROUNDED = "%", 100.0, 1.0
_ORDER = "order"
_WHICH = {
    **dict.fromkeys(listed("first second third fourth fifth sixth seventh eighth ninth tenth last final"), _ORDER),
    **dict.fromkeys(listed("north northern south southern east eastern west western"), "compass"),
    **dict.fromkeys(("left", "right"), "hand"),
    **dict.fromkeys(("upper", "lower"), "height"),
    **dict.fromkeys(("front", "rear", "back"), "end"),
}
"""By word, what it tells things of one kind apart by."""
_BESIDE = re.compile(
    rf"\b(?P<which>{'|'.join(_WHICH)}) (?:(?:straight|consecutive|successive|ever) )?(?P<what>[^\W\d_]{{3,20}})\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:the|its|their|his|her|['’]s) (?:(?P<which>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ])?"
    r"(?P<most>(?!west|east)[a-z]{3,}est|most [a-z]{3,})\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:one of|among|some of)\b", re.IGNORECASE)
_NO_THING = listed("time times ever place world half-brother and the that who which")
_TIMES = listed("day days night week weeks weekend month months year years decade summer winter spring autumn season")
"""The last of these is mostly no more than the one before this."""


def other_ones(a: Facets, b: Facets) -> bool:
    """Whether claims of one noun count two things that are told apart by what stands before it, on either side.

    Worked examples: "wheat prices" and "corn prices", "Chinese exports" and "Indian exports", "the east wing" and "the
    west wing", "the first fire" and "the second fire"; not "wheat prices" and "prices", nor "record sales".
    """
    return told_apart(a, b) or _disjoint(_measures(a), _measures(b), b, a) or _sides_apart(a, b)


def in_other_order(a: Facets, b: Facets) -> bool:
    """Whether they tell of two of a kind by their order or rank.

    Worked examples: "their third title" and "their fourth straight title", "the biggest field" and "the second-biggest
    field"; not "one of the biggest fields".
    """
    ranks = _ranks(a), _ranks(b)
    if any(ranks[0][one] != ranks[1][one] for one in ranks[0].keys() & ranks[1].keys()):
        return True
    ours, theirs = ({one: of for one, of in _sides(side).items() if one[1] == _ORDER} for side in (a, b))
    return any(ours[one].isdisjoint(theirs[one]) for one in ours.keys() & theirs.keys())


def _ranks(side: Facets) -> dict[str, str]:
    """By what something is the most of all, which it is: the second of "the second-biggest"."""
    found = {one["most"].lower(): (one["which"] or "").lower() for one in _MOST.finditer(side.text)}
    return {} if _AMONG.search(side.text) else found


def parts_of_one(a: Facets, b: Facets) -> bool:
    """Whether they tell other deeds of others of one whole: "eight of the twelve men", "four of the twelve men"."""
    told = a.core | b.core
    if not told or not senses_of(a.core).isdisjoint(b.senses) or not senses_of(b.core).isdisjoint(a.senses):
        return False
    ours, theirs = _PART_OF.search(a.text.lower()), _PART_OF.search(b.text.lower())
    return bool(ours and theirs and ours["whole"] == theirs["whole"] and ours["part"] != theirs["part"])


def add_up(a: Facets, b: Facets) -> bool:
    """Whether one tells of so many of a whole, and the other of all the rest.

    Worked examples: "three of the five men" and "two men", "60 % of the votes" and "40 % of the votes".
    """
    shares = [(one, other) for one in a.quantities for other in b.quantities if one.unit == other.unit == _SHARE]
    # Of two halves nobody knows whether they are the same one.
    rest = ((one.low, _ALL - other.high) for one, other in shares if not one.agrees(other))
    of_all = len(shares) == 1 and any(abs(one - other) <= _ROUNDED for one, other in rest)
    return of_all or _rest_told(a, b) or _rest_told(b, a)


def _rest_told(side: Facets, other: Facets) -> bool:
    found = _OF_SO_MANY.search(side.text)
    part, whole = (_number(found[name]) for name in ("part", "whole")) if found else (None, None)
    if part is None or whole is None or part >= whole:
        return False
    return any(one.exact and one.high == whole - part for one in other.quantities)


def _number(word: str) -> float | None:
    return float(word) if word.isdigit() else NUMBER_WORDS.get(word.lower())


def _disjoint(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], b: Facets, a: Facets) -> bool:
    heads = ours.keys() & theirs.keys()
    return bool(heads) and all(
        ours[head]
        and theirs[head]
        and ours[head].isdisjoint(theirs[head] | b.senses)
        and theirs[head].isdisjoint(a.senses)
        for head in heads
    )


def _measures(side: Facets) -> dict[str, frozenset[str]]:
    """By stem, the senses of what stands before a measure, or behind its "of"."""
    found: dict[str, set[str]] = {}
    for head, which in (*_before(side), *_behind(side)):
        found.setdefault(head, set()).update([which] if which else [])
    return {head: senses_of(which) for head, which in found.items()}


def _before(side: Facets) -> Iterator[tuple[str, str]]:
    run: list[str] = []
    words = side.words
    for word, after in pairwise((*words, None)):
        if word is None:
            return
        if word.stem in _MEASURED:
            yield word.stem, ""
            yield from ((word.stem, one) for one in run)
        linked = after and LINKED.fullmatch(side.text, word.span.end - side.start, after.span.start - side.start)
        lower = word.text.lower()
        plain = lower in _VAGUE or lower.endswith(_VAGUE_ENDS) or not word.text.isalpha()
        run = (run if plain else [*run, word.stem]) if linked else []


def _behind(side: Facets) -> Iterator[tuple[str, str]]:
    for found in _OF.finditer(side.text):
        head = stem(found["head"].lower())
        if head in _MEASURED and found["what"].lower() not in _VAGUE:
            yield head, stem(found["what"].lower())


def _sides_apart(a: Facets, b: Facets) -> bool:
    ours, theirs = _sides(a), _sides(b)
    return any(ours[one].isdisjoint(theirs[one]) for one in ours.keys() & theirs.keys())


def _sides(side: Facets) -> dict[tuple[str, str], frozenset[str]]:
    """By a thing and what it is told apart by, which ones of that kind a claim tells of: the east of wings."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for one in _BESIDE.finditer(side.text):
        what, which = one["what"].lower(), one["which"].lower()
        if what not in _NO_THING and not (which == "last" and what in _TIMES):
            key = stem(what), _WHICH[which]
            found[key] = found.get(key, frozenset()) | {which.removesuffix("ern")}
    return found
