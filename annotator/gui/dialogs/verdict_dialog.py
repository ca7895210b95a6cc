"""Asks for a fact's verdict and the reason for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.domain.fact import Fact, Verdict
from annotator.gui.dialogs.asking import AskingDialog, head, statement_of
from annotator.gui.dialogs.fact_dialog import VerdictBar, opposed_words
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.wording import kept

_WIDTH = 640
_VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH)


class VerdictDialog(AskingDialog):
    """Four verdicts beside each other, the present one chosen; says `given` with verdict and reason."""

    given = Signal(str, str)

    def __init__(self, theme: ThemeHolder, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Verdict", "Give this verdict", parent)
        self._fact = fact
        self.verdicts = VerdictBar(theme)
        self.verdicts.choose(fact.verdict)
        self.rationale = QPlainTextEdit(shown_text(fact.rationale))
        self.rationale.setProperty("role", "field")
        self.rationale.setAccessibleName("Why this verdict")
        self.rationale.setPlaceholderText("Why this verdict: what carries it, what speaks against it")
        self.rationale.setTabChangesFocus(True)
        self.rationale.setFixedHeight(84)
        self.lay_out((statement_of(fact.text), self.verdicts, head("Reason"), self.rationale))
        self.resize(_WIDTH, self.sizeHint().height())
        self._connect()
        self._show_state()
        self.rationale.setFocus()

    def finish(self) -> None:
        """Says `given` and closes, if anything is another than before."""
        verdict = self.verdicts.verdict
        if verdict is not None and self._changed():
            self.given.emit(verdict.value, self._reason())
            self.accept()

    def _reason(self) -> str:
        return kept(self.rationale.toPlainText(), self._fact.rationale).strip()

    def _changed(self) -> bool:
        return (self.verdicts.verdict, self._reason()) != (self._fact.verdict, self._fact.rationale)

    def _show_state(self) -> None:
        self.act.setEnabled(self._changed())
        same = f"Now: {self._fact.verdict.value.capitalize()}"
        contrary = opposed_words(self.verdicts.verdict, self._fact.evidence)
        self.note.setText(contrary if self._changed() else f"{same}. Choose another verdict or write a reason.")

    def _connect(self) -> None:
        self.verdicts.changed.connect(self._show_state)
        self.rationale.textChanged.connect(self._show_state)
        for place, verdict in enumerate(_VERDICTS, 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, lambda chosen=verdict: self.verdicts.choose(chosen))
