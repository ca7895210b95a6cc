"""The root graph as a canvas that is drawn: a list of its edges, whose rows stand where the edges do."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QToolTip

from annotator.domain.ids import ArticleId
from annotator.domain.view import FactDetail
from annotator.gui.keys import OWN_ARROWS, let_letters_act
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder
from annotator.gui.tips import wrapped
from annotator.gui.views.graph_paint import LEAST_WIDTH, Setting, height_of, paint_graph, setting
from annotator.gui.views.graph_plan import Box, Place, Plan, plan
from annotator.gui.views.graph_words import STANDINGS, says

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EdgeModel(QAbstractListModel):
    """What the edges say, from top to bottom; the drawing shows it in its own way."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Sequence[str] = ()

    def show_edges(self, told: Sequence[str]) -> None:
        """Says other edges."""
        self.beginResetModel()
        self._told = told
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many edges there are."""
        return 0 if parent.isValid() else len(self._told)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What an edge says, for screen readers."""
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._told[index.row()] if spoken and index.isValid() else None


class GraphCanvas(QListView):
    """Articles, passages, statements and roots of one fact; says `chosen` when another edge is."""

    chosen = Signal()
    unfolded = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._detail: FactDetail | None = None
        self._speakers: Mapping[ArticleId, str] = {}
        self._plan, self._set = Plan(), Setting(Plan(), {}, {}, ())
        self.folded = True
        self._edges = EdgeModel()
        self.setModel(self._edges)
        self._look()
        theme.changed.connect(self.viewport().update)

    def show_graph(self, detail: FactDetail, speakers: Mapping[ArticleId, str]) -> None:
        """Shows the graph of a fact; of the same fact the chosen edge stays chosen."""
        kept = self.edge_key() if self._detail and self._detail.fact.id == detail.fact.id else ""
        self._detail, self._speakers = detail, speakers
        self._lay_out()
        same = next((at for at in self._plan.edges if kept and self._key_of(at) == kept), -1)
        self._pick(same if same >= 0 else next(iter((*self.open(), *self._plan.edges)), -1))

    def fold(self, folded: bool) -> None:
        """Makes stacks of many like articles, or shows each."""
        kept, self.folded = self.edge, folded
        self._lay_out()
        self._pick(kept)

    @property
    def stacked(self) -> bool:
        """Whether stacks hide articles now."""
        return self._plan.stacked

    @property
    def edge(self) -> int:
        """The place of the chosen edge in the graph; -1 for none."""
        row = self.currentIndex().row()
        return self._plan.edges[row] if 0 <= row < len(self._plan.edges) else -1

    def edge_key(self) -> str:
        """What tells the chosen edge from others, also after an answer; "" for none."""
        return self._key_of(self.edge)

    def open(self) -> list[int]:
        """The edges that wait for an answer, from top to bottom."""
        edges = self._detail.graph.edges if self._detail else ()
        return [at for at in self._plan.edges if edges[at].open and edges[at].family is not None]

    def next_open(self) -> bool:
        """Chooses the next edge that waits for an answer, going round; False if there is none."""
        order, waiting = list(self._plan.edges), self.open()
        here = self.currentIndex().row()
        after = [at for at in waiting if order.index(at) > here] or waiting
        if after:
            self._pick(after[0])
        return bool(after)

    def chosen_room(self) -> QRectF:
        """The room of the chosen edge."""
        return self._set.around(self.edge)

    # Qt's own

    def sizeHint(self) -> QSize:
        """As high as its lines are."""
        return QSize(LEAST_WIDTH, height_of(self._plan))

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Where an edge is drawn."""
        inside = index.isValid() and index.row() < len(self._plan.edges)
        return self._set.around(self._plan.edges[index.row()]).toRect() if inside else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """The edge whose words or box stand there."""
        edge = self._set.edge_at(QPointF(point))
        return self._edges.index(self._plan.edges.index(edge)) if edge in self._plan.edges else QModelIndex()

    def scrollTo(self, _index: _Index, _hint: object = None) -> None:  # noqa: N802 - Qt's name
        """Nothing: the page scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spreads the columns over the width."""
        super().resizeEvent(event)
        self._set = setting(self._plan, event.size().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the graph."""
        tokens, painter = self._theme.tokens, QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.sunken))
        if self._detail is not None:
            count = len(self._detail.graph.articles)
            paint_graph(painter, self._set, chosen=self.edge, focused=self.hasFocus(), tokens=tokens, count=count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk the edges from top to bottom and back; all else belongs to the page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._plan.edges:
            event.ignore()
            return
        row = min(max(self.currentIndex().row() + step, 0), len(self._plan.edges) - 1)
        self._pick(self._plan.edges[row])

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are decisions here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the edge that was clicked; a click on a stack takes it apart."""
        edge, box = self._set.edge_at(event.position()), self._set.box_at(event.position())
        if edge >= 0:
            self._pick(edge)
        elif box is not None and box.names:
            self.unfolded.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Says that another edge is chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Says in a tooltip what a box or the words of an edge are in whole."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), wrapped(self._tip(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    # Within

    def _tip(self, at: QPointF) -> str:
        box = self._set.box_at(at)
        if box is not None:
            return "\n".join([f"{box.title}: {box.meta}", *box.names])
        edge = self._set.edge_at(at)
        return "\n".join(self._detail.graph.edges[edge].reasons) if self._detail and edge >= 0 else ""

    def _lay_out(self) -> None:
        if self._detail is None:
            return
        self._plan = plan(self._detail, self._speakers, folded=self.folded)
        self._set = setting(self._plan, self.width())
        self._edges.show_edges([self._spoken(at) for at in self._plan.edges])
        self.setAccessibleDescription(sentences(*self._listed()))
        self.setMinimumHeight(height_of(self._plan))
        self.updateGeometry()
        self.viewport().update()

    def _pick(self, edge: int) -> None:
        row = self._plan.edges.index(edge) if edge in self._plan.edges else -1
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._edges.index(row) if row >= 0 else QModelIndex(), flag)

    def _key_of(self, at: int) -> str:
        edges = self._detail.graph.edges if self._detail else ()
        edge = edges[at] if 0 <= at < len(edges) else None
        return str(edge.family or (edge.rest, edge.articles)) if edge else ""

    def _spoken(self, at: int) -> str:
        """An edge as a screen reader says it."""
        if self._detail is None:
            return ""
        edge, graph = self._detail.graph.edges[at], self._detail.graph
        rows = {row.article.id: row for row in self._detail.evidence}
        told = says(edge, rows, self._speakers, graph)
        return sentences(told, STANDINGS[edge.standing][0], "; ".join(edge.reasons))

    def _listed(self) -> list[str]:
        """Every article with how it rests on what, for those who cannot see the drawing."""
        named = {tie.source: tie for tie in self._plan.ties}
        articles = [box for box in self._plan.boxes if box.place is Place.ARTICLE]
        return [f"{_named(box)}, {named[box.key].words}" for box in articles if box.key in named]

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAccessibleName("Edges of the root graph")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        let_letters_act(self)
        self.setProperty(OWN_ARROWS, True)  # noqa: FBT003 - Qt's own signature


def _named(box: Box) -> str:
    return f"{box.title}: {', '.join(box.names)}" if box.names else f"{box.title}, {box.meta}"
