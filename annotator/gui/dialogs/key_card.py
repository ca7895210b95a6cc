"""The key card: every key of the screen that is shown, made from the table of actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.gui import fonts
from annotator.gui.actions import ACTIONS, Action, Group, cap
from annotator.gui.badges import ButtonKind, KeyCap
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.theme import ThemeHolder

_COLUMNS = ((Group.DECIDE, Group.LINK), (Group.MOVE, Group.PROJECT), (Group.FACTS, Group.WINDOW))
_COLUMNS_WITHOUT_CLAIMS = ((Group.MOVE, Group.FACTS), (Group.PROJECT,), (Group.WINDOW,))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the card."""

    caps: tuple[str, ...]
    text: str
    help: str


def rows(group: Group, screen: str) -> list[Row]:
    """The lines of one heading on a screen; candidates and reversed relations take one line each."""
    return list(_folded([action for action in ACTIONS if action.group is group and action.on(screen)]))


def _folded(actions: Sequence[Action]) -> Iterator[Row]:
    candidates = [action for action in actions if action.id.startswith("candidate.")]
    reversed_ones = [action for action in actions if action.id.endswith(".reversed")]
    if candidates:
        yield Row((f"{candidates[0].keys[0]} – {candidates[-1].keys[0]}",), "Pick a candidate", candidates[0].help)
    for action in actions:
        if action not in candidates and action not in reversed_ones:
            yield Row(tuple(cap(key) for key in action.keys), action.text.removesuffix(" …"), action.help)
    if reversed_ones:
        keys = " ".join(action.keys[0].removeprefix("Shift+") for action in reversed_ones)
        yield Row((f"Shift {keys}",), "The other way round", "The relation as the candidate has it to this claim.")


class KeyCard(Overlay):
    """Every key of a screen, by what it is for."""

    def __init__(self, host: Host, screen: str, *, letters_on: bool) -> None:
        super().__init__(host, "Keys on this screen", width=1080)
        self.add_head("Keys on this screen", "text-lines")
        self.column.addWidget(self._scrolled(screen), 1)
        note = "Letters act while no text field has the focus. Two commands never share a key."
        if not letters_on:
            note = "Single-letter keys are switched off; every command is in the menus and the palette."
        foot = self.add_foot(note)
        self.close_key = self.close_button(kind=ButtonKind.PRIMARY)
        foot.addWidget(self.close_key)

    def first_focus(self) -> QWidget:
        """The button that closes it."""
        return self.close_key

    def _scrolled(self, screen: str) -> QScrollArea:
        area = _Fitted()
        area.setAccessibleName("Keys")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(24, 12, 24, 16)
        columns.setSpacing(32)
        for groups in _COLUMNS if screen == "review" else _COLUMNS_WITHOUT_CLAIMS:
            column = QVBoxLayout()
            column.setSpacing(4)
            for group in groups:
                _add_group(column, self.theme, group, rows(group, screen))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area.setWidget(body)
        body.setAutoFillBackground(False)  # setWidget switches it on
        return area


class _Fitted(QScrollArea):
    """As high as what it holds, as far as there is room."""

    def sizeHint(self) -> QSize:
        body = self.widget()
        return body.sizeHint() if body else super().sizeHint()


def _add_group(column: QVBoxLayout, theme: ThemeHolder, group: Group, lines: Sequence[Row]) -> None:
    if not lines:
        return
    head = QLabel(group.value)
    head.setProperty("role", "head")
    head.setProperty("kind", "focus")
    head.setContentsMargins(0, 10, 0, 2)
    column.addWidget(head)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, 104)
    grid.setColumnStretch(1, 1)
    for at, line in enumerate(lines):
        grid.addLayout(_caps(theme, line.caps), at, 0)
        words = QLabel(line.text)
        words.setFont(fonts.font(fonts.Role.BODY))
        words.setToolTip(line.help)
        grid.addWidget(words, at, 1)
    column.addLayout(grid)


def _caps(theme: ThemeHolder, caps: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for each in caps:
        row.addWidget(KeyCap(theme, each))
    row.addStretch(1)
    return row
