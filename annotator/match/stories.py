"""Owns the stories of a corpus: independent reports of one event, by the rare words and entities they share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, MentionId, StoryId, content_id
from annotator.domain.mention import Mention
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.vectors import Rarity, cosine, counted
from annotator.match.words import stems

_ALIKE = 0.35
_DAYS_APART = 4
_RAREST = 12
_COMMON = 200
"""A word that more articles hold than this finds none."""


def stories(
    articles: Sequence[Article], mentions: Iterable[Mention], entities: Iterable[Entity], families: Iterable[Family]
) -> list[Story]:
    """Groups of two or more articles that report one event without being copies of one another; by id."""
    known = sorted(articles, key=lambda article: article.id)
    bags = _bags(known, mentions, entities)
    copies = _copies(families)
    dates = {article.id: calendar_value(article.date) for article in known}
    scores = {
        pair: score
        for pair, score in _likely(known, bags)
        if score >= _ALIKE and pair not in copies and _same_time(dates, pair)
    }
    return sorted(_grouped(scores), key=lambda story: story.id)


def _bags(
    articles: Sequence[Article], mentions: Iterable[Mention], entities: Iterable[Entity]
) -> dict[ArticleId, dict[str, float]]:
    """Every article's words and entities, weighted by how rare they are."""
    entity_by_mention: dict[MentionId, str] = {m: entity.id for entity in entities for m in entity.mentions}
    counts = {article.id: counted(stems(article.text)) for article in articles}
    for mention in mentions:
        if mention.id in entity_by_mention and mention.article in counts:
            counts[mention.article][f"@{entity_by_mention[mention.id]}"] = 1.0
    rarity = Rarity(counts.values())
    return {article: rarity.unit(bag) for article, bag in counts.items()}


def _copies(families: Iterable[Family]) -> set[frozenset[ArticleId]]:
    whole = [[member.article for member in family.members if member.span is None] for family in families]
    return {frozenset((a, b)) for members in whole for a in members for b in members if a != b}


def _likely(
    articles: Sequence[Article], bags: Mapping[ArticleId, Mapping[str, float]]
) -> list[tuple[frozenset[ArticleId], float]]:
    """Pairs of articles that share a rare word, and their cosines."""
    holders: dict[str, list[ArticleId]] = defaultdict(list)
    for article in articles:
        for word in _rarest(bags[article.id]):
            holders[word].append(article.id)
    pairs = {
        (one, other)
        for held in holders.values()
        if len(held) <= _COMMON
        for place, one in enumerate(held)
        for other in held[place + 1 :]
    }
    return [(frozenset(pair), cosine(bags[pair[0]], bags[pair[1]])) for pair in sorted(pairs)]


def _rarest(bag: Mapping[str, float]) -> list[str]:
    return sorted(bag, key=lambda word: (-bag[word], word))[:_RAREST]


def _same_time(dates: Mapping[ArticleId, CalendarValue | None], pair: frozenset[ArticleId]) -> bool:
    """Whether both may have appeared within a few days; an article without a date may."""
    one, other = (dates[article] for article in pair)
    return one is None or other is None or _days_between(one, other) <= _DAYS_APART


def _days_between(one: CalendarValue, other: CalendarValue) -> int:
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def _grouped(scores: Mapping[frozenset[ArticleId], float]) -> list[Story]:
    """Articles joined from the likest pair downward, as long as all of a group are likely of one event."""
    home: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for pair, _ in sorted(scores.items(), key=lambda entry: (-entry[1], sorted(entry[0]))):
        one, other = (home.get(article, (article,)) for article in sorted(pair))
        if one != other and all(frozenset((a, b)) in scores for a in one for b in other):
            together = tuple(sorted(one + other))
            home.update(dict.fromkeys(together, together))
    return [_story(group, scores) for group in sorted(set(home.values()))]


def _story(group: tuple[ArticleId, ...], scores: Mapping[frozenset[ArticleId], float]) -> Story:
    least = min(scores[frozenset((a, b))] for a in group for b in group if a < b)
    return Story(StoryId(content_id("story", *group)), group, score=round(10_000 * min(1.0, least)))
