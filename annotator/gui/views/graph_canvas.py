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

from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.view import FactDetail
from annotator.gui.keys import OWN_ARROWS, let_letters_act
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder
from annotator.gui.tips import wrapped
from annotator.gui.views.graph_paint import LEAST_WIDTH, Setting, height_of, paint_graph, setting
from annotator.gui.views.graph_plan import Box, Pick, Place, Plan, plan
from annotator.gui.views.graph_words import STANDINGS, Asked, says

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NOTHING = Pick(-1)


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
        kept = self._key_of(self.pick) if self._detail and self._detail.fact.id == detail.fact.id else None
        self._detail, self._speakers = detail, speakers
        self._lay_out()
        same = [pick for pick in self._plan.picks if kept and self._key_of(pick) == kept]
        whole = [pick for pick in self._plan.picks if kept and self._key_of(pick) == (kept[0], None)]
        self._pick(next(iter((*same, *whole, *self.open(), *self._plan.picks)), _NOTHING))

    def fold(self, folded: bool) -> None:
        """Makes stacks of many like articles, or shows each."""
        kept, self.folded = self.pick, folded
        self._lay_out()
        self._pick(kept)

    @property
    def stacked(self) -> bool:
        """Whether stacks hide articles now."""
        return self._plan.stacked

    @property
    def pick(self) -> Pick:
        """What is chosen; of no edge (-1) if there is nothing to choose."""
        row = self.currentIndex().row()
        return self._plan.picks[row] if 0 <= row < len(self._plan.picks) else _NOTHING

    def open(self) -> list[Pick]:
        """The edges that wait for an answer, from top to bottom."""
        edges = self._detail.graph.edges if self._detail else ()
        return [pick for pick in self._plan.picks if pick.article is None and edges[pick.edge].open]

    def next_open(self) -> bool:
        """Chooses the next edge that waits for an answer, going round; False if there is none."""
        order, waiting = list(self._plan.picks), self.open()
        here = self.currentIndex().row()
        after = [pick for pick in waiting if order.index(pick) > here] or waiting
        if after:
            self._pick(after[0])
        return bool(after)

    def chosen_room(self) -> QRectF:
        """The room of what is chosen."""
        return self._set.around(self.pick)

    # Qt's own

    def sizeHint(self) -> QSize:
        """As high as its lines are."""
        return QSize(LEAST_WIDTH, height_of(self._plan))

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Where an edge is drawn."""
        inside = index.isValid() and index.row() < len(self._plan.picks)
        return self._set.around(self._plan.picks[index.row()]).toRect() if inside else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """The edge whose words or box stand there."""
        pick = self._set.pick_at(QPointF(point))
        return self._edges.index(self._plan.picks.index(pick)) if pick is not None else QModelIndex()

    def scrollTo(self, _index: _Index, _hint: object = None) -> None:  # noqa: N802 - Qt's name
        """Nothing: the page scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spreads the columns over the width."""
        super().resizeEvent(event)
        self._set = setting(self._plan, event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what is in sight of the graph."""
        tokens, painter = self._theme.tokens, QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.fillRect(self.viewport().rect(), QColor(tokens.sunken))
        if self._detail is not None:
            count = len(self._detail.graph.articles)
            paint_graph(painter, self._set, chosen=self.pick, focused=self.hasFocus(), tokens=tokens, count=count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk the edges from top to bottom and back; all else belongs to the page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._plan.picks:
            event.ignore()
            return
        row = min(max(self.currentIndex().row() + step, 0), len(self._plan.picks) - 1)
        self._pick(self._plan.picks[row])

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are decisions here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the edge that was clicked; a click on a stack takes it apart."""
        pick, box = self._set.pick_at(event.position()), self._set.box_at(event.position())
        if pick is not None:
            self._pick(pick)
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
        pick = self._set.pick_at(at)
        return "\n".join(self._detail.graph.edges[pick.edge].reasons) if self._detail and pick is not None else ""

    def _lay_out(self) -> None:
        if self._detail is None:
            return
        self._plan = plan(self._detail, self._speakers, folded=self.folded)
        self._set = setting(self._plan, self.width())
        self._edges.show_edges([self._spoken(pick) for pick in self._plan.picks])
        self.setAccessibleDescription(sentences(*self._listed()))
        self.setMinimumHeight(height_of(self._plan))
        self.updateGeometry()
        self.viewport().update()

    def _pick(self, pick: Pick) -> None:
        row = self._plan.picks.index(pick) if pick in self._plan.picks else -1
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._edges.index(row) if row >= 0 else QModelIndex(), flag)

    def _key_of(self, pick: Pick) -> tuple[FamilyId, ArticleId | None] | None:
        """What tells what is chosen from all else, also after an answer to it; None for nothing."""
        edges = self._detail.graph.edges if self._detail else ()
        edge = edges[pick.edge] if 0 <= pick.edge < len(edges) else None
        if edge is None:
            return None
        return (edge.within, edge.articles[-1]) if edge.within else (edge.family, pick.article)

    def _spoken(self, pick: Pick) -> str:
        """What can be chosen as a screen reader says it."""
        if self._detail is None:
            return ""
        edge, graph = self._detail.graph.edges[pick.edge], self._detail.graph
        rows = {row.article.id: row for row in self._detail.evidence}
        told = says(Asked(edge, pick.article), rows, self._speakers, graph)
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
