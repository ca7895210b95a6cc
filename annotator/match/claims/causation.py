"""Owns how two claims stand that tell the cause of one event: which causes shut each other out, and who is blamed."""

from collections.abc import Iterator
from itertools import product

from annotator.match.claims.caused import NO_EVENT, Cause, causes_in
from annotator.match.claims.facets import Facets
from annotator.match.denials.negation import Denial
from annotator.match.words.origins import by_somebody, excluding
from annotator.match.words.senses import senses_of


def other_causes_of_one(a: Facets, b: Facets) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of what either claim tells as the cause of one event, where only one of both can have caused it.

    Worked examples: "A gas leak caused the explosion" and "The cause of the explosion was a bomb"; not "a faulty cable"
    and "an electrical fault", nor what only "may have caused" it, nor two causes of panic.
    """
    for one, other in _of_one_event(a, b):
        if one.sole and other.sole and one.blamed == other.blamed and _excluding(one, other):
            return one.told, other.told
    return None


def causes_known(a: Facets, b: Facets) -> bool:
    """Whether what either claim tells as the cause of one event tells whether both can be, and not who they are."""
    return any(
        one.blamed == other.blamed and not (one.somebody and other.somebody) for one, other in _of_one_event(a, b)
    )


def of_two_chains(a: Facets, b: Facets) -> str | None:
    """Why claims that tell what came of what tell of two causes, or of two things that came of one; None if not."""
    if causes_known(a, b) and all(_apart(one, other) for one, other in _of_one_event(a, b)):
        return "they tell of two causes"
    ours, theirs = causes_in(a.text), causes_in(b.text)
    apart = [(one, other) for one, other in product(ours, theirs) if _caused(one).isdisjoint(_caused(other))]
    if apart and len(apart) == len(ours) * len(theirs) and any(not _apart(*pair) for pair in apart):
        return "they tell of two things that came of one"
    return None


def of_another_cause(one: Denial, side: Facets, other: Facets) -> bool:
    """Whether a claim denies only that of another cause: "not caused by a cigarette", beside "caused by a cable"."""
    return any(
        _apart(ours, theirs) and not ours.told.isdisjoint(one.reach) for ours, theirs in _of_one_event(side, other)
    )


def blamed_otherwise(a: Facets, b: Facets) -> bool:
    """Whether both hold one event against others, who cannot all have caused it."""
    return any(
        one.blamed
        and other.blamed
        and one.sole
        and other.sole
        and _apart(one, other)
        and ((one.somebody and other.somebody) or _excluding(one, other))
        for one, other in _of_one_event(a, b)
    )


def cause_blamed(voice: Facets, other: Facets) -> bool | None:
    """Whether what somebody blames for an event is what the other claim tells as its cause; None where nobody knows.

    Worked example: who blamed the fire on a cable is right if a cable caused it, and wrong if a cigarette did.
    """
    for one, told in _of_one_event(voice, other):
        if one.blamed and not told.blamed:
            if not _apart(one, told):
                return True
            if told.sole and _excluding(one, told):
                return False
    return None


def _of_one_event(a: Facets, b: Facets) -> Iterator[tuple[Cause, Cause]]:
    for one, other in product(causes_in(a.text), causes_in(b.text)):
        which = senses_of(one.which), senses_of(other.which)
        if one.event == other.event and not (all(which) and which[0].isdisjoint(which[1])):
            yield one, other


def _apart(one: Cause, other: Cause) -> bool:
    return senses_of(one.told).isdisjoint(senses_of(other.told))


def _caused(one: Cause) -> frozenset[str]:
    return senses_of({one.event, *one.which} - {NO_EVENT})


def _excluding(one: Cause, other: Cause) -> bool:
    if not _apart(one, other) or (one.somebody and other.somebody):
        return False
    if one.somebody != other.somebody and by_somebody((other if one.somebody else one).named):
        return False
    return excluding(one.named, other.named)
