"""Elsewhere: the claims of other articles most like the selected one, and the relations that link them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.learned import Learned, alike
from annotator.domain.link import Relation, Standing
from annotator.domain.view import Candidate, ClaimCard
from annotator.gui import fonts
from annotator.gui.delegates.candidate import ROW_HEIGHT, WORDS_ROLE, CandidateDelegate, CandidateWords
from annotator.gui.fonts import Role
from annotator.gui.keys import OWN_ARROWS, let_letters_act
from annotator.gui.offsets import shown_text
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.candidate_foot import HEIGHT as FOOT_HEIGHT
from annotator.gui.views.candidate_foot import CandidateFoot
from annotator.gui.views.empty import EmptyLine
from annotator.gui.views.review_candidates import candidate_words, turned_relation
from annotator.gui.views.review_relations import RelationBar

HEADER_HEIGHT = 40
_WIDE = 1200
_ALIKE = 3_000  # ten-thousandths; less is only the nearest there is
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def height_of(rows: int) -> int:
    """The height of the pane that shows so many rows."""
    return HEADER_HEIGHT + rows * ROW_HEIGHT + FOOT_HEIGHT


class CandidateModel(QAbstractListModel):
    """The candidates of one claim, the most likely first."""

    def __init__(self) -> None:
        super().__init__()
        self.candidates: list[Candidate] = []
        self._words: list[CandidateWords] = []

    def show_candidates(self, card: ClaimCard | None, candidates: Sequence[Candidate]) -> None:
        """Shows the candidates of a claim."""
        self.beginResetModel()
        self.candidates = list(candidates) if card else []
        self._words = [candidate_words(item, at, card.id) for at, item in enumerate(candidates, 1)] if card else []
        self.endResetModel()

    def learn(self, card: ClaimCard, learned: Learned) -> None:
        """Says of each how alike it is by what was learned meanwhile; all stay where they are."""
        known = learned.lessons > 0
        self.candidates = [
            replace(each, learned=alike(learned, each.link) if known else None) for each in self.candidates
        ]
        self._words = [candidate_words(item, at, card.id) for at, item in enumerate(self.candidates, 1)]
        self.dataChanged.emit(self.index(0), self.index(len(self.candidates) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many candidates there are."""
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words for the delegate, the sentence for the eye, all of it for a screen reader."""
        if not index.isValid():
            return None
        words = self._words[index.row()]
        spoken = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if role == WORDS_ROLE:
            return words
        if role == Qt.ItemDataRole.DisplayRole:
            return words.sentence
        return shown_text(words.spoken) if role in spoken else None


class CandidateList(QListView):
    """The rows; digits choose, the arrows are its own."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._rows = CandidateDelegate(theme, self)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Claims elsewhere, the nearest first")
        let_letters_act(self)
        self.setProperty(OWN_ARROWS, True)  # noqa: FBT003 - Qt's own signature
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    def set_px(self, px: int) -> None:
        """Shows the sentences in this size, in pixels."""
        self._rows.px = px
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Nothing: letters are decisions here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the candidates; pages belong to the articles."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()


def about_words(found: Sequence[Candidate], number: int) -> str:
    """How many candidates resemble a claim and how many are only near; that none does, if so."""
    found = [candidate for candidate in found if candidate.link.relation is not Relation.DIFFERENT]
    if not found:
        return f"Nothing else resembles claim {number}"
    close = sum(resembles(candidate) for candidate in found)
    if not close:
        return f"Nothing close to claim {number}; the nearest"
    resemble = "1 claim resembles" if close == 1 else f"{close} claims resemble"
    near = len(found) - close
    rest = f", {near} {'is' if near == 1 else 'are'} near" if near else ""
    return f"{resemble} claim {number}{rest}"


def resembles(candidate: Candidate) -> bool:
    """Whether a candidate is linked by a person, or so much alike that it may be called alike."""
    return candidate.standing is not Standing.SUGGESTED or candidate.alike >= _ALIKE


