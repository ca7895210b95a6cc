"""Owns numbers of two dealings or steps: what a film cost is not what it earned, nor what is asked what is offered."""

from annotator.match.claims.amounts import ends_of
from annotator.match.claims.facets import Facets
from annotator.match.measures.clocks import CLOCK
from annotator.match.measures.periods import Open
from annotator.match.measures.quantity import Quantity
from annotator.match.words.senses import stems_of

_DEALINGS = tuple(
    stems_of(stems)
    for stems in (
        "want demand seek request ask claim",
        "offer propose",
        "get got receive earn gross win collect",
        "cost spend spent pay paid invest donate give gave",
        "owe owed",
        "save saved",
        "borrow borrowed",
        "lose lost",
        "plan budget promise pledge",
        "sentence sentenced jail imprison condemn",
        "serve served spend spent",
    )
)
"""What is done with sums and terms: one number tells of one of these alone."""


def of_two_dealings(a: Facets, b: Facets) -> bool:
    """Whether claims tell sums, shares or terms, and the deeds are two dealings.

    Worked examples: "the film cost 20 million dollars" and "it earned 90 million dollars", "was sentenced to five
    years" and "spent seven months in prison"; not what one paid and the other received.
    """
    ours, theirs = _dealings(a), _dealings(b)
    if not (ours and theirs) or ours & theirs or not any(one.written or one.money for one in a.quantities):
        return False
    return ours | theirs != _PAYMENT or not a.subject.isdisjoint(b.subject)


def _dealings(side: Facets) -> frozenset[int]:
    return frozenset(at for at, stems in enumerate(_DEALINGS) if not side.core.isdisjoint(stems))


_PAYMENT = frozenset({2, 3})
"""Of one payment one side is told to pay and the other to receive."""


def goes_on(a: Facets, b: Facets) -> bool:
    """Whether one change begins where the other ended: "from 30 to 40 dollars", "from 40 to 50 dollars"."""
    return _follows(a, b) != _follows(b, a)


def _follows(side: Facets, other: Facets) -> bool:
    begun, ended = ends_of(side, "from"), ends_of(other, "to")
    met = any(one.comparable(end) and one.agrees(end) for one in begun for end in ended)
    return met and not _all_agree(begun, ends_of(other, "from")) and bool(ends_of(other, "from"))


def _all_agree(ours: list[Quantity], theirs: list[Quantity]) -> bool:
    return all(one.agrees(other) for one in ours for other in theirs if one.comparable(other))


def of_two_spans(a: Facets, b: Facets) -> bool:
    """Whether one tells until when something was so and the other since when it is, and that came later."""
    return _before_and_since(a, b) or _before_and_since(b, a)


def _before_and_since(side: Facets, other: Facets) -> bool:
    until = [one.value for one in side.dates if one.value.open is Open.UNTIL]
    since = [one.value for one in other.dates if one.value.open is Open.SINCE]
    alone = len(side.dates) == len(until) and len(other.dates) == len(since)
    return alone and any(one.told is two.told and one.last < two.first for one in until for two in since)


def at_other_hours(a: Facets, b: Facets) -> bool:
    """Whether both tell the hour, and no hour of one is one of the other."""
    ours, theirs = ([one for one in side.quantities if one.unit.startswith(CLOCK)] for side in (a, b))
    return bool(ours and theirs) and not any(one.agrees(other) for one in ours for other in theirs)
