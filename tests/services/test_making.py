"""Tests of exports that other processes help with: the same bytes, whatever becomes of these; none is left behind."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from annotator.domain.errors import BadFile, NotAllowed
from annotator.formats.choosing import Chosen
from annotator.services import claims, exporting, jobs
from annotator.services.exporting import export
from annotator.services.outgoing import making
from annotator.services.workspace import Workspace
from annotator.store import paging
from tests import builders

_P = ParamSpec("_P")
_T = TypeVar("_T")


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(paging, "_ARTICLES_A_PAGE", 2)
    ws = builders.project(tmp_path)
    for number in range(9):
        article = builders.article(
            f"\U0001f600 Ann left in {number}. Nobody came, it's late.", title=f"=Report {number}"
        )
        builders.store(ws, article, *builders.sentences(article), builders.mention(article, "Ann"))
    for claim in builders.claim_ids(ws)[:5]:
        claims.confirm(ws, claim, via="test")
    yield ws
    ws.close()


class _Elsewhere(Executor):
    """Works at once, on copies as another process gets them; from some piece of work on it is broken."""

    def __init__(self, whole: int) -> None:
        self.whole, self.given = whole, 0

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        self.given += 1
        future: Future[_T] = Future()
        if self.given <= self.whole:
            work, given = pickle.loads(pickle.dumps((fn, args)))
            future.set_result(pickle.loads(pickle.dumps(work(*given, **kwargs))))
        elif self.given == self.whole + 1:
            future.set_exception(BrokenExecutor())
        else:
            raise BrokenExecutor
        return future


def _help(monkeypatch: pytest.MonkeyPatch, workers: Callable[[int], Executor]) -> None:
    monkeypatch.setattr(exporting, "MANY", 0)
    monkeypatch.setattr("annotator.services.outgoing.making.os.cpu_count", lambda: 2)
    monkeypatch.setattr(making, "local_workers", workers)


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("whole", [99, 3, 0])
def test_what_is_made_elsewhere_is_the_same_bytes_also_where_workers_die(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, whole: int
) -> None:
    asked = Chosen(soft=True)
    alone = export(ws, name, tmp_path / "alone", chosen=asked)
    elsewhere = _Elsewhere(whole)
    _help(monkeypatch, lambda _: elsewhere)
    helped = export(ws, name, tmp_path / "helped", chosen=asked)
    assert elsewhere.given > min(whole, 5)
    assert (helped.sha256, helped.kinds) == (alone.sha256, alone.kinds)


def test_what_cannot_be_read_elsewhere_is_told_as_it_is_here(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws.write(lambda c: c.exec_driver_sql("UPDATE slot SET role = 'nobody'"))
    _help(monkeypatch, lambda _: _Elsewhere(99))
    with pytest.raises(BadFile, match="damaged"):
        export(ws, "csv", tmp_path / "out.csv")
    assert not list(tmp_path.glob("out*"))


def test_a_stopped_export_leaves_no_file_and_no_process(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[jobs._Local] = []

    def workers(count: int) -> Executor:
        started.append(jobs._Local(count))
        return started[-1]

    _help(monkeypatch, workers)
    monkeypatch.setattr(making.Making, "_begun", lambda self, *_: self._given_out(self._pool, _never))
    with pytest.raises(NotAllowed, match="Export was stopped"):
        export(ws, "jsonl", tmp_path / "out.jsonl", progress=lambda _done, _total, what: what != "Exporting")
    processes = [each for pool in started for each in pool._starter.started]
    for each in processes:
        each.join(20)
    assert [each.is_alive() for each in processes] == [False]
    assert not list(tmp_path.glob("out*"))


def _never() -> None:
    Future[None]().result()


def test_a_process_that_helps_loads_no_database() -> None:
    code = "import sys, annotator.services.outgoing.making; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.split() == [b"False"]
