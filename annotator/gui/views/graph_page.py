"""The root graph of a fact as a page: counts, the graph, the chosen edge, and the three answers to it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.ids import ArticleId
from annotator.domain.view import FactDetail
from annotator.gui.badges import BadgeLabel, ButtonKind, KeyButton
from annotator.gui.clicks import SingleClicks
from annotator.gui.fonts import Role
from annotator.gui.hairline import hairline
from annotator.gui.offsets import shown_text
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import status_look, suggested
from annotator.gui.views.fact_words import roots_words
from annotator.gui.views.graph_canvas import GraphCanvas
from annotator.gui.views.graph_legend import GraphLegend
from annotator.gui.views.graph_panel import GraphPanel
from annotator.gui.views.graph_words import Asked, circle_words, cut_words, open_words, question, suggested_word
from annotator.gui.wording import one_line
from annotator.services.rooting import RootEffect

_BESIDE = 1440 - 73
"""From this width on the panel stands beside the graph: the window's less the rail's."""
_LEGEND_FROM = 1120
_SETTLED = "No two of these articles rest on the same."
_ANSWERS = (("Join", "root.join", "tick"), ("Cut", "root.cut", "scissors"), ("Unsure", "root.unsure", "question"))


class Figure(QWidget):
    """A word over its note, with nothing where there is nothing to say."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self._upper, self._lower = QLabel(), QLabel()
        self._upper.setProperty("role", "word" if kind else "head")
        self._upper.setProperty("kind", kind)
        self._lower.setProperty("role", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._upper, self._lower):
            column.addWidget(label)

    def show_words(self, words: tuple[str, str]) -> None:
        """Shows both; hides itself for none."""
        self._upper.setText(words[0])
        self._lower.setText(shown_text(words[1]))
        self.setVisible(bool(words[0]))


