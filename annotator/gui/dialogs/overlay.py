"""A card over the dimmed window, with the focus kept inside it until it is closed."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.hairline import hairline
from annotator.gui.icons import icon
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder

_EDGE = 24
_ROOM_ABOVE_AND_BELOW = 110
_HEAD = 56
_FOOT = 60
_SAME_ROW = 6


class Host(Protocol):
    """What an overlay needs of the window it lies over."""

    theme: ThemeHolder

    def as_widget(self) -> QWidget:
        """The widget to cover."""


class Overlay(QWidget):
    """A card in the middle of its window; Esc closes it, Ctrl+Enter does its act, and Tab stays inside."""

    closed = Signal()
    shows_progress = False
    """Whether it shows the work it starts itself, so that the window need not."""

    def __init__(self, host: Host, name: str, *, width: int, top: int | None = None) -> None:
        super().__init__(host.as_widget())
        self.theme = host.theme
        self._width, self._top = width, top
        self._before = QApplication.focusWidget()
        self.setAccessibleName(name)
        self.card = QFrame(self)
        self.card.setProperty("role", "overlay")
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        host.as_widget().installEventFilter(self)
        self.hide()

    def add_head(self, title: str, icon_name: str, note: str = "") -> QHBoxLayout:
        """The row at the top, with icon, title and a note; more can be added at its end."""
        row = _row(_HEAD)
        if icon_name:
            row.addWidget(self._sign(icon_name))
        words = QLabel(title)
        words.setFont(fonts.font(fonts.Role.BODY_STRONG, px=16))
        row.addWidget(words)
        if note:
            second = Elided(fonts.Role.SMALL, color="second")
            second.show_text(note)
            row.addWidget(second)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(hairline())
        return row

    def _sign(self, icon_name: str) -> QLabel:
        sign = QLabel()

        def draw() -> None:
            picture = icon(icon_name, self.theme.tokens.text, 20)
            sign.setPixmap(picture.pixmap(QSize(20, 20), self.devicePixelRatioF()))

        draw()
        self.theme.changed.connect(draw)
        # The theme outlives the dialog.
        self.closed.connect(lambda: self.theme.changed.disconnect(draw))
        return sign

    def add_foot(self, note: str = "") -> QHBoxLayout:
        """The row at the bottom: a note at the left, room for buttons at the right."""
        self.column.addWidget(hairline())
        row = _row(_FOOT)
        self.note = _second(note)
        self.note.setWordWrap(True)
        row.addWidget(self.note, 1)
        self.column.addLayout(row)
        return row

    def close_button(self, text: str = "Close", *, kind: ButtonKind = ButtonKind.OUTLINED) -> KeyButton:
        """A button that closes the overlay."""
        button = KeyButton(self.theme, text, "Esc", kind=kind)
        button.clicked.connect(self.leave)
        return button

    def open(self) -> None:
        """Shows the overlay with the focus in it."""
        _close_menus()
        QTimer.singleShot(0, self, _close_menus)  # a menu that is just opening
        self._place()
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def first_focus(self) -> QWidget:
        """What has the focus at first."""
        return (self._stops() or [self])[0]

    def may_leave(self) -> bool:
        """Whether it can be closed now."""
        return True

    def keeps_open(self) -> bool:
        """Whether the window may not be closed now, for something typed here would be lost; then it says so."""
        return False

    def act(self) -> None:
        """Does what the dialog is for; Ctrl+Enter."""

    def leave(self) -> None:
        """Closes the overlay and gives the focus back."""
        if not self.may_leave():
            return
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def fit(self) -> None:
        """Takes the size of what it holds again, after that changed."""
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its place."""
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Ctrl+Enter acts; no key goes on to the window below."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.act()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card does nothing to the window below."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Keeps Tab inside."""
        stops = self._stops()
        if not stops:
            return True
        focus = QApplication.focusWidget()
        at = stops.index(focus) if focus in stops else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dims the window."""
        QPainter(self).fillRect(self.rect(), QColor(self.theme.tokens.scrim))

    def _stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        # Not Qt's focus chain: PySide would tie every widget met there to this one, and take them away with it.
        # Nor the order of children: a stack of pages puts its hidden ones first.
        found = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        return sorted(self._in_reading_order(found), key=self._part_of)

    def parts(self) -> Sequence[QWidget]:
        """The parts that Tab visits one after the other, each in reading order, before what is in none of them."""
        return ()

    def _part_of(self, widget: QWidget) -> int:
        parts = self.parts()
        found = (at for at, part in enumerate(parts) if part is widget or part.isAncestorOf(widget))
        return next(found, len(parts))

    def _in_reading_order(self, widgets: Sequence[QWidget]) -> list[QWidget]:
        middles = {widget: widget.mapTo(self, widget.rect().center()) for widget in widgets}
        downward = sorted(widgets, key=lambda widget: middles[widget].y())
        rows: list[list[QWidget]] = []
        for widget in downward:
            if not rows or middles[widget].y() - middles[rows[-1][0]].y() > _SAME_ROW:
                rows.append([])
            rows[-1].append(widget)
        return [widget for row in rows for widget in sorted(row, key=lambda each: middles[each].x())]

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        width = min(self._width, parent.width() - 2 * _EDGE)
        most = parent.height() - (_ROOM_ABOVE_AND_BELOW if parent.height() > 700 else 2 * _EDGE)
        top = self._top
        if top is not None:
            most = parent.height() - top - _EDGE
        height = min(self._wanted_height(width), most)
        down = (parent.height() - height) // 2 if top is None else top
        self.card.setGeometry(QRect((parent.width() - width) // 2, down, width, height))

    def _wanted_height(self, width: int) -> int:
        self.column.activate()
        if self.column.hasHeightForWidth():
            return max(self.column.totalHeightForWidth(width), self.column.totalMinimumSize().height())
        return self.column.totalSizeHint().height()


def _close_menus() -> None:
    """An open menu would keep the keys."""
    popup = QApplication.activePopupWidget()
    while popup is not None and popup.close():
        popup = QApplication.activePopupWidget()


def _row(height: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_EDGE, 0, _EDGE - 4, 0)
    row.setSpacing(8)
    # An empty strut gives the row its height without a widget of its own over the round corners.
    row.addStrut(height)
    return row


def _second(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "second")
    return label
