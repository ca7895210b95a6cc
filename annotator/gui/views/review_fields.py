"""The field of the claim editor for a slot, with a note beneath: what it was, or why it cannot be."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.claim import Role
from annotator.domain.span import Span
from annotator.gui import fonts, icons
from annotator.gui.dates import ImpossibleDate, typed_date
from annotator.gui.fonts import Role as FontRole
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder, set_kind
from annotator.gui.views.review_edit import Filled, Place, note
from annotator.gui.views.review_words import OWN_VOICE, SLOT_WORDS
from annotator.gui.wording import kept, one_line


class NoteLine(QWidget):
    """A line under a field: a pencil and what it was, or an alert and why it cannot be."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme, self._trouble = theme, False
        self._picture, self._words = QLabel(), QLabel()
        self._words.setFont(fonts.font(FontRole.BADGE))
        self._words.setProperty("role", "word")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._draw)
        self.hide()

    def say(self, words: str, *, trouble: bool) -> None:
        """Shows the words; nothing at all for none."""
        self._trouble = trouble
        set_kind(self._words, "rejected" if trouble else "corrected")
        self._words.setText(shown_text(words))
        self.setVisible(bool(words))
        self._draw()

    def _draw(self) -> None:
        tokens = self._theme.tokens
        name, look = ("alert", tokens.rejected) if self._trouble else ("pencil", tokens.corrected)
        self._picture.setPixmap(icons.icon(name, look.fg, 14).pixmap(14, 14))


class SlotField(QWidget):
    """One slot to be typed or filled from the article; under it what it was, or why it cannot be."""

    changed = Signal()
    focused = Signal()

    def __init__(self, theme: ThemeHolder, place: Place, article_text: str, published: str | None) -> None:
        super().__init__()
        self._theme, self.place, self._article_text, self._published = theme, place, article_text, published
        self._span: Span | None = None
        self._shown = place.shown
        self.field = QLineEdit(shown_text(place.shown))
        self.field.setCursorPosition(0)
        self.field.setAccessibleName(SLOT_WORDS[place.role].label)
        self._note = NoteLine(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self._note)
        if place.role is Role.SPEAKER:
            self.field.setPlaceholderText(OWN_VOICE)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)

    @property
    def filled(self) -> Filled:
        """The field as it stands."""
        return Filled(self.place, kept(self.field.text(), self._shown), self._span, self._published)

    @property
    def trouble(self) -> str:
        """Why what was typed cannot be; "" if it can."""
        if self.place.role is not Role.TIME or not self.filled.changed:
            return ""
        try:
            typed_date(self.field.text())
        except ImpossibleDate as error:
            return str(error)
        return ""

    def fill(self, span: Span) -> None:
        """Takes the words of the article at a span."""
        self._show(one_line(span.quote(self._article_text)), span)

    def take_up(self, words: str, span: Span | None) -> None:
        """Shows again what was typed into it, or filled from the article, before."""
        if words != self.filled.words or span is not None:
            self._show(words, span)

    def _show(self, words: str, span: Span | None) -> None:
        self._span, self._shown = span, words
        self.field.setText(shown_text(words))
        self._say()

    def set_px(self, px: int) -> None:
        """Shows the words in this size, in pixels."""
        self.field.setFont(fonts.font(FontRole.BODY, px=px))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices the focus."""
        if watched is self.field and event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._span = None
        self._say()

    def _say(self) -> None:
        trouble = self.trouble
        words = trouble or note(self.filled, self._article_text)
        self._note.say(words, trouble=bool(trouble))
        set_kind(self.field, "error" if trouble else "")
        self.field.setAccessibleDescription(words)
        self.changed.emit()
