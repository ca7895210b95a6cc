"""Owns how long work on a file is ended by whoever asked for it: between steps, and within one statement."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

_WORK_BETWEEN_LOOKS = 100_000


class StoppedError(Exception):
    """The work was ended by whoever asked for it; nothing is left of it."""


@contextmanager
def asked(connection: sqlite3.Connection, go_on: Callable[[], bool]) -> Iterator[None]:
    """Statements in the block are ended, as StoppedError, once `go_on` says no."""
    stopped = False

    def look() -> int:
        nonlocal stopped
        stopped = stopped or not go_on()
        return int(stopped)

    connection.set_progress_handler(look, _WORK_BETWEEN_LOOKS)
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        if stopped:
            raise StoppedError from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
