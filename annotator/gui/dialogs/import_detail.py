"""What is seen of the chosen file: its first lines as they would be stored, its columns, and how it is read."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.encodings import ENCODINGS
from annotator.formats.manner import Reading
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.import_columns import ColumnsForm
from annotator.gui.dialogs.import_dated import DayQuestion
from annotator.gui.dialogs.import_statuses import StatusQuestions
from annotator.gui.dialogs.import_words import Chosen, inside_words, trouble_words
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.marked_text import direction_of
from annotator.gui.offsets import shown_text
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.services.incoming.previewed import Kind, Preview

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_SAID = {
    Kind.TEXT: "the text begins so",
    Kind.PAGE: "the main text begins so",
    Kind.DOCUMENT: "the text begins so",
    Kind.TABLE: "row 1 holds the names",
    Kind.LABELS: "first lines",
    Kind.LINES: "first lines",
    Kind.ARCHIVE: "holds these files",
    Kind.FOLDER: "holds these files",
    Kind.OTHER: "",
}
_CERTAIN, _GUESS = "found in the file", "a guess: look whether the letters are right"
_EACH, _CHOOSE = "each file by itself", "choose an encoding"
_KEYS = "each key is a column"
_KEYED = (".jsonl", ".json")
_SEVERAL = (Kind.FOLDER, Kind.ARCHIVE)
_DECODED = (Kind.TEXT, Kind.PAGE, Kind.TABLE)
_UNDECODED = ("encoding-unclear", "encoding-fails")
"""What is wrong with labels that another encoding may put right."""


class TextBox(QPlainTextEdit):
    """Plain text to look at; never written into, never read back."""

    def __init__(self, name: str, role: Role = Role.CONTEXT) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setProperty("role", "field")
        self.setFont(fonts.font(role))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumHeight(96)

    def show_text(self, text: str) -> None:
        """Shows a text at the side where its first letters begin."""
        option = self.document().defaultTextOption()
        right = direction_of(text) is Qt.LayoutDirection.RightToLeft
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)
        self.setPlainText(shown_text(text))


class FileDetail(QWidget):
    """The chosen file; says `read_as` with the Reading that a person chose, `unwanted` to take it off the list."""

    read_as = Signal(object)
    unwanted = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: Chosen | None = None
        self.encoding = QComboBox()
        self.encoding.setAccessibleName("Encoding")
        self.encoding.activated.connect(self._encoding_chosen)
        self.day = DayQuestion()
        self.day.orders.activated.connect(self._day_chosen)
        self.statuses = StatusQuestions()
        self.statuses.changed.connect(self._statuses_chosen)
        self.columns = ColumnsForm(theme)
        self.columns.changed.connect(self._columns_chosen)
        self.remember = QCheckBox("Remember for files with these columns")
        self.remember.setChecked(True)
        self.text = TextBox("How it begins")
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("role", "word")
        self.trouble.setProperty("kind", "unsure")
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as a table needs, whatever is shown, so that nothing moves from file to file."""
        return QSize(560, 380)

    @property
    def said(self) -> str:
        """What is said of how sure the encoding is."""
        return self._sure.text()

    def show_file(self, chosen: Chosen | None) -> None:
        """Shows a file as far as it was looked into."""
        self._chosen = chosen
        seen = chosen.seen if chosen else None
        table = seen is not None and seen.kind is Kind.TABLE and bool(seen.columns)
        self._name.show_text(f"{'Columns of ' if table else ''}{chosen.path.name}" if chosen else "")
        keyed = chosen is not None and chosen.path.suffix.lower() in _KEYED
        self._note.show_text("looking …" if seen is None else _KEYS if table and keyed else _note_words(seen))
        self._show_trouble(trouble_words(chosen) if chosen else "")
        self._show_encoding(chosen, seen)
        self.day.show_file(chosen)
        self.statuses.show_file(chosen)
        self._show_content(seen, chosen.tried if chosen else None)

    def _show_trouble(self, words: str) -> None:
        self.trouble.setText(shown_text(words))
        self._trouble.setVisible(bool(words))

    def _show_encoding(self, chosen: Chosen | None, seen: Preview | None) -> None:
        several = seen is not None and seen.kind in _SEVERAL
        asked = seen is not None and bool(seen.trouble) and (seen.kind in _DECODED or seen.wrong in _UNDECODED)
        known = seen is not None and (several or bool(seen.encoding) or asked)
        for part in (self._label, self.encoding, self._sure):
            part.setVisible(known)
        if chosen is None or seen is None or not known:
            return
        named = chosen.how.encoding
        self._fill(_EACH if several else _CHOOSE, seen.encoding or named)
        set_kind(self.encoding, "" if several or seen.encoding or named else "warn")
        self._sure.setText(_for_all(named) if several else _sure_words(seen, named))

    def _fill(self, without: str, encoding: str) -> None:
        """Offers the encodings with this one chosen; without any, what that means."""
        names = [*([] if encoding and without is _CHOOSE else [without]), *ENCODINGS]
        if encoding and encoding not in names:
            names.insert(1, encoding)
        if [self.encoding.itemText(at) for at in range(self.encoding.count())] != names:
            self.encoding.clear()
            self.encoding.addItems(names)
        self.encoding.setCurrentText(encoding or without)

    def _show_content(self, seen: Preview | None, tried: "ImportReport | None") -> None:
        table = seen is not None and seen.kind is Kind.TABLE and bool(seen.columns)
        self.remember.setVisible(table)
        self._pages.setCurrentWidget(self._scrolled if table else self.text)
        if seen is not None and table:
            self.columns.show_table(seen, tried)
            return
        self.text.show_text("\n".join(seen.lines) if seen else "")

    def _encoding_chosen(self, _at: int) -> None:
        if self._chosen is not None:
            named = self.encoding.currentText()
            self._read_as(replace(self._chosen.how, encoding=named if named not in (_EACH, _CHOOSE) else ""))

    def _day_chosen(self, _at: int) -> None:
        if self._chosen is not None:
            self._read_as(self.day.answered(self._chosen.how))

    def _statuses_chosen(self) -> None:
        if self._chosen is not None:
            self._read_as(self.statuses.answered(self._chosen.how))

    def _columns_chosen(self, columns: Mapping[str, str]) -> None:
        if self._chosen is not None:
            self._read_as(replace(self._chosen.how, columns=columns))

    def _read_as(self, how: Reading) -> None:
        if self._chosen is not None:
            self._chosen = replace(self._chosen, how=how)  # the next choice adds to it, whether looked at yet or not
            self.read_as.emit(how)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._scrolled = Fitted(self.columns, "Columns of the table", walked=True)
        self._pages.addWidget(self._scrolled)
        self._trouble = QWidget()
        line = QHBoxLayout(self._trouble)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icon("alert", self._theme.tokens.unsure.fg).pixmap(16, 16))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.trouble, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(self._reading())
        column.addWidget(self.day)
        column.addWidget(self.statuses)
        column.addWidget(self._trouble)
        column.addWidget(self._pages, 1)

    def _head(self) -> QHBoxLayout:
        self._name = Elided(Role.BODY_STRONG, mode=Qt.TextElideMode.ElideMiddle)
        self._note = Elided(Role.SMALL, color="second")
        take_off = KeyButton(self._theme, "Take off the list", "Del", kind=ButtonKind.FLAT)
        take_off.clicked.connect(self.unwanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(take_off)
        return row

    def _reading(self) -> QHBoxLayout:
        self._label = QLabel("Encoding")
        self._label.setProperty("role", "slot")
        self._label.setBuddy(self.encoding)
        self._sure = QLabel()
        self._sure.setProperty("role", "second")
        self.encoding.setMinimumWidth(200)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._label, self.encoding, self._sure):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.remember)
        return row


def _sure_words(seen: Preview, named: str) -> str:
    """How sure the encoding is."""
    if named or not seen.encoding:
        return "as you chose" if named else ""
    return _CERTAIN if seen.certain else _GUESS


def _note_words(seen: Preview) -> str:
    """What stands below, and the title that the article gets."""
    if seen.inside:
        return f"{_SAID[seen.kind]}: {inside_words(seen)}"
    if not seen.lines and not seen.columns:
        return ""
    titled = f", its title is “{seen.title}”" if seen.title and seen.articles else ""
    return f"{_SAID[seen.kind]}{titled}"


def _for_all(named: str) -> str:
    return "for every file in it" if named else "found out from its letters"
