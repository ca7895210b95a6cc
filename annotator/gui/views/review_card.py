"""The selected claim as real widgets: its slots in a grid, the row of decisions, and why it is rejected."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.claim import Role, Slot, Status
from annotator.domain.view import ClaimCard, StatedFact
from annotator.gui import fonts, icons
from annotator.gui.badges import BADGE_HEIGHT, BadgeLabel, ButtonKind, KeyButton, badge_width
from annotator.gui.clicks import SingleClicks
from annotator.gui.delegates.card import PAD, CardWords, fitting_speaker
from annotator.gui.fonts import Role as FontRole
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.tips import wrapped
from annotator.gui.tokens import active_look, plain_look, status_look
from annotator.gui.views.review_rejection import ReasonSlot
from annotator.gui.views.review_why import WhyRows
from annotator.gui.views.review_words import DENIED_BY, SLOT_WORDS, SlotWords, denies, slot_words, voice_words
from annotator.gui.wording import shown_line
from annotator.services.copies import Printed

LABEL_WIDTH = 108
_GAP = 8
_MOST_NAMED = 8
_DECISIONS = (
    ("claim.confirm", "Confirm", ButtonKind.PRIMARY),
    ("claim.correct", "Correct", ButtonKind.OUTLINED),
    ("claim.reject", "Reject", ButtonKind.OUTLINED),
    ("claim.unsure", "Unsure", ButtonKind.OUTLINED),
)
_WHY = "why"
_REJECT, _SAY_WHY = "claim.reject", "claim.reject.reason"
_DONE = {Status.CONFIRMED: "claim.confirm", Status.REJECTED: "claim.reject", Status.UNSURE: "claim.unsure"}


class FlowRow(QWidget):
    """Its children beside each other, going on in a next line where the width ends."""

    def __init__(self, children: Sequence[QWidget], gap: int = 8) -> None:
        super().__init__()
        self._items, self._gap = list(children), gap
        for child in children:
            child.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Always: fewer fit into a narrower row."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return max((at.bottom() + 1 for at in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All children in one line."""
        return QSize(sum(child.sizeHint().width() + self._gap for child in self._items), self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        """The widest child."""
        return QSize(max(child.sizeHint().width() for child in self._items), self._items[0].sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Puts the children where they fit."""
        self._place()

    def event(self, event: QEvent) -> bool:
        """Puts the children where they fit after one took another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for child, place in zip(self._items, self._places(self.width()), strict=True):
            child.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        places, at = [], QPoint(0, 0)
        for child in self._items:
            size = child.sizeHint()
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + size.height() + self._gap)
            places.append(QRect(at, size))
            at += QPoint(size.width() + self._gap, 0)
        return places


class CardHead(QWidget):
    """Number, badges and who decided, as the first line of a card."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._number = QLabel()
        self._number.setProperty("role", "head")
        self._number.setProperty("kind", "focus")
        self._right = QLabel()
        self._speaker = self._voice = self._told = ""
        self._shown: tuple[CardWords, bool] | None = None
        self._right.setProperty("role", "third")
        self._badges = [BadgeLabel(theme.tokens.proposed, "") for _ in range(6)]
        self.fact = self._badges[3]
        self.copies = self._badges[4]
        self.fact.hide()
        self.copies.hide()
        self._facts: Sequence[StatedFact] = ()
        self._copies: Sequence[Printed] = ()
        self._ways: list[QWidget] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._number)
        for badge in self._badges:
            row.addWidget(badge)
        row.addStretch(1)
        row.addWidget(self._right)
        theme.changed.connect(self._restyle)

    def add_way(self, button: QWidget) -> None:
        """Puts a button behind who decided."""
        self._row.addWidget(button)
        self._ways.append(button)

    def show_words(self, words: CardWords, *, editing: bool) -> None:
        """Shows the head of a claim."""
        self._shown = (words, editing)
        status, doing, disputed = self._badges[:3]
        tokens = self._theme.tokens
        self._number.setText(words.number)
        self._told = shown_text(words.right)
        status.show_badge(status_look(tokens, words.status), words.status_word)
        doing.show_badge(active_look(tokens, "pencil"), "Editing")
        doing.setVisible(editing)
        disputed.show_badge(tokens.unsure, "Disputed")
        disputed.setVisible(words.disputed)
        self._speaker, self._voice = ("", "") if editing else (words.speaker, words.voice)
        self._fit_speaker()

    def show_facts(self, facts: Sequence[StatedFact]) -> None:
        """Marks a claim that is evidence; the tooltip names the facts."""
        self._facts = facts
        word = "Fact" if len(facts) == 1 else f"{len(facts)} facts"
        self.fact.show_badge(plain_look(self._theme.tokens, "facts"), word)
        named = [f"“{shown_line(fact.text)}”, {fact.verdict.value}" for fact in facts]
        self.fact.setToolTip("\n".join(("Evidence of", *named)))
        self.fact.setAccessibleDescription(self.fact.toolTip())
        self.fact.setVisible(bool(facts))
        self._fit_speaker()

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom the open copies credit for their text, each once."""
        return tuple(dict.fromkeys(copy.via for copy in self._copies if copy.via))

    def show_copies(self, outlets: Sequence[Printed]) -> None:
        """Marks a claim with open copies, which are decided with it; the tooltip names who prints them."""
        self._copies = outlets
        word = "1 copy" if len(outlets) == 1 else f"{len(outlets):,} copies"
        self.copies.show_badge(plain_look(self._theme.tokens, "copy"), word)
        named = "; ".join(map(str, outlets[:_MOST_NAMED])) + (" and others" if len(outlets) > _MOST_NAMED else "")
        self.copies.setToolTip(
            wrapped(f"Confirm and Reject decide the same words in copies of this text, too: {named}")
        )
        self.copies.setAccessibleDescription(f"decided together with this claim: {named}")
        self.copies.setVisible(bool(outlets))
        self._fit_speaker()

    def _restyle(self) -> None:
        if self._shown is not None:
            words, editing = self._shown
            self.show_words(words, editing=editing)
            self.show_facts(self._facts)
            self.show_copies(self._copies)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much of the speaker as there is room for."""
        super().resizeEvent(event)
        self._fit_speaker()

    def minimumSizeHint(self) -> QSize:
        """The speaker gives way."""
        return QSize(200, BADGE_HEIGHT)

    def _fit_speaker(self) -> None:
        *others, speaker = self._badges
        wanted = badge_width(self._speaker, look=self._theme.tokens.speaker) if self._speaker else 0.0
        for told in (self._told, _briefly(self._told)):
            self._fit_right(others, told)
            taken = [self._number, self._right, *self._ways, *(badge for badge in others if not badge.isHidden())]
            room = self.width() - sum(widget.sizeHint().width() + _GAP for widget in taken) - _GAP
            if wanted <= room:
                break
        shown = fitting_speaker(self._speaker, room, self._theme.tokens) if self._speaker else ""
        speaker.show_badge(self._theme.tokens.speaker, shown)
        speaker.setToolTip(shown_text(self._speaker))
        speaker.setAccessibleName(self._voice)
        speaker.setVisible(bool(shown))

    def _fit_right(self, badges: Sequence[QWidget], told: str) -> None:
        """Says who decided, ended with "…" where even without a speaker there is too little room."""
        taken = [self._number, *self._ways, *(badge for badge in badges if not badge.isHidden())]
        room = self.width() - sum(widget.sizeHint().width() + _GAP for widget in taken) - _GAP
        fitted = self._right.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, max(0, room))
        self._right.setText(fitted)
        self._right.setToolTip(self._told if fitted != self._told else "")
        self._right.setAccessibleName(self._told)


def _briefly(told: str) -> str:
    """Who decided in short: "93 % likely" of "machine 93 % likely", "A2" of "A2, 20 Nov"."""
    return told.removeprefix("machine ").partition(", ")[0]


class SlotLabel(QWidget):
    """The icon and word before a slot; used by the card and by the editor, so both stand in one place."""

    def __init__(self, theme: ThemeHolder, words: SlotWords) -> None:
        super().__init__()
        self._theme, self._icon = theme, words.icon
        self._picture = QLabel()
        text = QLabel(words.label)
        text.setProperty("role", "slot")
        text.setFont(fonts.font(FontRole.SMALL))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(text, 1)
        self.setFixedWidth(LABEL_WIDTH)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icons.icon(self._icon, self._theme.tokens.text2, 14).pixmap(14, 14))


class SelectedCard(QFrame):
    """The selected claim; says `acted` with the id of the action that was clicked."""

    acted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._clicks = SingleClicks(self)
        self.setProperty("role", "card")
        self.setProperty("kind", "selected")
        self.head = CardHead(theme)
        self._text = _wrapping("")
        self.set_px(fonts.ARTICLE_PX)
        self._reason = _wrapping("second")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._buttons = {action: self._button(action, text, kind) for action, text, kind in _DECISIONS}
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD - 1, 9, PAD - 1, 11)
        column.setSpacing(4)
        for part in (self.head, self._text, self._reason):
            column.addWidget(part)
        column.addLayout(self._grid)
        self._why = self._button(_WHY, "Why", ButtonKind.LINK)
        self._why.setAccessibleName("Why was it proposed")
        self.why = WhyRows(theme, lambda words: SlotLabel(theme, words))
        self.why.acted.connect(self.acted)
        self.head.add_way(self._why)
        self.acts = FlowRow(list(self._buttons.values()))
        self.why_not = ReasonSlot(theme, SlotLabel(theme, SlotWords("Reason", "note")))
        self._may_act = True
        column.addWidget(self.acts)
        column.addWidget(self.why_not)
        column.addWidget(self.why)

    def show_card(self, card: ClaimCard, words: CardWords, article_text: str, *, mine: bool) -> None:
        """Shows a claim; what is said already cannot be said again, if it was `mine`."""
        self.head.show_words(words, editing=False)
        self._text.setText(shown_text(words.text))
        self._reason.setText(shown_text(words.reason))
        self._reason.setVisible(bool(words.reason))
        self._show_slots(card, article_text)
        done = _DONE.get(card.status) if mine else None
        for action, button in self._buttons.items():
            button.setEnabled(action != done or action == _REJECT)
        self._offer_reason(rejected=done == _REJECT)
        self.setAccessibleName(words.spoken)

    def set_px(self, px: int) -> None:
        """Shows the claim in a size that goes with articles of this one."""
        self._text.setFont(fonts.font(FontRole.CLAIM_SELECTED, px=fonts.beside_article(FontRole.CLAIM_SELECTED, px)))

    def set_keys_live(self, live: bool) -> None:
        """Dims the key caps while the letters do not act."""
        for button in (*self._buttons.values(), self._why, self.why.decisions):
            button.set_key_lives(live)

    def set_acts(self, allowed: bool) -> None:
        """Shows or hides the decisions, as in a project that can only be read."""
        self._may_act = allowed
        self.acts.setVisible(allowed)

    def ask_why_not(self, card: ClaimCard, *, mine: bool) -> None:
        """Asks for the reason of a rejection in place of the decisions."""
        rejected = mine and card.status is Status.REJECTED
        self.why_not.open(card.reason if rejected else "", rejected=rejected)
        self.acts.hide()

    def ask_no_more(self) -> None:
        """Shows the decisions again."""
        self.why_not.close_slot()
        self.acts.setVisible(self._may_act)

    def _offer_reason(self, *, rejected: bool) -> None:
        """What is rejected cannot be rejected again, but why can be said."""
        button = self._buttons[_REJECT]
        button.setText("Reason" if rejected else "Reject")
        button.set_key(_SAY_WHY if rejected else _REJECT)
        button.setAccessibleName("Say why it is rejected" if rejected else "Reject")
        button.setObjectName(_SAY_WHY if rejected else _REJECT)

    def _button(self, action: str, text: str, kind: ButtonKind) -> KeyButton:
        made = KeyButton(self._theme, text, action, kind=kind)
        # A click must not take the focus from the list, or the next letter would go nowhere.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setObjectName(action)
        made.clicked.connect(lambda: self.acted.emit(made.objectName()))
        self._clicks.watch(made)
        return made

    def _show_slots(self, card: ClaimCard, article_text: str) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        said = [(SLOT_WORDS[role], slot_words(slot, article_text)) for role, slot in _slots(card)]
        voice = DENIED_BY if denies(card.claim, article_text) else SLOT_WORDS[Role.SPEAKER]
        for row, (called, words) in enumerate([*said, (voice, voice_words(card, article_text))]):
            value = _wrapping("")
            value.setText(shown_text(words))
            value.setAccessibleName(f"{called.label}: {words}")
            label = SlotLabel(self._theme, called)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            # A layout leaves out what is not shown yet, and Qt shows new children only later.
            label.show()
            value.show()


def _slots(card: ClaimCard) -> list[tuple[Role, Slot]]:
    roles = (role for role in SLOT_WORDS if role is not Role.SPEAKER)
    return [(role, slot) for role in roles for slot in card.claim.all(role)]


def _wrapping(role: str) -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made
