"""Tests of long work: workers that die, runs that are stopped, chunks drawn only as needed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import pytest

from annotator import paths
from annotator.services.jobs import Chunks, local_workers

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Workers(Executor):
    """Works at once and in this process; dies at the chunks it is told to, each as often as told."""

    def __init__(self, deaths: dict[int, int], *, late: bool = False) -> None:
        self._deaths = deaths
        self._late = late
        self._broken = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        if self._broken and self._late:
            raise BrokenExecutor("a worker died before")
        future: Future[_T] = Future()
        chunk = args[0]
        assert isinstance(chunk, int)
        if self._deaths.get(chunk, 0) > 0:
            self._deaths[chunk] -= 1
            self._broken = True
        if self._broken:
            future.set_exception(BrokenExecutor("a worker died"))
            return future
        try:
            future.set_result(fn(*args, **kwargs))
        except ValueError as error:
            future.set_exception(error)
        return future


def _work(chunk: int) -> int:
    if chunk == 13:
        raise ValueError("unlucky")
    return chunk * 10


def _run(chunks: range, deaths: dict[int, int], *, late: bool = False) -> dict[int, int | str]:
    work = Chunks(lambda: Workers(deaths, late=late), _work, iter(chunks))
    found: dict[int, int | str] = {}
    for chunk, outcome in work.results(lambda: True):
        assert chunk not in found
        found[chunk] = str(outcome) if isinstance(outcome, BaseException) else outcome
    return found


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("deaths", [{}, {3: 1}, {0: 1}, {9: 1}, {2: 1, 7: 1}])
def test_a_chunk_whose_worker_died_once_is_done_after_all(deaths: dict[int, int], late: bool) -> None:
    assert _run(range(10), dict(deaths), late=late) == {chunk: chunk * 10 for chunk in range(10)}


@pytest.mark.parametrize("late", [False, True])
def test_only_the_chunk_that_kills_its_worker_twice_is_given_up(late: bool) -> None:
    found = _run(range(10), {4: 2}, late=late)
    assert found.pop(4) == "its worker process died twice"
    assert found == {chunk: chunk * 10 for chunk in range(10) if chunk != 4}


def test_what_the_work_raises_comes_out_with_its_chunk() -> None:
    assert _run(range(12, 15), {}) == {12: 120, 13: "unlucky", 14: 140}


def test_a_fault_of_ours_in_a_worker_process_is_reported_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))  # worker processes inherit it
    outcomes = dict(Chunks(lambda: local_workers(1), _work, iter([13])).results(lambda: True))
    assert isinstance(outcomes[13], ValueError)
    (report,) = paths.logs_dir().glob("report-*.txt")
    told = report.read_text(encoding="utf-8")
    assert "builtins.ValueError" in told
    assert "in _work" in told
    assert "unlucky" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")
def test_a_worker_that_dies_amid_sending_its_result_is_missed(tmp_path: Path) -> None:
    chunks = [tmp_path / "dies", tmp_path / "lives"]
    chunks[1].touch()
    outcomes = dict(Chunks(lambda: local_workers(2), _dies_once_amid_sending, iter(chunks)).results(lambda: True))
    assert outcomes == dict.fromkeys(chunks, _LARGE)


_LARGE = bytes(100_000)


def _dies_once_amid_sending(mark: Path) -> bytes:
    if not mark.exists():
        mark.touch()
        patch.object(Connection, "_send", _send_half_and_die).start()
    return _LARGE


def _send_half_and_die(connection: Connection, content: bytes) -> None:
    os.write(connection.fileno(), content[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def test_stopping_leaves_the_rest_undrawn() -> None:
    drawn: list[int] = []

    def chunks() -> Iterator[int]:
        for chunk in range(100):
            drawn.append(chunk)
            yield chunk

    asked = iter([True, True, False])
    found = [chunk for chunk, _ in Chunks(lambda: Workers({}), _work, chunks()).results(lambda: next(asked))]
    assert len(found) <= 8
    assert len(drawn) <= 12


def test_no_chunks_are_no_work() -> None:
    assert _run(range(0), {}) == {}


_PROGRAM = """
import threading
from annotator.services.jobs import local_workers

def wait_for_ever():
    print("working", flush=True)
    threading.Event().wait()

if __name__ == "__main__":
    local_workers(1).submit(wait_for_ever).result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_workers_end_with_the_program_that_started_them(tmp_path: Path, how: str) -> None:
    script = tmp_path / "program.py"
    script.write_text(_PROGRAM, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"working\n"
        program.send_signal(signal.Signals[how])
        try:
            # The worker writes to the same pipe, which therefore ends only with the worker.
            rest, _ = program.communicate(timeout=60)
        finally:
            program.kill()
    assert (rest, program.returncode) == (b"", -signal.Signals[how])


_STOPPED = """
import os, threading
from multiprocessing.connection import Connection
from annotator.services.jobs import Chunks, local_workers

def send_half(connection, content):
    os.write(connection.fileno(), content[: len(content) // 2])
    wait_for_ever(content)

def wait_for_ever(chunk):
    print("working", flush=True)
    threading.Event().wait()

def answer(chunk):
    Connection._send = send_half
    return bytes(100_000)

if __name__ == "__main__":
    try:
        list(Chunks(lambda: local_workers(1), WORK, iter([1])).results(lambda: True))
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stops by signals")
@pytest.mark.parametrize("work", ["wait_for_ever", "answer"])
def test_work_that_never_ends_or_is_never_whole_ends_when_it_is_stopped(tmp_path: Path, work: str) -> None:
    script = tmp_path / "program.py"
    script.write_text(_STOPPED.replace("WORK", work), encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"working\n"
        program.send_signal(signal.SIGINT)
        try:
            rest, _ = program.communicate(timeout=30)
        finally:
            program.kill()  # its worker, if there still is one, ends with it
    assert (rest, program.returncode) == (b"stopped\n", 0)
