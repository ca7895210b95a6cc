"""One page with every component in both themes, to be looked at: python tests/gui/components_page.py FOLDER."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import badges, fonts, icons, lanes, marked_text, paint, tokens
from annotator.gui.badges import BadgeLabel, ButtonKind, KeyButton, KeyCap
from annotator.gui.fonts import Role
from annotator.gui.marked_text import Mark, TextStyle
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.tokens import Look, Tokens

Draw = Callable[[QPainter, QRectF, Tokens], None]
STATUSES = ("confirmed", "corrected", "proposed", "unsure", "rejected")
RELATIONS = ("same", "refines", "supersedes", "supports", "contradicts", "disputes", "different", "silent")
VERDICTS = ("supported", "refuted", "conflicting evidence", "not enough evidence")


class Canvas(QWidget):
    """Something painted, in a given height."""

    def __init__(self, theme: ThemeHolder, height: int, draw: Draw) -> None:
        super().__init__()
        self._theme, self._draw = theme, draw
        self.setFixedHeight(height)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        self._draw(QPainter(self), QRectF(self.rect()), self._theme.tokens)


def page(theme: ThemeHolder) -> QWidget:
    """The page."""
    whole = QWidget()
    whole.setProperty("role", "window")
    columns = QHBoxLayout(whole)
    columns.setContentsMargins(16, 16, 16, 16)
    columns.setSpacing(12)
    for width, cards in ((400, _left(theme)), (600, _middle(theme)), (408, _right(theme))):
        column = QVBoxLayout()
        column.setSpacing(12)
        for card in cards:
            card.setFixedWidth(width)
            column.addWidget(card)
        column.addStretch()
        columns.addLayout(column)
    return whole


def _card(title: str, *parts: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    box = QVBoxLayout(card)
    box.setContentsMargins(16, 10, 16, 14)
    head = QLabel(title)
    head.setProperty("role", "head")
    box.addWidget(head)
    for part in parts:
        box.addWidget(part)
    return card


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for part in parts:
        box.addWidget(part)
    box.addStretch()
    return row


def _left(theme: ThemeHolder) -> list[QFrame]:
    return [
        _card("Highlights", Canvas(theme, 190, _draw_highlights)),
        _card("Overlaps: one lane each, inner claim nearest the text", Canvas(theme, 70, _draw_overlaps)),
        _card("Right to left, with speaker and cue", Canvas(theme, 70, _draw_right_to_left)),
        _card("Gutter marks, progress, count", Canvas(theme, 120, _draw_marks)),
        _card("Drawings", Canvas(theme, 150, _draw_icons)),
    ]


def _middle(theme: ThemeHolder) -> list[QFrame]:
    return [
        _card("Status", Canvas(theme, 24, _badges(STATUSES, tokens.status_look))),
        _card("Link relation", Canvas(theme, 52, _badges(RELATIONS, tokens.relation_look))),
        _card("Verdict", Canvas(theme, 24, _badges(VERDICTS, tokens.verdict_look))),
        _card("Difference kinds", Canvas(theme, 92, _draw_differences)),
        _card("Buttons", _buttons(theme), _stock_buttons(theme)),
        _card("Fields: rest, focus, error", _fields()),
        _card("Progress", _bar()),
        _card(
            "Keys",
            _row(*(KeyCap(theme, key) for key in ("C", "Enter", "Ctrl Shift Z", "PgDn")), _small("dim:"), _dim(theme)),
        ),
    ]


def _right(theme: ThemeHolder) -> list[QFrame]:
    box = QCheckBox("denied")
    box.setChecked(True)
    choice = QComboBox()
    choice.addItems(["All verbs", "confirmed"])
    return [
        _card("Claim cards at rest", Canvas(theme, 180, _draw_cards)),
        _card("Labels", _labels(theme)),
        _card("Choices", _row(box, QCheckBox("not yet"), choice)),
        _card("Table", _table()),
        _card("Wrapping and ending", Canvas(theme, 110, _draw_wrapping)),
    ]


def _draw_highlights(painter: QPainter, box: QRectF, now: Tokens) -> None:
    style = TextStyle(fonts.font(Role.ARTICLE), now.text, 27)
    text = "the council met on Saturday,"
    for row, status in enumerate(STATUSES):
        look = tokens.status_look(now, status)
        top = row * 38.0
        marked_text.paint_text(painter, QRectF(0, top, 300, 27), text, style=style)
        _underline(painter, (0, 214), top + 19 + paint.LINE_BELOW, look=look)
        badges.paint_badge(painter, QPointF(258, top + 14), status.capitalize(), look=look)


def _underline(painter: QPainter, between: tuple[float, float], y: float, *, look: Look) -> None:
    paint.paint_line(painter, *between, y, look=look)
    for x in between:
        paint.paint_cap(painter, x, y, color=look.fg)


def _draw_overlaps(painter: QPainter, box: QRectF, now: Tokens) -> None:
    text = "Both sides said the truce of 23 October holds for now."
    style = TextStyle(fonts.font(Role.ARTICLE), now.text, 34, max_lines=0)
    marked_text.paint_text(painter, box, text, style=style)
    spans = [(0, 54), (16, 45), (29, 39)]
    looks = [now.confirmed, now.proposed, now.unsure]
    painter.setFont(fonts.font(Role.ARTICLE))
    advance = painter.fontMetrics().horizontalAdvance
    for (start, end), lane, look in zip(spans, lanes.assign_lanes(spans), looks, strict=True):
        y = 22 + paint.LINE_BELOW + lane * paint.LANE_PITCH
        _underline(painter, (advance(text[:start]), advance(text[: min(end, 45)])), y, look=look)


def _draw_right_to_left(painter: QPainter, box: QRectF, now: Tokens) -> None:
    text = "وزير الدفاع قال إن الوفد وصل إلى طرابلس يوم 26 ديسمبر وإن الهدنة صامدة"
    marks = [
        Mark(0, 11, color=now.speaker.fg, weight=600),
        Mark(12, 15, color=now.speaker.fg, italic=True),
        Mark(19, 53, color=now.confirmed.fg, line=tokens.Line.SOLID),
    ]
    style = TextStyle(fonts.font(Role.ARTICLE, px=17), now.text, 32, max_lines=2)
    marked_text.paint_text(painter, box, text, style=style, marks=marks)


def _draw_marks(painter: QPainter, box: QRectF, now: Tokens) -> None:
    x = badges.paint_mark(painter, QPointF(0, 12), "3", look=now.corrected, frame=now.accent) + 4
    x += badges.paint_mark(painter, QPointF(x, 12), "1", look=now.confirmed) + 4
    badges.paint_mark(painter, QPointF(x, 12), "12", look=now.proposed)
    badges.paint_count(painter, QPointF(200, 12), "312", tokens=now)
    badges.paint_count(painter, QPointF(240, 12), "9", tokens=now)
    row = QRectF(0, 32, box.width(), 76)
    painter.fillRect(row, QColor(now.accent_soft))
    painter.fillRect(QRectF(0, 32, 3, 76), QColor(now.accent))
    title = TextStyle(fonts.font(Role.LIST_TITLE_SELECTED), now.text, 16, max_lines=2)
    marked_text.paint_text(
        painter, row.adjusted(12, 8, -12, 0), "Akar arrives in Libya with the command staff", style=title
    )
    paint.paint_progress(painter, QRectF(12, 96, box.width() - 24, 3), 0.64, tokens=now)


def _draw_icons(painter: QPainter, box: QRectF, now: Tokens) -> None:
    for at, name in enumerate(icons.names()):
        x, y = (at % 16) * 23, (at // 16) * 36
        icons.paint_icon(painter, name, QRectF(x, y, 20, 20), color=now.text2)
        icons.paint_icon(painter, name, QRectF(x + 2, y + 20, 12, 12), color=now.text2)


def _badges(words: tuple[str, ...], look_of: Callable[[Tokens, str], Look]) -> Draw:
    def draw(painter: QPainter, box: QRectF, now: Tokens) -> None:
        x, y = 0.0, 11.0
        for word in words:
            look = look_of(now, word)
            if x + badges.badge_width(word, look=look) > box.width():
                x, y = 0.0, y + 26
            x += badges.paint_badge(painter, QPointF(x, y), word.capitalize(), look=look) + 8

    return draw


def _draw_differences(painter: QPainter, box: QRectF, now: Tokens) -> None:
    text = "Salahaddin Namroush spoke on 22 December of 18 months, he added. A parade followed. Tuesday agrees."
    kinds = (("name", 0, 19), ("date", 29, 40), ("number", 44, 53), ("wording", 55, 63), ("only here", 65, 83))
    marks = [marked_text.mark_of(tokens.difference_look(now, kind), start, end) for kind, start, end in kinds]
    marks = [replace(mark, weight=600) if mark.end < 54 else mark for mark in marks]
    marks.append(marked_text.mark_of(now.same_value, 84, 91, weight=600))
    style = TextStyle(fonts.font(Role.ARTICLE), now.text, 27, max_lines=2)
    marked_text.paint_text(painter, box, text, style=style, marks=marks)
    x = 0.0
    chips = (("18 → 12", now.number), ("22 → 24 Dec", now.date), ("other name", now.name), ("wording", now.wording))
    for word, look in (*chips, ("only here", now.only_here), ("same day", now.confirmed)):
        x += badges.paint_badge(painter, QPointF(x, 76), word, look=look) + 8


def _buttons(theme: ThemeHolder) -> QWidget:
    off = KeyButton(theme, "Off", "X")
    off.setEnabled(False)
    return _row(
        KeyButton(theme, "Confirm", "C", kind=ButtonKind.PRIMARY),
        KeyButton(theme, "Correct", "E").set_icon_name("pencil"),
        KeyButton(theme, "Reject", "X", kind=ButtonKind.DANGER).set_icon_name("cross"),
        KeyButton(theme, "Skip", "Space", kind=ButtonKind.FLAT),
        off,
    )


def _stock_buttons(theme: ThemeHolder) -> QWidget:
    asleep = KeyButton(theme, "Asleep", "U")
    asleep.set_key_lives(False)
    plain, primary, off = QPushButton("Plain"), QPushButton("Primary"), QPushButton("Off")
    flat, link = QPushButton("Flat"), QPushButton("Details")
    for button, role in ((primary, "primary"), (flat, "flat"), (link, "link")):
        button.setProperty("role", role)
    off.setEnabled(False)
    return _row(plain, primary, off, flat, link, KeyButton(theme, "Undo", kind=ButtonKind.LINK), asleep)


def _fields() -> QWidget:
    rest, focused, wrong = QLineEdit("22 December 2020"), QLineEdit("focused"), QLineEdit("31 November 2020")
    wrong.setProperty("kind", "error")
    focused.setObjectName("focused")
    return _row(rest, focused, wrong)


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 41)
    bar.setValue(25)
    return bar


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "second")
    return label


def _dim(theme: ThemeHolder) -> KeyCap:
    cap = KeyCap(theme, "N")
    cap.setEnabled(False)
    return cap


def _labels(theme: ThemeHolder) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    for at, role in enumerate(("second", "third", "meta", "slot", "head", "title", "keycap", "badge")):
        label = QLabel(role)
        label.setProperty("role", role)
        grid.addWidget(label, at // 4, at % 4)
    grid.addWidget(BadgeLabel(tokens.suggested(theme.tokens.rejected), "Contradicts?"), 2, 0)
    return whole


def _table() -> QTableWidget:
    table = QTableWidget(2, 3)
    table.setHorizontalHeaderLabels(["Time", "Who", "Decision"])
    table.verticalHeader().hide()
    table.setFixedHeight(96)
    table.setShowGrid(False)
    return table


def _draw_cards(painter: QPainter, box: QRectF, now: Tokens) -> None:
    cards = (("3", now.confirmed, "Confirmed", "The delegation would inspect Turkish troops."),
             ("7", now.unsure, "Unsure", "His fighters would target Turkish forces."))  # fmt: skip
    for row, (number, look, word, claim) in enumerate(cards):
        frame = QRectF(0, row * 88.0, box.width(), 80)
        paint.paint_box(painter, frame, fill=now.raised, edge=now.border, radius=8)
        y = frame.top() + 19
        x = (
            12
            + badges.paint_word(painter, QPointF(12, y), number, look=Look(now.text2, "", ""), role=Role.BODY_STRONG)
            + 10
        )
        x += badges.paint_badge(painter, QPointF(x, y), word, look=look) + 8
        badges.paint_badge(painter, QPointF(x, y), "The ministry in Ankara", look=now.speaker)
        style = TextStyle(fonts.font(Role.CLAIM), now.text, 18)
        marked_text.paint_text(painter, QRectF(12, y + 14, box.width() - 24, 18), claim, style=style)
        small = TextStyle(fonts.font(Role.SMALL), now.text3, 16)
        marked_text.paint_text(
            painter, QRectF(12, y + 34, box.width() - 24, 16), "delegation · inspect · troops", style=small
        )


def _draw_wrapping(painter: QPainter, box: QRectF, now: Tokens) -> None:
    text = "A sentence with 😀 and 𠀀 that runs on and on over the width of its box "
    text += "until it has to be ended somewhere near here, in the second line."
    at = text.index("ended")
    marks = [
        Mark(16, 17, fill=now.number.bg),
        Mark(at, at + 20, color=now.date.fg, weight=600, line=tokens.Line.DASHED),
    ]
    for row, role in enumerate((Role.BODY, Role.CONTEXT)):
        style = TextStyle(fonts.font(role), now.text, fonts.line_height(role), max_lines=2)
        marked_text.paint_text(painter, QRectF(0, row * 56, box.width(), 60), text, style=style, marks=marks)


def render(theme: ThemeHolder, target: Path, *, size: QSize) -> None:
    """Saves the page as a picture."""
    shown = page(theme)
    shown.resize(size)
    shown.show()
    shown.activateWindow()
    field = shown.findChild(QLineEdit, "focused")
    assert field is not None
    field.setFocus()
    for _ in range(3):
        QApplication.processEvents()
    shown.grab().save(str(target))
    shown.close()


def main(folder: Path) -> None:
    """Saves the page in both themes."""
    app = QApplication([])
    fonts.load()
    theme = ThemeHolder(app, Choice.LIGHT)
    for choice in (Choice.LIGHT, Choice.DARK):
        theme.choose(choice)
        render(theme, folder / f"components-{choice.value}.png", size=QSize(1440, 900))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
