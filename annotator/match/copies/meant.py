"""Owns whom the names of speakers mean in a corpus that grows: by what each is known as entities come and go."""

from collections import defaultdict
from collections.abc import Iterable

from annotator.domain.entity import Entity
from annotator.domain.ids import EntityId
from annotator.domain.speaker import bare


class Meant:
    """The entities that names mean; a name that several have means none."""

    def __init__(self) -> None:
        self._having: defaultdict[str, set[EntityId]] = defaultdict(set)
        self._names: dict[EntityId, frozenset[str]] = {}

    def change(self, gone: Iterable[Entity], new: Iterable[Entity]) -> set[str]:
        """Take note that entities went and others came. The names, folded, that may mean another one now."""
        touched = set[str]()
        for entity in gone:
            for name in self._names.pop(entity.id, frozenset()):
                self._having[name].discard(entity.id)
                touched.add(name)
        for entity in new:
            self._names[entity.id] = frozenset(map(folded, (entity.name, *entity.variants)))
            for name in self._names[entity.id]:
                self._having[name].add(entity.id)
                touched.add(name)
        return touched | {other for name in touched for held in self._having[name] for other in self._names[held]}

    def known_as(self, name: str) -> str:
        """By what a folded name is known: by the first of the names that only its entity has, if it means one only."""
        meant = self._having.get(name, set())
        if len(meant) != 1:
            return name
        own = (each for each in self._names[next(iter(meant))] if len(self._having[each]) == 1)
        return f"entity {min(own)}"


def folded(name: str) -> str:
    """A name without its article, further spaces, and capitals."""
    return bare(name).casefold()
