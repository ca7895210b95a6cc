"""Owns finding decisions in a long history without reading what they say: by place in time, target, act or analyst."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection

from annotator.domain.decision import TOGGLES, Verb
from annotator.domain.ids import ActionId, AnalystId, DecisionId, ReplicaId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryLine
from annotator.store.rows import marks
from annotator.store.trouble import given

_CHUNK = 500
_TOGGLES = ",".join(f"'{verb}'" for verb in TOGGLES)
_LINE = """SELECT d.id, d.hlc, d.at, coalesce(analyst.name, d.analyst), d.verb, json_extract(d.payload, '$.kind')
    FROM decision d LEFT JOIN analyst ON analyst.id = d.analyst"""

_VERBS: Mapping[str, Verb] = {verb.value: verb for verb in Verb}
_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}

Place = tuple[str, str]
"""Where a decision stands among all: its `hlc` and its id."""


def size(connection: Connection) -> int:
    """How many decisions there are."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM decision").scalar_one())


def lines_before(connection: Connection, place: Place | None, limit: int) -> list[HistoryLine]:
    """The next decisions before a place, newest first; with None the newest of all."""
    older = "WHERE (d.hlc, d.id) < (?, ?)" if place else ""
    return _lines(connection, f"{_LINE} {older} ORDER BY d.hlc DESC, d.id DESC LIMIT ?", (*(place or ()), limit))


def lines_after(connection: Connection, place: Place) -> list[HistoryLine]:
    """Every decision after a place, newest first."""
    return _lines(connection, f"{_LINE} WHERE (d.hlc, d.id) > (?, ?) ORDER BY d.hlc DESC, d.id DESC", place)


def _lines(connection: Connection, sql: str, parameters: Sequence[str | int]) -> list[HistoryLine]:
    with given("a decision"):
        rows = connection.exec_driver_sql(sql, tuple(parameters)).all()
        return [_line(row) for row in rows]


def _line(row: Sequence[str]) -> HistoryLine:
    identity, hlc, at, analyst, verb, kind = row
    told = _VERBS.get(verb) or Verb(verb), (_KINDS.get(kind) or Kind(kind)) if kind else None
    return HistoryLine(DecisionId(identity), hlc, at, analyst, *told)


def newest_about(connection: Connection, target: str) -> DecisionId | None:
    """The decision of this id, or else the newest of this act or about this thing; None if there is none."""
    sql = """SELECT id FROM decision WHERE id = ?1 OR action = ?1
        OR id IN (SELECT decision FROM decision_target WHERE target = ?1 AND ordinal = 0)
        ORDER BY id = ?1 DESC, hlc DESC, id DESC LIMIT 1"""
    found = connection.exec_driver_sql(sql, (target,)).scalar()
    return None if found is None else DecisionId(found)


def about(connection: Connection, targets: Collection[TargetId]) -> list[DecisionId]:
    """The decisions whose first target is one of these, undo and redo left out, oldest first."""
    inner = "SELECT decision FROM decision_target WHERE ordinal = 0 AND target IN ({})"
    return _among(connection, f"verb NOT IN ({_TOGGLES}) AND id IN ({inner})", sorted(set(targets)))


def of_acts(connection: Connection, actions: Collection[ActionId]) -> list[DecisionId]:
    """The decisions that belong to these acts, oldest first."""
    return _among(connection, "action IN ({})", sorted(set(actions)))


def _among(connection: Connection, where: str, wanted: Sequence[str]) -> list[DecisionId]:
    found: list[tuple[str, str]] = []
    for at in range(0, len(wanted), _CHUNK):
        part = tuple(wanted[at : at + _CHUNK])
        sql = f"SELECT hlc, id FROM decision WHERE {where.format(marks(len(part)))}"
        found += [(row[0], row[1]) for row in connection.exec_driver_sql(sql, part)]
    return [DecisionId(identity) for _, identity in sorted(found)]


def own_acts(
    connection: Connection, chain: tuple[AnalystId, ReplicaId], since: DecisionId, limit: int | None = None
) -> list[ActionId]:
    """The acts of a chain that stand, among the decisions from the newest down to one, newest first.

    With `limit`, those of so many decisions: one is enough to know whether there is any.
    """
    sql = f"""SELECT action FROM decision WHERE (hlc, id) >= (SELECT hlc, id FROM decision WHERE id = ?)
        AND analyst = ? AND replica = ? AND verb NOT IN ({_TOGGLES})
        AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.action = decision.action)
        ORDER BY hlc DESC, id DESC LIMIT ?"""
    rows = connection.exec_driver_sql(sql, (since, *chain, -1 if limit is None else limit)).all()
    return list(dict.fromkeys(ActionId(row[0]) for row in rows))


def deciders(connection: Connection) -> list[str]:
    """The names of everybody who decided something, sorted."""
    sql = "SELECT name FROM analyst WHERE EXISTS (SELECT 1 FROM decision WHERE analyst = analyst.id)"
    return sorted({str(row[0]) for row in connection.exec_driver_sql(sql)})
