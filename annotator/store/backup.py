"""Owns making a backup: a copy by SQLite's own means, held against its source before it bears its name."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import BadFile, Conflict
from annotator.store import shelf, thinning
from annotator.store.connecting import connect
from annotator.store.inspecting import objects, quick_faults, readable
from annotator.store.migrations import INPUT_TABLES, LOG_TABLES, STATE_TABLES
from annotator.store.shelf import Backup
from annotator.store.stopping import StoppedError, asked
from annotator.store.trouble import damaged, told

GoOn = Callable[[int, int], bool]
"""Told how many pages of how many are copied; False ends the copying."""

_PAGES_A_STEP = 256
_SYNCED_BYTES = 16 * 1024 * 1024
"""So much is brought to the disk at a time: all at once would keep a decision's own commit waiting."""
_ROOM_LEFT_BYTES = 32 * 1024 * 1024
_CACHE_KIB = 2 * 1024
_FAULTS_COMPARED = 100
_BEGUN_ANEW_MOST = 100
_WAIT_S = 0.01
_WAITED_MOST = 1_000
"""Ten seconds, as long as every other statement waits for a file that is in use."""
_KEPT_WAITING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_COMPANIONS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a copy is known to be of the same moment: schema, rows of each table, heads of the chains, runs."""

    objects: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, int], ...]
    heads: tuple[tuple[str, str, int, str], ...]
    runs: tuple[str, ...]


def always(_done: int, _total: int) -> bool:
    """Nobody ends the copying."""
    return True


def make(path: Path, *, before: str = "", go_on: GoOn = always, flawed: bool = False) -> Backup:
    """A verified backup of a project, and those too old removed; BadFile if it cannot be, StoppedError if told to.

    Args:
        before: what it is made before, as "before-repair"; "" for an ordinary one.
        flawed: whether the project may itself be damaged; the copy must then have the same faults.
    """
    now = datetime.now(UTC)
    with _folder(path) as folder:
        made = shelf.place_for(path, folder, now, before)
        partial = made.path.with_name(made.path.name + shelf.PARTIAL)
        try:
            _written(path, partial, go_on, flawed=flawed)
            partial.chmod(0o444)  # whoever opens it is told that it can be looked at
            partial.rename(made.path)
            _sync(folder)
        except OSError as error:
            raise _unmakable(path, folder, error) from error
        finally:
            _remove(partial)
    thin(path, now)
    return made


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """The folder of backups, made if it is not there and cleared of what a killed program left half written."""
    folder = _with_room(path)
    for left in folder.glob(f"*{shelf.PARTIAL}*"):
        left.unlink(missing_ok=True)
    try:
        yield folder
    finally:
        _leave(folder)


def _with_room(path: Path) -> Path:
    """The first folder that can be written and whose disk has room; BadFile that tells of the first otherwise."""
    troubles: list[BadFile] = []
    for folder in (shelf.folder_of(path), shelf.other_folder_of(path)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "it cannot be written")
            _see_room(path, folder)
        except OSError as error:
            troubles.append(_unmakable(path, folder, error))
        except BadFile as error:
            _leave(folder)
            troubles.append(error)
        else:
            return folder
    # That there is no room helps more than that the other folder cannot be used.
    raise next((each for each in troubles if each.message_id == "backup-no-room"), troubles[-1])


def _leave(folder: Path) -> None:
    with suppress(OSError):  # it stays if there is anything in it
        folder.rmdir()


def _see_room(path: Path, folder: Path) -> None:
    size = path.stat().st_size
    if shutil.disk_usage(folder).free < size + _ROOM_LEFT_BYTES:
        raise _no_room(path, folder, size)


def _no_room(path: Path, folder: Path, size: int) -> BadFile:
    amounts = {"size": size // 1_000_000 + 1, "spare": _ROOM_LEFT_BYTES // 1_000_000}
    return BadFile("backup-no-room", file=str(path), folder=str(folder), **amounts)


def _unmakable(path: Path, folder: Path, error: OSError) -> BadFile:
    if error.errno == errno.ENOSPC:
        return _no_room(path, folder, path.stat().st_size)
    return BadFile("backup-impossible", file=str(path), folder=str(folder), reason=error.strerror or str(error))


def _written(path: Path, to: Path, go_on: GoOn, *, flawed: bool) -> None:
    """Copy a file and hold the copy against it."""
    with told(path), closing(readable(path)) as source:
        source.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        first = None if stand_still(source) else mark(source)
        with asked(source, lambda: go_on(1, 1)):
            copied(source, to, go_on, path)
            same = {first or mark(source), mark(source)}
            faults = quick_faults(source, _FAULTS_COMPARED) if flawed else []
    with told(to), closing(connect(to, mode="ro")) as copy, asked(copy, lambda: go_on(1, 1)):
        found = quick_faults(copy, _FAULTS_COMPARED)
        if found != faults:
            raise damaged(path, (found or faults)[0])
        if mark(copy) not in same:
            raise BadFile("backup-differs", file=str(path))
    with to.open("r+b") as file:
        os.fsync(file.fileno())


def stand_still(source: sqlite3.Connection) -> bool:
    """Whether the file is seen as of one moment from now on, which is done where that keeps no writer waiting."""
    if source.in_transaction:
        return True
    if source.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        return False
    # In the midst of a reading transaction a copy is never begun anew, however much is decided meanwhile; nor on a
    # read-only disk, where a log left by a killed program looks new to SQLite at every step.
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return True


@dataclass(slots=True)
class Patience:
    """How often a copy may be begun anew or kept waiting before it is given up."""

    path: Path
    _done: int = 0
    _anew: int = 0
    _waited: int = 0

    def step(self, status: int, done: int) -> None:
        """Take in how far the copy is; Conflict if it gets nowhere."""
        self._anew += done <= self._done and status not in _KEPT_WAITING
        self._waited = self._waited + 1 if status in _KEPT_WAITING else 0
        self._done = done
        if self._anew > _BEGUN_ANEW_MOST or self._waited > _WAITED_MOST:
            raise Conflict("project-busy", file=str(self.path))


def copied(source: sqlite3.Connection, to: Path, go_on: GoOn, path: Path) -> None:
    """Copy a database in small steps into one plain file; StoppedError when told to, BadFile if there is no room."""
    try:
        with closing(connect(to, mode="rwc")) as copy, to.open("rb") as file:
            # A copy that fails is removed, so it needs no journal of its own.
            for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KIB}"):
                copy.execute(f"PRAGMA {pragma}")
            page_bytes = int(source.execute("PRAGMA page_size").fetchone()[0])
            patience = Patience(path)
            synced = 0

            def look(status: int, remaining: int, total: int) -> None:
                nonlocal synced
                done = total - remaining
                if not go_on(done, total):
                    raise StoppedError
                patience.step(status, done)
                if (done - synced) * page_bytes >= _SYNCED_BYTES:
                    synced = done
                    os.fsync(file.fileno())

            stand_still(source)
            source.backup(copy, pages=_PAGES_A_STEP, progress=look, sleep=_WAIT_S)
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise _unmakable(path, to.parent, OSError(errno.ENOSPC, "")) from error
        raise


def mark(connection: sqlite3.Connection) -> Mark:
    """By what a file's content at this moment is known."""
    tables = [name for name in (*INPUT_TABLES, *LOG_TABLES, *STATE_TABLES) if name in _tables(connection)]
    rows = tuple((name, _number(connection, f"SELECT count(*) FROM {name}")) for name in tables)
    heads = connection.execute(
        "SELECT analyst, replica, max(seq), hash FROM decision GROUP BY analyst, replica ORDER BY analyst, replica"
    ).fetchall()
    runs = connection.execute("SELECT id FROM run ORDER BY id").fetchall()
    made = tuple(sorted(objects(connection).items()))
    return Mark(made, rows, tuple(heads), tuple(row[0] for row in runs))


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


