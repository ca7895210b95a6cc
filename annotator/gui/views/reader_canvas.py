"""Owns the picture of one article: heading, boxes, text, lanes and gutter, and what stands at a point of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextCharFormat, QTextCursor

from annotator.domain.ids import ClaimId
from annotator.gui.tokens import Tokens
from annotator.gui.views.gutter import GutterMark, line_marks, paint_gutter
from annotator.gui.views.reader_aside import paint_kind
from annotator.gui.views.reader_column import Column, column
from annotator.gui.views.reader_document import Prepared
from annotator.gui.views.reader_header import Header
from annotator.gui.views.reader_lines import ShownLine, lines_between, lines_of_range
from annotator.gui.views.reader_marks import Marked, Marks
from annotator.gui.views.reader_paint import claim_boxes, claims_at, paint_chosen, paint_lanes, touched_ends

_CUT_UNSEEN = 5  # pixels of a slot that hold no ink of its text


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen: a claim, a span in correction (UTF-16), the analyst's selection, the caret's position."""

    claim: ClaimId | None = None
    draft: tuple[int, int] | None = None
    selection: QTextCursor | None = None
    caret: int | None = None


class Canvas:
    """Draws an article in document coordinates."""

    def __init__(self, prepared: Prepared, marks: Marks, header: Header) -> None:
        self.marks = marks
        self._asides = prepared.asides
        self._prepared = prepared
        self._header = header
        self._column = Column(0, 0, 1)

    def fit(self, width: int, tokens: Tokens) -> None:
        """Sets the column and the space for the heading in a pane of a width."""
        self._column = column(width, self._prepared.px, right_to_left=self._prepared.right_to_left)
        self._column.apply(self._prepared.document, self._header.height(self._column.width, tokens))

    def paint(self, painter: QPainter, area: QRectF, chosen: Chosen, tokens: Tokens) -> None:
        """Draws what lies in an area; a line cut at its foot is left out."""
        lines = list(lines_between(self._prepared.document, area.top(), area.bottom()))
        seen = [line for line in lines if line.bottom <= area.bottom() + _CUT_UNSEEN or line.top <= area.top()]
        foot = seen[-1].bottom if len(seen) < len(lines) else area.bottom()
        painter.setClipRect(
            area.intersected(QRectF(area.left(), area.top(), area.width(), foot - area.top() + 3)),
            Qt.ClipOperation.IntersectClip,
        )
        self._paint_box(painter, seen, chosen, tokens)
        dimmed = self._asides.dimmed(self._prepared.document, seen, tokens)
        self._prepared.document.documentLayout().draw(painter, _context(area, chosen, tokens, dimmed))
        for line in seen:
            self._paint_around(painter, line, chosen, tokens)
        if area.top() < self._header.height(self._column.width, tokens):
            self._header.paint(painter, self._column.left, self._column.width, tokens)

    def boxes(self, claim_id: ClaimId) -> list[QRectF]:
        """The boxes round a claim's text, one a line and visual run; none for a claim of another article."""
        marked = self.marks.get(claim_id)
        if marked is None:
            return []
        at = (marked.start, marked.end)
        return [box for line in lines_of_range(self._prepared.document, *at) for box in self._boxes_on(line, at)]

    def gutter_box(self, claim_id: ClaimId, chosen: Chosen) -> QRectF:
        """The box of the gutter mark at the line where a claim begins; empty if its line shows no mark for it."""
        marked = self.marks.get(claim_id)
        lines = lines_of_range(self._prepared.document, marked.start, marked.start + 1) if marked else ()
        marks = [mark for line in lines for mark in self._gutter(line, self._on(line), chosen)]
        return next((mark.at for mark in marks if marked in mark.claims), QRectF())

    def gutter_at(self, point: QPointF, chosen: Chosen) -> GutterMark | None:
        """The gutter mark at a point."""
        marks = [mark for line in self._near(point) for mark in self._gutter(line, self._on(line), chosen)]
        return next((mark for mark in marks if mark.at.contains(point)), None)

    def claims_at(self, point: QPointF) -> list[Marked]:
        """The claims whose text is at a point, the shortest first."""
        lines = [line for line in self._near(point) if line.top <= point.y() < line.bottom]
        return claims_at(lines[0], self._on(lines[0]), point) if lines else []

    def tip_at(self, point: QPointF, chosen: Chosen, tokens: Tokens) -> str:
        """What the gutter mark or badge at a point stands for; empty elsewhere."""
        mark = self.gutter_at(point, chosen)
        if mark:
            return mark.tip
        return self._aside_tip(point) or self._header.tip_at(point, self._column.left, self._column.width, tokens)

    def _aside_tip(self, point: QPointF) -> str:
        """What a line at a point is that is no part of the story."""
        lines = [line for line in self._near(point) if line.top <= point.y() < line.bottom]
        found = self._asides.between(lines[0].start, lines[0].end) if lines else ()
        return found[0].tip if found else ""

    def is_in_view(self, start: int, end: int, top: float, bottom: float) -> bool:
        """Whether every line of a range lies between two heights."""
        lines = list(lines_of_range(self._prepared.document, start, max(end, start + 1)))
        return bool(lines) and top <= lines[0].top + 1 and lines[-1].bottom <= bottom + _CUT_UNSEEN

    def first_in_view(self, top: float) -> int:
        """The position of the first whole line below a height; 0 while the heading is in view."""
        lines = lines_between(self._prepared.document, top, top + 100) if top > 0 else iter(())
        return next((line.start for line in lines if line.top >= top - 1), 0)

    def top_of(self, position: int) -> int:
        """The height at which the line of a position begins; 0 for the first, so that the heading is seen."""
        lines = lines_of_range(self._prepared.document, position, position + 1) if position else iter(())
        return next((ceil(line.top) for line in lines), 0)

    def _near(self, point: QPointF) -> list[ShownLine]:
        return list(lines_between(self._prepared.document, point.y() - 1, point.y() + 1))

    def _on(self, line: ShownLine) -> list[Marked]:
        return self.marks.between(line.start, line.end)

    def _gutter(self, line: ShownLine, marked: Sequence[Marked], chosen: Chosen) -> list[GutterMark]:
        right_to_left = self._prepared.right_to_left
        edge = self._column.edge(right_to_left=right_to_left)
        return line_marks(line, marked, chosen.claim, edge=edge, right_to_left=right_to_left)

    def _paint_box(self, painter: QPainter, lines: Sequence[ShownLine], chosen: Chosen, tokens: Tokens) -> None:
        marked = self.marks.get(chosen.claim)
        at = chosen.draft or ((marked.start, marked.end) if marked else None)
        if at is None:
            return
        for line in lines:
            paint_chosen(painter, self._boxes_on(line, at), tokens=tokens, width=2.0 if chosen.draft else 1.5)

    def _boxes_on(self, line: ShownLine, at: tuple[int, int]) -> list[QRectF]:
        touched = touched_ends(self._prepared.document, at)
        return claim_boxes(line, at, self._prepared.px, touched=touched)

    def _paint_around(self, painter: QPainter, line: ShownLine, chosen: Chosen, tokens: Tokens) -> None:
        marked = self._on(line)
        marks = self._gutter(line, marked, chosen) if marked else []
        if not marks and (aside := self._asides.beginning_on(line)):
            edge = self._column.edge(right_to_left=self._prepared.right_to_left)
            paint_kind(painter, line, aside, edge=edge, tokens=tokens)
        if not marked:
            return
        paint_lanes(painter, line, marked, chosen.claim, tokens=tokens)
        for mark in marks:
            paint_gutter(painter, mark, chosen.claim, tokens=tokens)


def _context(
    area: QRectF, chosen: Chosen, tokens: Tokens, dimmed: Sequence[QAbstractTextDocumentLayout.Selection]
) -> QAbstractTextDocumentLayout.PaintContext:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(tokens.text))
    context.palette = palette
    context.clip = area
    if chosen.caret is not None:
        context.cursorPosition = chosen.caret
    chosen_words = [_selection(chosen.selection, tokens)] if chosen.selection is not None else []
    if dimmed or chosen_words:
        context.selections = [*dimmed, *chosen_words]
    return context


def _selection(cursor: QTextCursor, tokens: Tokens) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    look = QTextCharFormat()
    look.setBackground(QColor(tokens.accent))
    look.setForeground(QColor(tokens.on_accent))
    made.cursor, made.format = cursor, look
    return made
