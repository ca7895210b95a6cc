"""The dialog for pasted text: the text as it will be stored, its title, source and date, and the import."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.formats.plain import title_of
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.dates import ImpossibleDate, short_date, typed_date
from annotator.gui.dialogs.asking import label_of
from annotator.gui.dialogs.import_detail import TextBox
from annotator.gui.dialogs.import_words import amount
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.offsets import shown_text
from annotator.gui.wording import one_line
from annotator.services.incoming.proposals import told_by

if TYPE_CHECKING:
    from annotator.domain.article import ProposedDate
    from annotator.domain.source import ProposedSource
    from annotator.services.articles import ImportReport
    from annotator.services.jobs import Progress

_HEAD = 8_000
"""So many characters are looked at for a title."""
_SHOWN = 20_000
_LONGEST_LINE = 2_000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_DATE = "That is no date; write it as 26 Dec 2020, December 2020 or 2020-12-26, or leave it empty."


def beginning(text: str) -> str:
    """The text as far as it is shown: long ones and long lines are cut, which is said; what is stored is whole."""
    lines = text[:_SHOWN].split("\n")
    shown = "\n".join(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} …" for line in lines)
    rest = len(text) - _SHOWN
    return f"{shown}\n\n… and {rest:,} characters more, which come in, too." if rest > 0 else shown


def stored_words(text: str) -> str:
    """How much text there is, and what of it is stored otherwise than it was copied."""
    unstorable = text.count("\0") + len(_LONE_SURROGATE.findall(text))
    changes = (
        ("its byte order mark goes", text.startswith("\ufeff")),
        ("line ends become LF", "\r" in text),
        (f"{amount(unstorable, 'character')} that no text can hold as �", unstorable > 0),
    )
    said = ", ".join(words for words, changed in changes if changed)
    characters = amount(len(text), "character")
    return f"{characters}; {said}." if said else f"{characters}, stored exactly as they are."


class PasteDialog(Overlay):
    """Shows a text and asks what is known of it; `imported` carries the report."""

    imported = Signal(object)
    shows_progress = True

    def __init__(self, host: Host, bridge: Bridge, text: str) -> None:
        super().__init__(host, "Paste as article", width=760)
        self._bridge, self._text = bridge, text
        self.add_head("Paste as article", "copy", f"into {bridge.workspace.path.stem}")
        self.title = QLineEdit(title_of(text[:_HEAD]))
        self.source = QLineEdit(placeholderText="the outlet, agency or person it comes from")
        self.date = QLineEdit(placeholderText="such as 26 Dec 2020")
        self.take = KeyButton(self.theme, "", kind=ButtonKind.FLAT)
        self._offer()
        self.box = TextBox("The text as it will be stored")
        self.box.show_text(beginning(text))
        self.box.setMinimumHeight(240)
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("role", "word")
        self._error.setProperty("kind", "rejected")
        self._error.hide()
        self._lay_out()
        self._add_buttons()
        for field in (self.title, self.source, self.date):
            field.textEdited.connect(self._clear_error)

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def first_focus(self) -> QWidget:
        """The title, selected so that typing replaces it."""
        self.title.selectAll()
        return self.title

    def may_leave(self) -> bool:
        """Not while the text is being stored, which takes a moment."""
        return self._import.isEnabled()

    def keeps_open(self) -> bool:
        """Always: the text is not in the project yet."""
        self._show_error("Import the text with Ctrl+Enter or leave it with Esc; then the window can be closed.")
        return True

    def act(self) -> None:
        """Imports the text, or says in place why not."""
        if not self._import.isEnabled():
            return
        if self._bridge.jobs.running:
            self._show_error(f"{self._bridge.jobs.title} is under way; wait for it, or stop it, first.")
            return
        try:
            published = self._published()
        except ValueError as error:
            self._show_error(str(error) or _NO_DATE, self.date)
            return
        self._start(published)

    def _offer(self) -> None:
        """Offers the date and source that the text tells; they are taken for known once a person takes them."""
        date, source = told_by(self._text, self.title.text())
        words = [f"source {source.name}?" if source else "", f"date {short_date(date.value)}?" if date else ""]
        self.take.setText(f"Take {' and '.join(word for word in words if word)}")
        self.take.setToolTip(shown_text("\n".join(each.reason for each in (source, date) if each)))
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(bool(date or source))
        self.take.clicked.connect(lambda: self._take(date, source))

    def _take(self, date: "ProposedDate | None", source: "ProposedSource | None") -> None:
        """Fills what is still empty."""
        if source and not self.source.text():
            self.source.setText(source.name)
        if date and not self.date.text():
            self.date.setText(short_date(date.value))
        self._clear_error()
        self.take.hide()
        self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, published: str | None) -> None:
        from annotator.services import articles

        workspace, text = self._bridge.workspace, self._text
        title, source = one_line(self.title.text()) or None, one_line(self.source.text()) or None

        def job(_progress: "Progress") -> "ImportReport":
            return articles.import_text(workspace, text, title=title, source=source, published=published)

        self._import.setEnabled(False)
        self._bridge.jobs.ended.connect(self._ended, Qt.ConnectionType.SingleShotConnection)
        self._bridge.work(job, title="Importing", then=self._done)

    def _ended(self) -> None:
        self._import.setEnabled(True)

    def _done(self, report: "ImportReport") -> None:
        if report.troubles:
            self._show_error(" ".join(map(str, report.troubles)))
            return
        self.leave()
        self.imported.emit(report)

    def _published(self) -> str | None:
        """The date that was typed as an ISO value; ValueError that says what is wrong with it."""
        words = self.date.text().strip()
        if not words:
            return None
        try:
            value = typed_date(words)
        except ImpossibleDate as error:
            raise ValueError(f"{error}.".replace("..", ".")) from error
        if value is None or "W" in value:
            raise ValueError(_NO_DATE)
        return value

    def _show_error(self, sentence: str, field: QLineEdit | None = None) -> None:
        self._error.setText(shown_text(sentence))
        self._error.show()
        self.fit()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_error(self) -> None:
        self._error.clear()
        self._error.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        grid.addWidget(label_of("Title", self.title), 0, 0)
        grid.addWidget(self.title, 0, 1, 1, 3)
        grid.addWidget(label_of("Source", self.source), 1, 0)
        grid.addWidget(self.source, 1, 1)
        grid.addWidget(label_of("Published", self.date), 1, 2)
        grid.addWidget(self.date, 1, 3)
        grid.addWidget(self.take, 2, 1, 1, 3)
        grid.addWidget(self._error, 3, 1, 1, 3)
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.box, 1)
        self.column.addLayout(column, 1)

    def _add_buttons(self) -> None:
        foot = self.add_foot(stored_words(self._text))
        self._import = KeyButton(self.theme, "Import 1 article", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._import.clicked.connect(self.act)
        foot.addWidget(self.close_button("Cancel"))
        foot.addWidget(self._import)
