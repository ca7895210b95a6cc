"""The sizes of the window: as designed, the least, and what the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

DESIGNED = QSize(1440, 900)
LEAST = QSize(1024, 600)
"""What fits a screen of 1024 x 640 under a title bar."""


def room() -> QSize:
    """What a window may take on the screen, its frame left out: about 40 for the title, 8 at each side."""
    screen = QGuiApplication.primaryScreen()
    return screen.availableSize() - QSize(16, 48) if screen else DESIGNED
