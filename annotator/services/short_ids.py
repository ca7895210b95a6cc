"""Owns ids as people type them: whole, or as much of their beginning as tells one thing from all others."""

from collections.abc import Sequence
from functools import partial

from annotator.domain.errors import AnnotatorError, Missing, NotAllowed
from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind
from annotator.services.workspace import Workspace
from annotator.store import targets

_LEAST = 4
"""Of fewer characters nobody could say that they were meant for one thing."""


def whole_id(ws: Workspace, typed: str, kinds: Sequence[Kind]) -> TargetId:
    """The id that was typed, or the only one that begins so; Missing for none, NotAllowed for several.

    NotAllowed also for too little of an id, and for the id of what is of none of these kinds.
    """
    wanted = typed.strip()
    found = ws.read(lambda c: targets.beginning_with(c, wanted, kinds, most=2)) if wanted else []
    if wanted in found:
        return TargetId(wanted)
    if 0 < len(wanted) < _LEAST:
        raise NotAllowed("target-short", id=wanted, least=_LEAST)
    if len(found) > 1:
        raise NotAllowed("target-several", id=wanted)
    if not found:
        raise _missing(ws, wanted, kinds) if wanted else Missing("target-missing", id=typed)
    return found[0]


def _missing(ws: Workspace, wanted: str, kinds: Sequence[Kind]) -> AnnotatorError:
    """Nothing of these kinds begins so: what is there instead, if anything is."""
    for kind in targets.IN_EXPORTS:
        if kind not in kinds and ws.read(partial(targets.beginning_with, start=wanted, kinds=[kind], most=1)):
            *first, last = (each.value for each in kinds)
            known = f"{', '.join(first)} or {last}" if first else last
            article = "an" if kind.value[0] in "aeiou" else "a"
            return NotAllowed("target-kind", id=wanted, kind=f"{article} {kind.value}", known=known)
    return Missing("target-missing", id=wanted)
