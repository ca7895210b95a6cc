"""The field that takes one key press as the new key of an action."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui import fonts
from annotator.gui.keys import chord_of, key_names
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder

_TABS = {Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Shift+Tab"}


class KeyCatcher(QWidget):
    """While it has the focus every key is caught, also those that do something elsewhere; Esc leaves it."""

    caught = Signal(str)
    left = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme, self._words = theme, ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def ask(self, words: str) -> None:
        """Takes the focus and asks for a key in these words."""
        self._words = words
        self.setAccessibleName(words)
        self.update()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keeps shortcuts and Tab from going on to where they act."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Asks no more."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.OtherFocusReason:
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a field with what it waits for."""
        painter, tokens = QPainter(self), self._theme.tokens
        box = QRectF(self.rect())
        paint_box(painter, box, fill=tokens.surface, edge=tokens.border_strong)
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=4)
        painter.setFont(fonts.font(fonts.Role.BODY))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, self._words)

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not event.isAutoRepeat() and (name := key_of_press(event)):
            self.caught.emit(name)


def key_of_press(event: QKeyEvent) -> str:
    """The key that was pressed, as it is bound; by its place where others would not find it by its character."""
    if event.key() in _TABS:
        return _TABS[Qt.Key(event.key())]
    chord = chord_of(event)
    if chord:
        return chord
    names = key_names(event)
    if not names:
        return ""
    # A letter that only some keyboards have, and the digits that need Shift on others, act by their place anyway.
    by_place = names[-1].isdigit() or not names[0].isascii()
    return names[-1] if by_place else names[0]
