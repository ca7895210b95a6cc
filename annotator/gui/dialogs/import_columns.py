"""The columns of a table that is to come in: which one becomes what, its first rows, and what is remembered of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHeaderView, QLabel, QSizePolicy, QTableView, QVBoxLayout, QWidget

from annotator.domain.json import Json, as_object, as_str
from annotator.formats.manner import FIELDS
from annotator.gui.theme import set_kind
from annotator.services.previewing import Preview
from annotator.services.settings import Settings

_NAMES = {
    "text": "Text of the article",
    "title": "Title",
    "source": "Source",
    "url": "Address",
    "author": "Author",
    "published": "Date",
    "language": "Language",
    "id": "Id",
}
_NONE, _CHOOSE = "no column", "choose a column"
_ACROSS = 4
_MOST_REMEMBERED = 60
_CELL = 260
_Index = QModelIndex | QPersistentModelIndex


class Keeps(Protocol):
    """What keeps settings."""

    @property
    def settings(self) -> Settings:
        """The settings in use."""

    def keep(self, settings: Settings) -> None:
        """Takes other settings and saves them."""


class RememberedColumns:
    """Which columns were chosen for tables with which headings, in the user's settings."""

    def __init__(self, memory: Keeps) -> None:
        self._memory = memory

    def of(self, headings: tuple[str, ...]) -> Mapping[str, str]:
        """The columns chosen for these headings; empty if none were."""
        try:
            value: Json = json.loads(self._memory.settings.columns.get(_key(headings), "{}"))
        except ValueError:
            return {}
        known = {name: as_str(heading) for name, heading in as_object(value).items() if name in FIELDS}
        return {name: heading for name, heading in known.items() if heading in (*headings, "")}

    def keep(self, headings: tuple[str, ...], columns: Mapping[str, str]) -> None:
        """Remembers the columns chosen for these headings, the newest sets of headings only."""
        others = {key: value for key, value in self._memory.settings.columns.items() if key != _key(headings)}
        kept = dict(list(others.items())[-_MOST_REMEMBERED + 1 :])
        kept[_key(headings)] = json.dumps(dict(columns), ensure_ascii=False, sort_keys=True)
        self._memory.keep(replace(self._memory.settings, columns=kept))


def _key(headings: Sequence[str]) -> str:
    return "\t".join(headings)


class ColumnsForm(QWidget):
    """One combo a field, the first rows under them; says `changed` with the columns that are chosen now."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._combos = {name: self._combo(name) for name in _NAMES}
        self._headings: tuple[str, ...] = ()
        self.rows = FirstRows()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (name, combo) in enumerate(self._combos.items()):
            row, column = divmod(at, _ACROSS)
            label = QLabel(_NAMES[name])
            label.setProperty("role", "second")
            label.setBuddy(combo)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(combo, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        column_of_parts = QVBoxLayout(self)
        column_of_parts.setContentsMargins(0, 0, 0, 0)
        column_of_parts.setSpacing(12)
        column_of_parts.addLayout(grid)
        column_of_parts.addWidget(self.rows, 1)

    @property
    def columns(self) -> Mapping[str, str]:
        """Which column is chosen for each field, "" for none."""
        return {name: str(combo.currentData() or "") for name, combo in self._combos.items()}

    def combo(self, name: str) -> QComboBox:
        """The combo of a field."""
        return self._combos[name]

    def show_table(self, seen: Preview) -> None:
        """Shows the columns as they are read now; amber where the text's must still be chosen."""
        for name, combo in self._combos.items():
            if self._headings != seen.columns:
                self._fill(name, combo, seen.columns)
            combo.setCurrentIndex(max(0, combo.findData(seen.mapping.get(name, ""))))
        self._headings = seen.columns
        set_kind(self._combos["text"], "" if "text" in seen.mapping else "warn")
        self.rows.show_rows(seen)

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(f"Column of: {_NAMES[name]}")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setMaxVisibleItems(16)
        made.activated.connect(lambda _at: self.changed.emit(self.columns))
        return made

    def _fill(self, name: str, combo: QComboBox, headings: Sequence[str]) -> None:
        combo.clear()
        combo.addItem(_CHOOSE if name == "text" else _NONE, "")
        for heading in headings:
            combo.addItem(heading, heading)


class FirstRows(QTableView):
    """The first rows of a table, under its headings and what each becomes."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _RowsModel()
        self.setModel(self._model)
        self.setAccessibleName("First rows of the table")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.setMinimumHeight(28 * 3 + 32)

    def show_rows(self, seen: Preview) -> None:
        """Shows them."""
        fresh = self._model.columns != seen.columns
        self._model.show_rows(seen)
        if fresh:
            self.resizeColumnsToContents()
            for column in range(len(seen.columns)):
                self.setColumnWidth(column, min(max(self.columnWidth(column), 96), _CELL))


class _RowsModel(QAbstractTableModel):
    """First rows, each cell on one line."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, seen: Preview) -> None:
        """Takes other rows."""
        becomes = {heading: _NAMES[name] for name, heading in seen.mapping.items() if heading}
        self.beginResetModel()
        self.columns, self._rows = seen.columns, seen.rows
        self._heads = tuple(f"{each} → {becomes[each]}" if each in becomes else each for each in seen.columns)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell on one line, the whole of it as tooltip."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        return cell if role == Qt.ItemDataRole.ToolTipRole else " ".join(cell.split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A heading and what it becomes."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._heads[section] if shown and section < len(self._heads) else None
