"""Owns the columns of chains and of names: numbers and labels in brackets, at the words where each begins and ends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

_PART: Final = re.compile(r"(\()?([^()|\s]+)(\))?")
_NONE: Final = frozenset({"-", "_", "*", ""})


def written(marks: Iterable[tuple[int, int, int]], words: int) -> list[str]:
    """The column of chains for so many words, from the first word, the one after the last and the number of each mark.

    Marks are in their order, those that begin at one word with the longest first.
    """
    parts: list[list[str]] = [[] for _ in range(words)]
    ends: list[list[str]] = [[] for _ in range(words)]
    for first, after, chain in marks:
        if after - first == 1:
            parts[first].append(f"({chain})")
        else:
            parts[first].append(f"({chain}")
            ends[after - 1].insert(0, f"{chain})")
    return ["|".join([*ends[place], *parts[place]]) or "-" for place in range(words)]


def labelled(names: Iterable[tuple[int, int, str]], words: int) -> list[str]:
    """The column of names for so many words; names do not overlap."""
    column = ["*"] * words
    for first, after, label in names:
        column[first] = f"({label}*"
        column[after - 1] = f"({label})" if after - first == 1 else "*)"
    return column


@dataclass(slots=True)
class Chained:
    """The marks of a document, word by word; `opened` are those that wait for their end, by chain."""

    marks: list[tuple[str, int, int]] = field(default_factory=list)
    opened: dict[str, list[int]] = field(default_factory=dict)

    def word(self, place: int, cell: str) -> None:
        """Take the cell of a word; ValueError if it ends what did not begin."""
        if cell in _NONE:
            return
        found = list(_PART.finditer(cell))
        if not found or "".join(each[0] for each in found) != cell.replace("|", ""):
            raise ValueError(f"the last column must tell chains, as (12 or 12) or (12), not '{cell[:60]}'")
        # First what begins, as the scorer of CoNLL-2012 reads it: the order within a cell says nothing.
        for each in found:
            if each[1]:
                self.opened.setdefault(each[2], []).append(place)
        for each in found:
            if each[3]:
                self._close(each[2], place)

    def _close(self, chain: str, place: int) -> None:
        waiting = self.opened.get(chain)
        if not waiting:
            raise ValueError(f"{chain}) ends a mention that did not begin")
        self.marks.append((chain, waiting.pop(), place + 1))

    def left(self) -> list[tuple[str, int]]:
        """The chain and the first word of each mention that never ended, by place."""
        return sorted(((chain, at) for chain, begun in self.opened.items() for at in begun), key=lambda each: each[1])


def names(cells: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The label, the first word and the one after the last of each name that a column of a sentence tells."""
    label, first = "", 0
    for place, cell in enumerate(cells):
        if cell.startswith("("):
            label, first = cell.strip("()*"), place
        if cell.endswith(")") and label:
            yield label, first, place + 1
            label = ""
