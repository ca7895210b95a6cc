"""The line below Elsewhere: what each answer to the chosen candidate would change, and the way to the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from annotator.domain.foreseen import CandidateTold, told
from annotator.domain.ids import ClaimId
from annotator.domain.learned import learned_words
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.clicks import SingleClicks
from annotator.gui.fonts import Role
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_candidates import relation_word

HEIGHT = 32
_LONGEST = 30
"""Characters of a fact's statement that are shown."""
NEXT, LEARNED = "suggestion.next", "learning.show"


def answers(candidate: CandidateTold, own: ClaimId) -> tuple[str, str]:
    """What "same" would change beyond the pair, and what "different" would; of what is settled already, how.

    What is told apart need not be "different": claims that contradict each other are not the same, either.
    """
    if candidate.decided is not None:
        turned = candidate.link.a != own and not candidate.decided.symmetric
        return f"Decided: {relation_word(candidate.decided, turned=turned).lower()}", ""
    if candidate.implied is not None:
        return f"Follows from what was decided: {'the same' if candidate.implied else 'not the same'}", ""
    same, different = (told(each, _LONGEST) for each in (candidate.same, candidate.different))
    if not same and not different:
        return "Settles this pair alone", ""
    return (f"Same: {same}" if same else "", f"Different: {different}" if different else "")


class CandidateFoot(QFrame):
    """Two answers beside each other, each with what it would change; says `acted` with the action that was clicked."""

    acted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._clicks = SingleClicks(self)
        self.setProperty("role", "surface")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._answers = Elided(Role.SMALL, color="second"), Elided(Role.SMALL, color="second")
        self.learned = self._button(KeyButton(theme, "", kind=ButtonKind.LINK), LEARNED)
        self.next = self._button(KeyButton(theme, "Next to decide", NEXT, kind=ButtonKind.LINK), NEXT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(16)
        for answer in self._answers:
            row.addWidget(answer)
        row.addStretch(1)
        row.addWidget(self.learned)
        row.addWidget(self.next)
        self.show_learned(0)

    def show_told(self, candidate: CandidateTold | None, own: ClaimId) -> None:
        """Shows what the answers would change for the claim that the candidate is one of; nothing for None."""
        words = answers(candidate, own) if candidate else ("", "")
        for shown, said in zip(self._answers, words, strict=True):
            shown.show_text(said)
            shown.setVisible(bool(said))

    def show_learned(self, lessons: int) -> None:
        """Says from how many decisions was learned; nothing for none."""
        words = learned_words(lessons)
        self.learned.setText(words.capitalize())
        self.learned.setAccessibleName(words)
        self.learned.setToolTip(
            "The next claim has its candidates in this order. Shows what counts for how much, and lets you start anew"
        )
        self.learned.updateGeometry()
        self.learned.setVisible(lessons > 0)

    @property
    def spoken(self) -> str:
        """Both answers as a screen reader says them."""
        return ". ".join(words for answer in self._answers if (words := answer.accessibleName()))

    def _button(self, made: KeyButton, action: str) -> KeyButton:
        # A click must not take the focus from the list, or the next letter would go nowhere.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.acted.emit(action))
        self._clicks.watch(made)
        return made
