"""One fact on a page: statement, verdict, independent roots, evidence by root, timeline."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.fact import Verdict
from annotator.domain.view import FactDetail
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import TextStyle, paint_text, text_height
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box, paint_dashes
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import verdict_look
from annotator.gui.views.fact_dates import times_of
from annotator.gui.views.fact_evidence import EvidenceList
from annotator.gui.views.fact_roots import RootDots
from annotator.gui.views.fact_words import (
    RootBox,
    circle_words,
    dots_words,
    evidence_words,
    refuting_words,
    root_boxes,
    roots_words,
    summary_words,
    verdict_words,
)
from annotator.gui.views.timeline import Timeline
from annotator.gui.views.warning_line import WarningLine
from annotator.gui.wording import shown_line

WIDE = 960
"""From this width on margins and the verdict button are as designed for a large window."""
_NARROW = 760
"""Below this width what refutes stands only in the head of the evidence."""
_BOX_WIDTH = 320
_BOX_NARROW = 168
_ICON = 20
_NO_DATES = "No date is known: no article here has one, and the fact has no dates of validity. F2 adds them."


class VerdictBox(QWidget):
    """The verdict in its colours, with who gave it when and why."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._verdict, self._words = Verdict.NOT_ENOUGH, ""
        self._most = _BOX_WIDTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_verdict(self, detail: FactDetail) -> None:
        """Shows another verdict."""
        self._verdict, self._words = detail.fact.verdict, verdict_words(detail)
        if detail.disputed:
            self._words += " · the analysts differ"
        self.setAccessibleName(f"Verdict: {self._verdict.value}, {self._words}")
        self.setToolTip(shown_text(self._words))
        self.updateGeometry()
        self.update()

    def set_most(self, width: int) -> None:
        """Becomes no wider than this."""
        self._most = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words need, up to a limit; then they wrap."""
        words = QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(shown_text(self._words))
        title = QFontMetricsF(self._title().font).horizontalAdvance(self._verdict.value.capitalize())
        width = max(150, round(title) + 66, min(self._most, round(words) + 66))
        return QSize(width, max(54, 36 + text_height(self._words, width - 62, style=self._small())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the box."""
        painter, box = QPainter(self), QRectF(self.rect())
        look = verdict_look(self._theme.tokens, self._verdict.value)
        paint_box(painter, box, fill=look.bg, edge="" if look.dashed else look.fg, radius=8)
        if self._verdict is Verdict.NOT_ENOUGH:
            paint_dashes(painter, box, color=look.fg, radius=8)
        icon = "shield-check" if self._verdict is Verdict.SUPPORTED else look.icon
        paint_icon(painter, icon, QRectF(16, box.center().y() - _ICON / 2, _ICON, _ICON), color=look.fg)
        room = QRectF(48, 8, box.width() - 60, box.height())
        paint_text(painter, room, self._verdict.value.capitalize(), style=self._title(look.fg))
        paint_text(painter, room.adjusted(0, 21, 0, 0), self._words, style=self._small())

    def _title(self, color: str = "#000000") -> TextStyle:
        return TextStyle(fonts.font(Role.BODY_STRONG, px=15), color, 20)

    def _small(self) -> TextStyle:
        return TextStyle(fonts.font(Role.SMALL), self._theme.tokens.text2, 16, max_lines=3)


