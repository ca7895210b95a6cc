"""Owns the question what an id stands for."""

from collections.abc import Iterable

from sqlalchemy import Connection

from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind

KINDS = (Kind.CLAIM, Kind.LINK, Kind.ENTITY, Kind.FAMILY, Kind.STORY, Kind.FACT, Kind.ARTICLE)
"""What has an id that people may type."""


def beginning_with(connection: Connection, start: str, kinds: Iterable[Kind], most: int) -> list[TargetId]:
    """The ids of things of these kinds that begin so, no more than so many of a kind."""
    sql = "SELECT id FROM {} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
    bounds = (start, f"{start}\N{REPLACEMENT CHARACTER}", most)
    rows = (connection.exec_driver_sql(sql.format(kind.value), bounds).all() for kind in kinds)
    return [row[0] for listed in rows for row in listed]


def kind_of(connection: Connection, target: TargetId) -> Kind | None:
    """The kind of what has this id; None if nothing has."""
    for kind in KINDS:
        if connection.exec_driver_sql(f"SELECT 1 FROM {kind.value} WHERE id = ?", (target,)).first():
            return kind
    return None
