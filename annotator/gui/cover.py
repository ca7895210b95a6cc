"""What lies over the window: at most one overlay, and word of when that changes."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.dialogs.overlay import Overlay


class Cover(QObject):
    """The overlay that is open; another takes its place."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.overlay: Overlay | None = None

    @property
    def shows_progress(self) -> bool:
        """Whether an overlay is open that shows the work it started."""
        return self.overlay is not None and self.overlay.shows_progress

    def show(self, overlay: Overlay) -> None:
        """Opens an overlay, in place of the one that was open."""
        self.leave()
        self.overlay = overlay
        self.changed.emit()
        overlay.closed.connect(lambda: self._left(overlay))
        overlay.open()

    def leave(self) -> None:
        """Closes the overlay, if there is one."""
        if self.overlay is not None:
            self.overlay.leave()

    def _left(self, overlay: Overlay) -> None:
        if self.overlay is overlay:
            self.overlay = None
            self.changed.emit()
