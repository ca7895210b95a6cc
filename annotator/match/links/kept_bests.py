"""Owns what was chosen for claims, most of it packed as it is kept: it is unpacked as it is asked for."""

from collections.abc import Iterator, MutableMapping

from annotator.match.links.linking import Best, unpacked


class KeptBests(MutableMapping[int, Best]):
    """What was chosen for claims, by place: packed as it is kept, or as it was chosen since."""

    def __init__(self) -> None:
        self._packed: dict[int, bytes] = {}
        self._anew: dict[int, Best] = {}

    def put(self, place: int, packed: bytes) -> None:
        """Take in what was chosen for a claim as it is kept."""
        self._packed[place] = packed

    def __getitem__(self, place: int) -> Best:
        found = self._anew.get(place)
        return unpacked(self._packed[place])[0] if found is None else found

    def __setitem__(self, place: int, best: Best) -> None:
        self._packed[place], self._anew[place] = b"", best

    def __delitem__(self, place: int) -> None:
        del self._packed[place]
        self._anew.pop(place, None)

    def __contains__(self, place: object) -> bool:
        return place in self._packed

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
