"""The evidence of a fact, those of one root together; as high as its rows, so that the page scrolls as one."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.ids import ClaimId
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.delegates.evidence import (
    OPENER,
    EvidenceState,
    EvidenceWords,
    evidence_height,
    meta_box,
    paint_evidence,
)
from annotator.gui.keys import let_letters_act
from annotator.gui.models.rows import ROW_ROLE, Column, RowsModel
from annotator.gui.theme import ThemeHolder

_Index = QModelIndex | QPersistentModelIndex
_GAP = 12


class _Delegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, theme: ThemeHolder, view: "EvidenceList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the row."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        words: EvidenceWords = index.data(ROW_ROLE)
        spared = self._view.take_out.width() + _GAP if chosen and self._view.editable else 0
        state = EvidenceState(chosen, self._view.hasFocus(), spared)
        paint_evidence(painter, QRectF(option.rect), words, state=state, tokens=self._theme.tokens)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words are at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, evidence_height(index.data(ROW_ROLE), width))


class EvidenceList(QListView):
    """Pieces of evidence; says `opened` with the claim to show in its article, `chosen` when another row is."""

    opened = Signal(str)
    chosen = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._rows: dict[str, EvidenceWords] = {}
        self.editable = False
        self.take_out = KeyButton(theme, "Take out", "fact.remove_evidence", kind=ButtonKind.LINK)
        self.evidence: RowsModel[EvidenceWords] = RowsModel(
            [Column("Evidence", lambda words: words.source, lambda words: words.spoken)],
            lambda ids: [self._rows[each] for each in ids],
            self,
        )
        self.setModel(self.evidence)
        self.setItemDelegate(_Delegate(theme, self))
        self._look()
        self.take_out.setParent(self.viewport())
        self.take_out.resize(self.take_out.sizeHint())
        self.activated.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_evidence(self, rows: Sequence[EvidenceWords], *, editable: bool = False) -> None:
        """Shows other evidence; the chosen claim stays chosen if it is still there."""
        self.editable = editable
        kept = self.chosen_claim()
        place = self.currentIndex().row()
        self._rows = {row.claim: row for row in rows}
        self.evidence.set_ids([row.claim for row in rows])
        at = self.evidence.row_of(kept) if kept else None
        self._select(at if at is not None else min(max(0, place), len(rows) - 1))
        self.fit()

    def chosen_claim(self) -> ClaimId | None:
        """The claim of the chosen row."""
        found = self.evidence.id_at(self.currentIndex().row())
        return ClaimId(found) if found else None

    def fit(self) -> None:
        """Takes the height of its rows."""
        self.scheduleDelayedItemsLayout()
        width = self.viewport().width()
        self.setFixedHeight(max(1, sum(evidence_height(words, width) for words in self._rows.values())))

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are actions here."""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says that another row is chosen."""
        super().currentChanged(current, previous)
        self._place_button()
        self.chosen.emit()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keeps the button on the chosen row, wherever that is now."""
        super().updateGeometries()
        self._place_button()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the article if the arrow at the row's end was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() >= self.viewport().width() - OPENER:
            self._open(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the quotes anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _place_button(self) -> None:
        """At the end of the line below the quote, so that no row grows when it is chosen."""
        words = self._rows.get(self.chosen_claim() or "")
        self.take_out.setVisible(self.editable and words is not None)
        if words is not None:
            line = meta_box(QRectF(self.visualRect(self.currentIndex())), words)
            top = line.center().y() - self.take_out.height() / 2
            self.take_out.move(round(line.right() - self.take_out.width()), round(top))

    def _open(self, index: _Index) -> None:
        found = self.evidence.id_at(index.row())
        if found:
            self.opened.emit(found)

    def _select(self, row: int) -> None:
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.evidence.index(row, 0), flag)

    def _look(self) -> None:
        self.setAccessibleName("Evidence by root")
        let_letters_act(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
