"""Owns comparing what stands with a full fold of the log, and naming what cannot be folded."""

import hashlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from annotator.domain.json import parse_object
from annotator.domain.record import proposal_of
from annotator.domain.suggestion import Kind
from annotator.store import state
from annotator.store.finding import Finding, derived, lasting
from annotator.store.migrations import STATE_TABLES
from annotator.store.trouble import NONSENSE, UnreadableError


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


STOOD = "stood"
"""Under what name the file as it stood is attached, while the fold is written beside it."""
_MOST_OF_A_TABLE = 100


def differences(connection: Connection) -> Iterator[Finding]:
    """Where what stands does not follow from proposals and decisions; the full fold then stands in its place."""
    try:
        state.rebuild(connection)
    except NONSENSE:
        yield lasting("What stands cannot be held against the decisions, for some of it cannot be read")
        yield from _unread(connection, "IN", "AND id NOT IN (SELECT target FROM decision_target)")
        yield from _unfoldable(connection)
    else:
        for table in STATE_TABLES:
            for key in _differing(connection, table):
                what = f"The row {' '.join(map(str, key))} of the table {table} does not say what the decisions say"
                yield derived(what, f"the table {table}")


def _differing(connection: Connection, table: str) -> list[Sequence[str | int]]:
    """The keys of the rows of a table that the fold has otherwise, or that only one of the two has."""
    info = connection.exec_driver_sql("SELECT name, pk FROM pragma_table_info(?)", (table,)).all()
    keys = [f'"{name}"' for name, pk in info if pk]
    columns = [f'"{name}"' for name, _ in info]
    pairs = (("main", STOOD, columns), (STOOD, "main", keys))
    found: list[Sequence[str | int]] = []
    for one, other, compared in pairs:
        same = " AND ".join(f"o.{column} IS n.{column}" for column in compared)
        sql = f"""SELECT {",".join(keys)} FROM {one}.{table} n WHERE NOT EXISTS
            (SELECT 1 FROM {other}.{table} o WHERE {same}) LIMIT {_MOST_OF_A_TABLE}"""
        found += [tuple(row) for row in connection.exec_driver_sql(sql)]
    return list(dict.fromkeys(found))


def unread_proposals(connection: Connection) -> Iterator[Finding]:
    """The proposals that cannot be read among those that a fold never looks at."""
    return _unread(connection, "NOT IN")


def _unread(connection: Connection, which: str, narrowed: str = "") -> Iterator[Finding]:
    folded = ",".join(f"'{kind}'" for kind in state.FOLDED)
    sql = f"SELECT id, kind, payload FROM proposal WHERE kind {which} ({folded}) {narrowed} ORDER BY id"
    for identity, kind, payload in connection.exec_driver_sql(sql):
        try:
            sound = proposal_of(Kind(kind), parse_object(payload)).id == identity
        except NONSENSE:
            sound = False
        if not sound:
            yield lasting(f"The proposal {identity} ({kind}) cannot be read")


def _unfoldable(connection: Connection) -> Iterator[Finding]:
    """What is decided on but cannot be folded; decisions that cannot even be read are told with their chain."""
    for row in connection.exec_driver_sql("SELECT DISTINCT target FROM decision_target ORDER BY target").all():
        try:
            state.refold(connection, [(Kind.ARTICLE, row[0])])
        except UnreadableError:
            continue
        except NONSENSE as error:
            reason = str(error).splitlines()[0]
            yield lasting(f"The decisions on {row[0]} cannot be followed ({reason})")
