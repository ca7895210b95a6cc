"""The one application style sheet, generated from the tokens of a theme."""

from string import Template

from annotator import paths
from annotator.gui.tokens import Look, Tokens

_GROUNDS = """
QMainWindow, QDialog { background: $window; color: $text; }
QWidget[role="rail"], QWidget[role="status"], QWidget[role="top"] { background: $rail; }
QWidget[role="header"], QWidget[role="surface"] { background: $surface; }
QWidget[role="sunken"] { background: $sunken; }
QWidget[role="window"] { background: $window; }
QFrame[role="card"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
QFrame[role="card"][kind="selected"] { border: 2px solid $accent; }
QFrame[role="card"][kind="unfocused"] { border: 2px solid $border_strong; }
QFrame[role="overlay"] { background: $raised; border: 1px solid $border_strong; border-radius: 12px; }
QFrame[role="empty"] { background: $sunken; border: 1px dashed $border_strong; border-radius: 8px; }
QFrame[role="line"] { background: $border; border: none; }
QFrame[role="strong-line"] { background: $border_strong; border: none; }
QWidget[role="rail"][edge="right"] { border-right: 1px solid $border; }
QWidget[edge="bottom"] { border-bottom: 1px solid $border; }
QWidget[edge="top"] { border-top: 1px solid $border; }
"""

_WORDS = """
QLabel { background: transparent; color: $text; }
QLabel[role="second"] { color: $text2; font-size: 12px; }
QLabel[role="third"] { color: $text3; font-size: 12px; }
QLabel[role="meta"] { color: $text3; font-size: 11px; font-weight: 500; }
QLabel[role="slot"] { color: $text2; font-weight: 500; }
QLabel[role="head"] { font-weight: 600; }
QLabel[role="head"][kind="focus"] { color: $accent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="number"] { font-size: 30px; font-weight: 600; }
QLabel[role="claim"] { font-size: 14px; font-weight: 500; }
QLabel[role="keycap"] {
    color: $text2; border: 1px solid $border_strong; border-radius: 4px; padding: 1px 4px;
    font-size: 11px; font-weight: 600;
}
QLabel[role="keycap"]:disabled { color: $text3; border-color: $border; }
QLabel[role="badge"] {
    background: $plain_bg; color: $text2; border-radius: 4px; padding: 2px 6px; font-size: 12px; font-weight: 500;
}
QLabel:disabled { color: $text3; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 6px; }
"""

_LOOK = """
QLabel[role="badge"][kind="$kind"] { color: $fg; background: $bg; }
QLabel[role="word"][kind="$kind"] { color: $fg; font-weight: 500; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit[role="field"], QTextEdit[role="field"], QComboBox, QSpinBox, QDateEdit {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 4px; padding: 4px 9px;
    min-height: 20px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit[role="field"]:focus, QTextEdit[role="field"]:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus { border: 2px solid $focus; padding: 3px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text3; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    background: transparent; border: none; padding: 0px; min-height: 0px;
}
QSpinBox::up-button, QDateEdit::up-button, QSpinBox::down-button, QDateEdit::down-button { border: none; width: 20px; }
QSpinBox::up-arrow, QDateEdit::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDateEdit::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QLineEdit[kind="error"] { border: 2px solid $bad; padding: 3px 8px; }
QComboBox[kind="warn"] { border: 2px solid $warn; padding: 3px 8px; }
QLineEdit[kind="search"] { padding-left: 30px; }
QLineEdit[kind="search"]:focus { padding-left: 29px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit[role="field"]:disabled {
    color: $text3; border-color: $border; background: $sunken;
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$down"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong; outline: 0; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 2px 4px; outline: 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; border: 1px solid $border_strong; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $border_strong; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: 4px; padding: 0px 2px; }
QCheckBox::indicator:disabled { border-color: $border; background: $sunken; }
"""

