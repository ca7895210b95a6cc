"""The main job as key presses: confirm, correct, reject, add, link, state facts, undo and redo, export."""

from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.claim import Claim, Status
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.link import Relation
from annotator.domain.span import Span, trimmed
from annotator.domain.view import Candidate
from annotator.gui.hands import Hands
from annotator.gui.views.reader_selection import of_words
from annotator.gui.views.review import ReviewScreen
from annotator.gui.views.review_candidates import turned_relation
from annotator.services import reading
from annotator.services.workspace import Workspace

_CORRECTED = "corrected words"


@dataclass(slots=True)
class Pressed:
    """What the keys that were pressed must have left in the project."""

    statuses: dict[ClaimId, Status] = field(default_factory=dict)
    corrected: dict[ClaimId, tuple[Span, str]] = field(default_factory=dict)
    added: dict[ArticleId, Span] = field(default_factory=dict)
    links: dict[frozenset[ClaimId], Relation] = field(default_factory=dict)
    facts: list[tuple[str, Verdict, frozenset[Evidence]]] = field(default_factory=list)
    acts: int = 0


class MainJob:
    """An analyst at the keyboard; `pressed` keeps what they did."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self.pressed = Pressed()

    @property
    def _workspace(self) -> Workspace:
        return self._hands.window.workspace

    @property
    def _review(self) -> ReviewScreen:
        screen = self._hands.window.screen("review")
        if not isinstance(screen, ReviewScreen):
            raise TypeError("Review is not the Review screen")
        return screen

    @property
    def _claim(self) -> Claim:
        return reading.claim_card(self._workspace, ClaimId(self._review.target())).claim

    def confirm(self, times: int) -> None:
        """C on the selected claim, and on those that come up after it."""
        for _ in range(times):
            self._decide("claim.confirm", Status.CONFIRMED)

    def reject(self) -> None:
        """X on the selected claim."""
        self._decide("claim.reject", Status.REJECTED)

    def _decide(self, action: str, status: Status) -> None:
        self.pressed.statuses[self._claim.id] = status
        self.pressed.acts += 1
        self._hands.do(action)

    def correct(self) -> None:
        """E, another word in the first slot, a longer span in the article, Ctrl+Enter, Space to the next claim."""
        before = self._claim
        self._hands.do("claim.correct")
        self._hands.press("Tab")
        self._hands.type(_CORRECTED)
        self._hands.press("Shift+Tab")
        self._to_reader()
        self._hands.press("Shift+Right", "Shift+Right", "Shift+Right", "Ctrl+Return")
        text = reading.article(self._workspace, before.article).text
        span = trimmed(text, before.span.start, before.span.end + 3)
        if span is None:
            raise AssertionError("a claim holds at least one word")
        self.pressed.statuses[before.id] = Status.CORRECTED
        self.pressed.corrected[before.id] = (span, _CORRECTED)
        self.pressed.acts += 1
        self._to_claims()
        self._hands.do("claim.skip")

    def _to_reader(self) -> None:
        """F6 until the article has the focus."""
        for _ in self._review.panes():
            if self._review.reader.hasFocus():
                return
            self._hands.do("pane.next")

    def _to_claims(self) -> None:
        for _ in self._review.panes():
            if self._review.claims.list.hasFocus():
                return
            self._hands.do("pane.next")

    def add(self) -> None:
        """Words after the selected claim, with Shift held, and N."""
        self._to_reader()
        self._hands.press(*["Shift+Ctrl+Right"] * 6)
        chosen = self._review.reader.selected_span()
        if chosen is None:
            raise AssertionError("Shift and the arrows selected nothing")
        article = self._claim.article
        self.pressed.added[article] = of_words(reading.article(self._workspace, article).text, chosen)
        self.pressed.acts += 1
        self._hands.do("claim.new")
        self._to_claims()

    def link(self, claim: ClaimId, candidate: Candidate) -> None:
        """The candidate's digit, then the letter of the relation that is proposed for it."""
        self.walk_to(claim)
        listed = reading.candidates(self._workspace, claim)
        place = [each.other.id for each in listed].index(candidate.other.id) + 1
        relation = candidate.link.relation
        if relation is Relation.DIFFERENT:
            relation = Relation.SAME
        turned = candidate.link.a != claim and not relation.symmetric and turned_relation(candidate, claim) is None
        self._hands.do(f"candidate.{place}", f"link.{relation.value}{'.reversed' if turned else ''}")
        self.pressed.links[frozenset((claim, candidate.other.id))] = relation
        self.pressed.acts += 1

    def walk_to(self, claim: ClaimId) -> None:
        """PgUp or PgDn to the claim's article, Up or Down to the claim."""
        self._to_claims()
        wanted = reading.claim_card(self._workspace, claim)
        articles = reading.article_ids(self._workspace)
        steps = articles.index(wanted.claim.article) - articles.index(self._claim.article)
        self._hands.do(*["article.next" if steps > 0 else "article.previous"] * abs(steps))
        cards = [card.id for card in reading.claim_cards(self._workspace, wanted.claim.article)]
        rows = cards.index(claim) - cards.index(self._claim.id)
        self._hands.do(*["claim.next" if rows > 0 else "claim.previous"] * abs(rows))
        if self._claim.id != claim:
            raise AssertionError(f"the arrows led to claim {self._claim.id}, not to {claim}")

    def state_fact(self, claim: ClaimId, verdict: Verdict, reason: str) -> None:
        """F, the verdict's key, a reason, Ctrl+Enter."""
        self.walk_to(claim)
        linked = reading.candidates(self._workspace, claim)
        self._hands.do("fact.make")
        self._hands.press(f"Alt+{_VERDICT_KEYS[verdict]}")
        self._hands.tab_to("Why this verdict")
        self._hands.type(reason)
        self._hands.press("Ctrl+Return")
        text = reading.claim_card(self._workspace, claim).claim.text
        others = [c.other.id for c in linked if frozenset((claim, c.other.id)) in self.pressed.links]
        evidence = frozenset(Evidence(each, Stance.SUPPORTS) for each in (claim, *others))
        self.pressed.facts.append((text, verdict, evidence))
        self.pressed.acts += 1

    def undo_and_redo(self, times: int) -> None:
        """Ctrl+Z as often as asked, then Ctrl+Shift+Z as often; each is a decision of its own."""
        self._hands.do(*["edit.undo"] * times, *["edit.redo"] * times)

    def export(self, name: str, out: Path) -> None:
        """Ctrl+E, the format, the file's name, Enter, Esc."""
        from annotator.gui.dialogs.export_dialog import ExportDialog

        self._hands.do("project.export")
        dialog = self._hands.window.overlay
        if not isinstance(dialog, ExportDialog):
            raise TypeError("Ctrl+E did not open the export dialog")
        while dialog.chosen.name != name:
            self._hands.press("Down")
        self._hands.tab_to("File")
        self._hands.type(str(out))
        self._hands.press("Ctrl+Return", "Escape")


_VERDICT_KEYS = {Verdict.SUPPORTED: 1, Verdict.REFUTED: 2, Verdict.CONFLICTING: 3, Verdict.NOT_ENOUGH: 4}
