"""Owns the lists of facts and their evidence, and how many independent roots carry a fact."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from annotator.domain.context import context
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.fold import fold
from annotator.domain.ids import ActionId, ArticleId, ClaimId, FactId
from annotator.domain.json import as_str, parse_object
from annotator.domain.state import FactState
from annotator.domain.suggestion import Kind
from annotator.domain.view import EvidenceRow, FactDetail, FactRow
from annotator.store import log, queries
from annotator.store.root_queries import graphs, graphs_of
from annotator.store.rows import marks


def fact_ids(connection: Connection) -> list[FactId]:
    """Every fact, in the order they were stated."""
    return [FactId(row[0]) for row in connection.exec_driver_sql("SELECT id FROM fact ORDER BY id")]


def fact(connection: Connection, fact_id: FactId) -> Fact | None:
    """A fact as it stands, or None."""
    sql = "SELECT text, verdict, rationale, valid_from, valid_to, attributes FROM fact WHERE id = ?"
    row = connection.exec_driver_sql(sql, (fact_id,)).first()
    if row is None:
        return None
    attributes = {name: as_str(value) for name, value in parse_object(row[5]).items()}
    evidence = tuple(_evidence(connection, fact_id))
    return Fact(fact_id, row[0], Verdict(row[1]), row[2], row[3], row[4], evidence, attributes or None)


def fact_without(connection: Connection, fact_id: FactId, actions: Collection[ActionId]) -> Fact | None:
    """The fact as it would stand if these acts were taken back too, or None if it would be gone."""
    decisions = [d for d in log.of_targets(connection, [fact_id])[fact_id] if d.kind is Kind.FACT]
    acted = tuple(dict.fromkeys(d.action for d in decisions))
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(acted))})"
    withdrawn = {ActionId(row[0]) for row in connection.exec_driver_sql(sql, acted)}
    state = fold(Kind.FACT, fact_id, None, decisions, withdrawn | set(actions))
    return state.fact if isinstance(state, FactState) else None


def _evidence(connection: Connection, fact_id: FactId) -> Iterable[Evidence]:
    sql = "SELECT claim, stance FROM evidence WHERE fact = ? ORDER BY ordinal"
    return [Evidence(ClaimId(row[0]), Stance(row[1])) for row in connection.exec_driver_sql(sql, (fact_id,))]


def fact_rows(connection: Connection, ids: Sequence[FactId]) -> list[FactRow]:
    """One page of the fact list, in the order of `ids`."""
    told = f"SELECT id, text, verdict FROM fact WHERE id IN ({marks(len(ids))})"
    rows = {FactId(row[0]): row for row in connection.exec_driver_sql(told, tuple(ids))}
    known = [identity for identity in ids if identity in rows]
    supporting, everything = graphs(connection, known, Stance.SUPPORTS), graphs(connection, known)
    return [
        FactRow(
            each,
            rows[each][1],
            Verdict(rows[each][2]),
            len(supporting[each].roots),
            supporting[each].most,
            len(everything[each].articles),
        )
        for each in known
    ]


def fact_roots(connection: Connection, claims: Sequence[ClaimId]) -> list[frozenset[ArticleId]]:
    """The articles of some claims grouped into roots, as if they were the evidence of one fact."""
    return graphs_of(connection, [[Evidence(claim, Stance.SUPPORTS) for claim in claims]])[0].roots


def facts_of(connection: Connection, claim_id: ClaimId) -> list[FactRow]:
    """The facts that a claim is evidence for."""
    rows = connection.exec_driver_sql("SELECT DISTINCT fact FROM evidence WHERE claim = ? ORDER BY fact", (claim_id,))
    return fact_rows(connection, [FactId(row[0]) for row in rows.all()])


def fact_detail(connection: Connection, fact_id: FactId) -> FactDetail | None:
    """A fact with its evidence in order of root, or None."""
    found = fact(connection, fact_id)
    if found is None:
        return None
    sql = """SELECT coalesce(name, ''), j.at FROM judgement j LEFT JOIN analyst ON analyst.id = j.analyst
        LEFT JOIN decision d ON d.id = j.decision WHERE j.target = ? ORDER BY d.hlc DESC, d.id DESC LIMIT 1"""
    judged = connection.exec_driver_sql(sql, (fact_id,)).first()
    disputed = connection.exec_driver_sql("SELECT disputed FROM fact WHERE id = ?", (fact_id,)).scalar_one()
    graph = graphs(connection, [fact_id])[fact_id]
    rows = [row for item in found.evidence if (row := _evidence_row(connection, item, graph.roots)) is not None]
    rows.sort(key=lambda row: row.root)
    analyst, at = (str(judged[0]), str(judged[1])) if judged else ("", "")
    return FactDetail(found, fact_rows(connection, [fact_id])[0], tuple(rows), analyst, at, bool(disputed), graph)


def _evidence_row(
    connection: Connection, item: Evidence, grouped: Sequence[frozenset[ArticleId]]
) -> EvidenceRow | None:
    card = queries.claim_card(connection, item.claim)
    if card is None:
        return None
    article = queries.article(connection, card.claim.article)
    listed = queries.article_rows(connection, [card.claim.article])
    if article is None or not listed:
        return None
    told = context(article.text, card.claim.span)
    root = next(at for at, group in enumerate(grouped, 1) if article.id in group)
    return EvidenceRow(card.claim, item.stance, card.status, listed[0], told.text, told.quote, root)
