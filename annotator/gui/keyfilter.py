"""The one filter that turns key presses into actions where letters act, and guards fields, buttons and dialogs."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget
from shiboken6 import isValid

from annotator.gui.bindings import MOVING, is_listing
from annotator.gui.keymap import KeyMap
from annotator.gui.keys import (
    OWN_ARROWS,
    OWN_ENTER,
    chord_by_place,
    chord_of,
    has_property,
    is_editor,
    is_plain_enter,
    is_typed,
    key_names,
    letters_act,
)

_PRESSING: Final = frozenset({"Return", "Space"})
_REPEATING: Final = frozenset(
    {"claim.previous", "claim.next", "article.previous", "article.next", "list.previous", "list.next"}
)
"""Actions that only go about; everything else happens once, however long its key is held."""


class KeyFilter(QObject):
    """Turns key presses into actions where letters act; `moved` says that the focus went elsewhere."""

    moved = Signal()

    def __init__(self, window: QWidget, trigger: Callable[[str], None], keymap: KeyMap) -> None:
        super().__init__(window)
        self._window, self._trigger, self._keymap = window, trigger, keymap
        self._screen = ""
        self._letters: Mapping[str, str] = {}
        self._composing = False
        self._released: tuple[int, int] = (0, 0)
        self._held = 0
        # Only where a key can arrive: a filter on the application would wrap every event of every widget.
        self._watched: QWidget | None = None
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # there is one by now
        keymap.changed.connect(self._take_keys)

    def use(self, screen: str) -> None:
        """Takes the keys of a screen."""
        self._screen = screen
        self._letters = self._keymap.letters(screen)

    @property
    def enabled(self) -> bool:
        """Whether single-letter keys act at all."""
        return self._keymap.letters_on

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
            return self._compose(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self._released = (event.key(), event.timestamp())
            return self._press_button(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            focus = QApplication.focusWidget()
            return focus is not None and not self._composing and self._press(focus, event)
        return False

    def _press_button(self, event: QKeyEvent) -> bool:
        """Whether it was the end of a press of Space on a button, which is no click of the mouse."""
        focus = QApplication.focusWidget()
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not isinstance(focus, QAbstractButton):
            return False
        pressed = focus.isDown()
        if pressed:
            focus.setDown(False)
            with self._keymap.asking("key:Space"):
                focus.click()
        return pressed

    def _compose(self, event: QInputMethodEvent) -> bool:
        """Whether what is composed comes to nothing, as everywhere but in a field: it is text, never a command."""
        self._composing = bool(event.preeditString())
        return letters_act(QApplication.focusWidget())

    def _press(self, focus: QWidget, event: QKeyEvent) -> bool:
        repeated = self._is_repeat(event)
        if repeated and event.key() == self._held:
            return True  # also where the first press took the focus: it opened an editor, not typed into it
        if not repeated:
            self._held = 0
        if isinstance(focus, QAbstractButton) and is_plain_enter(event) and not has_property(focus, OWN_ENTER):
            self._held = event.key()
            if not repeated:
                with self._keymap.asking("key:Return"):
                    focus.click()
            return True
        if letters_act(focus) and self._act(focus, event, repeated=repeated):
            return True
        if self._act_in_field(focus, event):
            return True
        return self._act_by_place(focus, chord_by_place(event), event, repeated=repeated)

    def _act_in_field(self, focus: QWidget, event: QKeyEvent) -> bool:
        chord = chord_of(event)
        action_id = self._keymap.typed_chords(self._screen).get(chord, "") if chord else ""
        if action_id and focus.window() is self._window:
            self._ask(action_id, chord)
        return bool(action_id)

    def _act(self, focus: QWidget, event: QKeyEvent, *, repeated: bool) -> bool:
        names = [name for name in key_names(event) if name in self._letters]
        if not names:
            return isinstance(focus, QAbstractItemView) and is_typed(event)  # list type-ahead is off
        name = names[0]
        action_id = self._letters[name]
        if _kept_by(focus, name, action_id):
            return False
        if not repeated or action_id in _REPEATING:
            self._held = 0 if action_id in _REPEATING else event.key()
            self._do(focus, action_id, name)
        return True

    def _do(self, focus: QWidget, action_id: str, name: str) -> None:
        if is_listing(action_id):
            key = Qt.Key.Key_Up if action_id == "list.previous" else Qt.Key.Key_Down
            QCoreApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
            return
        self._ask(action_id, name)

    def _ask(self, action_id: str, key: str) -> None:
        with self._keymap.asking(f"key:{key}"):
            self._keymap.was_asked(action_id, self._keymap.hand)
            self._trigger(action_id)

    def _act_by_place(self, focus: QWidget, chord: str, event: QKeyEvent, *, repeated: bool) -> bool:
        """Whether it was a chord that Qt knows by its character only, as Ctrl+1 where digits need Shift."""
        if not chord:
            return False
        if focus.window() is not self._window:
            return _press_shortcut(focus.window(), chord)
        action_id = self._keymap.chorded(self._screen).get(chord, "")
        if action_id and not repeated:
            self._held = event.key()
            self._ask(action_id, chord)
        return bool(action_id)

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Whether the key is held; some displays send a release and a press at the same instant, marked as nothing."""
        at = event.timestamp()
        return event.isAutoRepeat() or (at > 0 and (event.key(), at) == self._released)

    def _take_keys(self) -> None:
        self.use(self._screen)
        self.moved.emit()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and self._owns(new) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._composing = False
        self.moved.emit()

    def _owns(self, widget: QWidget) -> bool:
        """Whether a widget stands in the window, or in a dialog over it."""
        at = widget.parentWidget()
        while at is not None and at is not self._window:
            at = at.parentWidget()
        return at is not None


def _kept_by(widget: QWidget, name: str, action_id: str) -> bool:
    if name in _PRESSING:
        return isinstance(widget, QAbstractButton)
    # A list keeps its arrows, never the keys that lead to another article.
    own = not action_id.startswith("article.") and has_property(widget, OWN_ARROWS)
    return name in MOVING and (is_listing(action_id) or own)


def _press_shortcut(dialog: QWidget, chord: str) -> bool:
    wanted = QKeySequence(chord)
    for each in dialog.findChildren(QShortcut):
        if each.isEnabled() and each.key() == wanted:
            each.activated.emit()
            return True
    return False
