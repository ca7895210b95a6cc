"""Owns the reading connections of an open project: one a thread, each read as of one moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from annotator.store.database import Connection, Database, snapshot, told
from annotator.store.sense import sensible

Result = TypeVar("Result")


class Readers:
    """Gives every thread a read-only connection of its own, and closes those of threads that have ended."""

    def __init__(self, database: Database, still_there: Callable[[], None]) -> None:
        """`still_there` raises where another file lies by now, of which nobody must read."""
        self._database = database
        self._still_there = still_there
        self._by_thread: dict[threading.Thread, Connection] = {}
        self._lock = threading.Lock()

    def read(self, query: Callable[[Connection], Result]) -> Result:
        """What a query gives; nothing that is committed meanwhile comes into it. BadFile if the file is damaged."""
        opened = self._connection()
        with told(self._database.path), sensible(opened), snapshot(opened) as connection:
            return query(connection)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that this thread reads in the block is as of one moment."""
        opened = self._connection()
        with told(self._database.path), snapshot(opened):
            yield

    def _connection(self) -> Connection:
        thread = threading.current_thread()
        with self._lock:
            known = self._by_thread.get(thread)
            if known is not None:
                return known
            self._still_there()
            for ended in [other for other in self._by_thread if not other.is_alive()]:
                self._by_thread.pop(ended).close()
            opened = self._by_thread[thread] = self._database.reader()
            return opened

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            for connection in self._by_thread.values():
                connection.close()
            self._by_thread.clear()
