"""Owns how an article looks in a list: title, source and date, copies, how many of its claims are decided."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from annotator.domain.view import ArticleRow
from annotator.gui import fonts
from annotator.gui.badges import paint_word, word_width
from annotator.gui.dates import date_words, short_date
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import TextStyle, paint_text
from annotator.gui.models.rows import ROW_ROLE, Column
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_frame, paint_progress
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look, Tokens

ROW_HEIGHT = 75
_SIDE = 13
_TOP = 8
_META = 54
_BAR = 65
_BAR_HEIGHT = 3
_COPY = 12
_EDGE = 3

_Index = QModelIndex | QPersistentModelIndex


def article_column() -> Column[ArticleRow]:
    """The one column of an article list."""
    return Column("Article", lambda row: row.title, article_words)


def article_words(row: ArticleRow) -> str:
    """All that the row shows, in words."""
    date = f"{date_words(row.date)}{', proposed date' if row.date_proposed else ''}" if row.date else ""
    copies = f"copy family of {row.copies}" if row.copies > 1 else ""
    return ", ".join(part for part in (row.title, row.source, date, copies, progress_words(row)) if part)


def progress_words(row: ArticleRow) -> str:
    """How far the article is decided, with its noun."""
    if not row.claims:
        return "no claims"
    return f"{row.decided} of {row.claims} claims decided"


def is_done(row: ArticleRow) -> bool:
    """Whether the article has claims and none is left to decide."""
    return 0 < row.claims <= row.decided


class ArticleDelegate(QStyledItemDelegate):
    """Paints article rows of one height."""

    def __init__(self, theme: ThemeHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The row's height; its width is the pane's."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws one row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ArticleRow):
            return
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        _paint_ground(painter, box, chosen=chosen, tokens=self._theme.tokens)
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        _paint_title(painter, inner, row, chosen=chosen, tokens=self._theme.tokens)
        _paint_meta(painter, inner, row, self._theme.tokens)
        _paint_bar(painter, inner, row, self._theme.tokens)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, box.adjusted(0, 0, 0, -1), color=self._theme.tokens.focus, radius=3)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Shows the whole row in words, for a title or source that ended in "…"."""
        row = index.data(ROW_ROLE)
        if event.type() is QEvent.Type.ToolTip and isinstance(row, ArticleRow):
            QToolTip.showText(event.globalPos(), shown_text(article_words(row)), view)
            return True
        return super().helpEvent(event, view, option, index)


def _paint_ground(painter: QPainter, box: QRectF, *, chosen: bool, tokens: Tokens) -> None:
    if chosen:
        painter.fillRect(box, QColor(tokens.accent_soft))
        painter.fillRect(QRectF(box.left(), box.top(), _EDGE, box.height()), QColor(tokens.accent))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tokens.border))


def _paint_title(painter: QPainter, inner: QRectF, row: ArticleRow, *, chosen: bool, tokens: Tokens) -> None:
    role = Role.LIST_TITLE_SELECTED if chosen else Role.LIST_TITLE
    style = TextStyle(fonts.font(role), tokens.text, fonts.line_height(role), max_lines=2)
    paint_text(painter, inner.adjusted(0, _TOP, 0, 0), row.title, style=style)


def _paint_meta(painter: QPainter, inner: QRectF, row: ArticleRow, tokens: Tokens) -> None:
    middle = inner.top() + _META
    progress, look = _progress(row, tokens)
    width = word_width(progress, look=look, role=Role.META)
    paint_word(painter, QPointF(inner.right() - width, middle), progress, look=look, role=Role.META)
    room = inner.width() - width - 8 - (_COPY + 5 if row.copies > 1 else 0)
    used, plain = 0.0, Look(tokens.text2, "", "")
    # Each by itself: a source of another direction must not take the day's number to its other side.
    for words in source_and_day(row.source, days_of(row), room, Role.META):
        used += paint_word(painter, QPointF(inner.left() + used, middle), words, look=plain, role=Role.META)
    if row.copies > 1:
        at = QRectF(inner.left() + used + 5, middle - _COPY / 2, _COPY, _COPY)
        paint_icon(painter, "copy", at, color=tokens.text3)


def _progress(row: ArticleRow, tokens: Tokens) -> tuple[str, Look]:
    if is_done(row):
        return "done", Look(tokens.confirmed.fg, "", "tick")
    return (f"{row.decided} of {row.claims}" if row.claims else "no claims"), Look(tokens.text2, "", "")


def _paint_bar(painter: QPainter, inner: QRectF, row: ArticleRow, tokens: Tokens) -> None:
    share = row.decided / row.claims if row.claims else 0.0
    box = QRectF(inner.left(), inner.top() + _BAR, inner.width(), _BAR_HEIGHT)
    paint_progress(painter, box, share, tokens=tokens, color=tokens.confirmed.fg if is_done(row) else "")


def days_of(row: ArticleRow) -> tuple[str, str]:
    """The article's date in words, in full and without its year; "?" after one that nobody confirmed, "" for none."""
    if not row.date:
        return "", ""
    asked, date = "?" if row.date_proposed else "", short_date(row.date)
    shorter = date.rsplit(" ", 1)[0] if row.date.count("-") == len(("month", "day")) else date
    return f"{date}{asked}", f"{shorter}{asked}"


def source_and_day(source: str, days: tuple[str, str], room: float, role: Role) -> tuple[str, str]:
    """A source and its day behind it, as they fit into the room in pixels: the year goes before the source is cut."""
    metrics, source = QFontMetricsF(fonts.font(role)), shown_text(source)
    full, short = (f" · {day}" if day and source else day for day in days)
    if metrics.horizontalAdvance(source) + metrics.horizontalAdvance(full) <= room:
        return source, full
    left = max(0.0, room - metrics.horizontalAdvance(short))
    return metrics.elidedText(source, Qt.TextElideMode.ElideRight, left), short
