"""Owns RowsModel: a list of ids whose rows are read a page at a time, only when somebody looks at them."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The id of a row, known without reading it."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The whole row object, for delegates."""

PAGE_ROWS = 64
KEPT_PAGES = 64

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


# Without slots: Python 3.11 cannot make a frozen generic dataclass with them by `Column[Row](...)`.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """What one column says of a row: to the eye, and to a screen reader."""

    header: str
    text: Callable[[Row], str]
    accessible: Callable[[Row], str]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A table over ids; `fetch` gives the rows of some ids, as many and in the same order.

    A million ids cost their list alone; at most KEPT_PAGES pages of PAGE_ROWS rows are held.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[str]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._ids: list[str] = []
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    @property
    def ids(self) -> Sequence[str]:
        """All ids in list order."""
        return self._ids

    def set_ids(self, ids: Sequence[str]) -> None:
        """Shows these ids; what both lists share at their ends stays where it is, with its selection."""
        wanted = list(ids)
        head = _shared_head(self._ids, wanted)
        tail = _shared_tail(self._ids[head:], wanted[head:])
        self._replace(head, len(self._ids) - tail, wanted[head : len(wanted) - tail])
        self.refresh_all()

    def insert_ids(self, at: int, ids: Sequence[str]) -> None:
        """Puts further ids before the one at a place, or at the end; rows above it stay read."""
        if not ids:
            return
        self.beginInsertRows(QModelIndex(), at, at + len(ids) - 1)
        self._ids[at:at] = ids
        for page in [page for page in self._pages if page >= at // PAGE_ROWS]:
            del self._pages[page]
        self.endInsertRows()

    def refresh(self, ids: Collection[str]) -> None:
        """Reads these rows again, as far as somebody has looked at them, and says that they changed."""
        wanted = frozenset(ids)
        told = [row for page in list(self._pages) for row in self._reread(page, wanted)]
        self._tell(sorted(told))

    def put(self, fresh: Mapping[str, Row]) -> None:
        """Shows these rows in place of those that were read, as far as they are held, and says that they changed."""
        told = [row for row, row_id in enumerate(self._ids) if row_id in fresh and row // PAGE_ROWS in self._pages]
        for row in told:
            self._pages[row // PAGE_ROWS][row % PAGE_ROWS] = fresh[self._ids[row]]
        self._tell(told)

    def refresh_all(self) -> None:
        """Forgets every row that was read and says that all changed."""
        self._pages.clear()
        if self._ids:
            self._tell([0, len(self._ids) - 1])

    def row_of(self, row_id: str) -> int | None:
        """The place of an id in the list, from 0; None if it is not there."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def id_at(self, row: int) -> str | None:
        """The id at a place; None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_at(self, row: int) -> Row:
        """The row at a place inside the list; reads its page if nobody has yet."""
        page, place = divmod(row, PAGE_ROWS)
        return self._page(page)[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many ids there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns were declared."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's words for the eye or a screen reader, the id, or the whole row."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()].text(self.row_at(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._columns[index.column()].accessible(self.row_at(index.row()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The declared header of a column."""
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not wanted or orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        return self._columns[section].header

    def _replace(self, first: int, end: int, put: Sequence[str]) -> None:
        if first == 0 and end == len(self._ids):
            self.beginResetModel()
            self._splice(first, end, put)
            self.endResetModel()
            return
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self._splice(first, end, ())
            self.endRemoveRows()
        if put:
            self.beginInsertRows(QModelIndex(), first, first + len(put) - 1)
            self._splice(first, first, put)
            self.endInsertRows()

    def _splice(self, first: int, end: int, put: Sequence[str]) -> None:
        self._ids[first:end] = put
        self._pages.clear()

    def _page(self, page: int) -> list[Row]:
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page]
        rows = self._read(self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return rows

    def _reread(self, page: int, wanted: Collection[str]) -> list[int]:
        first = page * PAGE_ROWS
        rows = [row for row, row_id in enumerate(self._ids[first : first + PAGE_ROWS], first) if row_id in wanted]
        for row, fresh in zip(rows, self._read([self._ids[row] for row in rows]) if rows else (), strict=True):
            self._pages[page][row - first] = fresh
        return rows

    def _read(self, ids: Sequence[str]) -> list[Row]:
        rows = list(self._fetch(ids))
        if len(rows) != len(ids):
            raise ValueError(f"asked for {len(ids)} rows, got {len(rows)}")
        return rows

    def _tell(self, rows: Sequence[int]) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self._columns) - 1))


def _shared_head(one: Sequence[str], other: Sequence[str]) -> int:
    """How many ids both lists begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_tail(one: Sequence[str], other: Sequence[str]) -> int:
    """How many ids both lists end with."""
    return _shared_head(one[::-1], other[::-1])
