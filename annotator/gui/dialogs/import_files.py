"""The list of files and folders to import: what each is and brings, found out beside the window."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy
from shiboken6 import isValid

from annotator.domain.errors import AnnotatorError
from annotator.formats.manner import Reading
from annotator.gui.bridge import Work
from annotator.gui.dialogs.import_dated import date_words
from annotator.gui.dialogs.import_rows import ROW_HEIGHT, FileDelegate, answer_at, is_tick
from annotator.gui.dialogs.import_words import Chosen, kind_words, lost_lines, spoken, trouble_words
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.services.incoming.previewed import Kind, Preview
from annotator.services.incoming.previewing import preview

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport
    from annotator.services.jobs import Progress

Remembered = Callable[[tuple[str, ...]], Mapping[str, str]]
"""Which columns were chosen before for a table with these headings; empty if none were."""

CHOSEN = int(Qt.ItemDataRole.UserRole)
_A_MOMENT_S = 0.1
_SHOWN, _SHOWN_LOW = 6, 4
_ROOMY = 760
"""From this height of the window on there is room for more files."""
_Index = QModelIndex | QPersistentModelIndex


def look_at(path: Path, how: Reading, remembered: Remembered) -> tuple[Reading, Preview]:
    """What a file holds, and how it is read: a table by the columns that were chosen for its like before."""
    try:
        seen = preview(path, how)
        known = remembered(seen.columns) if seen.kind is Kind.TABLE and not how.columns else {}
        if known:
            how = replace(how, columns=known)
            seen = preview(path, how)
    except AnnotatorError as error:
        seen = Preview(kind=Kind.OTHER, trouble=str(error))
    return how, seen


class FileModel(QAbstractListModel):
    """Files and folders, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Chosen] = []
        self._row_by_path: dict[Path, int] = {}

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.files)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A file's name, its whole path or trouble as tooltip, and all of it for a screen reader."""
        if not index.isValid():
            return None
        chosen = self.files[index.row()]
        if role == CHOSEN:
            return chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return chosen.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(chosen, date_words(chosen))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if chosen.coming else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            dated = chosen.seen.dated_by if chosen.seen and chosen.seen.dated else ""
            kinds = kind_words(chosen) if chosen.seen and chosen.seen.inside else ""
            return shown_text(
                "\n".join(filter(None, (str(chosen.path), kinds, dated, trouble_words(chosen), *lost_lines(chosen))))
            )
        return None

    def row_of(self, path: Path) -> int | None:
        """Where a file stands; None if it is not listed."""
        return self._row_by_path.get(path)

    def add(self, paths: Sequence[Path]) -> None:
        """Adds what is not listed yet."""
        fresh = [Chosen(path) for path in dict.fromkeys(paths) if path not in self._row_by_path]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.files), len(self.files) + len(fresh) - 1)
            self.files += fresh
            self._number()
            self.endInsertRows()

    def take(self, row: int) -> None:
        """Takes a file off the list."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.files[row]
        self._number()
        self.endRemoveRows()

    def _number(self) -> None:
        self._row_by_path = {each.path: row for row, each in enumerate(self.files)}

    def put(self, chosen: Chosen) -> bool:
        """Shows what is known of a file now; False if it is not listed any more."""
        row = self.row_of(chosen.path)
        if row is None:
            return False
        self.files[row] = chosen
        self.dataChanged.emit(self.index(row), self.index(row))
        return True


class FileList(QListView):
    """The files with what was seen in each; says `changed` when one came or went or was looked at."""

    changed = Signal()
    current_changed = Signal()
    """Another file is chosen, or more is known of the one that is."""

    def __init__(self, theme: ThemeHolder, owner: QObject, remembered: Remembered) -> None:
        super().__init__()
        self._remembered, self._theme = remembered, theme
        # They may outlive the list: nobody waits for a large folder.
        self._looking, self._again = Work(owner), Work(owner)
        self._wanted: dict[Path, Chosen] = {}
        self._at: Path | None = None
        self._resting = False
        self.rows = FileModel()
        self.setModel(self.rows)
        self.setItemDelegate(FileDelegate(theme, self))
        self._look_like_a_table()
        theme.changed.connect(self.viewport().update)

    @property
    def paths(self) -> list[Path]:
        """What is on the list."""
        return [each.path for each in self.rows.files]

    @property
    def files(self) -> Sequence[Chosen]:
        """What is on the list, with what was seen in each."""
        return tuple(self.rows.files)

    @property
    def current(self) -> Chosen | None:
        """The chosen file."""
        row = self.currentIndex().row()
        return self.rows.files[row] if 0 <= row < len(self.rows.files) else None

    @property
    def looking(self) -> bool:
        """Whether there is a file that nobody has looked into yet, or not as it is to be read now."""
        return self._again.running or any(each.seen is None for each in self.rows.files)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Adds what is not on the list yet, and looks into it."""
        self.rows.add(paths)
        if self.rows.files and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))
        self.updateGeometry()
        self._look()
        self.changed.emit()

    def remove_current(self) -> None:
        """Takes the chosen file off the list."""
        row = self.currentIndex().row()
        if row >= 0:
            self.rows.take(row)
            self.updateGeometry()
            self.changed.emit()
            self.current_changed.emit()

    def read_as(self, how: Reading) -> None:
        """Reads the chosen file in another way, and looks at it again; the last wish counts."""
        if self.current is not None:
            wanted = replace(self.current, how=how, tried=None)
            self.rows.put(wanted)
            self._wanted[wanted.path] = wanted
            self._look_again()

    def tick(self, row: int) -> None:
        """Has a file come in, or not."""
        chosen = self.rows.files[row]
        self.rows.put(replace(chosen, ticked=not chosen.ticked))
        self.changed.emit()

    def show_tried(self, reports: "Mapping[Path, ImportReport]") -> None:
        """Shows what each brought when it was tried; none is shown for others, nor for what is to be read otherwise."""
        for each in self.files:
            if each.tried is not reports.get(each.path) and not self._awaited(each.path):
                self._put(replace(each, tried=reports.get(each.path)))

    def rest(self, *, resting: bool) -> None:
        """Looks no further while files come in, or goes on looking."""
        self._resting = resting
        if resting:
            self._looking.stop()
        else:
            self._look()

    def end(self) -> None:
        """Looks no further."""
        self._resting = True
        for work in (self._looking, self._again):
            work.stop()
            if work.running:
                work.ended.connect(work.deleteLater)
            else:
                work.deleteLater()

    def sizeHint(self) -> QSize:
        """A few rows; the rest scrolls."""
        most = _SHOWN if self.window().height() >= _ROOMY else _SHOWN_LOW
        return QSize(400, min(max(len(self.rows.files), 3), most) * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Three rows."""
        return QSize(200, 3 * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen one off the list, Space has it stay out or come in."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        elif event.key() == Qt.Key.Key_Space and self.current is not None:
            self.tick(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box of a file ticks it, or not."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and is_tick(event.position().x()):
            self.tick(at.row())
        elif at.isValid() and self.current is not None:
            self._answer(QRectF(self.visualRect(at)), event.position())

    def _answer(self, row: QRectF, point: QPointF) -> None:
        """Takes a click on one of two days for the answer which of them is meant."""
        chosen = self.current
        row.setWidth(self.width())
        order = answer_at(row, point, chosen, self._theme.tokens) if chosen else ""
        if chosen is not None and order:
            self.read_as(replace(chosen.how, order=order))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says that another file is chosen."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def _look_like_a_table(self) -> None:
        self.setAccessibleName("Files and folders to import")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _look(self) -> None:
        """Looks on another thread into the chosen file alone, or else for a moment into those nobody has seen yet."""
        current = self.current
        unseen = [each for each in self.rows.files if each.seen is None]
        if current is not None and current.seen is None:
            unseen = [current]
        if self._looking.running or self._resting or not unseen:
            return
        remembered = self._remembered

        def look(progress: "Progress") -> list[Chosen]:
            found: list[Chosen] = []
            until = time.monotonic() + _A_MOMENT_S
            for each in unseen:
                if not progress(len(found), len(unseen), each.path.name) or time.monotonic() > until:
                    break
                found.append(Chosen(each.path, *look_at(each.path, each.how, remembered), ticked=each.ticked))
            return found

        self._looking.start(look, title="Looking into files", then=self._looked)

    def _looked(self, found: Sequence[Chosen]) -> None:
        if not isValid(self):
            return
        for each in found:
            row = self.rows.row_of(each.path)
            if row is not None and self.rows.files[row].seen is None:
                self._put(each)
        self.changed.emit()
        if found:
            self._look()

    def _awaited(self, path: Path) -> bool:
        """Whether a file is to be read in another way than the one in which it was seen."""
        return path in self._wanted or (self._again.running and path == self._at)

    def _look_again(self) -> None:
        wanted, remembered = next(iter(self._wanted.values()), None), self._remembered
        if wanted is None or self._again.running:
            return
        del self._wanted[wanted.path]
        self._at = wanted.path

        def look(_progress: "Progress") -> Chosen:
            return Chosen(wanted.path, *look_at(wanted.path, wanted.how, remembered), ticked=wanted.ticked)

        self._again.start(look, title="Looking again", then=self._looked_again)

    def _looked_again(self, found: Chosen) -> None:
        if not isValid(self):
            return
        if found.path not in self._wanted:  # else another wish has come meanwhile, and its combos show it
            self._put(found)
            self.changed.emit()
        self._look_again()

    def _put(self, found: Chosen) -> None:
        current = self.current
        if self.rows.put(found) and current is not None and current.path == found.path:
            self.current_changed.emit()
