"""Owns Joined: things that hang together, directly or by way of others."""

from collections.abc import Iterable


class Joined:
    """Groups that grow by joining (Tarjan 1975); a thing that was never joined is a group of its own."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, things: Iterable[str]) -> None:
        """Put some things, and all that hangs together with them, into one group."""
        roots = sorted({self.group(thing) for thing in things})
        for other in roots[1:]:
            self._above[other] = roots[0]

    def group(self, thing: str) -> str:
        """The name of a thing's group, the same for all in it: that of its first member by name."""
        top = thing
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(thing, thing)) != top:
            self._above[thing], thing = top, above
        return top

    def groups(self) -> dict[str, list[str]]:
        """The members of every group that was joined, by its name."""
        found: dict[str, list[str]] = {}
        for thing in self._above:
            found.setdefault(self.group(thing), []).append(thing)
        return {name: sorted({name, *members}) for name, members in sorted(found.items())}
