"""Owns when a new claim says what another one says already: by where both stand in one article, never by wording."""

from collections.abc import Iterable, Sequence

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span

Place = tuple[ArticleId, Span, Span | None]
"""Article, span and span of the predicate: what makes two machines' claims one claim."""

Standing = tuple[ArticleId, Span, Span | str]
"""Article, span, and the predicate's span; where no predicate is marked, the wording."""

_Anchor = tuple[Span | None, ...]


def place_of(claim: Claim) -> Place:
    """Where a claim stands."""
    predicate = claim.slot(Role.PREDICATE)
    return claim.article, claim.span, predicate.span if predicate else None


def standing_of(claim: Claim) -> Standing:
    """By what a claim under one id is known to be the same as one under another: a sentence may hold several."""
    article, span, predicate = place_of(claim)
    return article, span, predicate or claim.text


def same_assertion(one: Claim, other: Claim) -> bool:
    """Whether both overlap and hang on the same words: their predicates, or where none stands what they speak of.

    A claim of which only its words are marked hangs on nothing; it is the same as another one of just these words.
    """
    if one.article != other.article or not one.span.overlaps(other.span):
        return False
    anchors = _anchor(one), _anchor(other)
    return anchors[0] == anchors[1] if all(anchors) else one.span == other.span


def repeated(fresh: Sequence[Claim], settled: Iterable[Claim]) -> set[ClaimId]:
    """Those of the fresh claims that say what a settled one says, in the same or in nearly the same words.

    A predicate may have grown or shrunk by an auxiliary or a particle: of the claims whose predicates overlap its own,
    the one most alike takes the place of a settled claim that is found no more.
    """
    found: set[ClaimId] = set()
    changed: list[Claim] = []
    for claim in settled:
        same = {new.id for new in fresh if new.id == claim.id or same_assertion(new, claim)}
        found |= same
        changed += [] if same else [claim]
    for claim in changed:
        alike = [new for new in fresh if new.id not in found and _predicates_overlap(new, claim)]
        if alike:
            found.add(max(alike, key=lambda new: (_shared(new.span, claim.span), new.id)).id)
    return found


def _anchor(claim: Claim) -> _Anchor:
    predicate = claim.slot(Role.PREDICATE)
    if predicate and predicate.span:
        return (predicate.span,)
    return tuple(slot.span for slot in claim.slots if slot.role in (Role.SUBJECT, Role.OBJECT))


def _predicates_overlap(one: Claim, other: Claim) -> bool:
    """Whether two claims of an article overlap, and so do their predicates."""
    if one.article != other.article or not one.span.overlaps(other.span):
        return False
    (_, _, mine), (_, _, theirs) = place_of(one), place_of(other)
    return mine is not None and theirs is not None and mine.overlaps(theirs)


def _shared(one: Span, other: Span) -> float:
    """How much of what two overlapping spans cover together both cover, 0..1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / one.union(other).length
