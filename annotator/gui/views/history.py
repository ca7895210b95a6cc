"""The History screen: every decision newest first, why a label stands, undo up to here."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.ids import ClaimId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, HistoryRow
from annotator.gui.bridge import Bridge
from annotator.gui.screen import SCREEN_OF, Screen
from annotator.gui.speech import announce
from annotator.gui.splits import in_reading_order
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.history_filters import HistoryHead
from annotator.gui.views.history_found import Filter, Found
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_strip import UndoStrip
from annotator.gui.views.history_table import HistoryTable
from annotator.gui.views.history_undo import Undoing, decisions_words, plan
from annotator.gui.views.history_why import WIDTH, WhyPanel, chain, claim_of
from annotator.gui.views.history_words import clock, object_words
from annotator.services.workspace import Workspace

_FOLDS_UNDER = 1400 - 73  # the window's width less the rail
_EMPTY_WIDTH = 552


class HistoryScreen(Screen):
    """Decisions, a Why panel beside them, and the amber strip of an undo below."""

    name = "history"

    def __init__(self, bridge: Bridge, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._keys = bridge, theme.keys
        self._index = HistoryIndex(bridge.workspace)
        self._undoing: Undoing | None = None
        self._why_wanted: bool | None = None
        self._undecided: ClaimId | None = None
        self.head = HistoryHead(theme)
        self.table = HistoryTable(theme, self._index)
        self.strip = UndoStrip(theme)
        self.why = WhyPanel(theme, "Why does this label stand?", head_height=52)
        self._empty = EmptyBox(theme)
        self._found = Found(self._index, Filter())
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._read_on)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WindowShortcut)
        self._escape.activated.connect(self.keep_all)
        self._escape.setEnabled(False)
        self._lay_out()
        self._connect()

    def perform(self, action_id: str) -> None:
        """Does one of the history's actions."""
        if self.can(action_id):
            self._deeds()[action_id]()

    def can(self, action_id: str) -> bool:
        """Whether the action would do something now."""
        row = self.table.chosen_row()
        match action_id:
            case "go.review":
                return self._undecided is not None or (row is not None and _place(row) is not None)
            case "why":
                return self._undecided is not None or row is not None
            case "history.undo_to":
                if self._undoing is not None:
                    return True
                return row is not None and self._index.has_own_acts(row.id)
            case _:
                return action_id in self._deeds()

    def left(self) -> str:
        """How much of the history is shown."""
        shown = self._found.count
        if self._undoing:
            return "Previewing undo: nothing changed yet"
        if shown == self._index.size:
            return decisions_words(shown)
        if not self._found.complete:
            return f"{shown:,} of {self._index.size:,} decisions shown, reading older ones"
        return f"{shown:,} of {self._index.size:,} decisions shown"

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys that act now."""
        if self._undoing:
            return (("history.undo_to", "withdraw"), ("Escape", "keep all"))
        ids = (("why", "why"), ("go.review", "open"), ("search", "search"))
        live = [(each, words) for each, words in ids if self.can(each)]
        undo = [("history.undo_to", "undo up to here")] if self.can("history.undo_to") else []
        return (("↑↓", "choose"), *live, *undo)

    def panes(self) -> Sequence[QWidget]:
        """The table, or what stands in its place, and the panel if it is open."""
        first = self.table if self._found.count else self._empty
        return (first, self.why) if self.why.isVisible() else (first,)

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002 - any change is a decision more
        """Takes new decisions in; the chosen one stays chosen."""
        self.keep_all()
        fresh = self._index.update()
        if fresh is None:
            self._show()
        else:
            self.table.add_newer(self._found.take_newest(fresh))
            self._tell_shown()
        self._start_reading()

    def show_target(self, target: str) -> None:
        """Chooses a decision by its id, or the newest about a thing with this id, and tells why that stands.

        Of a claim that nobody decided there is none to choose: only the panel tells of it, and has the focus.
        """
        if not target:
            return
        decision = self._index.newest_about(target)
        if decision and not self._reach(decision):
            self.head.clear()
            self._reach(decision)
        claim = None if decision else claim_of(self._bridge.workspace, target)
        self._undecided = claim.id if claim else None
        self._why_wanted = True
        self._fold()
        if claim:
            self.table.choose_none()
            self.why.take_focus()
        else:
            self.table.setFocus()
        self._show_why()

    def _reach(self, decision: str) -> bool:
        """Whether a decision is in the list, once that is read far enough; if so it is chosen."""
        while not self.table.choose(decision):
            if self._found.complete:
                return False
            self._read_on()
        return True

    def keep_all(self) -> None:
        """Leaves the preview of an undo without undoing."""
        if self._undoing is None:
            return
        self._preview(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Goes on reading older decisions."""
        super().showEvent(event)
        self._fold()
        self._start_reading()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads nothing while it is not seen."""
        self._more.stop()
        if not event.spontaneous():
            self.keep_all()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds the Why panel when the window is small, unless it was asked for."""
        super().resizeEvent(event)
        self._fold()

    def _deeds(self) -> Mapping[str, Callable[[], None]]:
        return {
            "go.review": self._open,
            "why": self._toggle_why,
            "search": self.head.search.start,
            "history.undo_to": self._undo_to,
        }

    def _connect(self) -> None:
        self.head.changed.connect(self._show)
        self.head.search.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(lambda: self.perform("go.review"))
        self._empty.wanted.connect(self._leave_empty)
        self.strip.kept.connect(self.keep_all)
        self.strip.agreed.connect(lambda: self._withdraw(self._keys.hand))

    def _show(self) -> None:
        self._found = Found(self._index, self.head.filter())
        self.table.show_lines(self._found.go_on())
        self._tell_shown()
        self._start_reading()

    def _tell_shown(self) -> None:
        self.head.offer(self._index.sorts)
        self.head.show_count(self._index.size)
        self._pages.setCurrentIndex(0 if self._found.count else 1)
        self._say_empty()
        self._show_why()
        self.state_changed.emit()

    def _say_empty(self) -> None:
        if self._index.size:
            self._empty.show_reason("No decision is like that", "", icon="search", button="Show all decisions")
        else:
            why = "What you confirm, correct, link or state is listed here."
            self._empty.show_reason("No decisions yet", why, icon="history", button="Go to Review")

    def _leave_empty(self) -> None:
        if self._index.size:
            self.head.clear()
        else:
            self.go.emit("review", "")

    def _start_reading(self) -> None:
        if self.isVisible() and not self._found.complete:
            self._more.start()

    def _read_on(self) -> None:
        first = not self._found.count
        self.table.add_older(self._found.go_on())
        if self._found.complete or not self.isVisible():
            self._more.stop()
        self.head.offer(self._index.sorts)
        if self._found.complete or (first and self._found.count):
            self._tell_shown()
        else:
            self.state_changed.emit()

    def _follow(self) -> None:
        if self.table.chosen_row() is not None:
            self._undecided = None
        self._show_why()
        if self._undoing is not None:
            self._preview(None)
        self.state_changed.emit()

    def _undo_to(self) -> None:
        if self._undoing is not None:
            self._withdraw(self._keys.via("history.undo_to"))
            return
        row = self.table.chosen_row()
        self._preview(plan(self._index, row) if row else None)

    def _preview(self, undoing: Undoing | None) -> None:
        self._undoing = undoing
        self._escape.setEnabled(undoing is not None)
        self.table.mark(undoing.decisions if undoing else frozenset())
        if undoing:
            self.strip.show_plan(undoing)
            announce(self.strip, self.strip.words)
        else:
            self.strip.hide()
        self.state_changed.emit()

    def _withdraw(self, via: str) -> None:
        undoing = self._undoing
        if undoing is None or self._bridge.busy:
            return
        words = f"Undone up to {clock(undoing.at)}: {decisions_words(len(undoing.decisions))} withdrawn"
        self._bridge.run(Workspace.withdraw, list(undoing.actions), via=via, then=lambda _changes: self._undone(words))

    def _undone(self, words: str) -> None:
        self._preview(None)
        self.took_back.emit(words)

    def _open(self) -> None:
        row = self.table.chosen_row()
        place = _place(row) if row else None
        if self._undecided is not None:
            place = SCREEN_OF[Kind.CLAIM], self._undecided
        if place:
            self.go.emit(*place)

    def _toggle_why(self) -> None:
        self._why_wanted = not self.why.isVisible()
        if not self._why_wanted and self.why.isAncestorOf(self.focusWidget()):
            self.table.setFocus()
        self._fold()
        self._show_why()
        self.state_changed.emit()

    def _fold(self) -> None:
        roomy = self.width() >= _FOLDS_UNDER
        wanted = roomy if self._why_wanted is None else self._why_wanted
        if wanted != self.why.isVisibleTo(self):
            self.why.setVisible(wanted)
            self._show_why()

    def _show_why(self) -> None:
        row = self.table.chosen_row()
        if not self.why.isVisibleTo(self):
            return
        claim = claim_of(self._bridge.workspace, self._undecided) if self._undecided else None
        if claim is not None:
            self.why.show_chain(claim.text, chain(self._bridge.workspace, self._index, Kind.CLAIM, claim.id))
            return
        if row is None or row.kind is None:
            self.why.say("Choose a decision about a claim, link or fact to see why its label stands.")
            return
        nodes = chain(self._bridge.workspace, self._index, row.kind, row.target)
        self.why.show_chain(object_words(row), nodes)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(_centred(self._empty))
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self._pages, self.strip):
            column.addWidget(widget)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self.split.addWidget(main)
        self.split.addWidget(self.why)
        in_reading_order(self.split)
        self.split.setChildrenCollapsible(False)
        self.split.setObjectName("panes")
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([1000, WIDTH])


def _place(row: HistoryRow) -> tuple[str, TargetId] | None:
    """Which screen shows what the decision is about: for a link that of its first claim; None if none does."""
    if row.ends:
        return SCREEN_OF[Kind.CLAIM], row.ends[0]
    screen = SCREEN_OF.get(row.kind) if row.kind else None
    return (screen, row.target) if screen else None


def _centred(box: EmptyBox) -> QWidget:
    page = QWidget()
    page.setProperty("role", "surface")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box.setMinimumWidth(_EMPTY_WIDTH)
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
