"""The foot of the claim editor: what ends the form, always in sight, however little of the form is."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.theme import ThemeHolder

_MARGIN = 6
"""Between the buttons and the edge of what is seen."""


class FormFoot(QWidget):
    """Cancel and Save at their `room` in a form, or over the form where that room is out of sight."""

    left = Signal()
    saved = Signal()

    def __init__(self, theme: ThemeHolder, form: QWidget) -> None:
        super().__init__(form)
        self._theme = theme
        self._lowest: int | None = None
        self.room = QWidget()
        self.room.installEventFilter(self)
        cancel = KeyButton(theme, "Cancel", "Esc", kind=ButtonKind.FLAT)
        cancel.clicked.connect(self.left)
        save = KeyButton(theme, "Save correction", "Enter", kind=ButtonKind.PRIMARY)
        save.clicked.connect(self.saved)
        self.buttons = (cancel, save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _MARGIN, 0, _MARGIN)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)

    @property
    def floating(self) -> bool:
        """Whether it lies over the form."""
        return self.y() < self.room.y()

    def keep_above(self, lowest: int) -> None:
        """Stays above this height of the form, below which nothing is seen."""
        self._lowest = lowest
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes where its room goes."""
        if watched is self.room and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes as much room as its buttons need, which the style sheet tells only now."""
        super().showEvent(event)
        self.room.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Covers what it lies over."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.raised))
        if self.floating:
            painter.fillRect(0, 0, self.width(), 1, QColor(self._theme.tokens.border))

    def _place(self) -> None:
        home, height = self.room.geometry(), self.sizeHint().height()
        top = home.top() if self._lowest is None else min(home.top(), self._lowest - height)
        self.setGeometry(home.left(), max(0, top), home.width(), height)
        self.raise_()
        self.update()
