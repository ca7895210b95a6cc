"""The page of keys: the profile, the single-letter switch, and every action with its keys to be changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bindings import Keys
from annotator.gui.dialogs.settings_chosen import ChosenKeys
from annotator.gui.dialogs.settings_rows import KeyRowsView, key_rows
from annotator.gui.keymap import KeyMap
from annotator.gui.profiles import ABOUT, Profile
from annotator.gui.segment import Segment
from annotator.gui.speech import announce
from annotator.gui.theme import ThemeHolder


class _Find(QLineEdit):
    """A field from which Down leads on, as Enter does; says `down`."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the field downwards."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class KeysPage(QWidget):
    """Everything about keys; what is changed holds at once, and `keep` remembers it."""

    def __init__(self, theme: ThemeHolder, keep: Callable[[KeyMap], None]) -> None:
        super().__init__()
        self._theme, self._keep = theme, keep
        self._keymap = theme.keys
        self.profiles = QButtonGroup(self)
        self._about = _second("")
        self._own = _second("")
        self.reset_all = KeyButton(theme, "Reset all", kind=ButtonKind.LINK)
        self.letters = QCheckBox("Single-letter keys act")
        self.field = _Find()
        self.field.setPlaceholderText("Find an action or a key")
        self.field.setAccessibleName("Find an action or a key")
        self.field.setAccessibleDescription("Enter or Down leads to the list")
        self.field.setClearButtonEnabled(True)
        self._amount = _second("")
        self.list = KeyRowsView(theme)
        self.chosen = ChosenKeys(theme)
        self._lay_out()
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.profiles.idClicked.connect(lambda place: self._use_profile(list(Profile)[place]))
        self.reset_all.clicked.connect(lambda: self._use(Keys(self._keymap.keys.profile)))
        self.letters.toggled.connect(self._switch)
        self.field.textChanged.connect(lambda _text: self._show_rows())
        self.field.returnPressed.connect(self.list.setFocus)
        self.field.down.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.list.activated.connect(lambda _index: self.chosen.start())
        self.list.doubleClicked.connect(lambda _index: self.chosen.start())
        self.chosen.chosen.connect(self._use)
        self.chosen.left.connect(self.list.setFocus)
        self._keymap.changed.connect(self._show)

    def _use_profile(self, profile: Profile) -> None:
        """A profile comes as it is: a person's own keys were chosen beside those of another."""
        self._use(Keys(profile))

    def _use(self, keys: Keys) -> None:
        before = self._keymap.keys
        self._keymap.use(keys)
        self._keep(self._keymap)
        if keys != before:
            announce(self, self._own.text() or self._about.text())

    def _switch(self, on: bool) -> None:
        self._keymap.switch_letters(on=on)
        self._keep(self._keymap)

    def _show(self) -> None:
        keys = self._keymap.keys
        self.profiles.button(list(Profile).index(keys.profile)).setChecked(True)
        self._about.setText(ABOUT[keys.profile])
        amount = len(keys.own)
        self._own.setText(f"{amount} action{'' if amount == 1 else 's'} with keys of your own" if amount else "")
        self.reset_all.setVisible(bool(amount))
        self.letters.setChecked(self._keymap.letters_on)
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.list.chosen()
        rows = key_rows(self._keymap, self.field.text())
        self.list.rows.show_rows(rows)
        amount = sum(bool(row.action) for row in rows)
        self._amount.setText(f"{amount} action{'' if amount == 1 else 's'}" if amount else "nothing found")
        self.list.choose(before.action if before else "")
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.chosen()
        self.chosen.show_action(row.action if row else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addLayout(self._search())
        column.addWidget(self.list, 1)
        column.addWidget(self.chosen)

    def _top(self) -> QVBoxLayout:
        first, second = QHBoxLayout(), QHBoxLayout()
        label = QLabel("Profile")
        label.setProperty("role", "slot")
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for place, profile in enumerate(Profile):
            made = Segment(self._theme, profile.value, last=place == len(Profile) - 1)
            made.setAccessibleName(f"Profile {profile.value}")
            made.setAccessibleDescription(ABOUT[profile])
            made.setMinimumWidth(96)
            self.profiles.addButton(made, place)
            segments.addWidget(made)
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(label)
        first.addLayout(segments)
        first.addWidget(self._about, 1)
        second.addWidget(self.letters)
        second.addStretch(1)
        second.addWidget(self._own)
        second.addWidget(self.reset_all)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 8)
        top.setSpacing(8)
        top.addLayout(first)
        top.addLayout(second)
        return top

    def _search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignRight)
        return row


def _second(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "second")
    return label
