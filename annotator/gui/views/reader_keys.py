"""Owns which key presses the reader takes for itself; every other one is the window's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

_SELECTING = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_MOVING = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})
_CTRL, _KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
_START = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def selects_or_copies(event: QKeyEvent) -> bool:
    """Whether the press changes or copies the analyst's selection: Shift and an arrow, or the usual chords."""
    if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll):
        return True
    return event.key() in _SELECTING and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def moves_caret(event: QKeyEvent) -> bool:
    """Whether the press moves the caret: Left and Right, Home and End, with Ctrl by words and to the text's ends."""
    return event.key() in _MOVING and not event.modifiers() & ~(_CTRL | _KEYPAD)


def moves_line(event: QKeyEvent) -> bool:
    """Whether the press moves the caret to the line above or below, where no claims take the arrows."""
    return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & ~_KEYPAD


def goes_to_end(event: QKeyEvent) -> bool:
    """Whether the press moves the caret to the end of the text."""
    return event.key() == Qt.Key.Key_End and event.modifiers() & ~_KEYPAD == _CTRL


def moves_start(event: QKeyEvent) -> bool:
    """Whether the press moves where a corrected span starts: Alt, Shift and an arrow."""
    return event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and (event.modifiers() & _START) == _START


def start_after(event: QKeyEvent, cursor: QTextCursor) -> int:
    """Where a span starts after the press, from the cursor's selection; by words with Ctrl, never behind its end."""
    by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    moves = QTextCursor.MoveOperation
    if event.key() == Qt.Key.Key_Left:
        move = moves.WordLeft if by_word else moves.Left
    else:
        move = moves.WordRight if by_word else moves.Right
    moved = QTextCursor(cursor)
    moved.setPosition(cursor.selectionStart())
    moved.movePosition(move)
    return moved.position() if moved.position() < cursor.selectionEnd() else cursor.selectionStart()
