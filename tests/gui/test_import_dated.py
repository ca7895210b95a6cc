"""Tests of dates and of the whole list of what is left out, in the import dialog, with real keys and clicks."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.formats.stated_dates import DAY_FIRST, MONTH_FIRST, iso_date, two_days, unclear_in
from annotator.gui.dialogs.import_dated import date_words, links, told_by
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_rows import DATED, _column
from annotator.gui.window import Window
from annotator.services import reading
from tests import builders
from tests.gui.test_import_trial import Opened, choose, desk, opened, press, tab_to, wait_for

__all__ = ["desk", "opened"]

pytestmark = pytest.mark.usefixtures("short_waits")
_LINE = "TRIPOLI, 26 December 2020 - The council met again.\n"
_NUMBERS = "Eastern Gazette, 04/12/2020\n\nThe council met again.\n"


@pytest.mark.parametrize(("order", "day"), [("", None), (DAY_FIRST, "2020-12-04"), (MONTH_FIRST, "2020-04-12")])
def test_numbers_that_could_be_two_days_are_one_in_the_order_that_is_said(order: str, day: str | None) -> None:
    assert iso_date("04/12/2020", order) == day
    assert iso_date("26/12/2020", order) == "2020-12-26"
    assert two_days("04/12/2020") == ("2020-12-04", "2020-04-12")
    assert unclear_in("On 26/12/2020 and 05/05/2020, then 04-12-2020.") == "04-12-2020"


def _said(dialog: ImportDialog) -> list[str]:
    return [date_words(each) for each in dialog.files.files]


def _dated(window: Window) -> list[str | None]:
    ids = reading.article_ids(window.workspace)
    found = [reading.article(window.workspace, each) for each in ids]
    return [each.date for each in found if "council" in each.text]


def test_each_file_says_its_date_or_asks_which_day_is_meant(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_LINE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(_NUMBERS, encoding="utf-8")
    (tmp_path / "c.csv").write_text("text,date\nIt met.,03/04/2020\n", encoding="utf-8")
    dialog = opened(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.csv")
    assert _said(dialog) == ["26 Dec 2020?", "04/12/2020: which?", "03/04/2020: which?"]
    assert told_by(dialog.files.files[0]) == "dateline"
    assert "2 files ask which day is meant" in dialog.note.text()


def test_a_click_on_one_of_both_days_answers_the_question(window: Window, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(_NUMBERS, encoding="utf-8")
    dialog = opened(tmp_path / "b.txt")
    row = QRectF(dialog.files.visualRect(dialog.files.rows.index(0)))
    row.setWidth(dialog.files.width())
    found = list(links(_column(row, DATED), dialog.files.files[0], dialog.theme.tokens))
    assert [(words, order) for _, words, order in found] == [("4 Dec", DAY_FIRST), ("12 Apr", MONTH_FIRST)]
    at = found[1][0].center()
    QTest.mouseClick(dialog.files.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(at.x()), int(at.y())))
    wait_for(dialog)
    assert _said(dialog) == ["12 Apr 2020?"]
    dialog.act()
    wait_until_imported(dialog)
    assert _dated(window) == ["2020-04-12"]


def test_the_question_is_answered_by_keyboard(window: Window, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("text,date\nThe council met.,03/04/2020\n", encoding="utf-8")
    dialog = opened(tmp_path / "c.csv")
    tab_to("Which number of a date is the day")
    press(Qt.Key.Key_Down)
    wait_for(dialog)
    assert _said(dialog) == ["per row, column 2"]
    assert dialog.detail.day.orders.currentText() == "3 Apr 2020, day first"
    dialog.act()
    wait_until_imported(dialog)
    assert _dated(window) == ["2020-04-03"]


def test_a_folder_asks_once_for_the_tables_in_it(window: Window, opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, words in (("a", "The council met."), ("b", "The council left.")):
        rows = f"text,quote,status,date\n{words},{words},set aside,03/04/2020\n"
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    dialog = opened(folder)
    assert _said(dialog) == ["03/04/2020: which?"]
    assert "1 file has a status nobody knows" in dialog.note.text()
    tab_to("Which number of a date is the day")
    press(Qt.Key.Key_Down)
    wait_for(dialog)
    tab_to("What the status set aside means")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    wait_for(dialog)
    dialog.act()
    wait_until_imported(dialog)
    assert _dated(window) == ["2020-04-03", "2020-04-03"]
    cards = [reading.claim_card(window.workspace, each) for each in builders.claim_ids(window.workspace)]
    assert [card.status.value for card in cards].count("confirmed") == 2


def wait_until_imported(dialog: ImportDialog) -> None:
    from tests.gui.scenes import wait

    wait(lambda: bool(dialog.report_words))


def test_all_that_is_left_out_is_listed_copied_and_saved(
    opened: Opened, desk: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"nowhere,=1+{number}\n" for number in range(500))
    desk[1].write_text(f"article,quote\n{rows}", encoding="utf-8")
    dialog = opened(*desk)
    tab_to("Show each with its line")
    press(Qt.Key.Key_Space)
    assert dialog.left.isVisible()
    assert dialog.left.model.rowCount() == 500
    press(Qt.Key.Key_End)
    assert "line 501" in str(dialog.left.list.currentIndex().data())
    tab_to("Copy")
    press(Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text().count("\n") == 499
    listed = desk[0].with_name("left-out.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(listed), ""))
    tab_to("Save as CSV")
    press(Qt.Key.Key_Space)
    saved = list(csv.reader(io.StringIO(listed.read_text(encoding="utf-8-sig"), newline="")))
    assert saved[0] == ["file", "line", "kind", "what"]
    assert (len(saved), saved[500][1], saved[500][2]) == (501, "501", "row-no-article")
    tab_to("Back to the file")
    press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert dialog.detail.isVisible()


def test_the_keys_of_lines_of_articles_are_its_columns(opened: Opened, tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text('{"body": "It rained.", "when": "2020-12-26", "tone": "calm"}\n', encoding="utf-8")
    dialog = opened(lines)
    assert dialog.detail._note.accessibleName() == "each key is a column"
    tab_to("Column when becomes")
    choose("date")
    wait_for(dialog)
    assert dialog.act_said == "Import 1 article"
    (report,) = dialog.trial.reports.values()
    assert [str(each) for each in report.remarks] == [
        f"{lines}: left out, for nothing here holds them: tone; say with --column FIELD=NAME if one is a field under "
        "another name."
    ]


def test_all_that_is_to_know_is_listed_whole_where_nothing_is_left_out(opened: Opened, tmp_path: Path) -> None:
    table = tmp_path / f"{'verdicts-of-the-desk-' * 9}.csv"
    table.write_text("text,quote,urteil\nAna left.,Ana,falsch\nBo ran.,Bo,wahr\n", encoding="utf-8")
    dialog = opened(table)
    tab_to("Show each with its line")
    press(Qt.Key.Key_Space)
    (row,) = [str(dialog.left.model.index(row).data()) for row in range(dialog.left.model.rowCount())]
    assert row.startswith(f"To know: {table.name}: every claim came in as confirmed, for the column urteil")
    assert (dialog.left.whole.isVisible(), dialog.left.whole.text()) == (True, row)
    assert row.endswith("if it is one, choose it as the status.")


def test_a_status_that_nobody_knows_is_asked_for(window: Window, opened: Opened, desk: tuple[Path, Path]) -> None:
    rows = "akar.txt,The mission was prolonged by 18 months.,3\nakar.txt,The council met,nope\n"
    desk[1].write_text(f"article,quote,status\n{rows}", encoding="utf-8")
    dialog = opened(*desk)
    dialog.files.setCurrentIndex(dialog.files.rows.index(1))
    assert dialog.note.text().startswith("1 file has a status nobody knows")
    assert list(dialog.detail.statuses.combos) == ["3", "nope"]
    tab_to("What the status 3 means")
    choose("rejected")
    wait_for(dialog)
    assert dialog.files.files[1].how.statuses == {"3": "rejected"}
    dialog.act()
    wait_until_imported(dialog)
    cards = [reading.claim_card(window.workspace, each) for each in builders.claim_ids(window.workspace)]
    assert [card.status.value for card in cards if card.claim.text.startswith("The mission")] == ["rejected"]