class FactPage(QScrollArea):
    """Everything about one fact; the buttons say `wanted` with an action's id, and another width `resized`."""

    wanted = Signal(str)
    resized = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._contested, self._narrow = False, False
        self._statement = QLabel(wordWrap=True)
        self.verdict = VerdictBox(theme)
        self._number = QLabel()
        self._roots, self._articles = QLabel(), QLabel()
        self._refutes, self._silent = QLabel(), QLabel()
        self.change = KeyButton(theme, "Change verdict", "fact.verdict").set_icon_name("pencil")
        self.edit = KeyButton(theme, "Edit", "fact.restate", kind=ButtonKind.LINK)
        self.dots = RootDots(theme)
        self._dots_words = QLabel(wordWrap=True)
        self.circle = WarningLine(theme)
        self._summary = QLabel()
        self.add = KeyButton(theme, "Add evidence", "evidence.add", kind=ButtonKind.LINK)
        self.evidence = EvidenceList(theme)
        self.timeline = Timeline(theme)
        self._no_dates = QLabel(_NO_DATES, wordWrap=True)
        self._set_roles()
        self._lay_out()
        self._connect()

    def show_fact(self, detail: FactDetail, *, editable: bool) -> None:
        """Shows a fact; its buttons act only if something can be decided."""
        self._statement.setText(shown_line(detail.fact.text))
        self.verdict.show_verdict(detail)
        boxes = root_boxes(detail)
        self._show_numbers(detail, boxes)
        self.dots.show_roots(boxes)
        _set(self._dots_words, dots_words(detail, boxes))
        self.circle.show_words(circle_words(detail))
        self._summary.setText(summary_words(boxes) or "no evidence yet")
        self.evidence.show_evidence(evidence_words(detail), editable=editable)
        times = times_of(detail)
        self.timeline.setVisible(times.known)
        self._no_dates.setVisible(not times.known)
        self.timeline.show_times(times)
        for button in (self.change, self.edit, self.add):
            button.setEnabled(editable)

    def show_chosen(self) -> None:
        """Scrolls to the chosen evidence."""
        box = self.evidence.visualRect(self.evidence.currentIndex())
        top = self.evidence.mapTo(self._body, box.topLeft())
        self.ensureVisible(top.x(), top.y() + box.height() // 2, 0, box.height() // 2 + 8)

    def fit(self, width: int) -> None:
        """Takes narrower margins and a shorter button word where there is little room."""
        wide = width >= WIDE
        side = side_of(width)
        self._column.setContentsMargins(side, 16, side, 16)
        self._narrow = width < _NARROW
        self.verdict.set_most(_BOX_NARROW if self._narrow else _BOX_WIDTH)
        self._refuting.setVisible(self._contested and not self._narrow)
        word = "Change verdict" if wide else "Verdict"
        if self.change.text() != word:
            self.change.setText(word)
            self.change.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says `resized`: the window is told of its new width before the page has its own."""
        super().resizeEvent(event)
        self.resized.emit()

    def _show_numbers(self, detail: FactDetail, boxes: tuple[RootBox, ...]) -> None:
        roots, articles = roots_words(detail)
        self._number.setText(str(detail.row.roots))
        self._number.setAccessibleName(f"{detail.row.roots} {roots}")
        self._roots.setText(roots)
        self._articles.setText(articles)
        refutes, silent = refuting_words(boxes)
        self._contested = bool(refutes or silent)
        self._refuting.setVisible(self._contested and not self._narrow)
        _set(self._refutes, refutes)
        _set(self._silent, silent)

    def _connect(self) -> None:
        self.change.clicked.connect(lambda: self.wanted.emit("fact.verdict"))
        self.edit.clicked.connect(lambda: self.wanted.emit("fact.restate"))
        self.evidence.take_out.clicked.connect(lambda: self.wanted.emit("fact.remove_evidence"))
        self.add.clicked.connect(lambda: self.wanted.emit("evidence.add"))

    def _set_roles(self) -> None:
        for label, role in (
            (self._statement, "title"),
            (self._number, "number"),
            (self._roots, "head"),
            (self._articles, "second"),
            (self._silent, "second"),
            (self._dots_words, "second"),
            (self._summary, "second"),
            (self._no_dates, "second"),
        ):
            label.setProperty("role", role)
        self._refutes.setProperty("role", "word")
        self._refutes.setProperty("kind", "rejected")
        self._statement.setTextFormat(Qt.TextFormat.PlainText)
        self._statement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit.setAccessibleName("Edit the fact")

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setProperty("role", "surface")
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(14)
        self._column.addLayout(self._title_row())
        self._column.addLayout(self._verdict_row())
        self._column.addWidget(self.dots)
        self._column.addWidget(self._dots_words)
        self._column.addWidget(self.circle)
        self._column.addWidget(self._evidence_card())
        self._column.addLayout(_line_of(_label("Timeline", "head"), _label(_TIMELINE, "second")))
        self._column.addWidget(self.timeline)
        self._column.addWidget(self._no_dates)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Fact")

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._statement, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _verdict_row(self) -> QHBoxLayout:
        self._refuting = QWidget()
        refuting = QHBoxLayout(self._refuting)
        refuting.setContentsMargins(0, 0, 0, 0)
        refuting.setSpacing(16)
        refuting.addWidget(_upright())
        refuting.addLayout(_two(self._refutes, self._silent))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.verdict)
        row.addWidget(_upright())
        row.addWidget(self._number)
        row.addLayout(_two(self._roots, self._articles))
        row.addWidget(self._refuting)
        row.addStretch(1)
        row.addWidget(self.change)
        return row

    def _evidence_card(self) -> QFrame:
        head = _line_of(_label("Evidence by root", "head"), self._summary)
        head.setContentsMargins(16, 6, 12, 6)
        head.addWidget(self.add)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.evidence)
        return card


def side_of(width: int) -> int:
    """The margin at both sides of a page of this width."""
    return 24 if width >= WIDE else 16


_TIMELINE = "when it held, when it was reported, when we decided"


def _line_of(title: QLabel, note: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(title)
    row.addWidget(note)
    row.addStretch(1)
    return row


def _two(upper: QLabel, lower: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return column


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    return label


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedWidth(1)
    line.setMinimumHeight(48)
    return line


def _set(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
