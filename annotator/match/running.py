"""Owns which differences are news rather than contradictions: values that run on, and states that end."""

import math
import re
from itertools import product

from annotator.match.attributes import Finding
from annotator.match.facets import Facets
from annotator.match.periods import Told
from annotator.match.senses import senses_of, stems_of

_RUNNING = senses_of(
    stems_of(
        "die dead death kill toll fatality casualty injure wound miss arrest detain displace flee evacuate infect "
        "case patient hospital victim survivor rescue recover test vaccinate price rate share percent index level "
        "rank vote seat poll member population debt loss damage donate raise sign signature home building"
    )
)
"""Senses of what is counted or measured anew day by day."""


_STRUCK = senses_of(stems_of("die dead kill injure wound miss arrest detain"))
_ADDED_UP = re.compile(r"\b(?:toll|total|so far|by|as of|now|since|ris\w+|rose|more than \w+ ago|over the)\b", re.I)
_WEEKS = 14
"""What befell people on days further apart befell others."""


def supersedes(a: Facets, b: Facets, number: Finding, opposite: Finding) -> bool:
    """Whether the later of two claims that exclude each other brings the newer value of something that changes.

    Worked example: "10 people were killed" on Monday, "12 people were killed" on Tuesday.
    """
    shared = (a.senses | senses_of(a.core)) & (b.senses | senses_of(b.core))
    if number.differs and not opposite.differs:
        return not shared.isdisjoint(_RUNNING) and not _weeks_apart(a, b)
    return opposite.differs and not number.differs and (a.now or b.now)


def outgrown(newer: Facets, older: Facets) -> bool:
    """Whether the later of two claims that agree tells a number above the least that the other tells of what runs on.

    Worked example: "at least 12 people were killed" on Monday, "the death toll rose to 37" on Tuesday.
    """
    if (newer.senses | senses_of(newer.core)).isdisjoint(_RUNNING) or _weeks_apart(newer, older):
        return False
    return any(
        now.comparable(before) and now.low > before.low and math.isinf(before.high) and bool(now.fate)
        for now, before in product(newer.quantities, older.quantities)
    )


def _weeks_apart(a: Facets, b: Facets) -> bool:
    """Whether both tell whom something befell on days weeks apart: "killed nine on 2 May", "killed 12 on 5 July"."""
    if not (a.dates and b.dates) or a.senses.isdisjoint(_STRUCK) or _ADDED_UP.search(f"{a.text} {b.text}"):
        return False
    pairs = [(one.value, other.value) for one, other in product(a.dates, b.dates)]
    return all(
        one.told is other.told is Told.DATE
        and max((one.first - other.last).days, (other.first - one.last).days) > _WEEKS
        for one, other in pairs
    )
