"""Owns the log: decisions are appended and read, never changed; its chains are verified here."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.decision import (
    ALTERED,
    TOGGLES,
    ChainFault,
    Decision,
    Verb,
    chain_faults,
    digest,
    withdrawn_actions,
)
from annotator.domain.ids import ActionId, AnalystId, ArticleId, DecisionId, ReplicaId, TargetId
from annotator.domain.suggestion import Kind
from annotator.store.rows import DECISION_COLUMNS, decision_of, decision_values, known, marks, target_values, write
from annotator.store.tables import DecisionRow, DecisionTargetRow
from annotator.store.trouble import UnreadableError

_CHUNK = 500
_ACTS_AT_ONCE = 1_000
_BEYOND = 2**63 - 1
# As JSON, for no character can part targets: a hand-made id may hold any. Bytes, which JSON cannot hold, are none.
_TARGETS = "json_group_array(CASE typeof(target) WHEN 'blob' THEN NULL ELSE target END)"
_TOGGLES = ",".join(f"'{verb}'" for verb in TOGGLES)


def append(connection: Connection, decisions: Sequence[Decision]) -> int:
    """Add decisions to the log; those already there are left as they are. How many came in."""
    there = known(connection, "decision", [d.id for d in decisions])
    fresh: dict[DecisionId, Decision] = {}
    for decision in decisions:
        if decision.id not in there:
            fresh.setdefault(decision.id, decision)
    write(connection, DecisionRow, [decision_values(d) for d in fresh.values()])
    # Only of fresh ones: a doctored copy of a known decision must not add targets to it.
    write(connection, DecisionTargetRow, [row for d in fresh.values() for row in target_values(d)])
    return len(fresh)


def read(connection: Connection, where: str = "", parameters: Sequence[str | int] = ()) -> Iterator[Decision]:
    """Decisions in the order they count, (hlc, id); `where` narrows them; UnreadableError at one that is none."""
    for row in _rows(connection, where, parameters):
        yield _decision(row)


def _rows(connection: Connection, where: str = "", parameters: Sequence[str | int] = ()) -> Iterable[Sequence[str]]:
    sql = f"""SELECT {DECISION_COLUMNS}, (SELECT {_TARGETS} FROM (SELECT target FROM decision_target
        WHERE decision = decision.id ORDER BY ordinal)) FROM decision {where} ORDER BY hlc, id"""
    return connection.exec_driver_sql(sql, tuple(parameters))


def _decision(row: Sequence[str]) -> Decision:
    try:
        decision = decision_of(row[:-1], tuple(json.loads(row[-1])))
        _ = decision.kind  # read later by everybody; a word that is none must be told here
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableError(f"decision {row[4]} of analyst {row[2]} cannot be read") from error
    return decision


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


def added_to(connection: Connection, articles: Sequence[ArticleId]) -> list[tuple[Kind, TargetId]]:
    """The claims that people added to the given articles."""
    found: list[tuple[Kind, TargetId]] = []
    for at in range(0, len(articles), _CHUNK):
        part = tuple(articles[at : at + _CHUNK])
        sql = f"""SELECT DISTINCT target FROM decision JOIN decision_target ON decision = decision.id
            WHERE verb = 'add' AND json_extract(payload, '$.claim.article') IN ({marks(len(part))})"""
        found += [(Kind.CLAIM, str(row[0])) for row in connection.exec_driver_sql(sql, part)]
    return found


def of_actions(connection: Connection, actions: Sequence[ActionId]) -> list[Decision]:
    """The decisions that belong to the given acts, in the order they count."""
    found: list[Decision] = []
    for at in range(0, len(actions), _CHUNK):
        part = actions[at : at + _CHUNK]
        found += read(connection, f"WHERE action IN ({marks(len(part))})", part)
    return sorted(found, key=lambda d: d.order)


@dataclass(frozen=True, slots=True)
class Acted:
    """What undo needs of a decision; `targets` are the acts that it takes back or puts back, none for other verbs."""

    seq: int
    verb: Verb
    action: ActionId
    targets: tuple[ActionId, ...]


def acted(decision: Decision) -> Acted:
    """What undo needs of a decision."""
    targets = decision.targets if decision.verb in TOGGLES else ()
    return Acted(decision.seq, decision.verb, decision.action, tuple(map(ActionId, targets)))


def acts_before(
    connection: Connection, chain: tuple[AnalystId, ReplicaId], seq: int | None, *, limit: int = _ACTS_AT_ONCE
) -> list[Acted]:
    """The decisions of one analyst in one copy of the file before a number, newest first, without what they say."""
    sql = f"""SELECT seq, verb, action, CASE WHEN verb IN ({_TOGGLES}) THEN (SELECT {_TARGETS} FROM
        (SELECT target FROM decision_target WHERE decision = decision.id ORDER BY ordinal)) END,
        CASE WHEN json_valid(payload) AND json_valid(shown) THEN coalesce(json_extract(payload, '$.kind'), '') END
        FROM decision WHERE analyst = ? AND replica = ? AND seq < ? ORDER BY seq DESC LIMIT ?"""
    before = _BEYOND if seq is None else seq
    return [_act(row, chain[0]) for row in connection.exec_driver_sql(sql, (*chain, before, limit))]


def _act(row: Sequence[str], analyst: AnalystId) -> Acted:
    """The act of a row; UnreadableError if the decision says what none can say, as it would when read whole."""
    seq, verb, action, targets, kind = row
    try:
        act = Acted(int(seq), Verb(verb), ActionId(action), tuple(json.loads(targets)) if targets else ())
        _ = kind == "" or Kind(kind)
    except ValueError as error:
        raise UnreadableError(f"decision {seq} of analyst {analyst} cannot be read") from error
    return act


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
    return withdrawn_actions(read(connection, f"WHERE verb IN ({_TOGGLES})"))


def faults(connection: Connection) -> list[ChainFault]:
    """Where the chains of decisions do not hold, and which decisions cannot be read; empty if all is well."""
    sound: list[Decision] = []
    unread: list[ChainFault] = []
    for row in _rows(connection):
        try:
            sound.append(_decision(row))
        except UnreadableError:
            unread.append(ChainFault(AnalystId(row[2]), ReplicaId(row[3]), int(row[4]), "it cannot be read"))
    try:
        broken = chain_faults(sound)
    except (TypeError, RecursionError):  # asked of each only now, for hashing all twice takes long
        unread += [ChainFault(d.analyst, d.replica, d.seq, "it cannot be read") for d in sound if not _hashable(d)]
        broken = chain_faults([d for d in sound if _hashable(d)])
    gone = {(fault.analyst, fault.replica, fault.seq + 1) for fault in unread}
    return [*unread, *(f for f in broken if (f.analyst, f.replica, f.seq) not in gone or f.reason == ALTERED)]


def _hashable(decision: Decision) -> bool:
    """Whether it holds only what a chain can be made of."""
    try:
        digest(decision)
    except (TypeError, RecursionError):
        return False
    return True