_GROWING = (
    "SELECT count(*) FROM decision",
    "SELECT count(*) FROM withdrawn",
    "SELECT coalesce(max(rowid), 0) FROM decision",
    "SELECT coalesce(max(ordinal), 0) FROM article",
    "SELECT coalesce(max(rowid), 0) FROM proposal",
    "SELECT count(*) FROM run",
    "SELECT count(*) FROM article_run",
    "SELECT count(*) FROM label_schema",
    "PRAGMA user_version",
)
"""What is quickly asked and changes with all that is decided or brought in; the last two are there from the start."""


def has_changed(path: Path) -> bool:
    """Whether anything was decided or brought in since the newest backup, or at all if none can be read."""
    newest = shelf.newest_whole(path)
    with told(path), closing(connect(path, mode="ro")) as present:
        now = [_number(present, sql) for sql in _GROWING]
    if newest is None:
        return any(now[:-2])
    try:
        with closing(connect(newest.path, mode="immutable")) as kept:
            return now != [_number(kept, sql) for sql in _GROWING]
    except sqlite3.Error:
        return True


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def thin(path: Path, now: datetime) -> list[Path]:
    """Remove the backups that are too old to be kept; their paths."""
    found = shelf.own(path)
    old = thinning.too_old([made.at for made in found if not made.before], now)
    old_special = thinning.too_old_special([made.at for made in found if made.before], now)
    gone = [made.path for made in found if made.at in (old_special if made.before else old)]
    for file in gone:
        with suppress(OSError):  # it is tried again the next time
            _remove(file)
    return gone


def _remove(file: Path) -> None:
    for end in _COMPANIONS:
        companion = file.with_name(file.name + end)
        if companion.exists():
            companion.chmod(0o600)  # some systems keep what cannot be written
            companion.unlink()


def _sync(folder: Path) -> None:
    """Bring a folder's new name to the disk, where that can be asked for."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
