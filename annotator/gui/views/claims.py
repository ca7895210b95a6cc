"""The claims pane: how far the article is decided, its claims as cards, and what is typed about one in place."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.claim import Status
from annotator.domain.foreseen import CandidateTold
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.domain.view import ClaimCard, StatedFact
from annotator.gui import fonts, icons
from annotator.gui.fonts import Role
from annotator.gui.speech import announce
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.gui.tokens import status_look
from annotator.gui.views.claim_editor import ClaimEditor
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.review_card import SelectedCard
from annotator.gui.views.review_list import ClaimList
from annotator.gui.views.review_sight import ClaimRows
from annotator.services.copies import Printed

_ORDER = (Status.CONFIRMED, Status.CORRECTED, Status.UNSURE, Status.REJECTED, Status.PROPOSED)
HEADER_HEIGHT = 44


class ClaimsHeader(QWidget):
    """What is decided, in words and by status."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "window")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER_HEIGHT)
        self.title = QLabel("Claims")
        self.title.setProperty("role", "head")
        self._decided = QLabel()
        self._decided.setProperty("role", "second")
        self._numbers: dict[Status, tuple[QLabel, QLabel]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self._decided)
        row.addStretch(1)
        for status in _ORDER:
            self._add(row, status)
        theme.changed.connect(self._draw)
        self._draw()

    def show_cards(self, cards: Sequence[ClaimCard]) -> None:
        """Shows how many claims have which status."""
        counts = Counter(card.status for card in cards)
        decided = len(cards) - counts[Status.PROPOSED]
        self._decided.setText(f"{decided} of {len(cards)} decided")
        for status, (picture, number) in self._numbers.items():
            number.setText(str(counts[status]))
            number.setToolTip(f"{counts[status]} {status.value}")
            picture.setToolTip(number.toolTip())
            number.setAccessibleName(number.toolTip())

    def _add(self, row: QHBoxLayout, status: Status) -> None:
        picture, number = QLabel(), QLabel("0")
        number.setProperty("role", "word")
        number.setProperty("kind", status.value)
        number.setFont(fonts.font(Role.SMALL_STRONG))
        self._numbers[status] = (picture, number)
        row.addSpacing(4)
        row.addWidget(picture)
        row.addWidget(number)

    def _draw(self) -> None:
        for status, (picture, _) in self._numbers.items():
            look = status_look(self._theme.tokens, status)
            picture.setPixmap(icons.icon(look.icon, look.fg, 14).pixmap(14, 14))


def show_focus(title: QLabel, *, focused: bool) -> None:
    """Turns the header word of a pane to accent while the pane has the focus."""
    set_kind(title, "focus" if focused else "")