_BUTTONS = """
QPushButton, QToolButton[role="button"] {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    padding: 5px 12px; font-weight: 500; min-height: 20px;
}
QPushButton:hover, QPushButton:pressed, QToolButton[role="button"]:hover, QPushButton:checked {
    background: $accent_soft;
}
QPushButton:focus, QToolButton[role="button"]:focus { border: 2px solid $focus; padding: 4px 11px; }
QPushButton:disabled { color: $text3; border-color: $border; background: $sunken; }
QPushButton[role="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[role="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { color: $text3; border-color: $border; background: $sunken; }
QPushButton[role="flat"] { background: transparent; color: $text2; border-color: transparent; }
QPushButton[role="flat"]:hover { background: $accent_soft; }
QPushButton[role="flat"]:focus { border-color: $focus; }
QPushButton[role="link"] {
    background: transparent; color: $accent; border: 2px solid transparent; padding: 0px 2px; font-weight: 600;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $focus; }
QPushButton[role="drawn"] { padding: 0px; min-height: 0px; border: none; }
QToolButton { background: transparent; color: $text2; border: 2px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover, QToolButton:pressed { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $text3; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="rail"] { font-size: 11px; font-weight: 500; padding: 4px 0px; }
QToolButton[role="rail"]:checked { color: $accent; font-weight: 600; }
QToolButton[role="segment"] {
    border: 1px solid $border_strong; border-radius: 0px; padding: 4px 10px; font-weight: 500; background: $surface;
}
QToolButton[role="segment"][kind="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QToolButton[role="segment"][kind="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QToolButton[role="segment"][kind="middle"], QToolButton[role="segment"][kind="last"] { border-left: none; }
QToolButton[role="segment"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QToolButton[role="segment"]:focus { border: 2px solid $focus; padding: 3px 9px; }
"""

_LISTS = """
QAbstractItemView {
    background: $surface; color: $text; border: none; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $sunken;
}
QAbstractItemView[role="sunken"] { background: $sunken; }
QAbstractItemView[role="window"] { background: $window; }
QFrame[role="overlay"] QAbstractItemView, QFrame[role="card"] QAbstractItemView { background: $raised; }
QFrame[role="overlay"] QAbstractItemView[role="sunken"] { background: $sunken; }
QTextBrowser {
    background: $raised; color: $text; border: 2px solid $raised;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTextBrowser:focus { border-color: $focus; }
QTableView { gridline-color: $border; }
QTableView::item { padding: 0px 8px; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section {
    background: $sunken; color: $text2; border: none; border-bottom: 1px solid $border; padding: 6px 8px;
    font-size: 12px; font-weight: 600;
}
QTextEdit, QPlainTextEdit {
    background: $surface; color: $text; border: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: $chart3; border: 2px solid transparent; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; border: none; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; border: none; border-radius: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QProgressBar { background: $chart3; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_MENUS = """
QMenuBar { background: transparent; color: $text2; padding: 0px; border: none; }
QMenuBar::item { background: transparent; padding: 6px 12px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QTabBar::tab {
    background: transparent; color: $text2; border: 2px solid transparent; border-bottom: 2px solid transparent;
    padding: 6px 12px; font-weight: 500;
}
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: 4px; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QStatusBar { background: $rail; color: $text2; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
"""

# Without fills, what is under the pointer or chosen has the accent as its ground, or a line.
_HIGH = """
QLabel[role="badge"] { border: 1px solid $text; padding: 1px 5px; }
QMenu::item:selected, QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent; color: $on_accent; }
QComboBox QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
QPushButton:hover, QToolButton:hover, QPushButton:checked, QToolButton:checked { border-color: $accent; }
QListWidget::item:selected { border: 2px solid $accent; color: $text; }
QScrollBar::handle { background: $text; }
QSplitter::handle { background: $text; }
"""


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme."""
    sheet = Template(_GROUNDS + _WORDS + _FIELDS + _BUTTONS + _LISTS + _MENUS)
    looks = "".join(_look_rules(kind, look) for kind, look in _looks(tokens))
    bare = Template(_HIGH).substitute(_values(tokens)) if tokens.high else ""
    return sheet.substitute(_values(tokens)) + looks + bare


def _values(tokens: Tokens) -> dict[str, str]:
    theme = "dark" if tokens.dark else "light"
    colors = {name: getattr(tokens, name) for name in _COLORS}
    drawings = {name: paths.resource("icons", "fixed", f"{name}-{theme}.svg").as_posix() for name in _DRAWINGS}
    return {
        **colors,
        **drawings,
        "bad": tokens.rejected.fg,
        "warn": tokens.unsure.fg,
        "plain_bg": tokens.proposed.bg or "transparent",
    }


def _look_rules(kind: str, look: Look) -> str:
    return Template(_LOOK).substitute(kind=kind, fg=look.fg, bg=look.bg or "transparent")


def _looks(tokens: Tokens) -> tuple[tuple[str, Look], ...]:
    return tuple((name, getattr(tokens, name)) for name in _LOOKS)


_COLORS = (
    "window", "rail", "surface", "sunken", "raised", "text", "text2", "text3", "border", "border_strong",
    "accent", "focus", "on_accent", "accent_soft", "chart3",
)  # fmt: skip
_DRAWINGS = ("tick", "down", "up")
_LOOKS = (
    "proposed", "confirmed", "corrected", "rejected", "unsure", "refines", "supersedes", "number", "date", "name",
    "only_here", "speaker",
)  # fmt: skip
