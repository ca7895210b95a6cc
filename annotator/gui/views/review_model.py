"""The claims of one article as a list model, and the delegate that paints those at rest."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.view import ClaimCard
from annotator.gui.delegates.card import CardWords, card_height, paint_card, paint_hover
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_words import card_words

WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ClaimModel(QAbstractListModel):
    """The claims of one article in text order."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ClaimCard] = []
        self.article_text = ""
        self.analyst = ""
        self._words: list[CardWords | None] = []

    def show_cards(self, article_text: str, cards: Sequence[ClaimCard], analyst: str) -> None:
        """Shows the claims of an article."""
        self.beginResetModel()
        self.article_text, self.analyst = article_text, analyst
        self.cards = list(cards)
        self._words = [None] * len(self.cards)
        self.endResetModel()

    def update_card(self, card: ClaimCard) -> bool:
        """Shows a claim as it stands now; False if it is not among those shown."""
        row = self.row_of(card.id)
        if row is None:
            return False
        self.cards[row], self._words[row] = card, None
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def row_of(self, claim_id: str) -> int | None:
        """The place of a claim; None if it is not shown."""
        return next((row for row, card in enumerate(self.cards) if card.id == claim_id), None)

    def words_at(self, row: int) -> CardWords:
        """The words of a card, made once."""
        words = self._words[row]
        if words is None:
            words = self._words[row] = card_words(self.cards[row], self.article_text, self.analyst)
        return words

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many claims there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words for the delegate, the claim for the eye, all of it for a screen reader."""
        if not index.isValid():
            return None
        if role == WORDS_ROLE:
            return self.words_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_at(index.row()).text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return shown_text(self.words_at(index.row()).spoken)
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints the cards at rest; leaves room where the selected one stands as a widget."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.width = 0
        self.open_row = -1
        self.open_height = 0
        self.px = 13
        self._heights: dict[tuple[CardWords, int, int], int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of a row at the pane's width."""
        if index.row() == self.open_row:
            return QSize(1, self.open_height)
        words = index.data(WORDS_ROLE)
        key = (words, self.width, self.px)
        if key not in self._heights:
            self._heights[key] = card_height(words, self.width, self.px)
        return QSize(1, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a card at rest."""
        if index.row() == self.open_row:
            return
        row = QRectF(option.rect)
        paint_card(painter, row, index.data(WORDS_ROLE), tokens=self._theme.tokens, px=self.px)
        if option.state & QStyle.StateFlag.State_MouseOver:
            paint_hover(painter, row, tokens=self._theme.tokens)
