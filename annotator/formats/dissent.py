"""Owns soft labels: how the judgements of a thing are shared out, and who judged otherwise than it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.domain.ids import AnalystId
from annotator.formats.document import Judged

Judges = Mapping[AnalystId, str]
"""The analysts by id, with their names; none where nobody asked for soft labels."""


def shares(judgements: Sequence[Judged]) -> dict[str, float]:
    """The share of each value among the judgements, which add up to 1; nothing where nobody judged."""
    counts = Counter(each.value for each in judgements)
    return {value: counts[value] / len(judgements) for value in sorted(counts)}


def dissent(judgements: Sequence[Judged], stands: str, judges: Judges) -> list[tuple[str, str]]:
    """Who judged otherwise than the thing stands, by name, and as what."""
    return sorted((judges.get(each.analyst, each.analyst), each.value) for each in judgements if each.value != stands)


def soft_record(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, object]:
    """Both as keys of a record; none unless they were asked for and somebody judged."""
    if not judges or not judgements:
        return {}
    differing = [{"analyst": name, "value": value} for name, value in dissent(judgements, stands, judges)]
    return {"soft": shares(judgements), "dissent": differing}
