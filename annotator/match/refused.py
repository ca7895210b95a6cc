"""Owns which entities people refused, and which of those proposed would bring one of them back."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from annotator.domain.entity import Entity
from annotator.domain.ids import MentionId
from annotator.match.bodies import acronym_letters
from annotator.match.folding import person_parts
from annotator.match.variants import Variant


class Refused:
    """Entities that people refused; a group of spellings is forbidden that holds all those of one of them."""

    def __init__(self, entities: Collection[Entity]) -> None:
        several = sorted({each.variants for each in entities if len(each.variants) > 1})
        self._sets = [frozenset(spellings) for spellings in several]
        self._by_spelling: defaultdict[str, set[int]] = defaultdict(set)
        self._ids = {each.id for each in entities}
        self._single: defaultdict[tuple[str, ...], list[frozenset[MentionId]]] = defaultdict(list)
        for each in entities:
            if len(each.variants) == 1:
                self._single[each.variants].append(frozenset(each.mentions))
        for place, spellings in enumerate(self._sets):
            for spelling in spellings:
                self._by_spelling[spelling].add(place)

    def holds(self, variants: Iterable[Variant]) -> bool:
        """Whether these spellings together are all those of a refused entity, or more."""
        spellings = self._spellings(variants)
        return any(spellings.issuperset(refused) for refused in self._near(spellings))

    def parts(self, full: Iterable[Variant], short: Variant) -> bool:
        """Whether a short name must not join full ones, for a refused entity has nothing but them and short names."""
        own = self._spellings([short])
        near = [refused for refused in self._near(own) if own & refused]
        spellings = self._spellings(full) if near else frozenset()
        return any(refused & spellings and all(map(_short, refused - spellings)) for refused in near)

    def again(self, entity: Entity) -> bool:
        """Whether this is a refused entity once more, or holds all that one has.

        Of a name spelled in one way its mentions tell: the same name elsewhere may mean somebody else.
        """
        spellings = frozenset(entity.variants)
        if entity.id in self._ids or any(map(spellings.issuperset, self._near(spellings))):
            return True
        return any(map(frozenset(entity.mentions).issuperset, self._single.get(entity.variants, ())))

    def _spellings(self, variants: Iterable[Variant]) -> frozenset[str]:
        """How names are written; nothing if nothing was refused."""
        return frozenset(each for variant in variants for each in variant.spellings) if self._sets else frozenset()

    def _near(self, spellings: Iterable[str]) -> list[frozenset[str]]:
        places = {place for spelling in spellings for place in self._by_spelling.get(spelling, ())}
        return [self._sets[place] for place in sorted(places)]


def _short(spelling: str) -> bool:
    return len(person_parts(spelling).tokens) < 2 or bool(acronym_letters(spelling))
