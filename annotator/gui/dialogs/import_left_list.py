"""The list of all that is told of an import, an entry each: read as it is scrolled, to copy, to keep as a table."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from annotator.formats.table import guarded
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.import_left import brief, in_window
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder

if TYPE_CHECKING:
    from annotator.domain.errors import AnnotatorError

HEAD: Final = ("file", "line", "kind", "what")
_MOST_COPIED: Final = 10_000
_ROW_HEIGHT: Final = 44
"""Two lines of a sentence."""
_MARGIN: Final = 3
_HIGH: Final = 10_000
_SAYING: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex


def row_of(trouble: "AnnotatorError") -> tuple[str, ...]:
    """The cells of what is told: its file, the line or number there, its kind, and the sentence."""
    told = trouble.parameters
    at = next((str(told[name]) for name in ("line", "number", "item") if told.get(name)), "")
    return str(told.get("file", "")), at, trouble.message_id, in_window(str(trouble))


def as_csv(troubles: "Sequence[AnnotatorError]") -> str:
    """All of them as a table in CSV; no cell can act as a formula."""
    text = io.StringIO(newline="")
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(HEAD)
    written.writerows([guarded(cell) for cell in row_of(each)] for each in troubles)
    return text.getvalue()


class LeftModel(QAbstractListModel):
    """An entry for each sentence, which is made when it is looked at: what is left out, then what else to know."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Sequence[AnnotatorError] = ()
        self._left = 0

    def show(self, left: "Sequence[AnnotatorError]", known: "Sequence[AnnotatorError]") -> None:
        """Shows these."""
        self.beginResetModel()
        self.told, self._left = (*left, *known), len(left)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.told)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence with the file's name for its whole path, which the tooltip has."""
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _ROW_HEIGHT)
        if not index.isValid() or role not in _SAYING:
            return None
        each = self.told[index.row()]
        said = in_window(str(each)) if role == Qt.ItemDataRole.ToolTipRole else brief(each)
        return shown_text(said if index.row() < self._left else f"To know: {said}")


class LeftList(QWidget):
    """The list with its buttons; says `done` to go back to the file."""

    done = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.model, self.list = LeftModel(), QListView()
        self._title, self.said = QLabel(), QLabel()
        self._title.setFont(fonts.font(fonts.Role.BODY_STRONG))
        self.said.setProperty("role", "second")
        self.list.setModel(self.model)
        self.list.setAccessibleName("What is left out, and what to know")
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFont(fonts.font(fonts.Role.SMALL))
        self.list.selectionModel().currentChanged.connect(self._show_whole)
        self.whole = QLabel(wordWrap=True)
        self.whole.setFont(fonts.font(fonts.Role.SMALL))
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = KeyButton(theme, "Copy").set_icon_name("copy")
        self.save = KeyButton(theme, "Save as CSV").set_icon_name("file")
        self.back = KeyButton(theme, "Back to the file", kind=ButtonKind.FLAT)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.done)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As the detail of a file, whose place it takes."""
        return QSize(560, 380)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What did not fit into its two lines may now, or no longer."""
        super().resizeEvent(event)
        self._show_whole()

    def show_told(self, left: "Sequence[AnnotatorError]", known: "Sequence[AnnotatorError]") -> None:
        """Shows what is left out and what else to know from the beginning, with the focus."""
        self.model.show(left, known)
        parts = [f"Left out, {len(left):,} {'line' if len(left) == 1 else 'lines'}"] if left else []
        parts += [f"{'to know' if left else 'To know'}, {len(known):,}"] if known else []
        self._title.setText("; ".join(parts))
        self.said.clear()
        if self.model.told:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_whole()
        self.list.setFocus()

    def _show_whole(self) -> None:
        """Shows the chosen sentence below the list if its two lines there cannot hold it."""
        sentence = str(self.list.currentIndex().data() or "")
        room = QRect(0, 0, self.list.viewport().width() - 2 * _MARGIN, _HIGH)
        needed = self.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, sentence)
        self.whole.setText(sentence)
        self.whole.setVisible(needed.height() > _ROW_HEIGHT or needed.width() > room.width())

    def _copy(self) -> None:
        lines = [in_window(str(each)) for each in self.model.told[:_MOST_COPIED]]
        QGuiApplication.clipboard().setText("\n".join(lines))
        cut = len(self.model.told) - len(lines)
        self.said.setText(f"Copied {len(lines):,}{f'; a saved table holds {cut:,} more' if cut > 0 else ''}")

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save what is left out", "left-out.csv", "Table (*.csv)")
        if not name:
            return
        try:
            Path(name).write_text(f"\ufeff{as_csv(self.model.told)}", encoding="utf-8", newline="")
        except OSError as error:
            self.said.setText(f"{name} cannot be written: {error.strerror or 'unknown'}. Choose another folder.")
        else:
            self.said.setText(f"Saved in {name}")

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.whole)
        column.addLayout(foot)
