"""Owns the profiles of a corpus's claims: what each says, whom it names, and the words around it, ready to compare."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, EntityId
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.facets import Facets, facets
from annotator.match.senses import CONCEPTS, OPPOSABLE
from annotator.match.vectors import Rarity, counted, heaviest
from annotator.match.words import stems

_AROUND = 220
"""Characters before and after a claim that tell what it is about."""
_AROUND_WORDS = 24
"""So many of the rarest words there are kept: more cost memory and time, and find no more."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim made ready: its facets, and bags of length 1 of its words and its surroundings.

    `core` holds the stems of its predicate, `opposable` its words that have opposites. Names stand in the bags as "@"
    and their entity, so that two spellings of one minister are one word.
    """

    claim: Claim
    facets: Facets
    entities: frozenset[EntityId]
    words: Mapping[str, float]
    around: Mapping[str, float]
    subject: frozenset[str]
    object: frozenset[str]
    core: frozenset[str]
    opposable: tuple[str, ...]


class _Names:
    """Which entities are named where."""

    def __init__(self, mentions: Iterable[Mention], entities: Iterable[Entity]) -> None:
        entity_by_mention = {mention: entity.id for entity in entities for mention in entity.mentions}
        self._by_article: dict[ArticleId, list[tuple[int, int, EntityId]]] = defaultdict(list)
        for mention in mentions:
            if mention.id in entity_by_mention:
                at = (mention.span.start, mention.span.end, entity_by_mention[mention.id])
                self._by_article[mention.article].append(at)
        for named in self._by_article.values():
            named.sort()

    def within(self, article: ArticleId, span: Span) -> Iterator[EntityId]:
        """The entities named inside a span, in order."""
        named = self._by_article.get(article, [])
        for start, end, entity in named[bisect_left(named, (span.start, 0, "")) :]:
            if start >= span.end:
                return
            if end <= span.end:
                yield entity


def profiles(
    articles: Sequence[Article], claims: Sequence[Claim], mentions: Iterable[Mention], entities: Iterable[Entity]
) -> list[Profile]:
    """The profiles of claims, in their order; claims of articles that are not given are left out."""
    text_by_article = {article.id: article.text for article in articles}
    known = [claim for claim in claims if claim.article in text_by_article]
    names = _Names(mentions, entities)
    said = [facets(claim, text_by_article[claim.article]) for claim in known]
    named = [tuple(names.within(claim.article, claim.span)) for claim in known]
    inside = [_bag(one, entities_in) for one, entities_in in zip(said, named, strict=True)]
    around = [counted(stems(text_by_article[c.article], _wider(c.span, text_by_article[c.article]))) for c in known]
    rarity = Rarity(inside)
    return [
        Profile(
            claim=claim,
            facets=said[place],
            entities=frozenset(named[place]),
            words=rarity.unit(inside[place]),
            around=heaviest(rarity.unit(around[place]), _AROUND_WORDS),
            subject=_slot_words(claim, text_by_article[claim.article], Role.SUBJECT, names),
            object=_slot_words(claim, text_by_article[claim.article], Role.OBJECT, names),
            core=said[place].core,
            opposable=tuple(word for word in inside[place] if word in OPPOSABLE),
        )
        for place, claim in enumerate(known)
    ]


def _bag(said: Facets, named: Sequence[EntityId]) -> dict[str, float]:
    bag = counted([word.stem for word in said.words])
    for word in said.words:
        if any(word.span.overlaps(name.span) for name in said.names):
            bag[word.stem] = 0.5
    for concept in sorted({CONCEPTS[word.stem] for word in said.words if word.stem in CONCEPTS}):
        bag[f"~{concept}"] = 0.7
    for entity in named:
        bag[f"@{entity}"] = 1.0
    for stem in said.core & bag.keys():
        bag[stem] += 0.5
    return bag


def _wider(span: Span, text: str) -> Span:
    return Span(max(0, span.start - _AROUND), max(1, min(len(text), span.end + _AROUND)))


def _slot_words(claim: Claim, text: str, role: Role, names: _Names) -> frozenset[str]:
    found: set[str] = set()
    for slot in claim.all(role):
        found.update(stems(slot.words(text)))
        if slot.span:
            found.update(f"@{entity}" for entity in names.within(claim.article, slot.span))
    return frozenset(found)
