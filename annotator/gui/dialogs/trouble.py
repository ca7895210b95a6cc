"""What is said after a fault of the program itself: the work is safe, and where the report lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from annotator.gui.badges import ButtonKind
from annotator.gui.dialogs.overlay import Host, Overlay


class TroubleDialog(Overlay):
    """A fault of ours, without blame and without article text."""

    def __init__(self, host: Host, report: Path | None) -> None:
        super().__init__(host, "Something went wrong", width=560)
        self.add_head("Something went wrong", "alert")
        saved = f"A report without any text of your articles lies here:\n{report}" if report else ""
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        safe = QLabel("Your work is safe: every decision made so far is in the project file.", wordWrap=True)
        safe.setProperty("role", "head")
        column.addWidget(safe)
        words = (
            "The last step may not have happened. You can go on; if it happens again, close the program and open it.",
            saved or "A report could not be saved.",
        )
        for text in words:
            label = QLabel(text, wordWrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.column.addLayout(column)
        foot = self.add_foot()
        foot.addWidget(self.close_button("Go on", kind=ButtonKind.PRIMARY))
