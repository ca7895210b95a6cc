"""Owns soft labels: how the judgements of a thing are shared out, and who judged otherwise than it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.ids import AnalystId
from annotator.domain.json import Json
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


def assent(judgements: Sequence[Judged], stands: str, judges: Judges) -> list[tuple[str, str]]:
    """Who judged as the thing stands, by name, and as what."""
    return sorted((judges.get(each.analyst, each.analyst), stands) for each in judgements if each.word == stands)


def soft_record(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, object]:
    """The shares and who judged how as keys of a record; none unless asked for, and if nobody judged."""
    if not judges or not judgements:
        return {}
    shared = {value: size / WHOLE for value, size in shares(judgements).items()}
    return {"soft": shared, **named(judgements, stands, judges)}


def named(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, list[Json]]:
    """Who judged as a thing stands, and who otherwise, as keys of a record."""
    parts = {"assent": assent(judgements, stands, judges), "dissent": dissent(judgements, stands, judges)}
    return {part: [{"analyst": name, "value": value} for name, value in each] for part, each in parts.items()}
