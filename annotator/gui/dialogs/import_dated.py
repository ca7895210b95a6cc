"""The date of a file on the list: as proposed, as its rows state it, or as a question with its two answers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from annotator.formats.manner import Reading
from annotator.formats.stated_dates import DAY_FIRST, MONTH_FIRST, two_days
from annotator.gui import fonts
from annotator.gui.badges import badge_width, paint_badge
from annotator.gui.dates import short_date
from annotator.gui.dialogs.import_words import Chosen
from annotator.gui.fonts import Role
from annotator.gui.offsets import shown_text
from annotator.gui.theme import set_kind
from annotator.gui.tokens import Tokens, suggested

_GAP: Final = 8
_ORDERS: Final = (DAY_FIRST, MONTH_FIRST)
_LEAST: Final = 24
_ELIDED: Final = Qt.TextElideMode.ElideRight
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def date_words(chosen: Chosen) -> str:
    """What is said of its date: "26 Dec 2020?", "04/12/2020: which?", "per row, column 5"; "" for none."""
    seen = chosen.seen
    if seen is None:
        return ""
    if _asks(chosen):
        return f"{seen.unclear}: which?"
    if seen.dated:
        return f"{short_date(seen.dated)}{'?' if seen.dated_by else ''}"
    return seen.dated_by


def told_by(chosen: Chosen) -> str:
    """What tells the date, in a word or two: "dateline", "line"; the whole reason is in the tooltip."""
    seen = chosen.seen
    if seen is None or not seen.dated or not seen.dated_by:
        return ""
    return "as chosen" if chosen.how.order else seen.dated_by.partition(" “")[0].removeprefix("The ")


def _asks(chosen: Chosen) -> bool:
    return chosen.asks_for_day and chosen.coming


def answers(chosen: Chosen) -> list[tuple[str, str]]:
    """The two days that an unclear date could be, in few words, each with the order that makes it one."""
    days = two_days(chosen.seen.unclear) if chosen.seen is not None else None
    return [(short_date(day), order) for day, order in zip(days or (), _ORDERS, strict=False)]


def links(box: QRectF, chosen: Chosen, tokens: Tokens) -> Iterator[tuple[QRectF, str, str]]:
    """Where the answers stand in the column, as far as there is room: each with its words and its order."""
    if not _asks(chosen):
        return
    measure = QFontMetricsF(fonts.font(Role.SMALL_STRONG))
    left = box.left() + badge_width(date_words(chosen), look=replace(tokens.unsure, icon="question")) + _GAP
    for day, order in answers(chosen):
        words = day.rpartition(" ")[0]  # the year stands in the question
        width = measure.horizontalAdvance(words) + 2
        if left + width > box.right():
            return
        yield QRectF(left, box.top(), width, box.height()), words, order
        left += width + _GAP


def paint_dated(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens) -> None:
    """Draws it: a proposal as a dashed badge with what tells it, a question in amber with its answers."""
    words, seen = date_words(chosen), chosen.seen
    at = QPointF(box.left(), box.center().y())
    if not words or seen is None:
        return
    if _asks(chosen):
        paint_badge(painter, at, words, look=replace(tokens.unsure, icon="question"))
        for place, day, _ in links(box, chosen, tokens):
            _write(painter, place, day, color=tokens.accent, role=Role.SMALL_STRONG)
        return
    look = replace(suggested(tokens.proposed), icon="calendar")
    width = badge_width(words, look=look)
    if seen.dated and seen.dated_by and width <= box.width():
        paint_badge(painter, at, words, look=look)
        if box.width() - width > _LEAST:
            _write(painter, box.adjusted(width + _GAP, 0, 0, 0), told_by(chosen), color=tokens.text3, role=Role.SMALL)
    else:
        _write(painter, box, words, color=tokens.text2, role=Role.SMALL)


def _write(painter: QPainter, box: QRectF, words: str, *, color: str, role: Role) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(QColor(color))
    shown = QFontMetricsF(painter.font()).elidedText(shown_text(words), _ELIDED, box.width())
    painter.drawText(box, _MIDDLE, shown)


class DayQuestion(QWidget):
    """Asks with which number the dates of a file begin, where they could be two days; hidden where none could."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.orders = QLabel("Dates"), QComboBox()
        self.label.setProperty("role", "slot")
        self.label.setBuddy(self.orders)
        self.orders.setAccessibleName("Which number of a date is the day")
        self.orders.setMinimumWidth(200)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.label)
        row.addWidget(self.orders)
        row.addStretch(1)

    def show_file(self, chosen: Chosen | None) -> None:
        """Offers both days of the chosen file's unclear date, with the one that was said."""
        days = answers(chosen) if chosen else []
        self.setVisible(bool(days))
        if chosen is None or chosen.seen is None or not days:
            return
        self.orders.clear()
        self.orders.addItem(f"{chosen.seen.unclear}: choose the day", "")
        for (day, order), which in zip(days, ("day first", "month first"), strict=True):
            self.orders.addItem(f"{day}, {which}", order)
        self.orders.setCurrentIndex(max(self.orders.findData(chosen.how.order), 0))
        set_kind(self.orders, "" if chosen.how.order else "warn")

    def answered(self, how: Reading) -> Reading:
        """The way to read the file with the order that is chosen now."""
        return replace(how, order=str(self.orders.currentData() or ""))
