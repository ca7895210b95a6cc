"""Owns which names people refused to take for one, and which entities would put two of them together again."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.copies.independent import Cut, Independent
from annotator.match.entities.printed import Camp, Camps, print_of
from annotator.match.entities.variants import ELSEWHERE, Variant, cleaned, key_of
from annotator.match.names.folding import plain

_Part = tuple[str, str]
"""A name, a spelling of one or a mention of one, and which of these it is."""
_NOWHERE = ArticleId("")


class Refused:
    """Entities that people refused; no two names of one of them are put together again, in whatever company.

    Of one that has a single name no two spellings are, of one that is spelled in one way no two mentions. Nor are two
    of its mentions, in one article or in several, though they be spelled the same; but what one passage tells that
    several print stays together, if people refused it with what others told.
    """

    def __init__(self, entities: Collection[Entity], cut: Cut = ()) -> None:
        self._ids = {each.id for each in entities}
        self._places: defaultdict[_Part, set[int]] = defaultdict(set)
        self._single: set[str] = set()
        self._several = {place for place, each in enumerate(entities) if len(_names(each)) > 1}
        self._mentioned: defaultdict[tuple[str, ...], list[frozenset[MentionId]]] = defaultdict(list)
        self._held_by: defaultdict[MentionId, list[int]] = defaultdict(list)
        self._named: defaultdict[str, set[int]] = defaultdict(set)
        self._held = [frozenset(each.mentions) for each in entities]
        self._seen: dict[MentionId, Mention] = {}
        apart = Independent(cut)
        self._camps = [Camps(held, apart) for held in self._held]
        for place, each in enumerate(entities):
            for part in self._refused_parts(each):
                self._places[part].add(place)
            for mention in each.mentions:
                self._held_by[mention].append(place)
            for name in each.variants:
                self._named[plain(cleaned(name))].add(place)

    def _refused_parts(self, entity: Entity) -> Iterable[_Part]:
        names = _names(entity)
        if len(names) > 1:
            return [("name", each) for each in names]
        self._single |= names
        if len(entity.variants) > 1:
            return [("spelling", each) for each in entity.variants]
        self._mentioned[entity.variants].append(frozenset(entity.mentions))
        return [("mention", each) for each in entity.mentions]

    def took(self, article: Article, mentions: Iterable[Mention]) -> set[str]:
        """Note where an article has names that refused entities have; all names of those it has mentions of."""
        told = set[int]()
        for each in mentions if self._ids else ():
            if near := self._near(each):
                here, self._seen[each.id] = print_of(article, each), each
                for place in near:
                    self._camps[place].took(here)
            told.update(self._held_by.get(each.id, ()))
        return {name for name, places in self._named.items() if not told.isdisjoint(places)} if told else set()

    def holds(self, variants: Sequence[Variant]) -> bool:
        """Whether two of what one refused entity held are among these spellings, or what must stay in its article."""
        if not self._places:
            return False
        articles = frozenset[ArticleId]().union(*(each.articles for each in variants))
        if _strays(variants, articles):
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
        if _strays((*full, short), articles):
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
        articles = frozenset(map(self._home, entity.mentions))
        if self._twice(self._parts_of(entity), articles):
            return True
        return any(map(frozenset(entity.mentions).issuperset, self._mentioned.get(entity.variants, ())))

    def camps(self, mentions: Iterable[Mention]) -> dict[ArticleId, str]:
        """By article, of these mentions' those of which one refused entity had more: a name for whom they go with.

        That is no article that has not the same name: it stands alone, or with those that print one passage.
        """
        found: defaultdict[ArticleId, set[str]] = defaultdict(set)
        for mention in mentions if self._held_by else ():
            for camp in self._judging(mention).values():
                found[mention.article].add(camp.name)
        return {article: " ".join(sorted(names)) for article, names in found.items()}

    def alone(self, mentions: Collection[Mention]) -> frozenset[MentionId]:
        """Those of one name's mentions that must not be in an entity with any other of them.

        People refused them in one article, together with another name.
        """
        held = [(place, each) for each in mentions for place in self._held_by.get(each.id, ())]
        often = Counter((place, each.article) for place, each in held if place in self._several)
        return frozenset(each.id for place, each in held if often[place, each.article] > 1)

    def tells_against(self, entity: Entity, mentions: Collection[Mention]) -> bool:
        """Whether an entity of these mentions is not to be proposed: it is refused, or one refused mention alone.

        Of whom that one means nothing is known but what people refused.
        """
        lone = len(mentions) == 1 and all(each.id in self._held_by for each in mentions)
        return lone or self.again(entity) or self.parted(mentions)

    def parted(self, mentions: Collection[Mention]) -> bool:
        """Whether mentions hold two of one article, or some of several, that people refused to take for one."""
        held = Counter((place, each.article) for each in mentions for place in self._held_by.get(each.id, ()))
        if any(times > 1 for times in held.values()):
            return True
        articles = {each.article for each in mentions}
        if len(articles) < 2 or not self._held_by:
            return False
        places = {place for each in mentions for place in self._judging(each)}
        return not all(self._camps[place].holds(articles) for place in places)

    def _judging(self, mention: Mention) -> dict[int, Camp]:
        """The refused entities that were not of a mention's article alone, and with whom it stands in each."""
        camps = {place: self._camps[place].of(mention.article) for place in self._near(mention)}
        return {place: camp for place, camp in camps.items() if camp and self._beyond(place, mention.article)}

    def _near(self, mention: Mention) -> set[int]:
        """The refused entities that held a mention, or have a name like it."""
        return self._named.get(key_of(mention), set()).union(self._held_by.get(mention.id, ()))

    def _beyond(self, place: int, article: ArticleId) -> bool:
        """Whether a refused entity was not of this article alone."""
        seen = (self._seen.get(each) for each in self._held[place])
        return any(each is None or each.article != article for each in seen)

    def _pairs(self, place: int, article: ArticleId) -> bool:
        """Whether a refused entity had two mentions in this article."""
        seen = (self._seen.get(each) for each in self._held[place])
        return sum(each is not None and each.article == article for each in seen) > 1

    def _home(self, mention: MentionId) -> ArticleId:
        """The article of a mention that people judged, or that goes with such; of all others one that is none."""
        seen = self._seen.get(mention)
        judged = seen and (mention in self._held_by or self._judging(seen))
        return seen.article if seen and judged else _NOWHERE

    def _counting(self, places: Iterable[int], articles: frozenset[ArticleId]) -> set[int]:
        """The refused entities that tell against what is in these articles.

        Against what is in one do those that were of it alone, or had two mentions there; of several articles they tell
        nothing if all of these print one passage.
        """
        found = set(places)
        if len(articles) != 1:
            return {place for place in found if not articles or not self._camps[place].holds(articles)}
        (article,) = articles
        return {place for place in found if not self._beyond(place, article) or self._pairs(place, article)}

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
        names = _names(entity)
        yield from (("name", each) for each in names)
        if not names.isdisjoint(self._single):
            yield from (("spelling", each) for each in entity.variants)
            yield from (("mention", each) for each in entity.mentions)


def _names(entity: Entity) -> set[str]:
    return {plain(cleaned(each)) for each in entity.variants}


def _strays(variants: Sequence[Variant], articles: frozenset[ArticleId]) -> bool:
    """Whether what must stay with certain articles would be put together with anything of others."""
    staying = [each for each in variants if each.within not in ("", ELSEWHERE)]
    if not staying or len(articles) < 2:
        return False
    home = frozenset[ArticleId]().union(*(each.articles for each in staying))
    return len({each.within for each in staying}) > 1 or not articles <= home
