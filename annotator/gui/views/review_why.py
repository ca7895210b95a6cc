"""Why a claim was proposed, on its card: who found it by which rules, how certain and how much worth it is."""

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain import reasons
from annotator.domain.foreseen import CandidateTold
from annotator.domain.view import ClaimCard
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.hairline import hairline
from annotator.gui.offsets import shown_text
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.candidate_why import CandidateWhy
from annotator.gui.views.review_words import SlotWords, local_time
from annotator.gui.wording import one_line

_TOP: Final = Qt.AlignmentFlag.AlignTop
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_MOST_RULES: Final = 12
_LONGEST: Final = 160
"""Other programs say what they like; a card stays a card."""
_BECAUSE: Final = SlotWords("Because", "chain")
_DECIDED: Final = SlotWords("Decided", "history")
_CANDIDATE_ROWS: Final = 2
"""The candidate comes first: what is told of the claim may be long."""
_BULLET: Final = '<p style="margin: 0 0 3px 10px; text-indent: -10px">•\N{NO-BREAK SPACE}'
Label = Callable[[SlotWords], QWidget]


def _found(card: ClaimCard, _analyst: str) -> str:
    makers = one_line(reasons.makers_words(card.claim.makers))
    return f"{makers} · {reasons.likely_words(card.claim.score)}" if makers else "a person"


def _listed(told: str) -> str:
    """Lines with a bullet each, wrapped behind it, so that no wrapped line looks like a new one."""
    return "".join(f"{_BULLET}{escape(line)}</p>" for line in told.split("\n"))


def _rules(card: ClaimCard, _analyst: str) -> str:
    told = [_shortened(one_line(each)) for each in reasons.rule_sentences(card.claim)]
    more = [f"and {len(told) - _MOST_RULES:,} more"] if len(told) > _MOST_RULES else []
    return "\n".join((*told[:_MOST_RULES], *more))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _certainty(card: ClaimCard, _analyst: str) -> str:
    factuality = card.claim.factuality
    return f"{reasons.certainty_words(factuality)} ({factuality.value}): {reasons.certainty_meaning(factuality)}"


def _worth(card: ClaimCard, _analyst: str) -> str:
    return reasons.worth_words(card.claim.worth)


def _decided(card: ClaimCard, analyst: str) -> str:
    if not card.analyst:
        return "nobody yet"
    who = "you" if card.analyst == analyst else one_line(card.analyst)
    when = local_time(card.at)
    return f"{card.status.value} by {who}{f', {when}' if when else ''}"


ROWS: Final[Mapping[SlotWords, Callable[[ClaimCard, str], str]]] = MappingProxyType(
    {
        SlotWords("Found by", "machine"): _found,
        _BECAUSE: _rules,
        SlotWords("Certainty", "shield-check"): _certainty,
        SlotWords("Worth", "target"): _worth,
        _DECIDED: _decided,
    }
)
"""What is told, in this order, each with its word, its drawing and how it is read from a card."""


class WhyRows(QFrame):
    """The answers below the slots, in the same two columns; says `acted` when the way to the decisions is taken."""

    acted = Signal(str)

    def __init__(self, theme: ThemeHolder, label: Label) -> None:
        super().__init__()
        self.setAccessibleName("Why it was proposed")
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        self._values = {words: _value() for words in ROWS}
        self._values[_BECAUSE].setTextFormat(Qt.TextFormat.RichText)
        for row, (words, value) in enumerate(self._values.items(), _CANDIDATE_ROWS):
            last = words is _DECIDED  # the way to the decisions stands beside who decided, on one line with it
            grid.addWidget(label(words), row, 0, _MIDDLE if last else _TOP)
            grid.addWidget(value, row, 1, 1, 1 if last else 2)
        self.decisions = KeyButton(theme, "Decisions", "why.decisions", kind=ButtonKind.LINK)
        self.decisions.setAccessibleName("Decisions behind the claim")
        self.decisions.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.decisions.clicked.connect(lambda: self.acted.emit("why.decisions"))
        grid.addWidget(self.decisions, len(ROWS) - 1 + _CANDIDATE_ROWS, 2, _MIDDLE)
        self._told = CandidateWhy(theme)
        self._candidate = (label(SlotWords("Candidate", "target")), self._told.head, self._told)
        grid.addWidget(self._candidate[0], 0, 0, _TOP)
        grid.addWidget(self._told.head, 0, 1, 1, 2, _TOP)
        grid.addWidget(self._told, 1, 0, 1, 3)
        self.show_candidate(0, None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(hairline())
        column.addLayout(grid)
        self.hide()

    def show_card(self, card: ClaimCard, analyst: str) -> None:
        """Tells of a claim."""
        for words, read in ROWS.items():
            told = shown_text(read(card, analyst))
            self._values[words].setText(_listed(told) if words is _BECAUSE else told)
            self._values[words].setAccessibleName(f"{words.label}: {told}")
        # A label tells its widget's layout only; the grid within would keep the heights of the claim before.
        self._grid.invalidate()

    def show_candidate(self, number: int, candidate: CandidateTold | None) -> None:
        """Tells of the chosen candidate by its number; of none for None."""
        for part in self._candidate:
            part.setVisible(candidate is not None)
        if candidate is not None:
            self._told.show_told(number, candidate)
        self._grid.invalidate()

    @property
    def spoken(self) -> str:
        """All of it as a screen reader says it."""
        candidate = "" if self._told.isHidden() else self._told.spoken
        return sentences(*(value.accessibleName() for value in self._values.values()), candidate)


def _value() -> QLabel:
    made = QLabel(wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
