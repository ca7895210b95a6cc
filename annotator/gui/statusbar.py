"""The status bar: left what happened and its undo, middle what is left, right the keys that act now."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.gui import fonts
from annotator.gui.actions import BY_ID
from annotator.gui.badges import ButtonKind, KeyButton, key_width, live_ink, paint_key
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.offsets import shown_text
from annotator.gui.speech import announce
from annotator.gui.theme import ThemeHolder

HEIGHT = 32
Hint = tuple[str, str]
_BETWEEN = 14
_KEY_GAP = 6


class Elided(QLabel):
    """One line with "…" where room ends, usually at its end; then the whole is in its tooltip."""

    def __init__(self, role: Role, *, color: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._whole, self._mode = "", mode
        self.setFont(fonts.font(role))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if color:
            self.setProperty("role", color)

    def show_text(self, text: str) -> None:
        """Shows a text."""
        self._whole = shown_text(text)
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self._whole)) + 4, round(metrics.height()) + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; none for no text."""
        return QSize(min(60, self.sizeHint().width()) if self._whole else 0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the text again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self._whole, self._mode, max(0, self.width() - 1))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Hints(QWidget):
    """Keys and what they do, painted; as many as fit, the last one always."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._named: tuple[Hint, ...] = ()
        self._hints: tuple[Hint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        theme.keys.changed.connect(self._show_again)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Shows these keys, each fixed or that of an action by its id; an action without a key is left out."""
        self._named = tuple(hints)
        caps = ((self._theme.keys.cap(key), word) for key, word in hints)
        self._hints = tuple((key, word) for key, word in caps if key)
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in self._hints))
        self.updateGeometry()
        self.update()

    def _show_again(self) -> None:
        self.show_hints(self._named)

    @property
    def shown(self) -> tuple[Hint, ...]:
        """The keys that fit now."""
        kept = list(self._hints)
        while len(kept) > 1 and _width(kept) > self.width():
            del kept[-2]
        return tuple(kept)

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(round(_width(self._hints) + 1), HEIGHT - 2)

    def minimumSizeHint(self) -> QSize:
        """Room for the last one."""
        return QSize(round(_width(self._hints[-1:]) + 1), HEIGHT - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them at the right."""
        painter = QPainter(self)
        tokens, shown = self._theme.tokens, self.shown
        left, middle = self.width() - _width(shown), self.height() / 2
        for key, word in shown:
            left += paint_key(painter, QPointF(round(left), middle), key, ink=live_ink(tokens)) + _KEY_GAP
            painter.setFont(fonts.font(Role.SMALL))
            painter.setPen(QColor(tokens.text2))
            width = _advance(word)
            painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            left += width + _BETWEEN


class StatusBar(QWidget):
    """What happened, what is left, what can be done; `wanted` carries the action offered beside what happened."""

    wanted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._icon = ""
        self.setProperty("role", "status")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._sign = QLabel()
        self._said = Elided(Role.SMALL_STRONG)
        self._offer = KeyButton(theme, "Undo", "edit.undo", kind=ButtonKind.LINK)
        self._offered = ""
        self._offer.clicked.connect(lambda: self.wanted.emit(self._offered))
        self._left = Elided(Role.SMALL, color="second")
        self.hints = Hints(theme)
        self._lay_out()
        self.offer("")
        theme.changed.connect(self._show_icon)

    def _lay_out(self) -> None:
        self._rule = QFrame()
        self._rule.setProperty("role", "line")
        self._rule.setFixedSize(1, HEIGHT - 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 16, 0)
        row.setSpacing(8)
        for widget in (self._sign, self._said, self._offer):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self._rule)
        row.addSpacing(4)
        row.addWidget(self._left, 1)
        row.addWidget(self.hints, 0)

    def say(self, text: str, *, icon_name: str = "tick") -> None:
        """Shows what happened, and tells it to screen readers."""
        self._icon = icon_name if text else ""
        self._said.show_text(text)
        self._show_icon()
        if text:
            announce(self, text)

    @property
    def said(self) -> str:
        """What happened, as shown."""
        return self._said.accessibleName()

    def offer(self, action_id: str) -> None:
        """Offers an action beside what happened; "" for none."""
        self._offered = action_id
        self._offer.setVisible(bool(action_id))
        if action_id:
            action = BY_ID[action_id]
            self._offer.setText(action.text)
            self._offer.setAccessibleName(action.text)
            self._offer.set_key(action_id)

    @property
    def offered(self) -> str:
        """The action offered, or ""."""
        return self._offered

    def show_left(self, text: str) -> None:
        """Shows what is left."""
        self._rule.setVisible(bool(text) and bool(self.said))
        self._left.show_text(text)

    @property
    def left(self) -> str:
        """What is left, as shown."""
        return self._left.accessibleName()

    def _show_icon(self) -> None:
        self._sign.setVisible(bool(self._icon))
        if self._icon:
            tokens = self._theme.tokens
            color = tokens.confirmed.fg if self._icon == "tick" else tokens.text2
            self._sign.setPixmap(icon(self._icon, color, 16).pixmap(QSize(16, 16), self.devicePixelRatioF()))


def _advance(word: str) -> float:
    return QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(word)


def _width(hints: Sequence[Hint]) -> float:
    each = [key_width(key) + _KEY_GAP + _advance(word) for key, word in hints]
    return sum(each) + _BETWEEN * max(0, len(each) - 1)
