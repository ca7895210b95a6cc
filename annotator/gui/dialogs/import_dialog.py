"""The import dialog: which files and folders, how far it is, and what came in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.import_files import FileList
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.icons import icon

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport
    from annotator.services.jobs import Progress

_KINDS = "Articles and claims (*.txt *.md *.jsonl);;All files (*)"
_KINDS_SAID = "Text, Markdown and JSON Lines; folders are walked. Del takes one off the list."


class ImportDialog(Overlay):
    """Files first, then progress with Stop in their place, then the report with a way on."""

    imported = Signal(object)
    """The ImportReport."""
    extraction_wanted = Signal()
    shows_progress = True

    def __init__(self, host: Host, bridge: Bridge, paths: Sequence[Path] = ()) -> None:
        super().__init__(host, "Import", width=760)
        self._bridge = bridge
        self._running = False
        head = self.add_head("Import", "import", f"into {bridge.workspace.path.stem}")
        self._add_choosers(head)
        self._pages = QStackedLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.files = FileList(self.theme, bridge)
        self.files.changed.connect(self._show_files)
        self.closed.connect(self.files.end)
        self._empty, self._progress, self._report = self._empty_page(), self._progress_page(), self._report_page()
        self._list = self._list_page()
        for page in (self._empty, self._list, self._progress, self._report):
            self._pages.addWidget(page)
        self.column.addLayout(self._pages, 1)
        self._add_buttons()
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
        return [label.text() for label in self._report.findChildren(QLabel) if label.text()]

    def first_focus(self) -> QWidget:
        """The list if it holds something, else the button that fills it."""
        return self.files if self.files.count() else self._add_files

    def may_leave(self) -> bool:
        """Not while it runs: Stop ends it first."""
        return not self._running

    def act(self) -> None:
        """Imports, or goes on to extraction after it."""
        if self._pages.currentWidget() is self._report:
            if self._go_on.isVisible():
                self.leave()
                self.extraction_wanted.emit()
        elif self.files.count() and not self._running:
            self._start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self._running:
            self._bridge.stop()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        from annotator.services import articles

        workspace, paths = self._bridge.workspace, self.paths

        def job(progress: "Progress") -> "ImportReport":
            return articles.import_paths(workspace, paths, progress=progress)

        self._running = True
        self._show_page(self._progress)
        self._bridge.jobs.progressed.connect(self._step)
        self._bridge.jobs.ended.connect(self._ended)
        self._bridge.work(job, title="Importing", then=self._done)

    def _step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._amount.setText(f"{done:,} of {total:,}")
        self._what.setText(what)

    def _ended(self) -> None:
        self._running = False
        self._bridge.jobs.progressed.disconnect(self._step)
        self._bridge.jobs.ended.disconnect(self._ended)
        if self._pages.currentWidget() is self._progress:
            self._show_files()

    def _done(self, report: "ImportReport") -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self._lines.addWidget(self._line("tick", self.theme.tokens.confirmed.fg, _summary(report), strong=True))
        for trouble in report.troubles:
            self._lines.addWidget(self._line("alert", self.theme.tokens.unsure.fg, str(trouble)))
        self._lines.addStretch(1)
        self._go_on.setVisible(bool(report.articles))
        self._show_page(self._report)
        self.imported.emit(report)

    def _show_files(self) -> None:
        count = self.files.count()
        self._show_page(self._list if count else self._empty)
        self._import.setText(f"Import {_amounts(self.paths)}" if count else "Import")
        self._import.setEnabled(bool(count))
        self._import.updateGeometry()
        if not count and self.isVisible():
            self._add_files.setFocus()

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        choosing, reporting = page in (self._list, self._empty), page is self._report
        for button in (self._add_files, self._add_folder, self._import):
            button.setVisible(choosing)
        self._stop.setVisible(page is self._progress)
        self._cancel.setVisible(not self._stop.isVisibleTo(self))
        self._cancel.setText("Close" if reporting else "Cancel")
        if not reporting:
            self._go_on.hide()
        self.note.setText("" if reporting else _KINDS_SAID)
        self.fit()
        if reporting:
            (self._go_on if self._go_on.isVisibleTo(self) else self._cancel).setFocus()

    def _add_choosers(self, head: QHBoxLayout) -> None:
        self._add_files = KeyButton(self.theme, "Add files").set_icon_name("plus")
        self._add_folder = KeyButton(self.theme, "Add a folder").set_icon_name("folder")
        self._add_files.clicked.connect(self._choose_files)
        self._add_folder.clicked.connect(self._choose_folder)
        head.addWidget(self._add_files)
        head.addWidget(self._add_folder)

    def _add_buttons(self) -> None:
        foot = self.add_foot()
        self._cancel = self.close_button("Cancel")
        self._stop = KeyButton(self.theme, "Stop", "Esc").set_icon_name("square")
        self._stop.clicked.connect(self._bridge.stop)
        self._import = KeyButton(self.theme, "Import", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._go_on = KeyButton(self.theme, "Extract claims and matches", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        for button in (self._import, self._go_on):
            button.clicked.connect(self.act)
        for button in (self._stop, self._cancel, self._import, self._go_on):
            foot.addWidget(button)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(24, 16, 24, 16)
        box = QFrame()
        box.setProperty("role", "empty")
        box.setMinimumHeight(180)
        inside = QVBoxLayout(box)
        words = QLabel("Nothing chosen yet: add files or a folder.", alignment=Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(words)
        around.addWidget(box)
        return page

    def _list_page(self) -> QWidget:
        page = QWidget()
        around = QVBoxLayout(page)
        around.setContentsMargins(16, 8, 16, 8)
        around.addWidget(self.files)
        return page

    def _progress_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("Importing")
        self._amount, self._what = QLabel(), QLabel()
        self._what.setProperty("role", "second")
        row = QHBoxLayout()
        row.addWidget(self._what, 1)
        row.addWidget(self._amount)
        column.addStretch(1)
        column.addWidget(self._bar)
        column.addLayout(row)
        column.addStretch(2)
        return page

    def _report_page(self) -> QWidget:
        page = QWidget()
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(24, 16, 24, 16)
        self._lines.setSpacing(8)
        return page

    def _line(self, icon_name: str, color: str, text: str, *, strong: bool = False) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        sign.setPixmap(icon(icon_name, color).pixmap(16, 16))
        words = QLabel(text, wordWrap=True)
        words.setProperty("role", "head" if strong else "plain")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Add files", "", _KINDS)
        self.add_paths([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Add a folder")
        self.add_paths([Path(name)] if name else [])


def _amounts(paths: Sequence[Path]) -> str:
    """How many files and folders: "3 files and 1 folder"."""
    folders = sum(path.is_dir() for path in paths)
    amounts = ((len(paths) - folders, "file"), (folders, "folder"))
    return " and ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in amounts if number)


def _summary(report: "ImportReport") -> str:
    """What came in, in one sentence."""
    amounts = ((report.articles, "article"), (report.claims, "claim"), (report.decisions, "decision"))
    parts = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in amounts if number]
    text = f"{', '.join(parts)} came in." if parts else "Nothing new came in."
    if report.unchanged:
        articles = "1 article was" if report.unchanged == 1 else f"{report.unchanged:,} articles were"
        text += f" {articles} here already."
    return f"{text} Stopped before the end." if report.stopped else text
