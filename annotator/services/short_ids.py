"""Owns ids as people type them: whole, or as much of their beginning as tells one thing from all others."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from annotator.domain.errors import AnnotatorError, Missing, NotAllowed
from annotator.domain.ids import TargetId
from annotator.domain.json import Json, JsonObject
from annotator.domain.suggestion import Kind
from annotator.services.workspace import Workspace
from annotator.store import targets

_LEAST = 4
"""Of fewer characters nobody could say that they were meant for one thing."""
_MADE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMING: Mapping[str, Sequence[Kind]] = MappingProxyType(
    {
        "target": targets.KINDS,
        **dict.fromkeys(("a", "b", "claim"), (Kind.CLAIM,)),
        **dict.fromkeys(("article", "articles"), (Kind.ARTICLE,)),
        "fact": (Kind.FACT,),
    }
)
"""What the keys of a decision name."""


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


def completed(ws: Workspace, line: JsonObject) -> JsonObject:
    """A decision with whole ids for their beginnings; NotAllowed for one of several ids. All else is as it was.

    Only ids that the program made are completed: one that somebody gave may well begin as another.
    """
    return {key: _completed(ws, value, _NAMING.get(key, ())) for key, value in line.items()} | (
        {"evidence": [completed(ws, each) if isinstance(each, Mapping) else each for each in evidence]}
        if isinstance(evidence := line.get("evidence"), list)
        else {}
    )


def _completed(ws: Workspace, value: Json, kinds: Sequence[Kind]) -> Json:
    if isinstance(value, list) and kinds:
        return [_completed(ws, each, kinds) for each in value]
    if not isinstance(value, str) or len(value) < _LEAST or not kinds:
        return value
    found = ws.read(lambda c: targets.beginning_with(c, value, kinds, most=2))
    if value in found or not all(map(_MADE.fullmatch, found)):
        return value
    if len(found) > 1:
        raise NotAllowed("target-several", id=value)
    return found[0] if found else value


def _missing(ws: Workspace, wanted: str, kinds: Sequence[Kind]) -> AnnotatorError:
    """Nothing of these kinds begins so: what is there instead, if anything is."""
    for kind in targets.IN_EXPORTS:
        if kind not in kinds and ws.read(partial(targets.beginning_with, start=wanted, kinds=[kind], most=1)):
            *first, last = (each.value for each in kinds)
            known = f"{', '.join(first)} or {last}" if first else last
            article = "an" if kind.value[0] in "aeiou" else "a"
            return NotAllowed("target-kind", id=wanted, kind=f"{article} {kind.value}", known=known)
    return Missing("target-missing", id=wanted)
