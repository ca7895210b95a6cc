"""Owns the part of a dialog that is scrolled where the window is low."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.gui.paint import paint_frame

_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
_RADIUS: Final = 4


class Fitted(QScrollArea):
    """As high as what it holds, as far as there is room; on the ground of the dialog.

    Tab stops at it only while there is something to scroll, unless its parts are `walked` one by one; then a frame
    says so.
    """

    def __init__(self, body: QWidget, name: str, *, walked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(body)
        body.setAutoFillBackground(False)  # setWidget switches it on
        self.setFocusPolicy(_NO_STOP)
        if not walked:
            self.verticalScrollBar().rangeChanged.connect(self._stop_if)

    def sizeHint(self) -> QSize:
        """The size of what it holds."""
        body = self.widget()
        return body.sizeHint() if body else super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame of the focus below what it holds."""
        super().paintEvent(event)
        if self.hasFocus():
            color = self.palette().color(QPalette.ColorRole.Accent).name()
            painter = QPainter(self.viewport())
            paint_frame(painter, QRectF(self.viewport().rect()), color=color, radius=_RADIUS)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the frame."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _stop_if(self, _low: int, most: int) -> None:
        self.setFocusPolicy(_STOP if most else _NO_STOP)
