"""The list of claim cards: painted at rest, one of them a real widget, nothing moving under the hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLayout, QListView, QWidget

from annotator.domain.view import ClaimCard
from annotator.gui.delegates.card import GAP, SIDE
from annotator.gui.keys import let_letters_act
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_model import CardDelegate, ClaimModel
from annotator.gui.views.review_sight import CardSight

_ROOM_ABOVE = 104
"""So much of the claims before stays in sight: about one card."""
_Index = QModelIndex | QPersistentModelIndex


class ClaimList(QListView):
    """Claim cards; says `chosen` with the claim that became the selected one."""

    chosen = Signal(str)
    refused = Signal()
    """Another card was clicked while the open one must not be left."""
    placed = Signal()
    """The open card lies elsewhere now, or another part of it is seen."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.claims = ClaimModel()
        self._cards = CardDelegate(theme)
        self._open: QWidget | None = None
        self._clicking = False
        self.sight = CardSight(self)
        self.may_leave: Callable[[], bool] | None = None
        self.setModel(self.claims)
        self.setItemDelegate(self._cards)
        self._look()
        self.verticalScrollBar().valueChanged.connect(self._place)
        theme.changed.connect(self.viewport().update)

    def show_cards(self, article_text: str, cards: Sequence[ClaimCard], analyst: str) -> None:
        """Shows the claims of an article, none of them selected."""
        self.close_card()
        self.claims.show_cards(article_text, cards, analyst)
        self.scrollToTop()

    def selected(self) -> ClaimCard | None:
        """The selected claim."""
        row = self.currentIndex().row()
        return self.claims.cards[row] if 0 <= row < len(self.claims.cards) else None

    def select_row(self, row: int) -> None:
        """Selects a claim without asking for the focus."""
        index = self.claims.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def open_card(self, row: int, widget: QWidget, keep_top: int | None = None) -> None:
        """Shows a widget in place of a row's card; its top stays at `keep_top` of the viewport if given."""
        if self._open is not None and self._open is not widget:
            self._open.hide()
        self._open = widget
        self.sight.hold(widget)
        self._cards.open_row = row
        # Shown first: a field knows its height only once the style sheet has reached it.
        widget.show()
        self.fit_card()
        if keep_top is not None:
            self._scroll_to_top(row, keep_top)
        self._show_whole(row)

    def close_card(self) -> None:
        """Takes the widget away again."""
        if self._open is not None:
            self._open.hide()
        self.sight.hide()
        self._open = None
        self._cards.open_row = -1

    def fit_card(self) -> None:
        """Lays the rows out again after the widget's content changed."""
        width = self.viewport().width()
        self._cards.width = width
        if self._open is not None:
            inner = max(1, width - 2 * SIDE)
            # A field that wraps what is typed knows its height only at its width.
            self._open.resize(inner, self._open.height())
            self._cards.open_height = _height_of(self._open, inner) + GAP
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._place()

    def set_px(self, px: int) -> None:
        """Shows the claims in another size."""
        self._cards.px = px
        self.fit_card()
        self._show_open()

    def card_top(self) -> int | None:
        """Where the open card begins in the viewport; None if there is none or it is out of sight."""
        if self._open is None or self._cards.open_row < 0:
            return None
        top = self.visualRect(self.claims.index(self._cards.open_row)).top()
        return top if 0 <= top < self.viewport().height() else None

    def keep_top(self) -> int:
        """Where the chosen card shall begin: where the one before did, or, after a click, where it lies."""
        if self._clicking:
            return self.visualRect(self.currentIndex()).top()
        return max(self.card_top() or 0, _ROOM_ABOVE if self.currentIndex().row() else 0)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are decisions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the claims; pages belong to the articles."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the card under the pointer, which stays there; the open card and the ground choose nothing."""
        row = self.indexAt(event.position().toPoint()).row()
        if row < 0 or (row == self._cards.open_row and self._open is not None):
            return
        if self.may_leave is not None and not self.may_leave():
            self.refused.emit()
            return
        self._clicking = True
        super().mousePressEvent(event)
        self._clicking = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses nothing."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says which claim was chosen."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.claims.cards[current.row()].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the cards anew."""
        super().resizeEvent(event)
        self.fit_card()
        self._show_open()

    def showEvent(self, event: QShowEvent) -> None:
        """Labels know their heights only once they are polished."""
        super().showEvent(event)
        self.fit_card()

    def _look(self) -> None:
        self.setAccessibleName("Claims of this article")
        self.setProperty("role", "window")
        let_letters_act(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAutoScroll(False)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.verticalScrollBar().setSingleStep(20)

    def _place(self) -> None:
        if self._open is None or self._cards.open_row < 0:
            return
        row = self.visualRect(self.claims.index(self._cards.open_row))
        self.sight.place(self._open, row.adjusted(SIDE, GAP // 2, -SIDE, -(GAP - GAP // 2)))
        self.placed.emit()

    def _scroll_to_top(self, row: int, top: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(self.claims.index(row)).top() - top)

    def show_part(self, part: QWidget, covered: int = 0) -> None:
        """Scrolls as little as is needed to have a part of the open card in sight, above what is `covered` below."""
        if self._open is None or not self._open.isAncestorOf(part):
            return
        bar, top = self.verticalScrollBar(), self.sight.in_viewport(part).y()
        if top < GAP:
            bar.setValue(bar.value() + top - GAP)
        elif top + part.height() > (lowest := self.viewport().height() - GAP - covered):
            bar.setValue(bar.value() + top + part.height() - lowest)

    def _show_open(self) -> None:
        if self._open is not None:
            self._show_whole(self._cards.open_row)

    def _show_whole(self, row: int) -> None:
        """Scrolls as little as is needed to have the whole card in sight, its top above all."""
        box, bar = self.visualRect(self.claims.index(row)), self.verticalScrollBar()
        if box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height())
            box = self.visualRect(self.claims.index(row))
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())


def _height_of(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is None:
        return widget.sizeHint().height()
    _forget_sizes(widget)
    least = layout.totalMinimumSize().height()
    return (
        max(least, layout.totalHeightForWidth(width)) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    )


def _forget_sizes(card: QWidget) -> None:
    """Has every layout on a card ask anew: a changed text tells its own layout at once, those around it only later."""
    for layout in reversed([*card.findChildren(QLayout)]):
        layout.invalidate()
        holder = layout.parentWidget()
        if holder is not None and holder is not card:
            holder.updateGeometry()
    if (own := card.layout()) is not None:
        own.invalidate()
