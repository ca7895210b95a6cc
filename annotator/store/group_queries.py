"""Owns what likely groups ask of claims: where each stands, where its predicate does, and what it is linked with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from annotator.domain.claim import Role, Status
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.span import Span
from annotator.store.rows import marks

_A_BATCH = 500


class Worded(NamedTuple):
    """A claim, its article, what it says, and its first predicate in that, None if it stands nowhere."""

    claim: ClaimId
    article: ArticleId
    text: str
    predicate: Span | None


def worded(connection: Connection, claims: Sequence[ClaimId]) -> Iterator[Worded]:
    """What some claims say; those that are not there are left out."""
    for at in range(0, len(claims), _A_BATCH):
        part = claims[at : at + _A_BATCH]
        sql = f"""SELECT claim.id, article, text, slot.start - claim.start, slot."end" - claim.start
            FROM claim LEFT JOIN slot ON slot.claim = claim.id AND role = ? AND slot.start IS NOT NULL
            WHERE claim.id IN ({marks(len(part))}) ORDER BY ordinal DESC"""
        rows = connection.exec_driver_sql(sql, (Role.PREDICATE.value, *part)).all()
        found = {row[0]: row for row in rows}
        for claim, article, text, start, end in found.values():
            inside = start is not None and 0 <= start < end
            yield Worded(ClaimId(claim), ArticleId(article), text, Span(start, end) if inside else None)


def company(connection: Connection, claims: Sequence[ClaimId]) -> Iterator[Link]:
    """The links of some claims that nobody rejected, nor a claim of theirs: without reasons and features."""
    for at in range(0, len(claims), _A_BATCH):
        part = claims[at : at + _A_BATCH]
        for end in ("a", "b"):
            sql = f"""SELECT link.id, a, b, relation, link.score FROM link WHERE {end} IN ({marks(len(part))})
                AND standing IN (?, ?)
                AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id IN (a, b) AND claim.status = ?)"""
            said = (*part, Standing.SUGGESTED.value, Standing.CONFIRMED.value, Status.REJECTED.value)
            for identity, one, other, relation, score in connection.exec_driver_sql(sql, said):
                yield Link(LinkId(identity), ClaimId(one), ClaimId(other), Relation(relation), int(score))
