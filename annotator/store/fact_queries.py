"""Owns the lists of facts and their evidence, and how many independent roots carry a fact."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from annotator.domain.context import context
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.fold import fold
from annotator.domain.ids import ActionId, ArticleId, ClaimId, FactId
from annotator.domain.json import as_str, parse_object
from annotator.domain.roots import RootGraph
from annotator.domain.state import FactState
from annotator.domain.suggestion import Kind
from annotator.domain.view import EvidenceRow, FactDetail, FactRow, StatedFact
from annotator.store import log, queries
from annotator.store.root_queries import Ground, graphs_of, ground
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
    told = _told(connection, ids)
    known = [identity for identity in dict.fromkeys(ids) if identity in told]
    around = ground(connection, known)
    return _rows(connection, known, around, around.graphs())


def _rows(
    connection: Connection, facts: Sequence[FactId], around: Ground, everything: Sequence[RootGraph]
) -> list[FactRow]:
    """The facts with their roots; `everything` are the graphs of all their evidence."""
    told, supporting = _told(connection, facts), around.of(Stance.SUPPORTS).graphs()
    return [
        FactRow(each, *told[each], len(carrying.roots), carrying.most, len(whole.articles))
        for each, carrying, whole in zip(facts, supporting, everything, strict=True)
    ]


def _told(connection: Connection, facts: Sequence[FactId]) -> dict[FactId, tuple[str, Verdict]]:
    """What facts state, and their verdicts."""
    sql = f"SELECT id, text, verdict FROM fact WHERE id IN ({marks(len(facts))})"
    rows = connection.exec_driver_sql(sql, tuple(facts))
    return {FactId(row[0]): (str(row[1]), Verdict(row[2])) for row in rows}


def fact_roots(connection: Connection, claims: Sequence[ClaimId]) -> list[frozenset[ArticleId]]:
    """The articles of some claims grouped into roots, as if they were the evidence of one fact."""
    return graphs_of(connection, [[Evidence(claim, Stance.SUPPORTS) for claim in claims]])[0].roots


def facts_of(connection: Connection, claims: Sequence[ClaimId]) -> list[FactId]:
    """The facts that some claims are evidence for, those of the first claim first, each once."""
    sql = f"SELECT claim, fact FROM evidence WHERE claim IN ({marks(len(claims))}) ORDER BY fact"
    rows = connection.exec_driver_sql(sql, tuple(claims)).all()
    place = {claim: at for at, claim in enumerate(claims)}
    return list(dict.fromkeys(FactId(fact) for _, fact in sorted(rows, key=lambda row: place[row[0]])))


def stated(connection: Connection, facts: Sequence[FactId]) -> list[StatedFact]:
    """What facts state, in their order: their roots, which take longer to find, are left out."""
    told = _told(connection, facts)
    return [StatedFact(fact, *told[fact]) for fact in facts if fact in told]


def evidence_count(connection: Connection, facts: Sequence[FactId]) -> int:
    """How many pieces of evidence some facts have together."""
    sql = f"SELECT count(*) FROM evidence WHERE fact IN ({marks(len(facts))})"
    return int(connection.exec_driver_sql(sql, tuple(facts)).scalar_one())


def standing(connection: Connection, fact_id: FactId) -> tuple[Verdict, bool] | None:
    """The verdict of a fact, and whether analysts differ on it; None if there is no such fact."""
    row = connection.exec_driver_sql("SELECT verdict, disputed FROM fact WHERE id = ?", (fact_id,)).first()
    return None if row is None else (Verdict(row[0]), bool(row[1]))


def fact_detail(connection: Connection, fact_id: FactId) -> FactDetail | None:
    """A fact with its evidence in order of root, or None."""
    found = fact(connection, fact_id)
    if found is None:
        return None
    sql = """SELECT coalesce(name, ''), j.at FROM judgement j LEFT JOIN analyst ON analyst.id = j.analyst
        LEFT JOIN decision d ON d.id = j.decision WHERE j.target = ? ORDER BY d.hlc DESC, d.id DESC LIMIT 1"""
    judged = connection.exec_driver_sql(sql, (fact_id,)).first()
    around = ground(connection, [fact_id])
    graph = around.graphs()[0]
    rows = _evidence_rows(connection, found.evidence, graph.roots)
    rows.sort(key=lambda row: row.root)
    analyst, at = (str(judged[0]), str(judged[1])) if judged else ("", "")
    disputed = (standing(connection, fact_id) or (found.verdict, False))[1]
    row = _rows(connection, [fact_id], around, [graph])[0]
    return FactDetail(found, row, tuple(rows), analyst, at, disputed, graph)


def _evidence_rows(
    connection: Connection, evidence: Sequence[Evidence], grouped: Sequence[frozenset[ArticleId]]
) -> list[EvidenceRow]:
    """The evidence with its sentences, read together; what belongs to an article that is not here is left out."""
    cards = {card.id: card for card in queries.claim_cards_of(connection, [item.claim for item in evidence])}
    wanted = sorted({card.claim.article for card in cards.values()})
    texts = {each.id: each.text for each in queries.articles_by_id(connection, wanted)}
    rows = {row.id: row for row in queries.article_rows(connection, wanted)}
    root_of = {article: at for at, group in enumerate(grouped, 1) for article in group}
    found = []
    for item in evidence:
        card = cards.get(item.claim)
        if card is not None and card.claim.article in rows:
            row, told = rows[card.claim.article], context(texts[card.claim.article], card.claim.span)
            root = root_of[card.claim.article]
            shown = (row, told.text, told.quote, root, card.speaker)
            found.append(EvidenceRow(card.claim, item.stance, card.status, *shown))
    return found
