"""Owns full-text search: what an analyst types becomes safe FTS5 words, hits become snippets."""

import re

from sqlalchemy import Connection

from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Kind
from annotator.domain.view import Found
from annotator.store.queries import OPEN_ARTICLES

_WORD = re.compile(r"\w+")


def match_words(query: str) -> str:
    """The FTS5 expression for typed words: all of them, the last one as a prefix; "" if there is no word."""
    words = _WORD.findall(query)
    if not words:
        return ""
    quoted = [f'"{word}"' for word in words]
    return " AND ".join(quoted) + ("" if query[-1].isspace() else "*")


def article_ids(connection: Connection, query: str, *, only_open: bool = False) -> list[ArticleId]:
    """The articles that hold the words, in order of import; with `only_open`, those with something left to do."""
    expression = match_words(query)
    if not expression:
        return []
    listed = f"{OPEN_ARTICLES} AND" if only_open else "article WHERE"
    sql = f"""SELECT id FROM {listed} ordinal IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)
        ORDER BY ordinal"""
    return [ArticleId(row[0]) for row in connection.exec_driver_sql(sql, (expression,))]


def search(connection: Connection, query: str, limit: int) -> list[Found]:
    """Facts, articles and claims that hold the words; matching words stand between « and »."""
    expression = match_words(query)
    if not expression:
        return []
    sql = """SELECT article.id, snippet(article_fts, -1, '«', '»', '…', 12) FROM article_fts
        JOIN article ON article.ordinal = article_fts.rowid WHERE article_fts MATCH ? LIMIT ?"""
    hits = connection.exec_driver_sql(sql, (expression, limit)).all()
    articles = [Found(Kind.ARTICLE, row[0], ArticleId(row[0]), row[1]) for row in hits]
    facts = [Found(Kind.FACT, row[0], None, row[1]) for row in _holding(connection, "fact", query, "", limit)]
    return [*facts, *articles, *_claims(connection, query, articles, limit)][:limit]


def _claims(connection: Connection, query: str, articles: list[Found], limit: int) -> list[Found]:
    found: list[Found] = []
    for article in articles:
        rows = _holding(connection, "claim", query, article.id, limit - len(found))
        found += [Found(Kind.CLAIM, row[0], article.article, row[1]) for row in rows]
        if len(found) >= limit:
            break
    return found


def _holding(connection: Connection, table: str, query: str, article: str, limit: int) -> list[tuple[str, str]]:
    words = _WORD.findall(query)
    within = " AND ".join(["text LIKE ?"] * len(words)) + (" AND article = ?" if article else "")
    parameters = (*[f"%{word}%" for word in words], *([article] if article else []), max(0, limit))
    rows = connection.exec_driver_sql(f"SELECT id, text FROM {table} WHERE {within} LIMIT ?", parameters)
    return [(str(row[0]), str(row[1])) for row in rows]
