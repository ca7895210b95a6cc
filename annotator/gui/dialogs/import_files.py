"""The list of files and folders to import: where each lies, how much of it can be read, and a way to take it off."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Work
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder

if TYPE_CHECKING:
    from annotator.services.jobs import Progress

_PATH = int(Qt.ItemDataRole.UserRole)
_HIGH = 36


class FileRow(QWidget):
    """One file or folder; says `removed` when its button is pressed."""

    removed = Signal()

    def __init__(self, theme: ThemeHolder, path: Path) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(icon("folder" if path.is_dir() else "file", theme.tokens.text2).pixmap(16, 16))
        self.name = Elided(Role.BODY, mode=Qt.TextElideMode.ElideMiddle)
        self.name.show_text(str(path))
        self.amount = QLabel("counting …" if path.is_dir() else "")
        self.amount.setProperty("role", "second")
        remove = KeyButton(theme, "", kind=ButtonKind.FLAT).set_icon_name("cross")
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does the same in the list
        remove.setAccessibleName(f"Take {path.name} off the list")
        remove.setToolTip("Take it off the list (Del)")
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.name, 1)
        row.addWidget(self.amount)
        row.addWidget(remove)


class FileList(QListWidget):
    """Files and folders, each once; says `changed` when one came or went."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder, owner: QObject) -> None:
        super().__init__()
        self._theme = theme
        self._counting = Work(owner)  # it may outlive the list: nobody waits for a large folder
        self.setAccessibleName("Files and folders to import")

    @property
    def paths(self) -> list[Path]:
        """What is on the list."""
        return [Path(self.item(at).data(_PATH)) for at in range(self.count())]

    def amounts(self) -> list[str]:
        """What is said of how much each holds, from above."""
        return [row.amount.text() for row in self._rows().values()]

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Adds what is not on the list yet."""
        known = set(self.paths)
        for path in dict.fromkeys(paths):
            if path not in known:
                self._add(path)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)
        self._count()
        self.changed.emit()

    def remove(self, path: Path) -> None:
        """Takes a file or folder off the list."""
        if path in self.paths:
            self.takeItem(self.paths.index(path))
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen one off the list."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.remove(self.paths[self.currentRow()])
        else:
            super().keyPressEvent(event)

    def end(self) -> None:
        """Counts no further."""
        self._counting.stop()

    def _add(self, path: Path) -> None:
        item = QListWidgetItem()
        item.setData(_PATH, str(path))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, str(path))
        item.setToolTip(str(path))
        item.setSizeHint(QSize(0, _HIGH))
        row = FileRow(self._theme, path)
        row.setToolTip(str(path))
        row.removed.connect(lambda: self.remove(path))
        self.addItem(item)
        self.setItemWidget(item, row)

    def _rows(self) -> Mapping[Path, FileRow]:
        found = {path: self.itemWidget(self.item(at)) for at, path in enumerate(self.paths)}
        return {path: row for path, row in found.items() if isinstance(row, FileRow)}

    def _count(self) -> None:
        """Counts what the folders hold, on another thread: one may be a whole disk."""
        if not self._counting.running:
            folders = [path for path, row in self._rows().items() if path.is_dir() and "…" in row.amount.text()]
            if folders:
                self._counting.start(lambda progress: _counts(folders, progress), title="Counting", then=self._counted)

    def _counted(self, counts: Mapping[Path, int]) -> None:
        if not isValid(self):
            return
        rows = self._rows()
        for path, number in counts.items():
            if path in rows:
                rows[path].amount.setText("1 file" if number == 1 else f"{number:,} files")
        self._count()


def _counts(folders: Sequence[Path], progress: "Progress") -> Mapping[Path, int]:
    from annotator.formats.files import importable

    return {folder: len(importable(folder)) for folder in folders if progress(0, len(folders), folder.name)}
