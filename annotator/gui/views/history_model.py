"""Owns the rows of the history: decisions newest first, each day under its own heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.domain.ids import DecisionId
from annotator.domain.view import HistoryRow
from annotator.gui.delegates.decision import Part
from annotator.gui.models.rows import Column, RowsModel
from annotator.gui.views.history_found import Line as FoundLine
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_words import day_words, decision_words, spoken

_DAY = "day:"
_HEADERS = ("Time", "Who", "Decision", "On", "Before", "After", "Key", "What was shown")


@dataclass(frozen=True, slots=True)
class Day:
    """The heading of a day."""

    words: str


Line = HistoryRow | Day


def is_day(row_id: str | None) -> bool:
    """Whether a row's id is that of a day's heading."""
    return row_id is not None and row_id.startswith(_DAY)


def with_days(lines: Sequence[FoundLine], day: str | None = None) -> list[str]:
    """The ids of the decisions with the id of a heading before each day's first; `day` has its heading already."""
    ids: list[str] = []
    for identity, its_day in lines:
        if its_day != day:
            day = its_day
            ids.append(_DAY + day)
        ids.append(identity)
    return ids


class DecisionsModel(RowsModel[Line]):
    """The table of decisions; a day's heading cannot be chosen."""

    def __init__(self, index: HistoryIndex, parent: QObject | None = None) -> None:
        super().__init__([_column(part) for part in Part], self._read_lines, parent)
        self._index = index
        self.days: list[int] = []
        self._last_day: str | None = None

    def show(self, lines: Sequence[FoundLine]) -> None:
        """Shows these decisions and no others; what stays where it is keeps its selection."""
        self._last_day = lines[-1][1] if lines else None
        ids = with_days(lines)
        self.days = [row for row, each in enumerate(ids) if is_day(each)]
        self.set_ids(ids)

    def append(self, lines: Sequence[FoundLine]) -> None:
        """Shows older decisions below the others."""
        ids = with_days(lines, self._last_day)
        self._last_day = lines[-1][1] if lines else self._last_day
        self._insert(len(self.ids), ids)

    def prepend(self, lines: Sequence[FoundLine]) -> None:
        """Shows newer decisions above the others."""
        if not self.ids:
            self.show(lines)
            return
        same = next((at for at, line in enumerate(reversed(lines)) if self.ids[0] != _DAY + line[1]), len(lines))
        self._insert(1, [line[0] for line in lines[len(lines) - same :]])
        self._insert(0, with_days(lines[: len(lines) - same]))

    def _insert(self, at: int, ids: Sequence[str]) -> None:
        new = [at + row for row, each in enumerate(ids) if is_day(each)]
        self.days = sorted([*new, *(row + len(ids) if row >= at else row for row in self.days)])
        self.insert_ids(at, ids)

    def decision(self, row: int) -> HistoryRow | None:
        """The decision at a place; None for a heading and outside."""
        if not 0 <= row < self.rowCount():
            return None
        line = self.row_at(row)
        return line if isinstance(line, HistoryRow) else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Nothing for a heading, so that the arrows pass over it."""
        return Qt.ItemFlag.NoItemFlags if is_day(self.id_at(index.row())) else super().flags(index)

    def _read_lines(self, ids: Sequence[str]) -> list[Line]:
        rows = {row.id: row for row in self._index.rows([DecisionId(each) for each in ids if not is_day(each)])}
        return [_day(each) if is_day(each) else rows[DecisionId(each)] for each in ids]


def _day(row_id: str) -> Day:
    iso = row_id.removeprefix(_DAY)
    return Day(day_words(date.fromisoformat(iso)) if iso else "Without a date")


def _column(part: Part) -> Column[Line]:
    def text(line: Line) -> str:
        if isinstance(line, Day):
            return line.words if part is Part.TIME else ""
        return decision_words(line).text(part)

    def accessible(line: Line) -> str:
        return spoken(line) if part is Part.TIME and isinstance(line, HistoryRow) else text(line)

    return Column(_HEADERS[part], text, accessible)
