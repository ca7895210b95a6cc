"""Owns a CAS as it was read, in whichever spelling: its texts, its feature structures, and what is above its types."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.json import Json, as_list, as_str

_MOST_TARGETS: Final = 2_000_000
"""Elements that arrays and lists are followed for, all together: many may lead to one."""
_MOST_ABOVE: Final = 50


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, and its text or why it has none; `members` are the ids of what it lists, None for everything.

    `unit` is what its offsets count: UTF-16, UTF-32 or UTF-8.
    """

    name: str
    text: str | None = None
    why: str = ""
    unit: str = "UTF-16"


@dataclass(frozen=True, slots=True)
class Kept:
    """A feature structure: its line, full type, plain features, and the ids that other features name."""

    line: int
    type: str
    features: Mapping[str, Json]
    refs: Mapping[str, tuple[int, ...]]

    @property
    def name(self) -> str:
        """The last part of its type's name."""
        return self.type.rpartition(".")[2]

    def words(self, feature: str) -> str | None:
        """What a feature of strings says; None if nothing."""
        return as_str(self.features.get(feature)) or None


@dataclass(slots=True)
class Cas:
    """Views by the id of their sofa, structures by id, and the supertype of each type that is described."""

    views: dict[int, View] = field(default_factory=dict)
    kept: dict[int, Kept] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    supertypes: Mapping[str, str] = field(default_factory=dict)
    followed: int = 0
    doubled: dict[int, int] = field(default_factory=dict)
    """The ids that several structures have, of which the first counts, with the line of another one."""

    def keep(self, identity: int, kept: Kept) -> None:
        """Take a structure."""
        if identity >= 0 and identity in self.kept:
            self.doubled.setdefault(identity, kept.line)
        else:
            self.kept[identity] = kept

    def lineage(self, name: str) -> Iterator[str]:
        """A type and those above it, as far as they are described; a circle ends."""
        for _ in range(_MOST_ABOVE):
            yield name
            above = self.supertypes.get(name)
            if above is None:
                return
            name = above

    def is_kind(self, kept: Kept, *kinds: str) -> bool:
        """Whether a structure is of one of some types, or of one below it."""
        return any(name in kinds for name in self.lineage(kept.type))

    def sofa(self, kept: Kept) -> int | None:
        """The id of the sofa that a structure stands in; None if it stands in none that is here."""
        at = next(iter(kept.refs.get("sofa", ())), None)
        return at if at in self.views else None

    def values(self, ids: Sequence[int]) -> list[Json] | None:
        """The words or numbers in the array or list that an id leads to; None if it leads to none of those."""
        found: list[Json] = []
        at = self.kept.get(ids[0]) if len(ids) == 1 else None
        if at is None or not _OF_VALUES.fullmatch(at.type):
            return None
        while at is not None and self.followed < _MOST_TARGETS:
            self.followed += 1
            held = at.features.get("elements")
            found += held.split() if isinstance(held, str) else as_list(held)  # XMI has numbers in one string
            found += [at.features["head"]] if "head" in at.features else []
            at = self.kept.get(next(iter(at.refs.get("tail", ())), -1))
        return found

    def targets(self, ids: Sequence[int]) -> list[int]:
        """The structures that some ids lead to: elements of arrays and lists for these, each else itself."""
        found: list[int] = []
        waiting = list(reversed(ids))
        seen: set[int] = set()
        while waiting and self.followed < _MOST_TARGETS:
            self.followed += 1
            at = waiting.pop()
            kept = self.kept.get(at)
            if kept is None:
                continue
            inside = [*kept.refs.get("elements", ()), *kept.refs.get("head", ()), *kept.refs.get("tail", ())]
            if not inside or not (kept.type in _COLLECTIONS or kept.type.endswith("[]")):
                found.append(at)
            elif at not in seen:
                seen.add(at)
                waiting += reversed(inside)
        return found


_OF_VALUES: Final = re.compile(
    r"uima\.cas\.(?:(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)Array"
    r"|(?:NonEmpty|Empty)(?:String|Integer|Float)List)"
)
_COLLECTIONS: Final = ("uima.cas.FSArray", "uima.cas.NonEmptyFSList")
