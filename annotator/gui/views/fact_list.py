"""The list of facts with its search."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ids import FactId
from annotator.domain.suggestion import Kind
from annotator.gui.badges import KeyCap
from annotator.gui.delegates.fact import Listed, fact_height, fact_is_cut, fact_spoken, paint_fact
from annotator.gui.keys import let_letters_act
from annotator.gui.models.rows import ROW_ROLE, Column, RowsModel
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.fact_reading import FactReading
from annotator.gui.views.search_field import SearchField
from annotator.services import reading
from annotator.services.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_MOST_FOUND = 1_000


class _Delegate(QStyledItemDelegate):
    """Draws a fact's row."""

    def __init__(self, theme: ThemeHolder, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the row."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row: Listed = index.data(ROW_ROLE)
        focused, tokens = self._view.hasFocus(), self._theme.tokens
        paint_fact(painter, QRectF(option.rect), row, chosen=chosen, focused=focused, tokens=tokens)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the statement is at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, fact_height(index.data(ROW_ROLE), width))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Shows a statement that is cut."""
        row: Listed | None = index.data(ROW_ROLE)
        cut = row is not None and event.type() is QEvent.Type.ToolTip and fact_is_cut(row, option.rect.width())
        QToolTip.showText(event.globalPos(), shown_text(row.text) if row and cut else "", view)
        return True


class FactRows(QListView):
    """Facts in the order they were stated; says `chosen` when another one is."""

    chosen = Signal()

    def __init__(self, theme: ThemeHolder, reader: FactReading) -> None:
        super().__init__()
        self.facts: RowsModel[Listed] = RowsModel(
            [Column("Fact", lambda row: row.text, fact_spoken)],
            lambda ids: reader.rows([FactId(each) for each in ids]),
            self,
        )
        reader.counted.connect(lambda rows: self.facts.put({row.id: row for row in rows}))
        self.setModel(self.facts)
        self.setItemDelegate(_Delegate(theme, self))
        self._look()
        theme.changed.connect(self.viewport().update)

    def chosen_fact(self) -> FactId | None:
        """The id of the chosen fact."""
        found = self.facts.id_at(self.currentIndex().row())
        return FactId(found) if found else None

    def choose(self, fact: str) -> bool:
        """Whether the fact is in the list; if so it is chosen and in sight."""
        row = self.facts.row_of(fact)
        if row is None:
            return False
        index = self.facts.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are actions here."""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says that another fact is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def _look(self) -> None:
        self.setAccessibleName("Facts")
        self.setProperty("role", "sunken")
        let_letters_act(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A thousand statements are measured a few at a time, while the first of them are shown.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(64)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)


class FactList(QWidget):
    """Head with count and search above the facts; says `chosen` when another fact is."""

    chosen = Signal()

    def __init__(self, theme: ThemeHolder, workspace: Workspace, reader: FactReading) -> None:
        super().__init__()
        self._workspace = workspace
        self._all: list[FactId] = []
        self.rows = FactRows(theme, reader)
        self.search = SearchField(theme, "Search facts")
        self._count = QLabel()
        self._count.setProperty("role", "second")
        self._none = QLabel("No fact holds these words", wordWrap=True)
        self._none.setProperty("role", "third")
        self._none.setContentsMargins(16, 12, 16, 12)
        self._lay_out(theme)
        self.rows.chosen.connect(self.chosen)
        self.search.searched.connect(lambda _text: self._show())
        self.search.left.connect(self.rows.setFocus)

    @property
    def amount(self) -> int:
        """How many facts the project holds."""
        return len(self._all)

    @property
    def found(self) -> int:
        """How many of them are listed."""
        return self.rows.facts.rowCount()

    def refresh(self) -> None:
        """Reads the facts again; the chosen one stays chosen, or else the first is."""
        self._all = reading.fact_ids(self._workspace)
        self._show()

    def show_fact(self, fact: str) -> None:
        """Chooses a fact, if need be without the search."""
        if not self.rows.choose(fact) and fact in self._all:
            self.search.empty()
            self._show()
            self.rows.choose(fact)

    def number_of(self, fact: FactId) -> int:
        """The number of a fact, from 1 in the order they were stated."""
        return self._all.index(fact) + 1

    def _show(self) -> None:
        kept = self.rows.chosen_fact()
        ids = self._matching()
        self.rows.facts.set_ids(ids)
        self._count.setText(f"{len(ids):,} of {self.amount:,}" if len(ids) != self.amount else f"{self.amount:,}")
        self._none.setVisible(not ids and self.amount > 0)
        if ids and (kept is None or self.rows.chosen_fact() != kept):
            self.rows.choose(kept if kept in ids else ids[0])
        self.chosen.emit()

    def _matching(self) -> list[FactId]:
        words = self.search.text().strip()
        if not words:
            return self._all
        hits = reading.search(self._workspace, words, _MOST_FOUND)
        found = {hit.id for hit in hits if hit.kind is Kind.FACT}
        return [fact for fact in self._all if fact in found]

    def _lay_out(self, theme: ThemeHolder) -> None:
        head = QWidget()
        head.setProperty("role", "window")
        head.setProperty("edge", "bottom")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(44)
        row = QHBoxLayout(head)
        row.setContentsMargins(13, 0, 13, 0)
        row.setSpacing(8)
        title = QLabel("Facts")
        title.setProperty("role", "head")
        self.search.setMinimumWidth(80)
        for widget in (title, self._count):
            row.addWidget(widget)
        row.addWidget(self.search, 1)
        row.addWidget(KeyCap(theme, "search"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (head, self._none):
            column.addWidget(each)
        column.addWidget(self.rows, 1)
