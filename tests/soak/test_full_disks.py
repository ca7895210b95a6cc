"""A full or read-only disk: one sentence, nothing half written, and work goes on when there is room again."""

import logging
import random
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.suggestion import Batch
from annotator.gui import fonts
from annotator.gui.hands import Hands
from annotator.gui.logfile import LogFile
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import articles, checking, claims, exporting, extraction, reading, settings, suggesting
from annotator.services.extractors import Extracted, Known
from annotator.services.workspace import Workspace
from annotator.store import backup
from tests import builders
from tests.soak import trial
from tests.soak.disks import Disk, mounted
from tests.soak.killing import debris

_FULL = "The disk of .* is full; what was just done was not kept. Free some space and do it again"


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk of eight megabytes; settings and logs lie elsewhere."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    with mounted(tmp_path / "disk", megabytes=8) as made:
        yield made


@pytest.fixture
def ws(disk: Disk) -> Iterator[Workspace]:
    """A project on it, with one decision."""
    ws = builders.project(disk.path)
    builders.store(ws, *(builders.article(f"Number {n} came. Number {n} left. " * 40) for n in range(60)))
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    ws.close()  # and with it the write-ahead log, which has room of its own
    ws = Workspace.open(ws.path, analyst="ada")
    yield ws
    ws.close()


def _read(name: str, given: tuple[Article, ...]) -> Extracted:
    batches = tuple(Batch(each.id, (builders.claim(each, each.text.partition(".")[0]),)) for each in given)
    return Extracted(Known(name, extraction.RUN.version, ()), batches, ())


def _extract(ws: Workspace) -> object:
    executor: Callable[[], Executor] = lambda: ThreadPoolExecutor(1)  # noqa: E731 - named for its type
    return extraction.extract(ws, executor=executor)


def _import(ws: Workspace) -> object:
    return articles.import_paths(ws, [trial.lines(paths.state_dir(), 300)])


_WRITING: dict[str, Callable[[Workspace], object]] = {
    "decide": lambda ws: claims.confirm(ws, builders.claim_ids(ws)[1], via="test"),
    "undo": lambda ws: ws.undo(via="test"),
    "import": _import,
    "extract": _extract,
    "suggest": suggesting.suggest,
}


@pytest.mark.parametrize("name", _WRITING)
def test_on_a_full_disk_nothing_is_kept_and_later_it_goes_on(
    disk: Disk, ws: Workspace, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "extract_chunk", _read)
    paths.state_dir().mkdir(parents=True)
    before = reading.counts(ws)
    disk.fill()
    for _ in range(2):
        with pytest.raises(BadFile, match=_FULL):
            _WRITING[name](ws)
        assert reading.counts(ws) == before
    disk.free()
    _WRITING[name](ws)
    assert reading.counts(ws) != before
    ws.close()
    assert checking.check(ws.path) == []
    assert debris(disk.path) == []


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_an_export_to_a_full_disk_leaves_the_former_file_and_nothing_else(disk: Disk, ws: Workspace, name: str) -> None:
    out = disk.path / "out"
    exporting.export(ws, name, out)
    before = out.read_bytes()
    disk.fill()
    with pytest.raises(BadFile, match=r"There is no room for .*; nothing was left behind"):
        exporting.export(ws, name, out)
    assert out.read_bytes() == before
    assert not list(disk.path.glob("*.partial"))


def test_a_full_disk_is_opened_closed_and_told_of_a_new_project(disk: Disk, ws: Workspace) -> None:
    disk.fill()
    with pytest.raises(BadFile, match=_FULL):
        Workspace.create(disk.path / "new.facts", analyst="ada")
    ws.close()
    with builders.opened(ws.path) as again, pytest.raises(BadFile, match=_FULL):
        _WRITING["decide"](again)
    assert checking.check(ws.path) == []
    assert not list(disk.path.glob("new*"))


def test_settings_on_a_full_disk_stay_as_they_were(disk: Disk) -> None:
    file = disk.path / "settings.toml"
    settings.save(settings.Settings(analyst="ada"), file)
    disk.fill()
    with pytest.raises(OSError, match="No space left"):
        settings.save(settings.Settings(analyst="bob"), file)
    assert settings.load(file).analyst == "ada"
    assert debris(disk.path) == []


def test_a_log_on_a_full_disk_stops_nothing(disk: Disk, capfd: pytest.CaptureFixture[str]) -> None:
    handler = LogFile(disk.path / "annotator.log", most_bytes=1_000)
    disk.fill()
    for _ in range(50):
        handler.handle(logging.LogRecord("annotator", logging.INFO, "", 0, "step", (), None))
    handler.close()
    assert capfd.readouterr().err == ""


