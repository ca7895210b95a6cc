"""Owns the reading pane: one article, its claims drawn around the text, and what the analyst selects in it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from annotator.domain.article import Article
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui.clipping import clipping
from annotator.gui.keys import OWN_ARROWS, let_letters_act
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.reader_canvas import Canvas, Chosen
from annotator.gui.views.reader_document import Documents, Prepared, color_speakers
from annotator.gui.views.reader_filling import Filling
from annotator.gui.views.reader_header import Header
from annotator.gui.views.reader_keys import goes_to_end, moves_caret, moves_line, moves_start, selects_or_copies
from annotator.gui.views.reader_marks import Marks
from annotator.gui.views.reader_pointer import Pointer
from annotator.gui.views.reader_scroll import bring, bring_into_view, turn
from annotator.gui.views.reader_selection import Selection

_WHEEL_LINES = 3


class Reader(QTextEdit):
    """A read-only view of one article; all offsets it takes and gives are code points of the stored text."""

    claim_clicked = Signal(str)
    """The id of a claim whose text or gutter mark was clicked."""
    selection_changed = Signal(object)
    """The span selected in the text without blanks at its ends, or None."""
    focus_changed = Signal(bool)

    def __init__(self, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._documents = Documents(self)
        self._filling = Filling(self)
        self._selection = Selection(self)
        self._pointer = Pointer()
        self._prepared: Prepared | None = None
        self._row: ArticleRow | None = None
        self._canvas: Canvas | None = None
        self._selected: ClaimId | None = None
        self._set_up()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        let_letters_act(self)
        self.setAccessibleName("Article")
        self._selection.changed.connect(self.selection_changed)
        self.selectionChanged.connect(self.viewport().update)
        self._filling.grown.connect(self._color_speakers)
        self._theme.changed.connect(self._restyle)

    # What the screen asks

    def show_article(self, article: Article, row: ArticleRow, cards: Sequence[ClaimCard]) -> None:
        """Shows an article from its top; the same article again keeps its place and what is selected."""
        again = self._prepared is not None and self._prepared.article.id == article.id
        kept = (self.verticalScrollBar().value(), *self._selection.ends)
        self._row = row
        self._set_article(article, Marks(cards, self._documents.prepared(article).offsets))
        top, *ends = kept if again else (0, 0, 0)
        if not again:
            self._selected = self._selection.draft = self._pointer.clicked = None
        if self._selection.ends != tuple(ends):
            self._selection.place(*ends)
        self.verticalScrollBar().setValue(top)
        self.setProperty(OWN_ARROWS, self._lines_are_free)
        self._selection.follow()
        self.viewport().update()

    def clear_article(self) -> None:
        """Shows nothing, as in a project without articles."""
        self._prepared = self._canvas = self._row = self._selected = self._selection.draft = None
        self._filling.stop()
        self._selection.attach(None)
        self.setDocument(self._documents.blank)
        self.setAccessibleDescription("")
        self._selection.follow()

    def update_card(self, card: ClaimCard) -> None:
        """Shows one claim anew, or a new one; the text does not move."""
        if self._canvas is None or self._prepared is None or card.claim.article != self._prepared.article.id:
            return
        self._canvas.marks.put(card)
        self._color_speakers()
        self.viewport().update()

    def select(self, claim_id: ClaimId | None) -> None:
        """Marks a claim as the active one and brings it to the usual height, unless it was just clicked."""
        self._selected = claim_id
        self._selection.draft = None
        marked = self._canvas.marks.get(claim_id) if self._canvas else None
        if marked is not None:
            stays, at = claim_id == self._pointer.clicked, (marked.start, marked.end)
            self._filling.when_at(marked.card.claim.span.end, partial(self._go_to, at, stays=stays))
        self._pointer.clicked = None
        self.viewport().update()

    @property
    def selected(self) -> ClaimId | None:
        """The active claim."""
        return self._selected

    @property
    def draft(self) -> Span | None:
        """The span being corrected, as it stands now."""
        return self._selection.draft

    def selected_span(self) -> Span | None:
        """The analyst's own selection without blanks at its ends; None if there is none."""
        return self._selection.span()

    def clear_selection(self) -> None:
        """Drops the analyst's own selection."""
        self._selection.drop()
        self._selection.follow()

    def set_draft(self, span: Span | None, *, held: bool = True) -> None:
        """Shows a span that is being corrected as the box, to be changed by Shift and arrows or by dragging.

        Unless `held` the box stays as it is, and what is selected is only said: a selection starts at the caret,
        which stays where it was in the span, or stands at its start.
        """
        if span is None:
            self._selection.draft = None
            if self._prepared is not None:
                self.clear_selection()
        else:
            if self._prepared is not None:
                self._prepared.fill.reach(span.end)
            self._selection.show_draft(span, held=held)
            if self._prepared is not None:
                at = self._prepared.offsets.positions(span)
                self._filling.when_at(span.end, partial(self._bring_into_view, *at))
        self.viewport().update()

    def overlaps(self) -> list[ClaimId]:
        """The claims that overlap the active one: the next in text order first, then round from the top."""
        return self._canvas.marks.overlapping(self._selected) if self._canvas else []

    def claim_boxes(self, claim_id: ClaimId) -> list[QRectF]:
        """Where a claim's text is in the viewport now, a box a line and visual run, also those out of sight."""
        boxes = self._canvas.boxes(claim_id) if self._canvas else []
        return [box.translated(0, -self.verticalScrollBar().value()) for box in boxes]

    def gutter_box(self, claim_id: ClaimId) -> QRectF:
        """Where a claim's gutter mark, or the "+2" it is counted in, is in the viewport now."""
        box = self._canvas.gutter_box(claim_id, self._chosen()) if self._canvas else QRectF()
        return box.translated(0, -self.verticalScrollBar().value())

    def set_px(self, px: int) -> None:
        """Shows articles in another text size, 13 to 28 pixels."""
        self._documents.set_px(px)
        self._restyle()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws boxes, text, lanes, gutter and heading of what is in view."""
        if self._canvas is None:
            return
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        area = QRectF(0, top, self.viewport().width(), self.viewport().height())
        self._canvas.paint(painter, area, self._chosen(), self._theme.tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the column out anew and keeps the active claim in view."""
        if event.size().width() != event.oldSize().width() and self._prepared is not None:
            if not self._prepared.fill.is_short:
                # A new width is laid out bit by bit, new margins alone at once; after it they are not, either.
                self.document().setTextWidth(event.size().width())
            self._fit()
            self._filling.lay_out_anew()
        super().resizeEvent(event)
        self._keep_in_view()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Repaints all: the cut line at the foot is left out, so old pixels cannot be moved."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls by whole lines; by pixels on a touch pad. Zooming is the window's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not event.pixelDelta().isNull() or self._prepared is None:
            super().wheelEvent(event)
        else:
            turn(self, -event.angleDelta().y() / 120 * _WHEEL_LINES, self._prepared.line)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes what moves the caret, selects, copies or drops a selection; every other key is the window's."""
        drafting = self._selection.draft is not None
        if event.key() == Qt.Key.Key_Escape and not drafting and self._selection.exists:
            self.clear_selection()
            event.accept()
        elif drafting and moves_start(event):
            self._selection.move_start(event)
            event.accept()
        elif goes_to_end(event) and self._prepared is not None:
            # A long text is there bit by bit, so its end may have to be waited for.
            self._filling.when_at(len(self._prepared.article.text), self._go_to_end)
            event.accept()
        elif selects_or_copies(event) or moves_caret(event) or (self._lines_are_free and moves_line(event)):
            came_from = self.textCursor().position()
            super().keyPressEvent(event)
            self._selection.settle(came_from)
            self._bring_into_view(self.textCursor().position(), self.textCursor().position())
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Lets the window's shortcuts through, where a text field would keep them to itself."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not selects_or_copies(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the document's own typeface, which Qt would replace with the window's."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Says in a tooltip what a gutter mark or badge stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._canvas is not None:
            tip = self._canvas.tip_at(self._in_document(QPointF(event.pos())), self._chosen(), self._theme.tokens)
            QToolTip.showText(event.globalPos(), shown_text(tip), self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects by the gutter at once, and begins a selection in the text."""
        self._pointer.forget_press()
        if event.button() is Qt.MouseButton.LeftButton and self._canvas is not None:
            clicked = self._pointer.press(self._canvas, self._in_document(event.position()), self._chosen())
            if clicked is not None:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.claim_clicked.emit(clicked)
                return
            if self._selection.draft is not None:
                # The draft is the selection: pressed on, Qt would begin to drag its words elsewhere.
                self._selection.drop()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Says which claim was clicked; a second click takes the one around it."""
        super().mouseReleaseEvent(event)
        self._selection.settle(self._selection.ends[0])
        if self._canvas is None or self._selection.draft is not None or self._selection.exists:
            self._pointer.forget_press()
            return
        clicked = self._pointer.release(self._canvas, self._in_document(event.position()), self._chosen())
        if clicked is not None:
            self.claim_clicked.emit(clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand over gutter marks."""
        super().mouseMoveEvent(event)
        if self._canvas is not None and not event.buttons():
            mark = self._canvas.gutter_at(self._in_document(event.position()), self._chosen())
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.IBeamCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the caret."""
        super().focusInEvent(event)
        self.focus_changed.emit(self.hasFocus())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the caret; the selection stays."""
        super().focusOutEvent(event)
        self.focus_changed.emit(self.hasFocus())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """The stored characters of the selection."""
        return clipping(self._selection.words())

    # Within

    def _set_article(self, article: Article, marks: Marks) -> None:
        if self._row is None:
            return
        prepared = self._documents.prepared(article)
        shape = (prepared.titled, prepared.right_to_left, prepared.px)
        header = Header(article, self._row, *shape, proposed_source=prepared.source)
        self._prepared, self._canvas = prepared, Canvas(prepared, marks, header)
        self._color_speakers()
        self._selection.attach(prepared)
        self.setAccessibleDescription(header.words(self._theme.tokens))
        self._fit()
        if self.document() is not prepared.document:
            self.setDocument(prepared.document)
            self._filling.show(prepared.fill, prepared.document)

    def _color_speakers(self) -> None:
        if self._prepared is not None and self._canvas is not None:
            spoken = self._canvas.marks.spoken(self._prepared.article.text)
            color_speakers(self._prepared, spoken, self._theme.tokens.speaker.fg)

    def _restyle(self) -> None:
        """Sets the article anew in the type and colours of now; the line at the top, or the active claim, stays."""
        at_top = self._canvas.first_in_view(self.verticalScrollBar().value()) if self._canvas else 0
        places = (at_top, *self._selection.ends)
        self._documents.forget()
        if self._prepared is None or self._canvas is None or self._row is None:
            return
        furthest = self._prepared.offsets.offset(max(places))
        self.show_article(self._prepared.article, self._row, self._canvas.marks.cards())
        self._filling.when_at(furthest, partial(self._go_back_to, *places))

    def _go_back_to(self, at_top: int, anchor: int, position: int) -> None:
        if self._canvas is not None:
            self._selection.place(anchor, position)
            self._selection.follow()
            self.verticalScrollBar().setValue(self._canvas.top_of(at_top))
            self._keep_in_view()

    def _fit(self) -> None:
        if self._canvas is not None:
            self._canvas.fit(self.viewport().width(), self._theme.tokens)

    def _chosen(self) -> Chosen:
        return replace(self._selection.chosen(focused=self.hasFocus()), claim=self._selected)

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _go_to(self, at: tuple[int, int], *, stays: bool) -> None:
        self._selection.place(at[1], at[1])
        self._selection.follow()
        if not stays and self._canvas is not None:
            bring(self, self._canvas, at)

    def _go_to_end(self) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self._bring_into_view(cursor.position(), cursor.position())
        self.viewport().update()

    @property
    def _lines_are_free(self) -> bool:
        """Whether there is no claim here, so that Up and Down go from line to line."""
        return self._canvas is not None and not self._canvas.marks.cards()

    def _keep_in_view(self) -> None:
        """Has the active claim in view, once the text is laid out so far."""
        marked = self._canvas.marks.get(self._selected) if self._canvas else None
        if marked is not None:
            at = (marked.start, marked.end)
            self._filling.when_at(marked.card.claim.span.end, partial(self._bring_into_view, *at))

    def _bring_into_view(self, start: int, end: int) -> None:
        if self._canvas is not None:
            bring_into_view(self, self._canvas, (start, end))
