"""The palette's list: its model, and how a line is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import fonts
from annotator.gui.badges import key_width, live_ink, paint_key
from annotator.gui.dialogs.palette_lines import Line, Sort
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import Mark, TextStyle, paint_text
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Tokens

ITEM_HEIGHT = 40
HEADING_HEIGHT = 30
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LIST_HEIGHT = 400

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LinesModel(QAbstractListModel):
    """The lines of the palette; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replaces all lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, in order."""
        return self._lines

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line's words, help, or the line itself."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown_text(line.help or line.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.text, line.note, line.key) if part)
        return line.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can be seen only; a command that cannot be done can be chosen, to read why."""
        if self._lines[index.row()].sort is Sort.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LinesView(QListView):
    """The list under the field; the keys stay in the field."""

    def __init__(self, theme: ThemeHolder, model: LinesModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Commands and finds")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """As high as its lines, up to ten or so."""
        model = self.model()
        high = sum(self.sizeHintForRow(row) for row in range(min(12, model.rowCount())))
        return QSize(400, max(ITEM_HEIGHT, min(high, _LIST_HEIGHT)))


class _Delegate(QStyledItemDelegate):
    """Icon, words with what was typed in bold accent, then the key or the reason why not."""

    def __init__(self, theme: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A line's height."""
        heading = _line(index).sort is Sort.HEADING
        return QSize(100, HEADING_HEIGHT if heading else ITEM_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a line."""
        line, tokens = _line(index), self._theme.tokens
        box = QRectF(option.rect)
        painter.save()
        if line.sort is Sort.HEADING:
            _write(painter, box.adjusted(20, 6, -20, 0), line.text, role=Role.SMALL_STRONG, color=tokens.text2)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_line(painter, box, line, tokens, chosen=chosen)
        painter.restore()


def _line(index: _Index) -> Line:
    line = index.data(LINE_ROLE)
    if not isinstance(line, Line):
        raise TypeError("a palette index without a line")
    return line


def _paint_line(painter: QPainter, box: QRectF, line: Line, tokens: Tokens, *, chosen: bool) -> None:
    if chosen:
        edge = tokens.accent if tokens.high else ""
        paint_box(painter, box.adjusted(8, 0, -8, 0), fill=tokens.accent_soft, edge=edge, radius=6)
    color = tokens.text if line.enabled else tokens.text3
    middle = box.center().y()
    sign = tokens.accent if line.enabled else tokens.text3
    paint_icon(painter, line.icon, QRectF(box.left() + 20, middle - 8, 16, 16), color=sign)
    right = _paint_right(painter, box, line, tokens)
    room = QRectF(box.left() + 48, middle - 10, max(40.0, right - box.left() - 64), 20)
    font = fonts.font(Role.LIST_TITLE_SELECTED if chosen else Role.BODY)
    style = TextStyle(font, color, fonts.line_height(Role.BODY))
    bold = tokens.accent if line.enabled else tokens.text3
    marks = [Mark(start, end, color=bold, weight=700) for start, end in line.marks]
    paint_text(painter, room, line.text, style=style, marks=marks)


def _paint_right(painter: QPainter, box: QRectF, line: Line, tokens: Tokens) -> float:
    """The left edge of what stands at the right: a key or a note."""
    right, middle = box.right() - 20, box.center().y()
    if line.key:
        right -= key_width(line.key)
        paint_key(painter, QPointF(round(right), middle), line.key, ink=live_ink(tokens))
        right -= 8
    if line.note:
        width = QFontMetricsF(fonts.font(Role.SMALL)).horizontalAdvance(line.note) + 2
        right -= width
        _write(painter, QRectF(right, box.top(), width, box.height()), line.note, role=Role.SMALL, color=tokens.text3)
    return right


def _write(painter: QPainter, box: QRectF, text: str, *, role: Role, color: str) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(QColor(color))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown_text(text))
