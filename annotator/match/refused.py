"""Owns which names people refused to take for one, and which entities would put two of them together again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.folding import plain
from annotator.match.variants import ELSEWHERE, Variant, cleaned

_Part = tuple[str, str]
"""A name, a spelling of one or a mention of one, and which of these it is."""


class Refused:
    """Entities that people refused; no two names of one of them are put together again, in whatever company.

    Of one that has a single name no two spellings are, of one that is spelled in one way no two mentions. Nor are its
    mentions in different articles, though they be spelled the same. What one article told of somebody stays together
    all the same, if people refused it with what others told.
    """

    def __init__(self, entities: Collection[Entity]) -> None:
        self._ids = {each.id for each in entities}
        self._places: defaultdict[_Part, set[int]] = defaultdict(set)
        self._single: set[str] = set()
        self._mentioned: defaultdict[tuple[str, ...], list[frozenset[MentionId]]] = defaultdict(list)
        self._held_by: defaultdict[MentionId, list[int]] = defaultdict(list)
        self._held = [frozenset(each.mentions) for each in entities]
        self._articles: dict[MentionId, ArticleId] = {}
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

    def took(self, mentions: Iterable[Mention]) -> None:
        """Note in which articles mentions of refused entities are."""
        self._articles.update({each.id: each.article for each in mentions if each.id in self._held_by})

    def holds(self, variants: Sequence[Variant]) -> bool:
        """Whether two of what one refused entity held are among these spellings, or what must stay in its article."""
        if not self._places:
            return False
        articles = frozenset[ArticleId]().union(*(each.articles for each in variants))
        if len(articles) > 1 and _stays(variants):
            return True
        written = {each.parts.tokens for each in variants}
        # Of two full names in one article people may have meant the one or the other.
        within = articles if len(written) == 1 else frozenset[ArticleId]()
        return self._twice((part for each in variants for part in self._parts(each)), within)

    def parts(self, full: Sequence[Variant], short: Variant, article: ArticleId) -> bool:
        """Whether a short name in an article must not join full ones, for people refused it with one of them."""
        if not self._places:
            return False
        articles = frozenset((article,)).union(*(each.articles for each in full))
        if len(articles) > 1 and _stays((*full, short)):
            return True
        own = set(self._parts(short))
        near = self._counting((place for part in own for place in self._places.get(part, ())), articles)
        if not near:
            return False
        others = (part for each in full for part in self._parts(each))
        return self._twice(own, articles) or any(not near.isdisjoint(self._places.get(part, ())) for part in others)

    def again(self, entity: Entity) -> bool:
        """Whether this is a refused entity once more, or holds two of what one held.

        Of a name spelled in one way its mentions tell: the same name elsewhere may mean somebody else.
        """
        if not self._ids:
            return False
        if entity.id in self._ids:
            return True
        articles = frozenset(self._articles.get(each, ArticleId("")) for each in entity.mentions)
        if self._twice(self._parts_of(entity), articles):
            return True
        return any(map(frozenset(entity.mentions).issuperset, self._mentioned.get(entity.variants, ())))

    def articles_apart(self, mentions: Iterable[Mention]) -> frozenset[ArticleId]:
        """The articles of these mentions of which one refused entity had more: none of them goes with another."""
        if not self._held_by:
            return frozenset()
        return frozenset(
            mention.article
            for mention in mentions
            if any(self._beyond(place, mention.article) for place in self._held_by.get(mention.id, ()))
        )

    def _beyond(self, place: int, article: ArticleId) -> bool:
        """Whether a refused entity was not of this article alone."""
        return any(self._articles.get(each) != article for each in self._held[place])

    def _counting(self, places: Iterable[int], articles: frozenset[ArticleId]) -> set[int]:
        """The refused entities that tell against what is in these articles alone; not those that held others, too."""
        found = set(places)
        if len(articles) != 1:
            return found
        (article,) = articles
        return {place for place in found if not self._beyond(place, article)}

    def _twice(self, parts: Iterable[_Part], articles: frozenset[ArticleId]) -> bool:
        seen = set[int]()
        for part in set(parts):
            places = self._counting(self._places.get(part, ()), articles)
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


def _stays(variants: Iterable[Variant]) -> bool:
    """Whether some of these spellings are taken from one article only."""
    return any(each.within not in ("", ELSEWHERE) for each in variants)
