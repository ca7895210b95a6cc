"""Owns reading the whole project in the order in which exports write it."""

from collections.abc import Collection, Iterator, Sequence
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from annotator.domain.entity import Entity
from annotator.domain.fact import Verdict
from annotator.domain.family import Family, Story
from annotator.domain.fold import LOOKED, looked_target
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, DecisionId, EntityId, MentionId, TargetId
from annotator.domain.json import JsonObject, parse_object
from annotator.domain.link import Link, Standing
from annotator.domain.record import proposal_of
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind, Proposal
from annotator.store import root_queries
from annotator.store.connecting import raw
from annotator.store.rows import LINK_COLUMNS, link_of_row
from annotator.store.trouble import NONSENSE, UnreadableError


def deciding_analysts(connection: Connection) -> list[tuple[AnalystId, str]]:
    """Everybody who decided something, by id."""
    sql = "SELECT id, name FROM analyst WHERE id IN (SELECT analyst FROM decision) ORDER BY id"
    return [(AnalystId(row[0]), str(row[1])) for row in connection.exec_driver_sql(sql)]


_ROWS_A_PAGE = 1_000
_IDENTITIES = {
    "schema": """SELECT version FROM label_schema UNION SELECT CAST(json_extract(payload, '$.value') AS INTEGER)
        FROM decision WHERE verb = 'set' AND json_extract(payload, '$.policy') = 'schema'""",
    "analyst": "SELECT DISTINCT analyst FROM decision",
    "mention": "SELECT id FROM proposal WHERE kind = 'mention'",
    "looked": f"""SELECT DISTINCT article.id FROM article
        JOIN judgement ON target = '{looked_target("")}' || article.id""",
}
_STANDING = {"claim": "status", **dict.fromkeys(("link", "entity", "family", "story"), "standing"), "fact": "''"}


def identities(connection: Connection, kind: str) -> Iterator[str]:
    """The ids of everything of a kind that an export may hold; of label schemas their versions."""
    rows = raw(connection).execute(_identities(kind))
    return map(str, map(itemgetter(0), rows))  # past all Python a row, for there may be a million


def count(connection: Connection, kind: str) -> int:
    """How many ids that are."""
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM ({_identities(kind)})").scalar_one())


def _identities(kind: str) -> str:
    return _IDENTITIES.get(kind, f"SELECT id FROM {kind}")


def statuses(connection: Connection, kind: str) -> Iterator[tuple[str, str, bool]]:
    """The id, status ("" of facts) and whether analysts differ, of all that is judged; nothing for other kinds."""
    if kind == "looked":
        return ((identity, LOOKED, False) for identity in identities(connection, kind))
    if kind not in _STANDING:
        return iter(())
    rows = _paged(connection, f"SELECT id, {_STANDING[kind]}, disputed FROM {kind}")
    return ((str(row[0]), str(row[1]), bool(row[2])) for row in rows)


def proposed_mentions(connection: Connection) -> Iterator[str]:
    """The ids of the mentions that only programs proposed and that are of no entity which somebody confirmed."""
    confirmed = "SELECT mention FROM entity_mention JOIN entity ON entity.id = entity WHERE standing = 'confirmed'"
    sql = f"""SELECT id FROM proposal WHERE kind = 'mention' AND id NOT IN (SELECT proposal FROM given)
        AND id NOT IN ({confirmed})"""
    return (str(row[0]) for row in _paged(connection, sql))


def open_facts(connection: Connection) -> Iterator[str]:
    """The ids of the facts to which nobody gave a verdict."""
    sql = "SELECT id FROM fact WHERE verdict = ? AND id NOT IN (SELECT target FROM judgement)"
    return (str(row[0]) for row in connection.exec_driver_sql(sql, (Verdict.NOT_ENOUGH.value,)))


_ENDS = {
    "link": "SELECT id AS thing, a AS claim FROM link UNION ALL SELECT id, b FROM link",
    "fact": "SELECT fact AS thing, claim FROM evidence",
}


