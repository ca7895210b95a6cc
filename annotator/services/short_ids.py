"""Owns ids as people type them: whole, or as much of their beginning as tells one thing from all others."""

from collections.abc import Sequence

from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind
from annotator.services.workspace import Workspace
from annotator.store import targets

_LEAST = 4
"""Of fewer characters nobody could say that they were meant for one thing."""


def whole_id(ws: Workspace, typed: str, kinds: Sequence[Kind]) -> TargetId:
    """The id that was typed, or the only one that begins so; Missing for none, NotAllowed for several."""
    wanted = typed.strip()
    found = ws.read(lambda c: targets.beginning_with(c, wanted, kinds, most=2)) if wanted else []
    if wanted in found:
        return TargetId(wanted)
    if not found or len(wanted) < _LEAST:
        raise Missing("target-missing", id=typed)
    if len(found) > 1:
        raise NotAllowed("target-several", id=wanted)
    return found[0]
