"""Owns the part of a dialog that is scrolled where the window is low."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Fitted(QScrollArea):
    """As high as what it holds, as far as there is room; on the ground of the dialog."""

    def __init__(self, body: QWidget, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(body)
        body.setAutoFillBackground(False)  # setWidget switches it on

    def sizeHint(self) -> QSize:
        """The size of what it holds."""
        body = self.widget()
        return body.sizeHint() if body else super().sizeHint()
