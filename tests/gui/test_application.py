"""Tests of starting and of what nobody caught: the report holds no article text, and the work is said to be safe."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from annotator import __main__, paths
from annotator.gui import application, faults
from annotator.gui.dialogs.trouble import TroubleDialog
from annotator.gui.theme import ThemeHolder
from annotator.gui.window import Window
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace

_SECRET = "words of an article"


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeHolder) -> Iterator[Window]:
    """A window on the start page."""
    made = Window(theme, Settings(analyst="A1"))
    qtbot.addWidget(made)
    yield made
    made.close()


def _fault() -> tuple[BaseException, TracebackType | None]:
    try:
        int(_SECRET)
    except ValueError as error:
        return error, error.__traceback__
    raise AssertionError("words are no number")


def test_a_fault_is_reported_without_article_text(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    window.show()
    error, trace = _fault()
    hook = faults.Hook(window)
    hook(type(error), error, trace)
    hook(type(error), error, trace)
    qtbot.waitUntil(lambda: isinstance(window.overlay, TroubleDialog))
    reports = [file.read_text(encoding="utf-8") for file in paths.logs_dir().glob("report-*.txt")]
    assert len(reports) == 1
    assert "ValueError" in reports[0]
    assert "in _fault" in reports[0]
    assert _SECRET not in "".join(reports)


def test_a_report_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a-file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("ANNOTATOR_HOME", str(file))
    error, trace = _fault()
    assert faults.save_report(type(error), trace) is None


@pytest.mark.parametrize(
    ("environment", "system", "found"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_asked_for_before_qt_would_end_the_process(
    environment: dict[str, str], system: str, found: bool
) -> None:
    assert application.has_display(environment, system) is found


def test_without_a_display_the_window_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(application, "has_display", lambda: False)
    assert application.run(None) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("There is no display")


def test_the_window_paints_then_opens_the_project_and_is_handed_to_whoever_plays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "week.facts"
    Workspace.create(path, analyst="A1").close()
    seen: list[tuple[str, bool]] = []

    def play(window: Window) -> None:
        qtbot.addWidget(window)  # else it would be drawn anew with every later test
        seen.append((window.workspace.analyst, window.isVisible()))
        QTimer.singleShot(0, window.close)

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert application.run(path, analyst="Amal", play=play) == 0
    assert seen == [("Amal", True)]


@pytest.mark.parametrize(
    ("arguments", "wants"), [([], True), (["week.facts"], True), (["open", "week.facts"], False), (["--help"], False)]
)
def test_a_verb_leads_to_the_command_line(arguments: list[str], wants: bool) -> None:
    assert __main__._wants_window(arguments) is wants


def test_who_types_an_entry_of_a_list_of_choices_may_take_a_second_for_each_letter() -> None:
    assert application.application().keyboardInputInterval() >= 1000
