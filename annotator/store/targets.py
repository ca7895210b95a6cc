"""Owns the question what an id stands for."""

from collections.abc import Iterable

from sqlalchemy import Connection

from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind

KINDS = (Kind.CLAIM, Kind.LINK, Kind.ENTITY, Kind.FAMILY, Kind.STORY, Kind.FACT, Kind.ARTICLE)
"""What has an id that people may type."""
IN_EXPORTS = (*KINDS, Kind.MENTION)
"""What has an id in exports: mentions as well, which nobody judges one by one."""


def beginning_with(connection: Connection, start: str, kinds: Iterable[Kind], most: int) -> list[TargetId]:
    """The ids of things of these kinds that begin so, no more than so many of a kind."""
    sql = "SELECT id FROM {} AND id >= ? AND id < ? ORDER BY id LIMIT ?"
    bounds = (start, f"{start}\N{REPLACEMENT CHARACTER}", most)
    rows = (connection.exec_driver_sql(sql.format(_of(kind)), bounds).all() for kind in kinds)
    return [row[0] for listed in rows for row in listed]


def _of(kind: Kind) -> str:
    """The table of a kind, and which of its rows; mentions stand among the proposals only."""
    return f"proposal WHERE kind = '{kind.value}'" if kind is Kind.MENTION else f"{kind.value} WHERE true"


def kind_of(connection: Connection, target: TargetId) -> Kind | None:
    """The kind of what has this id; None if nothing has."""
    for kind in KINDS:
        if connection.exec_driver_sql(f"SELECT 1 FROM {kind.value} WHERE id = ?", (target,)).first():
            return kind
    return None


def is_mention(connection: Connection, target: TargetId) -> bool:
    """Whether this is the id of a mention."""
    sql = f"SELECT 1 FROM {_of(Kind.MENTION)} AND id = ?"
    return connection.exec_driver_sql(sql, (target,)).first() is not None


def proposed_score(connection: Connection, target: TargetId) -> int | None:
    """How likely a program holds what it proposed to be, in ten-thousandths; None for what none proposed."""
    sql = """SELECT json_extract(payload, '$.score') FROM proposal
        WHERE id = ? AND EXISTS (SELECT 1 FROM proposed_by WHERE proposal = id)"""
    found = connection.exec_driver_sql(sql, (target,)).first()
    return int(found[0]) if found and isinstance(found[0], int) else None


def is_proposed(connection: Connection, target: TargetId) -> bool:
    """Whether a program, or a file as suggestions, proposed what has this id."""
    return connection.exec_driver_sql("SELECT 1 FROM proposed_by WHERE proposal = ?", (target,)).first() is not None
