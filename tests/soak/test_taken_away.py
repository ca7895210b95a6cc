"""A project is taken away while its window is open: keys say that nothing was saved, and go on when it is back."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import AnnotatorError
from annotator.gui import fonts
from annotator.gui.hands import Hands
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import checking, claims, reading, settings
from annotator.services.workspace import Workspace
from tests import builders
from tests.soak.disks import mounted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be moved")

_Back = Callable[[], object]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed project in a folder of its own."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    ws = builders.project(tmp_path / "here")
    ws.close()
    return ws.path


@pytest.fixture
def hands(qapp: QApplication, path: Path) -> Iterator[Hands]:
    """Hands at a window on it."""
    fonts.load()
    window = Window(ThemeHolder(qapp, Choice.LIGHT), settings.Settings(analyst="ada"))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    assert window.open_project(path)
    hands.settle()
    yield hands
    window.close()


def _file(path: Path) -> _Back:
    away = path.with_name("away.facts")
    path.rename(away)
    return lambda: away.rename(path)


def _folder(path: Path) -> _Back:
    away = path.parent.with_name("away")
    path.parent.rename(away)
    return lambda: away.rename(path.parent)


def _exchanged(path: Path) -> _Back:
    away = path.with_name("away.facts")
    path.rename(away)
    shutil.copy(away, path)
    return lambda: away.rename(path)


_WAYS: dict[Callable[[Path], _Back], str] = {
    _file: "is no longer there",
    _folder: "is no longer there",
    _exchanged: "was replaced by another file",
}


def _decided(window: Window) -> int:
    return reading.counts(window.workspace).decisions


@pytest.mark.parametrize("take_away", _WAYS)
def test_a_key_pressed_meanwhile_is_not_shown_as_decided(
    hands: Hands, path: Path, take_away: Callable[[Path], _Back]
) -> None:
    review = hands.window.screen("review")
    assert isinstance(review, ReviewScreen)
    hands.press("C")
    card = review.claims.selected()
    assert card is not None
    back = take_away(path)
    for _ in range(3):
        hands.press("C")
        assert _WAYS[take_away] in hands.window.frame.trouble.sentence
        assert review.claims.selected() == card
    assert _decided(hands.window) == 1
    back()
    hands.press("C")
    assert (hands.window.frame.trouble.sentence, _decided(hands.window)) == ("", 2)
    hands.window.close()
    assert checking.check(path) == []


def test_a_window_on_a_removed_file_says_where_the_work_was_kept(hands: Hands, path: Path) -> None:
    hands.press("C", "C")
    path.unlink()
    hands.press("C")
    kept = path.with_name("project.rescued.facts")
    assert str(kept) in hands.window.frame.trouble.sentence
    hands.window.close()
    assert checking.check(kept) == []
    with builders.opened(kept) as ws:
        assert reading.counts(ws).decisions == 2


def test_a_drive_that_was_taken_out_is_told(tmp_path: Path) -> None:
    with mounted(tmp_path / "drive", megabytes=8) as drive:
        ws = builders.project(drive.path)
        claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
        subprocess.run(["umount", "-l", str(drive.path)], check=True)
        with pytest.raises(AnnotatorError, match="is no longer there: it was moved, renamed or removed, or its drive"):
            claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
        ws.close()
        assert list(drive.path.iterdir()) == []


@pytest.mark.parametrize("decisions", [20, pytest.param(300, marks=pytest.mark.soak)])
def test_a_file_that_comes_and_goes_loses_no_decision(path: Path, dice: random.Random, decisions: int) -> None:
    ws, kept, refused = Workspace.open(path, analyst="ada"), 0, 0
    ids, back = builders.claim_ids(ws), list[_Back]()
    verbs = (claims.confirm, claims.reject, claims.unsure)
    while kept < decisions:
        if dice.random() < 0.3:
            if back:
                back.pop()()
            else:
                back.append(dice.choice(list(_WAYS))(path))
        try:
            dice.choice(verbs)(ws, dice.choice(ids), via="test")
        except AnnotatorError as error:
            if error.message_id != "already" and not back:
                raise
            refused += error.message_id != "already"
        else:
            assert not back
            kept += 1
        assert reading.counts(ws).decisions == kept
    for each in back:
        each()
    ws.close()
    print(f"{kept} decisions kept, {refused} refused while the file was away")
    assert checking.check(path) == []
    with builders.opened(path) as again:
        assert reading.counts(again).decisions == kept
