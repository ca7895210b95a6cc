"""The Review screen: articles, the one that is open, its claims, and what resembles the selected claim elsewhere."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.foreseen import CandidateTold
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.learned import Learned
from annotator.domain.view import Changes, ClaimCard
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.fact_dialog import FactDialog
from annotator.gui.keys import letters_act
from annotator.gui.screen import Screen
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.article_list import ArticleList
from annotator.gui.views.claims import ClaimsPane, show_focus
from annotator.gui.views.elsewhere import Elsewhere
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_menu import ReaderMenu
from annotator.gui.views.review_acts import Panes, ReviewActs
from annotator.gui.views.review_asking import ReviewAsking, settled_words
from annotator.gui.views.review_bar import DoneBar, ReaderBar
from annotator.gui.views.review_desk import ReviewDesk
from annotator.gui.views.review_layout import LEAST, ReviewLayout
from annotator.gui.views.review_open import OpenArticle
from annotator.services import facts, rooting

if TYPE_CHECKING:  # the matcher takes long to load
    from annotator.match.links.queue import Question

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINTS = (
    ("claim.confirm", "confirm"),
    ("claim.reject", "reject"),
    ("claim.correct", "correct"),
    ("claim.unsure", "unsure"),
    ("claim.skip", "skip"),
)
_NEW_HINT = ("claim.new", "new claim")
_REASON_HINTS = (("Return", "reject with it"), ("Up", "the last reason"), ("Escape", "leave, letters decide again"))
_EDIT_HINTS = (("Return", "save"), ("Tab", "next slot"), ("Escape", "leave the correction, letters decide again"))


@runtime_checkable
class _Triggers(Protocol):
    """A window that does actions by their id."""

    def trigger(self, action_id: str) -> None:
        """Does an action."""


@runtime_checkable
class _Says(Protocol):
    """A window that says something without offering to undo it."""

    def say(self, text: str, *, offer: str = "", icon_name: str = "tick") -> None:
        """Says it."""

    def trouble(self, sentence: str) -> None:
        """Says what needs another look, until something succeeds."""


class ReviewScreen(Screen):
    """Where claims are decided."""

    name = "review"

    def __init__(self, bridge: Bridge, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self.desk = ReviewDesk(bridge.workspace)
        self.articles = ArticleList(theme, self.desk.rows, self.desk.ids)
        self.reader = Reader(theme)
        self.bar, self.done = ReaderBar(theme), DoneBar(theme)
        self.claims = ClaimsPane(theme)
        self.elsewhere = Elsewhere(theme)
        self._nothing = EmptyBox(theme)
        self._applied: Changes | None = None
        panes = Panes(self.articles, self.reader, self.claims, self.elsewhere, self.bar, self.done)
        self.page = OpenArticle(self.desk, panes)
        self.acts = ReviewActs(bridge, self.desk, panes, self, theme.keys)
        self.asking = ReviewAsking(bridge)
        self._lay_out()
        self._connect()

    # What the window asks

    def perform(self, action_id: str) -> None:
        """Does an action of Review; nothing if it cannot be done now."""
        self.acts.perform(action_id)

    def can(self, action_id: str) -> bool:
        """Whether the action would do something now."""
        return self.acts.can(action_id)

    def place(self) -> str:
        """The open article."""
        return self.desk.article.id if self.desk.article else ""

    def left(self) -> str:
        """What is left here and in the project."""
        return self.desk.left()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a decision, or those of an open correction."""
        if self.claims.editing:
            return (("claim.edit.save", "save"), ("Escape", f"leave the {self.claims.form_word}"))
        new = (_NEW_HINT,) if self.can("claim.new") else ()
        return new + (_HINTS if self.can("claim.confirm") else ())

    def typing_hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a field."""
        if self.claims.editing:
            return _EDIT_HINTS if self.claims.correcting else _REASON_HINTS
        return (("Down", "to the articles"), ("Escape", "leave the search, letters decide again"))

    def panes(self) -> Sequence[QWidget]:
        """The article list, the article, its claims, Elsewhere; without articles, the way to some."""
        claims = self.claims.form if self.claims.editing else self.claims.rows
        listed = (claims, self.elsewhere.list, self.articles.table, self.reader, self._nothing)
        return [pane for pane in listed if pane.isVisible()]

    def target(self) -> str:
        """The selected claim, or else the open article."""
        card = self.claims.selected()
        if card is not None:
            return card.id
        return self.desk.article.id if self.desk.article else ""

    def set_article_px(self, px: int) -> None:
        """Shows articles in this size, claims and candidates in one that goes with it."""
        self.reader.set_px(px)
        self.claims.set_px(px)
        self.elsewhere.set_px(px)

    def refresh(self, changes: Changes | None) -> None:
        """Reads again what the changes touched; everything for None; nothing twice."""
        if changes is None:
            self.asking.apply(None)
            self.page.reload()
            self._pages.setCurrentIndex(0 if self.desk.counts.articles else 1)
        elif changes is not self._applied:
            self.asking.apply(changes)
            self.page.apply(changes)

    def show_target(self, target: str) -> None:
        """Opens the article of a claim or article id, with the claim selected."""
        article = self.desk.article_of(target) if target else None
        if article is not None and self._may_leave():
            self.page.open(article, ClaimId(target) if target != article else None)

    def unsaved(self) -> str:
        """The correction or reason that is being typed."""
        card = self.claims.selected()
        return f"the {self.claims.form_word} of claim {card.number}" if card and not self.claims.may_leave() else ""

    def keep_typed(self) -> None:
        """Saves the correction or reason."""
        self.claims.save()

    def drop_typed(self) -> None:
        """Leaves the correction or reason."""
        self.claims.leave_editor()

    # What the actions ask

    def applied(self, changes: Changes, said: str) -> None:
        """Shows what a verb changed, and says it."""
        self._applied = changes
        self.asking.apply(changes)
        self.page.apply(changes)
        self.said.emit(said)
        self.state_changed.emit()

    def go_on(self, after: ClaimId) -> None:
        """Selects the next open claim of this article; the last one decided stays selected."""
        following = self.claims.next_open(after)
        if following is not None:
            self.claims.select(following.id)
        self.page.show_done()

    def next_article(self, by: int) -> None:
        """Shows the article beside this one; after the last decision, the next one with open claims."""
        following = self.desk.next_open() if by > 0 and self.done.isVisible() else None
        if following is not None:
            self.page.open(following.id, None)
        else:
            self.articles.step(by)

    def open_target(self, target: str) -> None:
        """Shows a claim or article."""
        self.show_target(target)

    def ask_for_fact(self, card: ClaimCard) -> None:
        """Asks for the fact that a claim makes or joins; what belongs to it comes into the open dialog."""
        focus, row = QApplication.focusWidget(), self.desk.rows([card.claim.article])[0]
        held = frozenset(fact.id for fact in self.desk.facts_of(card.id))
        dialog = FactDialog(self._theme, card, row, self, held=held, count=self._count_roots)
        dialog.made.connect(partial(self.acts.make_fact, card))
        if focus is not None:
            dialog.finished.connect(lambda _result: focus.setFocus())
        dialog.ask()
        self._bridge.ask(partial(facts.draft, claim_id=card.id), dialog.show_draft)
        self._bridge.ask(partial(facts.offered, claim_id=card.id), dialog.offer)

    def _count_roots(self, claims: Sequence[ClaimId], then: Callable[[rooting.RootCount], None]) -> None:
        self._bridge.ask(partial(rooting.count_of, claims=claims), then)

    def tell(self, words: str) -> None:
        """Says something that changed nothing, so that there is nothing to undo."""
        window = self.window()
        if isinstance(window, _Says):
            window.say(words, icon_name="silent")
        else:
            self.said.emit(words)

    def warn(self, words: str) -> None:
        """Says what was done and still needs another look, until something else is done."""
        window = self.window()
        if isinstance(window, _Says):
            window.trouble(words)
        else:
            self.said.emit(words)

    def ask_next(self) -> None:
        """Shows the suggested link that settles most; asked again, the one after it."""
        if self._may_leave():
            self.asking.next(self._show_question)

    def show_on(self, screen: str, target: str, action_id: str = "") -> None:
        """Shows something on another screen, where an action may be done with it at once."""
        self.go.emit(screen, target)
        if action_id:
            self._ask_window(action_id)

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lets panes give way where room is short."""
        super().resizeEvent(event)
        window = self.window()
        self.articles.fit(window.width())
        self._layout.fit(window.width(), window.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc end what is being typed from the article, too; else Esc ends what is told of why."""
        if self.claims.editing and event.key() == Qt.Key.Key_Escape:
            self.claims.abandon_editor()
        elif self.claims.explaining and event.key() == Qt.Key.Key_Escape:
            self.claims.toggle_why()
        elif self.claims.editing and event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            with self._theme.keys.asking("key:Ctrl+Return"):
                self.claims.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After words were dragged over for a correction, its field has the focus again."""
        if self.claims.correcting and event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self._go_back_to_form)
        return super().eventFilter(watched, event)

    # Within

    def _show_question(self, question: "Question | None") -> None:
        if question is None:
            self.tell("Every suggested link is decided, put off, or follows from what was decided")
        elif self.page.open_link(question.link):
            self.claims.list.setFocus()
            self.tell(f"This settles most: candidate {self.elsewhere.number}, {settled_words(question)}")

    def _look(self) -> None:
        """Has told of the chosen candidate; what was told of another one is not about it."""
        candidate = self.elsewhere.current()
        self.elsewhere.foot.show_told(None, ClaimId(""))
        self.claims.explain_candidate(0, None)
        self.asking.look_at(candidate.link if candidate else None)

    def _show_told(self, told: CandidateTold) -> None:
        card = self.claims.selected()
        self.elsewhere.foot.show_told(told, card.id if card else ClaimId(""))
        self.claims.explain_candidate(self.elsewhere.number, told)

    def _take_learned(self, learned: Learned) -> None:
        """For the next claim, too: what is in view is told anew, but not put into another order."""
        self.desk.learned = learned
        self.elsewhere.show_learned(learned)

    def _fold(self, folded: bool) -> None:
        """Follows the list of articles; folded, it gives the focus to the claims, where the letters decide."""
        self._layout.fold(folded=folded)
        focus = self.window().focusWidget()
        if folded and focus is not None and self.articles.isAncestorOf(focus):
            self.claims.list.setFocus()

    def _go_back_to_form(self) -> None:
        # A mere click places the caret: from there Shift and the arrows select, so the focus stays.
        if self.claims.correcting and self.reader.selected_span() is not None:
            self.claims.editor.take_focus()

    def _lay_out(self) -> None:
        self._layout, self._pages = ReviewLayout(), QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._pages.addWidget(self._layout)
        self._pages.addWidget(self._nothing)
        self._layout.fill(self.articles, (self.bar, self.reader), (self.claims, self.done), self.elsewhere)
        self.setMinimumSize(LEAST)
        self._nothing.show_reason("No articles yet", "Import reports to begin.", button="Import", key="project.import")

    def _connect(self) -> None:
        self.articles.fold_changed.connect(self._fold)
        self.articles.chosen.connect(self._choose_article)
        self.page.moved.connect(self.state_changed)
        self.reader.claim_clicked.connect(lambda claim: self._may_leave() and self.claims.select(claim))
        self.claims.refused.connect(self._may_leave)
        self.reader.selection_changed.connect(self.page.take_selection)
        self.reader.viewport().installEventFilter(self)
        ReaderMenu(self.reader, self._theme.keys).wanted.connect(self._ask_window)
        self.claims.chosen.connect(self.page.show_claim)
        self.claims.corrected.connect(self.acts.correct)
        self.claims.reasoned.connect(self.acts.reject_because)
        self.claims.abandoned.connect(self._say_left)
        self.claims.draft_changed.connect(self.page.show_draft)
        self.claims.editing_changed.connect(self._editing_changed)
        self.elsewhere.opened.connect(self.show_target)
        self.elsewhere.picked.connect(self._look)
        self.elsewhere.picked.connect(self.state_changed)
        self.asking.told.connect(self._show_told)
        self.asking.learned.connect(self._take_learned)
        self.done.wanted.connect(self._click_next)
        for pane in (self.bar, self.claims, self.elsewhere):
            pane.acted.connect(self._clicked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_keys)
        for empty in (self._nothing.wanted, self.articles.import_wanted):
            empty.connect(partial(self._ask_window, "project.import"))
        self.claims.empty.wanted.connect(partial(self._ask_window, "project.extract"))

    def _clicked(self, action_id: str) -> None:
        self._bridge.when_idle(partial(self._act_clicked, action_id, self._theme.keys.hand))

    def _act_clicked(self, action_id: str, via: str) -> None:
        """Does what was clicked; the claims have the focus then, or a button that dims would pass it on."""
        self._theme.keys.was_asked(action_id, via)
        self.acts.perform(action_id)
        reading = action_id == "claim.overlap" and self.reader.hasFocus()
        if not self.claims.editing and not reading:
            self.claims.list.setFocus()

    def _click_next(self) -> None:
        self.next_article(1)
        self.claims.list.setFocus()

    def _ask_window(self, action_id: str) -> None:
        window = self.window()
        if isinstance(window, _Triggers):
            window.trigger(action_id)

    def _choose_article(self, article: str) -> None:
        if self._may_leave():
            self.page.open(ArticleId(article), None)
        elif self.desk.article is not None:
            self.articles.choose(self.desk.article.id)

    def _may_leave(self) -> bool:
        """Whether nothing typed would be lost; says so if it would."""
        if self.claims.may_leave():
            return True
        self.tell(f"Save the {self.claims.form_word} with Ctrl+Enter, or leave it with Esc, first")
        self.claims.take_focus()
        return False

    def _say_left(self, word: str) -> None:
        """Says how what was typed comes back."""
        key = "Up" if word == "reason" else self._theme.keys.cap("claim.correct") or "Correct"
        self.tell(f"Left the {word}; {key} brings it back")

    def _editing_changed(self) -> None:
        if self.page.stale and not self.claims.editing:
            self.page.stale = False
            self.page.reload()
        self.state_changed.emit()

    def _show_keys(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Dims the keys while one types."""
        live = letters_act(now) and not self.claims.editing
        self.claims.card.set_keys_live(live)
        self.elsewhere.relations.set_keys_live(live)
        show_focus(self.elsewhere.title, focused=now is self.elsewhere.list)
        show_focus(self.bar.title, focused=now is self.reader)
