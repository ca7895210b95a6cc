"""The Review screen: articles, the one that is open, its claims, and what resembles the selected claim elsewhere."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.fact_dialog import FactDialog
from annotator.gui.screen import Screen
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.article_list import ArticleList
from annotator.gui.views.claims import ClaimsPane
from annotator.gui.views.elsewhere import Elsewhere
from annotator.gui.views.reader import Reader
from annotator.gui.views.review_acts import Panes, ReviewActs
from annotator.gui.views.review_bar import DoneBar, ReaderBar
from annotator.gui.views.review_desk import Desk
from annotator.gui.views.review_empty import EmptyBox
from annotator.gui.views.review_layout import LEAST, ReviewLayout
from annotator.services import facts

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINTS = (("C", "confirm"), ("X", "reject"), ("E", "correct"), ("U", "unsure"), ("Space", "skip"))
_EDIT_HINTS = (("Return", "save"), ("Tab", "next slot"), ("Escape", "leave the field, letters decide again"))


@runtime_checkable
class _Triggers(Protocol):
    """A window that does actions by their id."""

    def trigger(self, action_id: str) -> None:
        """Does an action."""


class ReviewScreen(Screen):
    """Where claims are decided."""

    name = "review"

    def __init__(self, bridge: Bridge, theme: ThemeHolder) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self.desk = Desk(bridge.workspace)
        self.articles = ArticleList(theme, self.desk.rows, self.desk.ids)
        self.reader = Reader(theme)
        self.bar, self.done = ReaderBar(theme), DoneBar(theme)
        self.claims = ClaimsPane(theme)
        self.elsewhere = Elsewhere(theme)
        self._nothing = EmptyBox(theme)
        self._applied: Changes | None = None
        self._showing_draft = False
        self._panes = Panes(self.articles, self.reader, self.claims, self.elsewhere)
        self.acts = ReviewActs(bridge, self.desk, self._panes, self)
        self._lay_out()
        self._connect()

    # What the window asks

    def perform(self, action_id: str) -> None:
        """Does an action of Review; nothing if it cannot be done now."""
        self.acts.perform(action_id)

    def can(self, action_id: str) -> bool:
        """Whether the action would do something now."""
        return self.acts.can(action_id)

    def left(self) -> str:
        """What is left here and in the project."""
        return self.desk.left()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a decision, or those of an open correction."""
        if self.claims.editing:
            return (("Ctrl+Return", "save"), ("Escape", "leave the correction"))
        return _HINTS if self.can("claim.confirm") else ()

    def typing_hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a field."""
        if self.claims.editing:
            return _EDIT_HINTS
        return (("Down", "to the articles"), ("Escape", "leave the search, letters decide again"))

    def panes(self) -> Sequence[QWidget]:
        """The article list, the article, its claims, Elsewhere."""
        claims = self.claims.editor.wording if self.claims.editing else self.claims.list
        return [pane for pane in (claims, self.elsewhere.list, self.articles.table, self.reader) if pane.isVisible()]

    def target(self) -> str:
        """The selected claim, or else the open article."""
        card = self.claims.selected()
        if card is not None:
            return card.id
        return self.desk.article.id if self.desk.article else ""

    def set_article_px(self, px: int) -> None:
        """Shows articles in this size, and claims in one that goes with it."""
        self.reader.set_px(px)
        self.claims.set_px(px)

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what the changes touched; everything for None; nothing twice."""
        if changes is None:
            self._reload()
        elif changes is not self._applied:
            self._apply(changes)

    def show_target(self, target: str) -> None:
        """Opens the article of a claim or article id, with the claim selected."""
        article = self.desk.article_of(target) if target else None
        if article is not None:
            self._open(article, ClaimId(target) if target != article else None)

    # What the actions ask

    def applied(self, changes: Changes, said: str) -> None:
        """Shows what a verb changed, and says it."""
        self._applied = changes
        self._apply(changes)
        self.said.emit(said)
        self.state_changed.emit()

    def go_on(self, after: ClaimId) -> None:
        """Selects the next open claim of this article; the last one decided stays selected."""
        following = self.claims.next_open(after)
        if following is not None:
            self.claims.select(following.id)
        self._show_done()

    def next_article(self, by: int) -> None:
        """Shows the article beside this one; after the last decision, the next one with open claims."""
        following = self.desk.next_open() if by > 0 and self.done.isVisible() else None
        if following is not None:
            self._open(following.id, None)
        else:
            self.articles.step(by)

    def open_target(self, target: str) -> None:
        """Shows a claim or article."""
        self.show_target(target)

    def ask_for_fact(self, card: ClaimCard) -> None:
        """Asks for the fact that a claim makes or joins."""
        dialog = FactDialog(self._theme, facts.draft(self._bridge.workspace, card.id), card.number, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(partial(self.acts.make_fact, card))
        dialog.open()

    def tell(self, words: str) -> None:
        """Says something that changed nothing."""
        self.said.emit(words)

    def ask_why(self, claim_id: ClaimId) -> None:
        """Shows the decisions behind a claim."""
        self.go.emit("history", claim_id)

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lets panes give way where room is short."""
        super().resizeEvent(event)
        window = self.window()
        self.articles.fit(window.width())
        self._layout.fit(window.width(), window.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc end a correction from the article, too."""
        if self.claims.editing and event.key() == Qt.Key.Key_Escape:
            self.claims.leave_editor()
        elif self.claims.editing and event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.claims.editor.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After words were dragged over for a correction, its field has the focus again."""
        if self.claims.editing and event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self.claims.editor.take_focus)
        return super().eventFilter(watched, event)

    # Within

    def _lay_out(self) -> None:
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.reader, 1)
        claims = QWidget()
        beside = QVBoxLayout(claims)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.claims, 1)
        beside.addWidget(self.done)
        self._layout = ReviewLayout(self.articles, reading, claims, self.elsewhere)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._layout)
        self._pages.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setMinimumSize(LEAST)
        self._nothing.show_reason("No articles yet", "Import reports to begin.", button="Import", key="Ctrl+I")

    def _connect(self) -> None:
        self.articles.fold_changed.connect(lambda folded: self._layout.fold(folded=folded))
        self.articles.chosen.connect(lambda article: self._open(ArticleId(article), None))
        self.reader.claim_clicked.connect(self.claims.select)
        self.reader.selection_changed.connect(self._take_selection)
        self.reader.viewport().installEventFilter(self)
        self.claims.chosen.connect(self._show_claim)
        self.claims.corrected.connect(self.acts.correct)
        self.claims.draft_changed.connect(self._show_draft)
        self.claims.editing_changed.connect(self.state_changed)
        self.elsewhere.opened.connect(self.show_target)
        self.elsewhere.picked.connect(self.state_changed)
        self.done.wanted.connect(partial(self.next_article, 1))
        for pane in (self.bar, self.claims, self.elsewhere):
            pane.acted.connect(self._clicked)
        for empty in (self._nothing.wanted, self.articles.import_wanted):
            empty.connect(self._import)

    def _clicked(self, action_id: str) -> None:
        self._bridge.when_idle(partial(self.acts.perform, action_id, "mouse"))

    def _import(self) -> None:
        window = self.window()
        if isinstance(window, _Triggers):
            window.trigger("project.import")

    def _reload(self) -> None:
        card, article = self.claims.selected(), self.desk.article
        self.desk.recount()
        self._show_counts()
        self.articles.reload()
        self._pages.setCurrentIndex(0 if self.desk.counts.articles else 1)
        shown = article.id if article else self.articles.current or self.articles.model.id_at(0)
        if shown is None or not self._open(ArticleId(shown), card.id if card else None):
            self._close_article()

    def _open(self, article_id: ArticleId, claim_id: ClaimId | None) -> bool:
        if not self.desk.open(article_id):
            return False
        article, row, cards = self.desk.article, self.desk.row, self.desk.cards
        if article is None or row is None:
            return False
        self.articles.choose(article_id)
        self._explain_no_claims()
        self.claims.show_cards(article.text, cards, self._bridge.workspace.analyst)
        self.claims.set_acts(not self._bridge.workspace.read_only)
        self.elsewhere.set_acts(not self._bridge.workspace.read_only)
        self.reader.show_article(article, row, cards)
        self._show_bars()
        self._select_first(claim_id)
        return True

    def _select_first(self, claim_id: ClaimId | None) -> None:
        """Selects the claim asked for, or else the first open one, or else the first."""
        if claim_id is not None and self.claims.select(claim_id):
            return
        chosen = next((card for card in self.desk.cards if card.open), None)
        chosen = chosen or next(iter(self.desk.cards), None)
        if chosen is None:
            self._show_candidates()
        else:
            self.claims.select(chosen.id)

    def _close_article(self) -> None:
        self.desk.clear()
        self.claims.show_cards("", (), self._bridge.workspace.analyst)
        self.reader.clear_article()
        self._show_bars()
        self._show_candidates()

    def _show_claim(self, claim_id: str) -> None:
        self.reader.select(ClaimId(claim_id))
        self.bar.show_overlaps(len(self.reader.overlaps()))
        self._show_candidates()
        self.state_changed.emit()

    def _show_candidates(self) -> None:
        card = self.claims.selected()
        found = self.desk.candidates(card.id) if card else []
        self.elsewhere.show_candidates(card, found, matched=any(self.desk.counts.links.values()))

    def _show_draft(self, span: Span | None) -> None:
        # The reader tells of every selection, also of the one that shows the draft.
        self._showing_draft = True
        self.reader.set_draft(span)
        self._showing_draft = False
        card = self.claims.selected()
        if span is None and card is not None:
            self.reader.select(card.id)

    def _take_selection(self, span: Span | None) -> None:
        if self.claims.editing and not self._showing_draft:
            self.claims.take_selection(span)
        elif not self.claims.editing:
            self.state_changed.emit()

    def _apply(self, changes: Changes) -> None:
        touched = [ClaimId(target) for target in changes.of(Kind.CLAIM)]
        rows = {article for claim in touched if (article := self._apply_claim(claim))}
        self.desk.recount()
        self._show_counts()
        self.articles.refresh(sorted(rows))
        self._show_bars()
        self._show_candidates()
        if changes.undone is not None and touched:
            self.claims.select(touched[0])

    def _apply_claim(self, claim_id: ClaimId) -> ArticleId | None:
        """Shows a claim as it stands now; the article it is in, None if it is in none any more."""
        card, here = self.desk.card(claim_id), self.desk.article
        known = any(each.id == claim_id for each in self.desk.cards)
        belongs = card is not None and here is not None and card.claim.article == here.id
        if here is not None and known != belongs:
            self._reread_cards()
        elif card is not None and belongs:
            self.desk.cards = [card if each.id == claim_id else each for each in self.desk.cards]
            self.claims.update_card(card)
            self.reader.update_card(card)
        return card.claim.article if card else here.id if here else None

    def _reread_cards(self) -> None:
        """A claim came or went: the article stays where it is, its claims are counted anew."""
        selected, article = self.claims.selected(), self.desk.article
        if article is not None:
            self._open(article.id, selected.id if selected else None)

    def _show_counts(self) -> None:
        self.articles.show_counts(self.desk.counts.articles_open, self.desk.counts.articles)

    def _show_bars(self) -> None:
        self.bar.show_cards(self.desk.cards)
        self.bar.show_overlaps(len(self.reader.overlaps()))
        self._show_done()

    def _show_done(self) -> None:
        if self.desk.cards and not any(card.open for card in self.desk.cards):
            self.done.show_done(len(self.desk.cards), self.desk.next_open())
        else:
            self.done.hide()

    def _explain_no_claims(self) -> None:
        language = self.desk.article.language if self.desk.article else None
        if language not in (None, "en"):
            why = f"There is no model for this language ({language}). Select the words of a claim and press N."
        elif not self.desk.counts.claims:
            why = "Nobody has looked for claims yet: Tools › Extract claims does. Or select words and press N."
        else:
            why = "The machine found none here. Select the words of a claim and press N."
        self.claims.empty.show_reason("No claims in this article", why, icon="text-lines", key="N")
