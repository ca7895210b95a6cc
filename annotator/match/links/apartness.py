"""Owns what a suggested link says whose claims seem to tell of two things, and how likely it is that they are one."""

from dataclasses import replace

from annotator.domain.link import Relation
from annotator.domain.odds import logistic, logit
from annotator.match.claims.attributes import Attribute, Finding
from annotator.match.claims.facets import Facets
from annotator.match.claims.things import other_things
from annotator.match.contrast import Contrast
from annotator.match.links.profiles import Profile
from annotator.match.links.similarity import Features
from annotator.match.words.camps import other_camps
from annotator.match.words.senses import senses_of

_AGAINST = 4.4
"""Of articles on one event in ECB+, those whose places lie apart are 80 times rarer than of articles on look-alikes."""
_LIKELIER, _LEAST = 0.5, 0.02
_ONE_THING = 0.2
_CLASHING = (Relation.CONTRADICTS, Relation.DISPUTES)
_SILENT = Finding(Attribute.POLARITY)
_OTHERS = "they seem to speak of different things"
_HARDLY, _NO_RELATION = 0.1, "hardly likely to speak of one thing"
"""Of pairs in ECB+ scored below this one in thirty is of one event. They go out as the nearest that there is; what they
are called, for want of anything particular, is told with that."""


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


def as_likely(found: Contrast, score: float, *, one_deed: bool = True) -> Contrast:
    """How two claims compare that speak of the same as likely as their score says, 0..1.

    That claims are different is told only where that is likelier than not. Of the first nine of each claim in ECB+
    those that only name other people or places are of one event as often as their score says: at scores above 0.5
    three of four. Of those that seem to clash at scores below 0.2 one in thirty is of one event: where they do not
    tell of `one_deed`, what one denies is not what the other tells.
    """
    weak = found.relation is Relation.DIFFERENT and not found.apart
    if weak and score >= _LIKELIER:
        return replace(found, relation=Relation.SUPPORTS)
    if found.relation is Relation.SUPPORTS and score < _HARDLY:
        return replace(found, reasons=(_NO_RELATION, *found.reasons))
    if found.relation not in _CLASHING or one_deed or score >= _ONE_THING:
        return found
    said = next((one for one in found.findings if one.attribute is Attribute.POLARITY), _SILENT)
    denied = {difference.note for difference in said.differences}
    reasons = (_OTHERS, *(reason for reason in found.reasons[1:] if reason not in denied))
    return replace(found, relation=Relation.DIFFERENT, reversed=False, reasons=reasons)


def of_one_deed(a: Facets, b: Facets) -> bool:
    """Whether either of two claims tells of the deed of the other, or where it has no verb of its own, of the doer.

    Who accuses somebody tells of more than the accusing.
    """
    return a.accuses != b.accuses or _tells(a, b) or _tells(b, a) or not (_deed(a) and _deed(b))


def _tells(side: Facets, other: Facets) -> bool:
    return not senses_of(_deed(side)).isdisjoint(other.senses)


def _deed(side: Facets) -> frozenset[str]:
    return side.core or side.subject
