"""Owns soft labels: how the judgements of a thing are shared out, and who judged otherwise than it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.ids import AnalystId
from annotator.formats.document import Judged

WHOLE: Final = 10_000

Judges = Mapping[AnalystId, str]
"""The analysts by id, with their names; none where nobody asked for soft labels."""


def shares(judgements: Sequence[Judged]) -> dict[str, int]:
    """The share of each value among the judgements in ten-thousandths, which add up to the whole; none of none.

    Two who corrected a thing to different words hold two values: "corrected", which stands, and "corrected 2".
    What is left over in rounding goes to the first values. Worked example: three that differ give 3334, 3333, 3333.
    """
    counts = Counter(each.word for each in judgements)
    found = {value: counts[value] * WHOLE // len(judgements) for value in sorted(counts)}
    left = WHOLE - sum(found.values()) if found else 0
    return {value: size + (place < left) for place, (value, size) in enumerate(found.items())}


def dissent(judgements: Sequence[Judged], stands: str, judges: Judges) -> list[tuple[str, str]]:
    """Who judged otherwise than the thing stands, by name, and as what."""
    return sorted((judges.get(each.analyst, each.analyst), each.word) for each in judgements if each.word != stands)


def soft_record(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, object]:
    """Both as keys of a record; none unless they were asked for and somebody judged."""
    if not judges or not judgements:
        return {}
    differing = [{"analyst": name, "value": value} for name, value in dissent(judgements, stands, judges)]
    return {"soft": {value: size / WHOLE for value, size in shares(judgements).items()}, "dissent": differing}
