"""The window: rail, top bar, screens, strips and status bar around the open project."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, Found
from annotator.gui.bridge import Bridge, Work
from annotator.gui.commands import Commands
from annotator.gui.cover import Cover
from annotator.gui.dialogs.overlay import Overlay
from annotator.gui.dropping import takes
from annotator.gui.finding import search
from annotator.gui.flows import Flows
from annotator.gui.frame import Frame
from annotator.gui.keyfilter import KeyFilter
from annotator.gui.memory import Memory
from annotator.gui.menus import Menus
from annotator.gui.offsets import shown_text
from annotator.gui.opened import Opened
from annotator.gui.pages import Pages
from annotator.gui.place import Place
from annotator.gui.screen import SCREEN_OF, Screen
from annotator.gui.screens import FACTORIES, Factory
from annotator.gui.signs import Signs
from annotator.gui.sizes import DESIGNED, LEAST, room
from annotator.gui.standing import Standing
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.start import StartScreen
from annotator.services.analysts import user_name

if TYPE_CHECKING:
    from annotator.services.settings import Settings
    from annotator.services.workspace import Workspace

_READ_ONLY, _WRITE = "Look at it, read only", "Open it for writing"
_READABLE = frozenset({"project-held", "project-read-only"})
"""Why a project may not be written while it can still be read."""


class Window(QMainWindow):
    """One window on one project, or on the start page; `painted` comes once, after it was first drawn."""

    painted = Signal()

    def __init__(
        self,
        theme: ThemeHolder,
        settings: "Settings",
        *,
        analyst: str = "",
        factories: Mapping[str, Factory] = FACTORIES,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.memory = Memory(settings)
        self._analyst = analyst
        self._opened = Opened(self)
        self._cover = Cover(self)
        self._troubles = 0
        self._refused = Path()
        self._untold = self._was_painted = False
        self.work = Work(self)
        self.flows = Flows(self)
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self.frame = Frame(theme)
        self.start = StartScreen(theme)
        self._pages = Pages(self.frame.stack, self.start, factories)
        self._place = Place(self, self._opened, self.memory, target=lambda: self._pages.target("review"))
        self.setCentralWidget(self.frame)
        self._wire()
        if not self.memory.restore_window(self):
            self.resize(DESIGNED.boundedTo(room()))
        self._show_start()
        self._complain()

    def _wire(self) -> None:
        self.keys = KeyFilter(self, self.trigger, self.theme.keys)
        self._complaints = self.memory.restore_keys(self.theme.keys)
        self.commands = Commands(self, self.flows)
        self.menus = Menus(
            self.frame.top.menus, self, trigger=self.trigger, reason=self.reason, is_on=self.commands.is_on
        )
        self.menus.show_keys(self.theme.keys)
        self._signs = Signs(self)
        self._standing = Standing(self, self._opened, self._signs)
        self.keys.moved.connect(self._signs.soon)
        self.frame.rail.chosen.connect(self.show_screen)
        for bar in (self.frame.top, self.frame.status, self.start):
            bar.wanted.connect(self.trigger)
        self.start.chosen.connect(lambda path: self.open_project(Path(path)))
        self.start.forgotten.connect(self._forget)
        self.frame.work.stop.clicked.connect(self.stop_work)
        self.frame.trouble.way_taken.connect(lambda: self.flows.parting.before(self._go_another_way))
        self._listen(self.start)
        self._opened.changed.connect(self._changed)
        self._opened.failed.connect(lambda _sentence: self.say(""))  # what came before is not the news any more
        self._opened.failed.connect(self.trouble)
        self._opened.busy_changed.connect(self._signs.show_saving)
        self._watch(self.work)
        self.work.failed.connect(self.trouble)
        self._cover.changed.connect(self._cover_changed)
        self.frame.work.shown_elsewhere = lambda: self._cover.shows_progress

    def _watch(self, work: Work) -> None:
        self.frame.work.watch(work)
        work.started.connect(self._signs.soon)
        work.ended.connect(self._signs.soon)

    def _listen(self, screen: Screen) -> None:
        screen.said.connect(lambda text: self.say(text, offer="edit.undo"))
        screen.took_back.connect(lambda text: self.say(text, offer="edit.redo", icon_name="undo"))
        screen.state_changed.connect(self._signs.soon)
        self._place.listen(screen)
        screen.go.connect(self.show_screen)

    @property
    def settings(self) -> "Settings":
        """The settings in use."""
        return self.memory.settings

    @property
    def has_project(self) -> bool:
        """Whether a project is open."""
        return bool(self._opened)

    @property
    def bridge(self) -> Bridge:
        """The way down to the open project; RuntimeError without one."""
        return self._opened.bridge

    @property
    def workspace(self) -> "Workspace":
        """The open project; RuntimeError without one."""
        return self.bridge.workspace

    @property
    def analyst(self) -> str:
        """Who decides here: as asked for at the start, else as set, else the name of the computer's user."""
        return self._analyst or self.settings.analyst or user_name()

    def open_project(self, path: Path, *, read_only: bool = False) -> bool:
        """Whether the project is open now; if not, the window says why and stays as it was."""
        from annotator.services.workspace import Workspace

        if self._opened.shows(path):
            return read_only or not self.workspace.read_only or self._write_after_all(path)
        try:
            workspace = Workspace.open(path, analyst=self.analyst, read_only=read_only)
        except AnnotatorError as error:
            self._refused = path
            self.trouble(str(error), way=_READ_ONLY if error.message_id in _READABLE else "")
            return False
        self.adopt(workspace)
        return True

    def _write_after_all(self, path: Path) -> bool:
        """Whether what was only looked at can be written now; else it is looked at as before."""
        # Opened twice in one process, the second would take away the locks by which the first is safe from others.
        self._drop_project()
        if self.open_project(path):
            return True
        why, way = self.frame.trouble.sentence, self.frame.trouble.way.text()
        self._show_start()
        if way and self.open_project(path, read_only=True):
            self.trouble(why, way=_WRITE)
        return False

    def _go_another_way(self) -> None:
        """Looks at what cannot be written, or tries once more to write what is looked at."""
        why, looked_at = self.frame.trouble.sentence, self._opened.shows(self._refused)
        if self.open_project(self._refused, read_only=not looked_at) and self.workspace.read_only:
            self.trouble(why, way=_WRITE)

    def adopt(self, workspace: "Workspace") -> None:
        """Shows an opened project where it was left, in place of what was shown before."""
        self._cover.leave()  # it would keep the keys, but not the focus
        lost = self._drop_project()
        self._watch(self._opened.take(workspace))
        self.memory.remember_project(workspace.path)
        name = workspace.path.stem
        self.setWindowTitle(shown_text(f"{name} – Annotator"))
        self.frame.top.show_project(name, "read only" if workspace.read_only else "saved", analyst=workspace.analyst)
        if lost is None:
            self.frame.trouble.clear()
        self._complain()
        self.frame.rail.show()
        self.say(f"Opened {name}")
        self.show_screen("review", self.memory.place_in(workspace.path))
        self._signs.count()

    def close_project(self) -> None:
        """Shows the start page; everything is saved already, or else it is told where it is kept."""
        name = self.workspace.path.stem
        lost = self._drop_project()
        self._show_start()
        if lost is None:
            self.say(f"Closed {name}; everything is saved", icon_name="lock")
        else:
            self.say(f"Closed {name}", icon_name="silent")

    def _drop_project(self) -> AnnotatorError | None:
        """Closes the project; what was told if its file was taken away."""
        if not self.has_project:
            return None
        self._keep_place()
        self._pages.clear()
        lost = self._opened.drop()
        self._signs.show_saving(busy=False)  # the verb that was on its way comes back to nobody
        self._untold = self._standing.closed(lost)
        return lost

    def _keep_place(self) -> None:
        self._pages.keep_sizes(self.memory)
        self._place.keep()

    def _complain(self) -> None:
        """Says what of the settings could not be used: at the start, and with the first project."""
        if self._complaints:
            self.trouble(" ".join(self._complaints))
        if self.has_project:
            self._complaints = ()

    def _show_start(self) -> None:
        self.frame.rail.hide()
        self.frame.top.show_project("", "")
        self.setWindowTitle("Annotator")
        self.start.show_recent(self.settings.recent, self.analyst)
        self._show(self.start)
        self.say("Everything stays on this computer", icon_name="lock")

    def _forget(self, name: str) -> None:
        self.memory.forget_project(name)
        self.start.show_recent(self.settings.recent, self.analyst)

    @property
    def current(self) -> Screen:
        """The screen that is shown."""
        return self._pages.current

    def screen(self, name: str) -> Screen:  # type: ignore[override]  # Qt's gives the monitor; nobody here asks for it
        """A screen of the open project, made when it is first asked for."""
        return self._pages.screen(name, self.bridge, self.theme, memory=self.memory, listen=self._listen)

    def show_screen(self, name: str, target: str = "") -> None:
        """Shows a screen, with what has the id `target` selected ("" for what was selected before)."""
        screen = self.screen(name)
        self.frame.rail.show_chosen(name)
        self._show(screen)
        if target:
            screen.make_fresh()
            screen.show_target(target)

    def go_to(self, kind: Kind, target: str) -> None:
        """Shows an article, claim or fact where it belongs."""
        self.show_screen(SCREEN_OF[kind], target)

    def _show(self, screen: Screen) -> None:
        self._pages.show(screen)
        self.keys.use(screen.name)
        self.menus.bind(screen.name)
        self.focus_screen()
        self._signs.soon()

    def focus_screen(self) -> None:
        """Gives the focus back to where it was on the screen that is shown, at first to its first pane."""
        self._pages.focus()

    def trigger(self, action_id: str) -> None:
        """Does an action once nothing is on its way; what is pressed before trouble came back is dropped."""
        via, troubles = self.theme.keys.hand, self._troubles
        if self.overlay is None and not self.has_project:
            self.commands.attempt(action_id, via)
        elif self.overlay is None:
            self.bridge.when_idle(lambda: self.commands.attempt(action_id, via) if troubles == self._troubles else None)

    def reason(self, action_id: str) -> str:
        """Why an action cannot be done now; "" if it can."""
        return self.commands.reason(action_id)

    def say(self, text: str, *, offer: str = "", icon_name: str = "tick") -> None:
        """Says what happened in the status bar, with an action offered beside it."""
        self.frame.status.say(text, icon_name=icon_name)
        self.frame.status.offer(offer)
        self._signs.was_said()

    def trouble(self, sentence: str, *, way: str = "") -> None:
        """Says what went wrong, above the status bar, until it is dismissed or something succeeds."""
        self._troubles += 1
        self.frame.trouble.show_trouble(sentence, way=way)

    def search_project(self, query: str, limit: int) -> Sequence[tuple[Found, str]]:
        """What the open project holds for these words, each with its outlet; nothing without one."""
        return search(self.workspace, query, limit) if self.has_project else ()

    def as_widget(self) -> QWidget:
        """Itself, for overlays."""
        return self

    def show_overlay(self, overlay: Overlay) -> None:
        """Opens a dialog over the window; its keys hold until it is closed."""
        self._cover.show(overlay)

    @property
    def overlay(self) -> Overlay | None:
        """The dialog that is open."""
        return self._cover.overlay

    def _cover_changed(self) -> None:
        # Under a dialog no chord acts.
        self.menus.bind("" if self.overlay else self.current.name)
        self._signs.soon()

    @property
    def work_title(self) -> str:
        """What long work is under way; "" for none."""
        return self.work.title or self._opened.work_title

    def stop_work(self) -> None:
        """Asks the long work to end at its next step."""
        self.work.stop()
        self._opened.stop()
        self.frame.work.stop.setEnabled(False)

    @property
    def screens(self) -> Sequence[Screen]:
        """The screens made so far."""
        return self._pages.screens

    def refresh(self, changes: Changes | None = None) -> None:
        """Lets every screen read again what changed; everything after an import or a machine run."""
        for screen in self.screens:
            screen.notice(changes)
        self._signs.count_soon()
        self._signs.soon()

    def _changed(self, changes: Changes) -> None:
        self.frame.trouble.clear()
        self.refresh(changes)
        self._place.keep()  # before the card is drawn as decided: who is killed then goes on here

    def choose_theme(self, choice: Choice) -> None:
        """Shows another theme, and the next time too."""
        self.theme.choose(choice)
        self.memory.keep(replace(self.settings, theme=choice.value))

    def set_article_px(self, px: int) -> None:
        """Shows articles in another size, and the next time too."""
        self.memory.keep(replace(self.settings, article_px=px))
        for screen in self.screens:
            screen.set_article_px(px)

    def remember_analyst(self, name: str) -> None:
        """Takes a name for the next projects too."""
        self._analyst = ""
        self.memory.keep(replace(self.settings, analyst=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says once, after the first picture is on the screen, that the slow parts may be loaded now."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._first_painted)

    def _first_painted(self) -> None:
        if self.overlay is None:  # what was opened meanwhile has the focus
            self.focus_screen()  # nothing that is not shown can take the focus
        self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and text."""
        if takes(event.mimeData()) and self.overlay is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens a project, or brings articles in, once whoever gave them has been thanked."""
        self.flows.take(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finishes what is on its way and remembers where things are; asks first what becomes of what is typed."""
        if self.flows.parting.keeps(event):
            return
        self.memory.keep_window(self)
        self._untold = False
        self._drop_project()
        if self._untold:  # nobody could have read yet where the project is kept
            self._show_start()
            event.ignore()
            return
        self.start.end()
        self.work.close()
        event.accept()
