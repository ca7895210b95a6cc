"""The keys in use, in one place: whatever shows a key or acts on one asks here, and hears when they change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.gui.actions import ACTIONS, BY_ID, Doer, cap, is_chord
from annotator.gui.bindings import MOVING, Keys, is_listing

_BY_BUTTON: Final = "mouse"


class KeyMap(QObject):
    """The chosen keys, and whether single letters act at all."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = Keys()
        self._letters_on = True
        self._asked: dict[str, str] = {}
        self._hand = _BY_BUTTON

    @property
    def keys(self) -> Keys:
        """The profile and a person's own keys."""
        return self._keys

    def use(self, keys: Keys) -> None:
        """Takes other keys, at once and everywhere."""
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()

    @property
    def letters_on(self) -> bool:
        """Whether single-letter keys act."""
        return self._letters_on

    def switch_letters(self, *, on: bool) -> None:
        """Lets single-letter keys act, or not."""
        if on is not self._letters_on:
            self._letters_on = on
            self.changed.emit()

    def of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, those that sleep too."""
        return self._keys.of(action_id)

    def acting(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action that act now; with the letters off only chords, arrows and page keys."""
        always = MOVING | {"Escape"}
        return tuple(key for key in self.of(action_id) if self._letters_on or is_chord(key) or key in always)

    def chords(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action that act whatever has the focus."""
        return tuple(key for key in self.of(action_id) if is_chord(key))

    def cap(self, name: str) -> str:
        """What stands on the cap for an action's id, "" while no key of it acts; the cap of a key that is fixed."""
        if name not in BY_ID:
            return cap(name) if name else ""
        return next((cap(key) for key in self.acting(name)), "")

    def anywhere(self, name: str) -> str:
        """The key of an action, or the fixed key, that acts whatever has the focus; "" if none does."""
        return next((key for key in (self.of(name) if name in BY_ID else (name,)) if is_chord(key)), "")

    def letters(self, screen: str) -> dict[str, str]:
        """Which action each letter-like key that acts means on a screen: {"C": "claim.confirm"}."""
        return {
            key: action.id
            for action in ACTIONS
            if action.on(screen) and (action.doer is not Doer.WIDGET or is_listing(action.id))
            for key in self.acting(action.id)
            if not is_chord(key)
        }

    def chorded(self, screen: str) -> dict[str, str]:
        """Which action each chord means on a screen."""
        found = (action for action in ACTIONS if action.on(screen) and action.doer is not Doer.WIDGET)
        return {key: action.id for action in found for key in self.chords(action.id)}

    def typed_chords(self, screen: str) -> dict[str, str]:
        """Which action of a field each chord means that a person gave it; the usual ones a field knows itself."""
        found = (action for action in ACTIONS if action.on(screen) and action.doer is Doer.WIDGET)
        return {key: action.id for action in found for key in self.chords(action.id) if key not in action.keys}

    @property
    def hand(self) -> str:
        """How what happens now was asked for: "key:C", "menu" or "palette"; "mouse" where nobody says else."""
        return self._hand

    @contextmanager
    def asking(self, via: str) -> Iterator[None]:
        """Has everything that is asked for meanwhile be asked for in this way."""
        before, self._hand = self._hand, via
        try:
            yield
        finally:
            self._hand = before

    def was_asked(self, action_id: str, via: str) -> None:
        """Remembers how an action was asked for: a decision may be made of it only after more was typed."""
        self._asked[action_id] = via

    def via(self, action_id: str) -> str:
        """How an action was last asked for, as a decision keeps it: "key:C", "menu", "palette" or "mouse"."""
        return self._asked.get(action_id, _BY_BUTTON)
