"""Owns what the history asks of an open project: how long it is, parts of it, and decisions by what they are about."""

from collections.abc import Collection

from annotator.domain.ids import ActionId, DecisionId, TargetId
from annotator.domain.view import HistoryLine
from annotator.services.workspace import Workspace
from annotator.store import history_lines as lines


def size(ws: Workspace) -> int:
    """How many decisions there are."""
    return ws.read(lines.size)


def lines_before(ws: Workspace, line: HistoryLine | None, *, limit: int) -> list[HistoryLine]:
    """The next decisions before one, newest first; with None the newest of all."""
    place = (line.hlc, line.id) if line else None
    return ws.read(lambda c: lines.lines_before(c, place, limit))


def lines_after(ws: Workspace, line: HistoryLine) -> list[HistoryLine]:
    """Every decision after one, newest first."""
    return ws.read(lambda c: lines.lines_after(c, (line.hlc, line.id)))


def newest_about(ws: Workspace, target: str) -> DecisionId | None:
    """The decision of this id, or else the newest of this act or about this thing; None if there is none."""
    return ws.read(lambda c: lines.newest_about(c, target))


def about(ws: Workspace, targets: Collection[TargetId]) -> list[DecisionId]:
    """The decisions about these things, oldest first."""
    return ws.read(lambda c: lines.about(c, targets))


def of_acts(ws: Workspace, actions: Collection[ActionId]) -> list[DecisionId]:
    """The decisions that belong to these acts, oldest first."""
    return ws.read(lambda c: lines.of_acts(c, actions))


def own_acts(ws: Workspace, since: DecisionId) -> list[ActionId]:
    """The acts of this analyst here that can be undone, from the newest decision down to one, newest first."""
    if ws.read_only:
        return []
    return ws.read(lambda c: lines.own_acts(c, (ws.analyst_id, ws.replica), since))


def has_own_acts(ws: Workspace, since: DecisionId) -> bool:
    """Whether there are any such acts."""
    return not ws.read_only and bool(ws.read(lambda c: lines.own_acts(c, (ws.analyst_id, ws.replica), since, limit=1)))


def deciders(ws: Workspace) -> list[str]:
    """The names of everybody who decided something, sorted."""
    return ws.read(lines.deciders)
