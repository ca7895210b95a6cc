"""What lies around the screens, put in its place: top bar, rail, strips and status bar."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.rail import Rail
from annotator.gui.screens import ENTRIES
from annotator.gui.statusbar import StatusBar
from annotator.gui.strips import TroubleStrip, WorkStrip
from annotator.gui.theme import ThemeHolder
from annotator.gui.topbar import TopBar


class Frame(QWidget):
    """The window's content."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.top = TopBar(theme)
        self.rail = Rail(theme, ENTRIES)
        self.stack = QStackedWidget()
        self.work = WorkStrip(theme)
        self.trouble = TroubleStrip(theme)
        self.status = StatusBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        for widget in (self.trouble, self.work, self.status):
            column.addWidget(widget)
