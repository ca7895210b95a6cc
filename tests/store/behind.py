"""Owns changing a project file behind our back, past the triggers that keep its decisions."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

SKEWED_INDEX = "-- an index that does not know a row"
TRIGGER_GONE = "-- a trigger that is not there"


def change(path: Path, *statements: str) -> None:
    """Run the statements on a closed project; its schema is afterwards as it was, unless they drop of it."""
    if statements == (SKEWED_INDEX,):
        _skew(path)
    elif statements == (TRIGGER_GONE,):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TRIGGER decision_stays")
    else:
        _change(path, statements)


def _skew(path: Path) -> None:
    """Take the rows out of an index, as if it had never been told of them."""
    with closing(sqlite3.connect(path)) as connection:
        (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'link_to'").fetchone()
        empty = f"{made} WHERE b = 'nobody'"
        connection.execute("DROP INDEX link_to")
        connection.execute(empty)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'link_to'", (made,))
        connection.commit()


def _change(path: Path, statements: Sequence[str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
        for _, made in triggers:
            connection.execute(made)
        connection.commit()
