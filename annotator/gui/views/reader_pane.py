"""Owns the strip above the article and its place: how many claims, what the marks in the text mean, overlaps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.view import ClaimCard
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.fonts import Role
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.reader import Reader

HEADER_HEIGHT = 44
LEAST_WIDTH = 420


class ReaderPane(QWidget):
    """The reader under its strip; `overlap_wanted` says that the next overlapping claim is asked for."""

    overlap_wanted = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.reader = Reader(theme)
        self.title, self._left = QLabel(), QLabel()
        self._overlap = KeyButton(theme, "Next overlap", "O", kind=ButtonKind.FLAT)
        self._legend = _legend()
        self.setMinimumWidth(LEAST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip())
        column.addWidget(self.reader, 1)
        self._overlap.clicked.connect(self.overlap_wanted)
        self.reader.focus_changed.connect(self._show_focus)
        self.show_cards(())

    def show_cards(self, cards: Sequence[ClaimCard]) -> None:
        """Says how many claims the article has and how many are to decide."""
        left = sum(card.open for card in cards)
        self.title.setText(f"{len(cards):,} {'claim' if len(cards) == 1 else 'claims'}")
        self._left.setText(f"{left:,} to decide" if left else "all decided" if cards else "")
        self._legend.setVisible(any(card.speaker for card in cards))

    def show_overlaps(self) -> None:
        """Offers the next overlap if the active claim has one."""
        self._overlap.setEnabled(bool(self.reader.overlaps()))

    def _strip(self) -> QWidget:
        strip = QWidget()
        strip.setProperty("role", "header")
        strip.setProperty("edge", "bottom")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setFixedHeight(HEADER_HEIGHT)
        self.title.setProperty("role", "head")
        self._left.setProperty("role", "second")
        row = QHBoxLayout(strip)
        row.setContentsMargins(24, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._legend)
        row.addWidget(self._overlap)
        return strip

    def _show_focus(self, focused: object) -> None:
        self.title.setProperty("kind", "focus" if focused else "")
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)


def _legend() -> QWidget:
    """How speakers and cues look in the text."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 8, 0)
    row.setSpacing(5)
    speaker, cue = QLabel("speaker"), QLabel("says")
    speaker.setFont(fonts.font(Role.SMALL_STRONG))
    slanted = fonts.font(Role.SMALL)
    slanted.setItalic(True)
    cue.setFont(slanted)
    for label in (speaker, cue):
        label.setProperty("role", "word")
        label.setProperty("kind", "speaker")
        row.addWidget(label)
    made.setToolTip("In the text: who is reported to say it, and the word that says so")
    return made
