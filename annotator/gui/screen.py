"""What the window expects of a screen, and when a screen reads its rows again."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes

SCREEN_OF = MappingProxyType({Kind.ARTICLE: "review", Kind.CLAIM: "review", Kind.FACT: "facts"})
"""Where a thing is shown."""


class Screen(QWidget):
    """A page of the window; subclasses say what they can do and draw what they read.

    The window calls `notice` after every change; a visible screen refreshes at once, a hidden one when it is shown.
    """

    said = Signal(str)
    took_back = Signal(str)
    """Like `said`, of something that redo would put back."""
    state_changed = Signal()
    go = Signal(str, str)

    name = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dirty = True

    def perform(self, action_id: str) -> None:
        """Does an action of this screen; the window asks `can` first."""

    def can(self, action_id: str) -> bool:  # noqa: ARG002 - subclasses look at it
        """Whether the action would do something now."""
        return False

    def why_not(self, action_id: str) -> str:  # noqa: ARG002 - subclasses look at it
        """Why the action cannot be done now, in a few words; "" for what can be said of every screen."""
        return ""

    def place(self) -> str:
        """The id of what is open as a whole, as an article; what was said of one is not true of the next."""
        return ""

    def left(self) -> str:
        """What is left, for the middle of the status bar: "5 claims left here · 312 in 36 articles"."""
        return ""

    def hints(self) -> Sequence[tuple[str, str]]:
        """Keys that act now and what they do, for the right of the status bar."""
        return ()

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what the changes touched; everything for None."""

    def show_target(self, target: str) -> None:
        """Selects what has this id ("" for nothing in particular)."""

    def target(self) -> str:
        """The id of what is selected, so that the project opens there again; "" for nothing."""
        return ""

    def typing_hints(self) -> Sequence[tuple[str, str]]:
        """Keys that act while one types into a field of this screen."""
        return (("Return", "save"), ("Tab", "next field"), ("Escape", "leave the field, letters decide again"))

    def unsaved(self) -> str:
        """What is being typed here and not saved yet, as "the correction of claim 3"; "" for nothing."""
        return ""

    def keep_typed(self) -> None:
        """Begins to save what is being typed, or says on the screen why it cannot be."""

    def drop_typed(self) -> None:
        """Leaves what is being typed."""

    def set_article_px(self, px: int) -> None:
        """Shows article text in this size, in pixels."""

    def panes(self) -> Sequence[QWidget]:
        """The widgets that F6 goes round, in reading order; those where letter keys act unless a screen says else."""
        return [pane for pane in self.findChildren(QWidget) if pane.property("letters") is True and pane.isVisible()]

    def notice(self, changes: Changes | None) -> None:
        """Refreshes now if the screen is shown, else when it is shown next."""
        if self.isVisible():
            self.refresh(changes)
            self.state_changed.emit()
        else:
            self._dirty = True

    def make_fresh(self) -> None:
        """Refreshes everything if something changed since; a caller that shows a target does this first."""
        if self._dirty:
            self._dirty = False
            self.refresh(None)
            self.state_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Refreshes what changed while the screen was hidden."""
        super().showEvent(event)
        self.make_fresh()
