"""Owns what the history knows of every decision without holding its row: enough to filter, group and find."""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotator.domain.decision import Verb
from annotator.domain.fact import Fact
from annotator.domain.ids import ActionId, DecisionId, FactId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryLine, HistoryRow
from annotator.gui.views.history_words import moment
from annotator.services import histories, reading
from annotator.services.workspace import Workspace

FIRST = 200
"""Decisions read before the first is shown."""
CHUNK = 2_000
"""Decisions read at once after that: some 15 ms, so that the window stays alive."""
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Sort:
    """What many decisions have in common; each holds a number that stands for it."""

    day: str
    analyst: str
    verb: Verb
    kind: Kind | None


class HistoryIndex:
    """Reads the log once, newest first, in chunks; `update` after every change, `read_on` until it is complete.

    A decision costs its id and a number: some 100 bytes, for there may be a hundred thousand and more.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._forget()

    def _forget(self) -> None:
        self.size = 0
        self.ids: list[DecisionId] = []
        self._sort_of = array("I")
        self._sorts: list[Sort] = []
        self._places: dict[tuple[str, str, Verb, Kind | None], int] = {}
        self._newest: HistoryLine | None = None
        self._oldest: HistoryLine | None = None

    @property
    def complete(self) -> bool:
        """Whether every decision has been read."""
        return len(self.ids) == self.size

    @property
    def sorts(self) -> Sequence[Sort]:
        """All that the decisions read so far are alike in."""
        return self._sorts

    def sort(self, at: int) -> Sort:
        """Of which sort the decision at a place is, counted from the newest."""
        return self._sorts[self._sort_of[at]]

    def number(self, at: int) -> int:
        """The place of that sort among `sorts`."""
        return self._sort_of[at]

    def update(self) -> int | None:
        """Takes new decisions into account: how many came in at the top; None if all was read anew."""
        known, self.size = self.size, histories.size(self._workspace)
        fresh = histories.lines_after(self._workspace, self._newest) if self._newest else []
        # Decisions that are brought in from another copy may stand anywhere.
        if self._newest is None or known + len(fresh) != self.size:
            self._forget()
            self.size = histories.size(self._workspace)
            self.read_on()
            return None
        if fresh:
            self.ids[:0] = [line.id for line in fresh]
            self._sort_of = array("I", map(self._place, fresh)) + self._sort_of
            self._newest = fresh[0]
        return len(fresh)

    def read_on(self) -> bool:
        """Reads the next chunk; whether there is more to read."""
        if not self.complete:
            limit = CHUNK if self.ids else FIRST
            lines = histories.lines_before(self._workspace, self._oldest, limit=limit)
            self.ids += [line.id for line in lines]
            self._sort_of.extend(map(self._place, lines))
            self._newest = self._newest or next(iter(lines), None)
            self._oldest = lines[-1] if lines else self._oldest
            if not lines:  # one was written between the count and now
                self.size = len(self.ids)
        return not self.complete

    def _place(self, line: HistoryLine) -> int:
        # The day by the minute first, for working out a local day takes longer than all else.
        key = (line.at[:16], line.analyst, line.verb, line.kind)
        place = self._places.get(key)
        if place is None:
            then = moment(line.at)
            sort = Sort(then.date().isoformat() if then else "", line.analyst, line.verb, line.kind)
            place = self._sorts.index(sort) if sort in self._sorts else len(self._sorts)
            if place == len(self._sorts):
                self._sorts.append(sort)
            self._places[key] = place
        return place

    def newest_about(self, target: str) -> DecisionId | None:
        """The decision of this id, or else the newest of this act or about this thing; None if there is none."""
        return histories.newest_about(self._workspace, target)

    def about(self, targets: Collection[TargetId]) -> list[HistoryRow]:
        """Every decision about the targets, oldest first."""
        return self.rows(histories.about(self._workspace, targets))

    def own_acts(self, since: DecisionId) -> list[ActionId]:
        """The analyst's own acts that can be undone, from the newest decision down to one, newest first."""
        return histories.own_acts(self._workspace, since)

    def has_own_acts(self, since: DecisionId) -> bool:
        """Whether there are any such acts."""
        return histories.has_own_acts(self._workspace, since)

    def of_acts(self, actions: Collection[ActionId]) -> list[DecisionId]:
        """The decisions that belong to these acts, oldest first."""
        return histories.of_acts(self._workspace, actions)

    def deciders(self) -> list[str]:
        """The names of everybody who decided something."""
        return histories.deciders(self._workspace)

    def fact_without(self, fact: TargetId, actions: Collection[ActionId]) -> tuple[Fact | None, Fact | None]:
        """A fact as it stands and as it would stand without these acts; None if it is gone."""
        now, then = (reading.fact_without(self._workspace, FactId(fact), gone) for gone in ((), actions))
        return now, then

    def rows(self, ids: Sequence[DecisionId]) -> list[HistoryRow]:
        """The rows of some decisions in their order, as they stand now."""
        found: list[HistoryRow] = []
        for at in range(0, len(ids), _ROWS):
            found += reading.history_rows(self._workspace, ids[at : at + _ROWS])
        return found
