"""The label schema as it is written, what a change of it changes, and the decisions to look at again."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.domain.schema_changes import LabelChanges, SchemaChanges
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    from annotator.services.label_schemas import Proposed
    from annotator.store.label_schemas import Decided

_WIDTH: Final = 1040
_HEIGHT: Final = 680
_WAIT_MS: Final = 250
"""After the last key before what was written is looked at."""
_MOST_LISTED: Final = 500
_SIDE: Final = 360


class Asks(Protocol):
    """What tells of a schema that may come: what it would change, or in a sentence what is wrong with it."""

    def __call__(self, toml: str, told: "Callable[[Proposed | str], None]", /) -> None:
        """Ask, and be told later."""


class SchemaDialog(Overlay):
    """The schema's TOML beside what a change of it means; says `wanted` with the TOML when it is to hold."""

    wanted = Signal(str)

    def __init__(self, host: Host, toml: str, asks: Asks, *, read_only: bool) -> None:
        super().__init__(host, "Label schema", width=_WIDTH)
        self._asks, self._given = asks, toml
        self._proposed = self._warned = False
        self.add_head("Label schema", "note", "the labels of this project and what they mean")
        self.text = _editor(toml, read_only=read_only)
        self.says = _words("")
        self.again = QListWidget()
        self.again.setAccessibleName("Decisions to look at again")
        self.again.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.again_head = _words("", strong=True)
        self.column.addLayout(self._sides(), 1)
        foot = self.add_foot("" if read_only else "A change is a version of its own, and Ctrl+Z takes it back.")
        self.apply = KeyButton(self.theme, "Nothing changed", "Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.apply.clicked.connect(self.act)
        foot.addWidget(self.close_button())
        foot.addWidget(self.apply)
        self.apply.setVisible(not read_only)  # not before it has its place: it would be a window of its own
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._look)
        self.text.textChanged.connect(self._changed)
        self._changed()
        self._look()

    def first_focus(self) -> QWidget:
        """The text."""
        return self.text

    def act(self) -> None:
        """Have what is written hold from now on."""
        if self._proposed:
            self._given = self.text.toPlainText()
            self.wanted.emit(self._given)
            self.leave()

    def may_leave(self) -> bool:
        """Whether nothing would be lost; asked a second time, what was written may be."""
        may, self._warned = self._warned or not self._written(), True
        if not may:
            self.note.setText("This is not set yet. Ctrl+Enter sets it; Esc once more leaves the schema as it was.")
        return may

    def keeps_open(self) -> bool:
        """Whether something is written that is not set yet; then it says so."""
        return not self.may_leave()

    def _written(self) -> bool:
        return self.text.toPlainText() != self._given

    def _wanted_height(self, width: int) -> int:
        return max(super()._wanted_height(width), _HEIGHT)

    def _changed(self) -> None:
        self._proposed = self._warned = False
        self.apply.setEnabled(False)
        self._wait.start()

    def _look(self) -> None:
        self._wait.stop()
        asked = self.text.toPlainText()
        self._asks(asked, lambda found: self._show(found) if self._still(asked) else None)

    def _still(self, asked: str) -> bool:
        """Whether this is what is written, in a dialog that is still there."""
        return isValid(self) and self.text.toPlainText() == asked

    def _show(self, found: "Proposed | str") -> None:
        self.again.clear()
        if isinstance(found, str):
            self._say(found, "Not yet a schema", ())
            return
        self._proposed = bool(found.changes)
        self.apply.setEnabled(self._proposed)
        lines = "\n".join(_lines(found.changes)) or "Nothing differs from the schema in force."
        self._say(
            lines, f"Set as version {found.schema.version}" if found.changes else "Nothing changed", found.revisit
        )

    def _say(self, words: str, button: str, again: "Sequence[Decided]") -> None:
        self.says.setText(shown_text(words))
        self.apply.setText(button)
        self.again_head.setText(f"{len(again):,} to look at again" if again else "No decision to look at again")
        self.again.addItems(
            [shown_text(f"{each.kind.value}, {each.label}: {each.words}") for each in again[:_MOST_LISTED]]
        )
        if len(again) > _MOST_LISTED:
            self.again.addItem(f"and {len(again) - _MOST_LISTED:,} more")
        self.again.setVisible(bool(again))

    def _sides(self) -> QHBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        for part in (_words("What changes", strong=True), self.says, self.again_head):
            side.addWidget(part)
        side.addWidget(self.again, 1)
        side.addStretch(0)
        sides = QHBoxLayout()
        sides.setContentsMargins(24, 16, 24, 16)
        sides.setSpacing(24)
        sides.addWidget(self.text, 1)
        sides.addLayout(side)
        return sides


def _editor(toml: str, *, read_only: bool) -> QPlainTextEdit:
    made = QPlainTextEdit(toml)
    made.setProperty("role", "field")
    made.setAccessibleName("Label schema as TOML")
    made.setFont(fonts.font(fonts.Role.CODE))
    made.setTabChangesFocus(True)
    made.setReadOnly(read_only)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return made


def _words(text: str, *, strong: bool = False) -> QLabel:
    made = QLabel(text, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFixedWidth(_SIDE)
    made.setFont(fonts.font(fonts.Role.SMALL_STRONG if strong else fonts.Role.SMALL))
    return made


def _lines(changes: SchemaChanges) -> Iterator[str]:
    sets = {
        "claim types": changes.claim_types,
        "mention labels": changes.mention_labels,
        "relations": changes.relations,
        "verdicts": changes.verdicts,
    }
    for name, found in sets.items():
        yield from _of_set(name, found)
    if changes.guidelines:
        yield "Other guidelines: every claim that was judged is to be looked at again."
    if changes.name:
        yield "Another name."


def _of_set(name: str, found: LabelChanges) -> Iterator[str]:
    said = (("New", found.added), ("No more", found.removed), ("With another meaning", found.reworded))
    yield from (f"{how} among the {name}: {', '.join(labels)}." for how, labels in said if labels)
