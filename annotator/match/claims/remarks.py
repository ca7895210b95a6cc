"""Owns what a claim only remarks on somebody or something in passing: "the ship, which was built in Kiel, sank"."""

import re
from dataclasses import replace
from functools import lru_cache

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.names.named import Named
from annotator.match.tongues.telling import ENGLISH
from annotator.match.words.covering import Spans
from annotator.match.words.senses import senses_of

_LONGEST, _NEAR = 200, 20
_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,3}"
_REMARK = re.compile(
    r", (?:(?:(?:some|most|many|all|both|one|none|two|three) of )?(?:which|who|whom|whose|where)\b|"
    r"(?:an?|the|its|his|her|their|one of) (?=[a-z])|[a-z]+(?:ed|ing|en|t|rn|und) (?:in|at|by|from|near|for|to|on)\b|"
    r"[a-z]{3,}(?: [a-z]{3,})? of )"
    rf"[^,;:!?()\"“”\n]{{1,{_LONGEST}}}?(?:, {_NAME}(?=,))?(?=,(?! (?:and|or) )|\.?$)|"
    rf"(?<= )\([^()\n]{{1,{_LONGEST}}}\)"
)
"""Between commas a relative clause, an apposition that describes, or a participle; what stands in brackets."""
_APPOSED = re.compile(
    rf", (?:an?|the|its|his|her|their|one of) (?:(?:[a-z][\w'’-]* ){{0,2}}"
    rf"(?!(?:from|of|in|at|near|off|for|to|on|by|with|around|and|than)\b)[a-z][\w'’-]* )?{_NAME}|"
    r",(?! wh)[^,]*\b(?:said|says|say|told|added|announced|reported)\b[^,]*"
)
"""A calling with the name of somebody tells who is meant, and who said it is no remark at all."""
_WHICH_ONE = re.compile(r"\b(?:from|of|in|at|near|off|for|to|on|by|with|around)\s+(?:the\s+)?$")
"""Before a name of which it tells which one is meant: "the ship from Kiel"."""


def told_mainly(a: Facets, b: Facets) -> tuple[Facets, Facets] | None:
    """Two claims without what either only remarks on; None if that names nobody, or says anything of the other.

    Worked example: "The Corvina was not insured" and "The ship, which was built in Kiel, was insured", of which the
    second is told without Kiel; not "The ship from Bonn was not insured", as that may tell which of two ships is meant.
    """
    left, right = _mainly(a, b), _mainly(b, a)
    if (left is None) == (right is None):
        return None
    return (left or a), (right or b)


def _mainly(side: Facets, other: Facets) -> Facets | None:
    """A claim without its remarks that name somebody; None if it has none, or the other claim speaks of that, too."""
    if not side.names or side.tongue != ENGLISH or other.tongue != ENGLISH:
        return None
    named = Spans(name.span for name in side.names)
    found = [span for each in _remarks(side.text) if named.meet(span := each.shifted(side.start))]
    if not found:
        return None
    passing = Spans(found)
    main = tuple(word for word in side.words if not passing.meet(word.span))
    stems = frozenset(word.stem for word in main)
    gone = frozenset(word.stem for word in side.words) - stems
    if (side.core and side.core <= gone) or not (senses_of(gone) - senses_of(stems)).isdisjoint(other.senses):
        return None
    rivals = [name for name in other.names if not name.stems <= side.stems and not name.voice]
    if any(_WHICH_ONE.search(_before(other, name)) for name in rivals):
        return None
    return _without(side, found, gone)


def _before(side: Facets, name: Named) -> str:
    at = name.span.start - side.start
    return side.text[max(0, at - _NEAR) : max(0, at)]


def _without(side: Facets, found: list[Span], gone: frozenset[str]) -> Facets:
    passing, text = Spans(found), list(side.text)
    for span in found:
        text[span.start - side.start : span.end - side.start] = " " * span.length
    denials = tuple(one for one in side.denials if not passing.meet(one.span))
    return replace(
        side,
        text="".join(text),
        words=tuple(word for word in side.words if not passing.meet(word.span)),
        stems=side.stems - gone,
        senses=side.senses - (senses_of(gone) - senses_of(side.stems - gone)),
        core=side.core - gone,
        subject=side.subject - gone,
        object=side.object - gone,
        quantities=tuple(one for one in side.quantities if not passing.meet(one.span)),
        dates=tuple(one for one in side.dates if one.span is None or not passing.meet(one.span)),
        names=tuple(name for name in side.names if not passing.meet(name.span)),
        denials=denials,
        denied=side.denied - gone,
        opposable={stem: said for stem, said in side.opposable.items() if not passing.meet(said[0].span)},
        turned=tuple(pair for pair in side.turned if not passing.meet(pair[1].span)),
        acting=tuple(word for word in side.acting if not passing.meet(word.span)),
    )


@lru_cache(maxsize=20_000)
def _remarks(text: str) -> tuple[Span, ...]:
    """Where a text remarks something in passing; not where it only tells by name who is meant: ", the Belgrano,"."""
    return tuple(
        Span(found.start(), found.end()) for found in _REMARK.finditer(text) if not _APPOSED.fullmatch(found.group())
    )
