"""Owns what hangs together: things joined in pairs, in parts; a change makes only those parts anew that it touches."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

_Node = TypeVar("_Node", bound=Hashable)


class Connected(Generic[_Node]):
    """Things, some joined to others or to themselves, and the parts that joined ones make, by number."""

    def __init__(self) -> None:
        self._near: defaultdict[_Node, set[_Node]] = defaultdict(set)
        self._home: dict[_Node, int] = {}
        self._parts: dict[int, list[_Node]] = {}
        self._touched: set[_Node] = set()
        self._next = 0

    def near(self, node: _Node) -> set[_Node]:
        """What a thing is joined to."""
        return self._near.get(node, set())

    def join(self, one: _Node, other: _Node) -> None:
        """Join two things, or a thing to itself."""
        self._near[one].add(other)
        self._near[other].add(one)
        self.touch((one, other))

    def part(self, one: _Node, other: _Node) -> None:
        """Join two things no longer."""
        self._near[one].discard(other)
        self._near[other].discard(one)
        self.touch((one, other))

    def touch(self, nodes: Iterable[_Node]) -> None:
        """Have the parts of some things made anew, though they are joined as before."""
        self._touched.update(nodes)

    def settle(self) -> tuple[list[int], dict[int, list[_Node]]]:
        """The numbers of the parts that are no more since the last time, and those that took their place."""
        gone = sorted({self._home[node] for node in self._touched if node in self._home})
        left = self._touched.union(*(self._parts.pop(number) for number in gone))
        for node in left:
            self._home.pop(node, None)
        made = dict[int, list[_Node]]()
        while left:
            reached = self._reached(left.pop())
            left -= reached
            if any(map(self._near.get, reached)):
                made[self._next] = self._parts[self._next] = list(reached)
                self._home.update(dict.fromkeys(reached, self._next))
                self._next += 1
        self._touched = set()
        return gone, made

    def _reached(self, node: _Node) -> set[_Node]:
        reached, ahead = {node}, [node]
        while ahead:
            found = self._near.get(ahead.pop(), set()) - reached
            reached |= found
            ahead += found
        return reached
