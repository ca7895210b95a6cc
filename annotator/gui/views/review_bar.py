"""The bars around the article: how many claims it has above it, and what comes after it when all are decided."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.view import ArticleRow, ClaimCard
from annotator.gui import fonts, icons
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.fonts import Role
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder

HEADER_HEIGHT = 44
_SIDES = 26 + 16


class ReaderBar(QWidget):
    """Claims and what is left of them, how speakers look, and the way through overlaps."""

    acted = Signal(str)

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER_HEIGHT)
        self.title, self._left = QLabel(), Elided(Role.SMALL, color="second")
        self.title.setProperty("role", "head")
        self._overlap = KeyButton(theme, "Next overlap", "claim.overlap", kind=ButtonKind.FLAT)
        # A click must not take the focus from the article, or the next letter would go nowhere.
        self._overlap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._overlap.clicked.connect(lambda: self.acted.emit("claim.overlap"))
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 0, 16, 0)
        row.setSpacing(8)
        self._legend = _legend()
        row.addWidget(self.title)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._legend)
        row.addWidget(self._overlap)

    def show_cards(self, cards: Sequence[ClaimCard], looked: Sequence[str] = ()) -> None:
        """Says how many claims there are, how many nobody has decided, and who looked through the article."""
        claims, left = len(cards), sum(card.open for card in cards)
        self.title.setText("1 claim" if claims == 1 else f"{claims} claims")
        told = [f"{left} to decide" if left else "all decided" if claims else ""]
        told += [f"looked through by {', '.join(looked)}"] if looked else []
        self._left.show_text(" · ".join(filter(None, told)))
        self._fit()

    @property
    def told(self) -> str:
        """What it says of the claims and of the article."""
        return self._left.accessibleName()

    def show_overlaps(self, amount: int) -> None:
        """Lets the button act only where claims overlap."""
        self._overlap.setEnabled(amount > 0)
        self._overlap.setToolTip(f"{amount} overlap the selected claim" if amount else "Nothing overlaps here")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out how speakers look where what is left needs the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self.title, self._left, self._legend, self._overlap)
        self._legend.setVisible(sum(part.sizeHint().width() + 8 for part in parts) + _SIDES <= self.width())


class DoneBar(QFrame):
    """Says that the article is done and names the next one; says `wanted` when its button is pressed."""

    wanted = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        self._title, self._next = QLabel(), Elided(Role.SMALL, color="second")
        self._title.setProperty("role", "head")
        # Not primary: Confirm may stand beside it, for the last claim can still be decided anew.
        self._button = KeyButton(theme, "Next article", "article.next")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.setProperty("role", "surface")
        self.setProperty("edge", "top")
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_done(self, claims: int, following: ArticleRow | None) -> None:
        """Says that all claims are decided and which article comes next, None if every article is done."""
        self._title.setText(f"Article done, {claims} of {claims}")
        self._next.show_text(f"Next: {following.title}" if following else "Every article is decided")
        self._button.setVisible(following is not None)
        self.setAccessibleName(f"{self._title.text()}. {self._next.accessibleName()}")
        self.show()

    def _draw(self) -> None:
        self._sign.setPixmap(icons.icon("tick", self._theme.tokens.confirmed.fg, 20).pixmap(20, 20))


def _legend() -> QWidget:
    speaker, cue = QLabel("speaker"), QLabel("says")
    italic = fonts.font(Role.BADGE)
    italic.setItalic(True)
    speaker.setFont(fonts.font(Role.SMALL_STRONG))
    cue.setFont(italic)
    for label in (speaker, cue):
        label.setProperty("role", "word")
        label.setProperty("kind", "speaker")
    made = QWidget()
    made.setToolTip("Who is reported to say it, and the word that reports it")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 4, 0)
    row.setSpacing(8)
    row.addWidget(speaker)
    row.addWidget(cue)
    return made
