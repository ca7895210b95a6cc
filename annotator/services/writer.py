"""Owns the single writing thread: work is queued to it and runs one piece at a time."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from annotator.domain.errors import AnnotatorError
from annotator.store.connecting import Connection, transaction
from annotator.store.database import Database
from annotator.store.sense import sensible
from annotator.store.settling import close_moved, close_overwritten, settle
from annotator.store.standing import Standing
from annotator.store.trouble import told

Result = TypeVar("Result")

_SETTLED_AFTER_S = 0.25
"""Long enough that a row of decisions does not wait for it, short enough that a copy of the file alone is whole."""
_SETTLED_WITHIN_S = 5.0
"""So long at most, where one thing is written after another, as in an import."""


class Writer:
    """Runs each piece of work in one transaction on the writing connection, as long as the file stands."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._settling: threading.Timer | None = None
        self._written_at = self._unsettled_since = 0.0
        self._closing = threading.Lock()
        self._closed = False
        with told(database.path):
            self._standing = Standing.of(database.path, self._connection)

    @property
    def _connection(self) -> Connection:
        if self._database.writer is None:
            raise AssertionError("a read-only project has no writer")
        return self._database.writer

    def submit(self, work: Callable[[Connection], Result]) -> "Future[Result]":
        """The future result of work that is committed whole, or not at all.

        BadFile comes out of it if the file is damaged or gone, or the disk full.
        """
        return self._thread.submit(self._run, work)

    def check(self) -> None:
        """Nothing, or BadFile if the file that was opened is not there to be opened once more."""
        self._standing.check_readable()

    def look(self) -> None:
        """Nothing, or BadFile if the file does not stand any more, once what would be lost with it is kept."""
        if not (self._standing.in_place and self._standing.ours):
            self._thread.submit(self._look).result()

    def _look(self) -> None:
        with told(self._database.path):
            self._standing.look(self._connection)

    def _run(self, work: Callable[[Connection], Result]) -> Result:
        connection = self._connection
        with told(self._database.path):
            self._standing.check(connection)
            with sensible(connection), transaction(connection):
                result = work(connection)
                self._standing.check_readable()
                mark = self._standing.mark(connection)
            self._standing.note(mark)
        self._settle_soon()
        return result

    def _settle_soon(self) -> None:
        """Fold the write-ahead log into the file once nobody writes, so that the file by itself is whole."""
        self._written_at = time.monotonic()
        if self._settling is None:
            self._unsettled_since = self._written_at
            self._settle_in(_SETTLED_AFTER_S)

    def _settle_in(self, seconds: float) -> None:
        self._settling = threading.Timer(seconds, self._settle_if_quiet)
        self._settling.daemon = True
        self._settling.start()

    def _settle_if_quiet(self) -> None:
        due = min(self._written_at + _SETTLED_AFTER_S, self._unsettled_since + _SETTLED_WITHIN_S)
        with self._closing:
            if self._closed:
                return
            if (left := due - time.monotonic()) > 0:
                self._settle_in(left)
            else:
                self._thread.submit(self._settle)

    def _settle(self) -> None:
        self._settling = None
        standing, connection = self._standing, self._connection
        if standing.in_place and standing.ours:
            with suppress(AnnotatorError), told(self._database.path):
                whole = settle(connection)
                (standing.note_settled if whole else standing.note)(standing.mark(connection))

    def close(self) -> AnnotatorError | None:
        """Wait for queued work and close the file; what to tell if all is not saved in it, None if it is."""
        with self._closing:
            self._closed = True
        if self._settling is not None:
            self._settling.cancel()
        try:
            return self._thread.submit(self._end).result()
        finally:
            self._thread.shutdown()

    def _end(self) -> AnnotatorError | None:
        if self._database.writer is None:
            self._database.close()
            return None
        trouble = None
        try:
            self._look()  # the last chance to keep what was removed
        except AnnotatorError as error:
            trouble = error
        if not self._standing.in_place:
            close_moved(self._database)
        elif trouble is not None or not self._standing.ours:
            close_overwritten(self._database)
        else:
            self._database.close()
        return trouble
