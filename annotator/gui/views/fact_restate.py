"""Asks for a fact's statement and from when to when it held."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from annotator.domain.fact import Fact
from annotator.domain.time import calendar_value
from annotator.gui.dates import ImpossibleDate, date_words, typed_date
from annotator.gui.dialogs.asking import AskingDialog, head
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.gui.wording import WordingField, kept, one_line, shown_line

_WIDTH = 640
_TURNED = "It cannot end before it begins."


class RestateDialog(AskingDialog):
    """Statement and dates of validity; says `stated` with text, first and last date as ISO values or ""."""

    stated = Signal(str, str, str)

    def __init__(self, theme: ThemeHolder, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Edit the fact", "Save", parent)
        self._fact = fact
        self.statement = WordingField()
        self.statement.setAccessibleName("Statement of the fact")
        self.statement.setPlainText(shown_line(fact.text))
        self.start = _field("Held from", fact.valid_from)
        self.end = _field("Held until", fact.valid_to)
        self.note.setWordWrap(True)
        self.lay_out((head("Statement"), self.statement, self._dates()))
        self.resize(_WIDTH, self.sizeHint().height())
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

    def _values(self) -> tuple[str, str | None, str | None]:
        text = kept(self.statement.toPlainText(), one_line(self._fact.text))
        return one_line(text), _read(self.start)[0], _read(self.end)[0]

    def _changed(self) -> bool:
        return self._values() != (one_line(self._fact.text), self._fact.valid_from, self._fact.valid_to)

    def _trouble(self) -> str:
        if not one_line(self.statement.toPlainText()):
            return "A fact needs a statement."
        return _read(self.start)[1] or _read(self.end)[1] or (_TURNED if self._turned() else "")

    def _turned(self) -> bool:
        first, last = calendar_value(_read(self.start)[0]), calendar_value(_read(self.end)[0])
        return bool(first and last and last.last < first.first)

    def _show_state(self) -> None:
        trouble = self._trouble()
        self.note.setText(trouble or self._read_as())
        self.note.setProperty("role", "word" if trouble else "third")
        set_kind(self.note, "rejected" if trouble else "")
        self.act.setEnabled(not trouble and self._changed())
        for field in (self.start, self.end):
            set_kind(field, "error" if _read(field)[1] or self._turned() else "")

    def _read_as(self) -> str:
        _, start, end = self._values()
        told = [f"{word} {date_words(value)}" for word, value in (("from", start), ("until", end)) if value]
        return f"Held {' '.join(told)}" if told else "Both dates may stay empty; a month or a year is enough."

    def _connect(self) -> None:
        self.statement.textChanged.connect(self._show_state)
        for field in (self.start, self.end):
            field.textChanged.connect(self._show_state)

    def _dates(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, (words, field) in enumerate((("Held from", self.start), ("Held until", self.end))):
            grid.addWidget(head(words), 0, at)
            grid.addWidget(field, 1, at)
        return made


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
