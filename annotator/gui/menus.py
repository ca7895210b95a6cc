"""The menus, made from the table of actions; the one place where chords are bound."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.gui.actions import ACTIONS, BY_ID, Action, Doer
from annotator.gui.keymap import KeyMap

TITLES = ("File", "Edit", "View", "Go", "Decide", "Tools", "Help")
_RULED = frozenset(
    {"project.import", "project.close", "app.quit", "palette", "view.theme", "pane.next", "work.stop", "help.about"}
    | {"app.settings", "article.previous", "claim.overlap", "fact.make", "history.undo_to"}
)
"""Actions that a line sets off from those before them."""

_SWITCHES = frozenset({"view.letters"})
"""Actions that are on or off, and say so by a tick."""

Reason = Callable[[str], str]
Trigger = Callable[[str], None]
IsOn = Callable[[str], bool]


class Menus(QObject):
    """The menu bar's menus and their actions; what cannot be done now is dim while its menu is open."""

    def __init__(self, bar: QMenuBar, window: QWidget, *, trigger: Trigger, reason: Reason, is_on: IsOn) -> None:
        super().__init__(window)
        self._reason, self._is_on = reason, is_on
        self._trigger = trigger
        self._menus: dict[str, QMenu] = {}
        self.by_id = {action.id: self._made(action, window) for action in ACTIONS if action.doer is not Doer.WIDGET}
        for title in TITLES:
            menu = bar.addMenu(title)
            menu.aboutToShow.connect(lambda menu=menu: self._dim(menu))
            menu.aboutToHide.connect(self._light)
            self._menus[title] = menu
        for action in ACTIONS:
            self._place(action)
        self._live: frozenset[str] = frozenset(self.by_id)

    def bind(self, screen: str) -> None:
        """Lets the chords of a screen act; "" for none, as under a dialog."""
        self._live = frozenset(
            action.id for action in ACTIONS if action.id in self.by_id and screen and action.on(screen)
        )
        self._light()

    def show_keys(self, keymap: KeyMap) -> None:
        """Binds the chords in use and shows every key, now and whenever they change."""
        self._keymap = keymap
        self._bind_keys()
        keymap.changed.connect(self._bind_keys)

    def _bind_keys(self) -> None:
        keymap = self._keymap
        for action_id, made in self.by_id.items():
            chords, shown = keymap.chords(action_id), keymap.cap(action_id)
            made.setShortcuts([QKeySequence(chord) for chord in chords])
            # After a tab stands what the menu shows at its right edge: a letter is shown, not bound.
            made.setText(f"{BY_ID[action_id].text}\t{shown}" if shown else BY_ID[action_id].text)

    def _made(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.text, window)
        made.setAutoRepeat(False)
        made.setCheckable(action.id in _SWITCHES)
        made.setStatusTip(action.help)
        made.setMenuRole(QAction.MenuRole.QuitRole if action.id == "app.quit" else QAction.MenuRole.NoRole)
        made.triggered.connect(lambda: self._trigger(action.id))
        window.addAction(made)
        return made

    def _place(self, action: Action) -> None:
        if action.id not in self.by_id:
            return
        menu = self._menu(action.menu)
        if action.id in _RULED and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.by_id[action.id])

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            parent, _, title = path.rpartition("/")
            menu = self._menu(parent).addMenu(title)
            menu.aboutToShow.connect(lambda: self._dim(menu))
            self._menus[path] = menu
        return self._menus[path]

    def _dim(self, menu: QMenu) -> None:
        for action_id, action in self.by_id.items():
            if action in menu.actions():
                action.setEnabled(not self._reason(action_id))
                if action.isCheckable():
                    action.setChecked(self._is_on(action_id))

    def _light(self) -> None:
        # A dim action would swallow its chord; whether it can act is asked again when it is pressed.
        for action_id, action in self.by_id.items():
            action.setEnabled(action_id in self._live)
