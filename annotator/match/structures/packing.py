"""Owns the packed form of what is kept between runs: any value of plain parts, by its type, in few bytes and back.

Nothing in it is ever run: it is JSON, squeezed, and is read back only as the type that is expected.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Generic, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

Value = TypeVar("Value")
_Plain = object
"""What JSON can hold."""

_FIRM = 9
_PLAIN = (str, int, float, bool, NoneType)


class _Way(NamedTuple):
    """To a plain value and back."""

    out: Callable[..., _Plain]
    back: Callable[..., object]


class Packing(Generic[Value]):
    """The packed form of one type: a dataclass of texts, numbers, dates, enums, and tuples, sets and maps of such."""

    def __init__(self, of: type[Value], usual: bytes = b"") -> None:
        """`usual` are bytes as they often come in the plain form, by which much is saved in short values."""
        self._out, self._back = _way(of)
        self._usual = usual[-32_768:]

    def pack(self, value: Value) -> bytes:
        """The same bytes for equal values."""
        squeezer = zlib.compressobj(_FIRM, zlib.DEFLATED, -15, zdict=self._usual)
        return squeezer.compress(self.plain(value)) + squeezer.flush()

    def unpack(self, packed: bytes) -> Value:
        """The value of some bytes; ValueError or TypeError if they are no such value."""
        try:
            plain = _read(zlib.decompressobj(-15, zdict=self._usual).decompress(packed))
            return cast(Value, self._back(plain))  # made by the way of this very type
        except (zlib.error, LookupError) as error:
            raise ValueError(str(error)) from error

    def plain(self, value: Value) -> bytes:
        """The plain form, before it is squeezed."""
        return json.dumps(self._out(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(plain: bytes) -> _Plain:
    """What JSON tells, in a third of the time wherever it has no half of a pair and no number without end."""
    try:
        return msgspec.json.decode(plain)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(plain)


def _way(of: object) -> _Way:
    """How values of a type are written and read; TypeError for a type that has no plain form."""
    origin, parts = get_origin(of), get_args(of)
    supertype = getattr(of, "__supertype__", None)
    if supertype is not None:
        return _way(supertype)
    if of in _PLAIN:
        return _Way(_same, _same)
    if origin in (Union, UnionType):
        return _optional(parts)
    if origin is tuple:
        return _tuple_way(parts)
    if origin is frozenset:
        return _set_way(parts[0])
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _map_way(parts[1])
    return _class_way(of)


def _same(value: object) -> object:
    return value


def _optional(parts: tuple[object, ...]) -> _Way:
    inner = [part for part in parts if part is not NoneType]
    if all(part in _PLAIN for part in inner):
        return _Way(_same, _same)
    if len(inner) != 1 or len(parts) != 2:
        raise TypeError(f"no plain form for one of {parts}")
    out, back = _way(inner[0])
    return _Way(lambda v: None if v is None else out(v), lambda v: None if v is None else back(v))


def _tuple_way(parts: tuple[object, ...]) -> _Way:
    if parts[1:] == (...,):
        out, back = _way(parts[0])
        if out is _same:
            return _Way(list, tuple)
        return _Way(lambda v: [out(each) for each in v], lambda v: tuple(map(back, v)))
    ways = [_way(part) for part in parts]
    return _Way(
        lambda v: [way.out(each) for way, each in zip(ways, v, strict=True)],
        lambda v: tuple(way.back(each) for way, each in zip(ways, v, strict=True)),
    )


def _set_way(part: object) -> _Way:
    out, back = _way(part)
    if out is _same:
        return _Way(sorted, frozenset)
    return _Way(lambda v: sorted(map(out, v), key=json.dumps), lambda v: frozenset(map(back, v)))


def _map_way(part: object) -> _Way:
    out, back = _way(part)
    if out is _same:
        return _Way(dict, dict)
    return _Way(
        lambda v: {key: out(each) for key, each in v.items()},
        lambda v: {key: back(each) for key, each in v.items()},
    )


def _class_way(of: object) -> _Way:
    if not isinstance(of, type):
        raise TypeError(f"no plain form for {of}")
    if issubclass(of, Enum):
        members = {member.value: member for member in of}
        return _Way(lambda v: v.value, members.__getitem__)
    if of is date:
        return _Way(lambda v: v.isoformat(), date.fromisoformat)
    return _record_way(of)


def _record_way(of: type) -> _Way:
    """By the fields in their order, a list."""
    hints = get_type_hints(of)
    if is_dataclass(of):
        names = [each.name for each in fields(of)]
    elif issubclass(of, tuple) and hasattr(of, "_fields"):
        names = list(of._fields)
    else:
        raise TypeError(f"no plain form for {of}")
    ways = [_way(hints[name]) for name in names]
    outs = [(name, way.out) for name, way in zip(names, ways, strict=True)]
    backs = [(at, way.back) for at, way in enumerate(ways) if way.back is not _same]
    made: Callable[..., object] = of

    def back(plain: list[object]) -> object:
        for at, way in backs:
            plain[at] = way(plain[at])
        return made(*plain)

    return _Way(lambda v: [out(getattr(v, name)) for name, out in outs], back)
