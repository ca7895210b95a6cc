"""The export dialog: which format, where to, and the file's hash afterwards."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.choices import ElidedRadio
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.overlay import Host, Overlay

if TYPE_CHECKING:
    from annotator.formats.format import Format
    from annotator.services.exporting import ExportReport
    from annotator.services.jobs import Progress


class ExportDialog(Overlay):
    """One of the formats that can be written, each with what it cannot hold, and a file."""

    exported = Signal(object)

    def __init__(self, host: Host, bridge: Bridge, *, say: Callable[[str], None]) -> None:
        super().__init__(host, "Export", width=680)
        self._say = say
        from annotator.formats.registry import formats

        self._bridge = bridge
        self._formats = [each for each in formats() if each.writes]
        self._report: ExportReport | None = None
        self._agreed: Path | None = None
        self.add_head("Export", "export", f"all of {bridge.workspace.path.stem}")
        self.file = QLineEdit()
        self._add_formats()
        self._add_file()
        self._add_result()
        self._add_buttons()
        bridge.failed.connect(self._failed)
        self._choices.buttons()[0].setChecked(True)
        self._formats_changed()
        self.file.textChanged.connect(self._file_changed)

    def first_focus(self) -> QWidget:
        """The chosen format."""
        return self._choices.checkedButton() or self.file

    def act(self) -> None:
        """Writes the file; one that is there already is replaced only when asked a second time."""
        if self._bridge.jobs.running or not self.file.text().strip() or self._asks_first():
            return
        workspace, name, out = self._bridge.workspace, self.chosen.name, self.path

        def job(progress: "Progress") -> "ExportReport":
            from annotator.services import exporting

            return exporting.export(workspace, name, out, progress=progress)

        self._name_act("Export")
        self._export.setEnabled(False)
        self._show_result("Writing …", bad=False)
        self._bridge.work(job, title="Exporting", then=partial(_finished, self, self._say))

    def _asks_first(self) -> bool:
        """Whether a file would be lost that nobody has agreed to lose."""
        path = self.path
        if path == self._agreed or not path.is_file():
            self._agreed = None
            return False
        self._agreed = path
        self._name_act("Replace it")
        self._show_result(f"{path.name} exists; Ctrl Enter again replaces it.", bad=True)
        return True

    def _name_act(self, text: str) -> None:
        self._export.setText(text)
        self._export.setAccessibleName(text)

    def _file_changed(self) -> None:
        self._agreed = None
        self._name_act("Export")
        self._box.hide()
        self.fit()

    @property
    def chosen(self) -> "Format":
        """The chosen format."""
        return self._formats[self._choices.checkedId()]

    @property
    def path(self) -> Path:
        """The file that was asked for."""
        return Path(self.file.text().strip()).expanduser()

    @property
    def result(self) -> str:
        """What is said about the file that was written, or about what went wrong."""
        return self._result.text()

    def choose(self, name: str) -> None:
        """Chooses a format by its name."""
        at = [each.name for each in self._formats].index(name)
        self._choices.button(at).setChecked(True)
        self._formats_changed()

    def _add_formats(self) -> None:
        self._choices = QButtonGroup(self)
        self._losses = QLabel(wordWrap=True)
        self._losses.setProperty("role", "second")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(24, 12, 24, 4)
        column.setSpacing(2)
        for at, each in enumerate(self._formats):
            button = ElidedRadio(each.title if each.is_folder else f"{each.title} ({each.suffix})")
            button.setAccessibleDescription(each.losses)
            self._choices.addButton(button, at)
            column.addWidget(button)
        self._losses.setContentsMargins(24, 8, 24, 4)
        self._choices.idClicked.connect(self._formats_changed)
        self._scroller = Fitted(listed, "Formats")
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scroller, 1)
        self.column.addWidget(self._losses)

    def _add_file(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 4, 24, 12)
        row.setSpacing(8)
        label = QLabel("File")
        label.setProperty("role", "slot")
        label.setBuddy(self.file)
        self.file.setAccessibleName("File")
        self.file.returnPressed.connect(self.act)
        choose = KeyButton(self.theme, "Choose").set_icon_name("folder")
        choose.clicked.connect(self._choose_file)
        row.addWidget(label)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self.column.addLayout(row)

    def _add_result(self) -> None:
        self._box = QWidget()
        grid = QGridLayout(self._box)
        grid.setContentsMargins(24, 0, 24, 16)
        grid.setColumnStretch(0, 1)
        self._result = QLabel(wordWrap=True)
        self._hash = QLabel(wordWrap=True)
        self._hash.setFont(fonts.font(fonts.Role.CODE))
        self._hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = KeyButton(self.theme, "Copy the hash").set_icon_name("copy")
        self._copy.clicked.connect(self._copy_hash)
        grid.addWidget(self._result, 0, 0)
        grid.addWidget(self._hash, 1, 0)
        grid.addWidget(self._copy, 0, 1, 2, 1)
        self.column.addWidget(self._box)
        self._box.hide()

    def _add_buttons(self) -> None:
        foot = self.add_foot("The file takes its name only once it is whole.")
        self._export = KeyButton(self.theme, "Export", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._export.clicked.connect(self.act)
        self._close = self.close_button()
        foot.addWidget(self._close)
        foot.addWidget(self._export)

    def _formats_changed(self) -> None:
        project = self._bridge.workspace.path
        self.file.setText(str(self.chosen.beside(project).absolute()))
        self._losses.setText(self.chosen.losses)
        button = self._choices.checkedButton()
        if button is not None:
            self._scroller.ensureWidgetVisible(button, 0, 24)
        self._box.hide()
        self.fit()

    def _choose_file(self) -> None:
        kind = self.chosen.title if self.chosen.is_folder else f"{self.chosen.title} (*{self.chosen.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, "Export", self.file.text(), kind)
        if name:
            self.file.setText(name)
            self._agreed = self.path  # the file dialog has asked

    def show_report(self, report: "ExportReport") -> None:
        """Shows what was written."""
        self._report = report
        self._export.setEnabled(True)
        self._show_result(f"{_wrote(report)}. {_left_out(report)}. SHA-256:", bad=False)
        self._hash.setText(report.sha256)
        self._hash.setVisible(True)
        self._copy.setVisible(True)
        self.fit()
        self.exported.emit(report)

    def _failed(self, sentence: str) -> None:
        if not self._export.isEnabled():
            self._export.setEnabled(True)
            self._show_result(sentence, bad=True)

    def _show_result(self, text: str, *, bad: bool) -> None:
        self._result.setText(text)
        self._result.setProperty("role", "word" if bad else "head")
        self._result.setProperty("kind", "rejected" if bad else "")
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)
        self._hash.setVisible(False)
        self._copy.setVisible(False)
        self._box.show()
        self.fit()

    def _copy_hash(self) -> None:
        if self._report:
            QGuiApplication.clipboard().setText(self._report.sha256)


def _finished(dialog: ExportDialog, say: Callable[[str], None], report: "ExportReport") -> None:
    """Says what was written, in the dialog too if it is still open."""
    say(_wrote(report))
    if isValid(dialog):
        dialog.show_report(report)


def _wrote(report: "ExportReport") -> str:
    """What was written, in one line: the entries of a file that holds all, else how much of which kind it holds."""
    from annotator.services.losses import held_words

    whole = not any(kind.lost_count for kind in report.kinds)
    entries = "1 entry" if report.records == 1 else f"{report.records:,} entries"
    return f"Wrote {entries if whole else held_words(report.kinds)} to {report.file.name}"


def _left_out(report: "ExportReport") -> str:
    from annotator.services.losses import held_words, lost_words

    if not any(kind.lost_count for kind in report.kinds):
        return f"{held_words(report.kinds)}. Left out: nothing"
    return f"Left out: {lost_words(report.kinds)}; {report.losses.name} says which and why"
