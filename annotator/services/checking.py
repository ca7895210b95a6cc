"""Owns the check of a project file from outside: everything that is derived is worked out anew and compared."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.store import checking, database

_MOST_OF_A_KIND = 20


def check(path: Path) -> list[str]:
    """What does not hold in a project file, a sentence each; empty if all is well; the file is not touched."""
    found = database.inspect(path)
    with tempfile.TemporaryDirectory() as folder:
        copy = database.open_copy(path, Path(folder) / "copy.facts", found)
        try:
            return list(dict.fromkeys(_findings(path, copy)))  # several parts may meet the same damage
        finally:
            copy.close()


def _findings(path: Path, copy: database.Database) -> Iterator[str]:
    if copy.writer is None:
        raise AssertionError("the copy is writable")
    with database.told(path), database.trial(copy.writer) as connection:
        for part in checking.PARTS:
            yield from _capped(path, part, connection)


def _capped(path: Path, part: checking.Part, connection: database.Connection) -> Iterator[str]:
    """What one part finds, and of many findings how many more there are; pages that cannot be read end it."""
    told = 0
    try:
        with database.told(path):
            for told, finding in enumerate(part(connection), start=1):
                if told <= _MOST_OF_A_KIND:
                    yield finding
    except AnnotatorError as error:
        yield str(error)
    if told > _MOST_OF_A_KIND:
        yield f"And {told - _MOST_OF_A_KIND} more of this kind."
