"""The amber strip that says what an undo up to here would do, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.badges import ButtonKind, KeyButton, paint_word, word_width
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.offsets import shown_text
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look
from annotator.gui.views.history_undo import Effect, Undoing

_MOST_EFFECTS = 8
_LINE = 24


class Effects(QWidget):
    """Effects beside each other, wrapped to the width."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._effects: tuple[Effect, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Shows these; beyond eight, how many more there are."""
        shown, more = tuple(effects[:_MOST_EFFECTS]), len(effects) - _MOST_EFFECTS
        self._effects = (*shown, Effect("more", f"{more} more")) if more > 0 else shown
        self.setAccessibleName("; ".join(effect.words for effect in effects))
        self.setToolTip("\n".join(effect.words for effect in effects) if more > 0 else "")
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines are at this width."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws every effect."""
        painter = QPainter(self)
        for effect, at in self._placed():
            words = elided(effect.words, self.width() - 24, Role.BADGE)
            paint_word(painter, at, words, look=self._look(effect), role=Role.BADGE)

    def _look(self, effect: Effect) -> Look:
        return Look(self._theme.tokens.text, "", effect.icon)

    def _placed(self) -> list[tuple[Effect, QPointF]]:
        placed: list[tuple[Effect, QPointF]] = []
        left, line = 0.0, 0
        for effect in self._effects:
            width = word_width(effect.words, look=self._look(effect), role=Role.BADGE)
            if left and left + width > self.width():
                left, line = 0.0, line + 1
            placed.append((effect, QPointF(left, line * _LINE + _LINE / 2)))
            left += width + 20
        return placed

    def _fit(self) -> None:
        placed = self._placed()
        lines = round((placed[-1][1].y() - _LINE / 2) / _LINE) + 1 if placed else 1
        self.setFixedHeight(lines * _LINE)


class UndoStrip(QWidget):
    """Title, effects, what stays, and the two answers; says `kept` or `agreed`."""

    kept = Signal()
    agreed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("role", "head")
        self._effects = Effects(theme)
        self._stays = QLabel(wordWrap=True)
        self._stays.setProperty("role", "second")
        self._keep = KeyButton(theme, "Keep all", "Esc", kind=ButtonKind.FLAT)
        self._agree = KeyButton(theme, "Withdraw", "history.undo_to").set_icon_name("undo")
        self._keep.clicked.connect(self.kept)
        self._agree.clicked.connect(self.agreed)
        self._lay_out()
        theme.changed.connect(self.update)
        self.hide()

    def show_plan(self, undoing: Undoing) -> None:
        """Shows what would be done."""
        count = len(undoing.decisions)
        self._title.setText(shown_text(undoing.title))
        self._effects.show_effects(undoing.effects)
        self._stays.setText(shown_text(stays_words(undoing)))
        self._agree.setText(f"Withdraw {count:,}")
        self._agree.setAccessibleName(f"Withdraw {count:,}")
        self._agree.updateGeometry()
        self.setAccessibleName(undoing.title)
        self.show()

    @property
    def words(self) -> str:
        """Everything it says."""
        return "\n".join((self._title.text(), self._effects.accessibleName(), self._stays.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the amber ground, its edge and the drawing."""
        painter, tokens = QPainter(self), self._theme.tokens
        look = tokens.unsure
        painter.fillRect(self.rect(), QColor(look.bg or tokens.surface))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(look.fg))
        paint_icon(painter, "undo", QRectF(16, 20, 16, 16), color=look.fg)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        self._title.setMinimumWidth(60)
        top.addWidget(self._title, 1)
        top.addWidget(self._keep)
        top.addWidget(self._agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 12, 16, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._effects)
        column.addWidget(self._stays)
        column.setAlignment(self._stays, Qt.AlignmentFlag(0))


def stays_words(undoing: Undoing) -> str:
    """What an undo leaves alone: "Nothing is erased …; work of A2 is not touched."."""
    count = len(undoing.decisions)
    these = "it" if count == 1 else "all of them"
    erased = f"Nothing is erased: a withdrawal is a decision too, and Ctrl Shift Z reinstates {these}."
    if not undoing.others:
        return erased
    return f"{erased} Work of {_listed(undoing.others)} is not touched."


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
