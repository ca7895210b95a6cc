"""Owns which confirmations hold a correction: whoever confirms a claim as it was corrected says that it stands so."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from sqlalchemy import Connection

from annotator.domain.claim import Status
from annotator.domain.decision import Decision, Verb
from annotator.domain.fold import judged_as
from annotator.domain.ids import ActionId, DecisionId, TargetId
from annotator.domain.suggestion import Kind
from annotator.store import log
from annotator.store.rows import marks


def hold_corrections(connection: Connection, decisions: Iterable[Decision]) -> set[DecisionId]:
    """Those of the decisions that confirm a claim as somebody had corrected it, and were not taken back."""
    confirmed = {d.targets[0] for d in decisions if d.verb is Verb.CONFIRM and d.kind is Kind.CLAIM}
    found: set[DecisionId] = set()
    for listed in log.of_targets(connection, _corrected(connection, sorted(confirmed))).values():
        gone = _withdrawn(connection, [each.action for each in listed])
        live = sorted((each for each in listed if each.action not in gone), key=attrgetter("order"))
        held = judged_as(live)
        found |= {each.id for each, value in held if each.verb is Verb.CONFIRM and value == Status.CORRECTED}
    return found


def _corrected(connection: Connection, targets: Sequence[TargetId]) -> set[TargetId]:
    """Those of the targets that somebody ever corrected: of the others nothing more need be read."""
    sql = f"""SELECT DISTINCT target FROM decision_target JOIN decision ON decision.id = decision
        WHERE verb = 'correct' AND target IN ({marks(len(targets))})"""
    return {str(row[0]) for row in connection.exec_driver_sql(sql, tuple(targets))}


def _withdrawn(connection: Connection, actions: Sequence[ActionId]) -> set[ActionId]:
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(actions))})"
    return {ActionId(row[0]) for row in connection.exec_driver_sql(sql, tuple(actions))}
