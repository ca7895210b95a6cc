"""The head of the history: how many decisions, whose, which verbs, about what, and a search."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.domain.decision import Verb
from annotator.domain.suggestion import Kind
from annotator.gui.badges import KeyCap
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.history_found import Filter
from annotator.gui.views.history_index import Sort
from annotator.gui.views.history_words import VERB_WORDS, capitalised
from annotator.gui.views.search_field import SearchField

_NOUNS = {Kind.ENTITY: "Entities", Kind.FAMILY: "Families", Kind.STORY: "Stories"}


class HistoryHead(QWidget):
    """Says `changed` when the decisions to be shown are others."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self.title = QLabel("History")
        self.title.setProperty("role", "head")
        self._count = QLabel()
        self._count.setProperty("role", "second")
        self._analyst = _choice("Analyst", "All analysts")
        self._verb = _choice("Verb", "All verbs")
        self._kind = _choice("Object", "All objects")
        self.search = SearchField(theme, "Search decisions")
        self._lay_out(KeyCap(theme, "search"))
        for choice in (self._analyst, self._verb, self._kind):
            choice.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.search.searched.connect(lambda _text: self.changed.emit())

    def filter(self) -> Filter:
        """What is chosen."""
        verb, kind = self._verb.currentData(), self._kind.currentData()
        return Filter(
            analyst=self._analyst.currentData() or "",
            verb=Verb(verb) if verb else None,
            kind=Kind(kind) if kind else None,
            words=self.search.text(),
        )

    def show_count(self, decisions: int) -> None:
        """Shows how many decisions the project holds."""
        self._count.setText(f"{decisions:,} decision" if decisions == 1 else f"{decisions:,} decisions")

    def offer(self, sorts: Sequence[Sort]) -> None:
        """Offers the analysts, verbs and objects that occur; what is chosen stays chosen."""
        verbs, kinds = {sort.verb for sort in sorts}, {sort.kind for sort in sorts}
        _fill(self._analyst, ((name, name) for name in sorted({sort.analyst for sort in sorts})))
        _fill(self._verb, ((verb.value, capitalised(VERB_WORDS[verb].done)) for verb in Verb if verb in verbs))
        _fill(self._kind, ((kind.value, _plural(kind)) for kind in Kind if kind in kinds))

    def clear(self) -> None:
        """Shows every decision again."""
        self.search.empty()
        for choice in (self._analyst, self._verb, self._kind):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        self.changed.emit()

    def _lay_out(self, cap: KeyCap) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for widget in (self.title, self._count):
            row.addWidget(widget)
        row.addSpacing(8)
        for choice in (self._analyst, self._verb, self._kind):
            row.addWidget(choice)
        row.addStretch(1)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(220)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 2)
        row.addWidget(cap)


def _choice(name: str, everything: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.addItem(everything, "")
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return choice


def _fill(choice: QComboBox, options: Iterable[tuple[str, str]]) -> None:
    wanted = list(options)
    if [choice.itemData(at) for at in range(1, choice.count())] == [data for data, _ in wanted]:
        return
    with QSignalBlocker(choice):
        chosen = choice.currentData()
        while choice.count() > 1:
            choice.removeItem(1)
        for data, words in wanted:
            choice.addItem(shown_text(words), data)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))


def _plural(kind: Kind) -> str:
    return _NOUNS.get(kind, f"{capitalised(kind.value)}s")
