"""Tests of suggestions on their way into the project: whole or not at all, while people go on deciding."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.errors import Conflict
from annotator.services import checking, claims, reading
from annotator.services.exporting import export
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import coming
from annotator.store import matching as kept
from annotator.store.database import Connection
from tests import builders

_TEXTS = (
    "Parliament extended the mandate in Libya by 18 months.",
    "Parliament prolonged the mandate in Libya by 12 months.",
    "The parliament refused the mandate in Libya on Monday.",
    "A storm closed the harbour of Tripoli for two days.",
)
_KILLED = """
import os, signal, sys
from pathlib import Path
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import coming
coming._A_PART = 1
ws = Workspace.open(Path(sys.argv[1]), analyst="ada")
left, write = int(sys.argv[2]), ws.write
def counted(work):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(work)
ws.write = counted
suggest(ws)
ws.close()
"""


def _add(ws: Workspace, texts: tuple[str, ...]) -> None:
    articles = [builders.article(text, f"Report {text}") for text in texts]
    builders.store(ws, *articles, *(claim for article in articles for claim in builders.sentences(article)))


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A project with suggestions, and an article more that none of them knows; its parts are small."""
    monkeypatch.setattr(coming, "_A_PART", 1)
    ws = builders.empty(tmp_path)
    _add(ws, _TEXTS[1:])
    suggest(ws)
    _add(ws, _TEXTS[:1])
    return ws


def _exported(ws: Workspace) -> bytes:
    out = ws.path.with_name("out.jsonl")
    out.unlink(missing_ok=True)
    export(ws, "jsonl", out)
    return out.read_bytes()


def _reopened(path: Path) -> tuple[bytes, bytes]:
    """What stands once the project is opened, and after one more run."""
    with builders.opened(path) as ws:
        stands = _exported(ws)
        suggest(ws)
        ran = _exported(ws)
    assert checking.check(path) == []
    return stands, ran


def _both(ws: Workspace) -> tuple[bytes, bytes]:
    """What is exported before a run and after it, of a copy."""
    before = _exported(ws)
    twin = ws.path.with_name("twin") / ws.path.name
    twin.parent.mkdir()
    ws.close()
    twin.write_bytes(ws.path.read_bytes())
    with builders.opened(twin) as other:
        suggest(other)
        return before, _exported(other)


class _Cut(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("parts", [0, 1, 4])
def test_a_result_that_was_cut_off_as_it_came_in_is_brought_in_by_who_opens_next(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    before, after = _both(ws)
    left, bring_in = iter(range(parts)), coming.bring_in

    def cut(connection: Connection) -> None:
        if next(left, None) is None:
            raise _Cut
        bring_in(connection)

    with builders.opened(ws.path) as again, monkeypatch.context() as patched:
        patched.setattr(coming, "bring_in", cut)
        with pytest.raises(_Cut):
            suggest(again)
        assert again.read(coming.count) > 0
    assert before != after
    assert _reopened(ws.path) == (after, after)


def test_what_was_put_by_and_never_whole_is_nothing(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = _both(ws)

    def cut(_connection: Connection) -> None:
        raise _Cut

    with builders.opened(ws.path) as again, monkeypatch.context() as patched:
        patched.setattr(coming, "make_whole", cut)
        with pytest.raises(_Cut):
            suggest(again)
    assert _reopened(ws.path) == (before, after)


@pytest.mark.parametrize("writes", [1, *(pytest.param(more, marks=pytest.mark.soak) for more in range(2, 16))])
def test_a_run_killed_at_any_moment_leaves_the_former_suggestions_or_the_new(ws: Workspace, writes: int) -> None:
    before, after = _both(ws)
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(ws.path), str(writes)], check=False, env={**os.environ})
    assert killed.returncode in (-signal.SIGKILL, 0)
    stands, ran = _reopened(ws.path)
    assert (stands in (before, after), ran) == (True, after)


def _once_half_in(ws: Workspace, act: Callable[[], object]) -> None:
    """A run, and an act after the first of its parts."""
    acted = list[int]()

    def tell(done: int, total: int, what: str) -> bool:
        if what == "Storing suggestions" and not acted and 0 < done < total:
            acted.append(done)
            act()
        return True

    suggest(ws, progress=tell)
    assert acted


def test_decisions_go_on_between_the_parts_and_are_kept(ws: Workspace) -> None:
    claim = builders.claim_ids(ws)[0]
    _once_half_in(ws, lambda: claims.confirm(ws, claim, via="test"))
    assert reading.claim_card(ws, claim).status.value == "confirmed"
    ws.close()
    assert checking.check(ws.path) == []


def test_an_export_between_the_parts_holds_all_of_them(ws: Workspace) -> None:
    before, after = _both(ws)
    exported = list[bytes]()
    with builders.opened(ws.path) as again:
        _once_half_in(again, lambda: exported.append(_exported(again)))
    assert exported == [after]
    assert before != after


def test_who_only_reads_is_told_that_suggestions_are_half_in(ws: Workspace) -> None:
    def look() -> None:
        reader = Workspace.open(ws.path, analyst="eve", read_only=True)
        with pytest.raises(Conflict, match=r"^Suggestions are just being brought into .*; try again in a moment"):
            _exported(reader)
        with pytest.raises(Conflict, match="being brought into"), reader.at_one_moment():
            pass
        reader.close()

    _once_half_in(ws, look)
    ws.close()
    reader = Workspace.open(ws.path, analyst="eve", read_only=True)
    assert _exported(reader)
    reader.close()


def test_what_is_read_at_one_moment_knows_nothing_of_a_run_that_comes_in_meanwhile(ws: Workspace) -> None:
    reader = Workspace.open(ws.path, analyst="eve", read_only=True)
    with reader.at_one_moment():
        stood = reading.counts(reader)
        suggest(ws)
        assert reading.counts(reader) == stood
    assert reading.counts(reader) == reading.counts(ws) != stood
    reader.close()
    ws.close()


def test_another_program_is_told_in_one_sentence_that_the_project_is_held(ws: Workspace) -> None:
    with pytest.raises(Conflict, match=r"is open for writing by ada .*; close it there first\.$"):
        Workspace.open(ws.path, analyst="eve")
    ws.close()


def test_what_stands_as_it_is_proposed_is_not_written_again(ws: Workspace) -> None:
    suggest(ws)
    ws.write(kept.forget)
    rows = ws.read(lambda c: c.exec_driver_sql("SELECT rowid, id FROM proposal ORDER BY id").all())
    suggest(ws)
    assert ws.read(lambda c: c.exec_driver_sql("SELECT rowid, id FROM proposal ORDER BY id").all()) == rows
    ws.close()
