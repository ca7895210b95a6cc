"""Owns what a file knows of itself: the id of this copy, its label schemas and its analysts."""

from sqlalchemy import Connection

from annotator.domain.ids import AnalystId, ReplicaId
from annotator.store.trouble import UnreadableError


def replica(connection: Connection) -> ReplicaId:
    """The id of this copy of the project; UnreadableError if the file does not tell it."""
    found = connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'replica'").scalar_one_or_none()
    if not found:
        raise UnreadableError("the id of this copy is missing")
    return ReplicaId(found)


def schema_version(connection: Connection) -> int:
    """The version of the label schema in force, 1 if none was stored."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(version), 1) FROM label_schema").scalar_one())


def schemas(connection: Connection) -> list[tuple[int, str]]:
    """Every label schema the project had, as version and TOML."""
    rows = connection.exec_driver_sql("SELECT version, toml FROM label_schema ORDER BY version")
    return [(int(row[0]), str(row[1])) for row in rows]


def add_schema(connection: Connection, version: int, toml: str) -> None:
    """Store a version of the label schema; one that is there already stays."""
    connection.exec_driver_sql("INSERT OR IGNORE INTO label_schema VALUES (?, ?)", (version, toml))


def analysts(connection: Connection) -> list[tuple[AnalystId, str]]:
    """Everybody who opened the project for deciding, by id."""
    rows = connection.exec_driver_sql("SELECT id, name FROM analyst ORDER BY id")
    return [(AnalystId(row[0]), str(row[1])) for row in rows]
