"""Tests of faults that nobody caught: in slots, in painting, in threads; one report, one dialog, and work goes on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.domain.errors import Missing
from annotator.gui import faults
from annotator.gui.dialogs.trouble import TroubleDialog
from annotator.gui.window import Window
from annotator.services import reports
from tests.gui.pages import Page

_SECRET = "Hulusi Akar said on Saturday"


@pytest.fixture
def hook(window: Window, monkeypatch: pytest.MonkeyPatch) -> Iterator[faults.Hook]:
    """The hook, in place of what would fail the test."""
    monkeypatch.setenv("ANNOTATOR_DEBUG", "")
    hook = faults.Hook(window)
    with faults.caught(hook):
        yield hook


def _reports() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(paths.logs_dir().glob("report-*.txt"))]


def _fail() -> None:
    raise KeyError(_SECRET)


def _raised() -> KeyError:
    try:
        _fail()
    except KeyError as error:
        return error
    raise AssertionError("nothing was raised")


def _dialog(qtbot: QtBot, window: Window) -> TroubleDialog:
    qtbot.waitUntil(lambda: isinstance(window.overlay, TroubleDialog))
    assert isinstance(window.overlay, TroubleDialog)
    return window.overlay


def test_a_fault_in_a_slot_is_told_and_the_window_goes_on(
    qtbot: QtBot, window: Window, page: Page, hook: faults.Hook, capfd: pytest.CaptureFixture[str]
) -> None:
    timer = QTimer()
    timer.timeout.connect(_fail)
    with qtbot.captureExceptions():  # the library's own hook stands aside
        sys.excepthook = hook
        timer.timeout.emit()
    dialog = _dialog(qtbot, window)
    told, said = _reports(), capfd.readouterr().err
    assert len(told) == 1
    assert "KeyError" in told[0]
    assert "in _fail" in told[0]
    assert _SECRET not in told[0] + said
    dialog.leave()
    qtbot.waitUntil(lambda: window.overlay is None)
    window.trigger("palette")
    qtbot.waitUntil(lambda: window.overlay is not None)


def test_a_hundred_faults_are_one_report_and_one_dialog(
    qtbot: QtBot, window: Window, hook: faults.Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(window, "show_overlay", opened.append)
    for _ in range(100):
        error = _raised()
        hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(opened))
    qtbot.wait(1)
    assert (len(_reports()), len(opened)) == (1, 1)


def test_the_same_fault_after_its_dialog_is_one_sentence(qtbot: QtBot, window: Window, hook: faults.Hook) -> None:
    error = _raised()
    hook(type(error), error, error.__traceback__)
    _dialog(qtbot, window).leave()
    hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.trouble.sentence.startswith("Something went wrong once more")
    assert window.overlay is None


def test_a_fault_in_a_thread_is_told_in_the_window(qtbot: QtBot, window: Window, hook: faults.Hook) -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    _dialog(qtbot, window)
    assert "in _fail" in _reports()[0]


def test_a_fault_of_the_hook_itself_ends_there(
    qtbot: QtBot, window: Window, hook: faults.Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_overlay: object) -> None:
        raise RuntimeError(_SECRET)

    error = _raised()
    with monkeypatch.context() as patched:  # an undo of all would also give the reports to the home of who runs this
        patched.setattr(window, "show_overlay", broken)
        hook(type(error), error, error.__traceback__)
        qtbot.wait(1)
    other = _other()
    hook(type(other), other, other.__traceback__)
    _dialog(qtbot, window)
    assert [_SECRET in report for report in _reports()] == [False, False]  # one each, none of the hook's own


def _other() -> ZeroDivisionError:
    try:
        _ = 1 // 0
    except ZeroDivisionError as error:
        return error
    raise AssertionError("nothing was raised")


def test_trouble_that_a_screen_meets_is_a_sentence_and_no_fault(
    qtbot: QtBot, window: Window, hook: faults.Hook
) -> None:
    hook(Missing, Missing("claim-missing", id="c9"), None)
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert (window.frame.trouble.sentence, _reports()) == ("There is no claim c9 in this project.", [])


def test_reports_do_not_fill_the_disk() -> None:
    error = _raised()
    for _ in range(60):
        assert reports.save_report(type(error), error.__traceback__)
    kept = sorted(paths.logs_dir().glob("report-*.txt"))
    assert len(kept) == 20
    newest = reports.save_report(type(error), error.__traceback__)
    assert newest
    assert newest.exists()


def test_a_report_of_what_called_itself_without_end_is_short() -> None:
    def again() -> None:
        again()

    try:
        again()
    except RecursionError as error:
        file = reports.save_report(type(error), error.__traceback__)
    assert file
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_report_on_a_full_disk_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    paths.logs_dir().mkdir(parents=True)
    monkeypatch.setattr(Path, "write_text", lambda *_args, **_kwargs: (_ for _ in ()).throw(OSError(28, "full")))
    error = _raised()
    assert reports.save_report(type(error), error.__traceback__) is None
    assert list(paths.logs_dir().iterdir()) == []
