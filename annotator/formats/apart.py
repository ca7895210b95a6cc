"""Owns which of several spans are kept where a word has room for one: of two that overlap the longer."""

from bisect import bisect_left
from collections.abc import Sequence


def apart(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers of the spans that are kept, in the order of the text; of two alike the first."""
    kept: list[int] = []
    for number in sorted(range(len(spans)), key=lambda each: (spans[each][0] - spans[each][1], spans[each][0])):
        start, end = spans[number]
        at = bisect_left(kept, start, key=lambda each: spans[each][1] - 1)
        if at == len(kept) or spans[kept[at]][0] >= end:
            kept.insert(at, number)
    return kept
