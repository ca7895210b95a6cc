"""Owns gaps in chains of decisions, and which are known: what comes in as a part lacks the decisions between."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection

from annotator.domain.ids import AnalystId, ReplicaId

Chain = tuple[AnalystId, ReplicaId]
"""The decisions of an analyst in one copy of a file."""
_OF = "FROM decision WHERE analyst = ? AND replica = ?"


def lacking(connection: Connection, chain: Chain) -> int:
    """How many decisions are missing before the newest one of a chain."""
    sql = f"SELECT coalesce(max(seq), 0) - count(DISTINCT seq) {_OF}"
    return int(connection.exec_driver_sql(sql, chain).scalar_one())


def is_known(connection: Connection, chain: Chain) -> bool:
    """Whether a chain has no gaps but those that it had when it came in."""
    if not lacking(connection, chain):
        return True
    noted = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (_key(chain),)).scalar_one_or_none()
    return noted == _where(connection, chain)


def note(connection: Connection, chains: Iterable[Chain]) -> None:
    """Remember the gaps that chains have now, as they have just come in."""
    for chain in chains:
        if lacking(connection, chain):
            values = (_key(chain), _where(connection, chain))
            connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)


def _key(chain: Chain) -> str:
    return f"gaps {' '.join(chain)}"


def _where(connection: Connection, chain: Chain) -> str:
    """What tells the gaps of a chain, by the decisions on both sides of each, from any others."""
    after = [number for number in _beside(connection, chain, -1) if number > 1]
    before = _beside(connection, chain, 1)[:-1]  # nothing follows the newest
    return sha256(f"{after} {before}".encode()).hexdigest()


def _beside(connection: Connection, chain: Chain, step: int) -> list[int]:
    """The numbers, in their order, of the decisions of a chain that have none a step beside them."""
    sql = f"""SELECT DISTINCT seq {_OF} AND NOT EXISTS (SELECT 1 FROM decision AS other
        WHERE other.analyst = decision.analyst AND other.replica = decision.replica AND other.seq = decision.seq + ?)
        ORDER BY seq"""
    return [int(number) for number in connection.exec_driver_sql(sql, (*chain, step)).scalars()]
