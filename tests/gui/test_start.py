"""Tests of the start page: what is listed, what is left in each project, and what its keys do."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.theme import ThemeHolder
from annotator.gui.views.recent import Recent, RecentRow, day_words, glance, look_into
from annotator.gui.views.start import StartScreen


@pytest.fixture
def start(qtbot: QtBot, theme: ThemeHolder) -> Iterator[StartScreen]:
    """A start page that is shown."""
    made = StartScreen(theme)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.end()


def test_a_listed_project_says_what_is_left(qtbot: QtBot, start: StartScreen, project: Path) -> None:
    start.show_recent([str(project)], "A1")
    assert start.left() == "1 recent project"
    qtbot.waitUntil(lambda: start.rows[0].recent.articles == 1)
    assert start.rows[0].recent.left == "1 of 1 claims left"
    assert "1 article" in start.rows[0].accessibleName()


def test_a_project_that_is_gone_is_marked_and_can_be_taken_off_the_list(
    qtbot: QtBot, start: StartScreen, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone.facts")
    start.show_recent([gone], "A1")
    row = start.rows[0]
    assert "Not where it was last" in row.accessibleName()
    row.setFocus()
    with qtbot.waitSignal(start.forgotten) as caught:
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert caught.args == [gone]


def test_a_file_that_is_no_project_says_so(qtbot: QtBot, start: StartScreen, tmp_path: Path) -> None:
    file = tmp_path / "notes.facts"
    file.write_text("no project", encoding="utf-8")
    start.show_recent([str(file)], "A1")
    qtbot.waitUntil(lambda: "not an Annotator project" in start.rows[0].recent.trouble)
    assert file.read_text(encoding="utf-8") == "no project"


def test_projects_that_cannot_be_read_stand_beside_those_that_can(
    qtbot: QtBot, start: StartScreen, project: Path, tmp_path: Path, hooked: list[BaseException]
) -> None:
    cut, folder, pipe = tmp_path / "cut.facts", tmp_path / "folder.facts", tmp_path / "pipe.facts"
    data = project.read_bytes()
    cut.write_bytes(data[: len(data) // 2])
    folder.mkdir()
    os.mkfifo(pipe)
    start.show_recent([str(each) for each in (cut, tmp_path / "gone.facts", folder, pipe, project)], "A1")
    qtbot.waitUntil(lambda: start.rows[-1].recent.articles == 1)
    said = [row.recent.trouble for row in start.rows]
    assert said[0].startswith("cut.facts is damaged (its end is missing)")
    assert said[2:] == [
        "folder.facts is a folder; a project is one file that ends in .facts.",
        "pipe.facts is no ordinary file; a project is one file that ends in .facts.",
        "",
    ]
    assert start.rows[1].recent.missing
    assert hooked == []


@pytest.mark.parametrize("seed", range(12))
def test_a_project_damaged_anywhere_gives_a_sentence_or_its_counts(project: Path, tmp_path: Path, seed: int) -> None:
    print(f"seed {seed}")
    dice, data = random.Random(seed), bytearray(project.read_bytes())
    for _ in range(60):
        data[dice.randrange(100, len(data))] = dice.randrange(256)
    damaged = tmp_path / "damaged.facts"
    damaged.write_bytes(data)
    found = look_into(Recent(damaged), "A1")
    assert bool(found.trouble) is (found.articles is None)
    assert damaged.read_bytes() == bytes(data)


def test_a_project_that_may_not_be_written_is_marked(theme: ThemeHolder, qtbot: QtBot) -> None:
    row = RecentRow(theme, Recent(Path("week.facts"), articles=3, writable=False))
    qtbot.addWidget(row)
    assert row.accessibleName() == "week, 3 articles · read only, no claims yet"


def test_a_name_that_no_file_can_have_is_a_missing_project() -> None:
    assert glance(Path("a\0b.facts"), datetime.now(UTC)).missing


def test_arrows_walk_the_list_and_enter_opens(qtbot: QtBot, start: StartScreen, project: Path, tmp_path: Path) -> None:
    start.show_recent([str(tmp_path / "gone.facts"), str(project)], "A1")
    first, second = start.rows
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert ("Return", "open") in start.hints()
    with qtbot.waitSignal(start.chosen) as caught:
        QTest.keyClick(second, Qt.Key.Key_Return)
    assert caught.args == [str(project)]


def test_a_gone_project_can_be_sought(qtbot: QtBot, start: StartScreen, tmp_path: Path) -> None:
    start.show_recent([str(tmp_path / "gone.facts")], "A1")
    start.rows[0].setFocus()
    with qtbot.waitSignal(start.wanted) as caught:
        QTest.keyClick(start.rows[0], Qt.Key.Key_Return)
    assert caught.args == ["project.open"]


def test_without_projects_the_page_is_quiet(start: StartScreen) -> None:
    start.show_recent([], "A1")
    assert start.left() == ""
    assert start.rows == ()


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_the_page_fits_the_widths_it_is_made_for(start: StartScreen, project: Path, width: int) -> None:
    start.show_recent([str(project)] * 1, "A1")
    assert start.minimumSizeHint().width() <= width
    start.resize(QSize(width, 560))
    assert start.width() == width


def test_looking_into_a_project_changes_nothing_in_it(project: Path) -> None:
    before = project.read_bytes()
    assert look_into(Recent(project), "A1").articles == 1
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (datetime(2026, 11, 21, 8, 40, tzinfo=UTC), "today, 08:40"),
        (datetime(2026, 11, 20, 18, 4, tzinfo=UTC), "yesterday, 18:04"),
        (datetime(2026, 11, 2, 1, 0, tzinfo=UTC), "2 November"),
        (datetime(2019, 1, 9, 1, 0, tzinfo=UTC), "9 January 2019"),
    ],
)
def test_days_are_said_in_words(then: datetime, words: str) -> None:
    assert day_words(then, datetime(2026, 11, 21, 12, 0, tzinfo=UTC)) == words


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({}, "no claims yet"),
        ({"confirmed": 2}, "all 2 claims decided"),
        ({"confirmed": 1_000, "proposed": 40}, "40 of 1,040 claims left"),
    ],
)
def test_what_is_left_is_said_in_words(claims: dict[str, int], words: str) -> None:
    assert Recent(Path("week.facts"), articles=1, claims=claims).left == words
