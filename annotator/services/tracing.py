"""Owns the decisions behind an exported label, each about the words that stood there when it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.ids import TargetId
from annotator.domain.view import HistoryRow
from annotator.services import histories, reading
from annotator.services.short_ids import whole_id
from annotator.services.workspace import Workspace
from annotator.store import targets

_APART: Final = " — "


def traced(ws: Workspace, typed: str) -> list[HistoryRow]:
    """The decisions about a thing, oldest first; Missing for an id, or its beginning, of nothing."""
    target = typed.strip()
    if not histories.about(ws, [target]):
        # What was added and taken back is gone, but its decisions are not: only for others is an id looked up.
        target = whole_id(ws, typed, targets.IN_EXPORTS)
    own = _rows(ws, [target])
    ends = {end for row in own for end in row.ends}
    return _as_it_was(_rows(ws, [target, *ends]), target) if own else []


def is_proposed(ws: Workspace, typed: str) -> bool:
    """Whether a program proposed a thing; else a file brought it, or a person made it."""
    target = whole_id(ws, typed, targets.IN_EXPORTS)
    return ws.read(lambda c: targets.is_proposed(c, target))


def _rows(ws: Workspace, targets: Sequence[TargetId]) -> list[HistoryRow]:
    return reading.history_rows(ws, histories.about(ws, targets))


def _as_it_was(rows: Sequence[HistoryRow], target: TargetId) -> list[HistoryRow]:
    """The rows about a target among all, in their order, with the words that a later change found there."""
    then: dict[TargetId, str] = {}
    told: list[HistoryRow] = []
    for row in reversed(rows):
        then.update((row.target, change.before) for change in row.changed if change.part == "text")
        if row.target == target:
            told.append(_worded(row, then))
    return told[::-1]


def _worded(row: HistoryRow, then: Mapping[TargetId, str]) -> HistoryRow:
    if not row.ends:
        return replace(row, object=then.get(row.target, row.object))
    joint = row.joint or _APART
    words = row.object.removeprefix("“").removesuffix("”").split(joint) if row.joint else row.object.split(joint)
    if len(words) != len(row.ends):  # The words themselves hold what stands between them.
        return row
    said = joint.join(then.get(end, word) for end, word in zip(row.ends, words, strict=True))
    return replace(row, object=f"“{said}”" if row.joint else said)
