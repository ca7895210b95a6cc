"""The list of actions with their keys on the settings page: its rows, and how each is painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import fonts
from annotator.gui.actions import ACTIONS, Action, Group, cap
from annotator.gui.badges import dim_ink, key_width, live_ink, paint_key
from annotator.gui.fonts import Role
from annotator.gui.keymap import KeyMap
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder

ROW_HEIGHT = 34
HEADING_HEIGHT = 32
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_PLACE_WIDTH = 150
_KEYS_WIDTH = 190

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action with its keys, or a heading; `asleep` are the keys that do not act now."""

    text: str
    action: str = ""
    where: str = ""
    keys: tuple[str, ...] = ()
    asleep: tuple[str, ...] = ()
    own: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if not self.action:
            return self.text
        keys = " or ".join(cap(key) for key in self.keys) or "no key"
        return ", ".join((self.text, keys, *(("changed by you",) if self.own else ()), self.where))


def key_rows(keymap: KeyMap, query: str) -> list[KeyRow]:
    """The actions whose words, help or keys hold every word of the query, under their headings."""
    words = query.casefold().split()
    found = [action for action in ACTIONS if _fits(action, keymap, words)]
    return list(_under_headings(found, keymap))


def where(action: Action) -> str:
    """The screens where an action acts, in words."""
    return " and ".join(", ".join(name.capitalize() for name in action.screens).rsplit(", ", 1)) or "everywhere"


class KeyRowsModel(QAbstractListModel):
    """The rows; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[KeyRow, ...] = ()

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """The rows, in order."""
        return self._rows

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Replaces the rows; as many as before only change in place, so that the chosen one stays."""
        same = [row.text for row in rows] == [row.text for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, or the row as it is spoken."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can be seen only."""
        if not self._rows[index.row()].action:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class KeyRowsView(QListView):
    """The list; the arrows go from action to action."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.rows = KeyRowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName("Actions and their keys")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Room for about ten rows."""
        return QSize(600, 10 * ROW_HEIGHT)

    def chosen(self) -> KeyRow | None:
        """The chosen action's row."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, KeyRow) and row.action else None

    def choose(self, action_id: str) -> None:
        """Chooses an action, the first one if it is not listed."""
        at = [row.action for row in self.rows.rows]
        first = next((row for row, each in enumerate(at) if each), -1)
        wanted = at.index(action_id) if action_id and action_id in at else first
        self.setCurrentIndex(self.rows.index(wanted))


class _Delegate(QStyledItemDelegate):
    """Words, where the action acts, and its keys at the right."""

    def __init__(self, theme: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A row's height."""
        return QSize(100, ROW_HEIGHT if _row(index).action else HEADING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a row."""
        row, tokens, box = _row(index), self._theme.tokens, QRectF(option.rect)
        painter.save()
        if row.action:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                edge = tokens.accent if tokens.high else ""
                paint_box(painter, box.adjusted(8, 0, -8, 0), fill=tokens.accent_soft, edge=edge, radius=6)
            if chosen and option.state & QStyle.StateFlag.State_HasFocus:
                paint_frame(painter, box.adjusted(8, 0, -8, 0), color=tokens.focus)
            self._paint_words(painter, box, row, chosen=chosen)
            self._paint_keys(painter, box, row)
        else:
            _write(painter, box.adjusted(20, 8, -20, 0), row.text, role=Role.SMALL_STRONG, color=tokens.text2)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: KeyRow, *, chosen: bool) -> None:
        tokens = self._theme.tokens
        room = box.adjusted(20, 0, -(_KEYS_WIDTH + _PLACE_WIDTH + 20), 0)
        _write(painter, room, row.text, role=Role.LIST_TITLE_SELECTED if chosen else Role.BODY, color=tokens.text)
        place = QRectF(room.right() + 8, box.top(), _PLACE_WIDTH - 8, box.height())
        _write(painter, place, row.where, role=Role.SMALL, color=tokens.text3)

    def _paint_keys(self, painter: QPainter, box: QRectF, row: KeyRow) -> None:
        tokens, middle = self._theme.tokens, box.center().y()
        left = box.right() - _KEYS_WIDTH - 12
        if row.own:  # a changed key is marked beside it, in a shape and not in colour alone
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(left - 10, middle), 3, 3)
        for key in row.keys:
            ink = dim_ink(tokens) if key in row.asleep else live_ink(tokens)
            width = key_width(cap(key))
            if left + width > box.right() - 12:
                break
            paint_key(painter, QPointF(round(left), middle), cap(key), ink=ink)
            left += width + 6
        if not row.keys:
            room = QRectF(left, box.top(), 100, box.height())
            _write(painter, room, "no key", role=Role.SMALL, color=tokens.text3)


def _fits(action: Action, keymap: KeyMap, words: Sequence[str]) -> bool:
    caps = " ".join(cap(key) for key in keymap.of(action.id))
    held = f"{action.text} {action.help} {caps} {where(action)}".casefold()
    return all(word in held for word in words)


def _under_headings(actions: Sequence[Action], keymap: KeyMap) -> Iterator[KeyRow]:
    for group in Group:
        held = [action for action in actions if action.group is group]
        if held:
            yield KeyRow(group.value)
        yield from (_key_row(action, keymap) for action in held)


def _key_row(action: Action, keymap: KeyMap) -> KeyRow:
    keys, acting = keymap.of(action.id), keymap.acting(action.id)
    asleep = tuple(key for key in keys if key not in acting)
    return KeyRow(
        action.text.removesuffix(" …"), action.id, where(action), keys, asleep, own=action.id in keymap.keys.own
    )


def _row(index: _Index) -> KeyRow:
    row = index.data(ROW_ROLE)
    if not isinstance(row, KeyRow):
        raise TypeError("an index of the keys without a row")
    return row


def _write(painter: QPainter, box: QRectF, text: str, *, role: Role, color: str) -> None:
    font = fonts.font(role)
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
