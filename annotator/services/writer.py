"""Owns the single writing thread: work is queued to it and runs one piece at a time."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from annotator.store.database import Connection, Database, told, transaction

Result = TypeVar("Result")


class Writer:
    """Runs each piece of work in one transaction on the writing connection."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def submit(self, work: Callable[[Connection], Result]) -> "Future[Result]":
        """The future result of work that is committed whole, or not at all."""
        return self._thread.submit(self._run, work)

    def do(self, work: Callable[[Connection], Result]) -> Result:
        """The result of work once it is committed; BadFile if the file is damaged or the disk full."""
        return self.submit(work).result()

    def _run(self, work: Callable[[Connection], Result]) -> Result:
        connection = self._database.writer
        if connection is None:
            raise AssertionError("a read-only project has no writer")
        with told(self._database.path), transaction(connection):
            return work(connection)

    def close(self) -> None:
        """Wait for queued work and close the file."""
        try:
            self._thread.submit(self._database.close).result()
        finally:
            self._thread.shutdown()
