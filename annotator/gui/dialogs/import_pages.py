"""The import dialog before anything is chosen and while it runs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget


class EmptyPage(QWidget):
    """Says that nothing is chosen yet."""

    def __init__(self) -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 16, 24, 16)
        box = QFrame()
        box.setProperty("role", "empty")
        box.setMinimumHeight(180)
        inside = QVBoxLayout(box)
        inside.setSpacing(4)
        head = QLabel("Nothing chosen yet", alignment=Qt.AlignmentFlag.AlignCenter)
        head.setProperty("role", "head")
        words = QLabel("Add files or a folder, or drop them here.", alignment=Qt.AlignmentFlag.AlignCenter)
        words.setProperty("role", "second")
        inside.addStretch(1)
        inside.addWidget(head)
        inside.addWidget(words)
        inside.addStretch(1)
        around.addWidget(box)


class ProgressPage(QWidget):
    """How far the import is."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
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

    def show_step(self, done: int, total: int, what: str) -> None:
        """Shows a step."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._amount.setText(f"{done:,} of {total:,}")
        self._what.setText(what)
