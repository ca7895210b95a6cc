"""The reason of a rejection as one types it: a slot on the claim's card, Enter rejects with it, Esc leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.theme import ThemeHolder
from annotator.gui.wording import one_line

_ASKED = "Why not? Up brings the last reason back"


class ReasonField(QLineEdit):
    """One line; Up and Down go through what was given before, Esc says `left`."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Reason of the rejection")
        self.setPlaceholderText(_ASKED)
        self._given: list[str] = []
        self._typed = ""
        self._back = 0

    def begin(self, words: str) -> None:
        """Shows what is said so far, chosen so that typing replaces it."""
        self._back, self._typed = 0, words
        self.setText(words)
        self.selectAll()

    def remember(self, words: str) -> None:
        """Has a reason at hand the next time, the newest first and each once."""
        if words:
            self._given = [words, *(each for each in self._given if each != words)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down recall, Esc leaves, Enter gives; everything else is typed."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self._recall(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        event.accept()  # no key of a field goes on to the screen

    def _recall(self, step: int) -> None:
        known = [self._typed, *self._given]
        if self._back == 0:
            known[0] = self._typed = self.text()
        self._back = min(max(self._back + step, 0), len(known) - 1)
        self.setText(known[self._back])


class ReasonSlot(QWidget):
    """Label, field and two buttons; says `given` with the reason ("" for none), or `left`."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: ThemeHolder, label: QWidget) -> None:
        super().__init__()
        self._before = ""
        self.field = ReasonField()
        self.field.returnPressed.connect(self.give)
        self.field.left.connect(self.left)
        self.reject = KeyButton(theme, "Reject", "Enter", kind=ButtonKind.PRIMARY)
        self.reject.clicked.connect(self.give)
        self.cancel = KeyButton(theme, "Cancel", "Esc")
        self.cancel.clicked.connect(self.left)
        self._lay_out(label)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a reason is asked for now."""
        return not self.isHidden()

    @property
    def changed(self) -> bool:
        """Whether leaving now would lose something typed."""
        return self.is_open and one_line(self.field.text()) != self._before

    def open(self, reason: str, *, rejected: bool) -> None:
        """Asks for the reason of a claim that is rejected by it, or was before, with what was said then."""
        self._before = reason
        self.field.begin(reason)
        self.reject.setText("Keep" if rejected else "Reject")
        self.reject.setAccessibleName("Keep the reason" if rejected else "Reject with this reason")
        self.reject.updateGeometry()
        self.show()

    def give(self) -> None:
        """Says the reason."""
        self.given.emit(one_line(self.field.text()))

    def keep_typed(self) -> None:
        """Has what was typed and not given at hand the next time."""
        if self.changed:
            self.field.remember(one_line(self.field.text()))

    def close_slot(self) -> None:
        """Asks no more."""
        self._before = ""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from the buttons, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, label: QWidget) -> None:
        asked, buttons = QHBoxLayout(), QHBoxLayout()
        asked.setSpacing(0)
        asked.addWidget(label)
        asked.addWidget(self.field, 1)
        buttons.setSpacing(8)
        buttons.addWidget(self.reject)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(asked)
        column.addLayout(buttons)
