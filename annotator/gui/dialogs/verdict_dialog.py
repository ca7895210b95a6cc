"""Asks for a fact's verdict and the reason for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.fact import Fact, Verdict
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.fact_dialog import VerdictBar
from annotator.gui.theme import ThemeHolder
from annotator.gui.wording import one_line

_WIDTH = 640
_VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH)


class VerdictDialog(QDialog):
    """Four verdicts beside each other, the present one chosen; says `given` with verdict and reason."""

    given = Signal(str, str)

    def __init__(self, theme: ThemeHolder, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self.setWindowTitle("Verdict")
        self.verdicts = VerdictBar(theme)
        self.verdicts.choose(fact.verdict)
        self.rationale = QPlainTextEdit(fact.rationale)
        self.rationale.setProperty("role", "field")
        self.rationale.setAccessibleName("Why this verdict")
        self.rationale.setPlaceholderText("Why this verdict: what carries it, what speaks against it")
        self.rationale.setTabChangesFocus(True)
        self.rationale.setFixedHeight(84)
        self._note = QLabel()
        self._note.setProperty("role", "third")
        self.act = KeyButton(theme, "Give this verdict", "Ctrl Enter", kind=ButtonKind.PRIMARY)
        self._lay_out(theme)
        self._connect()
        self._show_state()
        self.rationale.setFocus()

    def finish(self) -> None:
        """Says `given` and closes, if anything is another than before."""
        verdict = self.verdicts.verdict
        if verdict is not None and self._changed():
            self.given.emit(verdict.value, self._reason())
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone does nothing: only Ctrl+Enter decides."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _reason(self) -> str:
        return self.rationale.toPlainText().strip()

    def _changed(self) -> bool:
        return (self.verdicts.verdict, self._reason()) != (self._fact.verdict, self._fact.rationale)

    def _show_state(self) -> None:
        self.act.setEnabled(self._changed())
        same = f"Now: {self._fact.verdict.value.capitalize()}"
        self._note.setText("" if self._changed() else f"{same}. Choose another verdict or write a reason.")

    def _connect(self) -> None:
        self.verdicts.changed.connect(self._show_state)
        self.rationale.textChanged.connect(self._show_state)
        self.act.clicked.connect(self.finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)
        for place, verdict in enumerate(_VERDICTS, 1):
            QShortcut(QKeySequence(f"Alt+{place}"), self, lambda chosen=verdict: self.verdicts.choose(chosen))

    def _lay_out(self, theme: ThemeHolder) -> None:
        statement = QLabel(one_line(self._fact.text), wordWrap=True)
        statement.setProperty("role", "claim")
        statement.setTextFormat(Qt.TextFormat.PlainText)
        reason = QLabel("Reason")
        reason.setProperty("role", "head")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (statement, self.verdicts, reason, self.rationale):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(self._foot(theme))
        self.resize(_WIDTH, self.sizeHint().height())

    def _foot(self, theme: ThemeHolder) -> QHBoxLayout:
        cancel = KeyButton(theme, "Cancel", "Esc", kind=ButtonKind.FLAT)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.act):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._note, 1)
        row.addWidget(cancel)
        row.addWidget(self.act)
        return row
