"""The actions of Review: whether each can be done now, and the verb it runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ClaimId
from annotator.domain.link import Relation, Standing, linked_words
from annotator.domain.messages import counted
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import Candidate, Changes, ClaimCard
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.fact_dialog import FactChoice
from annotator.gui.keymap import KeyMap
from annotator.gui.views.article_list import ArticleList
from annotator.gui.views.claims import ClaimsPane
from annotator.gui.views.elsewhere import Elsewhere
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_selection import of_words
from annotator.gui.views.review_bar import DoneBar, ReaderBar
from annotator.gui.views.review_candidates import turned_relation
from annotator.gui.views.review_desk import ReviewDesk
from annotator.services import claims, contradicting, copies, facts, links, looking
from annotator.services.contradicting import Contradicting

_JUDGEMENTS = {
    "claim.confirm": (copies.confirm, Status.CONFIRMED, "Confirmed"),
    "claim.reject": (copies.reject, Status.REJECTED, "Rejected"),
    "claim.unsure": (claims.unsure, Status.UNSURE, "Unsure about"),
}


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes that actions look at and move."""

    articles: ArticleList
    reader: Reader
    claims: ClaimsPane
    elsewhere: Elsewhere
    bar: ReaderBar
    done: DoneBar


class Stage(Protocol):
    """What actions ask of the screen they act on."""

    def applied(self, changes: Changes, said: str) -> None:
        """Shows what a verb changed and says it."""

    def go_on(self, after: ClaimId) -> None:
        """Selects the next open claim."""

    def next_article(self, by: int) -> None:
        """Shows the article after or before this one."""

    def open_target(self, target: str) -> None:
        """Shows a claim or article."""

    def ask_for_fact(self, card: ClaimCard) -> None:
        """Asks for the fact that a claim makes or joins."""

    def tell(self, words: str) -> None:
        """Says something that changed nothing."""

    def warn(self, words: str) -> None:
        """Says what was done and still needs another look, until something else is done."""

    def ask_next(self) -> None:
        """Shows the suggested link that settles most."""

    def show_on(self, screen: str, target: str, action_id: str = "") -> None:
        """Shows something on another screen, where an action may be done with it at once."""


@dataclass(frozen=True, slots=True)
class Handler:
    """What an action does, given how it was asked for ("key:C", "mouse"), and whether it can."""

    do: Callable[[str], None]
    can: Callable[[], bool]


