"""Owns what comparisons found, kept from one process to the next: looked up by all that it follows from.

Nothing depends on its being kept: what is not there, or cannot be read, is worked out.
"""

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from typing import Protocol, TypeVar

Value = TypeVar("Value")

_KEY = 16
_A_PART = 20_000
_FIRM = 9
_COUNT = struct.Struct("<I")


class Packer(Protocol[Value]):
    """Packs what one kind of comparison finds; what it cannot unpack is a ValueError or TypeError."""

    def pack(self, value: Value, /) -> bytes:
        """The same bytes for equal values."""

    def unpack(self, packed: bytes, /) -> Value:
        """The value of some bytes."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What comparisons found that is to be kept, in parts; `instead`: in place of all that is kept so far."""

    parts: Sequence[bytes] = ()
    instead: bool = False


class Comparisons:
    """What was found before, as far as it is kept, and what is found now."""

    def __init__(self) -> None:
        self._kept: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._fresh: dict[bytes, bytes] = {}
        self._spoiled = False

    def take(self, part: bytes) -> None:
        """Take in a part of what is kept; one that cannot be read is left out, and replaced with all the others."""
        try:
            self._kept.update(_unpacked(part))
        except (ValueError, zlib.error, struct.error):
            self._spoiled = True

    def found(self, key: bytes, packer: Packer[Value], work: Callable[[], Value]) -> Value:
        """What a comparison finds that is known by a key: as it is kept, or else as it is worked out."""
        if (kept := self._kept.get(key)) is not None:
            try:
                value = packer.unpack(kept)
            except (ValueError, TypeError, struct.error):
                self._spoiled = True
            else:
                self._asked.add(key)
                return value
        value = work()
        self._fresh[key] = packer.pack(value)
        return value

    def settle(self) -> Fresh:
        """What is to be kept beside what is kept, or in its place where nothing asked for most of that; it is let go.

        To be asked once all is compared that there is.
        """
        instead = self._spoiled or 2 * len(self._asked) < len(self._kept)
        known = {key: self._kept[key] for key in self._kept if key in self._asked} if instead else {}
        parts = tuple(_packed(known | self._fresh))
        self._kept, self._asked, self._fresh, self._spoiled = {}, set(), {}, False
        return Fresh(parts, instead)


def key_of(kind: str, *parts: bytes) -> bytes:
    """What a comparison of a kind is known by that follows from these parts and nothing else."""
    told = (kind.encode(), *parts)
    sizes = struct.pack(f"<{len(told)}I", *map(len, told))
    return hashlib.blake2b(b"".join((sizes, *told)), digest_size=_KEY).digest()


def _packed(found: Mapping[bytes, bytes]) -> Iterator[bytes]:
    items = iter(found.items())
    while part := list(islice(items, _A_PART)):
        sizes = struct.pack(f"<{len(part)}I", *(len(value) for _, value in part))
        values = zlib.compress(b"".join((sizes, *(value for _, value in part))), _FIRM)
        yield b"".join((_COUNT.pack(len(part)), *(key for key, _ in part), values))


def _unpacked(part: bytes) -> dict[bytes, bytes]:
    """ValueError, or an error of struct or zlib, if the bytes are no part."""
    (count,) = _COUNT.unpack_from(part)
    end = _COUNT.size + count * _KEY
    told = zlib.decompress(part[end:])
    sizes = struct.unpack_from(f"<{count}I", told)
    ends = list(accumulate(sizes, initial=count * _COUNT.size))
    if ends[-1] != len(told):
        raise ValueError("not what comparisons found")
    keys = (part[at : at + _KEY] for at in range(_COUNT.size, end, _KEY))
    return {key: told[start:stop] for key, (start, stop) in zip(keys, pairwise(ends), strict=True)}
