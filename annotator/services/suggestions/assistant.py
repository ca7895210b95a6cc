"""Owns the process beside the window in which suggestions are worked out: the window's own thread would wait for it.

It holds what it needs to go on with the next run, for as long as the project is open.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.match.links.readying import ReadyArticle, ready
from annotator.services.jobs import end_at_once, end_if_lost, local_workers, reported
from annotator.services.suggestions.regrouping import Session
from annotator.services.suggestions.spooling import Spool, opened
from annotator.services.suggestions.working_out import Asked, Going, Work, worked_out
from annotator.services.workspace import Workspace

_PATIENCE_S = 0.1
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Errand:
    """What is to be worked out of which project, where the links go, and where it is told how far it is."""

    project: Path
    analyst: str
    asked: Asked
    links: Path
    told: Path
    many: bool


class Assistant:
    """One process that works suggestions out, started when it is first needed; it ends before its project closes."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._pool: Executor | None = None
        ws.before_close(self.end)

    def readied(
        self, given: Iterator[Sequence[tuple[Article, Sequence[Claim]]]], going: Going
    ) -> Iterator[list[ReadyArticle]]:
        """Articles with their claims made ready, part by part, in their order."""
        for part in given:
            yield self._done(self._start().submit(ready, part), going)

    def worked_out(self, asked: Asked, going: Going, spool: Spool, *, many: bool) -> Work:
        """What a run proposes; its links come into the spool. Where there are many, workers of its own help."""
        with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
            links, told = Path(folder) / "links", Path(folder) / "told"
            errand = _Errand(self._ws.path, self._ws.analyst, asked, links, told, many)
            work = self._done(self._start().submit(partial(reported, _work_out), errand), going, told)
            spool.add_file(links)
            return work

    def end(self) -> None:
        """End the process at once; what it held is lost."""
        if self._pool is not None:
            end_at_once(self._pool)
        self._pool = None

    def _start(self) -> Executor:
        self._pool = self._pool or local_workers(1)
        return self._pool

    def _done(self, future: "Future[_Result]", going: Going, told: Path | None = None) -> _Result:
        """What comes of it; it is ended where the run is to stop, or the process died."""
        with ExitStack() as unless_done:
            unless_done.callback(self.end)
            while not wait([future], timeout=_PATIENCE_S).done:
                _tell(going, told)
                end_if_lost(self._pool)
            result = future.result()
            unless_done.pop_all()
        return result


def _tell(going: Going, told: Path | None) -> None:
    """Tell how far it is, as it was last written down; it may just be written anew."""
    with suppress(OSError, ValueError):
        done, total, what = told.read_text(encoding="utf-8").split(" ", 2) if told else ("", "", "")
        going.done, going.total, going.what = int(done), int(total), what
    going.check()


@lru_cache(maxsize=1)
def _session(_project: Path) -> Session:
    """What is held in this process for a project."""
    return Session()


def _work_out(errand: _Errand) -> Work:
    written = 0.0

    def tell(done: int, total: int, what: str) -> bool:
        nonlocal written
        if time.monotonic() - written > _PATIENCE_S:
            errand.told.write_text(f"{done} {total} {what}", encoding="utf-8")
            written = time.monotonic()
        return True

    ws = Workspace.open(errand.project, analyst=errand.analyst, read_only=True)
    try:
        with opened(errand.links) as spool:
            workers = local_workers if errand.many else None
            held = _session(errand.project)
            return ws.read(lambda c: worked_out(c, errand.asked, Going(tell), spool, session=held, workers=workers))
    finally:
        ws.close()
