"""A warning in words, with its drawing, in the place that it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.gui import icons
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder

_ICON = 16


class WarningLine(QWidget):
    """A sentence that wraps; hidden while there is none."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._sign, self._words = QLabel(), QLabel(wordWrap=True)
        self._words.setProperty("role", "word")
        self._words.setProperty("kind", "unsure")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Says something else, or nothing for ""."""
        self._words.setText(shown_text(words))
        self.setVisible(bool(words))

    def _draw(self) -> None:
        color = self._theme.tokens.unsure.fg
        self._sign.setPixmap(icons.icon("alert", color, _ICON).pixmap(_ICON, _ICON))
