"""What the window offers to the parts that act for it: its commands, its flows and its signs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, Found
from annotator.gui.bridge import Bridge, Work
from annotator.gui.dialogs.overlay import Overlay
from annotator.gui.frame import Frame
from annotator.gui.keyfilter import KeyFilter
from annotator.gui.memory import Memory
from annotator.gui.screen import Screen
from annotator.gui.theme import Choice, ThemeHolder

if TYPE_CHECKING:
    from annotator.services.settings import Settings
    from annotator.services.workspace import Workspace


class Desk(Protocol):
    """The window, as its parts see it."""

    theme: ThemeHolder
    memory: Memory
    work: Work
    frame: Frame
    keys: KeyFilter

    @property
    def settings(self) -> "Settings":
        """The settings in use."""

    @property
    def analyst(self) -> str:
        """Who decides here."""

    @property
    def has_project(self) -> bool:
        """Whether a project is open."""

    @property
    def bridge(self) -> Bridge:
        """The way down to the open project."""

    @property
    def workspace(self) -> "Workspace":
        """The open project."""

    @property
    def current(self) -> Screen:
        """The screen that is shown."""

    @property
    def screens(self) -> Sequence[Screen]:
        """The screens made so far."""

    @property
    def overlay(self) -> Overlay | None:
        """The dialog that is open."""

    @property
    def work_title(self) -> str:
        """What long work is under way."""

    def as_widget(self) -> QWidget:
        """The window itself."""

    def open_project(self, path: Path) -> bool:
        """Whether the project is open now."""

    def adopt(self, workspace: "Workspace") -> None:
        """Shows an opened project."""

    def close_project(self) -> None:
        """Shows the start page."""

    def show_screen(self, name: str, target: str = "") -> None:
        """Shows a screen."""

    def focus_screen(self) -> None:
        """Gives the focus back to the screen."""

    def go_to(self, kind: Kind, target: str) -> None:
        """Shows an article, claim or fact."""

    def show_overlay(self, overlay: Overlay) -> None:
        """Opens a dialog over the window."""

    def trigger(self, action_id: str) -> None:
        """Does an action."""

    def reason(self, action_id: str) -> str:
        """Why an action cannot be done now."""

    def search_project(self, query: str, limit: int) -> Sequence[tuple[Found, str]]:
        """What the open project holds for these words."""

    def say(self, text: str, *, offer: str = "", icon_name: str = "tick") -> None:
        """Says what happened."""

    def trouble(self, sentence: str) -> None:
        """Says what went wrong."""

    def refresh(self, changes: Changes | None = None) -> None:
        """Lets every screen read again what changed."""

    def stop_work(self) -> None:
        """Asks the long work to end."""

    def choose_theme(self, choice: Choice) -> None:
        """Shows another theme."""

    def set_article_px(self, px: int) -> None:
        """Shows articles in another size, and the next time too."""

    def remember_analyst(self, name: str) -> None:
        """Takes a name for the next projects too."""
