"""Key presses: which widgets let letters act, and what a press is called, by character or by its place."""

import sys
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

LETTERS: Final = "letters"
"""Dynamic property of a widget in which, and in whose children, letter keys act."""
OWN_ARROWS: Final = "own_arrows"
"""Dynamic property of a widget that keeps the arrow keys for itself."""
OWN_ENTER: Final = "own_enter"
"""Dynamic property of a button on which Enter is not its own: it ends the form that the button is part of."""

_NAMED: Final[Mapping[int, str]] = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Insert: "Insert",
}
_CHORDING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

# Linux input event codes of a US keyboard, row by row (linux/input-event-codes.h); Windows has the same numbers.
_ROWS: Final = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_PLACES: Final[Mapping[int, str]] = {
    first + at: name for first, names in _ROWS for at, name in enumerate(names)
}  # fmt: skip
_SIGNS: Final[Mapping[int, tuple[str, str]]] = {
    12: ("-", "_"),
    13: ("=", "+"),
    51: (",", "<"),
    52: (".", ">"),
    53: ("/", "?"),
}
"""Signs that keyboards without Latin letters may lack, plain and with Shift."""
_ASCII: Final = 0x7F
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
    return has_property(widget, LETTERS)


def key_names(event: QKeyEvent) -> tuple[str, ...]:
    """What a key press may be called, best first: by character, else by its place on a US keyboard; none for chords."""
    if event.modifiers() & _CHORDING:
        return ()
    shift = bool(event.modifiers() & _SHIFT)
    named = _NAMED.get(event.key())
    if named:
        return () if shift else (named,)
    text = event.text()
    if not text.isprintable() or not text:
        return ()
    return _by_character(text, shift=shift) + _by_place(event, text, shift=shift)


def chord_of(event: QKeyEvent) -> str:
    """The chord that was pressed, as "Ctrl+Shift+Z" or "F6"; "" if it is none."""
    key, modifiers = event.key(), event.modifiers() & (_CHORDING | _SHIFT)
    function = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if not (modifiers & _CHORDING or function) or not _is_whole(key):
        return ""
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if not function and QKeySequence(key).toString().isalpha() and not QKeySequence(key).toString().isascii():
        return chord_by_place(event)
    return QKeySequence(int(modifiers.value) | key).toString(QKeySequence.SequenceFormat.PortableText)


def chord_by_place(event: QKeyEvent) -> str:
    """The chord by the key's place on a US keyboard, where the key bears neither a Latin letter nor a digit."""
    code = event.nativeScanCode() - _FIRST_CODE
    place = _PLACES.get(code, "")
    if event.key() > _ASCII and code in _SIGNS:  # a letter lies where a sign does on the US one
        place = _SIGNS[code][0]
    modifiers = event.modifiers() & (_CHORDING | _SHIFT)
    if not place or not modifiers & _CHORDING or _is_latin(event.key()):
        return ""
    return QKeySequence(int(modifiers.value) | ord(place)).toString(QKeySequence.SequenceFormat.PortableText)


def is_plain_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter without a modifier."""
    return event.key() in _ENTER and not event.modifiers() & (_CHORDING | _SHIFT)


def enter_pressed() -> str:
    """What the Enter that a field has just told of is called: "Return" or "Ctrl+Return"."""
    modified = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
    return "Ctrl+Return" if modified else "Return"


def is_typed(event: QKeyEvent) -> bool:
    """Whether the press types something that can be seen."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & _CHORDING


def has_property(widget: QWidget, name: str) -> bool:
    """Whether the widget or one it stands in has a property set, up to its window."""
    at: QWidget | None = widget
    while at is not None:
        if at.property(name) is True:
            return True
        at = None if at.isWindow() else at.parentWidget()
    return False


def _by_character(text: str, *, shift: bool) -> tuple[str, ...]:
    if not text.isalpha():
        return (text,)
    return (f"Shift+{text.upper()}",) if shift else (text.upper(),)


def _by_place(event: QKeyEvent, text: str, *, shift: bool) -> tuple[str, ...]:
    code = event.nativeScanCode() - _FIRST_CODE
    place = _PLACES.get(code, "")
    if place.isdigit():  # on a French keyboard the digits need Shift
        return () if shift else (place,)
    if text.isascii():  # a Latin keyboard: its own letters hold, wherever they lie
        return ()
    if code in _SIGNS:
        return (_SIGNS[code][shift],)
    if not place:
        return ()
    return (f"Shift+{place}",) if shift else (place,)


def _is_latin(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9


def _is_whole(key: int) -> bool:
    """Whether it is a key and not a modifier alone, nor one half of a composed character."""
    modifier = Qt.Key.Key_Shift <= key <= Qt.Key.Key_ScrollLock or key == Qt.Key.Key_AltGr
    return bool(key) and key != Qt.Key.Key_unknown and not modifier and not 0x01001100 <= key <= 0x010012FF
