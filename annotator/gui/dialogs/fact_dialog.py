"""Makes a fact of a claim, or joins the claim to one: statement, evidence with stance, verdict, reason."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ClaimId, FactId
from annotator.domain.view import FactDraft, FactRow
from annotator.gui.badges import KeyButton
from annotator.gui.choices import ElidedRadio
from annotator.gui.dialogs.asking import AskingDialog, head
from annotator.gui.dialogs.fact_evidence import EvidenceLine
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import verdict_look
from annotator.gui.wording import WordingField, one_line
from annotator.services.rooting import RootCount

_VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH)
_WIDTH = 720
_MOST_HEIGHT = 640
_SIDE = 20
_SCROLL_GAP = 6


@dataclass(frozen=True, slots=True)
class FactChoice:
    """What the dialog was left with; `joins` names the fact to join, then `verdict` is None."""

    text: str
    evidence: tuple[Evidence, ...]
    verdict: Verdict | None
    rationale: str
    joins: FactId | None


class VerdictBar(QWidget):
    """The four verdicts, none of them chosen beforehand."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = [self._button(theme, place, verdict) for place, verdict in enumerate(_VERDICTS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._group.idToggled.connect(self.changed)

    @property
    def verdict(self) -> Verdict | None:
        """The chosen verdict."""
        place = self._group.checkedId()
        return _VERDICTS[place] if place >= 0 else None

    def choose(self, verdict: Verdict) -> None:
        """Chooses a verdict."""
        self._buttons[_VERDICTS.index(verdict)].setChecked(True)

    def _button(self, theme: ThemeHolder, place: int, verdict: Verdict) -> KeyButton:
        word = verdict.value.capitalize()
        made = KeyButton(theme, _SHORT.get(verdict, word), f"Alt {place + 1}")
        made.set_icon_name(verdict_look(theme.tokens, verdict).icon)
        made.setAccessibleName(f"Verdict: {word}")
        made.setToolTip(word)
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._group.addButton(made, place)
        return made


_SHORT = {Verdict.CONFLICTING: "Conflicting", Verdict.NOT_ENOUGH: "Not enough"}


