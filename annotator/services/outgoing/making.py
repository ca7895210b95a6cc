"""Owns where what an export writes of pages is made: in this process, and for a large project in others beside it."""

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self, cast

from annotator.formats.case import Document
from annotator.services.jobs import end_at_once, end_if_lost, local_workers
from annotator.services.outgoing.page_entries import Drawn, Errand, Made
from annotator.store.page_values import Texts

_MOST_WORKERS: Final = 2
"""SQLite, on one core, gives pages to no more."""
_AHEAD: Final = 2
"""Pages given out to each worker beside the one it is at."""
_MOST_WAITING: Final = 8
_PATIENCE_S: Final = 0.2


class Making:
    """Makes things of pages, in their order; the processes that help are gone at the end of the block."""

    def __init__(self, going: Callable[[], None] | None = None) -> None:
        """`going` raises what is to stop the work."""
        self._going = going or _nothing
        self._pool: Executor | None = None
        self._ready: Future[object] | None = None
        self._workers = 0
        self._folder = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._folder:
            self.end()

    def helped(self) -> None:
        """Have other processes help, if there is a core for one; they start at once, for that takes its time."""
        self._workers = min(_MOST_WORKERS, (os.cpu_count() or 1) - 1)
        if self._workers:
            self._pool = local_workers(self._workers)
            self._ready = self._given_out(self._pool, _nothing)

    def made(self, errand: Errand[Drawn, Made], pages: Iterable[Texts]) -> Iterator[Made]:
        """What is made of every page; what others have no room for is made here meanwhile."""
        place = self._laid_down(errand) if self._pool else ""
        waiting: deque[tuple[Future[object], Texts]] = deque()
        for texts in pages:
            busy = sum(not future.done() for future, _ in waiting) > self._workers * _AHEAD
            waiting.append((_done(errand.made(texts)) if busy else self._begun(errand, place, texts), texts))
            while waiting and (waiting[0][0].done() or len(waiting) > _MOST_WAITING):
                yield self._arrived(errand, *waiting.popleft())
        while waiting:
            yield self._arrived(errand, *waiting.popleft())

    def end(self) -> None:
        """End the processes that help; what is made afterwards is made here."""
        if self._pool is not None:
            end_at_once(self._pool)
        self._pool = None

    def _begun(self, errand: Errand[Drawn, Made], place: str, texts: Texts) -> Future[object]:
        """What is made of a page, in another process if there is one."""
        there = self._pool if self._ready and self._ready.done() else None
        begun = self._given_out(there, _make, place, texts) if there else None
        return begun or _done(errand.made(texts))

    def _given_out(self, pool: Executor, work: Callable[..., object], *given: object) -> Future[object] | None:
        try:
            return pool.submit(work, *given)
        except (BrokenExecutor, OSError):  # it takes longer without help, but it can be done
            self.end()
            return None

    def _arrived(self, errand: Errand[Drawn, Made], future: Future[object], texts: Texts) -> Made:
        """What was made of a page. What went wrong elsewhere is done here: it ends well, or says why it cannot."""
        while self._pool and not wait([future], timeout=_PATIENCE_S).done:
            self._going()
            end_if_lost(self._pool)
        if future.done() and not future.cancelled() and future.exception() is None:
            return cast("Made", future.result())
        self.end()
        return errand.made(texts)

    def _laid_down(self, errand: Errand[Drawn, Made]) -> str:
        """Where the errand lies for all processes, for it may be large and there are many pages."""
        place = Path(self._folder.enter_context(TemporaryDirectory(prefix="annotator-")), "errand")
        place.write_bytes(pickle.dumps(errand, protocol=pickle.HIGHEST_PROTOCOL))
        return str(place)


def _done(result: object) -> Future[object]:
    future: Future[object] = Future()
    future.set_result(result)
    return future


def _make(place: str, texts: Texts) -> object:
    return _errand(place).made(texts)


@lru_cache(maxsize=1)
def _errand(place: str) -> Errand[Document, object]:
    found = pickle.loads(Path(place).read_bytes())  # noqa: S301 - our own, in a folder of this user alone
    if not isinstance(found, Errand):
        raise TypeError(type(found).__name__)
    return found


def _nothing() -> None:
    """Nothing stops it."""
