"""Badges, key caps, gutter marks and counts: painted by delegates, and as small widgets."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box, paint_dashes, paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look, Tokens

BADGE_HEIGHT = 20
KEY_HEIGHT = 18
MARK_HEIGHT = 18
BUTTON_HEIGHT = 32
_PAD = 6
_ICON = 12
_GAP = 4
_KEY_GAP = 8
_BUTTON_PAD = 12
_BUTTON_ICON = 16


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a key cap."""

    word: str
    edge: str


def live_ink(tokens: Tokens) -> Ink:
    """The colours of a key that acts now."""
    return Ink(tokens.text2, tokens.border_strong)


def dim_ink(tokens: Tokens) -> Ink:
    """The colours of a key that does not act now."""
    return Ink(tokens.text3, tokens.border)


def badge_width(word: str, *, look: Look) -> float:
    """The width that `paint_badge` uses."""
    icon = _ICON + _GAP if look.icon else 0
    return 2 * _PAD + icon + _advance(Role.BADGE, word)


def paint_badge(painter: QPainter, at: QPointF, word: str, *, look: Look) -> float:
    """The width of the badge drawn from `at`, its left edge at half its height; dashed if the look is."""
    width = badge_width(word, look=look)
    box = QRectF(at.x(), at.y() - BADGE_HEIGHT / 2, width, BADGE_HEIGHT)
    if look.bg or look.edged:
        paint_box(painter, box, fill=look.bg, edge=look.fg if look.edged and not look.dashed else "")
    if look.dashed:
        paint_dashes(painter, box, color=look.fg)
    left = box.left() + _PAD
    if look.icon:
        paint_icon(painter, look.icon, QRectF(left, at.y() - _ICON / 2, _ICON, _ICON), color=look.fg)
        left += _ICON + _GAP
    _write(painter, QRectF(left, box.top(), width, BADGE_HEIGHT), word, role=Role.BADGE, color=look.fg)
    return width


def word_width(word: str, *, look: Look, role: Role = Role.SMALL) -> float:
    """The width that `paint_word` uses."""
    return (_BUTTON_ICON + _GAP if look.icon else 0) + _advance(role, word)


def paint_word(painter: QPainter, at: QPointF, word: str, *, look: Look, role: Role = Role.SMALL) -> float:
    """The width of icon and word drawn without a ground from `at`, their left edge at half their height."""
    left = at.x()
    if look.icon:
        paint_icon(painter, look.icon, QRectF(left, at.y() - 8, _BUTTON_ICON, _BUTTON_ICON), color=look.fg)
        left += _BUTTON_ICON + _GAP
    width = _advance(role, word)
    _write(painter, QRectF(left, at.y() - 12, width + 2, 24), word, role=role, color=look.fg)
    return left + width - at.x()


def key_width(key: str) -> float:
    """The width that `paint_key` uses."""
    return max(KEY_HEIGHT, _advance(Role.KEY_CAP, key) + 10)


def paint_key(painter: QPainter, at: QPointF, key: str, *, ink: Ink) -> float:
    """The width of the key cap drawn from `at`, its left edge at half its height; outlined, never filled."""
    box = QRectF(at.x(), at.y() - KEY_HEIGHT / 2, key_width(key), KEY_HEIGHT)
    paint_box(painter, box, fill="", edge=ink.edge)
    _write(painter, box, key, role=Role.KEY_CAP, color=ink.word, align=Qt.AlignmentFlag.AlignHCenter)
    return box.width()


def mark_width(number: str) -> float:
    """The width that `paint_mark` uses."""
    return 4 + _ICON + _GAP + _advance(Role.SMALL_STRONG, number) + 5


def paint_mark(painter: QPainter, at: QPointF, number: str, *, look: Look, frame: str = "") -> float:
    """The width of the gutter mark drawn from `at`: status icon and number; framed if a frame colour is given."""
    box = QRectF(at.x(), at.y() - MARK_HEIGHT / 2, mark_width(number), MARK_HEIGHT)
    paint_box(painter, box, fill=look.bg, edge=look.fg if look.edged else "")
    if frame:
        paint_frame(painter, box, color=frame, radius=4, width=2.5 if look.edged else 1.5)
    paint_icon(painter, look.icon, QRectF(box.left() + 4, at.y() - _ICON / 2, _ICON, _ICON), color=look.fg)
    rest = box.adjusted(4 + _ICON + _GAP, 0, 0, 0)
    _write(painter, rest, number, role=Role.SMALL_STRONG, color=look.fg)
    return box.width()


