"""The import dialog: which files come in and how each is read, how far it is, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.formats.manner import Reading
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.import_columns import Keeps, RememberedColumns
from annotator.gui.dialogs.import_detail import FileDetail
from annotator.gui.dialogs.import_files import FileList
from annotator.gui.dialogs.import_left_list import LeftList
from annotator.gui.dialogs.import_pages import EmptyPage, ProgressPage
from annotator.gui.dialogs.import_report import ReportPage
from annotator.gui.dialogs.import_rows import FileHeads
from annotator.gui.dialogs.import_trial import State, Trial
from annotator.gui.dialogs.import_trial_panel import TrialPanel
from annotator.gui.dialogs.import_words import act_words, note_words
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.dropping import Dropped, read_drop, takes
from annotator.gui.hairline import hairline, upright
from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    from annotator.domain.errors import AnnotatorError
    from annotator.services.articles import ImportReport
    from annotator.services.jobs import Progress

_WIDTH = 1200
MOST_TOLD = 100_000
"""Troubles of one kind that are told one by one: a list that scrolls holds them."""
_KINDS_SAID = "Text, web pages, PDF, Word, mail, tables, labels of other tools, zip files and folders. Drop more here."
_ONLY_FILES = "Only files and folders can be added here; text comes in by File, Paste as article."


class ImportDialog(Overlay):
    """Files first, then progress with Stop in their place, then the report with a way on."""

    imported = Signal(object)
    """The ImportReport."""
    extraction_wanted = Signal()
    shows_progress = True

    def __init__(self, host: Host, bridge: Bridge, paths: Sequence[Path] = (), *, memory: Keeps) -> None:
        super().__init__(host, "Import", width=_WIDTH)
        self._bridge = bridge
        self._running = False
        self._refusal = ""
        self._remembered = RememberedColumns(memory)
        head = self.add_head("Import", "import", f"into {bridge.workspace.path.stem}")
        self._add_choosers(head)
        self.files = FileList(self.theme, bridge, self._remembered.of)
        self.detail = FileDetail(self.theme)
        self.trial = Trial(bridge, self)
        self.panel = TrialPanel(self.theme, self.trial)
        self.left = LeftList(self.theme)
        self.left.hide()
        self._empty, self._progress, self._report = EmptyPage(), ProgressPage(), ReportPage(self.theme)
        self._list = self._list_page()
        self._pages = (self._empty, self._list, self._progress, self._report)
        self._page: QWidget = self._empty
        for page in self._pages:  # no stack of pages: it would be as high as the highest
            self.column.addWidget(page, 1)
            page.setVisible(page is self._page)
        self._add_buttons()
        self._connect()
        self.setAcceptDrops(True)
        self.add_paths(paths)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Adds files and folders to the list, each once."""
        self.files.add_paths(paths)

    @property
    def paths(self) -> list[Path]:
        """What is on the list."""
        return self.files.paths

    @property
    def report_words(self) -> list[str]:
        """What the report says, line by line."""
        return self._report.words

    @property
    def act_said(self) -> str:
        """What the button says."""
        return self._import.text()

    def show_report(self, report: "ImportReport") -> None:
        """Shows what an import brought."""
        self._report.show_report(report)
        self._go_on.setVisible(bool(report.articles))
        self._show_page(self._report)

    def first_focus(self) -> QWidget:
        """The list if it holds something, else the button that fills it; after an import the way on."""
        if self._page is self._report:
            return self._go_on if self._go_on.isVisibleTo(self) else self._cancel
        return self.files if self.files.files else self._add_files

    def parts(self) -> Sequence[QWidget]:
        """What to add, the list, what is said of one file, what would come in."""
        return (self._add_files, self._add_folder, self.files, self.detail, self.left, self.panel)

    def may_leave(self) -> bool:
        """Not while it runs: Stop ends it first."""
        return not self._running

    def act(self) -> None:
        """Imports, or goes on to extraction after it."""
        if self._page is self._report:
            if self._go_on.isVisible():
                self.leave()
                self.extraction_wanted.emit()
        elif self._import.isEnabled() and not self._running:
            self._start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self._running:
            self._bridge.stop()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files while they can still be chosen."""
        if self._choosing and takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds files and folders to the list."""
        self.take_drop(read_drop(event.mimeData()))
        event.acceptProposedAction()

    def take_drop(self, dropped: Dropped) -> None:
        """Adds what was dropped to the list, and says what cannot be added."""
        self._refusal = dropped.refusal or ("" if dropped.files else _ONLY_FILES)
        self.add_paths(dropped.files)

    @property
    def _choosing(self) -> bool:
        return self._page in (self._list, self._empty)

    def _start(self) -> None:
        from annotator.services import articles

        workspace, how = self._bridge.workspace, self._wanted()
        self._remember()
        self.files.rest(resting=True)
        self.trial.rest()

        def job(progress: "Progress") -> "ImportReport":
            return articles.import_paths(workspace, list(how), progress=progress, how=how)

        self._running = True
        self._show_page(self._progress)
        self._bridge.jobs.progressed.connect(self._progress.show_step)
        self._bridge.jobs.ended.connect(self._ended)
        self._bridge.work(job, title="Importing", then=self._done)

    def _wanted(self) -> Mapping[Path, Reading]:
        """What is to come in and how it is read; also what cannot come in, for the report says so of each."""
        suggestions = self.panel.as_what.suggestions
        wanted = [each for each in self.files.files if each.ticked]
        return {each.path: replace(each.how, suggestions=suggestions, most=MOST_TOLD) for each in wanted}

    def _remember(self) -> None:
        """Remembers the columns that a person has chosen, if they are to be."""
        if self.detail.remember.isChecked():
            for each in self.files.files:
                if each.how.columns and each.seen is not None:
                    self._remembered.keep(each.seen.columns, each.how.columns)

    def _ended(self) -> None:
        self._running = False
        self._bridge.jobs.progressed.disconnect(self._progress.show_step)
        self._bridge.jobs.ended.disconnect(self._ended)
        if self._page is self._progress:
            self.files.rest(resting=False)
            self._show_files()

    def _done(self, report: "ImportReport") -> None:
        self.show_report(report)
        self.imported.emit(report)

    def _show_files(self) -> None:
        if not self._choosing and self._page is not self._progress:
            return
        if self._choosing and not self.files.looking:
            self.trial.ask(self._wanted())
            self.files.show_tried(self.trial.reports)  # the same may have been asked for again
        files = self.files.files
        changed = self._page is not (self._list if files else self._empty)
        self._name_act()
        self.panel.show_files(files)
        self.note.setText(shown_text(self._refusal or note_words(files) or _KINDS_SAID))
        if changed:
            self._show_page(self._list if files else self._empty)
            if self.isVisible():
                self.first_focus().setFocus()

    def _show_file(self) -> None:
        self.detail.show_file(self.files.current)
        if self.left.isVisibleTo(self) and self.files.hasFocus():
            self._leave_list()
            self.files.setFocus()

    def _show_left(self, left: "Sequence[AnnotatorError]", known: "Sequence[AnnotatorError]") -> None:
        """Shows all that is left out, and what else to know, in the place of the file."""
        self.detail.hide()
        self.left.show()
        self.left.show_told(left, known)

    def _leave_list(self) -> None:
        self.left.hide()
        self.detail.show()
        self.panel.all.setFocus()

    def _name_act(self) -> None:
        files, done = self.files.files, self.trial.state is State.DONE
        words = act_words(files, _sum(self.trial.reports) if done else None)
        self._import.setText(words)
        self._import.setAccessibleName(words)
        self._import.setEnabled(any(each.coming for each in files))
        self._import.updateGeometry()

    def _tried(self) -> None:
        """Shows what a trial found, or that it is not known any more."""
        if self._choosing:
            self.files.show_tried(self.trial.reports)
            self._name_act()
            self.panel.show_files(self.files.files)
            self.note.setText(shown_text(self._refusal or note_words(self.files.files) or _KINDS_SAID))

    def _show_page(self, page: QWidget) -> None:
        self._page = page
        for each in self._pages:
            each.setVisible(each is page)
        choosing, reporting = self._choosing, page is self._report
        for button in (self._add_files, self._add_folder, self._import):
            button.setVisible(choosing)
        self._stop.setVisible(page is self._progress)
        self._cancel.setVisible(not self._stop.isVisibleTo(self))
        self._cancel.setText("Close" if reporting else "Cancel")
        if not reporting:
            self._go_on.hide()
        if not choosing:
            self.note.clear()
        self.fit()
        if reporting and self.isVisible():
            self.first_focus().setFocus()

    def _connect(self) -> None:
        self.files.changed.connect(self._show_files)
        self.files.current_changed.connect(self._show_file)
        self.panel.listed.connect(self._show_left)
        self.left.done.connect(self._leave_list)
        self.detail.read_as.connect(self.files.read_as)
        self.detail.unwanted.connect(self.files.remove_current)
        self.trial.changed.connect(self._tried)
        self.trial.stepped.connect(self.panel.show_step)
        self.panel.as_what.changed.connect(self._show_files)
        self.closed.connect(self.files.end)
        self.closed.connect(self.trial.rest)

    def _add_choosers(self, head: QHBoxLayout) -> None:
        self._add_files = KeyButton(self.theme, "Add files").set_icon_name("plus")
        self._add_folder = KeyButton(self.theme, "Add a folder").set_icon_name("folder")
        self._add_files.clicked.connect(self._choose_files)
        self._add_folder.clicked.connect(self._choose_folder)
        head.addWidget(self._add_files)
        head.addWidget(self._add_folder)

    def _add_buttons(self) -> None:
        foot = self.add_foot(_KINDS_SAID)
        self._cancel = self.close_button("Cancel")
        self._stop = KeyButton(self.theme, "Stop", "Esc").set_icon_name("square")
        self._stop.clicked.connect(self._bridge.stop)
        self._import = KeyButton(self.theme, "Import", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._import.setEnabled(False)
        self._go_on = KeyButton(self.theme, "Extract claims and matches", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        for button in (self._import, self._go_on):
            button.clicked.connect(self.act)
        for button in (self._stop, self._cancel, self._import, self._go_on):
            foot.addWidget(button)
        self._stop.hide()
        self._go_on.hide()

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FileHeads(self.theme))
        column.addWidget(self.files)
        column.addWidget(hairline())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.detail, 1)
        below.addWidget(self.left, 1)
        below.addWidget(upright())
        below.addWidget(self.panel)
        column.addLayout(below, 1)
        return page

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Add files", "", _kinds())
        self.add_paths([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Add a folder")
        self.add_paths([Path(name)] if name else [])


def _sum(reports: "Mapping[Path, ImportReport]") -> "ImportReport":
    from annotator.services.rehearsing import sum_of

    return sum_of(reports)


def _kinds() -> str:
    """What the dialog of the system offers."""
    from annotator.formats.foreign import extensions

    known = " ".join(f"*{ending}" for ending in extensions())
    return f"Articles, tables and claims ({known});;All files (*)"
