"""What the window remembers between starts: every change is in the settings file at once."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.gui.bindings import read, spelled
from annotator.gui.keymap import KeyMap

if TYPE_CHECKING:
    from annotator.services.settings import Settings

log = logging.getLogger(__name__)

_MOST_RECENT = 8
_WINDOW = "window"


class Memory:
    """The settings in use."""

    def __init__(self, settings: "Settings") -> None:
        self.settings = settings

    def keep(self, settings: "Settings") -> None:
        """Takes other settings and saves them; a folder that cannot be written costs the memory, not the work."""
        from annotator.services import settings as file

        self.settings = settings
        try:
            file.save(settings)
        except OSError as error:
            log.warning("settings could not be saved: %s", error.strerror)

    def remember_project(self, path: Path) -> None:
        """Puts a project first among the recent ones."""
        name = str(path.absolute())
        others = [each for each in self.settings.recent if each != name]
        self.keep(replace(self.settings, recent=(name, *others)[:_MOST_RECENT]))

    def forget_project(self, name: str) -> None:
        """Takes a project off the list; its file stays."""
        kept = tuple(each for each in self.settings.recent if each != name)
        self.keep(replace(self.settings, recent=kept))

    def place_in(self, path: Path) -> str:
        """What was selected when the project was closed; "" if nothing is known."""
        return self.settings.bookmarks.get(str(path.absolute()), "")

    def keep_place(self, path: Path, target: str) -> None:
        """Remembers what is selected in a project; what another window remembers of others stays."""
        from annotator.services import settings as file

        places = {**self.settings.bookmarks, **file.load().bookmarks, str(path.absolute()): target}
        self.keep(replace(self.settings, bookmarks=places))

    def restore_keys(self, keymap: KeyMap) -> tuple[str, ...]:
        """Gives the window the keys that were chosen; what of the settings could not be used, as sentences."""
        from annotator.services import settings as file

        keys, troubles = read(self.settings.key_profile, self.settings.keys)
        keymap.use(keys)
        keymap.switch_letters(on=self.settings.letter_keys)
        told = file.complaints()
        kept = file.keep_broken() if troubles and not told else ""
        return (*told, *troubles, *([f"The settings file is kept as {kept}."] if kept else []))

    def keep_keys(self, keymap: KeyMap) -> None:
        """Remembers the keys in use."""
        keys = keymap.keys
        self.keep(
            replace(
                self.settings,
                key_profile=keys.profile.value,
                keys=spelled(keys),
                letter_keys=keymap.letters_on,
            )
        )

    def keep_pipelines(self, pipelines: Mapping[str, str]) -> None:
        """Remembers which pipeline reads which language."""
        self.keep(replace(self.settings, pipelines=pipelines))

    def restore_window(self, window: QWidget) -> bool:
        """Whether the window has its last size and place again."""
        return window.restoreGeometry(self._bytes(_WINDOW))

    def restore_splitters(self, screen: QWidget, name: str) -> None:
        """Gives a screen's named splitters their last sizes."""
        for splitter in screen.findChildren(QSplitter):
            if splitter.objectName():
                turned, width = splitter.orientation(), splitter.handleWidth()
                splitter.restoreState(self._bytes(f"{name}/{splitter.objectName()}"))
                # Qt keeps these with the sizes; a file changed by hand must not turn the panes.
                splitter.setOrientation(turned)
                splitter.setHandleWidth(width)

    def keep_window(self, window: QWidget) -> None:
        """Remembers the window's size and place."""
        self._keep_layout({_WINDOW: _hex(window.saveGeometry())})

    def keep_splitters(self, screen: QWidget, name: str) -> None:
        """Remembers the sizes of a screen's named splitters."""
        found = [splitter for splitter in screen.findChildren(QSplitter) if splitter.objectName()]
        self._keep_layout({f"{name}/{each.objectName()}": _hex(each.saveState()) for each in found})

    def _keep_layout(self, layout: dict[str, str]) -> None:
        if layout:
            self.keep(replace(self.settings, layout={**self.settings.layout, **layout}))

    def _bytes(self, name: str) -> QByteArray:
        return QByteArray.fromHex(self.settings.layout.get(name, "").encode())


def _hex(value: QByteArray) -> str:
    return bytes(value.data()).hex()
