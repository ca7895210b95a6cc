"""Owns the search field of a list: it searches after a short pause, and keys lead from it into the list."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from annotator.gui.icons import paint_icon
from annotator.gui.theme import ThemeHolder

_WAIT_MS = 150


class SearchField(QLineEdit):
    """A search field with its drawing; Enter, Down and Esc leave it, Esc also clears it."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, theme: ThemeHolder, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription("Esc empties it")
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())

    def start(self) -> None:
        """Takes the focus, with what was typed before selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def empty(self) -> None:
        """Empties the field without a search."""
        self.clear()
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the field for the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.empty()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        self._timer.stop()
        self.searched.emit(self.text())
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the field and its drawing."""
        super().paintEvent(event)
        box = QRectF(9, self.height() / 2 - 8, 16, 16)
        paint_icon(QPainter(self), "search", box, color=self._theme.tokens.text3)
