"""The open article over all panes of Review: what is shown where, and what is read again after a change."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard
from annotator.gui.views.review_acts import Panes
from annotator.gui.views.review_desk import ReviewDesk


class OpenArticle(QObject):
    """Keeps the panes on one article and one claim; says `moved` when the selection changed."""

    moved = Signal()

    def __init__(self, desk: ReviewDesk, panes: Panes) -> None:
        super().__init__()
        self.desk, self._panes = desk, panes
        self._showing_draft = False
        self._wanted: Link | None = None
        panes.claims.facts_of = desk.facts_of
        panes.claims.copies_of = desk.copies_of
        self.stale = False
        """Whether something waits to be read until the open correction ends."""

    def reload(self) -> None:
        """Reads everything again; what is being typed stays."""
        card, article = self._panes.claims.selected(), self.desk.article
        self.desk.recount()
        self._show_counts()
        self._panes.articles.reload()
        if self._panes.claims.editing:
            self.stale = True  # what is being typed must not be lost to a machine run that ends
            return
        shown = article.id if article else self._panes.articles.current or self._panes.articles.model.id_at(0)
        shown = shown or next(iter(self.desk.ids("", only_open=False)), None)  # nothing to do is something to read
        if shown is None or not self.open(ArticleId(shown), card.id if card else None):
            self._close_article()

    def open(self, article_id: ArticleId, claim_id: ClaimId | None) -> bool:
        """Shows an article with a claim selected, or else its first open one; False if it is no longer there."""
        if not self.desk.open(article_id):
            return False
        article, row, cards = self.desk.article, self.desk.row, self.desk.cards
        if article is None or row is None:
            return False
        self._panes.articles.choose(article_id)
        if not cards:
            self._say_why_empty()
        self._panes.claims.editor.published = article.date
        self._panes.claims.show_cards(article.text, cards, self.desk.workspace.analyst)
        self._panes.claims.set_acts(not self.desk.workspace.read_only)
        self._panes.elsewhere.set_acts(not self.desk.workspace.read_only)
        self._panes.reader.show_article(article, row, cards)
        self._show_bars()
        self._select_first(claim_id)
        return True

    def _say_why_empty(self) -> None:
        """Names the way on: the machine where it has not read the article yet, else the analyst's own claim."""
        empty, add = self._panes.claims.empty, "new claim from the selection"
        if self.desk.is_unread():
            why = "The machine can propose its claims; or select words and make one yourself."
            key = "project.extract"
            empty.show_reason(
                "Nobody has read this article yet", why, icon="machine", button="Extract claims", key=key,
                other=("claim.new", add),
            )  # fmt: skip
        else:
            empty.show_reason(
                "No claims in this article", self.desk.why_no_claims(), icon="text-lines", key="claim.new"
            )

    def _select_first(self, claim_id: ClaimId | None) -> None:
        """Selects the claim asked for, or else the first open one, or else the first."""
        if claim_id is not None and self._panes.claims.select(claim_id):
            return
        chosen = next((card for card in self.desk.cards if card.open), None)
        chosen = chosen or next(iter(self.desk.cards), None)
        if chosen is None:
            self._show_candidates()
        else:
            self._panes.claims.select(chosen.id)

    def _close_article(self) -> None:
        self.desk.clear()
        self._panes.claims.show_cards("", (), self.desk.workspace.analyst)
        self._panes.reader.clear_article()
        self._show_bars()
        self._show_candidates()

    def open_link(self, link: Link) -> bool:
        """Shows one of a link's claims with the other as the chosen candidate; False if neither is there any more."""
        here = self._panes.claims.selected()
        first, second = (link.a, link.b) if (link.rank_a or 99) <= (link.rank_b or 99) else (link.b, link.a)
        claim = here.id if here and here.id in (first, second) else first
        article = self.desk.article_of(claim)
        self._wanted = link
        if article is None or not self.open(article, claim):
            return False
        return self._panes.elsewhere.pick_link(link.id)

    def show_claim(self, claim_id: str) -> None:
        """Lets the other panes follow the claim that was selected; a link that was asked about is left with its own."""
        if self._wanted is not None and claim_id not in (self._wanted.a, self._wanted.b):
            self._wanted = None
        self._panes.reader.select(ClaimId(claim_id))
        self._panes.bar.show_overlaps(len(self._panes.reader.overlaps()))
        self._show_candidates()
        self.moved.emit()

    def _show_candidates(self) -> None:
        card = self._panes.claims.selected()
        found = self.desk.candidates(card.id, self._wanted.id if self._wanted else None) if card else []
        told_apart = partial(self.desk.told_apart, card.id) if card else tuple
        matched = any((*self.desk.counts.links.values(), *self.desk.counts.families.values()))
        self._panes.elsewhere.show_candidates(card, found, matched=matched, told_apart=told_apart)
        self._panes.elsewhere.foot.show_learned(self.desk.learned.lessons if found else 0)

    def show_draft(self, span: Span | None) -> None:
        """Shows the span that is being corrected; None once it is not any more."""
        # The reader tells of every selection, also of the one that shows the draft.
        self._showing_draft = True
        self._panes.reader.set_draft(span, held=not self._panes.claims.editor.aims_at_slot)
        self._showing_draft = False
        card = self._panes.claims.selected()
        if span is None and card is not None:
            self._panes.reader.select(card.id)

    def take_selection(self, span: Span | None) -> None:
        """Hands words selected in the article to an open correction."""
        if self._panes.claims.editing and not self._showing_draft:
            self._panes.claims.take_selection(span)
        elif not self._panes.claims.editing:
            self.moved.emit()

    def apply(self, changes: Changes) -> None:
        """Reads again what the changes touched, and nothing else."""
        touched = [ClaimId(target) for target in changes.of(Kind.CLAIM)]
        rows = {article for claim in touched if (article := self._apply_claim(claim))}
        self.desk.recount()
        self._show_counts()
        self._panes.articles.refresh(sorted(rows))
        if changes.of(Kind.FACT):
            self._panes.claims.show_facts()
        self._show_bars()
        self._show_candidates()
        if changes.undone is not None and touched:
            self._panes.claims.select(touched[0])

    def _apply_claim(self, claim_id: ClaimId) -> ArticleId | None:
        """Shows a claim as it stands now; the article it is in, None if it is in none any more."""
        card, here = self.desk.card(claim_id), self.desk.article
        known = any(each.id == claim_id for each in self.desk.cards)
        belongs = card is not None and here is not None and card.claim.article == here.id
        if here is not None and known != belongs:
            self._reread_cards()
        elif card is not None and belongs:
            self.desk.cards = [card if each.id == claim_id else each for each in self.desk.cards]
            self._panes.claims.update_card(card)
            self._panes.reader.update_card(card)
        return card.claim.article if card else here.id if here else None

    def _reread_cards(self) -> None:
        """A claim came or went: the article stays where it is, its claims are counted anew."""
        selected, article = self._panes.claims.selected(), self.desk.article
        if self._panes.claims.editing:
            self.stale = True
        elif article is not None:
            self.desk.open(article.id)
            self.open(article.id, self._nearest(selected) if selected else None)

    def _nearest(self, card: ClaimCard) -> ClaimId | None:
        """The claim itself, or the one nearest to where it was if it is gone; None if there is none."""
        start = card.claim.span.start
        cards = sorted(self.desk.cards, key=lambda each: (each.id != card.id, abs(each.claim.span.start - start)))
        return cards[0].id if cards else None

    def _show_counts(self) -> None:
        self._panes.articles.show_counts(self.desk.counts.articles_open, self.desk.counts.articles)

    def _show_bars(self) -> None:
        self._panes.bar.show_cards(self.desk.cards, self.desk.who_looked())
        self._panes.bar.show_overlaps(len(self._panes.reader.overlaps()))
        self.show_done()

    def show_done(self) -> None:
        """Offers the next article once this one is done."""
        if self.desk.cards and not any(card.open for card in self.desk.cards):
            self._panes.done.show_done(len(self.desk.cards), self.desk.next_open())
        else:
            self._panes.done.hide()
