"""Owns the table in which articles are listed: one column, rows of one height, no type-ahead."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from annotator.domain.view import ArticleRow
from annotator.gui.delegates.article import ROW_HEIGHT, ArticleDelegate
from annotator.gui.keys import OWN_ARROWS, let_letters_act
from annotator.gui.models.rows import RowsModel
from annotator.gui.theme import ThemeHolder

_Index = QModelIndex | QPersistentModelIndex


class ArticleTable(QTableView):
    """Article rows; `chosen` says the id of the one that the analyst went to."""

    chosen = Signal(str)
    focus_changed = Signal(bool)

    def __init__(self, theme: ThemeHolder, model: RowsModel[ArticleRow]) -> None:
        super().__init__()
        self._rows = model
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(ArticleDelegate(theme, self))
        self._look()
        theme.changed.connect(self.viewport().update)

    def current_id(self) -> str | None:
        """The id of the selected article."""
        return self._rows.id_at(self.currentIndex().row())

    def choose(self, article_id: str) -> bool:
        """Selects an article without saying `chosen`; whether it is listed."""
        row = self._rows.row_of(article_id)
        if row is None:
            return False
        self._quiet = True
        self._go_to(row)
        self._quiet = False
        return True

    def step(self, by: int) -> bool:
        """Goes to a neighbour and says `chosen`; whether there was one. From nowhere, to the first."""
        row = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        if not 0 <= row < self._rows.rowCount():
            return False
        self._go_to(row)
        return True

    def take_focus(self) -> None:
        """Puts the focus here, on the first article if none is selected."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self._go_to(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last article, of which Qt would make a column; pages are the window's."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            self._go_to(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are decisions here."""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says which article was chosen."""
        super().currentChanged(current, previous)
        article_id = self._rows.id_at(current.row())
        if article_id is not None and not self._quiet:
            self.chosen.emit(article_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lets the pane's header show the focus."""
        super().focusInEvent(event)
        self.focus_changed.emit(self.hasFocus())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lets the pane's header show that the focus left."""
        super().focusOutEvent(event)
        self.focus_changed.emit(self.hasFocus())

    def _go_to(self, row: int) -> None:
        index = self._rows.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _look(self) -> None:
        self.setAccessibleName("Articles")
        self.setProperty("role", "sunken")
        let_letters_act(self)
        self.setProperty(OWN_ARROWS, True)  # noqa: FBT003 - Qt's own signature
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
