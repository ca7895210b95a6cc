"""The strip under the list of keys: what can be done with the chosen action's keys, and what a new key would take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from annotator.gui.actions import BY_ID, Action, cap
from annotator.gui.badges import KeyButton
from annotator.gui.bindings import Keys, why_not
from annotator.gui.dialogs.settings_catch import KeyCatcher
from annotator.gui.dialogs.settings_rows import where
from annotator.gui.speech import announce
from annotator.gui.theme import ThemeHolder

_HEIGHT = 104


class ChosenKeys(QWidget):
    """The chosen action; says `chosen` with the keys that all actions shall have then, and `left` when it is done."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._action: Action | None = None
        self._wanted: tuple[str, ...] = ()
        self._adding = False
        self.setProperty("role", "sunken")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._help = QLabel(), QLabel()
        self._title.setProperty("role", "head")
        self._help.setProperty("role", "second")
        self._pages = QStackedLayout()
        self.catcher = KeyCatcher(theme)
        self.catcher.caught.connect(self._caught)
        self.catcher.left.connect(self.leave)
        self._question = QLabel(wordWrap=True)
        self._question.setProperty("role", "word")
        self._question.setProperty("kind", "unsure")
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        theme = self._theme
        self.change = KeyButton(theme, "Change", "Enter")
        self.add = KeyButton(theme, "Add a key")
        self.remove = KeyButton(theme, "No key")
        self.reset = KeyButton(theme, "Usual key")
        self.take = KeyButton(theme, "Take it from there").set_icon_name("arrow-right")
        self.keep = KeyButton(theme, "Leave it there", "Esc")
        for button, act in (
            (self.change, self.start), (self.add, self.start_adding), (self.remove, self._none),
            (self.reset, self._usual), (self.take, self._take), (self.keep, self.leave),
        ):  # fmt: skip
            button.clicked.connect(act)

    def show_action(self, action_id: str) -> None:
        """Shows what can be done with an action's keys; nothing for ""."""
        self._action = BY_ID.get(action_id)
        self._pages.setCurrentIndex(0)
        self.setEnabled(self._action is not None)
        self._title.setText(self._action.text.removesuffix(" …") if self._action else "No action found")
        self._help.setText(self._action.help if self._action else "")
        keys = self._keys
        self.remove.setEnabled(bool(self._action and keys.of(self._action.id)))
        self.reset.setEnabled(bool(self._action and self._action.id in keys.own))
        usual = cap(next(iter(keys.usual(self._action.id)), "")) if self._action else ""
        self.reset.setText(f"Back to {usual}" if usual else "Back to no key")
        self.reset.setAccessibleName(self.reset.text())
        self.reset.updateGeometry()

    def start(self) -> None:
        """Waits for the one key that the action shall have."""
        self._ask(adding=False)

    def start_adding(self) -> None:
        """Waits for one more key."""
        self._ask(adding=True)

    def leave(self) -> None:
        """Changes nothing."""
        if self._pages.currentIndex() != 0:
            self._pages.setCurrentIndex(0)
            self.left.emit()

    @property
    def asking(self) -> bool:
        """Whether a key or an answer is waited for."""
        return self._pages.currentIndex() != 0

    @property
    def question(self) -> str:
        """What is asked or refused, as shown; "" for nothing."""
        return self._question.text() if self._pages.currentIndex() != 0 else ""

    @property
    def _keys(self) -> Keys:
        return self._theme.keys.keys

    def _ask(self, *, adding: bool) -> None:
        if self._action is None:
            return
        self._adding = adding
        self._say("")
        self.catcher.show()
        self._pages.setCurrentIndex(1)
        more = "another key" if adding else "the new key"
        self.catcher.ask(f"Press {more} for {self._action.text.removesuffix(' …')}; Esc leaves it as it is")

    def _caught(self, key: str) -> None:
        if self._action is None:
            return
        refused = why_not(key, self._action.id)
        if refused:
            self._say(refused)
            return
        before = self._keys.of(self._action.id)
        wanted = (*before, key) if self._adding else (key, *before[1:])
        self._want(tuple(dict.fromkeys(wanted)))

    def _want(self, keys: tuple[str, ...]) -> None:
        """Takes the keys if nobody else has them; else asks."""
        if self._action is None:
            return
        self._wanted = keys
        clashes = [(key, holder) for key in keys for holder in self._keys.holders(key, self._action.id)]
        if not clashes:
            self._take()
            return
        self._pages.setCurrentIndex(1)
        self._say(_clash_words(clashes))
        for button in (self.take, self.keep):
            button.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        self.catcher.hide()

    def _say(self, words: str) -> None:
        self._question.setText(words)
        self._question.setVisible(bool(words))
        for button in (self.take, self.keep):
            button.hide()
        if words:
            announce(self, words)

    def _take(self) -> None:
        if self._action is not None:
            self._finish(self._keys.taking(self._action.id, self._wanted))

    def _none(self) -> None:
        if self._action is not None:
            self._finish(self._keys.giving(self._action.id, ()))

    def _usual(self) -> None:
        if self._action is not None:
            self._want(self._keys.usual(self._action.id))

    def _finish(self, keys: Keys) -> None:
        self._pages.setCurrentIndex(0)
        self.chosen.emit(keys)
        self.left.emit()

    def _lay_out(self) -> None:
        rest, asking = QWidget(), QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._help)
        words.addStretch(1)
        row = QHBoxLayout(rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.reset, self.remove, self.add, self.change):
            row.addWidget(button)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.catcher)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self._question, 1)
        answer.addWidget(self.keep)
        answer.addWidget(self.take)
        column.addLayout(answer)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 12, 20, 12)
        # A stack without a widget of its own would show its first page as a window.
        whole.addLayout(self._pages)
        for page in (rest, asking):
            self._pages.addWidget(page)
        self.setFixedHeight(_HEIGHT)


def _clash_words(clashes: Sequence[tuple[str, Action]]) -> str:
    """What keys mean already: "X already means “Reject” on Review. Take it from there?"."""
    told = [f"{cap(key)} already means “{action.text.removesuffix(' …')}” {_on(action)}" for key, action in clashes]
    return f"{', and '.join(told)}. Take it from there?"


def _on(action: Action) -> str:
    return f"on {where(action)}" if action.screens else "everywhere"
