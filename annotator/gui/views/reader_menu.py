"""The context menu of the reading pane: a new claim from what is selected, and what Qt offers for text."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from annotator.gui.actions import BY_ID
from annotator.gui.keymap import KeyMap
from annotator.gui.views.reader import Reader

_NEW: Final = "claim.new"


class ReaderMenu(QObject):
    """Opens where the pointer is, or by the menu key; says `wanted` with the action that was chosen."""

    wanted = Signal(str)

    def __init__(self, reader: Reader, keys: KeyMap) -> None:
        super().__init__(reader)
        self._reader, self._keys = reader, keys
        self._menu: QMenu | None = None
        for part in (reader, reader.viewport()):
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the menu was opened."""
        if not isinstance(event, QContextMenuEvent):
            return False
        self._menu = self.made()  # or Python would take it away while it is open
        self._menu.popup(event.globalPos())
        return True

    def made(self) -> QMenu:
        """The menu as it is now; it is gone once it is closed."""
        menu = self._reader.createStandardContextMenu()
        key = self._keys.cap(_NEW)
        new = QAction(f"{BY_ID[_NEW].text}\t{key}" if key else BY_ID[_NEW].text, menu)
        new.setEnabled(self._reader.selected_span() is not None and self._reader.draft is None)
        new.triggered.connect(self._ask)
        first = menu.actions()[0]  # "Copy" at least
        menu.insertAction(first, new)
        menu.insertSeparator(first)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask(self) -> None:
        with self._keys.asking("menu"):
            self.wanted.emit(_NEW)
