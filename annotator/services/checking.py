"""Owns the check of a project file from outside: everything that is derived is worked out anew and compared."""

import tempfile
from pathlib import Path

from annotator.store import checking, database


def check(path: Path) -> list[str]:
    """What does not hold in a project file, a sentence each; empty if all is well; the file is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.facts"
        database.inspect(path)
        database.backup(path, copy)
        opened = database.open_file(copy, holder="check")
        try:
            return _findings(opened)
        finally:
            opened.close()


def _findings(opened: database.Database) -> list[str]:
    if opened.writer is None:
        raise AssertionError("the copy is writable")
    found = list(checking.findings(opened.writer))
    with database.transaction(opened.writer) as connection:
        differing = checking.unfolded(connection)
    return [*found, *(f"The table {table} does not say what the decisions say." for table in differing)]
