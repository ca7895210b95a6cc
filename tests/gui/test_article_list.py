"""Tests of the article list: what it lists, says and keeps in place."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from annotator.domain.ids import ArticleId
from annotator.domain.view import ArticleRow
from annotator.gui.delegates.article import (
    ROW_HEIGHT,
    ArticleDelegate,
    article_column,
    article_words,
    is_done,
    source_and_day,
)
from annotator.gui.fonts import Role
from annotator.gui.models.rows import RowsModel
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.article_list import FOLDED_WIDTH, ArticleList


class _Project:
    """Articles a0 to a9; a3 and a7 are done."""

    def __init__(self) -> None:
        self.rows = {f"a{n}": _row(n, decided=4 if n in (3, 7) else n % 4) for n in range(10)}
        self.asked: list[tuple[str, bool]] = []

    def fetch(self, ids: Sequence[ArticleId]) -> list[ArticleRow]:
        return [self.rows[article_id] for article_id in ids]

    def find(self, search: str, only_open: bool) -> list[ArticleId]:
        self.asked.append((search, only_open))
        rows = self.rows.values()
        return [row.id for row in rows if search in row.title and not (only_open and is_done(row))]


def _row(number: int, *, decided: int = 0, copies: int = 1) -> ArticleRow:
    title = f"Report {number} on talks in Tripoli"
    return ArticleRow(
        ArticleId(f"a{number}"),
        title,
        "Harbour Wire",
        "B",
        "2020-12-26",
        False,
        claims=4,
        decided=decided,
        copies=copies,
    )


@pytest.fixture
def project() -> _Project:
    return _Project()


@pytest.fixture
def pane(qtbot: QtBot, theme: ThemeHolder, project: _Project) -> ArticleList:
    made = ArticleList(theme, project.fetch, project.find)
    qtbot.addWidget(made)
    made.resize(248, 500)
    made.show_counts(8, 10)
    made.reload()
    made.show()
    return made


def test_to_do_lists_only_articles_with_open_claims(pane: ArticleList) -> None:
    assert "a3" not in pane.model.ids
    assert len(pane.model.ids) == 8
    pane.switch.choose(only_open=False)
    assert len(pane.model.ids) == 10


def test_choosing_says_nothing_and_stepping_says_the_article(pane: ArticleList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.chosen):
        assert pane.choose("a1")
    with qtbot.waitSignal(pane.chosen) as said:
        assert pane.step(1)
    assert said.args == ["a2"]
    assert pane.current == "a2"


def test_stepping_ends_at_both_ends(pane: ArticleList) -> None:
    pane.choose("a0")
    assert not pane.step(-1)
    pane.choose("a9")
    assert not pane.step(1)
    assert pane.current == "a9"


def test_arrows_in_the_list_go_to_the_neighbour(pane: ArticleList, qtbot: QtBot) -> None:
    pane.choose("a0")
    with qtbot.waitSignal(pane.chosen) as said:
        QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert said.args == ["a1"]


def test_letters_choose_no_article_by_its_first_letter(pane: ArticleList, qtbot: QtBot) -> None:
    pane.choose("a5")
    QTest.keyClicks(pane.table, "r")
    assert pane.current == "a5"


def test_an_article_decided_to_the_end_stays_under_the_eyes(pane: ArticleList, project: _Project) -> None:
    pane.choose("a1")
    project.rows["a1"] = replace(project.rows["a1"], decided=4)
    pane.refresh(["a1"])
    assert pane.current == "a1"
    assert "4 of 4" in article_words(pane.model.row_at(1))


def test_choosing_a_hidden_article_drops_search_and_filter(pane: ArticleList) -> None:
    pane.field.setText("nothing like it")
    assert pane.choose("a7")
    assert pane.field.text() == ""
    assert not pane.only_open
    assert not pane.choose("gone")


def test_typing_searches_after_a_pause_once(pane: ArticleList, project: _Project, qtbot: QtBot) -> None:
    project.asked.clear()
    pane.focus_search()
    QTest.keyClicks(pane.field, "rt 4")
    qtbot.waitUntil(lambda: project.asked == [("rt 4", True)])
    assert list(pane.model.ids) == ["a4"]


def test_escape_ends_the_search_and_down_goes_to_the_list(pane: ArticleList, qtbot: QtBot) -> None:
    pane.focus_search()
    pane.field.setText("5")
    with qtbot.waitSignal(pane.chosen) as said:
        QTest.keyClick(pane.field, Qt.Key.Key_Down)
    assert said.args == ["a5"]
    QTest.keyClick(pane.field, Qt.Key.Key_Escape)
    assert pane.field.text() == ""
    assert not pane.field.isVisible()
    assert len(pane.model.ids) == 8
    assert pane.current == "a5"


def test_ids_given_by_the_caller_are_shown_as_they_are(pane: ArticleList, project: _Project) -> None:
    project.asked.clear()
    pane.reload(["a7", "a3"])
    assert list(pane.model.ids) == ["a7", "a3"]
    assert project.asked == []


def test_the_list_folds_under_1360_and_keeps_the_choice_between(pane: ArticleList) -> None:
    pane.fit(1280)
    assert pane.folded
    assert pane.maximumWidth() == FOLDED_WIDTH
    pane.set_folded(folded=False)
    pane.fit(1300)
    assert not pane.folded
    pane.fit(1440)
    pane.fit(1280)
    assert pane.folded


def test_amounts_give_way_before_they_are_clipped(pane: ArticleList) -> None:
    pane.show_counts(9_999, 10_000)
    pane.fit(1280)
    pane.set_folded(folded=False)
    pane.resize(200, 500)
    assert pane.minimumSizeHint().width() <= 200
    assert not pane.title.isVisible()
    pane.resize(360, 500)
    assert pane.title.isVisible()
    assert pane.switch.sizeHint().width() > 130


def test_searching_unfolds_the_list(pane: ArticleList) -> None:
    pane.fit(1280)
    pane.focus_search()
    assert not pane.folded
    assert pane.field.isVisible()


def test_ten_thousand_articles_read_one_page(qtbot: QtBot, theme: ThemeHolder) -> None:
    read: list[int] = []

    def fetch(ids: Sequence[ArticleId]) -> list[ArticleRow]:
        read.append(len(ids))
        return [_row(int(article_id)) for article_id in ids]

    pane = ArticleList(theme, fetch, lambda _search, _open: [ArticleId(str(n)) for n in range(10_000)])
    qtbot.addWidget(pane)
    pane.resize(248, 800)
    pane.show_counts(10_000, 10_000)
    pane.reload()
    pane.grab()
    assert pane.model.rowCount() == 10_000
    assert sum(read) <= 128


def test_nothing_to_list_says_why(pane: ArticleList) -> None:
    pane.reload([])
    assert "All done" in pane.empty_words()
    pane.field.setText("Sabha")
    pane.reload([])
    assert "Sabha" in pane.empty_words()
    pane.field.clear()
    pane.show_counts(0, 0)
    assert "No articles yet" in pane.empty_words()


def test_a_screen_reader_hears_all_that_a_row_shows(pane: ArticleList) -> None:
    words = pane.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Report 1 on talks in Tripoli, Harbour Wire, 26 December 2020, 1 of 4 claims decided"
    proposed = replace(_row(1, copies=8), date_proposed=True, claims=0)
    assert article_words(proposed).endswith("26 December 2020, proposed date, copy family of 8, no claims")


def test_a_done_row_has_a_green_bar_and_an_open_one_has_not(theme: ThemeHolder) -> None:
    green = theme.tokens.confirmed.fg
    assert green.lower() in _colors(theme, replace(_row(1), decided=4))
    assert green.lower() not in _colors(theme, _row(1, decided=3))


def _colors(theme: ThemeHolder, row: ArticleRow) -> set[str]:
    model: RowsModel[ArticleRow] = RowsModel([article_column()], lambda _ids: [row])
    model.set_ids([row.id])
    image = QImage(248, ROW_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    ArticleDelegate(theme).paint(painter, option, model.index(0, 0))
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(248) for y in range(ROW_HEIGHT)}


def test_the_year_goes_before_the_source_is_cut(theme: ThemeHolder) -> None:
    days = ("26 Dec 2020", "26 Dec")
    assert source_and_day("Harbour Wire", days, 400, Role.META) == ("Harbour Wire", " · 26 Dec 2020")
    assert source_and_day("Harbour Wire", days, 135, Role.META) == ("Harbour Wire", " · 26 Dec")
    cut, day = source_and_day("Harbour Wire", days, 80, Role.META)
    assert cut.endswith("…")
    assert day == " · 26 Dec"
