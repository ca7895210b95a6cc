"""Owns what the queue and the learning ask of links: what is decided, what is open, which claims are copies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from annotator.domain.claim import Status
from annotator.domain.fold import fold
from annotator.domain.ids import PROJECT, ActionId, ArticleId, ClaimId, FactId
from annotator.domain.link import Link, Standing
from annotator.domain.span import Span
from annotator.domain.state import ProjectState
from annotator.domain.suggestion import Kind
from annotator.store import log
from annotator.store.rows import LINK_COLUMNS, link_of_row, marks


def project_state(connection: Connection) -> ProjectState:
    """What people set for the whole project."""
    decisions = log.of_targets(connection, [PROJECT])[PROJECT]
    acted = tuple(dict.fromkeys(d.action for d in decisions))
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(acted))})"
    withdrawn = {ActionId(row[0]) for row in connection.exec_driver_sql(sql, acted)}
    state = fold(Kind.PROJECT, PROJECT, None, [d for d in decisions if d.kind is Kind.PROJECT], withdrawn)
    return state if isinstance(state, ProjectState) else ProjectState()


def decided_links(connection: Connection, since: str = "") -> list[tuple[Link, Standing]]:
    """The links that people confirmed or rejected after a clock value ("": ever), by id."""
    sql = f"""SELECT {LINK_COLUMNS} FROM link WHERE standing IN ('confirmed', 'rejected')
        AND EXISTS (SELECT 1 FROM judgement j JOIN decision d ON d.id = j.decision
        WHERE j.target = link.id AND d.hlc > ?) ORDER BY link.id"""
    return [(link_of_row(row), Standing(row[8])) for row in connection.exec_driver_sql(sql, (since,))]


_OPEN = """standing = 'suggested'
    AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id IN (link.a, link.b) AND status = 'rejected')"""


def open_links(connection: Connection) -> list[Link]:
    """The suggested links that nobody decided, between claims that nobody rejected, by id."""
    sql = f"SELECT {LINK_COLUMNS} FROM link WHERE {_OPEN} ORDER BY link.id"
    return [link_of_row(row) for row in connection.exec_driver_sql(sql)]


def facts_by_claim(connection: Connection, claims: Sequence[ClaimId] | None = None) -> dict[ClaimId, frozenset[FactId]]:
    """The facts that claims are evidence for, of all claims (None) or of some; claims without a fact are left out."""
    found: dict[ClaimId, set[FactId]] = defaultdict(set)
    where = "" if claims is None else f"WHERE claim IN ({marks(len(claims))})"
    for claim, fact in connection.exec_driver_sql(f"SELECT claim, fact FROM evidence {where}", tuple(claims or ())):
        found[ClaimId(claim)].add(FactId(fact))
    return {claim: frozenset(facts) for claim, facts in found.items()}


def places(connection: Connection, claims: Sequence[ClaimId]) -> list[tuple[ArticleId, Span]]:
    """Where claims stand, in their order; those that are not there are left out."""
    sql = f'SELECT id, article, start, "end" FROM claim WHERE id IN ({marks(len(claims))})'
    rows = connection.exec_driver_sql(sql, tuple(claims))
    found = {row[0]: (ArticleId(row[1]), Span(int(row[2]), int(row[3]))) for row in rows}
    return [found[claim] for claim in claims if claim in found]


def copied_claims(connection: Connection) -> list[tuple[ClaimId, ClaimId]]:
    """Claims in the same words in passages of one family that nobody rejected, each with that of its lead.

    The lead is the article that came first, by its date and then by import.
    """
    sql = """SELECT family, coalesce(published, proposed_value, '9999'), article.ordinal, article.id, m.start, m.end
        FROM family_member m JOIN family ON family.id = family JOIN article ON article.id = m.article
        WHERE standing <> 'rejected' ORDER BY family, 2, article.ordinal"""
    lead: dict[tuple[str, str], ClaimId] = {}
    pairs: list[tuple[ClaimId, ClaimId]] = []
    for family, _, _, article, start, end in connection.exec_driver_sql(sql).all():
        passage = Span(int(start), int(end)) if start is not None else None
        for claim, words in _claims_within(connection, ArticleId(article), passage):
            first = lead.setdefault((family, words), claim)
            if first != claim:
                pairs.append((first, claim))
    return pairs


def _claims_within(connection: Connection, article: ArticleId, passage: Span | None) -> Iterator[tuple[ClaimId, str]]:
    """The claims of an article that overlap a passage, each with its words; rejected ones are left out."""
    sql = """SELECT id, start, end, text FROM claim WHERE article = ? AND status <> ? ORDER BY start, end, id"""
    for claim, start, end, text in connection.exec_driver_sql(sql, (article, Status.REJECTED.value)):
        if passage is None or Span(int(start), int(end)).overlaps(passage):
            yield ClaimId(claim), " ".join(str(text).casefold().split())
