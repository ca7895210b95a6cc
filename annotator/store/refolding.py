"""Owns comparing what stands with a full fold of the log, and naming what cannot be folded."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from annotator.domain.json import parse_object
from annotator.domain.record import proposal_of
from annotator.domain.suggestion import Kind
from annotator.store import state
from annotator.store.migrations import STATE_TABLES
from annotator.store.trouble import UnreadableError

_NONSENSE = (ValueError, TypeError, LookupError, OverflowError, RecursionError, IntegrityError)
"""What reading or folding raises where a row says what no project can say."""


def state_digest(connection: Connection) -> dict[str, str]:
    """A hash over every row of every state table: equal for equal states."""
    return {table: _digest(connection, table) for table in STATE_TABLES}


def _digest(connection: Connection, table: str) -> str:
    keys = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    order = ",".join(f'"{row[0]}"' for row in keys)
    found = hashlib.sha256()
    for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}"):
        found.update(repr(tuple(row)).encode("utf-8"))
    return found.hexdigest()


def unfolded(connection: Connection) -> list[str]:
    """The state tables that differ from a full fold of the log, which then stands in their place."""
    before = state_digest(connection)
    state.rebuild(connection)
    after = state_digest(connection)
    return [table for table in STATE_TABLES if before[table] != after[table]]


def differences(connection: Connection) -> Iterator[str]:
    """Where what stands does not follow from proposals and decisions, a sentence each."""
    try:
        differing = unfolded(connection)
    except _NONSENSE:
        yield "What stands cannot be held against the decisions, for some of it cannot be read."
        yield from _unread(connection, "IN", "AND id NOT IN (SELECT target FROM decision_target)")
        yield from _unfoldable(connection)
    else:
        yield from (f"The table {table} does not say what the decisions say." for table in differing)


def unread_proposals(connection: Connection) -> Iterator[str]:
    """The proposals that cannot be read among those that a fold never looks at, a sentence each."""
    return _unread(connection, "NOT IN")


def _unread(connection: Connection, which: str, narrowed: str = "") -> Iterator[str]:
    folded = ",".join(f"'{kind}'" for kind in state.FOLDED)
    sql = f"SELECT id, kind, payload FROM proposal WHERE kind {which} ({folded}) {narrowed} ORDER BY id"
    for identity, kind, payload in connection.exec_driver_sql(sql):
        try:
            sound = proposal_of(Kind(kind), parse_object(payload)).id == identity
        except _NONSENSE:
            sound = False
        if not sound:
            yield f"The proposal {identity} ({kind}) cannot be read."


def _unfoldable(connection: Connection) -> Iterator[str]:
    """What is decided on but cannot be folded; decisions that cannot even be read are told with their chain."""
    for row in connection.exec_driver_sql("SELECT DISTINCT target FROM decision_target ORDER BY target").all():
        try:
            state.refold(connection, [(Kind.ARTICLE, row[0])])
        except UnreadableError:
            continue
        except _NONSENSE as error:
            reason = str(error).splitlines()[0]
            yield f"The decisions on {row[0]} cannot be followed ({reason})."
