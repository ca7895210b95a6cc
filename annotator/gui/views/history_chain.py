"""A vertical chain of what happened to one thing: the machine's step dashed, the last node what holds now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.claim import Claim
from annotator.domain.decision import Verb
from annotator.domain.reasons import likely_words, makers_words, rule_sentences
from annotator.domain.view import HistoryRow
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import TextStyle, paint_text, text_height
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Tokens
from annotator.gui.views.history_words import (
    TAKEN_OUT,
    after_words,
    before_words,
    changed_words,
    verb_words,
    via_words,
    when_words,
)
from annotator.gui.wording import one_line

_NODE = 26
_TEXT_LEFT = 38
_BETWEEN = 16
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Node:
    """A step: a drawing, the look it has ("" for none), what happened, when and how, and in which words."""

    icon: str
    tone: str
    title: str
    meta: str = ""
    text: str = ""
    dashed: bool = False
    quiet: bool = False

    @property
    def spoken(self) -> str:
        """The step as a screen reader says it."""
        return sentences(self.title, self.meta, self.text)


def machine_node(claim: Claim, sentence: str) -> Node | None:
    """What the machine proposed at first, and from which sentence; None for a claim that no machine made."""
    if not claim.makers:
        return None
    meta = f"{makers_words(claim.makers)} · {likely_words(claim.score)}"
    rules = " ".join(map(one_line, rule_sentences(claim))) if claim.why else ""
    return Node("machine", "", "Machine proposed", meta, f"{rules} From: {one_line(sentence)}".lstrip(), dashed=True)


def decision_node(row: HistoryRow) -> Node:
    """A decision as a step: who did what, when, by which key, what was shown, before and after."""
    verb, (key, pressed) = verb_words(row), via_words(row.via)
    how = f"key {key}" if pressed else key
    meta = " · ".join(part for part in (when_words(row.at), how, one_line(row.shown)) if part)
    title = f"{row.analyst} {_title(row, verb.done)}"
    return Node(verb.icon, "" if row.withdrawn else verb.tone, title, meta, _change(row), quiet=row.withdrawn)


def _title(row: HistoryRow, done: str) -> str:
    if done == "evidence":
        return "took evidence out" if row.after == TAKEN_OUT else "added evidence"
    return {"verdict": "gave the verdict", "unsure": "is unsure"}.get(done, done)


def _change(row: HistoryRow) -> str:
    """Before and after in one line, as far as they say more than the verb."""
    if row.changed:
        reason = f". Reason: {one_line(row.reason)}" if row.reason else ""
        return _shortened(changed_words(row) + reason)
    after, before = after_words(row), before_words(row)
    if row.verb is Verb.STATE and before != "—":
        reason = f". Reason: {one_line(row.reason)}" if row.reason else ""
        return _shortened(f"Before: {before}{reason}")
    if before == "—":
        return "" if after.casefold() == verb_words(row).done else after
    return _shortened(f"{before} → {after}")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class ChainView(QWidget):
    """Draws the chain as high as it is."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._nodes: tuple[Node, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What happened, oldest first")
        theme.changed.connect(self.update)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The steps, oldest first."""
        return self._nodes

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Shows other steps."""
        self._nodes = tuple(nodes)
        self.setAccessibleDescription("\n".join(node.spoken for node in nodes))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the steps are at this width."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the words anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws every step and what joins it to the next."""
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for at, node in enumerate(self._nodes):
            height = self._height_of(node)
            if at + 1 < len(self._nodes):
                _paint_join(painter, top, top + height + _BETWEEN, dashed=node.dashed, tokens=tokens)
            _paint_node(painter, QRectF(0, top, _NODE, _NODE), node, tokens)
            self._paint_words(painter, top, node, tokens)
            top += height + _BETWEEN

    def _paint_words(self, painter: QPainter, top: float, node: Node, tokens: Tokens) -> None:
        width = self.width() - _TEXT_LEFT
        for text, style in _parts(node, tokens):
            top += paint_text(painter, QRectF(_TEXT_LEFT, top, width, 400), text, style=style)

    def _height_of(self, node: Node) -> int:
        width = self.width() - _TEXT_LEFT
        tokens = self._theme.tokens
        return max(_NODE, sum(text_height(text, width, style=style) for text, style in _parts(node, tokens)))

    def _fit(self) -> None:
        heights = [self._height_of(node) for node in self._nodes]
        self.setFixedHeight(max(1, sum(heights) + _BETWEEN * max(0, len(heights) - 1)))


def _parts(node: Node, tokens: Tokens) -> list[tuple[str, TextStyle]]:
    ink = tokens.text2 if node.quiet else tokens.text
    styles = (
        (node.title, TextStyle(fonts.font(Role.BODY_STRONG), ink, 20, max_lines=2)),
        (node.meta, TextStyle(fonts.font(Role.SMALL), tokens.text3, 16, max_lines=2)),
        (node.text, TextStyle(fonts.font(Role.SMALL), tokens.text2, 16, max_lines=6)),
    )
    return [(text, style) for text, style in styles if text]


def _paint_join(painter: QPainter, top: float, bottom: float, *, dashed: bool, tokens: Tokens) -> None:
    pen = QPen(QColor(tokens.border_strong), 1.5)
    if dashed:
        pen.setDashPattern([3, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = _NODE / 2
    painter.drawLine(QPointF(middle, top + _NODE), QPointF(middle, bottom))


def _paint_node(painter: QPainter, box: QRectF, node: Node, tokens: Tokens) -> None:
    look = getattr(tokens, node.tone) if node.tone else None
    edge = look.fg if look else tokens.border_strong
    pen = QPen(QColor(edge), 1.5)
    if node.dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    # In high contrast a meaning has no fill, and a colour without a name would be black.
    painter.setBrush(QColor((look.bg if look else "") or tokens.surface))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    inner = QRectF(box.center().x() - 7, box.center().y() - 7, 14, 14)
    paint_icon(painter, node.icon, inner, color=look.fg if look else tokens.text2)
