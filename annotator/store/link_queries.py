"""Owns what the queue and the learning ask of links: what is decided, what is open, which claims are copies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from annotator.domain.claim import Role, Status
from annotator.domain.fold import fold
from annotator.domain.ids import PROJECT, ActionId, ArticleId, ClaimId, FactId, LinkId
from annotator.domain.json import JsonObject, as_list, as_object, parse_object
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.span import Span
from annotator.domain.state import ProjectState
from annotator.domain.suggestion import Kind
from annotator.store import log
from annotator.store.root_queries import cut_passages
from annotator.store.rows import LINK_COLUMNS, link_of_row, marks

_Said = tuple[str, str, str, str]
"""What makes a claim a copy of another: its words, factuality, mode and speaker."""


def project_state(connection: Connection) -> ProjectState:
    """What people set for the whole project."""
    decisions = log.of_targets(connection, [PROJECT])[PROJECT]
    acted = tuple(dict.fromkeys(d.action for d in decisions))
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(acted))})"
    withdrawn = {ActionId(row[0]) for row in connection.exec_driver_sql(sql, acted)}
    state = fold(Kind.PROJECT, PROJECT, None, [d for d in decisions if d.kind is Kind.PROJECT], withdrawn)
    return state if isinstance(state, ProjectState) else ProjectState()


def decided_links(connection: Connection, *, since: str = "", newest: int | None = None) -> list[tuple[Link, Standing]]:
    """The links that people confirmed or rejected after a clock value ("": ever), or the newest of them; by id."""
    if not _any_decided(connection):
        return []
    # From what was judged, for of the links most are not.
    sql = f"""SELECT {LINK_COLUMNS} FROM (SELECT j.target, max(d.hlc) AS at FROM judgement j
        JOIN decision d ON d.id = j.decision GROUP BY j.target) JOIN link ON link.id = target
        WHERE at > ? AND standing IN ('confirmed', 'rejected') ORDER BY at DESC, link.id LIMIT ?"""
    rows = connection.exec_driver_sql(sql, (since, -1 if newest is None else newest)).all()
    return sorted(((link_of_row(row), Standing(row[8])) for row in rows), key=lambda each: each[0].id)


def _any_decided(connection: Connection) -> bool:
    sql = "SELECT 1 FROM tally WHERE kind = 'link' AND word IN ('confirmed', 'rejected') AND n > 0"
    return connection.exec_driver_sql(sql).first() is not None


_OPEN = """standing = 'suggested'
    AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id IN (link.a, link.b) AND status = 'rejected')"""


def links_at(connection: Connection, claim: ClaimId) -> list[tuple[Link, Standing]]:
    """Every link of a claim with its standing, by id; suggestions with claims that somebody rejected are left out."""
    sql = f"""SELECT {LINK_COLUMNS} FROM link WHERE (a = ? OR b = ?) AND (standing <> 'suggested' OR {_OPEN})
        ORDER BY link.id"""
    rows = connection.exec_driver_sql(sql, (claim, claim)).all()
    return [(link_of_row(row), Standing(row[8])) for row in rows]


_A_BATCH = 1_000
_AT_ONCE = 200_000
"""So many links can be asked about at a time: a project of a million claims suggests more than memory should hold."""


def open_links(connection: Connection, most: int = _AT_ONCE) -> list[Link]:
    """The suggested links that nobody decided, between claims that nobody rejected, the likeliest first.

    Without their reasons, which nothing is put in order by: there may be very many.
    """
    # Put in order before the features are fetched, which would have to be moved about.
    sql = f"""SELECT first.*,
          coalesce((SELECT payload -> '$.features' FROM proposal WHERE proposal.id = first.id), '{{}}')
        FROM (SELECT id, a, b, relation, score, rank_a, rank_b FROM link WHERE {_OPEN}
          ORDER BY score DESC, id LIMIT ?) AS first"""
    found: list[Link] = []
    rows = connection.exec_driver_sql(sql, (most,))
    while batch := rows.fetchmany(_A_BATCH):
        # Read at one go, which takes a tenth of the time.
        seen = as_list(parse_object(f'{{"seen":[{",".join(row[7] for row in batch)}]}}')["seen"])
        found += [_without_reasons(row, as_object(features)) for row, features in zip(batch, seen, strict=True)]
    return found


def _without_reasons(row: Sequence[str], features: JsonObject) -> Link:
    identity, a, b, relation, score, rank_a, rank_b, _ = row
    sizes = [(name, size) for name, size in features.items() if type(size) is int]
    ends, ranks = (ClaimId(a), ClaimId(b)), (int(rank_a), int(rank_b))
    return Link(LinkId(identity), *ends, Relation(relation), int(score), *ranks, (), tuple(sizes))


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
    """Linked claims in the same words in passages of one family that nobody rejected, each with that of its lead.

    The lead is the article that came first, by its date and then by import. Words that one speaker affirms and another
    denies are two claims: speaker, mode and factuality have to be the same, too.
    """
    sql = """SELECT family, coalesce(published, proposed_value, '9999'), article.ordinal, article.id, m.start, m.end
        FROM family_member m JOIN family ON family.id = family JOIN article ON article.id = m.article
        WHERE standing <> 'rejected' ORDER BY family, 2, article.ordinal"""
    lead: dict[tuple[str, _Said], ClaimId] = {}
    pairs: list[tuple[ClaimId, ClaimId]] = []
    cut = cut_passages(connection)
    for family, _, _, article, start, end in connection.exec_driver_sql(sql).all():
        if (family, article, start) in cut:
            continue
        passage = Span(int(start), int(end)) if start is not None else None
        for claim, said in _claims_within(connection, ArticleId(article), passage):
            first = lead.setdefault((family, said), claim)
            if first != claim:
                pairs.append((first, claim))
    return pairs


def copies_among(connection: Connection, claims: Sequence[ClaimId]) -> list[tuple[ClaimId, ClaimId]]:
    """Those of some claims that are copies, as `copied_claims` tells them: each with the first of them by id."""
    listed = f"{_SAYING} WHERE claim.id IN ({marks(len(claims))}) ORDER BY claim.id"
    said = connection.exec_driver_sql(listed, (Role.SPEAKER.value, *claims)).all()
    sql = f"""SELECT article, family, start, "end" FROM family_member JOIN family ON family.id = family
        WHERE standing <> 'rejected' AND article IN ({marks(len(said))}) ORDER BY family, family_member.ordinal"""
    passages = connection.exec_driver_sql(sql, tuple(row[1] for row in said)).all()
    cut, lead = cut_passages(connection), dict[tuple[str, _Said], ClaimId]()
    pairs: dict[tuple[ClaimId, ClaimId], None] = {}
    for row in said:
        for article, family, start, end in passages:
            holds = start is None or (start < row[3] and row[2] < end)
            if article == row[1] and holds and (family, article, start) not in cut:
                first = lead.setdefault((family, _said(row)), ClaimId(row[0]))
                pairs.update({(first, ClaimId(row[0])): None} if first != row[0] else {})
    return list(pairs)


_SAYING = """SELECT claim.id, claim.article, claim.start, claim.end, claim.text, factuality, mode,
    (SELECT coalesce(value, substr(body.text, slot.start + 1, slot.end - slot.start))
        FROM slot WHERE slot.claim = claim.id AND role = ? ORDER BY ordinal LIMIT 1)
    FROM claim JOIN article ON article.id = article JOIN body USING (sha256)"""


def _said(row: Sequence[str | None]) -> _Said:
    text, factuality, mode, speaker = row[4:8]
    return _folded(text or ""), factuality or "", mode or "", _folded(speaker or "")


def _claims_within(connection: Connection, article: ArticleId, passage: Span | None) -> Iterator[tuple[ClaimId, _Said]]:
    """The linked claims of an article that overlap a passage, each with what it says; rejected ones are left out."""
    sql = f"""{_SAYING} WHERE article = ? AND status <> ?
        AND (EXISTS (SELECT 1 FROM link WHERE a = claim.id) OR EXISTS (SELECT 1 FROM link WHERE b = claim.id))
        ORDER BY claim.start, claim.end, claim.id"""
    parameters = (Role.SPEAKER.value, article, Status.REJECTED.value)
    for row in connection.exec_driver_sql(sql, parameters):
        if passage is None or Span(int(row[2]), int(row[3])).overlaps(passage):
            yield ClaimId(row[0]), _said(row)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
