"""Owns the reading pane: one article, its claims drawn around the text, and what the analyst selects in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from annotator.domain.article import Article
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span, trimmed
from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui.keys import let_letters_act
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.reader_canvas import Canvas, Chosen
from annotator.gui.views.reader_document import Documents, Prepared, color_speakers
from annotator.gui.views.reader_header import Header
from annotator.gui.views.reader_keys import moves_caret, moves_start, selects_or_copies, start_after
from annotator.gui.views.reader_marks import Marks
from annotator.gui.views.reader_scroll import scroll_for, snapped

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
        self._prepared: Prepared | None = None
        self._row: ArticleRow | None = None
        self._canvas: Canvas | None = None
        self._selected: ClaimId | None = None
        self._draft: Span | None = None
        self._held = True
        self._clicked: ClaimId | None = None
        self._pressed_at: QPointF | None = None
        self._told: Span | None = None
        self._placing = False
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
        self.selectionChanged.connect(self._follow_selection)
        self._theme.changed.connect(self._restyle)

    # What the screen asks

    def show_article(self, article: Article, row: ArticleRow, cards: Sequence[ClaimCard]) -> None:
        """Shows an article from its top; the same article again keeps its place and what is selected."""
        again = self._prepared is not None and self._prepared.article.id == article.id
        kept = (self.verticalScrollBar().value(), self.textCursor().anchor(), self.textCursor().position())
        self._row = row
        self._set_article(article, Marks(cards, self._documents.prepared(article).offsets))
        top, anchor, position = kept if again else (0, 0, 0)
        if not again:
            self._selected = self._draft = self._clicked = None
        if (self.textCursor().anchor(), self.textCursor().position()) != (anchor, position):
            self._place_caret(anchor, position)
        self.verticalScrollBar().setValue(top)
        self._follow_selection()
        self.viewport().update()

    def clear_article(self) -> None:
        """Shows nothing, as in a project without articles."""
        self._prepared = self._canvas = self._row = self._selected = self._draft = None
        self.setDocument(self._documents.blank)
        self.setAccessibleDescription("")
        self._follow_selection()

    def update_card(self, card: ClaimCard) -> None:
        """Shows one claim anew, or a new one; the text does not move."""
        if self._canvas is None or self._prepared is None or card.claim.article != self._prepared.article.id:
            return
        marks = self._canvas.marks
        marks.put(card)
        color_speakers(self._prepared, marks.spoken(self._prepared.article.text), self._theme.tokens.speaker.fg)
        self.viewport().update()

    def select(self, claim_id: ClaimId | None) -> None:
        """Marks a claim as the active one and brings it to the usual height, unless it was just clicked."""
        self._selected = claim_id
        self._draft = None
        marked = self._canvas.marks.get(claim_id) if self._canvas else None
        if marked is not None:
            self._place_caret(marked.end, marked.end)
            self._follow_selection()
            if claim_id != self._clicked:
                self._bring(marked.start, marked.end)
        self._clicked = None
        self.viewport().update()

    @property
    def selected(self) -> ClaimId | None:
        """The active claim."""
        return self._selected

    @property
    def draft(self) -> Span | None:
        """The span being corrected, as it stands now."""
        return self._draft

    def selected_span(self) -> Span | None:
        """The analyst's own selection without blanks at its ends; None if there is none."""
        if self._prepared is None or not self.textCursor().hasSelection():
            return None
        offset = self._prepared.offsets.offset
        cursor = self.textCursor()
        return trimmed(self._prepared.article.text, offset(cursor.selectionStart()), offset(cursor.selectionEnd()))

    def clear_selection(self) -> None:
        """Drops the analyst's own selection."""
        self._place_caret(self.textCursor().position(), self.textCursor().position())
        self._follow_selection()

    def set_draft(self, span: Span | None, *, held: bool = True) -> None:
        """Shows a span that is being corrected as the box, to be changed by Shift and arrows or by dragging.

        Unless `held` the box stays as it is, and what is selected is only said: a selection starts at the caret,
        which stays where it was in the span, or stands at its start.
        """
        was_held, self._held = self._held or self._draft is None, held
        self._draft = span
        if self._prepared is not None and span is not None:
            start, end = self._prepared.offsets.positions(span)
            if held:
                self._place_caret(start, end)
            else:
                at = start if was_held and self.textCursor().hasSelection() else self.textCursor().position()
                self._place_caret(at, at)
                span = None
            self._told = span
            self._bring_into_view(start, end)
        elif self._prepared is not None:
            self.clear_selection()
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
            self._fit()
        super().resizeEvent(event)
        marked = self._canvas.marks.get(self._selected) if self._canvas else None
        if marked is not None:
            self._bring_into_view(marked.start, marked.end)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Repaints all: the cut line at the foot is left out, so old pixels cannot be moved."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls by whole lines; by pixels on a touch pad. Zooming is the window's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if not event.pixelDelta().isNull() or self._prepared is None:
            super().wheelEvent(event)
            return
        bar = self.verticalScrollBar()
        wanted = bar.value() - event.angleDelta().y() / 120 * _WHEEL_LINES * self._prepared.line
        bar.setValue(snapped(self.document(), wanted, bar.maximum()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes only what selects, copies or drops a selection; every other key is the window's."""
        if event.key() == Qt.Key.Key_Escape and self._draft is None and self.textCursor().hasSelection():
            self.clear_selection()
            event.accept()
        elif self._draft is not None and moves_start(event):
            self._hold_draft()
            self._place_caret(start_after(event, self.textCursor()), self.textCursor().selectionEnd())
            self._follow_selection()
            event.accept()
        elif selects_or_copies(event) or (self._draft is not None and moves_caret(event)):
            super().keyPressEvent(event)
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
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects by the gutter at once, and begins a selection in the text."""
        self._pressed_at = None
        if event.button() is Qt.MouseButton.LeftButton and self._canvas is not None:
            mark = self._canvas.gutter_at(self._in_document(event.position()), self._chosen())
            if mark is not None:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._click(mark.next_after(self._selected))
                return
            self._pressed_at = event.position()
            if self._draft is not None:
                # The draft is the selection: pressed on, Qt would begin to drag its words elsewhere.
                self._place_caret(self.textCursor().position(), self.textCursor().position())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Says which claim was clicked; a second click takes the one around it."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or self._canvas is None or self._draft is not None or self.textCursor().hasSelection():
            return
        if (event.position() - pressed).manhattanLength() < 4:
            hit = [marked.id for marked in self._canvas.claims_at(self._in_document(pressed))]
            if hit:
                self._click(hit[(hit.index(self._selected) + 1) % len(hit)] if self._selected in hit else hit[0])

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
        """The stored characters of the selection, not those Qt shows in their place."""
        made = QMimeData()
        if self._prepared is not None:
            cursor, offset = self.textCursor(), self._prepared.offsets.offset
            made.setText(self._prepared.article.text[offset(cursor.selectionStart()) : offset(cursor.selectionEnd())])
        return made

    # Within

    def _set_article(self, article: Article, marks: Marks) -> None:
        prepared = self._documents.prepared(article)
        color_speakers(prepared, marks.spoken(article.text), self._theme.tokens.speaker.fg)
        if self._row is None:
            return
        header = Header(article, self._row, prepared.titled, prepared.right_to_left, prepared.px)
        self._prepared, self._canvas = prepared, Canvas(prepared, marks, header)
        self.setAccessibleDescription(header.words(self._theme.tokens))
        self._fit()
        if self.document() is not prepared.document:
            self.setDocument(prepared.document)

    def _restyle(self) -> None:
        """Sets the article anew in the type and colours of now; the line at the top, or the active claim, stays."""
        at_top = self._canvas.first_in_view(self.verticalScrollBar().value()) if self._canvas else 0
        self._documents.forget()
        if self._prepared is None or self._canvas is None or self._row is None:
            return
        self.show_article(self._prepared.article, self._row, self._canvas.marks.cards())
        self.verticalScrollBar().setValue(self._canvas.top_of(at_top))
        marked = self._canvas.marks.get(self._selected)
        if marked is not None:
            self._bring_into_view(marked.start, marked.end)

    def _fit(self) -> None:
        if self._canvas is not None:
            self._canvas.fit(self.viewport().width(), self._theme.tokens)

    def _chosen(self) -> Chosen:
        cursor = self.textCursor()
        draft = self._prepared.offsets.positions(self._draft) if self._prepared and self._draft else None
        # While a span is being corrected its box is the selection: two would lie over each other.
        selection = cursor if cursor.hasSelection() and not (draft and self._held) else None
        return Chosen(self._selected, draft, selection, cursor.position() if self.hasFocus() else None)

    def _click(self, claim_id: ClaimId) -> None:
        self._clicked = claim_id
        self.claim_clicked.emit(claim_id)

    def _in_document(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _place_caret(self, anchor: int, position: int) -> None:
        """Moves the caret without the scrolling that Qt adds to it, and without saying that the analyst selected."""
        value = self.verticalScrollBar().value()
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._placing = True
        self.setTextCursor(cursor)
        self._placing = False
        self.verticalScrollBar().setValue(value)

    def _hold_draft(self) -> None:
        """Selects the draft again after a click dropped it."""
        if self._held and self._prepared is not None and self._draft is not None:
            self._place_caret(*self._prepared.offsets.positions(self._draft))

    def _follow_selection(self) -> None:
        if self._placing:
            return
        span = self.selected_span()
        if self._draft is not None and self._held and span is not None:
            self._draft = span
        if span != self._told:
            self._told = span
            self.selection_changed.emit(span)
        self.viewport().update()

    def _bring(self, start: int, end: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        wanted = scroll_for(self.document(), (start, end), height)
        value = snapped(self.document(), wanted, bar.maximum())
        if self._canvas is not None and not self._canvas.is_in_view(start, end, value, value + height):
            value = round(wanted)
        bar.setValue(value)

    def _bring_into_view(self, start: int, end: int) -> None:
        if self._canvas is None:
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if not self._canvas.is_in_view(start, end, top, top + height):
            self._bring(start, end)
