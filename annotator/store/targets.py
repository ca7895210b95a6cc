"""Owns the question what an id stands for."""

from sqlalchemy import Connection

from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind

_KINDS = (Kind.CLAIM, Kind.LINK, Kind.ENTITY, Kind.FAMILY, Kind.STORY, Kind.FACT, Kind.ARTICLE)


def kind_of(connection: Connection, target: TargetId) -> Kind | None:
    """The kind of what has this id; None if nothing has."""
    for kind in _KINDS:
        if connection.exec_driver_sql(f"SELECT 1 FROM {kind.value} WHERE id = ?", (target,)).first():
            return kind
    return None
