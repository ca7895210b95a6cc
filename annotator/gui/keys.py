"""Letter keys: which widgets let them act, which action a key press means, and the one filter that dispatches them."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from annotator.gui.actions import letter_keys

LETTERS: Final = "letters"
"""Dynamic property of a widget in which, and in whose children, letter keys act."""
OWN_ARROWS: Final = "own_arrows"
"""Dynamic property of a widget that keeps the arrow and page keys for itself."""

_NAMED: Final[Mapping[int, str]] = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Delete: "Delete",
}
_MOVING: Final = frozenset({"Up", "Down", "PgUp", "PgDown"})
_PRESSING: Final = frozenset({"Return", "Space"})
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

# Linux input event codes of a US keyboard, row by row (linux/input-event-codes.h); Windows has the same numbers.
_ROWS: Final = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_PLACES: Final[Mapping[int, str]] = {
    first + at: name for first, names in _ROWS for at, name in enumerate(names)
}  # fmt: skip
# X11 and Wayland number keys from 8.
_FIRST_CODE: Final = 0 if sys.platform == "win32" else 8


def let_letters_act(widget: QWidget) -> None:
    """Marks a pane in which letter keys act."""
    widget.setProperty(LETTERS, True)  # noqa: FBT003 - Qt's signature


def is_editor(widget: QWidget | None) -> bool:
    """Whether one types into the widget."""
    if isinstance(widget, QTextEdit | QPlainTextEdit | QLineEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox | QComboBox)


def letters_act(widget: QWidget | None) -> bool:
    """Whether letter keys act while this widget has the focus."""
    if widget is None or is_editor(widget):
        return False
    return _has(widget, LETTERS)


def key_names(event: QKeyEvent) -> tuple[str, ...]:
    """What a key press may be called, best first: by character, else by its place on a US keyboard."""
    if event.modifiers() & _MODIFIERS:
        return ()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    named = _NAMED.get(event.key())
    if named:
        return () if shift else (named,)
    text = event.text()
    if not text.isprintable() or not text:
        return ()
    return _by_character(text, shift=shift) + _by_place(event, text, shift=shift)


class KeyFilter(QObject):
    """Turns key presses into actions where letters act; `moved` says that the focus went elsewhere."""

    moved = Signal()

    def __init__(self, window: QWidget, trigger: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._trigger = trigger
        self._keys: Mapping[str, str] = {}
        self._composing = False
        self._released: tuple[int, int] = (0, 0)
        self._held = 0
        self.enabled = True
        # Only where a key can arrive: a filter on the application would wrap every event of every widget.
        self._watched: QWidget | None = None
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # there is one by now

    def use(self, screen: str) -> None:
        """Takes the keys of a screen."""
        self._keys = letter_keys(screen)

    @property
    def alive(self) -> bool:
        """Whether a letter pressed now would act."""
        return self.enabled and letters_act(QApplication.focusWidget())

    @property
    def typing(self) -> bool:
        """Whether one types now; choosing from a list is no typing."""
        focus = QApplication.focusWidget()
        return is_editor(focus) and not isinstance(focus, QComboBox)

    @property
    def searching(self) -> bool:
        """Whether one types into a search field."""
        focus = QApplication.focusWidget()
        return focus is not None and focus.property("kind") == "search"

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the event was a key that acts, or one that must not do anything else."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self._released = (event.key(), event.timestamp())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            focus = QApplication.focusWidget()
            return focus is not None and not self._composing and self._press(focus, event)
        return False

    def _press(self, focus: QWidget, event: QKeyEvent) -> bool:
        repeated = self._is_repeat(event)
        if repeated and event.key() == self._held:
            return True  # also where the first press took the focus: it opened an editor, not typed into it
        if not repeated:
            self._held = 0
        if isinstance(focus, QAbstractButton) and _is_plain_enter(event):
            self._held = event.key()
            if not repeated:
                focus.click()
            return True
        return self.alive and self._act(focus, event, repeated=repeated)

    def _act(self, focus: QWidget, event: QKeyEvent, *, repeated: bool) -> bool:
        names = [name for name in key_names(event) if name in self._keys]
        if not names:
            return _is_type_ahead(focus, event)
        name = names[0]
        if _kept_by(focus, name):
            return False
        if name in _MOVING or not repeated:
            self._held = 0 if name in _MOVING else event.key()
            self._trigger(self._keys[name])
        return True

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Whether the key is held; some displays send a release and a press at the same instant, marked as nothing."""
        at = event.timestamp()
        return event.isAutoRepeat() or (at > 0 and (event.key(), at) == self._released)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = new is not None and new is not self._window and self._window.isAncestorOf(new)
        self._watched = new if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._composing = False
        self.moved.emit()


def _by_character(text: str, *, shift: bool) -> tuple[str, ...]:
    if not text.isalpha():
        return (text,)
    return (f"Shift+{text.upper()}",) if shift else (text.upper(),)


def _by_place(event: QKeyEvent, text: str, *, shift: bool) -> tuple[str, ...]:
    place = _PLACES.get(event.nativeScanCode() - _FIRST_CODE, "")
    if not place:
        return ()
    if place.isdigit():  # on a French keyboard the digits need Shift
        return () if shift else (place,)
    if text.isascii():  # a Latin keyboard: its own letters hold, wherever they lie
        return ()
    return (f"Shift+{place}",) if shift else (place,)


def _has(widget: QWidget, name: str) -> bool:
    """Whether the widget or one it stands in has a property set, up to its window."""
    at: QWidget | None = widget
    while at is not None:
        if at.property(name) is True:
            return True
        at = None if at.isWindow() else at.parentWidget()
    return False


def _is_plain_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
        _MODIFIERS | Qt.KeyboardModifier.ShiftModifier
    )


def _kept_by(widget: QWidget, name: str) -> bool:
    if name in _PRESSING:
        return isinstance(widget, QAbstractButton)
    return name in _MOVING and _has(widget, OWN_ARROWS)


def _is_type_ahead(widget: QWidget, event: QKeyEvent) -> bool:
    typed = bool(event.text().strip()) and event.text().isprintable()
    return typed and isinstance(widget, QAbstractItemView) and not event.modifiers() & _MODIFIERS