def paint_count(painter: QPainter, center: QPointF, count: str, *, tokens: Tokens) -> None:
    """Draws the round count that sits on a rail icon, around its centre."""
    width = max(16.0, _advance(Role.KEY_CAP, count) + 9)
    box = QRectF(center.x() - width / 2, center.y() - 8, width, 16)
    paint_box(painter, box, fill=tokens.text2, radius=8)
    _write(painter, box, count, role=Role.KEY_CAP, color=tokens.surface, align=Qt.AlignmentFlag.AlignHCenter)


class BadgeLabel(QWidget):
    """A badge as a widget; its word is its accessible name."""

    def __init__(self, look: Look, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(look, word)

    def show_badge(self, look: Look, word: str) -> None:
        """Shows another look or word."""
        self._look, self._word = look, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The badge's own size."""
        return QSize(round(badge_width(self._word, look=self._look) + 0.5), BADGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the badge."""
        painter = QPainter(self)
        paint_badge(painter, QPointF(0, self.height() / 2), self._word, look=self._look)


class KeyCap(QWidget):
    """A key cap as a widget, of a fixed key or of an action's id; dim while it is disabled, nothing without a key."""

    def __init__(self, theme: ThemeHolder, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._key = theme, key, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        theme.keys.changed.connect(self._show)
        self._show()

    def set_key(self, key: str) -> None:
        """Shows another key, or that of another action."""
        self._name = key
        self._show()

    def _show(self) -> None:
        self._key = self._theme.keys.cap(self._name)
        self.setAccessibleName(self._key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The cap's own size; none without a key."""
        return QSize(round(key_width(self._key) + 0.5) if self._key else 0, KEY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the cap."""
        tokens = self._theme.tokens
        ink = live_ink(tokens) if self.isEnabled() else dim_ink(tokens)
        if self._key:
            paint_key(QPainter(self), QPointF(0, self.height() / 2), self._key, ink=ink)


class ButtonKind(Enum):
    """How loud a button is: at most one primary a screen."""

    OUTLINED = "outlined"
    PRIMARY = "primary"
    DANGER = "danger"
    FLAT = "flat"
    LINK = "link"


class KeyButton(QPushButton):
    """A button with its key beside its word; both dim while it is disabled, the cap alone while its key sleeps.

    Its key is a fixed one, as "Esc", or the id of an action: then it is the key that the action has now.
    """

    def __init__(self, theme: ThemeHolder, text: str, key: str = "", *, kind: ButtonKind = ButtonKind.OUTLINED) -> None:
        super().__init__(text)
        self._theme, self._name, self._kind = theme, key, kind
        self._key = ""
        self._icon_name = ""
        self._key_lives = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.font(Role.BUTTON))
        self.setAccessibleName(text)
        self.setProperty("role", "drawn")
        theme.changed.connect(self.update)
        theme.keys.changed.connect(self._show_key)
        self._show_key()

    def set_icon_name(self, name: str) -> "KeyButton":
        """The same button with a drawing before its word ("" for none)."""
        self._icon_name = name
        self.updateGeometry()
        self.update()
        return self

    def set_word(self, text: str) -> None:
        """Shows another word."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Shows another key, or that of another action."""
        self._name = key
        self._show_key()

    @property
    def key(self) -> str:
        """What stands on its cap now; "" for none."""
        return self._key

    def _show_key(self) -> None:
        self._key = self._theme.keys.cap(self._name)
        self.setAccessibleDescription(self._key)
        self.updateGeometry()
        self.update()

    def set_key_lives(self, lives: bool) -> None:
        """Dims the cap alone, as while a text field has the focus; the button still answers to a click."""
        self._key_lives = lives
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, word and cap."""
        return QSize(round(self._content_width() + 2 * self._pad() + 0.5), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same as its size hint: a word may not be clipped."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws ground, frame, icon, word and cap."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        left = box.left() + (box.width() - self._content_width()) / 2
        middle = box.center().y()
        if self._icon_name:
            paint_icon(
                painter, self._icon_name, QRectF(left, middle - 8, _BUTTON_ICON, _BUTTON_ICON), color=self._ink()
            )
            left += _BUTTON_ICON + _KEY_GAP
        width = _advance(self._role(), self.text())
        _write(painter, QRectF(left, 0, width + 2, box.height()), self.text(), role=self._role(), color=self._ink())
        if self._key:
            paint_key(painter, QPointF(round(left + width + _KEY_GAP), middle), self._key, ink=self._key_ink())

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        fill, edge = self._ground()
        if fill or edge:
            paint_box(painter, box, fill=fill, edge=edge, radius=6)
        if self.isChecked() and self._theme.tokens.high:
            paint_frame(painter, box.adjusted(3, 3, -3, -3), color=self._theme.tokens.accent, radius=4, width=1)
        if self.hasFocus():
            self._paint_focus(painter, box)

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._theme.tokens
        if self._kind is ButtonKind.PRIMARY:
            # On its own ground the frame would not show: a gap inside it sets it off.
            paint_frame(painter, box.adjusted(2, 2, -2, -2), color=tokens.on_accent, radius=4, width=1.5)
            return
        paint_frame(painter, box, color=tokens.focus)

    def _ground(self) -> tuple[str, str]:
        """Fill and edge; empty for none."""
        tokens, pressed = self._theme.tokens, self.isDown() or (self.underMouse() and self.isEnabled())
        quiet = tokens.accent_soft if pressed or self.isChecked() else ""
        if self._kind is ButtonKind.PRIMARY:
            return (tokens.accent, "") if self.isEnabled() else (tokens.sunken, tokens.border)
        if self._kind in (ButtonKind.FLAT, ButtonKind.LINK):
            return quiet, ""
        danger = self._kind is ButtonKind.DANGER and self.isEnabled()
        edge = tokens.border_strong if self.isEnabled() else tokens.border
        return quiet or tokens.surface, tokens.rejected.fg if danger else edge

    def _ink(self) -> str:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.text3
        inks = {
            ButtonKind.PRIMARY: tokens.on_accent,
            ButtonKind.DANGER: tokens.rejected.fg,
            ButtonKind.FLAT: tokens.text2,
            ButtonKind.LINK: tokens.accent,
        }
        return inks.get(self._kind, tokens.text)

    def _key_ink(self) -> Ink:
        tokens = self._theme.tokens
        if self._kind is ButtonKind.PRIMARY and self.isEnabled():
            # Grey would vanish on the accent: a sleeping key is the same colour, thinner.
            color = tokens.on_accent if self._key_lives else f"#99{tokens.on_accent[1:]}"
            return Ink(color, color)
        return live_ink(tokens) if self.isEnabled() and self._key_lives else dim_ink(tokens)

    def _content_width(self) -> float:
        icon = _BUTTON_ICON + _KEY_GAP if self._icon_name else 0
        cap = _KEY_GAP + key_width(self._key) if self._key else 0
        return icon + _advance(self._role(), self.text()) + cap

    def _role(self) -> Role:
        loud = self._kind in (ButtonKind.PRIMARY, ButtonKind.LINK)
        return Role.BODY_STRONG if loud else Role.BUTTON

    def _pad(self) -> int:
        return 4 if self._kind in (ButtonKind.FLAT, ButtonKind.LINK) else _BUTTON_PAD

    def _height(self) -> int:
        return 24 if self._kind is ButtonKind.LINK else BUTTON_HEIGHT


@lru_cache(maxsize=4_096)
def _advance(role: Role, word: str) -> float:
    """How wide a word is as shown; measured once, for the same words come with every card and row."""
    return QFontMetricsF(fonts.font(role)).horizontalAdvance(shown_text(word))


def _write(
    painter: QPainter,
    box: QRectF,
    word: str,
    *,
    role: Role,
    color: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    font: QFont = fonts.font(role)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown_text(word))
