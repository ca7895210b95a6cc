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


def folding(connection: Connection) -> int:
    """The number of the rules by which what stands was folded; 1 where the file does not tell it."""
    found = connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'folding'").scalar_one_or_none()
    return int(str(found)) if str(found).isdecimal() else 1


def set_folding(connection: Connection, number: int) -> None:
    """Remember by which rules all that stands is folded from now on."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('folding', ?)", (str(number),))


def schemas(connection: Connection) -> list[tuple[int, str]]:
    """Every label schema the project had, as version and TOML; of two of one version what came with the project."""
    rows = connection.exec_driver_sql(f"SELECT version, toml FROM label_schema UNION ALL {_SET} ORDER BY 1").all()
    return list({int(version): (int(version), str(toml)) for version, toml in reversed(rows)}.values())[::-1]


_SET = """SELECT CAST(json_extract(payload, '$.value') AS INTEGER), json_extract(payload, '$.toml') FROM decision
    WHERE verb = 'set' AND json_extract(payload, '$.policy') = 'schema'"""


def first_schema(connection: Connection) -> tuple[int, str]:
    """The newest label schema that nobody set, as version and TOML; (1, "") if none was stored."""
    sql = f"""SELECT version, toml FROM label_schema WHERE version NOT IN (SELECT version FROM
        ({_SET.replace(" AS INTEGER)", " AS INTEGER) AS version")})) ORDER BY version DESC LIMIT 1"""
    row = connection.exec_driver_sql(sql).first()
    return (int(row[0]), str(row[1])) if row else (1, "")


def add_schema(connection: Connection, version: int, toml: str) -> None:
    """Store a version of the label schema; one that is there already stays."""
    connection.exec_driver_sql("INSERT OR IGNORE INTO label_schema VALUES (?, ?)", (version, toml))


def analysts(connection: Connection) -> list[tuple[AnalystId, str]]:
    """Everybody who opened the project for deciding, by id."""
    rows = connection.exec_driver_sql("SELECT id, name FROM analyst ORDER BY id")
    return [(AnalystId(row[0]), str(row[1])) for row in rows]
