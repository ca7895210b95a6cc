"""Tests of an export's files: a folder takes its place whole, and nothing is written beside it."""

from pathlib import Path

import pytest

from annotator.domain.errors import BadFile
from annotator.formats.document import ClaimEntry
from annotator.formats.output import Account, Exporter, Found, UnevenError
from annotator.services.outgoing.sinks import digest_of, folder_sink


def go_on(_done: int) -> None:
    """Nothing stops it."""


def fill(target: Path, words: str, *stated: str) -> None:
    with folder_sink(target, go_on, stated=stated) as sink:
        for name in ("a.txt", "deep/b.txt"):
            with sink.file(name) as file:
                file.write(words.encode())


def test_a_folder_takes_the_place_of_the_former_one(tmp_path: Path) -> None:
    target = tmp_path / "out"
    fill(target, "one")
    before = digest_of(target)
    fill(target, "two", before)
    assert (target / "deep" / "b.txt").read_text(encoding="utf-8") == "two"
    assert digest_of(target) != before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadFile, match="holds other files already"):
        fill(tmp_path, "ours")
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_in_which_somebody_worked_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    fill(target, "one")
    stated = digest_of(target)
    (target / "a.txt").write_text("one, and a note of mine", encoding="utf-8")
    with pytest.raises(BadFile, match="holds other things than were exported there"):
        fill(target, "two", stated)
    assert (target / "a.txt").read_text(encoding="utf-8") == "one, and a note of mine"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_what_a_file_manager_leaves_in_a_folder_changes_nothing_of_it(tmp_path: Path) -> None:
    target = tmp_path / "out"
    fill(target, "one")
    stated = digest_of(target)
    (target / ".DS_Store").write_bytes(b"\0")
    assert digest_of(target) == stated


def test_the_former_folder_stays_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    replace = Path.replace

    def stop(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt), folder_sink(out, lambda _done: None) as sink, sink.file("a") as file:
        file.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("ending", ["partial", "former", "2.partial"])
def test_a_folder_of_somebody_under_a_name_of_ours_is_left_alone(tmp_path: Path, ending: str) -> None:
    mine = [tmp_path / f"out.{name}" / "mine.txt" for name in {"partial", ending}]
    for each in mine:
        each.parent.mkdir()
        each.write_text("mine", encoding="utf-8")
    fill(tmp_path / "out", "one")
    fill(tmp_path / "out", "two", digest_of(tmp_path / "out"))
    assert {each.name for each in tmp_path.iterdir()} == {"out", *(each.parent.name for each in mine)}
    assert {each.read_text(encoding="utf-8") for each in mine} == {"mine"}
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["a.txt", "deep"]


def test_what_an_export_that_was_killed_left_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kill() -> None:
        with folder_sink(tmp_path / "out", go_on) as sink, sink.file("a.txt") as file:
            file.write(b"one")
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("annotator.services.partial.shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            kill()
    assert [each.name for each in tmp_path.iterdir()] == ["out.partial"]
    fill(tmp_path / "out", "two")
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_fails_is_gone(tmp_path: Path) -> None:
    def fail() -> None:
        with folder_sink(tmp_path / "out", go_on) as sink, sink.file("a.txt") as file:
            file.write(bytes(1 // 0))

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "../a", "/a", "a/../../b"])
def test_no_file_leaves_its_folder(tmp_path: Path, name: str) -> None:
    with folder_sink(tmp_path / "out", go_on) as sink, pytest.raises(ValueError, match="no file of the"):
        sink.file(name)


def exporter(reader: str = "r") -> Exporter:
    return Exporter(lambda _case, _out: None, lambda _path: iter(()), (ClaimEntry,), reader, "code points")


@pytest.mark.parametrize("lost", [(), ("a",), ("a", "b", "c"), ("b", "b")])
def test_an_account_that_does_not_add_up_is_a_fault(lost: tuple[str, ...]) -> None:
    account = Account()
    account.keep(ClaimEntry, "a", "said")
    for identity in lost:
        account.lose(ClaimEntry, identity, "why not")
    with pytest.raises(UnevenError, match="does not add up"):
        account.settled({ClaimEntry: {"a", "b"}}, exporter(), "Some format")


def test_what_is_read_otherwise_than_it_was_written_is_noticed() -> None:
    account = Account()
    account.keep(ClaimEntry, "a", "said")
    account.find(Found(ClaimEntry, "sa\u200bid"))
    assert account.unlike == 1
