"""Tests of the Excel workbook: no cell acts as a formula, and what Excel cannot hold is told."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Entry, Given
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from annotator.formats.sheet_xml import spelled, unspelled
from annotator.formats.table import COLUMNS
from annotator.formats.table_xlsx import LONGEST_CELL
from tests.formats.cases import exported

XLSX = format_written("xlsx").exporter


def case(wording: str) -> list[Entry]:
    article = replace(new_article("Ana left.", title="=1+1", published="2020-12-26"), id=ArticleId("2020-01-01"))
    claim = Claim(ClaimId("0012"), article.id, Span(0, 8), wording)
    return [article, ClaimEntry(claim, Status.CONFIRMED, article_text=article.text)]


@pytest.mark.parametrize("wording", ["=HYPERLINK(1)", "2020-12-26", "00012", "1e5", "TRUE", "#REF!", "a\nb 🙂", " x "])
def test_a_cell_is_the_text_it_was(tmp_path: Path, wording: str) -> None:
    assert XLSX is not None
    exported(XLSX, case(wording), tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["claims"]
    cells = {name: sheet.cell(2, place) for place, name in enumerate(COLUMNS, 1)}
    assert {cells[name].data_type for name in ("claim", "article", "title", "text", "date", "start")} == {"s"}
    assert [cells[name].value for name in ("claim", "title", "text")] == ["0012", "=1+1", wording]


@pytest.mark.parametrize("wording", ["_x000D_", "a_x005F_x000D_b", "_xD800_", "_x00_", "_x0041__x0042_"])
def test_words_that_look_like_a_sign_by_its_number_come_back(wording: str) -> None:
    assert unspelled(spelled(wording)) == wording


def test_signs_that_excel_spells_by_their_number_are_read_as_such(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["text"], ["First line._x000D_\nSecond _x005F_x000D_ line."]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    entries = [each.entry for each in read_path(tmp_path / "a.xlsx") if isinstance(each, Given)]
    assert [each.text for each in entries if isinstance(each, Article)] == ["First line.\nSecond _x000D_ line."]


@pytest.mark.parametrize(
    ("wording", "why"),
    [
        ("x" * (LONGEST_CELL + 1), "32,767 characters"),
        ("🙂" * (LONGEST_CELL // 2 + 1), "32,767 characters"),
        ("\x01", "a char"),
    ],
)
def test_what_excel_cannot_hold_is_lost_with_its_reason(tmp_path: Path, wording: str, why: str) -> None:
    assert XLSX is not None
    lost = [reason for kind in exported(XLSX, case(wording), tmp_path / "out.xlsx") for reason in kind.lost]
    assert len(lost) == 2
    assert any(why in reason for reason in lost)


def test_the_bytes_of_a_workbook_do_not_tell_when_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert XLSX is not None
    exported(XLSX, case("Ana left."), tmp_path / "now.xlsx")
    later = time.time() + 100_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda _=None: time.struct_time((2031, 2, 3, 4, 5, 6, 0, 34, 0)))
    exported(XLSX, case("Ana left."), tmp_path / "later.xlsx")
    assert (tmp_path / "now.xlsx").read_bytes() == (tmp_path / "later.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "now.xlsx").properties
    assert {properties.created.year, properties.modified.year} == {1980}
