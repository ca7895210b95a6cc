"""Owns long work: chunks over an executor of worker processes, with progress, cancel and resume."""

import functools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Generic, Protocol, TypeVar, runtime_checkable

from annotator.domain.errors import AnnotatorError
from annotator.services import reports

Progress = Callable[[int, int, str], bool]
"""Told (done, total, what is being done); False stops the work."""

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

_AHEAD = 4
_PATIENCE_S = 0.2
_TRIES = 2


@runtime_checkable
class Roomy(Protocol):
    """An executor with more workers than a machine has."""

    ahead: int
    """How many chunks to give out at a time."""


@runtime_checkable
class Handing(Protocol):
    """An executor that brings to its workers once what all chunks need."""

    def hand(self, given: object) -> object:
        """What to submit in place of it; a worker is given what it stands for."""


def silent(_done: int, _total: int, _what: str) -> bool:
    """Progress that nobody watches."""
    return True


def local_workers(count: int | None = None) -> Executor:
    """Worker processes on this machine, started fresh (spawn, never fork); by default one per core, at most four."""
    workers = count or max(1, min(4, os.cpu_count() or 1))
    return _Local(workers)


def end_at_once(executor: Executor) -> None:
    """End an executor, its workers in the middle of their work where they are processes of this machine."""
    executor.shutdown(wait=False, cancel_futures=True)
    if isinstance(executor, _Local):
        executor.end()


def end_if_lost(executor: Executor | None) -> None:
    """End an executor's workers if one has died; what they were at comes out as broken."""
    # It may hold what the others wait for, and we might wait for the rest of what it was sending.
    if isinstance(executor, _Local) and executor.has_lost_one():
        executor.end()


class _Starter(SpawnContext):
    """Starts processes fresh, and knows which."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(  # type: ignore[override]  # noqa: N802 - the name and the arguments by which a pool starts its own
        self, *, target: Callable[..., object], args: tuple[object, ...]
    ) -> SpawnProcess:
        """A process that is about to be started."""
        self.started.append(SpawnProcess(target=target, args=args))
        return self.started[-1]


class _Local(ProcessPoolExecutor):
    """Worker processes of this machine, which can be ended in the middle of their work."""

    def __init__(self, workers: int) -> None:
        self._starter = _Starter()
        super().__init__(max_workers=workers, mp_context=self._starter, initializer=_begin_work)
        self._way = getattr(vars(self).get("_call_queue"), "_reader", None)
        self._way_back = getattr(vars(self).get("_result_queue"), "_writer", None)
        self._manager: threading.Thread | None = None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor does."""
        self._know_manager()
        super().shutdown(wait, cancel_futures=cancel_futures)

    def has_lost_one(self) -> bool:
        """Whether a worker has died; none ends by itself before `shutdown`."""
        return not all(worker.is_alive() for worker in self._starter.started)

    def end(self) -> None:
        """End the workers at once: the program waits for them as it exits, and one may never end."""
        self._know_manager()
        for worker in self._starter.started:
            if worker.is_alive():
                worker.kill()
        # Half a result would be waited for as long as somebody could send the rest, and so could we.
        if isinstance(self._way_back, Connection):
            self._way_back.close()
        # What is on its way to them may wait for a reader for ever, and the program for it (Python 3.11). The thread
        # that manages them closes that way itself unless it waits so too: both at once could close another's file.
        if self._manager is not None:
            self._manager.join(_PATIENCE_S)
            if self._manager.is_alive() and isinstance(self._way, Connection):
                with suppress(OSError):
                    self._way.close()

    def _know_manager(self) -> None:
        self._manager = self._manager or vars(self).get("_executor_manager_thread")


