"""Makes a fact of a claim, or joins the claim to one: statement, evidence with stance, verdict, reason."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
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
from shiboken6 import isValid

from annotator.domain.fact import Evidence, Stance, Verdict, opposing
from annotator.domain.ids import ClaimId, FactId
from annotator.domain.view import ArticleRow, ClaimCard, FactDraft, FactRow, LikelyEvidence
from annotator.gui.badges import KeyButton
from annotator.gui.choices import ElidedRadio
from annotator.gui.dialogs.asking import AskingDialog, head
from annotator.gui.dialogs.fact_evidence import EvidenceLine
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import verdict_look
from annotator.gui.wording import WordingField, kept, one_line
from annotator.services.rooting import RootCount

_VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH)
_WIDTH = 720
_MOST_HEIGHT = 640
_SIDE = 20
_SCROLL_GAP = 6
_SAY_AFTER_MS = 300
CountRoots = Callable[[Sequence[ClaimId], Callable[[RootCount], None]], None]
"""Has the roots of claims counted, and gives the count to whoever asked, a moment later."""


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

    @property
    def stops(self) -> list[KeyButton]:
        """What Tab visits in it, in order."""
        return self._buttons

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


def opposed_words(verdict: Verdict | None, evidence: Iterable[Evidence]) -> str:
    """That a verdict is the contrary of what all evidence says; "" where it is not."""
    stance = opposing(verdict, evidence)
    return f"Its evidence only {stance.value} it: is it {verdict.value}?" if stance and verdict else ""


class FactDialog(AskingDialog):
    """Asks for a fact; says `made` with the FactChoice when the analyst is done.

    It opens with the claim alone: what is linked with it comes with `show_draft`, what is likely with `offer`.
    """

    made = Signal(object)

    def __init__(  # a dialog has its theme, its claim and its window
        self,
        theme: ThemeHolder,
        card: ClaimCard,
        row: ArticleRow,
        parent: QWidget | None = None,
        *,
        held: Collection[FactId] = (),
        count: CountRoots | None = None,
    ) -> None:
        """Offers a claim of an article; `held` are the facts that hold it already."""
        super().__init__(theme, f"Make a fact · claim {card.number}", "State the fact", parent)
        self._theme, self._number, self._held, self._ask_roots = theme, card.number, held, count
        self._drafted = self._offered = self._decided = self._late = False
        self._counted: dict[tuple[ClaimId, ...], RootCount | None] = {}
        self._targets: list[tuple[FactId | None, QRadioButton]] = []
        self.statement = WordingField()
        self.statement.setAccessibleName("Statement of the fact")
        self._wording = one_line(card.claim.text)
        self.statement.setPlainText(shown_text(self._wording))
        self.evidence = [EvidenceLine(theme, card, row, Stance.SUPPORTS)]
        self.likely: list[EvidenceLine] = []
        self.verdicts = VerdictBar(theme)
        self.rationale = QLineEdit()
        self.rationale.setAccessibleName("Why this verdict")
        self.rationale.setPlaceholderText("Why this verdict (optional)")
        self._target, self._verdict_head = _no_target(), head("Verdict")
        self._lay_out()
        self._connect()
        self._show_state()
        self.statement.setFocus()
        QTimer.singleShot(_SAY_AFTER_MS, self, self._say_late)

    def show_draft(self, draft: FactDraft) -> None:
        """Adds what is linked with the claim, and the facts it could join; then does what was decided meanwhile."""
        if not isValid(self):
            return
        if draft.joinable:
            self.setWindowTitle(f"Make or join a fact · claim {self._number}")
            self._asked.replace(self._target, self._target_box(draft.joinable))
        linked = [EvidenceLine(self._theme, *item) for item in draft.evidence[1:]]
        self.evidence += linked
        self._drafted = True
        self._add(linked, linked)
        self._show_state()
        if self._decided:
            self.finish()

    def offer(self, found: Sequence[LikelyEvidence]) -> None:
        """Adds claims that likely belong to the fact; none of them is taken."""
        if not isValid(self):
            return
        self._offered = True
        for what, stance in (("the same", Stance.SUPPORTS), ("against it", Stance.REFUTES)):
            lines = [_likely(self._theme, each) for each in found if each.stance is stance]
            self.likely += lines
            self._add([head(f"Likely {what}, not linked yet: take what belongs"), *lines] if lines else (), lines)
        self._show_state()

    @property
    def choice(self) -> FactChoice:
        """What is chosen now."""
        taken = tuple(line.evidence for line in (*self.evidence, *self.likely) if line.taken)
        joins = self._joins
        verdict = None if joins else self.verdicts.verdict
        text = one_line(kept(self.statement.toPlainText(), self._wording))
        return FactChoice(text, taken, verdict, self.rationale.text().strip(), joins)

    def finish(self) -> None:
        """Says `made` and closes, if nothing is missing; waits for what is linked, which belongs to the fact."""
        self._decided = not self._drafted
        if self._drafted and not self._missing():
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
        contrary = opposed_words(choice.verdict, choice.evidence)
        self.note.setText(self._waiting() or missing or contrary or f"{claims} as evidence{self._roots_words(choice)}")
        for widget in (self.statement, self.verdicts, self.rationale):
            widget.setEnabled(choice.joins is None)

    def _waiting(self) -> str:
        """What is still looked for, where that takes longer than anybody should wonder."""
        if not self._late or self._offered:
            return ""
        return "Looking for what likely belongs to it …" if self._drafted else "Reading what is linked with it …"

    def _say_late(self) -> None:
        self._late = True
        self._show_state()

    def _roots_words(self, choice: FactChoice) -> str:
        """How many roots a new fact would rest on, once they are counted; asks for that once for the same claims."""
        supporting = tuple(item.claim for item in choice.evidence if item.stance is Stance.SUPPORTS)
        if self._ask_roots is None or choice.joins or not supporting or not self._drafted:
            return ""
        if supporting not in self._counted:
            self._counted[supporting] = None
            self._ask_roots(supporting, partial(self._take_count, supporting))
        count = self._counted[supporting]
        if count is None:
            return ""
        most = f" (at most {count.most})" if count.most > count.least else ""
        return f", {count.least} independent root{'' if count.least == 1 else 's'}{most}"

    def _take_count(self, claims: tuple[ClaimId, ...], count: RootCount) -> None:
        if isValid(self):
            self._counted[claims] = count
            self._show_state()

    def _connect(self) -> None:
        self.statement.textChanged.connect(self._show_state)
        self.verdicts.changed.connect(self._show_state)
        self.verdicts.changed.connect(lambda: self._asked.ensureWidgetVisible(self.verdicts))
        self.evidence[0].changed.connect(self._show_state)
        for place, verdict in enumerate(_VERDICTS, 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, lambda chosen=verdict: self.verdicts.choose(chosen))

    def _lay_out(self) -> None:
        stated = (self._target, head("Statement"), self.statement, head("Evidence"), *self.evidence)
        self._asked = _Asked((*stated, self._verdict_head, self.verdicts, self.rationale))
        self.lay_out((self._asked,), growing=self._asked)
        self._foot_height = self.sizeHint().height() - self._asked.sizeHint().height()
        self.resize(_WIDTH, self._wanted_height())

    def _wanted_height(self) -> int:
        return min(_MOST_HEIGHT, self._asked.wanted_height(_WIDTH) + self._foot_height)

    def _add(self, parts: Sequence[QWidget], lines: Sequence[EvidenceLine]) -> None:
        """Puts more evidence below what is there; what is at hand already stays where it is."""
        for line in lines:
            line.changed.connect(self._show_state)
        at_hand = any(each.hasFocus() for each in (*self.verdicts.stops, self.rationale))
        self._asked.put_before(self._verdict_head, parts, scroll=at_hand)
        if not at_hand:
            self._grow()
        stops = [stop for line in (*self.evidence, *self.likely) for stop in line.stops]
        order = [*(button for _, button in self._targets), self.statement, *stops, *self.verdicts.stops, self.rationale]
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _grow(self) -> None:
        """Takes the height that it needs now, around the same middle."""
        more = self._wanted_height() - self.height()
        if more > 0:
            self.setGeometry(self.geometry().adjusted(0, -(more // 2), 0, more - more // 2))

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
            button.toggled.connect(self._show_state)
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

    def replace(self, part: QWidget, other: QWidget) -> None:
        """Shows another part in the place of one."""
        self._column.replaceWidget(part, other)
        part.hide()
        part.deleteLater()
        other.show()

    def put_before(self, part: QWidget, more: Sequence[QWidget], *, scroll: bool) -> None:
        """Shows more parts above one; with `scroll` that one stays where it is on the screen."""
        top = part.y()
        for at, each in enumerate(more, self._column.indexOf(part)):
            self._column.insertWidget(at, each)
            each.show()
        if scroll:
            # Said again, it gives what is inside its new height at once: only then can that be scrolled.
            self.setWidgetResizable(True)
            self._column.activate()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + part.y() - top)

    def wanted_height(self, width: int) -> int:
        """The height at which nothing needs to be scrolled in a dialog of this width."""
        self._inside.ensurePolished()
        return self._column.totalHeightForWidth(width - 2 * _SIDE) + 2


def _likely(theme: ThemeHolder, each: LikelyEvidence) -> EvidenceLine:
    return EvidenceLine(theme, each.card, each.row, each.stance, likely=each.alike)


def _joining(row: FactRow, *, held: bool) -> QRadioButton:
    roots = "1 root" if row.roots == 1 else f"{row.roots} roots"
    word = "Already in" if held else "Join"
    made = ElidedRadio(f"{word} “{_shortened(row.text)}” ({row.verdict.value}, {roots})")
    made.setToolTip(shown_text(row.text))
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