def test_a_read_only_disk_can_be_looked_at(disk: Disk, ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    disk.make_read_only()
    with pytest.raises(BadFile, match="cannot be written; it can be looked at, but decisions need write permission"):
        Workspace.open(ws.path, analyst="ada")
    looking = Workspace.open(ws.path, analyst="ada", read_only=True)
    with pytest.raises(BadFile, match=r"cannot be written \(Read-only file system\); nothing was left behind"):
        exporting.export(looking, "jsonl", disk.path / "out.jsonl")
    assert exporting.export(looking, "jsonl", tmp_path / "out.jsonl").records
    looking.close()
    with pytest.raises(BadFile, match="cannot be made here"):
        Workspace.create(disk.path / "new.facts", analyst="ada")
    disk.make_writable()
    with builders.opened(ws.path) as again:
        _WRITING["decide"](again)


def test_a_backup_without_room_beside_the_project_is_kept_with_the_users_data(
    ws: Workspace, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    assert backup.make(ws.path).path.is_relative_to(tmp_path / "home")
    assert [file.name for file in disk.path.rglob("*backups*")] == []


@contextmanager
def _unchangeable(path: Path) -> Iterator[None]:
    """A file or folder that not even the administrator may change; the test is left out where that is unknown."""
    try:
        subprocess.run(["chattr", "+i", str(path)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system knows no files that cannot be changed")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_changed_can_be_looked_at(tmp_path: Path, what: str) -> None:
    (tmp_path / "p").mkdir()
    ws = builders.project(tmp_path / "p")
    ws.close()
    with _unchangeable(ws.path if what == "file" else ws.path.parent):
        with pytest.raises(BadFile, match="cannot be written; it can be looked at"):
            Workspace.open(ws.path, analyst="ada")
        looking = Workspace.open(ws.path, analyst="ada", read_only=True)
        assert len(builders.claim_ids(looking)) == 6
        looking.close()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_becomes_unchangeable_while_open_loses_no_decision(tmp_path: Path, what: str) -> None:
    (tmp_path / "p").mkdir()
    ws, kept = builders.project(tmp_path / "p"), 0
    with _unchangeable(ws.path if what == "file" else ws.path.parent):
        for claim in builders.claim_ids(ws):
            with suppress(BadFile):
                claims.confirm(ws, claim, via="test")
                kept += 1
        assert reading.counts(ws).decisions == kept
        with suppress(OSError):
            ws.close()
        looking = Workspace.open(ws.path, analyst="ada", read_only=True)
        assert reading.counts(looking).decisions == kept
        looking.close()
    with builders.opened(ws.path) as again:
        claims.reject(again, builders.claim_ids(again)[0], via="test")
        assert reading.counts(again).decisions == kept + 1
    assert checking.check(ws.path) == []


@pytest.mark.parametrize("decisions", [20, pytest.param(400, marks=pytest.mark.soak)])
def test_a_disk_that_is_full_now_and_then_loses_no_decision(
    disk: Disk, ws: Workspace, dice: random.Random, decisions: int
) -> None:
    ids, kept, refused = builders.claim_ids(ws), reading.counts(ws).decisions, 0
    verbs = (claims.confirm, claims.reject, claims.unsure)
    while kept < decisions:
        if dice.random() < 0.2:
            dice.choice([disk.fill, disk.free, disk.free])()
        try:
            dice.choice(verbs)(ws, dice.choice(ids), via="test")
        except AnnotatorError as error:
            if error.message_id == "already":
                continue
            if error.message_id != "disk-full":
                raise
            refused += 1
        else:
            kept += 1
        assert reading.counts(ws).decisions == kept
    disk.free()
    ws.close()
    print(f"{kept} decisions kept, {refused} refused for want of room")
    assert checking.check(ws.path) == []


def test_the_window_says_that_a_key_was_not_saved_and_goes_on(disk: Disk, ws: Workspace, qapp: QApplication) -> None:
    ws.close()
    fonts.load()
    window = Window(ThemeHolder(qapp, Choice.LIGHT), settings.Settings(analyst="ada"))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    assert window.open_project(ws.path)
    hands.settle()
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    card = review.claims.selected()
    assert card is not None
    disk.fill()
    for _ in range(3):
        hands.press("C")
        assert "is full; what was just done was not kept" in window.frame.trouble.sentence
        assert (review.claims.selected(), window.frame.trouble.isVisible()) == (card, True)
    disk.free()
    hands.press("C")
    assert (window.frame.trouble.sentence, reading.claim_card(window.workspace, card.id).status.value) == (
        "",
        "confirmed",
    )
    window.close()
    assert checking.check(ws.path) == []
