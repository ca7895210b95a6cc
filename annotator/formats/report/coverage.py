"""Owns which characters a font file can draw, as its own table of them says."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from
from typing import Final

_COLLECTION: Final = b"ttcf"
_BY_SEGMENT, _BY_GROUP = 4, 12


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of characters in their order, by first and last."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def has(self, character: str) -> bool:
        """Whether a character is in one of the ranges."""
        at = bisect_right(self.firsts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.lasts[at]


def coverage_of(font: Path) -> Coverage:
    """What a TrueType or OpenType font covers; of a collection what its first font does."""
    data = font.read_bytes()
    start = unpack_from(">I", data, 12)[0] if data[:4] == _COLLECTION else 0
    cmap = _table(data, start, b"cmap")
    offsets = {unpack_from(">I", data, cmap + 8 + 8 * at)[0] for at in range(unpack_from(">H", data, cmap + 2)[0])}
    by_format = {unpack_from(">H", data, cmap + offset)[0]: cmap + offset for offset in sorted(offsets)}
    if _BY_GROUP in by_format:
        ranges = sorted(_groups(data, by_format[_BY_GROUP]))
    else:
        ranges = sorted(_segments(data, by_format[_BY_SEGMENT]))
    return Coverage(tuple(first for first, _ in ranges), tuple(last for _, last in ranges))


def _table(data: bytes, start: int, name: bytes) -> int:
    count = unpack_from(">H", data, start + 4)[0]
    entries = (unpack_from(">4sIII", data, start + 12 + 16 * at) for at in range(count))
    return next(int(offset) for tag, _, offset, _ in entries if tag == name)


def _groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    for group in range(unpack_from(">I", data, at + 12)[0]):
        first, last, _ = unpack_from(">III", data, at + 16 + 12 * group)
        yield first, last


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    count = unpack_from(">H", data, at + 6)[0] // 2
    for segment in range(count):
        last = unpack_from(">H", data, at + 14 + 2 * segment)[0]
        first = unpack_from(">H", data, at + 16 + 2 * count + 2 * segment)[0]
        yield first, last
