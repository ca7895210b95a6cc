"""Owns holding a project against itself: integrity, chains, texts, the search index, and all that is counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from annotator.domain.contradictions import told
from annotator.domain.decision import MISSING
from annotator.domain.errors import BadFile
from annotator.domain.ids import text_hash
from annotator.domain.label_schema import parse_schema
from annotator.domain.messages import counted
from annotator.domain.time import calendar_value
from annotator.store import contradicting, gaps, log, meta, placing, refolding
from annotator.store.finding import Finding, derived, harmless, lasting
from annotator.store.inspecting import page_faults
from annotator.store.migrations import COUNTED, STATE_TABLES
from annotator.store.trouble import UnreadableError, mendable

Part = Callable[[Connection], Iterable[Finding]]

_PAGE_FAULTS = 1_000


def _pages(connection: Connection) -> Iterator[Finding]:
    rows = connection.exec_driver_sql(f"PRAGMA main.integrity_check({_PAGE_FAULTS})")
    for line in page_faults(str(row[0]) for row in rows):
        what = f"The file's pages do not hold: {line}"
        yield derived(what, "what its rows say") if mendable(line) else lasting(what)


def _references(connection: Connection) -> Iterator[Finding]:
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA main.foreign_key_check").all():
        what = f"{_named(connection, table, row_id)} points to a missing {parent}"
        yield derived(what, f"the table {table}") if table in STATE_TABLES else lasting(what)


def _named(connection: Connection, table: str, row_id: int | None) -> str:
    """What a row is called: by its id, where it has one."""
    columns = {row[0] for row in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))}
    if row_id is None or "id" not in columns:
        return f"A row of {table}"
    found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE rowid = ?", (row_id,)).scalar()
    return f"The {table} {found}"


def _own(connection: Connection) -> Iterator[Finding]:
    """What every project must know of itself."""
    try:
        meta.replica(connection)
    except UnreadableError as error:
        yield lasting(f"In the table meta {error}")
    schemas = meta.schemas(connection)
    if not schemas:
        yield lasting("There is no label schema")
    for version, toml in schemas:
        try:
            parse_schema(toml, f"What is stored as version {version}")
        except BadFile as error:
            yield lasting(str(error).rstrip("."))


def _decisions(connection: Connection) -> Iterator[Finding]:
    found = log.faults(connection)
    lacking = dict.fromkeys((fault.analyst, fault.replica) for fault in found if fault.reason == MISSING)
    parts = [chain for chain in lacking if gaps.is_known(connection, chain)]
    for fault in found:
        if fault.reason != MISSING or (fault.analyst, fault.replica) not in parts:
            yield lasting(f"Decision {fault.seq} of analyst {fault.analyst}: {fault.reason}")
    for chain in parts:
        number = counted(gaps.lacking(connection, chain), "decision")
        yield harmless(f"{number} of analyst {chain[0]} stayed where they were made; the others came in as a part")


def _links(connection: Connection) -> Iterator[Finding]:
    """Decided links that cannot all hold: people said so, and only they can say otherwise."""
    found = contradicting.every(connection)
    texts = contradicting.texts(connection, found)
    for each in found:
        yield harmless(f"Decisions contradict each other: {told(each, texts)}; take one of them back, or change it")


def _texts(connection: Connection) -> Iterator[Finding]:
    for sha256, text in connection.exec_driver_sql("SELECT sha256, text FROM body"):
        if not isinstance(text, str) or text_hash(text) != sha256:
            sql = "SELECT id FROM article WHERE sha256 = ?"
            articles = connection.exec_driver_sql(sql, (sha256,)).scalars().all()
            named = ", ".join(map(str, articles)) or "(none)"
            yield lasting(f"The stored text {str(sha256)[:12]} of article {named} was altered")


def _dates(connection: Connection) -> Iterator[Finding]:
    sql = "SELECT id, published FROM article UNION ALL SELECT id, proposed_value FROM article"
    for identity, date in connection.exec_driver_sql(sql):
        if date is not None and (not isinstance(date, str) or calendar_value(date) is None):
            yield lasting(f"Article {identity} has a date that is none ({str(date)[:40]!r})")


def _tallies(connection: Connection) -> Iterator[Finding]:
    counts = (f"SELECT '{table}', {word}, count(*) FROM {table} GROUP BY {word}" for table, word in COUNTED)
    if _differ(connection, "SELECT kind, word, n FROM tally WHERE n <> 0", " UNION ALL ".join(counts)):
        yield derived("The table tally does not say how many there are", "the counts")
    recount = "SELECT article, count(*), sum(status <> 'proposed') FROM claim GROUP BY article"
    kept = "SELECT article, claims, decided FROM article_tally WHERE claims <> 0 OR decided <> 0"
    if _differ(connection, kept, recount):
        yield derived("The table article_tally does not say how many claims each article has", "the counts")


def _differ(connection: Connection, one: str, other: str) -> bool:
    """Whether two queries give different sets of rows."""
    pairs = ((one, other), (other, one))
    sql = " OR ".join(f"EXISTS (SELECT * FROM ({a}) EXCEPT SELECT * FROM ({b}))" for a, b in pairs)
    return bool(connection.exec_driver_sql(f"SELECT {sql}").scalar_one())


def _index(connection: Connection) -> Iterator[Finding]:
    try:
        # With rank 1 it is also held against the articles' texts.
        connection.exec_driver_sql("INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        yield derived("The search index does not say what the articles say", "the search index")


PARTS: Sequence[tuple[str, Part]] = (
    ("checking pages", _pages),
    ("checking references", _references),
    ("checking label schemas", _own),
    ("checking decisions", _decisions),
    ("checking suggestions", refolding.unread_proposals),
    ("checking links", _links),
    ("checking texts", _texts),
    ("checking dates", _dates),
    ("checking counts", _tallies),
    ("checking the search index", _index),
    ("folding all decisions anew", refolding.differences),
    ("checking places in texts", placing.misplaced),
)
"""What each part is called, and what does not hold of its kind. From the fold on, a copy is written to."""
