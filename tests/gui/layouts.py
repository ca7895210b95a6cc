"""Keyboard layouts as an X server gives them: what each key types, by its place, plain and with Shift."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_FIRST = (10, 24, 38, 52)
"""The X key codes at which the four rows begin."""
_PLACES = ("1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Layout:
    """What the keys of the four rows type; "∅" is a dead key. Recorded with setxkbmap and xdotool."""

    name: str
    rows: tuple[str, str, str, str]
    digits_shifted: str = "!@#$%^&*()_+"

    def typed(self, place: str, modifiers: Qt.KeyboardModifier = NONE) -> str:
        """What the key at a place of a US keyboard types; "" for a dead key."""
        row = next(at for at, places in enumerate(_PLACES) if place in places)
        at = _PLACES[row].index(place)
        if modifiers & CTRL:
            return ""
        text = self.rows[row][at]
        if modifiers & SHIFT:
            text = self.digits_shifted[at] if row == 0 else _SHIFTED.get((self.name, place), text.upper())
        return text.replace("∅", "")

    def press(self, place: str, modifiers: Qt.KeyboardModifier = NONE, *, repeated: bool = False) -> QKeyEvent:
        """The event of the key at a place of a US keyboard."""
        row = next(at for at, places in enumerate(_PLACES) if place in places)
        code = _FIRST[row] + _PLACES[row].index(place)
        text = self.typed(place, modifiers)
        # Qt's key is that of the character, without Ctrl.
        bare = text or self.typed(place, modifiers & ~CTRL)
        return QKeyEvent(
            QEvent.Type.KeyPress, ord(bare.upper()[0]) if bare else 0, modifiers, code, 0, 0, text, repeated
        )


_SHIFTED = {
    ("ar", "R"): "ٌ", ("ar", "T"): "ﻹ", ("ar", "X"): "ْ", ("ar", "/"): "؟", ("ar", "Q"): "َ", ("ar", "P"): "؛",
    ("us", "/"): "?", ("fr", "/"): "§", ("fr", ","): "?", ("fr", "."): "/", ("de", "/"): "_", ("ru", "/"): ",",
    ("el", "/"): "?",
}  # fmt: skip

LAYOUTS = (
    Layout("us", ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")),
    Layout("ru", ("1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."), '!"№;%:?*()_+'),
    Layout("ar", ("1234567890-=", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ"), "!@#$%^&*)(_+"),
    Layout("fr", ("&é\"'(-è_çà)=", "azertyuiop∅$", "qsdfghjklmù", "wxcvbn,;:!"), "1234567890°+"),
    Layout("de", ("1234567890ß∅", "qwertzuiopü+", "asdfghjklöä", "yxcvbnm,.-"), '!"§$%&/()=?∅'),
    Layout("el", ("1234567890-=", ";ςερτυθιοπ[]", "ασδφγηξκλ∅'", "ζχψωβνμ,./")),
)
BY_NAME = {layout.name: layout for layout in LAYOUTS}
