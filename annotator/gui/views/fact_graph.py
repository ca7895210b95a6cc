"""What the Facts screen does with the root graph: shows it for the fact, answers its edges, counts what follows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.decision import Verb
from annotator.domain.ids import ClaimId
from annotator.domain.view import Changes, FactDetail
from annotator.gui.bridge import Bridge
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.graph_page import GraphPage
from annotator.gui.views.graph_words import outlets
from annotator.gui.wording import one_line
from annotator.services import reading, rooting

_VERBS = {"root.join": Verb.CONFIRM, "root.cut": Verb.REJECT, "root.unsure": Verb.UNSURE}
_DONE = {"root.join": "Joined", "root.cut": "Cut", "root.unsure": "Unsure about"}
ACTIONS = (*_VERBS, "root.next")
"""What is done in the graph alone."""


class FactGraph(QObject):
    """The graph of the chosen fact; says `said` with what was decided."""

    said = Signal(str)

    def __init__(self, bridge: Bridge, theme: ThemeHolder) -> None:
        super().__init__()
        self._bridge = bridge
        self._detail: FactDetail | None = None
        self.page = GraphPage(theme)
        self.page.chosen.connect(self._tell)

    def show_fact(self, detail: FactDetail, number: int) -> None:
        """Shows the graph of a fact."""
        self._detail = detail
        ws, claims = self._bridge.workspace, {row.article.id: row.claim.id for row in reversed(detail.evidence)}
        speakers = {
            article: one_line(reading.claim_card(ws, claim).speaker).strip() for article, claim in claims.items()
        }
        self.page.show_fact(detail, number, speakers)
        self._tell()

    def can(self, action_id: str) -> bool:
        """Whether an action of the graph would do something now."""
        if action_id == "root.next":
            return bool(self.page.canvas.open())
        edge = self.page.edge
        return edge is not None and edge.family is not None and not self._bridge.workspace.read_only

    def perform(self, action_id: str, via: str) -> None:
        """Answers the chosen edge, or goes to the next one that is open."""
        if action_id == "root.next":
            self.page.canvas.next_open()
        else:
            self._answer(action_id, via)

    def claim(self) -> ClaimId | None:
        """A claim of the chosen edge, to be shown in its article; without an edge the first there is."""
        edge, evidence = self.page.edge, self._detail.evidence if self._detail else ()
        of_edge = (row.claim.id for row in evidence if edge is None or row.article.id == edge.articles[-1])
        return next(of_edge, None)

    def _answer(self, action_id: str, via: str) -> None:
        edge, detail = self.page.edge, self._detail
        if edge is None or edge.family is None or detail is None:
            return
        rows = {row.article.id: row for row in detail.evidence}
        words = f"{_DONE[action_id]}: {outlets(edge, rows)}"
        say: Callable[[Changes], None] = partial(self._say, words)
        self._bridge.run(rooting.answer, edge.family, _VERBS[action_id], then=say, via=via)

    def _say(self, words: str, _changes: Changes) -> None:
        self.said.emit(words)

    def _tell(self) -> None:
        if self._detail is not None:
            edge, ws = self.page.edge, self._bridge.workspace
            effect = rooting.effect(ws, self._detail.fact.id, edge.family if edge else None)
            self.page.show_effect(effect, editable=not ws.read_only)
