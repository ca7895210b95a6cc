"""The table of decisions: newest first, days as headings, what an undo would withdraw marked at the edge."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from annotator.domain.view import HistoryRow
from annotator.gui.delegates.decision import (
    DAY_HEIGHT,
    ROW_HEIGHT,
    DecisionWords,
    Part,
    RowState,
    paint_day,
    paint_ground,
    paint_part,
    part_is_cut,
)
from annotator.gui.keys import let_letters_act
from annotator.gui.models.rows import ID_ROLE, ROW_ROLE
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.history_found import Line
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_model import Day, DecisionsModel, is_day
from annotator.gui.views.history_words import decision_words

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {Part.TIME: 68, Part.WHO: 64, Part.DECISION: 116, Part.KEY: 92, Part.SHOWN: 216}
_NARROW = 780
_SHARES = {Part.ON: 0.54, Part.BEFORE: 0.2, Part.AFTER: 0.26}


class DecisionDelegate(QStyledItemDelegate):
    """Draws one cell of a decision or of a day's heading."""

    def __init__(self, theme: ThemeHolder, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.marked: Collection[str] = frozenset()
        self._told: tuple[HistoryRow, DecisionWords] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the cell."""
        cell, tokens = QRectF(option.rect), self._theme.tokens
        line = index.data(ROW_ROLE)
        if isinstance(line, Day):
            left = self._view.columnViewportPosition(Part.TIME)
            paint_day(painter, cell, left, line.words, tokens=tokens)
            return
        state = RowState(
            chosen=bool(option.state & QStyle.StateFlag.State_Selected),
            focused=self._view.hasFocus(),
            marked=index.data(ID_ROLE) in self.marked,
            last=Part.KEY if self._view.isColumnHidden(Part.SHOWN) else Part.SHOWN,
        )
        paint_ground(painter, cell, index.column(), state=state, tokens=tokens)
        paint_part(painter, cell, self._words(line), index.column(), state=state, tokens=tokens)

    def _words(self, row: HistoryRow) -> DecisionWords:
        """What a row says, worked out once for its eight cells."""
        if self._told is None or self._told[0] is not row:
            self._told = row, decision_words(row)
        return self._told[1]

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Shows the whole text of a cell that is cut."""
        text = index.data()
        whole = isinstance(text, str) and event.type() is QEvent.Type.ToolTip
        if whole and part_is_cut(text, index.column(), option.rect.width()):
            QToolTip.showText(event.globalPos(), shown_text(text), view)
            return True
        QToolTip.hideText()
        return False


class HistoryTable(QTableView):
    """Decisions; says `chosen` when another one is, and `opened` for a double click or Enter."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, theme: ThemeHolder, index: HistoryIndex) -> None:
        super().__init__()
        self.decisions = DecisionsModel(index, self)
        self._cells = DecisionDelegate(theme, self)
        self._none = False
        self.setModel(self.decisions)
        self.setItemDelegate(self._cells)
        self._look()
        self.activated.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these decisions; the chosen one stays chosen, or else the newest is."""
        kept = self.chosen_id()
        self._set_heights(ROW_HEIGHT)
        self.decisions.show(lines)
        self._set_heights(DAY_HEIGHT)
        self._keep(kept)

    def add_older(self, lines: Sequence[Line]) -> None:
        """Shows further decisions below; nothing else moves."""
        self.decisions.append(lines)
        self._set_heights(DAY_HEIGHT)
        self._keep(self.chosen_id())

    def add_newer(self, lines: Sequence[Line]) -> None:
        """Shows further decisions above, and all others as they stand now; the chosen one stays chosen."""
        kept = self.chosen_id()
        if lines:
            self.decisions.prepend(lines)
        self.decisions.refresh_all()
        self._set_heights(DAY_HEIGHT)
        self._keep(kept)

    def _keep(self, kept: str) -> None:
        if self._none and not kept:
            return
        if (self.chosen_id() != kept or not kept) and not self.choose(kept):
            self.choose_first()

    def chosen_id(self) -> str:
        """The id of the chosen decision; "" if there is none."""
        row_id = self.decisions.id_at(self.currentIndex().row())
        return row_id if row_id and not is_day(row_id) else ""

    def chosen_row(self) -> HistoryRow | None:
        """The chosen decision."""
        return self.decisions.decision(self.currentIndex().row())

    def choose(self, row_id: str) -> bool:
        """Whether the decision is in the list; if so it is chosen and in sight."""
        row = self.decisions.row_of(row_id) if row_id else None
        if row is None:
            return False
        index = self.decisions.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def choose_none(self) -> None:
        """Leaves every decision unchosen until one is chosen by hand or by its id."""
        self._none = True
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def choose_first(self) -> None:
        """Chooses the newest decision shown."""
        first = next((each for each in self.decisions.ids if not is_day(each)), "")
        self.choose(first)

    def mark(self, ids: Collection[str]) -> None:
        """Marks the decisions that an undo would withdraw."""
        self._cells.marked = ids
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are actions here."""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says that another decision is chosen."""
        super().currentChanged(current, previous)
        self._none = self._none and not current.isValid()
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Chooses the newest where nothing was chosen: the arrows need somewhere to start from."""
        super().focusInEvent(event)
        if not self.chosen_id():
            self.choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the columns whose words differ in length."""
        super().resizeEvent(event)
        # What was shown stands in the Why panel too.
        narrow = self.viewport().width() < _NARROW
        self.setColumnHidden(Part.SHOWN, narrow)
        fixed = sum(width for part, width in _WIDTHS.items() if not (narrow and part is Part.SHOWN))
        rest = max(260, self.viewport().width() - fixed)
        for part, width in _WIDTHS.items():
            self.setColumnWidth(part, width)
        for part, share in _SHARES.items():
            self.setColumnWidth(part, int(rest * share))

    def _set_heights(self, height: int) -> None:
        """Gives every day's heading this height; before rows change places, that of all the others."""
        for row in self.decisions.days:
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _look(self) -> None:
        self.setAccessibleName("Decisions, newest first")
        let_letters_act(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(DAY_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
