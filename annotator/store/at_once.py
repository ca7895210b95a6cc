"""Owns writing very many claims that nobody has said anything of: in one go, with what is counted counted once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind, Run
from annotator.store import inputs
from annotator.store.rows import marks

PlainClaim = tuple[ClaimId, ArticleId, int, int, str]
"""The id of a claim, its article, where its span begins and ends, and what it says."""

_COUNTING = ("claim_counted", "claim_in_article_counted")
_NOTING = ("claim_added_to_match", "mention_added_to_match", "proposed_elsewhere")
"""Triggers that have something to do only once anything was matched."""
_PLAIN = Claim(ClaimId(""), ArticleId(""), Span(0, 1), "")
_CLAIM = 'id, article, start, "end", text, mode, factuality, worth, score, status, disputed'
_OWN = "(?, ?, ?, ?, ?)"
_CLAIMS_A_STATEMENT = 6_000
"""SQLite takes so many values in one statement, in half the time of many statements of one claim."""
_REST = (_PLAIN.mode, _PLAIN.factuality.value, _PLAIN.worth, _PLAIN.score, Status.PROPOSED.value, 0)
_PAYLOAD = """json_object('article', article, 'end', "end", 'factuality', factuality, 'id', id, 'mode', mode,
    'score', score, 'slots', json('[]'), 'start', start, 'text', text, 'worth', worth)"""
"""The canonical JSON of a plain claim, from its row."""


def add_plain_claims(connection: Connection, runs: Sequence[Run], claims: Sequence[PlainClaim]) -> bool:
    """Store claims that some runs propose, with their state; whether that was done: not if an id is here already."""
    connection.exec_driver_sql("SAVEPOINT plain")
    try:
        with _without_triggers(connection):
            _write(connection, runs, claims)
        _count(connection, claims)
    except IntegrityError:
        connection.exec_driver_sql("ROLLBACK TO plain")
        return False
    finally:
        connection.exec_driver_sql("RELEASE plain")
    return True


def _write(connection: Connection, runs: Sequence[Run], claims: Sequence[PlainClaim]) -> None:
    """The claims, and from these rows what the runs propose: SQLite spells a proposal while Python reads on."""
    newest = connection.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM claim").scalar_one()
    for at in range(0, len(claims), _CLAIMS_A_STATEMENT):
        page = claims[at : at + _CLAIMS_A_STATEMENT]
        sql = f"INSERT INTO claim ({_CLAIM}) SELECT *, {marks(len(_REST))} FROM (VALUES {','.join([_OWN] * len(page))})"
        connection.exec_driver_sql(sql, (*_REST, *chain.from_iterable(page)))
    told = f"SELECT id, ?, article, {_PAYLOAD} FROM claim WHERE rowid > ?"
    columns = ", ".join(inputs.PROPOSAL)
    connection.exec_driver_sql(f"INSERT INTO proposal ({columns}) {told}", (Kind.CLAIM.value, newest))
    for run in runs:
        inputs.add_run(connection, run)
        sql = "INSERT INTO proposed_by (proposal, run) SELECT id, ? FROM claim WHERE rowid > ? ORDER BY id"
        connection.exec_driver_sql(sql, (run.id, newest))


def _count(connection: Connection, claims: Sequence[PlainClaim]) -> None:
    """What the triggers would have counted."""
    sql = "INSERT INTO tally VALUES ('claim', ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
    connection.exec_driver_sql(sql, (Status.PROPOSED.value, len(claims)))
    sql = "INSERT INTO article_tally VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET claims = claims + excluded.claims"
    connection.exec_driver_sql(sql, list(Counter(claim[1] for claim in claims).items()))


@contextmanager
def _without_triggers(connection: Connection) -> Iterator[None]:
    """Leave out, within the block and its transaction, what the file itself would do at every single claim."""
    matched = connection.exec_driver_sql("SELECT 1 FROM matched LIMIT 1").first() is not None
    names = _COUNTING if matched else (*_COUNTING, *_NOTING)
    sql = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    found = {name: connection.exec_driver_sql(sql, (name,)).scalar_one() for name in names}
    for name in names:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for statement in found.values():
        connection.exec_driver_sql(statement)
