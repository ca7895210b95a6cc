"""Owns the log: decisions are appended and read, never changed; its chains are verified here."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection

from annotator.domain.decision import TOGGLES, ChainFault, Decision, chain_faults, withdrawn_actions
from annotator.domain.ids import ActionId, AnalystId, ReplicaId, TargetId
from annotator.store.rows import DECISION_COLUMNS, decision_of, decision_values, marks, target_values, write
from annotator.store.tables import DecisionRow, DecisionTargetRow

_CHUNK = 500


def append(connection: Connection, decisions: Sequence[Decision]) -> int:
    """Add decisions to the log; those already there are left as they are. How many came in."""
    before = connection.exec_driver_sql("SELECT count(*) FROM decision").scalar_one() if len(decisions) > 1 else 0
    write(connection, DecisionRow, [decision_values(d) for d in decisions], keep=True)
    write(connection, DecisionTargetRow, [row for d in decisions for row in target_values(d)], keep=True)
    if len(decisions) == 1:
        return 1
    return int(connection.exec_driver_sql("SELECT count(*) FROM decision").scalar_one() - before)


def read(connection: Connection, where: str = "", parameters: Sequence[str | int] = ()) -> Iterator[Decision]:
    """Decisions in the order they count, (hlc, id); `where` narrows them."""
    sql = f"""SELECT {DECISION_COLUMNS}, (SELECT group_concat(target, char(31)) FROM (SELECT target FROM decision_target
        WHERE decision = decision.id ORDER BY ordinal)) FROM decision {where} ORDER BY hlc, id"""
    for row in connection.exec_driver_sql(sql, tuple(parameters)):
        yield decision_of(row[:-1], tuple((row[-1] or "").split("\x1f")) if row[-1] else ())


def of_targets(connection: Connection, targets: Collection[TargetId]) -> dict[TargetId, list[Decision]]:
    """The decisions on each target, toggles left out."""
    found: dict[TargetId, list[Decision]] = {target: [] for target in targets}
    listed = sorted(found)
    for at in range(0, len(listed), _CHUNK):
        part = listed[at : at + _CHUNK]
        inner = f"SELECT decision FROM decision_target WHERE target IN ({marks(len(part))})"
        for decision in read(connection, f"WHERE id IN ({inner})", part):
            for target in set(decision.targets) & found.keys():
                found[target].append(decision)
    return found


def of_actions(connection: Connection, actions: Sequence[ActionId]) -> list[Decision]:
    """The decisions that belong to the given acts."""
    return list(read(connection, f"WHERE action IN ({marks(len(actions))})", actions))


def of_chain(connection: Connection, analyst: AnalystId, replica: ReplicaId) -> Iterator[Decision]:
    """The decisions of one analyst in one copy of the file."""
    return read(connection, "WHERE analyst = ? AND replica = ?", (analyst, replica))


def head(connection: Connection, analyst: AnalystId, replica: ReplicaId) -> tuple[int, str]:
    """Sequence number and hash of the newest decision of a chain; (0, "") for an empty one."""
    sql = "SELECT seq, hash FROM decision WHERE analyst = ? AND replica = ? ORDER BY seq DESC LIMIT 1"
    row = connection.exec_driver_sql(sql, (analyst, replica)).first()
    return (int(row[0]), str(row[1])) if row else (0, "")


def newest_hlc(connection: Connection) -> str:
    """The greatest clock value in the log, "" if it is empty."""
    return str(connection.exec_driver_sql("SELECT coalesce(max(hlc), '') FROM decision").scalar_one())


def toggled(connection: Connection) -> frozenset[ActionId]:
    """The acts that stand withdrawn, worked out from the log."""
    verbs = ",".join(f"'{verb}'" for verb in TOGGLES)
    return withdrawn_actions(read(connection, f"WHERE verb IN ({verbs})"))


def faults(connection: Connection) -> list[ChainFault]:
    """Where the chains of decisions do not hold; empty if all do."""
    return chain_faults(read(connection))
