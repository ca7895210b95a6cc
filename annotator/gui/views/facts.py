"""The Facts screen: the list, one fact with its evidence, why it stands, and the graph of its roots."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.fact import Evidence, Verdict
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, FactDetail
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.verdict_dialog import VerdictDialog
from annotator.gui.keys import let_letters_act
from annotator.gui.screen import Screen
from annotator.gui.splits import in_reading_order
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.fact_add import AddEvidenceDialog
from annotator.gui.views.fact_graph import ACTIONS as GRAPH_ACTIONS
from annotator.gui.views.fact_graph import FactGraph
from annotator.gui.views.fact_list import FactList
from annotator.gui.views.fact_page import FactPage, side_of
from annotator.gui.views.fact_reading import FactReading
from annotator.gui.views.fact_restate import RestateDialog
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_why import WhyPanel, chain
from annotator.services import facts, reading

_LIST_WIDTH = 320
_LIST_NARROW = 288
_NARROW_UNDER = 1360 - 73  # the window's width less the rail
_WHY_WIDTH = 304
_EMPTY_WIDTH = 552
_HINTS = (
    ("fact.verdict", "verdict"),
    ("why", "why"),
    ("evidence.add", "add evidence"),
    ("go.review", "open in Review"),
)
_GRAPH_HINTS = (
    ("root.join", "join"),
    ("root.cut", "cut"),
    ("root.unsure", "unsure"),
    ("root.next", "next open edge"),
)
_NEEDS_FACT = ("fact.verdict", "fact.restate", "evidence.add")


class FactsScreen(Screen):
    """Facts at the left, the chosen one in the middle, its decisions at the right when asked for."""

    name = "facts"

    def __init__(self, bridge: Bridge, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._index = HistoryIndex(bridge.workspace)
        self._detail: FactDetail | None = None
        self._via = "mouse"
        self._reader = FactReading(bridge)
        self.list = FactList(theme, bridge.workspace, self._reader)
        self.page = FactPage(theme)
        self.why = WhyPanel(theme, "Why does this stand?")
        self.graph = FactGraph(bridge, theme)
        self.empty = EmptyBox(theme)
        let_letters_act(self.empty)
        self._title = QLabel()
        self._graph_link = KeyButton(theme, "Root graph", "fact.roots", kind=ButtonKind.LINK)
        self._why_link = KeyButton(theme, "Why does this stand?", "why", kind=ButtonKind.LINK)
        self._lay_out()
        self._connect()

    def perform(self, action_id: str) -> None:
        """Does one of the facts' actions, as by its key."""
        self._do(action_id, self._theme.keys.via(action_id))

    def can(self, action_id: str) -> bool:
        """Whether the action would do something now."""
        writable = not self._bridge.workspace.read_only
        if action_id in GRAPH_ACTIONS:
            return self.in_graph and self.graph.can(action_id)
        if self.in_graph:
            return action_id in ("fact.roots", "go.review")
        if action_id in _NEEDS_FACT:
            return writable and self._detail is not None
        match action_id:
            case "fact.remove_evidence":
                return writable and self.page.evidence.chosen_claim() is not None and self._detail is not None
            case "go.review":
                return self.list.amount == 0 or self.page.evidence.chosen_claim() is not None
            case "why" | "fact.roots":
                return self._detail is not None
            case "search":
                return self.list.amount > 0
            case _:
                return False

    def left(self) -> str:
        """How many facts there are, and how many are not settled."""
        told = reading.counts(self._bridge.workspace).facts
        parts = [f"{self.list.amount:,} fact" if self.list.amount == 1 else f"{self.list.amount:,} facts"]
        open_ones = [verdict.value for verdict in (Verdict.NOT_ENOUGH, Verdict.CONFLICTING)]
        parts += [f"{told[word]:,} with {word}" for word in open_ones if told.get(word)]
        return " · ".join(parts)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys that act now."""
        listed = [(each, words) for each, words in (_GRAPH_HINTS if self.in_graph else _HINTS) if self.can(each)]
        return [("Down", "walk the edges"), *listed, ("Escape", "back to the fact")] if self.in_graph else listed

    @property
    def in_graph(self) -> bool:
        """Whether the graph of the fact's roots is shown."""
        return self._modes.currentWidget() is self.graph.page

    def panes(self) -> Sequence[QWidget]:
        """The list, the evidence, and the panel if it is open."""
        if self.in_graph:
            return (self.graph.page.canvas,)
        if self.list.amount == 0:
            return (self.empty,)
        return [pane for pane in (self.list.rows, self.page.evidence, self.why) if pane.isVisible()]

    def refresh(self, changes: Changes | None) -> None:
        """Reads the list again, and the page if its fact or a claim in it was touched."""
        if changes is not None and not self._concerned(changes):
            return
        self.list.refresh()

    def show_target(self, target: str) -> None:
        """Chooses a fact."""
        self._leave_graph()
        if target:
            self.list.show_fact(target)
        self.list.rows.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the list narrower in a small window."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        untouched = before < 0 and self.split.saveState() == self._unsized
        if untouched or (before >= 0 and (before < _NARROW_UNDER) != (now < _NARROW_UNDER)):
            self._set_sizes(_LIST_NARROW if now < _NARROW_UNDER else _LIST_WIDTH)
        self._fold_list()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closes what it asks when it is left."""
        for dialog in () if event.spontaneous() else self.findChildren(QDialog):
            dialog.reject()
        super().hideEvent(event)

    def _concerned(self, changes: Changes) -> bool:
        touched = {kind for kind, _ in changes.targets}
        if touched & {Kind.FACT, Kind.FAMILY}:
            return True
        cited = {row.claim.id for row in self._detail.evidence} if self._detail else set()
        return bool(cited & set(changes.of(Kind.CLAIM)))

    def _do(self, action_id: str, via: str) -> None:
        if self.can(action_id):
            self._via = via
            if action_id in GRAPH_ACTIONS:
                self.graph.perform(action_id, via)
            else:
                self._deeds()[action_id]()

    def _deeds(self) -> Mapping[str, Callable[[], None]]:
        return {
            "fact.verdict": self._ask_verdict,
            "fact.restate": self._ask_statement,
            "evidence.add": self._ask_evidence,
            "fact.remove_evidence": self._take_out,
            "go.review": self._open,
            "fact.roots": self._toggle_graph,
            "why": self._toggle_why,
            "search": self.list.search.start,
        }

    def _connect(self) -> None:
        self.list.chosen.connect(lambda: self._reader.want(self.list.rows.chosen_fact()))
        self._reader.found.connect(self._show)
        self.page.resized.connect(self._fit)
        self.page.wanted.connect(lambda action_id: self._do(action_id, self._theme.keys.hand))
        self.page.evidence.opened.connect(lambda claim: self.go.emit("review", claim))
        self.page.evidence.chosen.connect(self._evidence_chosen)
        self._why_link.clicked.connect(self._toggle_why)
        self._graph_link.clicked.connect(self._toggle_graph)
        self.graph.said.connect(self.said)
        self.graph.page.left.connect(self._leave_graph)
        self.graph.page.wanted.connect(lambda action_id: self._do(action_id, self._theme.keys.hand))
        self.graph.page.chosen.connect(self.state_changed)
        self.empty.wanted.connect(lambda: self.go.emit("review", ""))

    def _evidence_chosen(self) -> None:
        if self.page.evidence.hasFocus():
            self.page.show_chosen()
        self.state_changed.emit()

    def _show(self, detail: FactDetail | None) -> None:
        before, self._detail = self._detail, detail
        if before is not None and (detail is None or before.fact.id != detail.fact.id):
            self.page.verticalScrollBar().setValue(0)
        if self._detail is None:
            self._leave_graph()
            self._show_none()
        else:
            self.list.show()
            self._title.setText(f"Fact {self.list.number_of(self._detail.fact.id)}")
            self.page.show_fact(self._detail, editable=not self._bridge.workspace.read_only)
            self._pages.setCurrentWidget(self._fact)
            self._show_why()
            if self.in_graph:
                self.graph.show_fact(self._detail, self.list.number_of(self._detail.fact.id))
        self.state_changed.emit()

    def _show_none(self) -> None:
        self.page.evidence.show_evidence(())
        self.list.setVisible(self.list.amount > 0)
        if self.list.amount:
            self.empty.show_reason("No fact holds these words", "Search for others, or press Esc.", icon="search")
        else:
            key = self._theme.keys.cap("fact.make")
            press = f"press {key}" if key else "use Decide › Make or join a fact"
            why = f"Choose a claim in Review and {press} to state what it establishes."
            self.empty.show_reason("No facts yet", why, icon="facts", button="Go to Review", key="go.review")
        self._pages.setCurrentWidget(self._none)

    def _ask_verdict(self) -> None:
        if self._detail:
            dialog = VerdictDialog(self._theme, self._detail.fact, self)
            dialog.given.connect(self._assess)
            dialog.ask()

    def _ask_statement(self) -> None:
        if self._detail:
            dialog = RestateDialog(self._theme, self._detail.fact, self)
            dialog.stated.connect(self._restate)
            dialog.ask()

    def _ask_evidence(self) -> None:
        if self._detail:
            dialog = AddEvidenceDialog(self._theme, self._bridge.workspace, self._detail.fact, self)
            dialog.added.connect(self._join)
            dialog.ask()

    def _assess(self, verdict: str, rationale: str) -> None:
        words = f"Verdict of {self._title.text()}: {verdict.capitalize()}"
        self._run(facts.assess, Verdict(verdict), words=words, rationale=rationale)

    def _restate(self, text: str, start: str, end: str) -> None:
        words = f"{self._title.text()} restated"
        self._run(facts.restate, text, words=words, valid_from=start or None, valid_to=end or None)

    def _join(self, evidence: Evidence) -> None:
        self._run(facts.join, [evidence], words=f"Evidence added to {self._title.text()}")

    def _take_out(self) -> None:
        claim = self.page.evidence.chosen_claim()
        self._run(facts.leave, claim, words=f"Evidence taken out of {self._title.text()}")

    def _run(self, verb: Callable[..., Changes], *args: object, words: str, **kwargs: object) -> None:
        if self._detail:
            fact = self._detail.fact.id
            say: Callable[[Changes], None] = lambda _changes: self.said.emit(words)  # noqa: E731 - typed for the bridge
            self._bridge.run(verb, fact, *args, then=say, via=self._via, **kwargs)

    def _open(self) -> None:
        claim = self.graph.claim() if self.in_graph else self.page.evidence.chosen_claim()
        self.go.emit("review", claim or "")

    def _toggle_graph(self) -> None:
        if self.in_graph:
            self._leave_graph()
        elif self._detail is not None:
            self.graph.show_fact(self._detail, self.list.number_of(self._detail.fact.id))
            self._modes.setCurrentWidget(self.graph.page)
            self.graph.page.canvas.setFocus()
            self.state_changed.emit()

    def _leave_graph(self) -> None:
        if self.in_graph:
            self._modes.setCurrentWidget(self.split)
            self.list.rows.setFocus()
            self.state_changed.emit()

    def _toggle_why(self) -> None:
        self.why.setVisible(not self.why.isVisibleTo(self))
        self._fold_list()
        self._set_sizes(self.list.width())
        self._show_why()
        self._fit()
        self.state_changed.emit()

    def _fold_list(self) -> None:
        """Lets the list of facts give way to their reasons where there is no room for both."""
        room = self.width() - _EMPTY_WIDTH - self.why.minimumWidth() - 2
        folded = self.why.isVisibleTo(self) and room < self.list.minimumWidth()
        if folded and self.list.isAncestorOf(self.focusWidget() or self):
            self.page.evidence.setFocus()
        self.list.setVisible(not folded)

    def _show_why(self) -> None:
        if self._detail is not None and self.why.isVisibleTo(self):
            self._index.update()
            fact = self._detail.fact
            self.why.show_chain(fact.text, chain(self._bridge.workspace, self._index, Kind.FACT, fact.id))

    def _fit(self) -> None:
        width = self._pages.width()
        self.page.fit(width)
        self._head_row.setContentsMargins(side_of(width), 0, 16, 0)

    def _set_sizes(self, listed: int) -> None:
        why = _WHY_WIDTH if self.why.isVisibleTo(self) else 0
        self.split.setSizes([listed, max(1, self.width() - listed - why), why])

    def _lay_out(self) -> None:
        self._fact = QWidget()
        column = QVBoxLayout(self._fact)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.page, 1)
        self._none = QWidget()
        self._none.setProperty("role", "surface")
        self._none.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        centre = QVBoxLayout(self._none)
        centre.addStretch(2)
        self.empty.setMinimumWidth(_EMPTY_WIDTH)
        centre.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignHCenter)
        centre.addStretch(3)
        self._pages, self._modes = QStackedWidget(), QStackedWidget()
        self._pages.setMinimumWidth(_EMPTY_WIDTH)
        self._pages.addWidget(self._none)
        self._pages.addWidget(self._fact)
        self.why.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._modes)
        self._modes.addWidget(self.split)
        self._modes.addWidget(self.graph.page)
        # Last of all, for each widget is styled anew wherever it goes.
        for widget in (self.list, self._pages, self.why):
            self.split.addWidget(widget)
        in_reading_order(self.split)
        self.list.setMinimumWidth(240)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(1, 1)
        self.split.setObjectName("panes")
        self._unsized = self.split.saveState()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "header")
        head.setProperty("edge", "bottom")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(44)
        self._title.setProperty("role", "head")
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._head_row = QHBoxLayout(head)
        self._head_row.addWidget(self._title, 1)
        self._head_row.addWidget(self._graph_link)
        self._head_row.addWidget(self._why_link)
        return head
