"""The frame of a dialog that asks for one decision: its foot, and Ctrl+Enter that decides as Enter alone never does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.theme import ThemeHolder
from annotator.gui.wording import shown_line


class AskingDialog(QDialog):
    """A dialog with a note, Cancel and the button `act`; subclasses say in `finish` what is decided."""

    def __init__(self, theme: ThemeHolder, title: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.note = QLabel()
        self.note.setProperty("role", "third")
        self.act = KeyButton(theme, act, "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self.finish)
        self._cancel = KeyButton(theme, "Cancel", "Esc", kind=ButtonKind.FLAT)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)

    def finish(self) -> None:
        """Says what was decided and closes, if nothing is missing."""

    def ask(self) -> None:
        """Opens the dialog over its window; it is gone once it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone does nothing: only Ctrl+Enter decides."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def lay_out(self, parts: Sequence[QWidget], *, growing: QWidget | None = None) -> None:
        """Puts the parts over each other, and the foot below them; `growing` takes the height that is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part, 1 if part is growing else 0)
        column.addSpacing(4)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self._cancel)
        row.addWidget(self.act)
        return row


def head(words: str) -> QLabel:
    """The heading of a part."""
    made = QLabel(words)
    made.setProperty("role", "head")
    return made


def statement_of(text: str) -> QLabel:
    """The statement of a fact that is asked about."""
    made = QLabel(shown_line(text), wordWrap=True)
    made.setProperty("role", "claim")
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def label_of(words: str, field: QLineEdit) -> QLabel:
    """The label over a field, which is named by it."""
    made = QLabel(words)
    made.setProperty("role", "slot")
    made.setBuddy(field)
    field.setAccessibleName(words)
    return made
