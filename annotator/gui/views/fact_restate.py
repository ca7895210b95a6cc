"""Asks for a fact's statement and from when to when it held."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.fact import Fact
from annotator.domain.time import calendar_value
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dates import ImpossibleDate, date_words, typed_date
from annotator.gui.theme import ThemeHolder
from annotator.gui.wording import WordingField, one_line

_WIDTH = 640


class RestateDialog(QDialog):
    """Statement and dates of validity; says `stated` with text, first and last date as ISO values or ""."""

    stated = Signal(str, str, str)

    def __init__(self, theme: ThemeHolder, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self.setWindowTitle("Edit the fact")
        self.statement = WordingField()
        self.statement.setAccessibleName("Statement of the fact")
        self.statement.setPlainText(one_line(fact.text))
        self.start = _field("Held from", fact.valid_from)
        self.end = _field("Held until", fact.valid_to)
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "third")
        self.act = KeyButton(theme, "Save", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._lay_out(theme)
        self._connect()
        self._show_state()
        self.statement.setFocus()

    def finish(self) -> None:
        """Says `stated` and closes, if something changed and nothing is wrong."""
        if self._trouble() or not self._changed():
            return
        text, start, end = self._values()
        self.stated.emit(text, start or "", end or "")
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone does nothing: only Ctrl+Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _values(self) -> tuple[str, str | None, str | None]:
        return one_line(self.statement.toPlainText()), _read(self.start)[0], _read(self.end)[0]

    def _changed(self) -> bool:
        return self._values() != (one_line(self._fact.text), self._fact.valid_from, self._fact.valid_to)

    def _trouble(self) -> str:
        wrong = _read(self.start)[1] or _read(self.end)[1]
        if not one_line(self.statement.toPlainText()):
            return "A fact needs a statement."
        first, last = calendar_value(_read(self.start)[0]), calendar_value(_read(self.end)[0])
        if not wrong and first and last and last.last < first.first:
            return "It cannot end before it begins."
        return wrong

    def _show_state(self) -> None:
        trouble = self._trouble()
        self.note.setText(trouble or self._read_as())
        self.act.setEnabled(not trouble and self._changed())
        for field in (self.start, self.end):
            kind = "error" if _read(field)[1] else ""
            if field.property("kind") != kind:
                field.setProperty("kind", kind)
                field.style().unpolish(field)
                field.style().polish(field)

    def _read_as(self) -> str:
        _, start, end = self._values()
        told = [f"{word} {date_words(value)}" for word, value in (("from", start), ("until", end)) if value]
        return f"Held {' '.join(told)}" if told else "Both dates may stay empty; a month or a year is enough."

    def _connect(self) -> None:
        self.statement.textChanged.connect(self._show_state)
        for field in (self.start, self.end):
            field.textChanged.connect(self._show_state)
        self.act.clicked.connect(self.finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)

    def _lay_out(self, theme: ThemeHolder) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, (words, field) in enumerate((("Held from", self.start), ("Held until", self.end))):
            grid.addWidget(_head(words), 0, at)
            grid.addWidget(field, 1, at)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(_head("Statement"))
        column.addWidget(self.statement)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addLayout(self._foot(theme))
        self.resize(_WIDTH, self.sizeHint().height())

    def _foot(self, theme: ThemeHolder) -> QHBoxLayout:
        cancel = KeyButton(theme, "Cancel", "Esc", kind=ButtonKind.FLAT)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.act):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(cancel)
        row.addWidget(self.act)
        return row


def _field(name: str, value: str | None) -> QLineEdit:
    # A week in words could not be read back.
    field = QLineEdit(date_words(value) if value and "W" not in value else value or "")
    field.setAccessibleName(name)
    field.setPlaceholderText("such as 22 Dec 2020, Dec 2020 or 2020")
    return field


def _read(field: QLineEdit) -> tuple[str | None, str]:
    """The ISO value of a field, and what is wrong with it."""
    words = field.text().strip()
    if not words:
        return None, ""
    try:
        value = typed_date(words)
    except ImpossibleDate as error:
        return None, str(error)
    return (value, "") if value else (None, f"“{words}” is no date. Write a date, a month or a year, or leave empty.")


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "head")
    return label
