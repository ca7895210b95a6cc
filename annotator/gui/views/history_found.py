"""Owns the decisions that a filter takes, found bit by bit from the newest to the oldest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.decision import Verb
from annotator.domain.ids import DecisionId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.gui.views.history_index import HistoryIndex, Sort
from annotator.gui.views.history_words import decision_words

_READ_AT_ONCE = 150
"""Rows whose words are looked at in one step: some 20 ms."""

Line = tuple[DecisionId, str]
"""A decision and its day."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which decisions to show; "" or None for all."""

    analyst: str = ""
    verb: Verb | None = None
    kind: Kind | None = None
    words: str = ""

    def takes(self, sort: Sort) -> bool:
        """Whether decisions of a sort can be among them."""
        return self.analyst in ("", sort.analyst) and self.verb in (None, sort.verb) and self.kind in (None, sort.kind)

    def finds(self, row: HistoryRow) -> bool:
        """Whether a decision says the words."""
        shown = decision_words(replace(row, withdrawn=False)).texts
        said = " ".join((*shown, row.verb.value, row.via)).casefold()
        return all(word in said for word in self.words.casefold().split())


class Found:
    """What a filter takes of an index; `go_on` until it is complete."""

    def __init__(self, index: HistoryIndex, wanted: Filter) -> None:
        self.wanted = wanted
        self.count = 0
        self._index = index
        self._looked = 0

    @property
    def complete(self) -> bool:
        """Whether every decision has been looked at."""
        return self._index.complete and self._looked == len(self._index.ids)

    def go_on(self) -> list[Line]:
        """Looks at further decisions, older than all before: those that are taken."""
        if self._looked == len(self._index.ids):
            self._index.read_on()
        left = len(self._index.ids) - self._looked
        step = min(left, _READ_AT_ONCE) if self.wanted.words.strip() else left
        found = self._taken(self._looked, self._looked + step)
        self._looked += step
        self.count += len(found)
        return found

    def take_newest(self, fresh: int) -> list[Line]:
        """Looks at so many decisions that came in at the top: those that are taken."""
        found = self._taken(0, fresh)
        self._looked += fresh
        self.count += len(found)
        return found

    def _taken(self, start: int, end: int) -> list[Line]:
        index = self._index
        taken = [self.wanted.takes(sort) for sort in index.sorts]
        places = [at for at in range(start, end) if taken[index.number(at)]]
        if self.wanted.words.strip():
            rows = index.rows([index.ids[at] for at in places])
            said = {row.id for row in rows if self.wanted.finds(row)}
            places = [at for at in places if index.ids[at] in said]
        return [(index.ids[at], index.sort(at).day) for at in places]


def all_found(index: HistoryIndex, wanted: Filter) -> Sequence[Line]:
    """Every decision that a filter takes, newest first."""
    found, lines = Found(index, wanted), list[Line]()
    while not found.complete:
        lines += found.go_on()
    return lines
