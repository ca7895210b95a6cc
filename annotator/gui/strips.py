"""The strips above the status bar: long work with its progress, and trouble in a sentence."""

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from annotator.gui.badges import KeyButton
from annotator.gui.bridge import Work
from annotator.gui.fonts import Role
from annotator.gui.icons import icon
from annotator.gui.offsets import shown_text
from annotator.gui.speech import announce
from annotator.gui.statusbar import Elided
from annotator.gui.theme import ThemeHolder

_SHOWN_AFTER_MS = 300
_GUESS_AFTER_S = 2.0


def time_left(elapsed_s: float, done: int, total: int) -> str:
    """How long the rest will take at the pace so far, in words; "" while it cannot be said.

    Worked example: 10 of 40 after 20 seconds leave about a minute.
    """
    if done <= 0 or done >= total or elapsed_s < _GUESS_AFTER_S:
        return ""
    left_s = elapsed_s * (total - done) / done
    if left_s < 10:
        return "a few seconds left"
    if left_s < 55:
        return f"about {round(left_s / 10) * 10} s left"
    minutes = round(left_s / 60)
    return "about a minute left" if minutes <= 1 else f"about {minutes} minutes left"


class Strip(QWidget):
    """A row above the status bar."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "header")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 5, 16, 4)
        self.row.setSpacing(12)
        self.hide()


class WorkStrip(Strip):
    """A long work: its title, what is at hand, a bar, "18 of 41", the time left and Stop."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__(theme)
        self._since_s = 0.0
        self.shown_elsewhere: Callable[[], bool] = lambda: False
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self._title = QLabel()
        self._title.setProperty("role", "head")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._amount = QLabel()
        self._rest = QLabel()
        self._rest.setProperty("role", "second")
        self._what = Elided(Role.SMALL, color="third")
        self.stop = KeyButton(theme, "Stop", "work.stop").set_icon_name("square")
        for widget in (self._title, self._bar, self._amount, self._rest):
            self.row.addWidget(widget)
        self.row.addWidget(self._what, 1)
        self.row.addWidget(self.stop)

    def watch(self, work: Work) -> None:
        """Shows the works of one runner, unless somebody says that they are shown elsewhere; `stop` is the window's."""
        work.started.connect(self._begin)
        work.progressed.connect(self._step)
        work.ended.connect(self._end)

    @property
    def amount(self) -> str:
        """How far the work is, as shown: "18 of 41"."""
        return self._amount.text()

    def _begin(self, title: str) -> None:
        self._since_s = time.monotonic()
        self._title.setText(shown_text(title))
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        for label in (self._amount, self._rest):
            label.clear()
        self._what.show_text("")
        self._rest.hide()
        if not self.shown_elsewhere():
            self._timer.start()

    def _step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._amount.setText(f"{done:,} of {total:,}" if total else "")
        self._rest.setText(time_left(time.monotonic() - self._since_s, done, total))
        self._rest.setVisible(bool(self._rest.text()))
        self._what.show_text("" if what == self._title.text() else what)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()


class TroubleStrip(Strip):
    """A sentence about what went wrong; stays until it is dismissed or something succeeds."""

    way_taken = Signal()
    cleared = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__(theme)
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.way = KeyButton(theme, "")
        self.way.clicked.connect(self.way_taken)
        close = KeyButton(theme, "Dismiss").set_icon_name("cross")
        close.clicked.connect(self.clear)
        self.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self._text, 1)
        self.row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def show_trouble(self, sentence: str, *, way: str = "") -> None:
        """Shows a sentence, and a button with a way on if one is named; `way_taken` says that it was pressed."""
        self._text.setText(shown_text(sentence))
        self.way.setText(way)
        self.way.setAccessibleName(way)
        self.way.updateGeometry()
        self.way.setVisible(bool(way))
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence, urgent=True)

    @property
    def sentence(self) -> str:
        """What is shown; "" while nothing is."""
        return self._text.text()

    def clear(self) -> None:
        """Goes away."""
        self._text.clear()
        self.hide()
        self.cleared.emit()

    def _show_icon(self) -> None:
        drawn = icon("alert", self.theme.tokens.unsure.fg, 16)
        self._sign.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._sign.setContentsMargins(0, 8, 0, 0)