def ends(connection: Connection, table: str) -> Iterator[tuple[str, str, bool]]:
    """The id of each link or fact with each claim that it names, and whether that claim is there."""
    sql = f"SELECT thing, n.claim, claim.id IS NOT NULL FROM ({_ENDS[table]}) n LEFT JOIN claim ON claim.id = n.claim"
    return ((str(row[0]), str(row[1]), bool(row[2])) for row in _paged(connection, sql))


class DecidedOn(NamedTuple):
    """A decision with one thing that it is about: an action, if it undoes or redoes one."""

    decision: str
    action: str
    analyst: str
    verb: str
    about: str


def decided_on(connection: Connection) -> Iterator[DecidedOn]:
    """Every decision with each of its targets."""
    sql = f"""SELECT d.id, action, analyst, verb, CASE WHEN verb = 'tag' AND json_extract(payload, '$.tag') = '{LOOKED}'
        THEN '{looked_target("")}' || target ELSE target END
        FROM decision d JOIN decision_target t ON t.decision = d.id"""
    return (DecidedOn(*map(str, row)) for row in _paged(connection, sql))


def _paged(connection: Connection, sql: str) -> Iterator[Sequence[str]]:
    """The rows of a query, of which there may be a million: one by one took three times as long."""
    for page in connection.exec_driver_sql(sql).partitions(_ROWS_A_PAGE):
        yield from page


def proposals(connection: Connection, kind: Kind) -> Iterator[Proposal]:
    """The machine's proposals of a kind, by id."""
    sql = f"SELECT id, payload FROM proposal WHERE kind = ? {_ELSEWHERE} ORDER BY id"
    for identity, payload in connection.exec_driver_sql(sql, (kind.value,)):
        yield read_proposal(kind, identity, payload)


_ELSEWHERE = "AND article IS NULL"
"""What an index finds groups and links by, among the many proposals that are of one article."""


def read_proposal(kind: Kind, identity: str, payload: str) -> Proposal:
    """The proposal that a row holds; UnreadableError if it holds none, or another one."""
    try:
        found = proposal_of(kind, parse_object(payload))
    except NONSENSE as error:
        raise UnreadableError(f"the proposal {identity} cannot be read") from error
    if found.id != identity:
        raise UnreadableError(f"the proposal {identity} cannot be read")
    return found


def link_proposals(connection: Connection) -> Iterator[tuple[str, Link | None]]:
    """The ids of the links that the machine proposed, in order, each with what it was; None where nobody decided."""
    sql = """SELECT id, CASE WHEN EXISTS (SELECT 1 FROM decision_target WHERE target = proposal.id) THEN payload END
        FROM proposal WHERE kind = 'link' AND article IS NULL ORDER BY id"""
    for identity, payload in connection.exec_driver_sql(sql):
        link = read_proposal(Kind.LINK, identity, payload) if payload else None
        yield identity, link if isinstance(link, Link) else None


def makers(connection: Connection, kind: Kind) -> dict[TargetId, tuple[str, ...]]:
    """Who made each proposal of a kind that is of no one article."""
    sql = f"""SELECT DISTINCT p.id, maker || '@' || version FROM proposal p JOIN proposed_by b ON b.proposal = p.id
        JOIN run ON run.id = b.run WHERE p.kind = ? {_ELSEWHERE} ORDER BY 1, 2"""
    found: dict[TargetId, tuple[str, ...]] = {}
    for identity, signature in connection.exec_driver_sql(sql, (kind.value,)):
        found[identity] = (*found.get(identity, ()), signature)
    return found


def judgements(connection: Connection, table: str) -> dict[TargetId, list[tuple[AnalystId, str]]]:
    """What each analyst holds of the things in a state table, by target."""
    # From the judgements to the things: there may be a million of these, and nobody has judged most of them.
    sql = f"""SELECT j.target, j.analyst, j.value FROM judgement j CROSS JOIN {table} s ON s.id = j.target
        ORDER BY j.target, j.analyst"""
    found: dict[TargetId, list[tuple[AnalystId, str]]] = {}
    for target, analyst, value in connection.exec_driver_sql(sql):
        found.setdefault(target, []).append((AnalystId(analyst), value))
    return found


