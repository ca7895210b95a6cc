"""How a file to import is drawn: name, kind, encoding and what it brings or why not; and the heads above."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import fonts
from annotator.gui.badges import badge_width, paint_badge
from annotator.gui.dialogs.import_dated import links, paint_dated
from annotator.gui.dialogs.import_words import (
    Chosen,
    brings,
    encoding_words,
    kind_words,
    lost_words,
    trouble_words,
)
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Tokens, suggested
from annotator.services.incoming.previewed import Kind

ROW_HEIGHT = 36
HEAD_HEIGHT = 28
_EDGE = 24
_TICK_WIDTH = 28
_HEADS = ("File", "Read as", "Encoding", "Dated", "Brings")
_SHARES = (0.0, 0.3, 0.455, 0.575, 0.83, 1.0)
"""Where the columns begin, as shares of the width between the edges."""
DATED = 3
_GAP = 12
_LEAST_FOLDER = 60
_SIGN = 16
_Index = QModelIndex | QPersistentModelIndex


def _column(box: QRectF, at: int, to: int | None = None) -> QRectF:
    """The part of a row that a column takes, or several up to `to`."""
    inner = box.adjusted(_EDGE + _TICK_WIDTH, 0, -_EDGE, 0)
    left, right = _SHARES[at], _SHARES[(at if to is None else to) + 1]
    return QRectF(inner.left() + left * inner.width(), box.top(), (right - left) * inner.width() - _GAP, box.height())


def answer_at(box: QRectF, point: QPointF, chosen: Chosen, tokens: Tokens) -> str:
    """The order that a click in a row answers its question with; "" beside the answers."""
    found = links(_column(box, DATED), chosen, tokens)
    return next((order for place, _, order in found if place.contains(point)), "")


def is_tick(x: float) -> bool:
    """Whether a point of a row lies where its box to tick is."""
    return x < _EDGE + _TICK_WIDTH


class FileHeads(QWidget):
    """The words above the columns."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them on the ground of a table's head."""
        painter, tokens, box = QPainter(self), self._theme.tokens, QRectF(self.rect())
        painter.fillRect(box, QColor(tokens.sunken))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), QColor(tokens.border))
        for at, words in enumerate(_HEADS):
            _write(painter, _column(box, at), words, color=tokens.text2, role=Role.SMALL_STRONG)


class FileDelegate(QStyledItemDelegate):
    """Draws a file."""

    def __init__(self, theme: ThemeHolder, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the row; the chosen one has a soft ground and, with the focus, a frame."""
        tokens, box = self._theme.tokens, QRectF(option.rect)
        if isinstance(option.widget, QWidget):
            box.setWidth(option.widget.width())  # as wide as the heads, whether a scroll bar stands beside it or not
        chosen = index.model().data(index, int(Qt.ItemDataRole.UserRole))
        if not isinstance(chosen, Chosen):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(tokens.accent))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tokens.border))
        _paint_file(painter, box, chosen, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, QRectF(option.rect).adjusted(0, 0, 0, -1), color=tokens.focus, radius=4)
        painter.restore()


def _paint_file(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens) -> None:
    quiet = chosen.seen is None or not chosen.coming or chosen.known
    _paint_tick(painter, QRectF(box.left() + _EDGE, box.center().y() - 8, 16, 16), chosen, tokens)
    name = _column(box, 0)
    sign = "folder" if chosen.seen and chosen.seen.kind is Kind.FOLDER else "file"
    paint_icon(painter, sign, QRectF(name.left(), name.center().y() - 8, 16, 16), color=tokens.text2)
    ink = tokens.text2 if quiet else tokens.text
    middle = Qt.TextElideMode.ElideMiddle
    name.setLeft(name.left() + 24)
    _write(painter, name, chosen.path.name, color=ink, role=Role.BODY, mode=middle)
    name.setLeft(name.left() + QFontMetricsF(fonts.font(Role.BODY)).horizontalAdvance(chosen.path.name) + _GAP)
    if name.width() > _LEAST_FOLDER:  # two files of one name are told apart by it
        _write(painter, name, str(chosen.path.parent), color=tokens.text3, role=Role.SMALL, mode=middle)
    _write(painter, _column(box, 1), kind_words(chosen), color=tokens.text2, role=Role.SMALL)
    _paint_encoding(painter, _column(box, 2), chosen, tokens)
    if trouble_words(chosen):
        _paint_trouble(painter, _column(box, 3, 4), chosen, tokens)
        return
    paint_dated(painter, _column(box, DATED), chosen, tokens)
    _paint_brings(painter, _column(box, 4), chosen, tokens, ink)


def _paint_brings(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens, ink: str) -> None:
    """What comes in, and after it with a sign how much stays out; where there is no room for both, the sign stays."""
    words, lost = brings(chosen), lost_words(chosen)
    if not lost:
        _write(painter, box, words, color=ink, role=Role.SMALL)
        return
    room = box.width() - _SIGN - _GAP / 2
    width = min(QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(words) + 1, room)
    _write(painter, QRectF(box.left(), box.top(), width, box.height()), words, color=ink, role=Role.SMALL)
    left = box.left() + width + _GAP / 2
    paint_icon(painter, "alert", QRectF(left, box.center().y() - _SIGN / 2, _SIGN, _SIGN), color=tokens.unsure.fg)
    rest = box.adjusted(left + _SIGN + 4 - box.left(), 0, _GAP, 0)
    if rest.width() >= QFontMetricsF(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(lost):
        _write(painter, rest, lost, color=tokens.unsure.fg, role=Role.SMALL_STRONG)


def _paint_tick(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens) -> None:
    """The box that says whether the file is to come in."""
    fill = tokens.accent if chosen.coming else tokens.surface
    paint_box(painter, box, fill=fill, edge=tokens.accent if chosen.coming else tokens.border_strong, radius=3)
    if chosen.coming:
        paint_icon(painter, "tick", box.adjusted(2, 2, -2, -2), color=tokens.on_accent)


def _paint_encoding(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens) -> None:
    """The encoding as words; a guess as a dashed badge, for it is the machine's."""
    words = encoding_words(chosen)
    look = suggested(tokens.proposed)
    if words.endswith("?") and badge_width(words, look=look) <= box.width():
        paint_badge(painter, QPointF(box.left(), box.center().y()), words, look=look)
    else:
        _write(painter, box, words, color=tokens.text2, role=Role.SMALL)


def _paint_trouble(painter: QPainter, box: QRectF, chosen: Chosen, tokens: Tokens) -> None:
    color = tokens.unsure.fg
    paint_icon(painter, "alert", QRectF(box.left(), box.center().y() - 8, 16, 16), color=color)
    words = trouble_words(chosen).removeprefix(f"{chosen.path.name} ")  # the row begins with it
    _write(painter, box.adjusted(24, 0, 0, 0), words, color=color, role=Role.SMALL_STRONG)


def _write(
    painter: QPainter,
    box: QRectF,
    words: str,
    *,
    color: str,
    role: Role,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    font = fonts.font(role)
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetricsF(font).elidedText(shown_text(words), mode, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