class GraphPage(QWidget):
    """Everything about what a fact rests on; says `wanted` with an action's id, `left` when it is to be closed."""

    wanted = Signal(str)
    left = Signal()
    chosen = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._clicks = SingleClicks(self)
        self._detail: FactDetail | None = None
        self._speakers: Mapping[ArticleId, str] = {}
        self.canvas, self.panel = GraphCanvas(theme), GraphPanel(theme)
        self._title, self._statement = QLabel(), Elided(Role.BODY_STRONG)
        self.back = KeyButton(theme, "Back to the fact", "Esc", kind=ButtonKind.LINK)
        self.unfold = KeyButton(theme, "Show every article", kind=ButtonKind.FLAT)
        self.next = KeyButton(theme, "Next open edge", "root.next", kind=ButtonKind.FLAT)
        self.legend = GraphLegend(theme)
        self._number = QLabel()
        self._roots, self._open, self._cut, self._circle = Figure(), Figure(), Figure("rejected"), Figure("unsure")
        self._question, self._why = Elided(Role.BODY_STRONG), Elided(Role.SMALL, color="second")
        self._badge = BadgeLabel(status_look(theme.tokens, "proposed"), "Copy?")
        self.answers = {action: self._button(word, action, icon) for word, action, icon in _ANSWERS}
        self._lay_out()
        self._connect()

    def show_fact(self, detail: FactDetail, number: int, speakers: Mapping[ArticleId, str]) -> None:
        """Shows the graph of a fact; what answers would do is asked for with every edge that is chosen."""
        self._detail, self._speakers = detail, speakers
        self._title.setText(f"Root graph of fact {number}")
        self._statement.show_text(one_line(detail.fact.text))
        self._number.setText(str(detail.row.roots))
        self._roots.show_words(roots_words(detail))
        self._number.setAccessibleName(" ".join((str(detail.row.roots), *roots_words(detail))))
        self._open.show_words(open_words(detail))
        self._cut.show_words(cut_words(detail))
        self._circle.show_words(circle_words(detail))
        self.canvas.show_graph(detail, speakers)
        self.unfold.setVisible(self.canvas.stacked or not self.canvas.folded)

    def show_asked(self, *, editable: bool) -> None:
        """Tells of what is chosen; what answers to it would do comes with `show_effect`."""
        asked = self.asked
        if self._detail is None:
            return
        self.panel.show_edge(self._detail, asked, None, self._speakers)
        rows = {row.article.id: row for row in self._detail.evidence}
        self._question.show_text(question(asked, rows) if asked else "Nothing to join or cut here")
        self._why.show_text("; ".join(asked.edge.reasons) if asked else _SETTLED)
        self._badge.setVisible(bool(asked and asked.edge.open))
        if asked:
            look = suggested(status_look(self._theme.tokens, "proposed"))
            self._badge.show_badge(look, suggested_word(asked.edge))
        for button in self.answers.values():
            button.setEnabled(editable and asked is not None)
        self.next.setEnabled(bool(self.canvas.open()))
        self._show_chosen()

    def show_effect(self, effect: RootEffect) -> None:
        """Tells what either answer to what is chosen would do."""
        self.panel.show_effect(effect)

    @property
    def asked(self) -> Asked | None:
        """What is chosen."""
        pick = self.canvas.pick
        return Asked(self._detail.graph.edges[pick.edge], pick.article) if self._detail and pick.edge >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the fact."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the panel beside the graph or below it."""
        super().resizeEvent(event)
        below = event.size().width() < _BESIDE
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
        self.panel.turn(below=below)
        self._line.setVisible(below)
        self.legend.setVisible(event.size().width() >= _LEGEND_FROM)

    def _show_chosen(self) -> None:
        room = self.canvas.chosen_room().toRect()
        if not room.isEmpty():
            self.scroller.ensureVisible(room.left(), room.bottom(), 0, 24)
            self.scroller.ensureVisible(room.left(), room.top(), 0, 60)

    def _fold(self) -> None:
        self.canvas.fold(not self.canvas.folded)
        self.unfold.set_word("Show every article" if self.canvas.folded else "Stack like articles")

    def _connect(self) -> None:
        self.canvas.chosen.connect(self.chosen)
        self.canvas.unfolded.connect(self._fold)
        self.unfold.clicked.connect(self._fold)
        self.back.clicked.connect(self.left)
        self.next.clicked.connect(lambda: self.wanted.emit("root.next"))

    def _button(self, word: str, action: str, icon: str) -> KeyButton:
        made = KeyButton(self._theme, word, action).set_icon_name(icon)
        made.clicked.connect(lambda: self.wanted.emit(action))
        self._clicks.watch(made)
        return made

    def _lay_out(self) -> None:
        self._title.setProperty("role", "head")
        self._number.setProperty("role", "number")
        self.scroller = QScrollArea(widgetResizable=True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setAccessibleName("Root graph")
        self.scroller.setWidget(self.canvas)
        left = QWidget()
        left.setProperty("role", "surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figures())
        column.addWidget(self.scroller, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._line = hairline()
        self._body.addWidget(left, 1)
        self._body.addWidget(self._line)
        self._body.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addLayout(self._body, 1)
        whole.addWidget(self._foot())

    def _head(self) -> QWidget:
        head, row = _bar(44, "bottom")
        for widget in (self._title, self.back):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.legend)
        for button in (self.unfold, self.next):
            row.addWidget(button)
        return head

    def _figures(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._statement)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._number)
        for figure in (self._roots, self._open, self._cut, self._circle):
            row.addWidget(figure)
        row.addStretch(1)
        column.addLayout(row)
        return made

    def _foot(self) -> QWidget:
        foot, row = _bar(56, "top")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._question)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._badge)
        below.addWidget(self._why, 1)
        words.addLayout(below)
        row.addLayout(words, 1)
        for button in self.answers.values():
            row.addWidget(button)
        return foot


def _bar(height: int, edge: str) -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    made.setProperty("role", "header")
    made.setProperty("edge", edge)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setFixedHeight(height)
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(8)
    return made, row