def looked(connection: Connection) -> dict[ArticleId, list[tuple[AnalystId, str]]]:
    """Who looked through articles, id and name, by article."""
    sql = f"""SELECT article.id, j.analyst, coalesce(name, j.analyst) FROM article
        JOIN judgement j ON j.target = '{looked_target("")}' || article.id
        LEFT JOIN analyst ON analyst.id = j.analyst ORDER BY article.id, j.analyst"""
    found: dict[ArticleId, list[tuple[AnalystId, str]]] = {}
    for article, analyst, name in connection.exec_driver_sql(sql):
        found.setdefault(ArticleId(article), []).append((AnalystId(analyst), str(name)))
    return found


def standings(connection: Connection, table: str) -> dict[TargetId, Standing]:
    """The standing of everything in a state table of groups."""
    return {row[0]: Standing(row[1]) for row in connection.exec_driver_sql(f"SELECT id, standing FROM {table}")}


def links(connection: Connection) -> Iterator[tuple[Link, Standing]]:
    """Every link as it stands, by id."""
    for row in connection.exec_driver_sql(f"SELECT {LINK_COLUMNS} FROM link ORDER BY link.id"):
        yield link_of_row(row), Standing(row[8])


def groups(connection: Connection, kind: Kind) -> Iterator[Entity | Family | Story]:
    """Entities, families or stories as the machine proposes them, or as people's answers make them, by id."""
    proposed = (each for each in proposals(connection, kind) if isinstance(each, Entity | Family | Story))
    made: list[Family] = root_queries.answers(connection) if kind is Kind.FAMILY else []
    return merge(proposed, made, key=lambda group: group.id)


def entity_names(connection: Connection) -> dict[EntityId, str]:
    """What each entity is called now."""
    return {EntityId(row[0]): str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM entity")}


def entity_of_mention(connection: Connection, without: Collection[str] = ()) -> dict[MentionId, EntityId]:
    """Who each mention means, by the entities that nobody rejected.

    If there are several, one that people confirmed, else one that they decided on, else any; of these the first by id.
    Those `without` which an export goes are not looked at.
    """
    first, grouped = ("entity", "ORDER BY entity DESC") if without else ("min(entity)", "GROUP BY mention")
    sql = f"""SELECT mention, {first} FROM entity_mention JOIN entity ON entity.id = entity
        WHERE standing <> 'rejected' {grouped}"""
    said = "SELECT mention, entity FROM entity_mention JOIN entity ON entity.id = entity WHERE {} ORDER BY entity DESC"
    decided = said.format("entity IN (SELECT target FROM decision_target) AND standing <> 'rejected'")
    asked = (sql, decided, said.format("standing = 'confirmed'"))
    rows = chain.from_iterable(map(connection.exec_driver_sql, asked))
    return {MentionId(row[0]): EntityId(row[1]) for row in rows if not without or row[1] not in without}


def homes_of_named(connection: Connection) -> dict[ClaimId, ArticleId]:
    """The articles of the claims that links and facts name."""
    sql = """SELECT id, article FROM claim
        WHERE id IN (SELECT a FROM link UNION SELECT b FROM link UNION SELECT claim FROM evidence)"""
    return {ClaimId(row[0]): ArticleId(row[1]) for row in connection.exec_driver_sql(sql)}


def notes(connection: Connection) -> list[Note]:
    """Every remark, by id."""
    rows = connection.exec_driver_sql("SELECT id, target, analyst, text FROM note ORDER BY id")
    return [Note(DecisionId(row[0]), row[1], AnalystId(row[2]), row[3]) for row in rows]


def extras(connection: Connection) -> dict[TargetId, JsonObject]:
    """What files said of things in keys that we do not know."""
    return {row[0]: parse_object(row[1]) for row in connection.exec_driver_sql("SELECT target, keys FROM extra")}


def said_of_articles(connection: Connection) -> Iterator[tuple[ArticleId, JsonObject]]:
    """What files said of articles beside what is known of them, by id."""
    rows = connection.exec_driver_sql("SELECT id, extra FROM article WHERE extra IS NOT NULL ORDER BY id")
    return ((ArticleId(row[0]), parse_object(row[1])) for row in rows)