class ReviewActs:
    """Does the actions of Review."""

    def __init__(self, bridge: Bridge, desk: ReviewDesk, panes: Panes, stage: Stage, keys: KeyMap) -> None:
        self._bridge, self._desk, self._panes, self._stage, self._keys = bridge, desk, panes, stage, keys
        self._handlers: Mapping[str, Handler] = {
            **self._deciding(),
            **self._moving(),
            **self._linking(),
        }

    def can(self, action_id: str) -> bool:
        """Whether the action would do something now."""
        handler = self._handlers.get(action_id)
        return handler is not None and handler.can()

    def perform(self, action_id: str) -> None:
        """Does an action; nothing if it cannot be done now."""
        if self.can(action_id):
            self._handlers[action_id].do(self._keys.via(action_id))

    def correct(self, corrected: Claim) -> None:
        """Writes a correction that was typed, and leaves the editor once it is kept."""
        card = self._panes.claims.selected()
        if card is None or card.id != corrected.id:
            return
        then = partial(self._corrected, card)
        self._bridge.run(claims.correct, corrected.id, corrected, via=self._keys.hand, then=then)

    def reject_because(self, reason: str) -> None:
        """Rejects the selected claim for the reason that was typed, and leaves the slot once it is kept."""
        card = self._panes.claims.selected()
        if card is None or self._bridge.busy:
            return
        rejected = card.status is Status.REJECTED and card.analyst == self._desk.workspace.analyst
        if rejected and reason in ("", card.reason):
            self._panes.claims.leave_editor()
            self._stage.tell(f"Claim {card.number} is rejected already; its reason stays as it was")
            return
        then = partial(self._reasoned, card, reason)
        self._bridge.run(copies.reject, card.id, reason=reason, via=self._keys.via("claim.reject.reason"), then=then)

    def make_fact(self, card: ClaimCard, choice: FactChoice) -> None:
        """Writes the fact that was asked for."""
        if choice.joins is not None:
            said = f"Joined claim {card.number} to a fact"
            then = partial(self._applied, said)
            self._bridge.run(facts.join, choice.joins, choice.evidence, via=self._keys.via("fact.make"), then=then)
        elif choice.verdict is not None:
            then = partial(self._applied, f"Stated a fact from claim {card.number}: {choice.verdict.value}")
            self._bridge.run(
                facts.state,
                choice.text,
                choice.evidence,
                verdict=choice.verdict,
                rationale=choice.rationale,
                via=self._keys.via("fact.make"),
                then=then,
            )

    # Claims

    def _deciding(self) -> dict[str, Handler]:
        made = {action: Handler(partial(self._judge, action), self._may_decide) for action in _JUDGEMENTS}
        return {
            **made,
            "claim.reject.reason": Handler(lambda _via: self._panes.claims.ask_why_not(), self._may_decide),
            "claim.correct": Handler(lambda _via: self._panes.claims.edit(), self._may_decide),
            "claim.new": Handler(self._add, self._may_add),
            "article.looked": Handler(self._look_through, self._may_look),
            "fact.make": Handler(lambda _via: self._stage.ask_for_fact(self._card()), self._may_decide),
            "why": Handler(lambda _via: self._panes.claims.toggle_why(), self._is_on_claim),
            "why.decisions": Handler(lambda _via: self._stage.show_on("history", self._card().id), self._is_on_claim),
            "fact.roots": Handler(lambda _via: self._show_roots(), self._is_on_claim),
        }

    def _show_roots(self) -> None:
        """Shows the root graph of the fact that the selected claim belongs to; of several, of the first."""
        card = self._card()
        found = self._desk.facts_of(card.id)
        if found:
            self._stage.show_on("facts", found[0].id, "fact.roots")
        else:
            key = self._keys.cap("fact.make")
            self._stage.tell(f"Claim {card.number} is in no fact{f'; {key} makes or joins one' if key else ''}")

    def _judge(self, action: str, via: str) -> None:
        verb, outcome, word = _JUDGEMENTS[action]
        card = self._card()
        said = card.status is outcome and card.analyst == self._desk.workspace.analyst
        if said and (action == "claim.unsure" or not self._desk.copies_of(card.id)):
            self._stage.tell(f"Claim {card.number} is {outcome.value} already")
            self._stage.go_on(card.id)
            return
        told = partial(self._judged, card, f"{word} claim {card.number}", self._panes.claims.card.head.credits)
        self._bridge.run(verb, card.id, via=via, then=told)

    def _judged(self, card: ClaimCard, said: str, credited: Sequence[str], changes: Changes) -> None:
        copied = changes.decisions - 1
        self._stage.applied(changes, f"{said} and {_copies_words(copied, credited)}" if copied > 0 else said)
        self._stage.go_on(card.id)

    def _corrected(self, card: ClaimCard, changes: Changes) -> None:
        self._panes.claims.leave_editor()
        self._panes.claims.editor.forget(card.id)
        self._judged(card, f"Corrected claim {card.number}", (), changes)

    def _reasoned(self, card: ClaimCard, reason: str, changes: Changes) -> None:
        self._panes.claims.card.why_not.field.remember(reason)
        self._panes.claims.leave_editor()
        self._judged(card, f"Rejected claim {card.number}{f': {reason}' if reason else ''}", (), changes)

    def _add(self, via: str) -> None:
        article, chosen = self._desk.article, self._panes.reader.selected_span()
        if article is not None and chosen is not None:
            span = of_words(article.text, chosen)
            self._bridge.run(claims.add, article.id, span, via=via, then=partial(self._added, span))

    def _added(self, _span: Span, changes: Changes) -> None:
        self._panes.reader.clear_selection()
        added = ClaimId(changes.of(Kind.CLAIM)[0])
        card = self._desk.card(added)
        number = f" {card.number}" if card else ""
        key = self._keys.cap("claim.correct")
        hint = f"; {key} corrects its wording and slots" if key else ""
        self._stage.applied(changes, f"Added claim{number}{hint}")
        self._panes.claims.select(added)
        self._panes.claims.list.setFocus()

    def _look_through(self, via: str) -> None:
        article = self._desk.article
        if article is not None:
            then = partial(self._applied, "Looked through: no claim here but those listed")
            self._bridge.run(looking.looked, article.id, via=via, then=then)

    # Going about

    def _moving(self) -> dict[str, Handler]:
        panes = self._panes
        return {
            "claim.next": Handler(lambda _via: _drop(panes.claims.step(1)), self._is_on_claim),
            "claim.previous": Handler(lambda _via: _drop(panes.claims.step(-1)), self._is_on_claim),
            "claim.skip": Handler(lambda _via: self._stage.go_on(self._card().id), self._is_on_claim),
            "claim.overlap": Handler(lambda _via: self._next_overlap(), self._is_in_overlap),
            "article.next": Handler(lambda _via: self._stage.next_article(1), self._is_reading),
            "article.previous": Handler(lambda _via: self._stage.next_article(-1), self._is_reading),
            "article.family": Handler(lambda _via: self._next_of_family(), self._is_reading),
            "search": Handler(lambda _via: panes.articles.focus_search(), lambda: not panes.claims.editing),
            "go.review": Handler(lambda _via: self._open_candidate(), self._has_candidate),
            "claim.edit.save": Handler(self._save, lambda: panes.claims.editing),
            "claim.edit.cancel": Handler(lambda _via: panes.claims.abandon_editor(), lambda: panes.claims.editing),
        }

    def _next_of_family(self) -> None:
        """Shows the next of the article's copies, the first after the last, and says which of them it is."""
        listed, here = self._desk.family(), self._desk.article
        if here is None or not listed[1:]:
            self._stage.tell("No other article is a copy of this one")
            return
        at = (listed.index(here.id) + 1) % len(listed)
        self._stage.open_target(listed[at])
        row = self._desk.row
        if row is not None and row.id == listed[at]:
            self._stage.tell(f"Article {at + 1} of {len(listed)} of this copy family: {row.source or row.title}")

    def _save(self, via: str) -> None:
        with self._keys.asking(via):
            self._panes.claims.save()

    def _next_overlap(self) -> None:
        overlapping = self._panes.reader.overlaps()
        if overlapping:
            self._panes.claims.select(overlapping[0])

    def _open_candidate(self) -> None:
        candidate = self._panes.elsewhere.current()
        if candidate is not None:
            self._stage.open_target(candidate.other.id)

    # Links

    def _linking(self) -> dict[str, Handler]:
        made = {
            f"candidate.{number}": Handler(partial(self._pick, number), self._is_on_claim) for number in range(1, 10)
        }
        made["suggestion.next"] = Handler(lambda _via: self._stage.ask_next(), self._has_suggestions)
        made["link.none"] = Handler(self._none_of_these, lambda: self._may_link() and bool(self._open_candidates()))
        made["link.start"] = Handler(lambda _via: self._panes.elsewhere.list.setFocus(), self._has_candidate)
        for relation in Relation:
            made[f"link.{relation.value}"] = Handler(partial(self._link, relation, reversed_=False), self._may_link)
            if not relation.symmetric:
                made[f"link.{relation.value}.reversed"] = Handler(
                    partial(self._link, relation, reversed_=True), self._may_link
                )
        return made

    def _pick(self, number: int, _via: str) -> None:
        if not self._panes.elsewhere.pick(number):
            self._stage.tell(f"There is no candidate {number}")

    def _link(self, relation: Relation, via: str, *, reversed_: bool) -> None:
        candidate, card = self._panes.elsewhere.current(), self._card()
        if candidate is None:
            return
        # A key says what the row shows: of "Refined by?" that the candidate refines, with Shift the other way round.
        reversed_ ^= turned_relation(candidate, card.id) is relation
        pair = (candidate.other.id, card.id) if reversed_ else (card.id, candidate.other.id)
        said = _linked_words(card, candidate, relation, reversed_=reversed_)
        then = partial(self._applied, said)
        self._bridge.run(links.link, *pair, relation, via=via, alike=candidate.alike, then=then)

    def _open_candidates(self) -> list[ClaimId]:
        shown = self._panes.elsewhere.model.candidates
        return [each.other.id for each in shown if each.standing is Standing.SUGGESTED]

    def _none_of_these(self, via: str) -> None:
        card, others = self._card(), self._open_candidates()
        then = partial(self._applied, f"Told claim {card.number} apart from {counted(len(others), 'candidate')}")
        self._bridge.run(links.tell_apart, card.id, others, via=via, then=then)

    def _applied(self, said: str, changes: Changes) -> None:
        self._stage.applied(changes, said)
        if touched := changes.of(Kind.LINK):
            self._bridge.ask(partial(contradicting.with_links, links=touched), self._warn)

    def _warn(self, found: Sequence[Contradicting]) -> None:
        if found:
            more = f" So do {counted(len(found) - 1, 'other link')}." if len(found) > 1 else ""
            self._stage.warn(f"Decisions contradict each other, and all are kept: {found[0].words}.{more}")

    # Whether

    def _card(self) -> ClaimCard:
        card = self._panes.claims.selected()
        if card is None:
            raise LookupError("no claim is selected")
        return card

    def _is_reading(self) -> bool:
        return self._desk.article is not None and not self._panes.claims.editing

    def _is_on_claim(self) -> bool:
        return self._panes.claims.selected() is not None and not self._panes.claims.editing

    def _may_decide(self) -> bool:
        return self._is_on_claim() and not self._desk.workspace.read_only

    def _may_add(self) -> bool:
        writable = self._is_reading() and not self._desk.workspace.read_only
        return writable and self._panes.reader.selected_span() is not None

    def _may_look(self) -> bool:
        return self._is_reading() and not self._desk.workspace.read_only and not self._desk.looked_by_me

    def _is_in_overlap(self) -> bool:
        return self._is_on_claim() and bool(self._panes.reader.overlaps())

    def _has_candidate(self) -> bool:
        return self._is_on_claim() and self._panes.elsewhere.current() is not None

    def _has_suggestions(self) -> bool:
        return bool(self._desk.counts.links.get("suggested")) and not self._panes.claims.editing

    def _may_link(self) -> bool:
        return self._may_decide() and self._has_candidate()


def _linked_words(card: ClaimCard, candidate: Candidate, relation: Relation, *, reversed_: bool) -> str:
    own, other = f"claim {card.number}", f"a claim in {candidate.article.source or candidate.article.title}"
    if relation is Relation.DIFFERENT:
        return f"Told {own} apart from {other}"
    one, two = (other, own) if reversed_ else (own, other)
    return f"Linked: {one} {linked_words(relation)} {two}"


def _copies_words(count: int, credited: Sequence[str]) -> str:
    copies = "its exact copy" if count == 1 else f"its {count:,} exact copies"
    return f"{copies}, via {', '.join(credited)}" if credited else copies


def _drop(_moved: bool) -> None:
    """At either end of the list there is nowhere to go, and nothing to say."""