def _begin_work() -> None:
    """Ctrl+C on the terminal is for the program, which then stops its workers; without it they have nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_program, daemon=True).start()


def _end_with_program() -> None:
    """End this process when the program ends, however that happens: killed, it cannot tell its workers."""
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def reported(work: Callable[..., Result], chunk: Chunk, *given: object) -> Result:
    """What the work gives; a fault of our own is reported from here, for where it was is not known elsewhere."""
    try:
        return work(chunk, *given)
    except AnnotatorError:
        raise
    except Exception as error:
        reports.save_report(type(error), error.__traceback__)
        raise


class Chunks(Generic[Chunk, Result]):
    """Work on chunks in worker processes; a chunk whose worker died is tried once more in a fresh one."""

    def __init__(
        self,
        workers: Callable[[], Executor],
        work: Callable[..., Result],
        chunks: Iterable[Chunk],
        given: Sequence[object] = (),
    ) -> None:
        """Chunks are drawn from `chunks` only as they are needed, few at a time; `work` has `given` beside each."""
        self._workers, self._given = workers, given
        self._work = functools.partial(reported, work)
        self._fresh = iter(chunks)
        self._again: list[tuple[Chunk, int]] = []
        self._ahead = _AHEAD
        self._running: dict[Future[Result], tuple[Chunk, int]] = {}
        self._handed: Sequence[object] = ()
        self._refused = False

    def results(self, go_on: Callable[[], bool]) -> Iterator[tuple[Chunk, Result | BaseException]]:
        """Each chunk with its result, or with what its work raised, as they come, until `go_on` says no."""
        executor = self._workers()
        self._ahead = executor.ahead if isinstance(executor, Roomy) else _AHEAD
        try:
            self._hand(executor)
            while self._fill(executor) and go_on():
                done, _ = wait(self._running, timeout=_PATIENCE_S, return_when=FIRST_COMPLETED)
                end_if_lost(executor)
                ended = [(self._running.pop(future), future) for future in done]
                broken = [pair for pair, future in ended if isinstance(future.exception(), BrokenExecutor)]
                for pair, future in ended:
                    if not isinstance(future.exception(), BrokenExecutor):
                        yield pair[0], future.exception() or future.result()
                if broken or self._refused:
                    self._refused = False
                    executor.shutdown(wait=False, cancel_futures=True)
                    executor = self._workers()
                    self._hand(executor)
                    yield from self._lost([*broken, *self._running.values()])
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            if self._running and isinstance(executor, _Local):
                executor.end()

    def _hand(self, executor: Executor) -> None:
        self._handed = [executor.hand(each) for each in self._given] if isinstance(executor, Handing) else self._given

    def _fill(self, executor: Executor) -> bool:
        """Keep a few chunks in flight, a lost one alone so that its next death is its own; whether any are left."""
        while len(self._running) < self._ahead and not self._alone():
            following = self._again.pop() if self._again else self._drawn()
            if following is None:
                break
            try:
                self._running[executor.submit(self._work, following[0], *self._handed)] = following
            except BrokenExecutor:  # a worker died since the last look; this chunk never ran
                self._again.append(following)
                self._refused = True
                break
        return bool(self._running or self._refused)

    def _alone(self) -> bool:
        """Whether what runs must end before more is given out."""
        return bool(self._running) and (bool(self._again) or any(tries > 1 for _, tries in self._running.values()))

    def _drawn(self) -> tuple[Chunk, int] | None:
        for chunk in self._fresh:
            return chunk, 1
        return None

    def _lost(self, lost: Sequence[tuple[Chunk, int]]) -> Iterator[tuple[Chunk, BaseException]]:
        """Queue lost chunks anew; those that were lost twice come out as failed."""
        self._running.clear()
        for chunk, tries in lost:
            if tries < _TRIES:
                self._again.append((chunk, tries + 1))
            else:
                yield chunk, RuntimeError("its worker process died twice")


def in_order(outcomes: Iterable[tuple[tuple[int, object], Result | BaseException]]) -> Iterator[Result]:
    """The results of chunks that are numbered from 0, by number; what the work raised is raised."""
    held: dict[int, Result] = {}
    due = 0
    for (number, _), outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
        held[number] = outcome
        while due in held:
            yield held.pop(due)
            due += 1
