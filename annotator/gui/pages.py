"""The pages of the window: the start page and the screens made so far, and where the focus was on each."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget

from annotator.gui.bridge import Bridge
from annotator.gui.commands import focus_first
from annotator.gui.memory import Memory
from annotator.gui.screen import Screen
from annotator.gui.screens import Factory
from annotator.gui.theme import ThemeHolder


class Pages:
    """A stack of screens; each screen of a project is made when it is first asked for."""

    def __init__(self, stack: QStackedWidget, start: Screen, factories: Mapping[str, Factory]) -> None:
        self._stack, self._start, self._factories = stack, start, factories
        self._screens: dict[str, Screen] = {}
        self._visited: set[Screen] = set()
        stack.addWidget(start)

    @property
    def current(self) -> Screen:
        """The screen that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else self._start

    @property
    def screens(self) -> Sequence[Screen]:
        """The screens of the project made so far."""
        return tuple(self._screens.values())

    def screen(
        self, name: str, bridge: Bridge, theme: ThemeHolder, *, memory: Memory, listen: Callable[[Screen], None]
    ) -> Screen:
        """A screen of the project, made with its last sizes when it is first asked for."""
        if name not in self._screens:
            made = self._factories[name](bridge, theme, self._stack)
            made.name = name
            made.set_article_px(memory.settings.article_px)
            listen(made)
            self._stack.addWidget(made)
            self._screens[name] = made
            memory.restore_splitters(made, name)
        return self._screens[name]

    def show(self, screen: Screen) -> None:
        """Shows a screen."""
        self._stack.setCurrentWidget(screen)

    def focus(self) -> None:
        """Gives the focus back to where it was on the screen that is shown, at first to its first pane."""
        screen = self.current
        # A screen shown for the first time has whatever Qt gave it, which may be a filter.
        last = screen.focusWidget() if screen in self._visited else None
        self._visited.add(screen)
        panes = screen.panes()
        if last is not None and last.isVisible():
            last.setFocus()
        elif panes:
            focus_first(panes[0])

    def keep_sizes(self, memory: Memory) -> None:
        """Remembers the sizes of the screens' panes."""
        for name, screen in self._screens.items():
            memory.keep_splitters(screen, name)

    def target(self, name: str) -> str | None:
        """What is selected on a screen; None if that screen was never made."""
        return self._screens[name].target() if name in self._screens else None

    def clear(self) -> None:
        """Shows the start page and takes the project's screens away."""
        self._stack.setCurrentWidget(self._start)
        for screen in self.screens:
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._visited.clear()
