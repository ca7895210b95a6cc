"""What the program is, and where its files lie on this computer."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QLabel

from annotator import __version__, paths
from annotator.gui.badges import ButtonKind
from annotator.gui.dialogs.overlay import Host, Overlay


class About(Overlay):
    """Version, licence and folders, to be read and copied."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "About Annotator", width=560)
        self.add_head("Annotator", "shield-check", f"version {__version__}")
        rows = (
            ("What it is", "Turns overlapping news reports into facts that can be defended."),
            ("Licence", "MIT; Qt is used under the LGPL, Inter and Noto Serif under the OFL."),
            ("Qt", qVersion()),
            ("Settings", str(paths.config_dir())),
            ("Logs", str(paths.logs_dir())),
        )
        grid = QGridLayout()
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(rows):
            label = QLabel(name)
            label.setProperty("role", "slot")
            words = QLabel(value, wordWrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, at, 1)
        self.column.addLayout(grid)
        foot = self.add_foot("Nothing leaves this computer.")
        foot.addWidget(self.close_button(kind=ButtonKind.PRIMARY))
