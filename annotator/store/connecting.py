"""Owns connections to a database file and the blocks they work in: transaction, trial, snapshot."""

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # noqa: PLC0414  # services name the type from here
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import NullPool


class _Closing(sqlite3.Connection):
    """Ends what is still being read when it is closed.

    A query that failed half way is held by its error; until that is forgotten, it would keep the file from writers.
    """

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # as sqlite3.connect gives them
        self._cursors: weakref.WeakSet[sqlite3.Cursor] = weakref.WeakSet()

    def cursor(self, *arguments: type[sqlite3.Cursor]) -> sqlite3.Cursor:  # type: ignore[override]  # nobody here makes other cursors
        made = super().cursor(*arguments)
        self._cursors.add(made)
        return made

    def close(self) -> None:
        for cursor in list(self._cursors):
            cursor.close()
        super().close()


def connect(path: Path | str, *, mode: str = "rw") -> sqlite3.Connection:
    """A SQLite connection to a file (`mode` ro, rw, rwc, immutable) or to ":memory:", in autocommit.

    Another driver of the same interface, as one that encrypts, needs to be named here only.
    """
    where = ":memory:" if path == ":memory:" else address(Path(path), mode)
    connection = sqlite3.connect(
        where, uri=True, isolation_level=None, check_same_thread=False, timeout=10, factory=_Closing
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def address(path: Path, mode: str) -> str:
    """The address under which SQLite opens a file, also as one more beside another."""
    flags = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    # As bytes, for a file's name need not be text; as an absolute path, for two slashes would begin a host.
    return f"file:{quote(os.fsencode(path.absolute()))}?{flags}"


@cache
def _first_engine() -> Engine:
    """An engine that has been connected, so that it knows all there is to know of SQLite."""
    made = create_engine("sqlite://", creator=lambda: connect(":memory:"), poolclass=NullPool)
    made.connect().close()
    return made


def engine_for(path: Path | str, *, mode: str = "rw") -> Engine:
    """A SQLAlchemy engine over `connect`; every `connect()` on it opens the file anew."""
    first = _first_engine()  # finding that out again took as long as opening a file

    def opened() -> DBAPIConnection:
        return cast("DBAPIConnection", connect(path, mode=mode))

    return Engine(NullPool(opened, dialect=first.dialect), first.dialect, first.url)


def connected(path: Path, mode: str) -> Connection:
    """A connection as the rest of the store works with it; transactions are begun by hand."""
    return engine_for(path, mode=mode).connect().execution_options(isolation_level="AUTOCOMMIT")


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection below."""
    found = connection.connection.dbapi_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError("not a connection to SQLite")
    return found


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """All of the block, or nothing of it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.exec_driver_sql("COMMIT")
    finally:
        roll_back(connection)  # of what is committed, nothing


@contextmanager
def trial(connection: Connection) -> Iterator[Connection]:
    """Whatever is written in the block is taken back at its end."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        roll_back(connection)


@contextmanager
def snapshot(connection: Connection) -> Iterator[Connection]:
    """Everything read in the block is as of one moment; a block within a block is part of it."""
    if _in_transaction(connection):
        yield connection
        return
    connection.exec_driver_sql("BEGIN")
    try:
        yield connection
    finally:
        roll_back(connection)


def _in_transaction(connection: Connection) -> bool:
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", False))


def roll_back(connection: Connection) -> None:
    """End a transaction that is still open; SQLite itself has ended it where the disk was full or the file damaged."""
    if _in_transaction(connection):
        connection.exec_driver_sql("ROLLBACK")
