"""Owns what a click in the reader means: a gutter mark at once, a claim in the text when the button is let go."""

from PySide6.QtCore import QPointF

from annotator.domain.ids import ClaimId
from annotator.gui.views.reader_canvas import Canvas, Chosen

_STILL = 4  # pixels a hand may move within a click


class Pointer:
    """Remembers where the button was pressed, and which claim was clicked last."""

    def __init__(self) -> None:
        self._pressed_at: QPointF | None = None
        self.clicked: ClaimId | None = None

    def press(self, canvas: Canvas, point: QPointF, chosen: Chosen) -> ClaimId | None:
        """The claim of the gutter mark at a point of the document; elsewhere a click or selection begins."""
        mark = canvas.gutter_at(point, chosen)
        self._pressed_at = point if mark is None else None
        self.clicked = mark.next_after(chosen.claim) if mark else self.clicked
        return self.clicked if mark else None

    def release(self, canvas: Canvas, point: QPointF, chosen: Chosen) -> ClaimId | None:
        """The claim that was clicked; where claims lie over each other the one around that which is selected."""
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or (point - pressed).manhattanLength() >= _STILL:
            return None
        hit = [marked.id for marked in canvas.claims_at(pressed)]
        if not hit:
            return None
        self.clicked = hit[(hit.index(chosen.claim) + 1) % len(hit)] if chosen.claim in hit else hit[0]
        return self.clicked

    def forget_press(self) -> None:
        """Takes what is under way for no click."""
        self._pressed_at = None