class FactDialog(AskingDialog):
    """Asks for a fact; says `made` with the FactChoice when the analyst is done."""

    made = Signal(object)

    def __init__(  # a dialog has its theme, its claim and its window
        self,
        theme: ThemeHolder,
        draft: FactDraft,
        number: int,
        parent: QWidget | None = None,
        *,
        held: Collection[FactId] = (),
        roots: Callable[[Sequence[ClaimId]], RootCount] | None = None,
    ) -> None:
        """Offers a draft; `held` are the facts that hold the claim already, `roots` counts those of claims."""
        title = "Make or join a fact" if draft.joinable else "Make a fact"
        super().__init__(theme, f"{title} · claim {number}", "State the fact", parent)
        self._held, self._roots_of = held, roots
        self._targets: list[tuple[FactId | None, QRadioButton]] = []
        self.statement = WordingField()
        self.statement.setAccessibleName("Statement of the fact")
        self.statement.setPlainText(one_line(draft.text))
        self.evidence = [EvidenceLine(theme, *item) for item in draft.evidence]
        self.likely = [
            EvidenceLine(theme, card, row, stance, likely=alike) for card, row, alike, stance in draft.likely
        ]
        self.verdicts = VerdictBar(theme)
        self.rationale = QLineEdit()
        self.rationale.setAccessibleName("Why this verdict")
        self.rationale.setPlaceholderText("Why this verdict (optional)")
        self._lay_out(draft.joinable)
        self._connect()
        self._show_state()
        self.statement.setFocus()

    @property
    def choice(self) -> FactChoice:
        """What is chosen now."""
        taken = tuple(line.evidence for line in (*self.evidence, *self.likely) if line.taken)
        joins = self._joins
        verdict = None if joins else self.verdicts.verdict
        return FactChoice(one_line(self.statement.toPlainText()), taken, verdict, self.rationale.text().strip(), joins)

    def finish(self) -> None:
        """Says `made` and closes, if nothing is missing."""
        if not self._missing():
            self.made.emit(self.choice)
            self.accept()

    @property
    def _joins(self) -> FactId | None:
        return next((fact for fact, button in self._targets if button.isChecked()), None)

    def _missing(self) -> str:
        choice = self.choice
        if not choice.evidence:
            return "Choose at least one claim as evidence."
        if choice.joins:
            return ""
        if not choice.text:
            return "A fact needs a statement."
        return "" if choice.verdict else "Choose a verdict."

    def _show_state(self) -> None:
        missing, choice = self._missing(), self.choice
        claims = "1 claim" if len(choice.evidence) == 1 else f"{len(choice.evidence)} claims"
        self.act.setText(f"Join {claims} to the fact" if choice.joins else "State the fact")
        self.act.setAccessibleName(self.act.text())
        self.act.updateGeometry()
        self.act.setEnabled(not missing)
        self.note.setText(missing or f"{claims} as evidence{self._roots_words(choice)}")
        for widget in (self.statement, self.verdicts, self.rationale):
            widget.setEnabled(choice.joins is None)

    def _roots_words(self, choice: FactChoice) -> str:
        """How many roots a new fact would rest on."""
        supporting = [item.claim for item in choice.evidence if item.stance is Stance.SUPPORTS]
        if self._roots_of is None or choice.joins or not supporting:
            return ""
        count = self._roots_of(supporting)
        most = f" (at most {count.most})" if count.most > count.least else ""
        return f", {count.least} independent root{'' if count.least == 1 else 's'}{most}"

    def _connect(self) -> None:
        self.statement.textChanged.connect(self._show_state)
        self.verdicts.changed.connect(self._show_state)
        self.verdicts.changed.connect(lambda: self._asked.ensureWidgetVisible(self.verdicts))
        for line in (*self.evidence, *self.likely):
            line.changed.connect(self._show_state)
        for _, button in self._targets:
            button.toggled.connect(self._show_state)
        for place, verdict in enumerate(_VERDICTS, 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, lambda chosen=verdict: self.verdicts.choose(chosen))

    def _lay_out(self, joinable: Sequence[FactRow]) -> None:
        target = self._target_box(joinable) if joinable else _no_target()
        evidence = (head("Evidence"), *self.evidence, *self._offered("the same", Stance.SUPPORTS))
        evidence = (*evidence, *self._offered("against it", Stance.REFUTES))
        asked = (head("Statement"), self.statement, *evidence, head("Verdict"), self.verdicts)
        self._asked = _Asked((target, *asked, self.rationale))
        self.lay_out((self._asked,), growing=self._asked)
        foot = self.sizeHint().height() - self._asked.sizeHint().height()
        self.resize(_WIDTH, min(_MOST_HEIGHT, self._asked.wanted_height(_WIDTH) + foot))

    def _offered(self, what: str, stance: Stance) -> tuple[QWidget, ...]:
        """The claims of a stance that nobody linked yet, under their heading; nothing if there are none."""
        lines = tuple(line for line in self.likely if line.evidence.stance is stance)
        return (head(f"Likely {what}, not linked yet: take what belongs"), *lines) if lines else ()

    def _target_box(self, joinable: Sequence[FactRow]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        new = QRadioButton("A new fact")
        new.setChecked(True)
        joining = ((row.id, _joining(row, held=row.id in self._held)) for row in joinable)
        self._targets = [(None, new), *joining]
        for _, button in self._targets:
            column.addWidget(button)
        return box


class _Asked(QScrollArea):
    """All that is asked, over each other; scrolled as a whole, so that no part of it is squeezed."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, _SCROLL_GAP, 0)
        self._column.setSpacing(8)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Statement, evidence and verdict")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wanted_height(self, width: int) -> int:
        """The height at which nothing needs to be scrolled in a dialog of this width."""
        self._inside.ensurePolished()
        return self._column.totalHeightForWidth(width - 2 * _SIDE) + 2


def _joining(row: FactRow, *, held: bool) -> QRadioButton:
    roots = "1 root" if row.roots == 1 else f"{row.roots} roots"
    word = "Already in" if held else "Join"
    made = ElidedRadio(f"{word} “{_shortened(row.text)}” ({row.verdict.value}, {roots})")
    made.setToolTip(row.text)
    made.setAccessibleName(f"{word} the fact: {row.text}, {row.verdict.value}, {roots}")
    made.setEnabled(not held)
    return made


def _no_target() -> QLabel:
    made = QLabel("To join a claim to an existing fact, link it first or use Add evidence in Facts")
    made.setProperty("role", "third")
    made.setWordWrap(True)
    return made


def _shortened(text: str, most: int = 64) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
