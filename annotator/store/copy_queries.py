"""Owns the question which undecided claims are exact copies of a claim, in the other passages of its families."""

from collections.abc import Iterator

from sqlalchemy import Connection

from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.store import queries
from annotator.store.root_queries import cut_passages
from annotator.store.rows import marks

_PASSAGES = """SELECT o.article, o.start, o."end", m.family, m.article, m.start FROM family_member m
    JOIN family ON family.id = m.family AND standing <> 'rejected'
    JOIN family_member o ON o.family = m.family AND o.article <> m.article
    WHERE m.article = ? AND (m.start IS NULL OR (m.start < ? AND m."end" > ?)) ORDER BY o.article, o.start"""
_SAME_WORDS = """SELECT id, article, start, "end" FROM claim
    WHERE article IN ({}) AND text = ? AND factuality = ? AND status = ? ORDER BY article, start, id"""


def open_copies(connection: Connection, claim: Claim) -> list[ClaimId]:
    """The undecided claims that say what a claim says, word by word, slot by slot, in copies of its passage.

    Words that one speaker affirms and another denies are two claims: every slot has to be the same, too.
    """
    found = list(_in_same_words(connection, claim))
    if not found:
        return []
    listed = {each.id: each for each in queries.claims_in(connection, sorted({article for _, article in found}))}
    articles = [claim.article, *(article for _, article in found)]
    texts = {each.id: each.text for each in queries.articles_by_id(connection, sorted(set(articles)))}
    said = _said(claim, texts[claim.article])
    return [each for each, article in found if _said(listed[each], texts[article]) == said]


def _in_same_words(connection: Connection, claim: Claim) -> Iterator[tuple[ClaimId, ArticleId]]:
    place = (claim.article, claim.span.end, claim.span.start)
    passages: dict[str, list[Span | None]] = {}
    cut = cut_passages(connection)
    for article, start, end, family, own, place_of_own in connection.exec_driver_sql(_PASSAGES, place).all():
        if cut and ((family, article, start) in cut or (family, own, place_of_own) in cut):
            continue
        passages.setdefault(article, []).append(None if start is None else Span(int(start), int(end)))
    parameters = (*passages, claim.text, claim.factuality.value, Status.PROPOSED.value)
    rows = connection.exec_driver_sql(_SAME_WORDS.format(marks(len(passages))), parameters) if passages else ()
    for identity, article, start, end in rows:
        span = Span(int(start), int(end))
        if any(passage is None or passage.overlaps(span) for passage in passages[article]):
            yield ClaimId(identity), ArticleId(article)


def _said(claim: Claim, text: str) -> tuple[object, ...]:
    """What makes a claim a copy of another: its quote, how it is quoted, and the words and values of its slots."""
    slots = tuple((slot.role, slot.value, _folded(slot.words(text))) for slot in claim.slots)
    return _folded(claim.span.quote(text)), claim.mode, slots


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
