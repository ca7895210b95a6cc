"""Which theme is shown, who wants it, and its way into Qt's palette and style sheet."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui import fonts
from annotator.gui.high_contrast import HIGH_DARK, HIGH_LIGHT, of_desktop
from annotator.gui.keymap import KeyMap
from annotator.gui.stylesheet import style_sheet
from annotator.gui.tokens import DARK, LIGHT, Tokens


@dataclass(frozen=True, slots=True)
class Theme:
    """A name and its tokens."""

    name: str
    tokens: Tokens


class Choice(StrEnum):
    """What the analyst chose; SYSTEM follows the desktop, in its contrast too."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


LIGHT_THEME = Theme("light", LIGHT)
DARK_THEME = Theme("dark", DARK)
HIGH_LIGHT_THEME = Theme("contrast", HIGH_LIGHT)
HIGH_DARK_THEME = Theme("contrast", HIGH_DARK)


def theme_for(choice: Choice, scheme: Qt.ColorScheme) -> Theme:
    """The theme that a choice gives under the desktop's scheme; light where the desktop says nothing."""
    dark = scheme is Qt.ColorScheme.Dark
    if choice is Choice.CONTRAST:
        return HIGH_DARK_THEME if dark else HIGH_LIGHT_THEME
    return DARK_THEME if choice is Choice.DARK or (choice is Choice.SYSTEM and dark) else LIGHT_THEME


def desktop_theme(colors: QPalette) -> Theme:
    """High contrast in the colours of the desktop's palette."""
    role = QPalette.ColorRole
    wanted = (role.Window, role.WindowText, role.Highlight, role.HighlightedText)
    return Theme("contrast", of_desktop(*(colors.color(each).name().upper() for each in wanted)))


def next_choice(choice: Choice, theme: Theme) -> Choice:
    """What the one key for themes shows next: light, dark, high contrast, and light again."""
    shown = choice if choice is not Choice.SYSTEM else Choice(theme.name)
    ring = (Choice.LIGHT, Choice.DARK, Choice.CONTRAST)
    return ring[(ring.index(shown) + 1) % len(ring)]


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette in the theme's colours, so that stock dialogs match too."""
    made = QPalette()
    for role, color in _roles(tokens):
        made.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text3))
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Shows the whole application in the theme: Fusion, palette, font and the one style sheet.

    What is so already is left alone, for each of the four styles every widget anew.
    """
    colors, font, sheet = palette(theme.tokens), fonts.font(fonts.Role.BODY), style_sheet(theme.tokens)
    # Under a sheet the style tells no name; ours lies over Fusion.
    if not app.styleSheet() and app.style().objectName() != "fusion":
        app.setStyle("fusion")
    if app.palette() != colors:
        app.setPalette(colors)
    if app.font() != font:
        app.setFont(font)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def set_kind(widget: QWidget, kind: str) -> None:
    """Gives the widget another kind of its role in the style sheet, which Qt asks for again only if told."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ThemeHolder(QObject):
    """The theme in use; handed to whatever draws. Says `changed` after the application shows another one.

    With it go the keys in use, for whatever draws shows keys too.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.keys = KeyMap(self)
        self._choice = choice
        self._theme = self._wanted()
        apply(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme shown now."""
        return self._theme

    @property
    def tokens(self) -> Tokens:
        """The tokens of the theme shown now."""
        return self._theme.tokens

    @property
    def choice(self) -> Choice:
        """What the analyst chose."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Shows what the choice gives, and keeps following the desktop if it is SYSTEM."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted == self._theme:
            return
        self._theme = wanted
        apply(self._app, wanted)
        self.changed.emit()

    def _wanted(self) -> Theme:
        hints = self._app.styleHints()
        high = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        if high and self._choice in (Choice.SYSTEM, Choice.CONTRAST):
            return desktop_theme(_desktop_palette(self._app))
        return theme_for(self._choice, hints.colorScheme())


def _desktop_palette(app: QApplication) -> QPalette:
    """The palette that the desktop gives, under the one that we set."""
    ours = app.palette()
    app.setPalette(QPalette())
    theirs = app.palette()
    app.setPalette(ours)
    return theirs


def _roles(tokens: Tokens) -> tuple[tuple[QPalette.ColorRole, str], ...]:
    role = QPalette.ColorRole
    return (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.Highlight, tokens.accent if tokens.high else tokens.accent_soft),
        (role.HighlightedText, tokens.on_accent if tokens.high else tokens.text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Accent, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.border),
        (role.Mid, tokens.border_strong),
        (role.Dark, tokens.border_strong),
        (role.Shadow, tokens.border),
    )
