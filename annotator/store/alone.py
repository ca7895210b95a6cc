"""Owns what a project would be if one analyst alone had decided in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.ids import AnalystId
from annotator.store import backup, state
from annotator.store.connecting import Connection
from annotator.store.migrations import VERSION
from annotator.store.trying import tried

_GUARDS = ("decision_is_kept", "decision_target_is_kept")


@contextmanager
def alone(path: Path, folder: Path, analyst: AnalystId, go_on: backup.GoOn) -> Iterator[Connection]:
    """A connection to a copy, made in a folder, that knows no decision but those of one analyst."""
    with tried(path, folder, VERSION, go_on) as connection:
        for guard in _GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        others = "SELECT id FROM decision WHERE analyst <> ?"
        connection.exec_driver_sql(f"DELETE FROM decision_target WHERE decision IN ({others})", (analyst,))
        connection.exec_driver_sql("DELETE FROM decision WHERE analyst <> ?", (analyst,))
        state.rebuild(connection)
        yield connection