def _in_place(shown: Sequence[Candidate], now: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in the order shown: what was decided stays where it was decided."""
    place = {candidate.other.id: at for at, candidate in enumerate(shown)}
    return sorted(now, key=lambda candidate: place.get(candidate.other.id, len(place)))


def _with_apart(
    shown: Sequence[Candidate], now: Sequence[Candidate], told_apart: Callable[[], Collection[ClaimId]]
) -> list[Candidate]:
    """The candidates of now, and those that were told apart since they are shown: rows keep their numbers."""
    listed = {candidate.other.id for candidate in now}
    gone = [candidate for candidate in shown if candidate.other.id not in listed]
    apart = told_apart() if gone else ()
    return [*now, *(_told_apart(candidate) for candidate in gone if candidate.other.id in apart)]


def _told_apart(candidate: Candidate) -> Candidate:
    return replace(candidate, link=replace(candidate.link, relation=Relation.DIFFERENT), standing=Standing.CONFIRMED)


class Elsewhere(QWidget):
    """The candidates of the selected claim; says `acted` with the id of the action that was clicked."""

    acted = Signal(str)
    opened = Signal(str)
    """The claim of a row that was double-clicked."""
    picked = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._card: ClaimCard | None = None
        self.model = CandidateModel()
        self.list = CandidateList(theme)
        self.list.setModel(self.model)
        self.relations = RelationBar(theme)
        self.title, self._about = QLabel("Elsewhere"), Elided(Role.SMALL, color="second")
        self.foot = CandidateFoot(theme)
        self._empty = EmptyLine(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self._lay_out()
        for part in (self.relations, self.foot):
            part.acted.connect(self.acted)
        self.list.selectionModel().currentChanged.connect(self._show_pick)
        self.list.doubleClicked.connect(lambda index: self.opened.emit(self.model.candidates[index.row()].other.id))

    def show_candidates(
        self,
        card: ClaimCard | None,
        candidates: Sequence[Candidate],
        *,
        matched: bool,
        told_apart: Callable[[], Collection[ClaimId]] = tuple,
    ) -> None:
        """Shows what resembles a claim; the row chosen before, or none, stays if it is the same claim's.

        Args:
            matched: whether anybody has looked for matches in this project.
            told_apart: finds the claims that somebody told apart from this one; asked only if a row is gone.
        """
        again = card is not None and self._card is not None and card.id == self._card.id
        row = self.list.currentIndex().row() if again else 0
        unpicked = again and row < 0 and bool(self.model.candidates)
        if again:
            now = _with_apart(self.model.candidates, candidates, told_apart)
            candidates = _in_place(self.model.candidates, now)
        self._card = card
        self.model.show_candidates(card, candidates)
        self._show_about()
        self._show_page(matched=matched)
        if candidates and card and not unpicked:
            self._choose(min(max(row, 0), len(candidates) - 1))
        self._show_pick()

    def show_learned(self, learned: Learned) -> None:
        """Says how alike the candidates are by what was learned meanwhile, and from how many decisions."""
        if self._card is not None and self.model.candidates:
            self.model.learn(self._card, learned)
            self._show_about()
            self.foot.show_learned(learned.lessons)

    def current(self) -> Candidate | None:
        """The chosen candidate."""
        row = self.list.currentIndex().row()
        return self.model.candidates[row] if 0 <= row < len(self.model.candidates) else None

    def pick(self, number: int) -> bool:
        """Chooses a candidate by its key, from 1; chooses none and is False if there is none."""
        if not 1 <= number <= len(self.model.candidates):
            # What was chosen before is not what was meant: nothing may be linked to it now.
            self.list.selectionModel().clear()
            return False
        self._choose(number - 1)
        return True

    def pick_link(self, link: LinkId) -> bool:
        """Chooses the candidate of a link; False, and nothing chosen anew, if it is not among them."""
        row = next((at for at, each in enumerate(self.model.candidates) if each.link.id == link), None)
        return row is not None and self.pick(row + 1)

    @property
    def number(self) -> int:
        """The key of the chosen candidate, from 1; 0 for none."""
        return self.list.currentIndex().row() + 1

    def set_acts(self, allowed: bool) -> None:
        """Shows or hides the relations, as in a project that can only be read."""
        self.relations.setVisible(allowed)

    def set_px(self, px: int) -> None:
        """Shows the sentences in a size that goes with articles of this one."""
        self.list.set_px(fonts.beside_article(Role.BODY, px))

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
        self.list.scrollTo(self.model.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says less about the candidates where the relations need the room."""
        super().resizeEvent(event)
        self._show_about()

    def _show_about(self) -> None:
        found, card = self.model.candidates, self._card
        if card is None or not found:
            self._about.show_text("")
            return
        articles = len({candidate.article.id for candidate in found})
        where = "" if self.width() < _WIDE else " in 1 article" if articles == 1 else f" in {articles} articles"
        self._about.show_text(about_words(found, card.number) + where)

    def _show_page(self, *, matched: bool) -> None:
        if self.model.candidates:
            self._pages.setCurrentWidget(self.list)
            return
        if self._card is None:
            self._empty.show_reason("No claim is selected")
        elif matched:
            self._empty.show_reason("Nothing elsewhere resembles this claim")
        else:
            self._empty.show_reason(
                "Nobody has looked for matches yet", "Tools › Suggest matches does", "project.suggest"
            )
        self._pages.setCurrentWidget(self._empty)

    def _show_pick(self) -> None:
        chosen, card = self.current(), self._card
        row = self.list.currentIndex().row() + 1
        turned = turned_relation(chosen, card.id) if chosen and card else None
        self.relations.show_target(row if chosen else 0, card.number if card else 0, turned)
        self.picked.emit()

    def _lay_out(self) -> None:
        self.title.setProperty("role", "head")
        header = QWidget()
        header.setProperty("role", "surface")
        header.setProperty("edge", "bottom")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self._about)
        row.addWidget(self.relations, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)
        self.setMinimumHeight(height_of(1))
