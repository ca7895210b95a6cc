"""Tests of getting work out: the same bytes every time, whole or not at all."""

import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadFile, NotAllowed
from annotator.domain.span import Span
from annotator.formats import native
from annotator.services import checking, claims, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.project(tmp_path)
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    yield ws
    ws.close()


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_two_exports_are_the_same_bytes(ws: Workspace, tmp_path: Path, name: str) -> None:
    one, two = (export(ws, name, tmp_path / f"{n}.out") for n in (1, 2))
    assert (one.sha256, one.records) == (two.sha256, two.records)
    assert (tmp_path / "1.out").read_bytes() == (tmp_path / "2.out").read_bytes()


@pytest.mark.parametrize("name", ["text", "odt"])
def test_a_format_that_cannot_be_written_is_refused(ws: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(AnnotatorError, match=f"Nothing can be exported as {name}; known are jsonl, csv"):
        export(ws, name, tmp_path / "out")


def test_an_export_that_fails_leaves_the_former_file_and_nothing_else(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    export(ws, "jsonl", out)
    before, listed = out.read_bytes(), sorted(tmp_path.iterdir())

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("annotator.services.partial.os.fsync", full)
    with pytest.raises(BadFile, match=r"no room for .*out\.jsonl on its disk; nothing was left behind"):
        export(ws, "jsonl", out)
    assert (out.read_bytes(), sorted(tmp_path.iterdir())) == (before, listed)


def test_an_export_that_is_stopped_leaves_nothing(ws: Workspace, tmp_path: Path) -> None:
    builders.store(ws, *(builders.article(f"Number {n} came.") for n in range(600)))
    with pytest.raises(NotAllowed, match=r"Export was stopped after 500 of \d+; nothing was written"):
        export(ws, "jsonl", tmp_path / "out.jsonl", progress=lambda *_: False)
    assert not list(tmp_path.glob("out*"))
    assert claims.confirm(ws, builders.claim_ids(ws)[1], via="test")


@pytest.mark.parametrize("where", ["new/project.facts/" + "x" * 300, "project.facts/out.jsonl", "x" * 300])
def test_a_place_that_cannot_be_written_is_told(ws: Workspace, tmp_path: Path, where: str) -> None:
    with pytest.raises(BadFile, match="cannot be written"):
        export(ws, "jsonl", tmp_path / where)
    assert list(tmp_path.rglob("*.partial")) == []
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["jsonl", "brat"])
def test_the_folder_that_an_export_goes_to_is_made(ws: Workspace, tmp_path: Path, name: str) -> None:
    out = tmp_path / "new" / "one" / "out.jsonl"
    with pytest.raises(NotAllowed, match="Export was stopped"):
        export(ws, name, out, progress=lambda *_: False)
    assert not (tmp_path / "new").exists()
    first = export(ws, name, out)
    first.losses.unlink()
    assert export(ws, name, out).sha256 == first.sha256


def test_a_folder_in_which_somebody_worked_is_not_replaced(ws: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "brat"
    export(ws, "brat", out)
    claims.reject(ws, builders.claim_ids(ws)[0], via="test")
    export(ws, "brat", out)
    worked_on = sorted(out.rglob("*.ann"))[0]
    with worked_on.open("a", encoding="utf-8") as file:
        file.write("#9\tAnnotatorNotes T1\tmine\n")
    with pytest.raises(BadFile, match="holds other things than were exported there; import what is new in it"):
        export(ws, "brat", out)
    assert "mine" in worked_on.read_text(encoding="utf-8")


@pytest.mark.parametrize("where", ["/", ".", ".."])
def test_a_folder_is_no_place_for_an_export(ws: Workspace, tmp_path: Path, where: str) -> None:
    with pytest.raises(BadFile, match="is a folder; name a file in it"):
        export(ws, "jsonl", tmp_path / where)


def test_a_pipe_stays_a_pipe(ws: Workspace, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to(pipe)
    for out in (pipe, tmp_path / "link", Path(os.devnull)):
        with pytest.raises(BadFile, match="is not an ordinary file; choose another name"):
            export(ws, "jsonl", out)
    assert (pipe.is_fifo(), (tmp_path / "link").is_symlink()) == (True, True)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link_and_its_target_is_written(ws: Workspace, tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    if there:
        target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    written = export(ws, "jsonl", link)
    assert link.is_symlink()
    assert hashlib.sha256(target.read_bytes()).hexdigest() == written.sha256


def test_what_lies_under_the_name_of_the_unfinished_file_is_not_written_through(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "out.jsonl.partial").symlink_to(tmp_path / "mine.txt")
    export(ws, "jsonl", tmp_path / "out.jsonl")
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_failing_clean_up_does_not_hide_why_the_export_failed(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_self: Path, **_options: bool) -> None:
        raise PermissionError(1, "Operation not permitted")

    def full(_self: Path, _to: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", forbidden)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BadFile, match=r"out\.jsonl cannot be written \(Read-only file system\)"):
        export(ws, "jsonl", tmp_path / "out.jsonl")


@pytest.mark.parametrize("end", ["", "-wal", ".lock"])
def test_the_project_itself_is_never_overwritten(ws: Workspace, end: str) -> None:
    with pytest.raises(NotAllowed, match="is the project itself"):
        export(ws, "jsonl", ws.path.with_name(ws.path.name + end))
    ws.close()
    assert checking.check(ws.path) == []


def test_an_export_is_of_one_moment_whatever_is_decided_meanwhile(ws: Workspace, tmp_path: Path) -> None:
    quiet = export(ws, "jsonl", tmp_path / "quiet.jsonl")
    builders.store(ws, *(builders.article(f"Number {n} came.") for n in range(600)))
    decided = threading.Event()

    def decide(_done: int, _total: int, _what: str) -> bool:
        if not decided.is_set():
            other = threading.Thread(target=lambda: claims.confirm(ws, builders.claim_ids(ws)[1], via="test"))
            other.start()
            other.join()
            decided.set()
        return True

    meanwhile = export(ws, "jsonl", tmp_path / "meanwhile.jsonl", progress=decide)
    assert decided.is_set()
    assert meanwhile.records == quiet.records + 600
    assert reading.counts(ws).decisions == 2


def test_what_is_exported_can_be_read_without_a_trouble(ws: Workspace, tmp_path: Path) -> None:
    export(ws, "jsonl", tmp_path / "out.jsonl")
    with (tmp_path / "out.jsonl").open("rb") as lines:
        items = list(native.read(lines, file="out.jsonl"))
    assert [item for item in items if isinstance(item, AnnotatorError)] == []
    assert len(items) > 10


def test_the_bar_counts_every_entry(ws: Workspace, tmp_path: Path) -> None:
    builders.store(ws, *(builders.article(f"Number {n} came.") for n in range(1_200)))
    claims.add(ws, reading.article_ids(ws)[0], Span(0, 10), via="key:N")
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int, what: str) -> bool:
        if what == "Exporting":
            told.append((done, total))
        return True

    written = export(ws, "jsonl", tmp_path / "out.jsonl", progress=tell).records
    assert told == [(500, written), (1_000, written)]
