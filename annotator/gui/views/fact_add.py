"""Adds evidence to a fact: search for a claim, choose it, say what it says about the fact."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.domain.fact import Evidence, Fact, Stance
from annotator.domain.ids import ClaimId
from annotator.domain.suggestion import Kind
from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui import fonts
from annotator.gui.badges import KeyButton, badge_width, paint_badge
from annotator.gui.dates import short_date
from annotator.gui.delegates.decision import elided
from annotator.gui.delegates.evidence import STANCE_WORDS
from annotator.gui.dialogs.asking import AskingDialog, head, statement_of
from annotator.gui.fonts import Role
from annotator.gui.models.rows import ROW_ROLE, Column, RowsModel
from annotator.gui.paint import paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import plain_look, stance_look, status_look
from annotator.gui.views.fact_words import source_of
from annotator.gui.views.search_field import SearchField
from annotator.gui.wording import one_line
from annotator.services import reading
from annotator.services.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_WIDTH = 720
_HEIGHT = 540
_ROW = 58
_MOST_FOUND = 200
_STANCES = (Stance.SUPPORTS, Stance.REFUTES, Stance.SILENT)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that was found, its article, and whether it is evidence of this fact already."""

    card: ClaimCard
    article: ArticleRow
    taken: bool

    @property
    def where(self) -> str:
        """Who printed it when: "Harbour Wire, 26 Dec 2020 · claim 4"."""
        date = f", {short_date(self.article.date)}" if self.article.date else ""
        return f"{source_of(self.article)}{date} · claim {self.card.number}"

    @property
    def spoken(self) -> str:
        """The claim as a screen reader says it."""
        taken = ". Already evidence of this fact" if self.taken else ""
        return f"{one_line(self.card.claim.text)}. {self.where}. {self.card.status.value}{taken}"


class _Delegate(QStyledItemDelegate):
    """Draws a claim that was found."""

    def __init__(self, theme: ThemeHolder, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The same for every row."""
        return QSize(self._view.viewport().width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws where it stands, its status and its words."""
        tokens, box = self._theme.tokens, QRectF(option.rect)
        found: FoundClaim = index.data(ROW_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
            bar = tokens.accent if self._view.hasFocus() else tokens.border_strong
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), QColor(bar))
            if self._view.hasFocus():
                paint_frame(painter, box.adjusted(0, 0, 0, -1), color=tokens.focus, radius=3)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tokens.border))
        word = "Already evidence" if found.taken else found.card.status.value.capitalize()
        look = plain_look(tokens) if found.taken else status_look(tokens, found.card.status.value)
        width = badge_width(word, look=look)
        paint_badge(painter, QPointF(box.right() - 12 - width, box.top() + 18), word, look=look)
        inner = box.adjusted(14, 8, -14, 0)
        lines = ((found.where, Role.SMALL, tokens.text2, 0, width + 12), (_text(found), Role.BODY, tokens.text, 20, 0))
        for text, role, color, down, less in lines:
            painter.setFont(fonts.font(role))
            painter.setPen(QColor(tokens.text3 if found.taken else color))
            room = QRectF(inner.left(), inner.top() + down, inner.width() - less, 20)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(text, room.width(), role))


def _text(found: FoundClaim) -> str:
    return one_line(found.card.claim.text)


class AddEvidenceDialog(AskingDialog):
    """Finds claims by their words; says `added` with the Evidence that was chosen."""

    added = Signal(object)

    def __init__(self, theme: ThemeHolder, workspace: Workspace, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Add evidence", "Add as evidence", parent)
        self._workspace = workspace
        self._taken: Collection[ClaimId] = {item.claim for item in fact.evidence}
        self._found: dict[str, FoundClaim] = {}
        self.search = SearchField(theme, "Words of the claim")
        self.claims: RowsModel[FoundClaim] = RowsModel(
            [Column("Claim", _text, lambda found: found.spoken)],
            lambda ids: [self._found[each] for each in ids],
            self,
        )
        self.list = _ClaimList(theme, self.claims)
        self.stances = QButtonGroup(self)
        parts = (statement_of(fact.text), self.search, self.list, self._stance_row(theme))
        self.lay_out(parts, growing=self.list)
        self.resize(_WIDTH, _HEIGHT)
        self._connect()
        self._look_up("")
        self.search.setFocus()

    @property
    def choice(self) -> Evidence | None:
        """The chosen claim with its stance; None if something is missing."""
        found = self._chosen()
        place = self.stances.checkedId()
        if found is None or found.taken or place < 0:
            return None
        return Evidence(found.card.id, _STANCES[place])

    def finish(self) -> None:
        """Says `added` and closes, if a claim and its stance are chosen."""
        if self.choice is not None:
            self.added.emit(self.choice)
            self.accept()

    def _chosen(self) -> FoundClaim | None:
        claim = self.claims.id_at(self.list.currentIndex().row())
        return self._found[claim] if claim else None

    def _look_up(self, words: str) -> None:
        hits = reading.search(self._workspace, words, _MOST_FOUND) if words.strip() else []
        cards = reading.claim_cards_of(self._workspace, [ClaimId(hit.id) for hit in hits if hit.kind is Kind.CLAIM])
        articles = list(dict.fromkeys(card.claim.article for card in cards))
        rows = {row.id: row for row in reading.article_rows(self._workspace, articles)} if articles else {}
        self._found = {c.id: FoundClaim(c, rows[c.claim.article], c.id in self._taken) for c in cards}
        self.claims.set_ids(list(self._found))
        first = next((at for at, found in enumerate(self._found.values()) if not found.taken), 0)
        self.list.setCurrentIndex(self.claims.index(first, 0))
        self._show_state()

    def _show_state(self) -> None:
        self.act.setEnabled(self.choice is not None)
        self.note.setText(self._missing())

    def _missing(self) -> str:
        found = self._chosen()
        if not self._found:
            return "No claim holds these words." if self.search.text().strip() else "Type words of the claim."
        if found is None or found.taken:
            return "Choose a claim that is not evidence yet."
        return "" if self.stances.checkedId() >= 0 else "Say what the claim says about the fact."

    def _connect(self) -> None:
        self.search.searched.connect(self._look_up)
        self.search.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_state())
        self.stances.idToggled.connect(lambda _place, _on: self._show_state())
        for place, button in enumerate(self.stances.buttons(), 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, button.click)

    def _stance_row(self, theme: ThemeHolder) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for place, stance in enumerate(_STANCES):
            made = KeyButton(theme, STANCE_WORDS[stance], f"Alt {place + 1}")
            made.set_icon_name(stance_look(theme.tokens, stance.value).icon)
            made.setAccessibleName(f"The claim {STANCE_WORDS[stance].lower()}")
            made.setCheckable(True)
            made.setAutoDefault(False)
            self.stances.addButton(made, place)
            buttons.addWidget(made)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(head("About the fact, this claim"))
        row.addLayout(buttons)
        row.addStretch(1)
        return whole


class _ClaimList(QListView):
    """The claims that were found."""

    def __init__(self, theme: ThemeHolder, claims: RowsModel[FoundClaim]) -> None:
        super().__init__()
        self.setModel(claims)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName("Claims found")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
