"""The correction of a claim in place: wording, slots and certainty as fields where the card showed them."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.claim import Claim
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ClaimCard
from annotator.gui import fonts
from annotator.gui.delegates.card import PAD, CardWords
from annotator.gui.keys import enter_pressed
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.claim_foot import FormFoot
from annotator.gui.views.review_card import CardHead, SlotLabel
from annotator.gui.views.review_certainty import CertaintyField
from annotator.gui.views.review_edit import Draft, Edit, corrected, places
from annotator.gui.views.review_fields import SlotField
from annotator.gui.views.review_words import SLOT_WORDS, SlotWords
from annotator.gui.wording import WordingField, kept, one_line, shown_line

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CERTAINTY = SlotWords("Certainty", "target")
_BY_KEYS = "F6 to the article, Shift and arrows select; Alt Shift arrows move the start"


class ClaimEditor(QFrame):
    """A form over one claim; says `saved` with the corrected Claim, `left` when nothing is to be kept."""

    saved = Signal(object)
    left = Signal()
    resized = Signal()
    aimed = Signal(object)
    """The field that words selected in the article go to."""
    entered_part = Signal(object)
    """The widget that got the focus."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.claim: Claim | None = None
        self.span: Span | None = None
        self._article_text = ""
        self.published: str | None = None
        """The article's date, from which "Thursday" or "last week" count."""
        self._fields: list[SlotField] = []
        self._target: SlotField | None = None
        self._px = fonts.Role.BODY.value.px
        self._card: ClaimCard | None = None
        self._drafts: dict[ClaimId, Draft] = {}
        self.head = CardHead(theme)
        self.wording = WordingField()
        self.certainty = CertaintyField(theme, self)
        self._grid = QGridLayout()
        self._hint = QLabel(_BY_KEYS)
        self._hint.setProperty("role", "third")
        self._hint.setWordWrap(True)
        self.foot = FormFoot(theme, self)
        self._lay_out()
        self.foot.left.connect(self.left)
        self.foot.saved.connect(self.save)
        self.wording.entered.connect(self._entered)
        # Its height is found while the form is being laid out; the form can only take another one after that.
        self.wording.grown.connect(self.resized, Qt.ConnectionType.QueuedConnection)
        self.wording.focused.connect(lambda: self._aim(None))

    def open(self, card: ClaimCard, words: CardWords, article_text: str) -> None:
        """Shows a claim's fields."""
        self._card, self.claim, self.span, self._article_text = card, card.claim, card.claim.span, article_text
        self.head.show_words(words, editing=True)
        self.wording.setPlainText(shown_line(card.claim.text))
        self.certainty.show_factuality(card.claim.factuality)
        self._show_fields(card.claim)
        self._take_up(card)
        self._aim(None)
        self.setAccessibleName(f"Correction of claim {card.number}")

    def close_claim(self) -> None:
        """Ends the correction; what was typed comes back when the same claim, undecided since, is opened again."""
        if self._card is not None and self.claim is not None and self.span is not None and self.changed:
            words = [(field.filled.words, field.filled.span) for field in self._fields]
            self._drafts[self.claim.id] = Draft(
                self._card, self.wording.toPlainText(), self.span, self.certainty.factuality, words
            )
        self.claim = self.span = self._target = self._card = None

    def forget(self, claim_id: ClaimId) -> None:
        """Lets go of what was typed about a claim: it is kept now."""
        self._drafts.pop(claim_id, None)

    def _take_up(self, card: ClaimCard) -> None:
        """Shows again what was typed and left before."""
        draft = self._drafts.pop(card.id, None)
        if draft is None or not draft.fits(card):
            return
        if draft.text != self.wording.toPlainText():
            self.wording.setPlainText(draft.text)
            self.wording.document().setModified(True)
        self.span = draft.span
        self.certainty.choose(draft.factuality)
        for field, (words, span) in zip(self._fields, draft.fields, strict=True):
            field.take_up(words, span)

    @property
    def aims_at_slot(self) -> bool:
        """Whether words selected in the article fill a slot; else they move the claim."""
        return self._target is not None

    @property
    def hint(self) -> str:
        """What selecting in the article does now, and by which keys."""
        return self._hint.text()

    @property
    def last_part(self) -> QWidget:
        """The part that had the focus last, to go back to; at first the wording."""
        last = self.focusWidget()
        return last if last is not None and last.isVisible() else self.wording

    def take_focus(self) -> None:
        """Puts the cursor into the field that is aimed at: at first the wording."""
        (self._target.field if self._target else self.wording).setFocus()

    def take_selection(self, span: Span) -> None:
        """Fills the slot that had the focus last with the words at a span; moves the claim if none had it."""
        if self._target is not None:
            self._target.fill(span)
            return
        self.span = span

    def set_px(self, px: int) -> None:
        """Shows what is typed in this size, in pixels."""
        self._px = px
        self.wording.set_px(px)
        for part in self.findChildren(SlotLabel):
            part.setFixedHeight(self._row_height)
        for field in self._fields:
            field.set_px(px)
        self.resized.emit()

    @property
    def fields(self) -> list[SlotField]:
        """The slots' fields in the order of the form."""
        return self._fields

    @property
    def changed(self) -> bool:
        """Whether leaving now would lose something typed."""
        if self.claim is None or self.span is None:
            return False
        return any(field.trouble for field in self._fields) or self._corrected(self.claim, self.span) != self.claim

    def save(self) -> None:
        """Says `saved`, unless a field holds what cannot be: then it takes the focus; `left` if nothing changed."""
        if self.claim is None or self.span is None:
            return
        wrong = next((field for field in self._fields if field.trouble), None)
        if wrong is not None:
            wrong.field.setFocus()
            return
        claim = self._corrected(self.claim, self.span)
        if claim == self.claim:
            self.left.emit()
        else:
            self.saved.emit(claim)

    def _entered(self) -> None:
        with self._theme.keys.asking(f"key:{enter_pressed()}"):
            self.save()

    def event(self, event: QEvent) -> bool:
        """Keeps Ctrl+Enter and Esc for the form, whatever shortcut the window has for them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, from where it is not the part's own: a line of text hands it on; and Esc leaves."""
        event.accept()  # nothing typed here may reach the list below
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self._entered()

    def _is_ours(self, event: QKeyEvent) -> bool:
        saves = event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return saves or event.key() == Qt.Key.Key_Escape

    def _corrected(self, claim: Claim, span: Span) -> Claim:
        fields = [field.filled for field in self._fields]
        # What nobody typed into is not read back: Qt gives some characters as others (U+FDD0 as a line end).
        typed = self.wording.document().isModified()
        text = kept(self.wording.toPlainText(), one_line(claim.text)) if typed else claim.text
        edit = Edit(text, span, self.certainty.factuality, fields)
        return corrected(claim, edit, self._article_text)

    def _aim(self, field: SlotField | None) -> None:
        self._target = field
        name = SLOT_WORDS[field.place.role].label.split(",")[0] if field else ""
        does = f"Selected words fill “{name}”" if field else "Selected words become the claim"
        self._hint.setText(f"{does}. {_BY_KEYS}")
        self.resized.emit()
        self.aimed.emit(field or self.wording)

    def _show_fields(self, claim: Claim) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.certainty:
                widget.hide()
                widget.deleteLater()
        self._fields = [
            SlotField(self._theme, place, self._article_text, self.published)
            for place in places(claim, self._article_text)
        ]
        for row, field in enumerate(self._fields):
            self._add_field(row, field)
        self._add_row(len(self._fields), _CERTAINTY, self.certainty)
        self.order_tabs()

    @property
    def _row_height(self) -> int:
        return max(30, fonts.line_height(fonts.Role.BODY, px=self._px) + 10)

    def _add_field(self, row: int, field: SlotField) -> None:
        field.set_px(self._px)
        self._add_row(row, SLOT_WORDS[field.place.role], field)
        field.focused.connect(lambda: self._aim(field))
        field.changed.connect(self.resized)

    def _add_row(self, row: int, words: SlotWords, value: QWidget) -> None:
        label = SlotLabel(self._theme, words)
        label.setFixedHeight(self._row_height)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        label.show()
        value.show()

    def order_tabs(self) -> None:
        """Lets Tab go from the wording through the slots to the buttons."""
        fields = (field.field for field in self._fields)
        chain: list[QWidget] = [self.wording, *fields, *self.certainty.parts, *self.foot.buttons]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        for part in chain:
            part.installEventFilter(self)  # a second time changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices which part got the focus; what cannot be filled from the article is not aimed at."""
        if event.type() is QEvent.Type.FocusIn:
            if watched in self.certainty.parts and self._target is not None:
                self._aim(None)
            self.entered_part.emit(watched)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        self.setProperty("kind", "selected")
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD - 1, 9, PAD - 1, 5)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.wording)
        column.addLayout(self._grid)
        column.addWidget(self._hint)
        column.addWidget(self.foot.room)
