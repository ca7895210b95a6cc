"""Owns telling a row that says what no project can say from a mistake of ours, once something went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from annotator.domain.claim import Factuality, Mode, Role, Status
from annotator.domain.decision import Exposure, Verb
from annotator.domain.fact import Stance, Verdict
from annotator.domain.family import Derivation
from annotator.domain.link import Relation, Standing
from annotator.domain.source import Reliability
from annotator.domain.suggestion import Kind
from annotator.store.migrations import INPUT_TABLES, LOG_TABLES, STATE_TABLES, TALLIES
from annotator.store.trouble import NONSENSE, UnmendedError, UnreadableError

_WORDS: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("claim", "factuality", Factuality),
    ("claim", "mode", Mode),
    ("claim", "status", Status),
    ("slot", "role", Role),
    ("link", "relation", Relation),
    ("link", "standing", Standing),
    ("entity", "standing", Standing),
    ("family", "standing", Standing),
    ("story", "standing", Standing),
    ("family_member", "derivation", Derivation),
    ("fact", "verdict", Verdict),
    ("evidence", "stance", Stance),
    ("source", "reliability", Reliability),
    ("proposal", "kind", Kind),
    ("decision", "verb", Verb),
    ("decision", "exposure", Exposure),
)
_JSON = (
    *(("link", "reasons", "array"), ("entity", "reasons", "array"), ("family", "reasons", "array")),
    *(("fact", "attributes", "object"), ("proposal", "payload", "object"), ("extra", "keys", "object")),
    *(("article", "extra", "object"), ("decision", "payload", "object"), ("decision", "shown", "object")),
)
_PLACED = ("claim", "slot", "family_member")
_MISSING = (
    ("claim", "article", "article", "id"),
    ("slot", "claim", "claim", "id"),
    ("evidence", "fact", "fact", "id"),
    ("article", "sha256", "body", "sha256"),
    ("article", "source", "source", "id"),
    ("proposed_by", "run", "run", "id"),
    ("given", "proposal", "proposal", "id"),
    ("decision", "analyst", "analyst", "id"),
    ("decision_target", "decision", "decision", "id"),
)
_COUNTS = (("tally", "n"), ("article_tally", "claims"), ("article_tally", "decided"))
_MOST = 1_000_000_000_000
"""No project counts further than this, nor anywhere near it."""
_STANDING_IN = ("claim", "link", "entity", "family", "story")


@contextmanager
def sensible(connection: Connection) -> Iterator[None]:
    """What goes wrong in the block is an UnreadableError if a row of the project makes no sense, else what it was."""
    try:
        yield
    except UnreadableError:
        raise
    except NONSENSE as error:
        found = nonsense(connection) or _standing_otherwise(error)
        if found is None:
            raise
        raise found from error


def _standing_otherwise(error: BaseException) -> UnreadableError | None:
    """That a row which nobody decided on stands where the fold puts its own."""
    if not isinstance(error, IntegrityError):
        return None
    table = str(error.orig).rpartition(": ")[2].partition(".")[0]
    return UnmendedError(f"in the table {table} a row stands twice") if table in STATE_TABLES else None


def nonsense(connection: Connection) -> UnreadableError | None:
    """The first row that says what no project can say; None if there is none."""
    for table, what, condition in _rules(connection):
        row = connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1").first()
        if row is not None:
            kind = UnmendedError if table in (*STATE_TABLES, *TALLIES) else UnreadableError
            return kind(f"in the table {table} {what}")
    return _lacking(connection)


def _rules(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Table, what is wrong, and which rows have it wrong."""
    for table in (*INPUT_TABLES, *LOG_TABLES, *STATE_TABLES, *TALLIES):
        wrong = " OR ".join(_mistyped(connection, table))
        yield table, "a value is of the wrong type", wrong
    for table, column, words in _WORDS:
        known = ",".join(f"'{word.value}'" for word in words)
        yield table, f"{column} is no known word", f'"{column}" NOT IN ({known})'
    for table, column, kind in _JSON:
        broken = f"CASE WHEN json_valid({column}) THEN json_type({column}) ELSE '' END <> '{kind}'"
        yield table, f"{column} is no JSON {kind}", f"{column} IS NOT NULL AND {broken}"
    for table in _PLACED:
        yield table, "a span ends before it begins", 'start < 0 OR start >= "end" OR (start IS NULL) <> ("end" IS NULL)'
    yield "slot", "one has neither span nor value", "start IS NULL AND value IS NULL"
    yield "decision", "hlc is no clock value", "hlc NOT GLOB '[0-9]*.[0-9]*' OR hlc GLOB '*[^0-9.]*'"
    yield "decision", "seq is beyond all counting", f"seq NOT BETWEEN 1 AND {_MOST}"
    for table, column in _COUNTS:
        yield table, f"{column} is beyond all counting", f"{column} NOT BETWEEN 0 AND {_MOST}"
    yield "link", "one joins a claim to itself", "a = b"
    for table, column, other, key in _MISSING:
        there = f"EXISTS (SELECT 1 FROM {other} o WHERE o.{key} = {table}.{column})"
        yield table, f"{column} names what is not there", f"{column} IS NOT NULL AND NOT {there}"


def _mistyped(connection: Connection, table: str) -> Iterator[str]:
    sql = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)'
    for name, kind, not_null, key in connection.exec_driver_sql(sql, (table,)).all():
        allowed = f"'{kind.lower()}'" if not_null or key else f"'{kind.lower()}','null'"
        yield f'typeof("{name}") NOT IN ({allowed})'


def _lacking(connection: Connection) -> UnreadableError | None:
    """That a proposal which nobody decided on stands nowhere."""
    for kind in _STANDING_IN:
        sql = f"SELECT id FROM proposal WHERE kind = ? AND id NOT IN (SELECT id FROM {kind}) LIMIT 1"
        found = connection.exec_driver_sql(sql, (kind,)).scalar()
        if found is not None:
            return UnmendedError(f"in the table {kind} there is no {found}")
    return None
