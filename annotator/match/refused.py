"""Owns which names people refused to take for one, and which entities would put two of them together again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.folding import plain
from annotator.match.variants import Variant, cleaned

_Part = tuple[str, str]
"""A name, a spelling of one or a mention of one, and which of these it is."""


class Refused:
    """Entities that people refused; no two names of one of them are put together again, in whatever company.

    Of one that has a single name no two spellings are, of one that is spelled in one way no two mentions. Nor are its
    mentions in different articles, though they be spelled the same.
    """

    def __init__(self, entities: Collection[Entity]) -> None:
        self._ids = {each.id for each in entities}
        self._places: defaultdict[_Part, set[int]] = defaultdict(set)
        self._single: set[str] = set()
        self._mentioned: defaultdict[tuple[str, ...], list[frozenset[MentionId]]] = defaultdict(list)
        self._held_by: defaultdict[MentionId, list[int]] = defaultdict(list)
        for place, each in enumerate(entities):
            for part in self._refused_parts(each):
                self._places[part].add(place)
            for mention in each.mentions:
                self._held_by[mention].append(place)

    def _refused_parts(self, entity: Entity) -> Iterable[_Part]:
        names = {plain(cleaned(each)) for each in entity.variants}
        if len(names) > 1:
            return [("name", each) for each in names]
        self._single |= names
        if len(entity.variants) > 1:
            return [("spelling", each) for each in entity.variants]
        self._mentioned[entity.variants].append(frozenset(entity.mentions))
        return [("mention", each) for each in entity.mentions]

    def holds(self, variants: Iterable[Variant]) -> bool:
        """Whether two of what one refused entity held are among these spellings."""
        return bool(self._places) and self._twice(part for each in variants for part in self._parts(each))

    def parts(self, full: Iterable[Variant], short: Variant) -> bool:
        """Whether a short name must not join full ones, for people refused it with one of them."""
        if not self._places:
            return False
        own = set(self._parts(short))
        near = {place for part in own for place in self._places.get(part, ())}
        if not near:
            return False
        others = (part for each in full for part in self._parts(each))
        return self._twice(own) or any(not near.isdisjoint(self._places.get(part, ())) for part in others)

    def again(self, entity: Entity) -> bool:
        """Whether this is a refused entity once more, or holds two of what one held.

        Of a name spelled in one way its mentions tell: the same name elsewhere may mean somebody else.
        """
        if not self._ids:
            return False
        if entity.id in self._ids or self._twice(self._parts_of(entity)):
            return True
        return any(map(frozenset(entity.mentions).issuperset, self._mentioned.get(entity.variants, ())))

    def articles_apart(self, mentions: Iterable[Mention]) -> frozenset[ArticleId]:
        """The articles of these mentions of which one refused entity had several: none of them goes with another."""
        if not self._held_by:
            return frozenset()
        articles: defaultdict[int, set[ArticleId]] = defaultdict(set)
        for mention in mentions:
            for place in self._held_by.get(mention.id, ()):
                articles[place].add(mention.article)
        return frozenset(article for each in articles.values() if len(each) > 1 for article in each)

    def _twice(self, parts: Iterable[_Part]) -> bool:
        seen = set[int]()
        for part in set(parts):
            places = self._places.get(part, set())
            if not seen.isdisjoint(places):
                return True
            seen |= places
        return False

    def _parts(self, variant: Variant) -> Iterator[_Part]:
        yield "name", variant.key
        if variant.key in self._single:
            yield from (("spelling", each) for each in variant.spellings)
            yield from (("mention", each.id) for each in variant.mentions)

    def _parts_of(self, entity: Entity) -> Iterator[_Part]:
        names = {plain(cleaned(each)) for each in entity.variants}
        yield from (("name", each) for each in names)
        if not names.isdisjoint(self._single):
            yield from (("spelling", each) for each in entity.variants)
            yield from (("mention", each) for each in entity.mentions)
