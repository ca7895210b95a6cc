"""The pages of looks and of the analyst's name: theme, size of the article's text, and who decides."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from annotator.gui import fonts
from annotator.gui.segment import Segment
from annotator.gui.theme import Choice, ThemeHolder

_WORDS = {"system": "As the system", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
_CHOICES = tuple(Choice)


class LookPage(QWidget):
    """Theme and size of the article's text; both hold at once."""

    theme_chosen = Signal(object)
    px_chosen = Signal(int)

    def __init__(self, theme: ThemeHolder, px: int) -> None:
        super().__init__()
        self._theme = theme
        self.themes = QButtonGroup(self)
        self.px = QSpinBox()
        self.px.setRange(fonts.article_px(0), fonts.article_px(1_000))
        self.px.setSuffix(" px")
        self.px.setValue(px)
        self.px.setFixedWidth(96)
        self.px.setAccessibleName("Size of the article’s text")
        grid = _grid(self)
        _add(grid, 0, "Theme", self._segments())
        _add(grid, 1, "Article text", self.px, "Articles and claims; the rest keeps its size.")
        grid.setRowStretch(2, 1)
        self.themes.idClicked.connect(lambda place: self.theme_chosen.emit(_CHOICES[place]))
        self.px.valueChanged.connect(self.px_chosen)
        theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.themes.button(_CHOICES.index(self._theme.choice)).setChecked(True)

    def _segments(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, choice in enumerate(_CHOICES):
            word = _WORDS[choice.value]
            made = Segment(self._theme, word, last=place == len(_CHOICES) - 1)
            made.setAccessibleName(f"Theme: {word.lower()}")
            made.setMinimumWidth(110)
            self.themes.addButton(made, place)
            row.addWidget(made)
        row.addStretch(1)
        return whole


class NamePage(QWidget):
    """The analyst's name, which goes with every decision."""

    def __init__(self, name: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._kept, self._keep = name, keep
        self.name = QLineEdit(name)
        self.name.setMaximumWidth(320)
        self.name.setAccessibleName("Your name")
        self.name.editingFinished.connect(self._finished)
        grid = _grid(self)
        about = "Every decision carries it. It holds from the next project you open; what is decided keeps its name."
        _add(grid, 0, "Your name", self.name, about)
        grid.setRowStretch(1, 1)

    def _finished(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self._kept)
        elif name != self._kept:
            self._kept = name
            self._keep(name)


def _grid(page: QWidget) -> QGridLayout:
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(16)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, at: int, word: str, widget: QWidget, about: str = "") -> None:
    label = QLabel(word)
    label.setProperty("role", "slot")
    label.setBuddy(widget)
    grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
    held = QGridLayout()
    held.setVerticalSpacing(4)
    held.addWidget(widget, 0, 0, Qt.AlignmentFlag.AlignLeft)
    if about:
        note = QLabel(about, wordWrap=True)
        note.setProperty("role", "second")
        held.addWidget(note, 1, 0)
    held.setColumnStretch(0, 1)
    grid.addLayout(held, at, 1)
