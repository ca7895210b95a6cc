"""Owns the entities of a corpus after what people said of some: no rejected one again, and no confirmed one split."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import EntityId, MentionId
from annotator.domain.mention import Mention
from annotator.match.copies.independent import Cut
from annotator.match.entities.entities import group_names


@dataclass(frozen=True, slots=True)
class Judged:
    """The entities that people rejected, and those that they confirmed."""

    rejected: tuple[Entity, ...] = ()
    confirmed: tuple[Entity, ...] = ()


NOBODY_JUDGED = Judged()


def names_of(
    mentions: Iterable[Mention], articles: Sequence[Article], judged: Judged, cut: Cut = ()
) -> tuple[list[Entity], list[Entity]]:
    """The entities to propose, and the confirmed ones that names alone would split: nothing is proposed of these."""
    left, split = list(mentions), list[Entity]()
    while True:
        entities = group_names(left, articles, judged.rejected, cut)
        broken = divided(judged.confirmed, entities)
        if not broken:
            return entities, split
        # The names that remain are grouped once more, for what they mean may have followed from those taken out.
        taken = {mention for entity in broken for mention in entity.mentions}
        left = [mention for mention in left if mention.id not in taken]
        split += broken


def divided(confirmed: Collection[Entity], entities: Iterable[Entity]) -> list[Entity]:
    """Those of the confirmed entities whose mentions stand in several."""
    homes: defaultdict[MentionId, set[EntityId]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            homes[mention].add(entity.id)
    return [each for each in confirmed if len({home for m in each.mentions for home in homes.get(m, ())}) > 1]
