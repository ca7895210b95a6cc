"""Owns which differences are news rather than contradictions: values that run on, and states that end."""

from annotator.match.attributes import Finding
from annotator.match.facets import Facets
from annotator.match.senses import senses_of, stems_of

_RUNNING = senses_of(
    stems_of(
        "die dead death kill toll fatality casualty injure wound miss arrest detain displace flee evacuate infect "
        "case patient hospital victim survivor rescue recover test vaccinate price rate share percent index level "
        "rank vote seat poll member population debt loss damage donate raise sign signature home building"
    )
)
"""Senses of what is counted or measured anew day by day."""


def supersedes(a: Facets, b: Facets, number: Finding, opposite: Finding) -> bool:
    """Whether the later of two claims that exclude each other brings the newer value of something that changes.

    Worked example: "10 people were killed" on Monday, "12 people were killed" on Tuesday.
    """
    shared = a.senses & b.senses
    if number.differs and not opposite.differs:
        return not shared.isdisjoint(_RUNNING)
    return opposite.differs and not number.differs and (a.now or b.now)
