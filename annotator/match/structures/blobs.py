"""Owns many pieces of bytes in one array, each found by its number without reading the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Blobs:
    """Pieces one behind the other: the n-th is `data[starts[n]:starts[n + 1]]`."""

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> "Blobs":
        """The pieces, in their order."""
        data, sizes = bytearray(), [0]
        for piece in pieces:
            data += piece
            sizes.append(len(piece))
        return cls(np.frombuffer(bytes(data), dtype=np.uint8), np.fromiter(accumulate(sizes), np.int64, len(sizes)))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.data[self.starts[number] : self.starts[number + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))
