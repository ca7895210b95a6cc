"""Owns the lists of facts and their evidence, and how many independent roots carry a fact."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from annotator.domain.context import context
from annotator.domain.fact import Evidence, Fact, Stance, Verdict, roots
from annotator.domain.fold import fold
from annotator.domain.ids import ActionId, ArticleId, ClaimId, FactId
from annotator.domain.json import as_str, parse_object
from annotator.domain.span import Span
from annotator.domain.state import FactState
from annotator.domain.suggestion import Kind
from annotator.domain.view import EvidenceRow, FactDetail, FactRow
from annotator.store import log, queries
from annotator.store.rows import marks

_Place = tuple[ArticleId, Span]


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
    sql = f"SELECT id, text, verdict FROM fact WHERE id IN ({marks(len(ids))})"
    found = {row[0]: _fact_row(connection, row) for row in connection.exec_driver_sql(sql, tuple(ids)).all()}
    return [found[identity] for identity in ids if identity in found]


def _fact_row(connection: Connection, row: Sequence[str]) -> FactRow:
    supporting = _places(connection, FactId(row[0]), stance=Stance.SUPPORTS)
    articles = {article for article, _ in _places(connection, FactId(row[0]))}
    fewest = len(fact_roots(connection, supporting))
    most = len(fact_roots(connection, supporting, decided_only=True))
    return FactRow(FactId(row[0]), row[1], Verdict(row[2]), fewest, most, len(articles))


def _places(connection: Connection, fact_id: FactId, stance: Stance | None = None) -> list[_Place]:
    sql = """SELECT article, start, "end" FROM evidence JOIN claim ON claim.id = evidence.claim
        WHERE fact = ? AND (? IS NULL OR stance = ?) ORDER BY ordinal"""
    rows = connection.exec_driver_sql(sql, (fact_id, stance, stance))
    return [(ArticleId(row[0]), Span(int(row[1]), int(row[2]))) for row in rows]


def fact_roots(
    connection: Connection, places: Sequence[_Place], *, decided_only: bool = False
) -> list[frozenset[ArticleId]]:
    """The articles of some evidence grouped into independent roots.

    A family that nobody has decided on counts as joined, unless `decided_only` gives the possible maximum.
    """
    standing = "= 'confirmed'" if decided_only else "<> 'rejected'"
    spans: dict[ArticleId, list[Span]] = {}
    for article, span in places:
        spans.setdefault(article, []).append(span)
    sql = f"""SELECT family, article, start, "end" FROM family_member JOIN family ON family.id = family
        WHERE standing {standing} AND article IN ({marks(len(spans))}) ORDER BY family, ordinal"""
    joined: dict[str, set[ArticleId]] = {}
    for family, article, start, end in connection.exec_driver_sql(sql, tuple(spans)):
        copied = start is None or any(Span(start, end).overlaps(span) for span in spans[article])
        if copied:
            joined.setdefault(family, set()).add(article)
    return roots(spans, [sorted(members) for members in joined.values()])


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
    grouped = fact_roots(connection, _places(connection, fact_id))
    rows = [row for item in found.evidence if (row := _evidence_row(connection, item, grouped)) is not None]
    rows.sort(key=lambda row: row.root)
    analyst, at = (str(judged[0]), str(judged[1])) if judged else ("", "")
    return FactDetail(found, fact_rows(connection, [fact_id])[0], tuple(rows), analyst, at, bool(disputed))


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
