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
from annotator.gui.views.graph_words import done_words
from annotator.gui.wording import one_line
from annotator.services import rooting
from annotator.services.rooting import RootEffect

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
        speakers = {row.article.id: one_line(row.speaker).strip() for row in reversed(detail.evidence)}
        self.page.show_fact(detail, number, speakers)
        self._tell()

    def can(self, action_id: str) -> bool:
        """Whether an action of the graph would do something now."""
        if action_id == "root.next":
            return bool(self.page.canvas.open())
        return self.page.asked is not None and not self._bridge.workspace.read_only

    def perform(self, action_id: str, via: str) -> None:
        """Answers the chosen edge, or goes to the next one that is open."""
        if action_id == "root.next":
            self.page.canvas.next_open()
        else:
            self._answer(action_id, via)

    def claim(self) -> ClaimId | None:
        """A claim of the chosen edge, to be shown in its article; without an edge the first there is."""
        asked, evidence = self.page.asked, self._detail.evidence if self._detail else ()
        meant = None if asked is None else asked.one or asked.edge.articles[-1]
        return next((row.claim.id for row in evidence if meant in (None, row.article.id)), None)

    def _answer(self, action_id: str, via: str) -> None:
        asked, detail = self.page.asked, self._detail
        if asked is None or detail is None:
            return
        words = done_words(_DONE[action_id], asked, {row.article.id: row for row in detail.evidence})
        say: Callable[[Changes], None] = partial(self._say, words)
        self._bridge.run(rooting.answer, asked.edge, _VERBS[action_id], article=asked.article, then=say, via=via)

    def _say(self, words: str, _changes: Changes) -> None:
        self.said.emit(words)

    def _tell(self) -> None:
        """Tells of what is chosen at once, and what answers would do when that is known: it reads many facts."""
        detail, asked, ws = self._detail, self.page.asked, self._bridge.workspace
        if detail is None:
            return
        self.page.show_asked(editable=not ws.read_only)
        edge, article = (asked.edge, asked.article) if asked else (None, None)

        def show(effect: RootEffect) -> None:
            if (self._detail, self.page.asked) == (detail, asked):
                self.page.show_effect(effect)

        self._bridge.ask(lambda project: rooting.effect(project, detail.fact.id, edge, article), show)
