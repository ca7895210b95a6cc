"""The export dialog: which formats, what of the project, what that loses, where to, and the file's hash afterwards."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.domain.errors import NotAllowed
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.export_asked import LARGE, LARGE_CARD, known, preview
from annotator.gui.dialogs.export_choices import ChoicesForm
from annotator.gui.dialogs.export_formats import FormatTree
from annotator.gui.dialogs.export_seen import CardPanel, SeenExport
from annotator.gui.dialogs.export_words import left_out, wrote
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.hairline import hairline
from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    from annotator.formats.choosing import Chosen
    from annotator.formats.document import Entry
    from annotator.formats.format import Format
    from annotator.services.exporting import ExportReport
    from annotator.services.jobs import Progress
    from annotator.services.previewed_export import Previewed

_WIDTH: Final = 1140
_HEIGHT: Final = 700
_LIST_WIDTH: Final = 352
_ROOM_FOR_CARD: Final = 1140
_WAIT_MS: Final = 250


class ExportDialog(Overlay):
    """The formats that can be written, what of the project goes into them and what that loses, and a file or folder."""

    exported = Signal(object)

    def __init__(self, host: Host, bridge: Bridge, *, say: Callable[[str], None]) -> None:
        super().__init__(host, "Export", width=_WIDTH)
        self._say = say
        from annotator.formats.registry import formats

        self._bridge = bridge
        self._report: ExportReport | None = None
        self._agreed: tuple[Path, ...] = ()
        self.add_head("Export", "export", f"of {bridge.workspace.path.stem}")
        self.file, self.named = QLineEdit(), QLabel("File")
        self.tree = FormatTree([each for each in formats() if each.writes])
        self.choices, self.seen, self.card_panel = ChoicesForm(), SeenExport(), CardPanel()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._count)
        self._lay_out()
        self._add_file()
        self._add_result()
        self._add_buttons()
        self._connect()
        self._formats_changed()

    def first_focus(self) -> QWidget:
        """The formats."""
        return self.tree

    def parts(self) -> Sequence[QWidget]:
        """The formats, then what of the project goes into them; where to, and the acts, come after."""
        return self.tree, self.choices, self.middle

    def act(self) -> None:
        """Writes what is wanted; a file that is there already is replaced only when asked a second time."""
        if self._bridge.jobs.running or not self.file.text().strip():
            return
        if self.tree.lack:
            self._show_result(self.tree.lack, bad=True)
            return
        try:
            wanted = self._places()
        except NotAllowed as error:
            self._show_result(str(error), bad=True)
            return
        if self._asks_first([path for _, path in wanted]):
            return
        workspace, chosen = self._bridge.workspace, self.choices.chosen

        def job(progress: "Progress") -> "list[ExportReport]":
            from annotator.services.previewed_export import export_all

            return export_all(workspace, wanted, chosen, progress=progress)

        self._name_act()
        self._export.setEnabled(False)
        self._show_result("Writing …", bad=False)
        self._stop.show()
        self._stop.setFocus()
        self._bridge.work(job, title="Exporting", then=partial(_finished, self, self._say))

    def choose(self, name: str) -> None:
        """Looks at the format of a name."""
        self.tree.choose(name)

    @property
    def chosen(self) -> "Format":
        """The format that is looked at."""
        return self.tree.chosen

    @property
    def path(self) -> Path:
        """The file or folder that was asked for."""
        return Path(self._typed)

    @property
    def _typed(self) -> str:
        # Of a path, what is typed keeps the sign at its end that says it is a folder, and any "~" is no fault.
        return os.path.expanduser(self.file.text().strip())  # noqa: PTH111

    @property
    def result(self) -> str:
        """What is said about the file that was written, or about what went wrong."""
        return self._result.text()

    def _wanted_height(self, width: int) -> int:
        return max(super()._wanted_height(width), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the gold card out where there is no room for it."""
        super().resizeEvent(event)
        self.card_panel.setVisible(self.width() >= _ROOM_FOR_CARD)

    def _places(self) -> "list[tuple[Format, Path]]":
        """What is to be written, and where: one file under the name given, several in the folder given.

        NotAllowed for a name by which the file would not be read again as what it is.
        """
        from annotator.formats.placing import placed

        wanted, at, project = self.tree.wanted, self.path, self._bridge.workspace.path
        if len(wanted) == 1:
            return [(wanted[0], placed(wanted[0], self._typed, project, split=self._is_split(wanted[0])))]
        return [(each, at / each.beside(project).name) for each in wanted]

    def _asks_first(self, places: Sequence[Path]) -> bool:
        """Whether files or folders would be lost that nobody has agreed to lose."""
        there = tuple(path for path in places if path.is_file() or (path.is_dir() and any(path.iterdir())))
        if not there or there == self._agreed:
            self._agreed = ()
            return False
        self._agreed = there
        self._name_act("Replace it" if len(there) == 1 else "Replace them")
        named = "; ".join(path.name for path in there)
        told = "exists" if len(there) == 1 else "exist"
        each = "it" if len(there) == 1 else "them"
        self._show_result(f"{named} {told}; Ctrl Enter again replaces {each}.", bad=True)
        return True

    def _name_act(self, text: str = "") -> None:
        number = len(self.tree.wanted)
        text = text or ("Export" if number == 1 else f"Export {number} formats")
        self._export.setText(text)
        self._export.setAccessibleName(text)

    def _file_changed(self) -> None:
        self._agreed = ()
        self._name_act()
        self._box.hide()
        self.fit()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "sunken")
        left.setFixedWidth(_LIST_WIDTH)
        listed = QVBoxLayout(left)
        listed.setContentsMargins(16, 8, 4, 8)
        listed.addWidget(self.tree)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.choices)
        column.addWidget(self.seen, 1)
        self.middle = Fitted(body, "What is exported")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.card_panel)
        self.column.addLayout(row, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+. stops what is being written."""
        stops = event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if stops and self._stop.isVisible():
            self._bridge.stop()
            return
        super().keyPressEvent(event)

    def _written(self) -> None:
        if self._stop.hasFocus():
            self._close.setFocus()
        self._stop.hide()

    def _connect(self) -> None:
        self._bridge.failed.connect(self._failed)
        self._bridge.jobs.ended.connect(self._written)
        self._bridge.jobs.progressed.connect(self._show_step)
        self.tree.moved.connect(self._formats_changed)
        self.tree.ticked.connect(self._formats_changed)
        self.choices.changed.connect(self._choices_changed)
        self.file.textChanged.connect(self._file_changed)
        self._bridge.ask(known, self._know)

    def _know(self, found: "tuple[list[str], list[type[Entry]]]") -> None:
        if isValid(self):
            names, kinds = found
            self.choices.show_analysts(names)
            self.tree.know_kinds(kinds)

    def _add_file(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 12)
        row.setSpacing(8)
        self.named.setProperty("role", "slot")
        self.named.setBuddy(self.file)
        self.file.setAccessibleName("File")
        self.file.returnPressed.connect(self.act)
        choose = KeyButton(self.theme, "Choose").set_icon_name("folder")
        choose.clicked.connect(self._choose_file)
        row.addWidget(self.named)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self.column.addWidget(hairline())
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
        self._stop = KeyButton(self.theme, "Stop", "Ctrl .").set_icon_name("square")
        self._stop.clicked.connect(self._bridge.stop)
        self._stop.hide()
        foot.addWidget(self._stop)
        foot.addWidget(self._close)
        foot.addWidget(self._export)

    def _formats_changed(self) -> None:
        wanted, project = self.tree.wanted, self._bridge.workspace.path
        one = len(wanted) == 1
        named = "File" if one and not wanted[0].is_folder else "Folder"
        self.named.setText(named)
        self.file.setAccessibleName(named)
        self.file.setText(
            str((self._beside(wanted[0]) if one else project.with_name(f"{project.stem}-export")).absolute())
        )
        self._name_act()
        self._export.setEnabled(not self.tree.lack)
        self._box.hide()
        self._choices_changed()

    def _beside(self, each: "Format") -> Path:
        from annotator.formats.placing import beside

        return beside(each, self._bridge.workspace.path, split=self._is_split(each))

    def _is_split(self, each: "Format") -> bool:
        return each.is_for_labels and self.choices.chosen.split is not None

    def _choices_changed(self) -> None:
        self.choices.offer(labels=any(each.is_for_labels for each in (self.chosen, *self.tree.wanted)))
        if lack := self.chosen.lack:
            self._wait.stop()
            self.seen.wait_for(self.chosen, lack)
            self.card_panel.wait_for(lack)
            return
        self.seen.wait_for(self.chosen)
        self.card_panel.wait_for()
        self._wait.start()

    def _count(self) -> None:
        asked = (self.chosen, self.choices.chosen)
        self._bridge.ask(partial(preview, asked=asked), lambda seen: self._show_seen(asked, seen))

    def _show_seen(self, asked: "tuple[Format, Chosen]", seen: "Previewed | str") -> None:
        if not isValid(self) or asked != (self.chosen, self.choices.chosen):
            return
        if isinstance(seen, str):
            self.seen.wait_for(self.chosen, seen)
            self.card_panel.wait_for(LARGE_CARD if seen == LARGE else seen)
            return
        self.seen.show_seen(seen)
        self.card_panel.show_card(seen.report.gold)

    def _show_counted(self, report: "ExportReport") -> None:
        """Shows what was counted while it was written; the first lines stay as they were seen before."""
        self.seen.show_kinds(report)
        self.card_panel.show_card(report.gold)

    def _show_step(self, done: int, total: int, what: str) -> None:
        if self._stop.isVisible() and total > 1:
            self._result.setText(shown_text(f"{what}, {done:,} of {total:,} …"))

    def _choose_file(self) -> None:
        if len(self.tree.wanted) > 1:
            name = QFileDialog.getExistingDirectory(self, "Export", str(self.path.parent))
        else:
            each = self.tree.wanted[0]
            kind = each.title if each.is_folder else f"{each.title} (*{each.suffix})"
            name, _ = QFileDialog.getSaveFileName(self, "Export", self.file.text(), kind)
        if name:
            self.file.setText(name)
            path = Path(name)
            self._agreed = (path,) if path.is_file() else ()  # the file dialog has asked

    def show_reports(self, reports: "list[ExportReport]") -> None:
        """Shows what was written."""
        self._export.setEnabled(not self.tree.lack)
        for report in reports:
            self._report = report
            self.exported.emit(report)
        if len(reports) > 1:
            self._show_result(
                f"Wrote {len(reports)} formats to {self.path.name}, each with its losses and card.", bad=False
            )
            return
        (report,) = reports
        if report.gold.format == self.chosen:
            self._show_counted(report)
        self._show_result(f"{wrote(report)}. {left_out(report)}. SHA-256:", bad=False)
        self._hash.setText(report.sha256)
        self._hash.setVisible(True)
        self._copy.setVisible(True)
        self.fit()

    def _failed(self, sentence: str) -> None:
        if not self._export.isEnabled() and not self.tree.lack:
            self._export.setEnabled(True)
            self._show_result(sentence, bad=True)

    def _show_result(self, text: str, *, bad: bool) -> None:
        self._result.setText(shown_text(text))
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


def _finished(dialog: ExportDialog, say: Callable[[str], None], reports: "list[ExportReport]") -> None:
    """Says what was written, in the dialog too if it is still open."""
    say(wrote(reports[0]) if len(reports) == 1 else f"Wrote {len(reports)} formats")
    if isValid(dialog):
        dialog.show_reports(reports)
