"""The menus, made from the table of actions; the one place where chords are bound."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QShortcutEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from annotator.gui import mnemonics
from annotator.gui.actions import ACTIONS, BY_ID, Action, Doer
from annotator.gui.keymap import KeyMap

TITLES = ("File", "Edit", "View", "Go", "Decide", "Tools", "Help")
OPENING = "F10"
"""What opens the first menu; Alt with its letter opens any."""
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


class _Entry(QAction):
    """An action that knows the chord it is triggered by; "" while it is chosen in a menu."""

    chord = ""

    def event(self, event: QEvent) -> bool:
        """Notes the chord while it acts."""
        if isinstance(event, QShortcutEvent):
            self.chord = event.key().toString(QKeySequence.SequenceFormat.PortableText)
        done = super().event(event)
        self.chord = ""
        return done


class Menus(QObject):
    """The menu bar's menus and their actions; what cannot be done now is dim while its menu is open."""

    def __init__(self, bar: QMenuBar, window: QWidget, *, trigger: Trigger, reason: Reason, is_on: IsOn) -> None:
        super().__init__(window)
        self._reason, self._is_on = reason, is_on
        self._trigger = trigger
        self._menus: dict[str, QMenu] = {}
        self._left = QTimer(self, singleShot=True, interval=0)
        self._left.timeout.connect(self._leave)
        self.by_id = {action.id: self._made(action, window) for action in ACTIONS if action.doer is not Doer.WIDGET}
        for title, words in zip(TITLES, mnemonics.all_marked(TITLES), strict=True):
            menu = bar.addMenu(words)
            menu.aboutToShow.connect(lambda menu=menu: self._dim(menu))
            menu.aboutToHide.connect(self._light)
            menu.aboutToHide.connect(self._left.start)
            self._menus[title] = menu
        for action in ACTIONS:
            self._place(action)
        self._marked = self._with_letters()
        for action_id, text in self._marked.items():
            self.by_id[action_id].setText(text)
        self._bar = bar
        opening = QShortcut(QKeySequence(OPENING), window)
        opening.activated.connect(self._open)
        self._live: frozenset[str] = frozenset(self.by_id)

    def bind(self, screen: str) -> None:
        """Lets the chords of a screen act; "" for none, as under a dialog."""
        self._bar.setEnabled(bool(screen))
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
            made.setText(f"{self._marked[action_id]}\t{shown}" if shown else self._marked[action_id])

    def _open(self) -> None:
        if self._bar.isEnabled():
            self._bar.setActiveAction(self._bar.actions()[0])

    def _leave(self) -> None:
        """Gives the focus back once Esc has closed a menu and no other opens; Qt leaves it to the bar until then."""
        if self._bar.hasFocus() and QApplication.activePopupWidget() is None:
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(self._bar, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, none))

    def _with_letters(self) -> dict[str, str]:
        """The words of every action with the letter that does it in its open menu; menus within menus have one too."""
        ids = {action: action_id for action_id, action in self.by_id.items()}
        marked: dict[str, str] = {}
        for menu in self._menus.values():
            entries = [action for action in menu.actions() if not action.isSeparator()]
            texts = [BY_ID[ids[entry]].text if entry in ids else entry.text() for entry in entries]
            for entry, text in zip(entries, mnemonics.all_marked(texts), strict=True):
                if entry in ids:
                    marked[ids[entry]] = text
                else:
                    entry.setText(text)
        return marked

    def _made(self, action: Action, window: QWidget) -> QAction:
        made = _Entry(action.text, window)
        made.setAutoRepeat(False)
        made.setCheckable(action.id in _SWITCHES)
        made.setStatusTip(action.help)
        made.setMenuRole(QAction.MenuRole.QuitRole if action.id == "app.quit" else QAction.MenuRole.NoRole)
        made.triggered.connect(lambda: self._ask(action.id, made.chord))
        window.addAction(made)
        return made

    def _ask(self, action_id: str, chord: str) -> None:
        with self._keymap.asking(f"key:{chord}" if chord else "menu"):
            self._trigger(action_id)

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
