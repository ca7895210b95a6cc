"""The rail: the screens that exist, each with icon, word and count."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from annotator.gui import fonts
from annotator.gui.badges import key_width, paint_count
from annotator.gui.icons import paint_icon
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder

RAIL_WIDTH = 73
_ITEM_HEIGHT = 56
_ICON = 20
_MOST_SHOWN = 9_999


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen on the rail; `action` shows it."""

    name: str
    word: str
    icon: str
    action: str


class RailButton(QAbstractButton):
    """One screen: icon over word, its count at the icon's shoulder, a bar at the edge while it is shown."""

    def __init__(self, theme: ThemeHolder, entry: Entry) -> None:
        super().__init__()
        self._theme, self._entry = theme, entry
        self._count, self._noun = 0, ""
        self.setCheckable(True)
        self.setText(entry.word)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_count(0)
        theme.keys.changed.connect(self._show_key)
        theme.changed.connect(self.update)

    def set_count(self, count: int, noun: str = "") -> None:
        """Shows how many wait there (nothing for 0); `noun` says of what, to a screen reader and in the tooltip."""
        self._count, self._noun = count, noun
        said = f"{self._entry.word}, {count:,} {noun}" if count else self._entry.word
        self.setAccessibleName(said)
        key = self._theme.keys.cap(self._entry.action)
        self.setToolTip(f"{said} ({key})" if key else said)
        self.update()

    def _show_key(self) -> None:
        self.set_count(self._count, self._noun)

    def sizeHint(self) -> QSize:
        """The rail's width."""
        return QSize(RAIL_WIDTH - 1, _ITEM_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws ground, bar, icon, word and count."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        box = QRectF(self.rect()).adjusted(6, 2, -5, -2)
        if self.isChecked() or self.underMouse():
            paint_box(painter, box, fill=tokens.accent_soft, radius=8)
        if self.isChecked():
            paint_box(painter, QRectF(0, 12, 3, self.height() - 24), fill=tokens.accent, radius=1.5)
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=8)
        color = tokens.accent if self.isChecked() else tokens.text2
        icon = QRectF(box.center().x() - _ICON / 2, 9, _ICON, _ICON)
        paint_icon(painter, self._entry.icon, icon, color=color)
        painter.setFont(fonts.font(fonts.Role.META))
        painter.setPen(QColor(color))
        painter.drawText(QRectF(0, 33, self.width(), 16), Qt.AlignmentFlag.AlignCenter, self._entry.word)
        if self._count:
            count = _short(self._count)
            half = key_width(count) / 2
            center = min(icon.center().x() + 2 + half, self.width() - 2 - half)
            paint_count(painter, QPointF(center, icon.top() + 1), count, tokens=tokens)


class Rail(QWidget):
    """The column of screens; `chosen` carries the name of the one that was clicked."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeHolder, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setProperty("edge", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RAIL_WIDTH)
        self.setAccessibleName("Screens")
        self._buttons = {entry.name: RailButton(theme, entry) for entry in entries}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.setSpacing(4)
        for name, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(button)
        column.addStretch()

    def show_chosen(self, name: str) -> None:
        """Marks the screen that is shown."""
        self._buttons[name].setChecked(True)

    def set_count(self, name: str, count: int, noun: str) -> None:
        """Shows how many wait on a screen."""
        self._buttons[name].set_count(count, noun)

    def count_said(self, name: str) -> str:
        """What a screen reader says of an entry."""
        return self._buttons[name].accessibleName()


def _short(count: int) -> str:
    return f"{count}" if count <= _MOST_SHOWN else f"{count // 1_000}k"
