"""Owns holding a project against itself: integrity, chains, texts, the search index, and all that is counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from annotator.domain.errors import BadFile
from annotator.domain.ids import text_hash
from annotator.domain.label_schema import parse_schema
from annotator.domain.time import calendar_value
from annotator.store import log, meta, refolding
from annotator.store.migrations import COUNTED
from annotator.store.trouble import UnreadableError

Part = Callable[[Connection], Iterable[str]]


def _pages(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        for line in str(row[0]).splitlines():
            if line != "ok" and not line.startswith("***"):
                yield f"The file's pages do not hold: {line}."


def _references(connection: Connection) -> Iterator[str]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"A row of {row[0]} points to a missing {row[2]}."


def _own(connection: Connection) -> Iterator[str]:
    """What every project must know of itself."""
    try:
        meta.replica(connection)
    except UnreadableError as error:
        yield f"In the table meta {error}."
    schemas = meta.schemas(connection)
    if not schemas:
        yield "There is no label schema."
    for version, toml in schemas:
        try:
            parse_schema(toml, f"What is stored as version {version}")
        except BadFile as error:
            yield str(error)


def _decisions(connection: Connection) -> Iterator[str]:
    for fault in log.faults(connection):
        yield f"Decision {fault.seq} of analyst {fault.analyst}: {fault.reason}."


def _texts(connection: Connection) -> Iterator[str]:
    for sha256, text in connection.exec_driver_sql("SELECT sha256, text FROM body"):
        if text_hash(text) != sha256:
            yield f"The stored text {sha256[:12]} was altered."


def _dates(connection: Connection) -> Iterator[str]:
    sql = "SELECT id, published FROM article UNION ALL SELECT id, proposed_value FROM article"
    for identity, date in connection.exec_driver_sql(sql):
        if date is not None and calendar_value(date) is None:
            yield f"Article {identity} has a date that is none ({date[:40]!r})."


def _spans(connection: Connection) -> Iterator[str]:
    sql = """SELECT claim.id FROM claim JOIN article ON article.id = claim.article JOIN body USING (sha256)
        WHERE claim."end" > length(body.text)"""
    for row in connection.exec_driver_sql(sql):
        yield f"Claim {row[0]} lies outside its article's text."


def _tallies(connection: Connection) -> Iterator[str]:
    counts = (f"SELECT '{table}', {word}, count(*) FROM {table} GROUP BY {word}" for table, word in COUNTED)
    if _differ(connection, "SELECT kind, word, n FROM tally WHERE n <> 0", " UNION ALL ".join(counts)):
        yield "The table tally does not say how many there are."
    recount = "SELECT article, count(*), sum(status <> 'proposed') FROM claim GROUP BY article"
    kept = "SELECT article, claims, decided FROM article_tally WHERE claims <> 0 OR decided <> 0"
    if _differ(connection, kept, recount):
        yield "The table article_tally does not say how many claims each article has."


def _differ(connection: Connection, one: str, other: str) -> bool:
    """Whether two queries give different sets of rows."""
    pairs = ((one, other), (other, one))
    sql = " OR ".join(f"EXISTS (SELECT * FROM ({a}) EXCEPT SELECT * FROM ({b}))" for a, b in pairs)
    return bool(connection.exec_driver_sql(f"SELECT {sql}").scalar_one())


def _index(connection: Connection) -> Iterator[str]:
    try:
        # With rank 1 it is also held against the articles' texts.
        connection.exec_driver_sql("INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        yield "The search index does not say what the articles say."


PARTS: Sequence[Part] = (
    *(_pages, _references, _own, _decisions, refolding.unread_proposals, _texts, _dates, _spans, _tallies, _index),
    refolding.differences,
)
"""Each gives what does not hold of one kind, a sentence each; the last folds anew, so it needs a copy."""
