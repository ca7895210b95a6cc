"""What an import brought: the sum, what stayed out, and what to know of things that came in; to read, copy and keep."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.badges import KeyButton
from annotator.gui.dialogs.import_detail import TextBox
from annotator.gui.dialogs.import_left import in_window
from annotator.gui.dialogs.import_words import amount, kinds_of
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport

_MOST_SHOWN = 2_000
_OUT, _KNOW = "What stayed out", "What to know of what came in"


def summary(report: "ImportReport") -> str:
    """What came in, in one sentence or two."""
    amounts = (*kinds_of(report), (report.decisions, "decision"))
    parts = [amount(number, noun) for number, noun in amounts if number]
    text = f"{', '.join(parts)} came in." if parts else "Nothing new came in."
    if report.unchanged:
        articles = "1 article was" if report.unchanged == 1 else f"{report.unchanged:,} articles were"
        text += f" {articles} here already."
    return f"{text} Stopped before the end." if report.stopped else text


def shown(remarks_text: str) -> str:
    """The beginning of long remarks; how many lines are left out is said at the end."""
    lines = remarks_text.split("\n")
    if len(lines) <= _MOST_SHOWN:
        return remarks_text
    return "\n".join([*lines[:_MOST_SHOWN], f"… and {len(lines) - _MOST_SHOWN:,} more; Copy and Save take all of it."])


def remarks(report: "ImportReport") -> str:
    """All that is to be said of an import, one sentence a line under its heading; "" if all is plain."""
    parts = ((_OUT, report.troubles), (_KNOW, report.remarks))
    return "\n\n".join(
        "\n".join([f"{head}:", *(in_window(str(each)) for each in said)]) for head, said in parts if said
    )


def save_remarks(parent: QWidget, report: "ImportReport") -> str:
    """Where the remarks on an import were saved, in a sentence, or why not; "" if nobody named a file."""
    return _saved(parent, summary(report), remarks(report))


def _saved(parent: QWidget, sum_said: str, remarks_said: str) -> str:
    name, _ = QFileDialog.getSaveFileName(parent, "Save the remarks", "import.txt", "Text (*.txt)")
    if not name:
        return ""
    try:
        Path(name).write_text(f"{sum_said}\n\n{remarks_said}\n", encoding="utf-8")
    except OSError as error:
        return f"{name} cannot be written: {error.strerror or 'unknown'}. Choose another folder."
    return f"Saved in {name}"


class ReportPage(QWidget):
    """The report of an import."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._whole = ""
        self._sign, self._sum = QLabel(), QLabel(wordWrap=True)
        self._sum.setProperty("role", "head")
        self._sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = TextBox("Remarks on the import", Role.BODY)
        self._copy = KeyButton(theme, "Copy").set_icon_name("copy")
        self._save = KeyButton(theme, "Save as a text file").set_icon_name("file")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        self._save.clicked.connect(self._save_as)
        self._said = QLabel()
        self._said.setProperty("role", "second")
        self._lay_out()

    @property
    def words(self) -> list[str]:
        """What is said, line by line: the sum, then the sentences without their headings."""
        lines = [line for line in self._whole.split("\n") if line and line not in (f"{_OUT}:", f"{_KNOW}:")]
        return [self._sum.text(), *lines] if self._sum.text() else []

    def sizeHint(self) -> QSize:
        """More room where there is more to read."""
        return QSize(600, 320 if self._remarks.isVisibleTo(self) else 88)

    def show_report(self, report: "ImportReport") -> None:
        """Shows what came in and what did not."""
        tokens = self._theme.tokens
        good = report.anything
        name, color = ("tick", tokens.confirmed.fg) if good else ("alert", tokens.unsure.fg)
        self._sign.setPixmap(icon(name, color).pixmap(16, 16))
        self._sum.setText(summary(report))
        self._whole = remarks(report)
        self.text.setPlainText(shown_text(shown(self._whole)))
        self._remarks.setVisible(bool(self._whole))
        self._said.clear()
        self.updateGeometry()

    def _save_as(self) -> None:
        self._said.setText(_saved(self, self._sum.text(), self._whole))

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._sum, 1)
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addWidget(self._save)
        foot.addWidget(self._said, 1)
        self._remarks = QWidget()
        inside = QVBoxLayout(self._remarks)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.text, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._remarks, 1)
        column.addStretch(0)
