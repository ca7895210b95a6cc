"""Owns what a suggested link says whose claims seem to tell of two things, and how likely it is that they are one."""

from annotator.domain.link import Relation
from annotator.domain.odds import logistic, logit
from annotator.match.camps import other_camps
from annotator.match.contrast import Contrast
from annotator.match.profiles import Profile
from annotator.match.similarity import Features
from annotator.match.things import other_things

_AGAINST = 4.4
"""Of articles on one event in ECB+, those whose places lie apart are 80 times rarer than of articles on look-alikes."""
_LIKELIER, _LEAST = 0.5, 0.02


def may_be_apart(a: Profile, b: Profile, seen: Features, elsewhere: str | None) -> bool:
    """Whether it is worth looking if two claims lie apart: articles do, times and more clash, or they are of others."""
    moved = seen.date_clash and (seen.place_clash or seen.number_clash)
    others = other_camps(a.facets.subject, b.facets.subject) or other_things(a.facets, b.facets) is not None
    return bool(elsewhere or moved) or others


def less_likely(score: float, found: Contrast) -> float:
    """How likely claims that lie apart speak of the same, by their score: never more than that they do not, 0..1.

    That look-alikes were told apart is worth a suggestion where nothing likelier is: it is never too little for one.
    """
    likely = min(logistic(logit(round(10_000 * score)) - _AGAINST), 1 - found.confidence)
    return round(min(score, max(likely, _LEAST)), 6)


def as_likely(found: Contrast, score: float) -> Relation:
    """What a link says: that claims are different only where that is likelier than not.

    Of the first nine of each claim in ECB+ those that only name other people or places are of one event as often as
    their score says: at scores above 0.5 three of four.
    """
    weak = found.relation is Relation.DIFFERENT and not found.apart
    return Relation.SUPPORTS if weak and score >= _LIKELIER else found.relation
