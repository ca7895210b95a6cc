"""The Why panel: every decision about one thing in order, and what holds now."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.claim import Claim
from annotator.domain.context import context
from annotator.domain.errors import Missing
from annotator.domain.ids import ClaimId, FactId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.gui.badges import KeyCap
from annotator.gui.keys import let_letters_act
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.history_chain import ChainView, Node, decision_node, machine_node
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_value import made, value
from annotator.gui.views.history_words import capitalised, value_words
from annotator.gui.wording import shown_line
from annotator.services import reading
from annotator.services.workspace import Workspace

WIDTH = 340
MOST_STEPS = 30
_TONES = {
    "confirmed": "confirmed", "corrected": "corrected", "rejected": "rejected", "unsure": "unsure",
    "supported": "confirmed", "refuted": "rejected", "conflicting evidence": "unsure",
}  # fmt: skip


def chain(workspace: Workspace, index: HistoryIndex, kind: Kind, target: TargetId) -> list[Node]:
    """The steps of a claim, link, fact or group: the machine's, the decisions, and what holds now."""
    rows = index.about((target,))
    claim = claim_of(workspace, target) if kind is Kind.CLAIM else None
    first = machine_node(claim, sentence_of(workspace, claim)) if claim else None
    steps = [first] if first else []
    return [*steps, *_newest([decision_node(row) for row in rows]), _now(workspace, kind, target, rows)]


def _newest(nodes: list[Node]) -> list[Node]:
    """All steps, or of very many the newest and how many stand before them."""
    left_out = len(nodes) - MOST_STEPS
    if left_out <= 0:
        return nodes
    return [Node("more", "", f"{left_out:,} earlier decisions", "listed in History"), *nodes[left_out:]]


def claim_of(workspace: Workspace, target: TargetId) -> Claim | None:
    """The claim of this id; None if there is none."""
    try:
        return reading.claim_card(workspace, ClaimId(target)).claim
    except Missing:
        return None


def sentence_of(workspace: Workspace, claim: Claim) -> str:
    """The sentence of its article that a claim stands in."""
    return context(reading.article(workspace, claim.article).text, claim.span).text


def _now(workspace: Workspace, kind: Kind, target: TargetId, rows: Sequence[HistoryRow]) -> Node:
    live = [row for row in rows if not row.withdrawn]
    if made(rows) and not made(live):
        return Node("trash", "", "Now: gone", text="The decision that made it was undone; it can be redone.")
    try:
        word, disputed = _standing(workspace, kind, target, live)
    except Missing:
        return Node("trash", "", "Now: gone")
    if disputed:
        return Node("team", "unsure", "Now: not settled", text=f"The analysts differ; the newest holds {word}.")
    text = "" if rows else "Nobody has decided."
    return Node("flag", _TONES.get(word, ""), f"Now: {capitalised(value_words(word, kind))}", text=text)


def _standing(workspace: Workspace, kind: Kind, target: TargetId, live: Sequence[HistoryRow]) -> tuple[str, bool]:
    if kind is Kind.CLAIM:
        card = reading.claim_card(workspace, ClaimId(target))
        return card.status.value, card.disputed
    if kind is Kind.FACT:
        verdict, disputed = reading.fact_standing(workspace, FactId(target))
        return verdict.value, disputed
    return value(live, kind), False


class WhyPanel(QWidget):
    """A head, what it is about, and its chain."""

    def __init__(self, theme: ThemeHolder, title: str, *, head_height: int = 44) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(240)
        self._about = QLabel(wordWrap=True)
        self._about.setProperty("role", "claim")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self.chain = ChainView(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_head(theme, title, head_height))
        outer.addWidget(self._scrolled(), 1)

    def sizeHint(self) -> QSize:
        """As wide as designed."""
        return QSize(WIDTH, 400)

    def show_chain(self, about: str, nodes: Sequence[Node]) -> None:
        """Shows the steps of something."""
        self._about.setText(shown_line(about))
        self.chain.show_nodes(nodes)

    def take_focus(self) -> None:
        """Puts the focus on the chain, so that the arrows scroll it."""
        self._area.setFocus()

    def say(self, words: str) -> None:
        """Shows a sentence in place of a chain."""
        self.show_chain(words, ())

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "window")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._about)
        column.addWidget(self.chain)
        column.addStretch(1)
        self._area = area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName("Why it stands")
        let_letters_act(area)
        area.setWidget(body)
        return area


def _head(theme: ThemeHolder, title: str, height: int) -> QWidget:
    head = QWidget()
    head.setProperty("role", "window")
    head.setProperty("edge", "bottom")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head.setFixedHeight(height)
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 0, 16, 0)
    words = QLabel(title)
    words.setProperty("role", "head")
    row.addWidget(words)
    row.addWidget(KeyCap(theme, "why"))
    row.addStretch(1)
    return head
