"""Owns reading articles page by page with all that is said of them: SQLite puts a page together on another thread."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from sqlalchemy import Connection

from annotator.domain.ids import RunId
from annotator.store.connecting import raw
from annotator.store.page_parts import Part
from annotator.store.page_values import Page, PageReader, Texts

_ARTICLES_A_PAGE: Final = 100
_CLAIMS_A_PAGE: Final = 4_000
"""Or those of one article, if it has more."""


def pages(connection: Connection, parts: Sequence[Part]) -> Iterator[Page]:
    """Every article once, by id, as much of them as was asked for; the next page is read while one is worked on."""
    return map(PageReader(signatures(connection)).page, texts(connection, parts))


def signatures(connection: Connection) -> Mapping[RunId, str]:
    """What the makers of each run are called."""
    return {RunId(row[0]): str(row[1]) for row in connection.exec_driver_sql(_SIGNATURES)}


_SIGNATURES: Final = "SELECT id, maker || '@' || version FROM run"


def texts(connection: Connection, parts: Sequence[Part]) -> Iterator[Texts]:
    """The same as texts, of which a reader of pages makes the values."""
    cursor = raw(connection).cursor()
    # SQLite needs no Python to put a page together: as a row a claim, it took half of the time of an export.
    with ThreadPoolExecutor(1, "reading") as pool:
        coming: Future[Texts] | None = None
        for bounds in [*_bounds(connection), None]:
            here, coming = coming, pool.submit(_read, cursor, parts, bounds) if bounds else None
            if here is not None:
                yield here.result()


def _bounds(connection: Connection) -> Iterator[tuple[str, str]]:
    """The first and the last article of every page."""
    sql = "SELECT id, claims FROM article LEFT JOIN article_tally ON article_tally.article = id ORDER BY id"
    first, last, articles, claims = "", "", 0, 0
    for identity, more in connection.exec_driver_sql(sql).all():
        if articles and (articles == _ARTICLES_A_PAGE or claims + (more or 0) > _CLAIMS_A_PAGE):
            yield first, last
            articles, claims = 0, 0
        first, last = identity if articles == 0 else first, identity
        articles, claims = articles + 1, claims + (more or 0)
    if articles:
        yield first, last


def _read(cursor: sqlite3.Cursor, parts: Sequence[Part], bounds: tuple[str, str]) -> Texts:
    """What SQLite makes of the articles from the first to the last, part by part."""
    try:
        return {part: cursor.execute(part.value, bounds).fetchone()[0] for part in parts}
    except sqlite3.OperationalError as error:
        if "JSON" not in str(error):
            raise
        raise ValueError("a value is of the wrong type") from error