class ClaimsPane(QWidget):
    """The claims of one article; says what was chosen, clicked and typed, and decides nothing itself."""

    chosen = Signal(str)
    acted = Signal(str)
    corrected = Signal(object)
    """The corrected Claim."""
    reasoned = Signal(str)
    """The reason of a rejection, "" for none."""
    draft_changed = Signal(object)
    """The Span of the claim being edited, None when editing ended."""
    editing_changed = Signal()
    abandoned = Signal(str)
    """A "correction" or "reason" in which something had been typed was left without saving it."""
    refused = Signal()
    """Another claim was clicked while what is typed is not saved."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.header = ClaimsHeader(theme)
        self.list = ClaimList(theme)
        self.rows = ClaimRows(self.list, self.list.sight)
        self.card = SelectedCard(theme)
        self.editor = ClaimEditor(theme)
        self.empty = EmptyBox(theme)
        self.facts_of: Callable[[ClaimId], Sequence[StatedFact]] | None = None
        """How to find the facts that a claim is evidence of; asked for the selected claim alone."""
        self.copies_of: Callable[[ClaimId], Sequence[Printed]] | None = None
        """How to find who prints the open copies of a claim; asked for the selected claim alone."""
        for part in (self.card, self.editor):
            part.hide()
            part.setParent(self)  # until it is opened over the list
        self.setMinimumWidth(400)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.rows)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        self._connect(theme)

    @property
    def cards(self) -> Sequence[ClaimCard]:
        """The claims shown, in text order."""
        return self.list.claims.cards

    @property
    def editing(self) -> bool:
        """Whether a correction or the reason of a rejection is being typed."""
        return self.correcting or self.card.why_not.is_open

    @property
    def correcting(self) -> bool:
        """Whether a correction is being typed."""
        return self.editor.claim is not None

    @property
    def form_word(self) -> str:
        """What is being typed: a "correction" or a "reason"."""
        return "correction" if self.correcting else "reason"

    @property
    def form(self) -> QWidget:
        """The field that is typed into, or was last."""
        return self.editor.last_part if self.correcting else self.card.why_not.field

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost by going elsewhere."""
        return not (self.editor.changed if self.correcting else self.card.why_not.changed)

    def show_cards(self, article_text: str, cards: Sequence[ClaimCard], analyst: str) -> None:
        """Shows the claims of an article; an unfinished correction is left."""
        self.leave_editor()
        self.list.show_cards(article_text, cards, analyst)
        self.header.show_cards(cards)
        self._pages.setCurrentWidget(self.rows if cards else self.empty)

    def update_card(self, card: ClaimCard) -> bool:
        """Shows a claim as it stands now, in its place; False if it is not one of this article."""
        if not self.list.claims.update_card(card):
            return False
        self.header.show_cards(self.cards)
        if self.selected() == card and not self.editing:
            self._fill(card)
            self.list.fit_card()
        return True

    def selected(self) -> ClaimCard | None:
        """The selected claim."""
        return self.list.selected()

    def select(self, claim_id: str) -> bool:
        """Selects a claim and has its card in sight; False if it is not one of this article."""
        row = self.list.claims.row_of(claim_id)
        if row is None:
            return False
        if row != self.list.currentIndex().row():
            self.list.select_row(row)
        return True

    def step(self, by: int) -> bool:
        """Selects the claim before or after; False at either end."""
        row = self.list.currentIndex().row() + by
        if not 0 <= row < len(self.cards):
            return False
        self.list.select_row(row)
        return True

    def next_open(self, after: str) -> ClaimCard | None:
        """The next claim nobody has decided, going round to the first; None if all are decided."""
        row = self.list.claims.row_of(after)
        start = 0 if row is None else row + 1
        ring = [*self.cards[start:], *self.cards[:start]]
        return next((card for card in ring if card.open and card.id != after), None)

    def edit(self) -> None:
        """Opens the selected claim for correction."""
        card = self.selected()
        if card is None or self.editing:
            return
        top, row = self.list.card_top(), self.list.currentIndex().row()
        self.editor.open(card, self.list.claims.words_at(row), self.list.claims.article_text)
        self.list.open_card(row, self.editor, top)
        self.setTabOrder(self.list, self.editor.wording)
        self.editor.order_tabs()
        self.editor.take_focus()
        self.draft_changed.emit(self.editor.span)
        self.editing_changed.emit()

    def ask_why_not(self) -> None:
        """Asks on the selected card for the reason of its rejection."""
        card = self.selected()
        if card is None or self.editing:
            return
        self.card.ask_why_not(card, mine=card.analyst == self.list.claims.analyst)
        self.list.open_card(self.list.currentIndex().row(), self.card)
        self.card.why_not.field.setFocus()
        self.editing_changed.emit()

    @property
    def explaining(self) -> bool:
        """Whether the selected card tells why it was proposed."""
        return not self.card.why.isHidden()

    def toggle_why(self) -> None:
        """Shows on the selected card, and then on each that follows, why it was proposed; or shows it no more."""
        card = self.selected()
        if card is None or self.editing:
            return
        self.card.why.setVisible(not self.explaining)
        self._open_selected(self.list.card_top())
        if self.explaining:
            announce(self.card.why, self.card.why.spoken)

    def explain_candidate(self, number: int, candidate: CandidateTold | None) -> None:
        """Tells on the selected card, while it tells why, of the chosen candidate; of none for None."""
        self.card.why.show_candidate(number, candidate)
        if self.explaining and not self.editing:
            self.list.fit_card()

    def take_focus(self) -> None:
        """Puts the cursor into what is being typed."""
        if self.correcting:
            self.editor.take_focus()
        else:
            self.form.setFocus()

    def save(self) -> None:
        """Says what was typed: the correction or the reason."""
        if self.correcting:
            self.editor.save()
        elif self.editing:
            self.card.why_not.give()

    def leave_editor(self) -> None:
        """Ends an open correction or reason without saving it; the list takes the focus back."""
        if not self.editing:
            return
        correcting = self.correcting
        self.card.why_not.keep_typed()
        self.editor.close_claim()
        self.card.ask_no_more()
        self._open_selected(self.list.card_top())
        self.list.setFocus()
        if correcting:
            self.draft_changed.emit(None)
        self.editing_changed.emit()

    def abandon_editor(self) -> None:
        """Ends what is being typed at the analyst's wish; says `abandoned` if something typed is lost by it."""
        lost, word = not self.may_leave(), self.form_word
        self.leave_editor()
        if lost:
            self.abandoned.emit(word)

    def take_selection(self, span: Span | None) -> None:
        """Hands words selected in the article to the correction, if one is open."""
        if self.correcting and span is not None:
            self.editor.take_selection(span)

    def set_px(self, px: int) -> None:
        """Shows the claims in a size that goes with articles of this one."""
        self.card.set_px(px)
        small = fonts.beside_article(Role.CLAIM, px)
        self.editor.set_px(small)
        self.list.set_px(small)

    def set_acts(self, allowed: bool) -> None:
        """Shows or hides the decisions, as in a project that can only be read."""
        self.card.set_acts(allowed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dims the key caps while the letters do not act."""
        if watched is self.list and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_focus()
        return super().eventFilter(watched, event)

    def _connect(self, theme: ThemeHolder) -> None:
        self.list.chosen.connect(self._choose)
        self.list.installEventFilter(self)
        self.list.may_leave = self.may_leave
        self.list.placed.connect(self._keep_foot)
        self.list.refused.connect(self.refused)
        self.card.acted.connect(self.acted)
        self.card.why_not.given.connect(self.reasoned)
        self.card.why_not.left.connect(self.abandon_editor)
        self.editor.saved.connect(self.corrected)
        self.editor.left.connect(self.abandon_editor)
        self.editor.entered_part.connect(self._show_part)
        self.editor.resized.connect(self._fit_form)
        self.editor.aimed.connect(self._aim)
        theme.changed.connect(self._restyle)

    def _show_part(self, part: QWidget) -> None:
        """Has a part of the form in sight, above what ends the form."""
        covered = 0 if self.editor.foot.isAncestorOf(part) else self.editor.foot.height()
        self.list.show_part(part, covered)

    def _keep_foot(self) -> None:
        """Has what ends the form in sight, however little of the form is."""
        self.editor.foot.keep_above(self.list.sight.height() - self.editor.y())

    def _fit_form(self) -> None:
        """What grew above or below a field must not push it out of sight."""
        self.list.fit_card()
        if self.editor.hasFocus() or self.editor.isAncestorOf(QApplication.focusWidget() or self):
            self._show_part(self.editor.last_part)

    def _aim(self, part: QWidget) -> None:
        self._show_part(part)
        if self.correcting:
            self.draft_changed.emit(self.editor.span)

    def show_facts(self) -> None:
        """Reads again which facts the selected claim is evidence of, and which copies are decided with it."""
        card = self.selected()
        found = self.facts_of(card.id) if self.facts_of is not None and card is not None else ()
        self.card.head.show_facts(found)
        self.card.head.show_copies(self.copies_of(card.id) if self.copies_of is not None and card is not None else ())

    def _choose(self, claim_id: str) -> None:
        top = self.list.keep_top()
        if self.editing:
            self.leave_editor()
        self._open_selected(top)
        self.chosen.emit(claim_id)

    def _open_selected(self, top: int | None) -> None:
        card = self.selected()
        if card is None:
            self.list.close_card()
            return
        self._fill(card)
        self.list.open_card(self.list.currentIndex().row(), self.card, top)

    def _fill(self, card: ClaimCard) -> None:
        row = self.list.currentIndex().row()
        claims = self.list.claims
        mine = card.analyst == claims.analyst
        self.card.show_card(card, claims.words_at(row), claims.article_text, mine=mine)
        if self.explaining:
            self.card.why.show_card(card, claims.analyst)
        self.show_facts()

    def _restyle(self) -> None:
        card = self.selected()
        if card is not None and not self.editing:
            self._fill(card)
        self.list.fit_card()

    def _show_focus(self) -> None:
        set_kind(self.card, "selected" if self.list.hasFocus() else "unfocused")
        show_focus(self.header.title, focused=self.list.hasFocus())
