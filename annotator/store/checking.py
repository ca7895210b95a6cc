"""Owns holding a project against itself: integrity, chain, fold against log, spans against texts."""

from collections.abc import Iterator

from sqlalchemy import Connection

from annotator.domain.ids import text_hash
from annotator.store import log, state
from annotator.store.migrations import STATE_TABLES


def findings(connection: Connection) -> Iterator[str]:
    """What does not hold, a sentence each; nothing if all is well."""
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"The file's pages do not hold: {row[0]}."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} points to a missing {row[2]}."
    for fault in log.faults(connection):
        yield f"Decision {fault.seq} of analyst {fault.analyst}: {fault.reason}."
    yield from _texts(connection)
    yield from _spans(connection)


def _texts(connection: Connection) -> Iterator[str]:
    for sha256, text in connection.exec_driver_sql("SELECT sha256, text FROM body"):
        if text_hash(text) != sha256:
            yield f"The stored text {sha256[:12]} was altered."


def _spans(connection: Connection) -> Iterator[str]:
    sql = """SELECT claim.id FROM claim JOIN article ON article.id = claim.article JOIN body USING (sha256)
        WHERE claim."end" > length(body.text)"""
    for row in connection.exec_driver_sql(sql):
        yield f"Claim {row[0]} lies outside its article's text."


def state_digest(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every state table, sorted: equal for equal states."""
    return {
        table: sorted((tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")), key=repr)
        for table in STATE_TABLES
    }


def unfolded(connection: Connection) -> list[str]:
    """The state tables that differ from a full fold of the log, on a connection that may write but rolls back."""
    before = state_digest(connection)
    state.rebuild(connection)
    after = state_digest(connection)
    return [table for table in STATE_TABLES if before[table] != after[table]]
