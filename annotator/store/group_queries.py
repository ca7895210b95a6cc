"""Owns what groups ask of claims: where each stands, who says it, where its predicate is, what it is linked with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.domain.json import canonical
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.span import Span
from annotator.store.rows import CLAIM_COLUMNS, claim_of_row, marks, slot_of_row

_A_BATCH = 500


def spoken(connection: Connection, articles: Sequence[ArticleId]) -> list[Claim]:
    """The claims of some articles that nobody rejected, by article id and in text order, each with only its speakers.

    Families of statements ask no more, and of very many claims the rest takes five times as long to read.
    """
    where = f"article IN ({marks(len(articles))}) AND status <> ?"
    said = (*articles, Status.REJECTED.value)
    sql = f"""SELECT claim, slot.start, slot."end", value FROM claim JOIN slot ON slot.claim = claim.id AND role = ?
        WHERE {where} ORDER BY ordinal"""
    speakers: dict[str, list[Slot]] = {}
    for identity, start, end, value in connection.exec_driver_sql(sql, (Role.SPEAKER.value, *said)).all():
        speakers.setdefault(identity, []).append(slot_of_row(Role.SPEAKER, start, end, value))
    sql = f"SELECT {CLAIM_COLUMNS} FROM claim WHERE {where} ORDER BY article, start, end, id"
    return [claim_of_row(row, speakers.get(row[0], ())) for row in connection.exec_driver_sql(sql, said).all()]


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


def between(connection: Connection, articles: Sequence[ArticleId]) -> dict[tuple[ArticleId, ArticleId], int]:
    """How likely the links between the claims of some articles and of any others are, summed up by pair of articles.

    Of the same links as `company`, in ten-thousandths, the lesser id first.
    """
    sums: dict[tuple[ArticleId, ArticleId], int] = {}
    said = (Standing.SUGGESTED.value, Standing.CONFIRMED.value, Status.REJECTED.value, Status.REJECTED.value)
    for own, far, twice in (("a", "b", ""), ("b", "a", "AND other.article NOT IN (SELECT value FROM json_each(?1))")):
        sql = f"""SELECT claim.article, other.article, sum(link.score) FROM claim
            JOIN link ON link.{own} = claim.id JOIN claim AS other ON other.id = link.{far}
            WHERE claim.article IN (SELECT value FROM json_each(?1)) {twice} AND link.standing IN (?2, ?3)
            AND claim.status <> ?4 AND other.status <> ?5 GROUP BY claim.article, other.article"""
        for one, other, score in connection.exec_driver_sql(sql, (canonical(list(articles)), *said)):
            a, b = sorted((ArticleId(one), ArticleId(other)))
            sums[a, b] = sums.get((a, b), 0) + int(score)
    return sums


def claim_counts(connection: Connection, articles: Sequence[ArticleId]) -> dict[ArticleId, int]:
    """How many claims each of some articles has."""
    sql = "SELECT article, claims FROM article_tally WHERE article IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(sql, (canonical(list(articles)),))
    return {ArticleId(article): int(claims) for article, claims in rows}
