"""Owns when opposite deeds are done by or to two: what one signs and the other vetoes are two bills."""

from collections.abc import Iterable

from annotator.match.claims.acting import ends
from annotator.match.claims.facets import LINKED, Facets
from annotator.match.claims.opposed import Opposed
from annotator.match.claims.siblings import NO_THING, unlike
from annotator.match.words.camps import same_camp
from annotator.match.words.covering import Spans
from annotator.match.words.senses import CONVERSES, senses_of
from annotator.match.words.words import Word, stems

_ALL = "all"
"""What is told of all of them is told of whichever of them the other tells."""


def of_two_things(a: Facets, b: Facets, opposed: Iterable[Opposed]) -> bool:
    """Whether opposite deeds are of two who act, or are done to two things, as the words for these tell.

    Worked examples: "hired 200 engineers" and "laid off 300 clerks", "signed the trade bill" and "vetoed the defence
    bill", "the northern road is open" and "the southern road is closed"; not "freed the tourists" and "killed the
    people", nor what says of a thing only that it is old and that it is new.
    """
    told = list(opposed)
    if a.tongue != "en" or b.tongue != "en" or not told:
        return False
    which = [one for one in told if _tells_which(a, b, one)]
    other_deeds = bool(a.core and b.core) and senses_of(a.core).isdisjoint(senses_of(b.core))
    if which and (len(which) < len(told) or other_deeds):
        return True
    if _ALL in a.shares | b.shares:
        return False
    if any((one.a.stem, one.b.stem) in CONVERSES for one in told):
        return _two(a, b, ends(a)[1], ends(b)[1], told)
    return any(_two(a, b, ours, theirs, told) for ours, theirs in zip(ends(a), ends(b), strict=True))


def _tells_which(a: Facets, b: Facets, one: Opposed) -> bool:
    """Whether opposite words stand right before one noun that both tell of: "the old bridge", "the new bridge"."""
    ours, theirs = _noun_behind(a, one.a), _noun_behind(b, one.b)
    return ours is not None and ours == theirs


def _noun_behind(side: Facets, word: Word) -> str | None:
    behind = next((one for one in side.words if one.span.start >= word.span.end), None)
    if behind is None or word.stem in side.core or word not in side.words:
        return None
    if behind.stem not in side.subject | side.object:
        return None
    linked = LINKED.fullmatch(side.text, word.span.end - side.start, behind.span.start - side.start)
    return behind.stem if linked else None


def _two(a: Facets, b: Facets, ours: frozenset[str], theirs: frozenset[str], told: list[Opposed]) -> bool:
    """Whether who or what stands in one part of both are two, by each word that only one of them has there."""
    if _share_a_name(a, ours, b, theirs):
        return False
    cues = frozenset(stem for one in told for word in (one.a, one.b) for stem in (word.stem, *stems(word.text)))
    left, right = _alone(a, ours - cues, b), _alone(b, theirs - cues, a)
    pairs = [(one, other) for one in left for other in right]
    return bool(pairs) and all(unlike(one, other) and not same_camp(one.stem, other.stem) for one, other in pairs)


def _alone(side: Facets, told: frozenset[str], other: Facets) -> list[Word]:
    """The plain words of a part that the other claim does not have, in no sense."""
    named = Spans([*(name.span for name in side.names), *(one.span for one in side.dates if one.span)])
    return [
        word
        for word in side.words
        if word.stem in told - side.core - NO_THING
        and word.text[0].islower()
        and not named.meet(word.span)
        and senses_of((word.stem,)).isdisjoint(other.senses)
    ]


def _share_a_name(a: Facets, ours: frozenset[str], b: Facets, theirs: frozenset[str]) -> bool:
    """Whether one of those who stand there is named in both."""
    left, right = (
        frozenset(stem for name in side.names if not name.place for stem in name.stems & told)
        for side, told in ((a, ours), (b, theirs))
    )
    return not left.isdisjoint(right)
