"""A window with the one key filter, as far as tests of Review need it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.bridge import Bridge
from annotator.gui.keyfilter import KeyFilter
from annotator.gui.keymap import KeyMap
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.services.workspace import Workspace

NONE = Qt.KeyboardModifier.NoModifier


class Host(QMainWindow):
    """A window around Review; `told` keeps what was said."""

    def __init__(self, screen: ReviewScreen, bridge: Bridge, keymap: KeyMap) -> None:
        super().__init__()
        self.screen_shown, self.bridge = screen, bridge
        self.told: list[str] = []
        self.setCentralWidget(screen)
        self.filter = KeyFilter(self, self.trigger, keymap)
        self.filter.use("review")
        screen.said.connect(self.told.append)
        bridge.changed.connect(screen.notice)

    def trigger(self, action_id: str) -> None:
        """Does an action as the window would."""
        if self.screen_shown.can(action_id):
            self.bridge.when_idle(lambda: self.screen_shown.perform(action_id))


def be_active(qtbot: QtBot, window: QWidget, focused: QWidget) -> None:
    """Show a window, and have it and one of its widgets take the keys."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    focused.setFocus()
    qtbot.waitUntil(focused.hasFocus)


@contextmanager
def shown(qtbot: QtBot, workspace: Workspace, theme: ThemeHolder) -> Iterator[Host]:
    """Review of a project with the focus in its claims."""
    bridge = Bridge(workspace)
    made = Host(ReviewScreen(bridge, theme), bridge, theme.keys)
    qtbot.addWidget(made)
    made.resize(1440, 860)
    made.show()
    qtbot.waitExposed(made)
    made.screen_shown.claims.list.setFocus()
    yield made
    bridge.close()


def press(
    qtbot: QtBot, host: Host, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Presses a key where the focus is, and waits for what it set off."""
    QTest.keyClick(QApplication.focusWidget() or host, key, modifier)
    qtbot.waitUntil(lambda: not host.bridge.busy)


def click(qtbot: QtBot, host: Host, widget: QWidget) -> None:
    """Clicks a widget, and waits for what it set off."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not host.bridge.busy)


def focus() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def selected(screen: ReviewScreen) -> str:
    """The selected claim; "" without one."""
    card = screen.claims.selected()
    return card.id if card else ""
