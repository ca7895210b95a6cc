"""Owns changing a project file behind our back, past the triggers that keep its decisions."""

import sqlite3
from contextlib import closing
from pathlib import Path


def change(path: Path, *statements: str) -> None:
    """Run the statements on a closed project; its schema is afterwards as it was."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
        for _, made in triggers:
            connection.execute(made)
        connection.commit()
