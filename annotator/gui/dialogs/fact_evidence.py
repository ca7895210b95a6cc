"""A claim offered as evidence for a fact: whether it is taken, and what it says about the fact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.fact import Evidence, Stance
from annotator.domain.percent import percent
from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui.badges import BadgeLabel
from annotator.gui.choices import ElidedCheck
from annotator.gui.delegates.article import days_of
from annotator.gui.segment import Segment
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import relation_look, status_look, suggested
from annotator.gui.wording import shown_line

_STANCES = ((Stance.SUPPORTS, "Supports"), (Stance.REFUTES, "Refutes"), (Stance.SILENT, "Says nothing"))


class EvidenceLine(QFrame):
    """One claim with its outlet, a tick to take it and its stance."""

    changed = Signal()

    def __init__(
        self, theme: ThemeHolder, card: ClaimCard, row: ArticleRow, stance: Stance, *, likely: int | None = None
    ) -> None:
        """A claim that is linked; or, not taken at first, one that is `likely` the same, in ten-thousandths."""
        super().__init__()
        self._card = card
        self.setProperty("role", "card")
        self._taken = ElidedCheck(_outlet(row))
        self._taken.setChecked(True)
        self._taken.setAccessibleName(f"Take claim {card.number} of {_outlet(row)} as evidence")
        self._taken.setToolTip("Proposed date" if row.date_proposed else "")
        self._group = QButtonGroup(self)
        words = QLabel(shown_line(card.claim.text))
        words.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._taken)
        head.addWidget(BadgeLabel(status_look(theme.tokens, card.status), card.status.value.capitalize()))
        if likely is not None:
            relation, said = ("same", "") if stance is Stance.SUPPORTS else ("contradicts", "Against? ")
            look = suggested(relation_look(theme.tokens, relation))
            head.addWidget(BadgeLabel(look, f"{said}{percent(likely)} alike{'' if said else '?'}"))
        head.addStretch(1)
        self._add_stances(theme, head, stance)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(words)
        self._taken.toggled.connect(self._toggled)
        self._group.idToggled.connect(self.changed)
        if likely is not None:
            self.take(taken=False)

    @property
    def taken(self) -> bool:
        """Whether it is evidence."""
        return self._taken.isChecked()

    @property
    def evidence(self) -> Evidence:
        """The claim with its stance."""
        return Evidence(self._card.id, _STANCES[max(0, self._group.checkedId())][0])

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab visits in it, in order."""
        return (self._taken, *self._group.buttons())

    def take(self, taken: bool) -> None:
        """Takes it or leaves it out."""
        self._taken.setChecked(taken)

    def choose(self, stance: Stance) -> None:
        """Says what the claim says about the fact."""
        self._group.button([each for each, _ in _STANCES].index(stance)).setChecked(True)

    def _add_stances(self, theme: ThemeHolder, row: QHBoxLayout, stance: Stance) -> None:
        box = QHBoxLayout()
        box.setSpacing(0)
        for place, (each, word) in enumerate(_STANCES):
            made = Segment(theme, word, last=place == len(_STANCES) - 1)
            made.setAccessibleName(f"Claim {self._card.number} {word.lower()}")
            made.setChecked(each is stance)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(made, place)
            box.addWidget(made)
        row.addLayout(box)
        row.setAlignment(box, Qt.AlignmentFlag.AlignRight)

    def _toggled(self, taken: bool) -> None:
        for button in self._group.buttons():
            button.setEnabled(taken)
        self.changed.emit()


def _outlet(row: ArticleRow) -> str:
    when = days_of(row)[0]
    return f"{row.source or row.title} · {when}" if when else row.source or row.title
