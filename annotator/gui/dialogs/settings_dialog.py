"""The settings: sections at the left, the chosen one beside them; every change holds at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from annotator.gui.badges import ButtonKind
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.dialogs.settings_keys import KeysPage
from annotator.gui.dialogs.settings_languages import LanguagesPage
from annotator.gui.dialogs.settings_look import LookPage, NamePage
from annotator.gui.icons import icon
from annotator.gui.memory import Memory
from annotator.gui.theme import Choice

if TYPE_CHECKING:
    from annotator.services.settings import Settings

_SECTIONS = (
    ("Keys", "text-lines", "Keys: profile, and the keys of every action"),
    ("Look", "sun", "Look: theme and size of the text"),
    ("Languages", "speech", "Languages: which pipeline reads each of them"),
    ("You", "head", "You: the name that decisions carry"),
)
_SIDE = 168
_WIDTH = 1_040
_HEIGHT = 640


class SettingsHost(Host, Protocol):
    """What the settings ask of the window."""

    memory: Memory

    @property
    def settings(self) -> "Settings":
        """The settings in use."""

    @property
    def analyst(self) -> str:
        """Who decides here."""

    def choose_theme(self, choice: Choice) -> None:
        """Shows another theme."""

    def set_article_px(self, px: int) -> None:
        """Shows articles in another size."""

    def remember_analyst(self, name: str) -> None:
        """Takes a name for the next projects."""


class _Pages(QStackedWidget):
    """As high as the longest list needs, while there is room."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)


class SettingsDialog(Overlay):
    """Keys, look, languages and name."""

    def __init__(self, host: SettingsHost) -> None:
        super().__init__(host, "Settings", width=_WIDTH)
        self.add_head("Settings", "settings")
        self.keys = KeysPage(self.theme, host.memory.keep_keys)
        self.look = LookPage(self.theme, host.settings.article_px)
        self.look.theme_chosen.connect(host.choose_theme)
        self.look.px_chosen.connect(host.set_article_px)
        self.languages = LanguagesPage(host.settings.pipelines, host.memory.keep_pipelines)
        self.name = NamePage(host.analyst, host.remember_analyst)
        self.sections = QListWidget()
        self.pages = _Pages()
        self._lay_out()
        foot = self.add_foot("Every change holds at once.")
        self.close_key = self.close_button(kind=ButtonKind.PRIMARY)
        foot.addWidget(self.close_key)
        self.theme.changed.connect(self._draw)

    def first_focus(self) -> QWidget:
        """The field that finds an action."""
        return self.keys.field

    def parts(self) -> Sequence[QWidget]:
        """The sections, then the page of the one that is chosen."""
        return self.sections, self.pages

    def leave(self) -> None:
        """Leaves a question first, if one is open."""
        if self.keys.chosen.asking:
            self.keys.chosen.leave()
        else:
            super().leave()

    def show_section(self, at: int) -> None:
        """Shows a section."""
        self.pages.setCurrentIndex(at)

    def _lay_out(self) -> None:
        for page in (self.keys, self.look, self.languages, self.name):
            self.pages.addWidget(page)
        self.sections.setProperty("role", "sunken")
        self.sections.setFixedWidth(_SIDE)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setViewportMargins(10, 10, 10, 10)
        self.sections.setAccessibleName("Sections")
        self._draw()
        self.sections.setCurrentRow(0)
        self.sections.currentRowChanged.connect(self.show_section)
        rule = QFrame()
        rule.setProperty("role", "line")
        rule.setFixedWidth(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in (self.sections, rule):
            row.addWidget(part)
        row.addWidget(self.pages, 1)
        self.column.addLayout(row, 1)

    def _draw(self) -> None:
        """The sections with their drawings, which have the colour of the theme."""
        if self.sections.count() == 0:
            for word, _, spoken in _SECTIONS:
                item = QListWidgetItem(word, self.sections)
                item.setSizeHint(QSize(_SIDE - 20, 36))
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        for at, (_, drawing, _) in enumerate(_SECTIONS):
            self.sections.item(at).setIcon(icon(drawing, self.theme.tokens.text2, 16))
