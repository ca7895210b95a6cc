"""The timeline of a fact: when it held, when it was reported, when we decided."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.domain.fact import Stance
from annotator.gui import fonts
from annotator.gui.dates import short_date
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import stance_look
from annotator.gui.views.fact_dates import Period, Report, Times, period_of, ticks

_LEFT = 92
_RIGHT = 16
_LANE = 46
_FOOT = 22
_TICK_ROOM = 92
_MARK = 8
_BAR = 24
_NOTE = 16


class Timeline(QWidget):
    """Three lanes over one calendar; what lies outside the period is an arrow with its date."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._times: Times | None = None
        self._period: Period | None = None
        self.setFixedHeight(3 * _LANE + _FOOT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline")
        theme.changed.connect(self.update)

    def show_times(self, times: Times) -> None:
        """Shows other dates."""
        self._times, self._period = times, period_of(times)
        self.setAccessibleDescription(times.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Three lanes and the calendar."""
        return QSize(500, 3 * _LANE + _FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the calendar and the lanes."""
        if self._times is None or self._period is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_calendar(painter, self._period)
        self._paint_held(painter, self._times, self._period)
        self._paint_reports(painter, self._times.reports)
        if self._times.reports and self._times.dateless:
            self._paint_dateless(painter, self._times.dateless_words)
        self._paint_decided(painter, self._times, self._period)

    def event(self, event: QEvent) -> bool:
        """Says in a tooltip who reported."""
        if isinstance(event, QHelpEvent):
            hit = next((r for r, at in self._report_places() if _near(at, QPointF(event.pos()))), None)
            words = f"{short_date(hit.when.text)}: {', '.join(hit.names)} {hit.stance.value}" if hit else ""
            QToolTip.showText(event.globalPos(), shown_text(words), self)
            return True
        return super().event(event)

    def _x(self, share: float) -> float:
        return _LEFT + max(0.0, min(1.0, share)) * self._width()

    def _width(self) -> float:
        return max(1.0, self.width() - _LEFT - _RIGHT)

    def _paint_calendar(self, painter: QPainter, period: Period) -> None:
        tokens = self._theme.tokens
        for day, words in ticks(period, max(1, int(self._width() // _TICK_ROOM))):
            x = round(self._x(period.share(day)))
            painter.fillRect(QRectF(x, 0, 1, 3 * _LANE), QColor(tokens.border))
            half = QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(words) / 2 + 1
            box = QRectF(min(x - half, self.width() - 2 * half), 3 * _LANE + 4, 2 * half, 16)
            self._write(painter, box, words, tokens.text2, align=Qt.AlignmentFlag.AlignHCenter)
        for at, name in enumerate(("Held true", "Reported", "Decided")):
            top = at * _LANE
            self._write(painter, QRectF(0, top, _LEFT, _LANE), name, tokens.text, role=Role.BADGE)
            if at:
                painter.fillRect(QRectF(0, top, self.width() - _RIGHT, 1), QColor(tokens.border))

    def _paint_held(self, painter: QPainter, times: Times, period: Period) -> None:
        tokens = self._theme.tokens
        if times.start is None and times.end is None:
            self._note(painter, QRectF(_LEFT + 8, 0, self._width(), _LANE), "no dates of validity")
            return
        left = self._x(period.share(times.start.first)) if times.start else float(_LEFT)
        right = self._x(period.share(times.end.last)) if times.end else _LEFT + self._width()
        bar = QRectF(left, (_LANE - _BAR) / 2, max(4.0, right - left), _BAR)
        look = tokens.confirmed
        paint_box(painter, bar, fill=look.bg, edge=look.fg if look.edged else "", radius=1)
        self._paint_ends(painter, bar, times, period)
        words = elided(times.held, self._width() - 40, Role.BADGE)
        room = bar.right() - bar.left() - 32
        inside = QFontMetricsF(fonts.font(Role.BADGE)).horizontalAdvance(words) <= room
        text = bar.adjusted(10, 0, 0, 0) if inside else self._beside(bar, words)
        self._write(painter, text, words, look.fg, role=Role.BADGE)

    def _paint_ends(self, painter: QPainter, bar: QRectF, times: Times, period: Period) -> None:
        """A firm edge where the end is known and drawn, an arrow where it goes on."""
        fg = self._theme.tokens.confirmed.fg
        if times.start and period.holds(times.start.first):
            painter.fillRect(QRectF(bar.left(), bar.top(), 3, bar.height()), QColor(fg))
        if times.end and period.holds(times.end.last):
            painter.fillRect(QRectF(bar.right() - 3, bar.top(), 3, bar.height()), QColor(fg))
        elif bar.width() > 40:
            paint_icon(painter, "arrow-right", QRectF(bar.right() - 20, bar.center().y() - 7, 14, 14), color=fg)

    def _beside(self, bar: QRectF, words: str) -> QRectF:
        width = QFontMetricsF(fonts.font(Role.BADGE)).horizontalAdvance(words) + 2
        fits = bar.right() + 8 + width <= self.width() - _RIGHT
        left = bar.right() + 8 if fits else max(float(_LEFT), bar.left() - 8 - width)
        return QRectF(left, bar.top(), width, bar.height())

    def _report_places(self) -> list[tuple[Report, QPointF]]:
        if self._times is None or self._period is None:
            return []
        placed: list[tuple[Report, QPointF]] = []
        for report in self._times.reports:
            middle = report.when.first + (report.when.last - report.when.first) / 2
            x = self._x(self._period.share(middle))
            last = placed[-1][1].x() if placed else -100.0
            placed.append((report, QPointF(max(x, last + 2 * _MARK + 2), 1.5 * _LANE)))
        return placed

    def _paint_reports(self, painter: QPainter, reports: tuple[Report, ...]) -> None:
        tokens, places = self._theme.tokens, self._report_places()
        if not reports:
            self._note(painter, QRectF(_LEFT + 8, _LANE, self._width(), _LANE), "no article has a date")
        for at, (report, center) in enumerate(places):
            _paint_mark(painter, center, report.stance, stance_look(tokens, report.stance.value).fg)
            left = center.x() + _MARK + 6
            end = places[at + 1][1].x() - _MARK - 8 if at + 1 < len(places) else float(self.width())
            shown = _label_in(report, end - left)
            self._write(painter, QRectF(left, _LANE, max(0.0, end - left), _LANE), shown, tokens.text2)

    def _paint_decided(self, painter: QPainter, times: Times, period: Period) -> None:
        tokens, top = self._theme.tokens, 2.0 * _LANE
        right = _LEFT + self._width()
        if times.decided is None:
            self._note(painter, QRectF(_LEFT + 8, top, 300, _LANE), "nobody has decided yet")
            return
        if times.decided > period.last:
            width = _small_width(times.decision)
            self._note(painter, QRectF(right - 26 - width, top, width, _LANE), times.decision, tokens.text2)
            paint_icon(painter, "arrow-right", QRectF(right - 18, top + _LANE / 2 - 7, 14, 14), color=tokens.text2)
            return
        x = self._x(period.share(times.decided))
        paint_icon(painter, "shield-check", QRectF(x - 8, top + _LANE / 2 - 8, 16, 16), color=tokens.text)
        width = _small_width(times.decision)
        left = x + 14 if x + 14 + width <= self.width() else x - 14 - width
        self._note(painter, QRectF(left, top, width, _LANE), times.decision, tokens.text2)

    def _paint_dateless(self, painter: QPainter, words: str) -> None:
        """Below the marks at the right edge, where no label stands."""
        width = _small_width(words)
        self._note(painter, QRectF(_LEFT + self._width() - width, 2 * _LANE - _NOTE - 1, width, _NOTE), words)

    def _note(self, painter: QPainter, box: QRectF, words: str, color: str = "") -> None:
        """Words off which the lines of the calendar keep."""
        ground = QRectF(box.left() - 4, box.center().y() - _NOTE / 2, _small_width(words) + 8, _NOTE)
        painter.fillRect(ground, QColor(self._theme.tokens.surface))
        self._write(painter, box, words, color or self._theme.tokens.text3)

    def _write(  # a text has this many properties
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        color: str,
        *,
        role: Role = Role.SMALL,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(fonts.font(role))
        painter.setPen(QColor(color))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown_text(words))


def _small_width(words: str) -> float:
    return QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(words) + 2


def _label_in(report: Report, room: float) -> str:
    """Who reported, as far as there is room: "2 articles", else "2", else nothing."""
    metrics = QFontMetricsF(fonts.font(Role.SMALL))
    if len(report.names) > 1:
        number = str(len(report.names))
        short = number if metrics.horizontalAdvance(number) <= room else ""
        return report.label if metrics.horizontalAdvance(report.label) <= room else short
    return elided(report.label, room, Role.SMALL) if room >= 40 else ""


def _near(place: QPointF, pointer: QPointF) -> bool:
    apart = place - pointer
    return max(abs(apart.x()), abs(apart.y())) <= _MARK + 4


def _paint_mark(painter: QPainter, center: QPointF, stance: Stance, color: str) -> None:
    """A filled circle supports, a diamond refutes, a dashed ring says nothing."""
    pen = QPen(QColor(color), 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stance is Stance.REFUTES:
        painter.setPen(pen)
        x, y, reach = center.x(), center.y(), _MARK + 0.5
        corners = [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
        painter.drawPolygon(QPolygonF(corners))
        return
    if stance is Stance.SUPPORTS:
        painter.setBrush(QColor(color))
    else:
        pen.setDashPattern([2, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(center, _MARK - 0.5, _MARK - 0.5)
