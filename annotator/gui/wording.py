"""The field for a sentence: it grows with what is typed, Enter saves, Tab goes on."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from annotator.gui import fonts
from annotator.gui.offsets import shown_text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 4


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def shown_line(text: str) -> str:
    """The text on one line, with a sign for each character that would act unseen."""
    return shown_text(one_line(text))


def kept(typed: str, before: str) -> str:
    """What was typed over a text that was shown, its signs standing again for what they stood for where nobody typed.

    Worked example: of "about �14� men" with "men" made "people", the two characters around 14 are as they were.
    """
    shown = shown_text(before)
    most = min(len(typed), len(shown))
    start = next((at for at in range(most) if typed[at] != shown[at]), most)
    end = next((at for at in range(most - start) if typed[-1 - at] != shown[-1 - at]), most - start)
    return before[:start] + typed[start : len(typed) - end] + before[len(before) - end :]


class WordingField(QPlainTextEdit):
    """The wording of the claim: two lines, Enter saves, Tab goes on."""

    entered = Signal()
    focused = Signal()
    grown = Signal()
    """Its height is another now."""

    def __init__(self) -> None:
        super().__init__()
        self._px = fonts.Role.BODY.value.px
        self.setProperty("role", "field")
        self.setAccessibleName("Wording of the claim")
        self.setTabChangesFocus(True)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        # A bar that came while the field grows would wrap the words anew, and the height with them.
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if lines > _MOST_LINES else policies.ScrollBarAlwaysOff
        )
        shown = min(_MOST_LINES, max(1, lines))
        height = ceil(shown * QFontMetricsF(self.font()).lineSpacing()) + 20
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
            self.grown.emit()

    def set_px(self, px: int) -> None:
        """Shows the words in this size, in pixels."""
        self._px = px
        self.setFont(fonts.font(fonts.Role.BODY, px=px))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its size again: the style sheet forgets it when a field comes under another parent (Qt 6.11)."""
        super().showEvent(event)
        self.set_px(self._px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps the wording anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves: a claim is one sentence."""
        if event.key() in _ENTER:
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Notices the focus."""
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().event(event)
