"""Which lane below the text each span's line is drawn in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def assign_lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span so that spans which overlap differ; what lies inside another is nearer the text (0)."""
    lanes: list[_Lane] = []
    given = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda at: (spans[at][1] - spans[at][0], spans[at], at)):
        start, end = spans[index]
        lane = next((at for at, taken in enumerate(lanes) if taken.is_free(start, end)), len(lanes))
        if lane == len(lanes):
            lanes.append(_Lane())
        lanes[lane].take(start, end)
        given[index] = lane
    return given


class _Lane:
    """The spans of one lane, none overlapping another, in text order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def is_free(self, start: int, end: int) -> bool:
        at = bisect_right(self._ends, start)
        return at == len(self._starts) or self._starts[at] >= end

    def take(self, start: int, end: int) -> None:
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
