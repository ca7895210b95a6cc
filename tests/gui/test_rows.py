"""Tests of RowsModel: what it reads, when it says so, and that a million ids cost nothing to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from annotator.gui.models.rows import ID_ROLE, KEPT_PAGES, PAGE_ROWS, ROW_ROLE, Column, RowsModel


@dataclass(frozen=True)
class _Town:
    id: str
    name: str


class _ModelTester(Protocol):
    """What pytest-qt's fixture of that name offers."""

    def check(self, model: RowsModel[_Town]) -> None: ...


class _Shelf:
    """Rows by id, counting what was asked for."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.asked: list[tuple[str, ...]] = []

    def fetch(self, ids: Sequence[str]) -> list[_Town]:
        self.asked.append(tuple(ids))
        return [_Town(town, self.names.get(town, town.upper())) for town in ids]


_COLUMNS = (
    Column[_Town]("Name", lambda town: town.name, lambda town: f"town {town.name}"),
    Column[_Town]("Id", lambda town: town.id, lambda town: town.id),
)


@pytest.fixture
def shelf() -> _Shelf:
    return _Shelf()


@pytest.fixture
def model(shelf: _Shelf, qapp: object) -> RowsModel[_Town]:
    return RowsModel(_COLUMNS, shelf.fetch)


def _ids(count: int) -> list[str]:
    return [f"t{number}" for number in range(count)]


def test_the_model_keeps_the_rules_of_qt(model: RowsModel[_Town], qtmodeltester: _ModelTester) -> None:
    model.set_ids(_ids(10))
    qtmodeltester.check(model)
    model.set_ids([*_ids(6), "new"])
    model.refresh(["t2"])
    model.set_ids([])
    assert model.rowCount() == 0


def test_cells_say_text_accessible_text_id_and_row(model: RowsModel[_Town]) -> None:
    model.set_ids(["a", "b"])
    index = model.index(1, 0)
    assert index.data() == "B"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "town B"
    assert index.data(ID_ROLE) == "b"
    assert index.data(ROW_ROLE) == _Town("b", "B")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Id"


def test_a_million_ids_read_only_what_is_looked_at(model: RowsModel[_Town], shelf: _Shelf) -> None:
    model.set_ids(_ids(1_000_000))
    assert shelf.asked == []
    assert model.rowCount() == 1_000_000
    assert model.index(999_999, 0).data() == "T999999"
    assert [len(asked) for asked in shelf.asked] == [1_000_000 % PAGE_ROWS or PAGE_ROWS]


def test_a_page_is_read_once_and_old_pages_are_let_go(model: RowsModel[_Town], shelf: _Shelf) -> None:
    model.set_ids(_ids((KEPT_PAGES + 1) * PAGE_ROWS))
    model.row_at(0)
    model.row_at(1)
    assert len(shelf.asked) == 1
    for page in range(1, KEPT_PAGES + 1):
        model.row_at(page * PAGE_ROWS)
    model.row_at(0)
    assert len(shelf.asked) == KEPT_PAGES + 2


def test_refresh_reads_those_rows_alone_and_says_so(model: RowsModel[_Town], shelf: _Shelf, qtbot: QtBot) -> None:
    model.set_ids(_ids(100))
    model.row_at(3)
    shelf.asked.clear()
    shelf.names["t3"] = "Misrata"
    with qtbot.waitSignal(model.dataChanged) as told:
        model.refresh({"t3", "gone"})
    assert shelf.asked == [("t3",)]
    assert [index.row() for index in told.args[:2]] == [3, 3]
    assert model.row_at(3).name == "Misrata"


def test_refresh_of_rows_nobody_read_reads_nothing(model: RowsModel[_Town], shelf: _Shelf) -> None:
    model.set_ids(_ids(100))
    model.refresh(["t99"])
    assert shelf.asked == []


def test_what_both_lists_share_keeps_its_place(model: RowsModel[_Town], qtbot: QtBot) -> None:
    model.set_ids(_ids(50))
    held = QPersistentModelIndex(model.index(40, 0))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(["newest", *_ids(50)])
    assert held.row() == 41
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(["newest", *_ids(20), *_ids(50)[25:]])
    assert held.row() == 36
    assert held.data() == "T40"
    assert model.row_of("t40") == 36


def test_another_list_is_a_reset(model: RowsModel[_Town], qtbot: QtBot) -> None:
    model.set_ids(["a", "b"])
    with qtbot.waitSignal(model.modelReset):
        model.set_ids(["c", "d"])
    assert [model.id_at(row) for row in range(3)] == ["c", "d", None]
    assert model.row_of("a") is None


def test_the_same_ids_again_read_every_row_afresh(model: RowsModel[_Town], shelf: _Shelf) -> None:
    model.set_ids(["a"])
    assert model.row_at(0).name == "A"
    shelf.names["a"] = "Ajdabiya"
    model.set_ids(["a"])
    assert model.row_at(0).name == "Ajdabiya"


def test_a_fetch_that_gives_too_few_rows_is_named(qapp: object) -> None:
    def one_only(ids: Sequence[str]) -> list[_Town]:
        return [_Town(ids[0], "only")]

    model = RowsModel(_COLUMNS, one_only)
    model.set_ids(["a", "b"])
    with pytest.raises(ValueError, match="asked for 2 rows, got 1"):
        model.row_at(0)
