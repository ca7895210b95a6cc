"""Owns the plain JSON values that the log hashes and the native format carries, and their canonical bytes."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from json.encoder import encode_basestring

_NO_FLOATS = "canonical JSON holds no floats: keep scores as ten-thousandths"

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
JsonObject = Mapping[str, Json]

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Json) -> str:
    """The one spelling of a JSON value: sorted keys, no spaces, characters as they are; TypeError on a float."""
    _refuse_floats(value)
    return _ENCODER.encode(value)


quoted: Callable[[str], str] = encode_basestring
"""A string as canonical JSON spells it."""


def parse_object(text: str) -> dict[str, Json]:
    """The JSON object written in `text`; ValueError if it is anything else."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError("expected a JSON object")
    return value


_PLAIN = frozenset((str, int, bool, type(None)))


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(_NO_FLOATS)
    if isinstance(value, str):
        return
    # A dict before any Mapping, and values of plain types without a call: both are nearly all there are.
    if isinstance(value, dict | Mapping):
        inside: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    else:
        return
    for inner in inside:
        if type(inner) not in _PLAIN:
            _refuse_floats(inner)


def as_str(value: Json, default: str = "") -> str:
    """The value if it is a string, else `default`."""
    return value if isinstance(value, str) else default


def as_int(value: Json, default: int = 0) -> int:
    """The value if it is a whole number (not a truth value), else `default`."""
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def as_object(value: Json) -> JsonObject:
    """The value if it is an object, else an empty one."""
    if value is None or type(value) is dict:  # nearly all, and told far faster than any Mapping
        return value or {}
    return value if isinstance(value, Mapping) else {}


def as_list(value: Json) -> Sequence[Json]:
    """The value if it is an array, else an empty one."""
    return value if isinstance(value, list | tuple) else ()


def optional_str(value: Json) -> str | None:
    """The value if it is a string, else None."""
    return value if isinstance(value, str) else None
