"""The formats that can be written, parted by what they are for; several can be ticked to be written at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from annotator.domain.messages import counted
from annotator.gui import fonts

if TYPE_CHECKING:
    from annotator.formats.document import Entry
    from annotator.formats.format import Format

_ROW_HEIGHT: Final = 27
_ABSENT: Final = "not installed"
_ROLE: Final = Qt.ItemDataRole.UserRole


class FormatTree(QTreeWidget):
    """A row for every format; `moved` when another one is looked at, `ticked` when others are to be written."""

    moved = Signal()
    ticked = Signal()

    def __init__(self, formats: "Sequence[Format]") -> None:
        super().__init__()
        self._formats = [
            each for use in dict.fromkeys(e.use for e in _by_use(formats)) for each in formats if each.use is use
        ]
        self._rows: list[QTreeWidgetItem] = []
        self.setAccessibleName("Formats")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setProperty("role", "sunken")
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self._fill()
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setCurrentItem(self._rows[0])
        self.currentItemChanged.connect(lambda *_: self.moved.emit())
        self.itemChanged.connect(lambda *_: self.ticked.emit())

    @property
    def formats(self) -> "Sequence[Format]":
        """All of them, in the order of the rows."""
        return self._formats

    @property
    def chosen(self) -> "Format":
        """The format that is looked at."""
        item = self.currentItem()
        return self._formats[int(item.data(0, _ROLE)) if item is not None and item in self._rows else 0]

    @property
    def wanted(self) -> "list[Format]":
        """What is to be written: the ticked formats, or the one that is looked at."""
        ticked = [e for e, row in zip(self._formats, self._rows, strict=True) if row.checkState(0) is _TICKED]
        return ticked or [self.chosen]

    @property
    def lack(self) -> str:
        """What to install before what is wanted can be written; "" if nothing is missing."""
        return next((each.lack for each in self.wanted if each.lack), "")

    def know_kinds(self, there: "Sequence[type[Entry]]") -> None:
        """Says of each format how many of the kinds that the project holds it has no place for."""
        with QSignalBlocker(self):
            for each, row in zip(self._formats, self._rows, strict=True):
                row.setText(1, _ABSENT if each.lack else _loses(each, there))

    def choose(self, name: str) -> None:
        """Looks at the format of a name."""
        self.setCurrentItem(self._rows[[each.name for each in self._formats].index(name)])

    def _fill(self) -> None:
        before = None
        for place, each in enumerate(self._formats):
            if each.use is not before:
                self._add_head(each.use.value)
                before = each.use
            row = QTreeWidgetItem([each.short_title, _ABSENT if each.lack else ""])
            row.setData(0, _ROLE, place)
            row.setSizeHint(0, QSize(0, _ROW_HEIGHT))
            if not each.lack:  # what cannot be written has nothing to tick
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                row.setCheckState(0, Qt.CheckState.Unchecked)
            row.setToolTip(0, each.lack or each.title)
            told = f"{each.lack} {each.losses}" if each.lack else each.losses
            row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, told)
            row.setFont(1, fonts.font(fonts.Role.SMALL))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(row)
            self._rows.append(row)

    def _add_head(self, words: str) -> None:
        head = QTreeWidgetItem([words])
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setSizeHint(0, QSize(0, _ROW_HEIGHT))
        head.setFont(0, fonts.font(fonts.Role.SMALL_STRONG))
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)


_TICKED: Final = Qt.CheckState.Checked


def _by_use(formats: "Sequence[Format]") -> "list[Format]":
    order = list(type(formats[0].use))
    return sorted(formats, key=lambda each: order.index(each.use))


def _loses(each: "Format", there: "Sequence[type[Entry]]") -> str:
    held = each.exporter.holds if each.exporter else ()
    lost = sum(1 for kind in there if kind not in held)
    return f"lacks {counted(lost, 'kind')}" if lost else "has all kinds"
