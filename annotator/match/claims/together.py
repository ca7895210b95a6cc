"""Owns why claims that do not clash tell no more than things that go together: a deed and an office, two causes."""

from annotator.match.claims.actors import held_before
from annotator.match.claims.amounts import added_to_others, by_and_to, count_others, in_two_currencies
from annotator.match.claims.causation import of_two_chains
from annotator.match.claims.enumerations import lists_more, lists_overlap
from annotator.match.claims.facets import Facets
from annotator.match.claims.fates import only_the_other
from annotator.match.claims.losing import lost_others, only_damaged
from annotator.match.claims.offices import deputy_and_not, does_and_is
from annotator.match.claims.polarity import denied_beside
from annotator.match.claims.running import told_alone
from annotator.match.claims.shared_names import Matched
from annotator.match.claims.voice import hearsay, judged, untold

REPROACH = "somebody is accused of what the other tells"
OFFICE = "one tells only the office that somebody holds"
_CONDITION = "one tells it on a condition"


def together(a: Facets, b: Facets, named: Matched, *, outgrew: bool) -> str | None:
    """Why claims that do not clash tell no more than things that go together; None if nothing speaks for it."""
    overlapping = lists_overlap(a, b)
    told = (
        (named.lists, "the lists overlap"),
        (overlapping is not None, overlapping or ""),
        (lists_more(a, b) and lists_more(b, a), "the lists overlap"),
        (a.accuses != b.accuses, REPROACH),
        (a.supposes != b.supposes, _CONDITION),
        (does_and_is(a, b) or does_and_is(b, a), OFFICE),
        ((chains := of_two_chains(a, b)) is not None, chains or ""),
        (deputy_and_not(a, b) or deputy_and_not(b, a), "one tells of a deputy"),
        (lost_others(a, b), "they tell of the loss of two things"),
        (only_damaged(a, b), "one tells only of damage"),
        (held_before(a, b), "one tells of somebody who was that before"),
        (untold(a) != untold(b), "one tells only that nobody says it"),
        (hearsay(a) != hearsay(b), "one tells it as hearsay"),
        (judged(a) != judged(b), "one tells only what somebody calls it"),
        (not outgrew and count_others(a, b), "they count others"),
        (only_the_other(a, b), "one tells only of the other of them"),
        (added_to_others(a, b), "one counts only those who came to others"),
        (in_two_currencies(a, b), "they tell sums in two currencies"),
        (by_and_to(a, b), "one tells the change, the other what came of it"),
        (told_alone(a, b) or told_alone(b, a), "one tells only how high the toll is"),
    )
    return next((why for holds, why in told if holds), denied_beside(a, b) or denied_beside(b, a))
