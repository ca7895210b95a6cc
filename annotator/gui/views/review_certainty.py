"""Certainty as one segmented control, and whether the thing is denied."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.claim import Factuality
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_edit import SEGMENTS, factuality_of, segment_of

_HEIGHT = 30
_LEAST_PAD = 4
_TICK = 16


class Segment(QAbstractButton):
    """One choice of several beside each other; the chosen one has a tick where there is room."""

    def __init__(self, theme: ThemeHolder, word: str, *, last: bool) -> None:
        super().__init__()
        self._theme, self._last = theme, last
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the word, and for the tick."""
        tick = _TICK if self.isChecked() else 0
        return QSize(self._word() + tick + 16, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the word: it may not be clipped."""
        return QSize(self._word() + 2 * _LEAST_PAD, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the segment; its neighbours share the line between."""
        tokens, painter, box = self._theme.tokens, QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        fill = tokens.accent_soft if chosen or self.underMouse() else tokens.surface
        # All but the last lose their right line, for the next one's left line stands there.
        shape = box if self._last else box.adjusted(0, 0, 2, 0)
        paint_box(painter, shape, fill=fill, edge=tokens.border_strong, radius=2)
        ticked = chosen and box.width() >= self._word() + _TICK + 2 * _LEAST_PAD
        left = (box.width() - self._word() - (_TICK if ticked else 0)) / 2
        ink = tokens.accent if chosen else tokens.text
        if ticked:
            paint_icon(painter, "tick", QRectF(left, box.center().y() - 6, 12, 12), color=ink)
            left += _TICK
        painter.setFont(fonts.font(Role.BADGE))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left, 0, self._word() + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=3)

    def _word(self) -> int:
        return round(QFontMetricsF(fonts.font(Role.BADGE)).horizontalAdvance(self.text()) + 0.5)


class CertaintyField(QWidget):
    """Certain, probable, possible or unclear, and whether the thing is denied."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._before = Factuality.CERTAIN
        self._group = QButtonGroup(self)
        self._denied = QCheckBox("denied")
        self._denied.setAccessibleName("denied: the claim says that it is not so")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, word) in enumerate(SEGMENTS):
            row.addWidget(self._segment(theme, place, word))
        row.addSpacing(6)
        row.addWidget(self._denied)
        row.addStretch(1)
        self._group.idToggled.connect(self._toggled)
        self._denied.toggled.connect(self.changed)

    @property
    def factuality(self) -> Factuality:
        """The FactBank value chosen."""
        chosen = SEGMENTS[max(0, self._group.checkedId())][0]
        return factuality_of(chosen, self._denied.isChecked(), self._before)

    def show_factuality(self, factuality: Factuality) -> None:
        """Shows a value."""
        self._before = factuality
        chosen = segment_of(factuality)
        for place, (segment, _) in enumerate(SEGMENTS):
            self._group.button(place).setChecked(segment == chosen)
        self._denied.setChecked(factuality.value.endswith("-"))
        self._denied.setEnabled(chosen != "U")

    def _segment(self, theme: ThemeHolder, place: int, word: str) -> Segment:
        made = Segment(theme, word, last=place == len(SEGMENTS) - 1)
        made.setAccessibleName(f"Certainty: {word.lower()}")
        self._group.addButton(made, place)
        return made

    def _toggled(self, place: int, on: bool) -> None:
        self._group.button(place).updateGeometry()
        if on:
            unclear = SEGMENTS[place][0] == "U"
            self._denied.setEnabled(not unclear)
            self._denied.setChecked(self._denied.isChecked() and not unclear)
            self.changed.emit()
