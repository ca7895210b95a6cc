"""Starts Qt, the theme, the exception hook and the window; what is slow is loaded after the first picture."""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from annotator import __version__, paths
from annotator.gui import fonts
from annotator.gui.ending import closed_when_asked
from annotator.gui.faults import Hook, caught
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.window import Window

Play = Callable[[Window], None]
"""Something that uses the window once it is usable, as the demo does without a display."""

_NO_DISPLAY = (
    "There is no display for the window; set DISPLAY or WAYLAND_DISPLAY, or use a verb: annotator --help lists them."
)


_TYPING_MS: Final = 1_200
"""How long somebody may take from letter to letter of an entry that they type in a list of choices."""


def run(path: Path | None, *, analyst: str = "", play: Play | None = None) -> int:
    """The exit code of the program after its window was closed; opens the project at `path` if one is given.

    Args:
        analyst: who decides this time; the one of the settings if empty.
        play: uses the window once it is usable.
    """
    from annotator.services import settings

    if not has_display():
        sys.stderr.write(f"{_NO_DISPLAY}\n")
        return 1
    _start_log()
    app = application()
    chosen = settings.load()
    window = Window(ThemeHolder(app, _choice(chosen.theme)), chosen, analyst=analyst)
    loader = Loader(window)
    loader.finished.connect(lambda: _begin(window, path, play))
    window.painted.connect(loader.start)
    with closed_when_asked(window), caught(Hook(window)):
        window.show()
        code = app.exec()
    loader.wait()
    return code


def has_display(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether Qt can be started: it ends the process where it finds no screen."""
    named = any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))
    return named or not system.startswith("linux")


def application() -> QApplication:
    """The Qt application with our name and typefaces, made if there is none yet."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setApplicationVersion(__version__)
    app.setKeyboardInputInterval(_TYPING_MS)
    app.setDesktopFileName("annotator")
    fonts.load()
    return app


class Loader(QThread):
    """Imports the store and the services beside the painted window."""

    def run(self) -> None:
        """Imports them."""
        import annotator.services.reading
        import annotator.services.workspace  # noqa: F401 - the import is the work


def _start_log() -> None:
    from annotator.gui.logfile import LogFile

    try:
        paths.logs_dir().mkdir(parents=True, exist_ok=True)
    except OSError:  # no log is better than no window
        return
    ours = logging.getLogger("annotator")
    ours.addHandler(LogFile(paths.logs_dir() / "annotator.log"))
    ours.setLevel(logging.INFO)


def _begin(window: Window, path: Path | None, play: Play | None) -> None:
    if path is not None:
        window.open_project(path)
    if play is not None:
        play(window)


def _choice(theme: str) -> Choice:
    return Choice(theme) if theme in list(Choice) else Choice.SYSTEM
