"""Owns the copy of a project in which a check may fold everything anew, beside how it stood."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.store import backup
from annotator.store.connecting import Connection, address, trial
from annotator.store.database import CACHE_KIB, open_copy
from annotator.store.refolding import STOOD
from annotator.store.trouble import told


@contextmanager
def tried(path: Path, folder: Path, version: int, go_on: backup.GoOn) -> Iterator[Connection]:
    """A connection to a copy in which all may be written, with the copy as it stood attached to it."""
    copy = open_copy(path, folder / "copy.facts", version, go_on)
    if copy.writer is None:
        raise AssertionError("the copy is writable")
    try:
        with told(path):
            # Beside a write-ahead log the file itself stays as it was for those who look at it meanwhile.
            for pragma in ("journal_mode = WAL", "synchronous = OFF", f"cache_size = -{CACHE_KIB}"):
                copy.writer.exec_driver_sql(f"PRAGMA {pragma}")
            copy.writer.exec_driver_sql(f"ATTACH ? AS {STOOD}", (address(copy.path, "ro"),))
            with trial(copy.writer) as connection:
                yield connection
    finally:
        copy.writer.close()
