"""Owns folding the write-ahead log into the file: while it is open, so that the file alone is whole, and at the end."""

from contextlib import suppress

from sqlalchemy.exc import DatabaseError

from annotator.store.connecting import Connection
from annotator.store.database import Database

_PATIENCE_MS = 10_000


def settle(connection: Connection) -> bool:
    """Whether the log is folded into the file; where somebody reads just now or the disk is full, it stays."""
    busy = 1
    with suppress(DatabaseError):
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    return not busy


def close_moved(opened: Database) -> None:
    """Close a file that lies elsewhere now, whole if nobody else has it open, and give the former place free."""
    # Changing the journal folds the log in, but only where it gets the file for itself.
    _close(opened, "PRAGMA busy_timeout = 0", "PRAGMA journal_mode = DELETE")


def close_overwritten(opened: Database) -> None:
    """Close a file that another program wrote to, adding nothing of ours to it."""
    _close(opened)


def _close(opened: Database, *pragmas: str) -> None:
    writer, opened.writer = opened.writer, None
    try:
        if writer is not None:
            with suppress(DatabaseError):
                for pragma in pragmas:
                    writer.exec_driver_sql(pragma)
            writer.close()
    finally:
        opened.close()
