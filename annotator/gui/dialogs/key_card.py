"""The key card: every key of the screen that is shown, made from the table of actions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.gui import fonts
from annotator.gui.actions import ACTIONS, Action, Group, cap
from annotator.gui.badges import ButtonKind, KeyButton, KeyCap
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.keymap import KeyMap
from annotator.gui.profiles import Profile
from annotator.gui.theme import ThemeHolder

_COLUMNS = ((Group.DECIDE, Group.LINK), (Group.MOVE, Group.PROJECT), (Group.FACTS, Group.WINDOW))
_COLUMNS_WITHOUT_CLAIMS = ((Group.MOVE, Group.FACTS), (Group.PROJECT,), (Group.WINDOW,))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the card; `asleep` are the caps of keys that do not act now."""

    caps: tuple[str, ...]
    text: str
    help: str
    asleep: tuple[str, ...] = ()


def rows(group: Group, screen: str, keymap: KeyMap) -> list[Row]:
    """The lines of one heading on a screen; what has its keys in a row takes one line together."""
    actions = [action for action in ACTIONS if action.group is group and action.on(screen)]
    runs = [run for run in _runs(actions) if _is_run(run, keymap)]
    done: set[str] = set()
    return list(_lines(actions, runs, keymap, done))


def _lines(actions: Sequence[Action], runs: Sequence["_Run"], keymap: KeyMap, done: set[str]) -> Iterator[Row]:
    for action in actions:
        run = next((run for run in runs if action in run.actions), None)
        if run is None:
            yield _row(keymap, [action], action.text.removesuffix(" …"), action.help)
        elif run.text not in done:
            done.add(run.text)
            yield _row(keymap, run.actions, run.text, run.help, short=run.short)


@dataclass(frozen=True, slots=True)
class _Run:
    """Actions that take one line while their keys follow from one another."""

    actions: tuple[Action, ...]
    text: str
    help: str
    short: str
    """What joins their keys on one cap; "" for a cap each."""


def _runs(actions: Sequence[Action]) -> Iterator[_Run]:
    candidates = tuple(action for action in actions if action.id.startswith("candidate."))
    reversed_ones = tuple(action for action in actions if action.id.endswith(".reversed"))
    listing = tuple(action for action in actions if action.id.startswith("list."))
    if candidates:
        yield _Run(candidates, "Pick a candidate", candidates[0].help, " – ")
    if reversed_ones:
        about = "As by the same letter, with the ends swapped."
        yield _Run(reversed_ones, "The other way round", about, " ")
    if listing:
        yield _Run(listing, "Up and down the list", listing[0].help, "")


def _is_run(run: _Run, keymap: KeyMap) -> bool:
    """Whether one line says it all: each has one key, and those of a range or of Shift are as everybody expects."""
    keys = [keymap.of(action.id) for action in run.actions]
    if any(len(each) != 1 for each in keys):
        return False
    if run.short == " – ":
        return [each[0] for each in keys] == [str(number) for number in range(1, len(keys) + 1)]
    if run.short == " ":
        return all(
            (each[0].removeprefix("Shift+"),) == keymap.of(action.id.removesuffix(".reversed"))[:1]
            for each, action in zip(keys, run.actions, strict=True)
        )
    return True


def _row(keymap: KeyMap, actions: Sequence[Action], text: str, about: str, *, short: str = "") -> Row:
    keys = [key for action in actions for key in keymap.of(action.id)]
    acting = {cap(key) for action in actions for key in keymap.acting(action.id)}
    caps = tuple(cap(key) for key in keys)
    asleep = tuple(each for each in caps if each not in acting)
    if short == " – ":
        caps = (f"{caps[0]}{short}{caps[-1]}",)
    elif short:
        caps = ("Shift " + short.join(each.removeprefix("Shift ") for each in caps),)
    return Row(caps, text, about, caps if short and asleep else asleep)


class KeyCard(Overlay):
    """Every key of a screen, by what it is for."""

    def __init__(self, host: Host, screen: str, trigger: Callable[[str], None]) -> None:
        super().__init__(host, "Keys on this screen", width=1080)
        self._trigger = trigger
        self.add_head("Keys on this screen", "text-lines")
        self.column.addWidget(self._scrolled(screen), 1)
        foot = self.add_foot(self._note())
        self.change = KeyButton(self.theme, "Change keys", "app.settings")
        self.change.clicked.connect(self._change)
        self.close_key = self.close_button(kind=ButtonKind.PRIMARY)
        for button in (self.change, self.close_key):
            foot.addWidget(button)

    def first_focus(self) -> QWidget:
        """The button that closes it."""
        return self.close_key

    def _note(self) -> str:
        keymap = self.theme.keys
        if not keymap.letters_on:
            return "Single-letter keys are switched off; every command is in the menus and the palette."
        profile = "" if keymap.keys.profile is Profile.DEFAULT else f"Profile {keymap.keys.profile.value}. "
        return f"{profile}Letters act while no text field has the focus. Two commands never share a key."

    def _change(self) -> None:
        self.leave()
        self._trigger("app.settings")

    def _scrolled(self, screen: str) -> QScrollArea:
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(24, 12, 24, 16)
        columns.setSpacing(32)
        for groups in _COLUMNS if screen == "review" else _COLUMNS_WITHOUT_CLAIMS:
            column = QVBoxLayout()
            column.setSpacing(4)
            for group in groups:
                _add_group(column, self.theme, group, rows(group, screen, self.theme.keys))
            column.addStretch(1)
            columns.addLayout(column, 1)
        return Fitted(body, "Keys")


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
    grid.setColumnMinimumWidth(0, 120)
    grid.setColumnStretch(1, 1)
    for at, line in enumerate(lines):
        grid.addLayout(_caps(theme, line), at, 0)
        words = QLabel(line.text, wordWrap=True)  # in a small window there is no room for both columns
        words.setFont(fonts.font(fonts.Role.BODY))
        words.setToolTip(line.help)
        grid.addWidget(words, at, 1)
    column.addLayout(grid)


def _caps(theme: ThemeHolder, line: Row) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for each in line.caps:
        key = KeyCap(theme, each)
        key.setEnabled(each not in line.asleep)
        row.addWidget(key)
    if not line.caps:
        none = QLabel("no key")
        none.setProperty("role", "third")
        row.addWidget(none)
    row.addStretch(1)
    return row
