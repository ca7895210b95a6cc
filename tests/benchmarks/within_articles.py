"""Owns how likely claims of one article tell of the same: what groups need beside links, which join other articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator.domain.ids import ArticleId
from annotator.match.groups.likely_groups import Likely
from annotator.match.links.profiles import Profile
from annotator.match.links.similarity import BIAS, WEIGHTS, Features, features, score
from annotator.match.links.subjects import Likeness

_ITSELF = Likeness(1.0, 1.0, 1.0)
_OWN_ARTICLE, _ONE_PASSAGE = -1.0, -4.2
"""An article tells less often of an event again than another article of the same story, and seldom twice in one
sentence. Fitted on ECB+: logistic regression over the logit and whether the sentence is one, rounded."""
_REACH = 60
"""A claim is compared with so many that follow it, so that long articles take time in proportion to their length."""


Weights = tuple[Features, float]
IN_USE: Weights = (WEIGHTS, BIAS)


def within(known: Sequence[Profile], weights: Weights = IN_USE) -> Iterator[Likely]:
    """The pairs of claims of one article and how likely they tell of the same, article by article."""
    claims: defaultdict[ArticleId, list[Profile]] = defaultdict(list)
    for profile in known:
        claims[profile.claim.article].append(profile)
    for _, held in sorted(claims.items()):
        held.sort(key=lambda profile: (profile.claim.span, profile.claim.id))
        for place, one in enumerate(held):
            yield from (_likely(one, other, weights) for other in held[place + 1 : place + 1 + _REACH])


def _likely(one: Profile, other: Profile, weights: Weights) -> Likely:
    together = one.claim.span.overlaps(other.claim.span)
    bias = weights[1] + _OWN_ARTICLE + (_ONE_PASSAGE if together else 0.0)
    found = features(one, other, _ITSELF)
    return Likely(one.claim.id, other.claim.id, round(10_000 * score(found, weights[0], bias)))
