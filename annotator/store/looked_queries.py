"""Owns the question who looked through an article and found no more than is there."""

from annotator.domain.fold import LOOKED, looked_target
from annotator.domain.ids import ArticleId
from annotator.store.database import Connection


def who_looked(connection: Connection, article: ArticleId) -> tuple[str, ...]:
    """The names of those who say so, the first who did so first."""
    sql = """SELECT coalesce(name, j.analyst) FROM judgement j LEFT JOIN analyst ON analyst.id = j.analyst
        WHERE target = ? AND value = ? ORDER BY j.at, j.decision"""
    return tuple(str(row[0]) for row in connection.exec_driver_sql(sql, (looked_target(article), LOOKED)))
