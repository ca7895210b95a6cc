"""Owns which annotators of imported files marked a thing, among the keys that are kept beside it."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from annotator.domain.ids import TargetId
from annotator.domain.json import JsonObject, as_object, canonical, parse_object
from annotator.store import tables as t
from annotator.store.rows import marks, write

_ANNOTATORS: Final = "annotators"
_CHUNK: Final = 500


def add(connection: Connection, said: Mapping[TargetId, Mapping[str, JsonObject]]) -> None:
    """Add annotators to those of each thing, with what they said of it; one that is there stays as it is."""
    targets = sorted(said)
    for at in range(0, len(targets), _CHUNK):
        part = tuple(targets[at : at + _CHUNK])
        rows = connection.exec_driver_sql(f"SELECT target, keys FROM extra WHERE target IN ({marks(len(part))})", part)
        kept = {str(target): parse_object(str(keys)) for target, keys in rows}
        fresh = {target: _with(kept.get(target, {}), said[target]) for target in part}
        changed = [target for target in part if fresh[target] != kept.get(target)]
        if changed:
            connection.exec_driver_sql(f"DELETE FROM extra WHERE target IN ({marks(len(changed))})", tuple(changed))
        write(connection, t.ExtraRow, [{"target": target, "keys": canonical(fresh[target])} for target in changed])


def _with(kept: JsonObject, said: Mapping[str, JsonObject]) -> JsonObject:
    return {**kept, _ANNOTATORS: {**said, **as_object(kept.get(_ANNOTATORS))}}
