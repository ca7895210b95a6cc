"""Owns reading one entity, family or story as it stands, and the stories around one."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, FamilyId, StoryId, TargetId
from annotator.domain.link import Standing
from annotator.store import root_queries, state
from annotator.store.rows import marks


def entity(connection: Connection, target: TargetId) -> tuple[Entity, Standing] | None:
    """An entity by the name that people gave it, and where it stands; None if there is none of that id."""
    row = connection.exec_driver_sql("SELECT name, standing FROM entity WHERE id = ?", (target,)).first()
    found = state.read_proposals(connection, [target]).get(target) if row else None
    return (replace(found, name=row[0]), Standing(row[1])) if row and isinstance(found, Entity) else None


def family(connection: Connection, target: TargetId) -> tuple[Family, Standing] | None:
    """A family with all that was proposed of it, or as an answer made it, and where it stands; None for none."""
    standing = root_queries.standing_of(connection, FamilyId(target))
    proposed = state.read_proposals(connection, [target]).get(target)
    found = proposed if isinstance(proposed, Family) else root_queries.family(connection, FamilyId(target))
    return None if standing is None or found is None else (found, standing)


def story(connection: Connection, target: TargetId) -> tuple[Story, Standing] | None:
    """A story and where it stands; None if there is none of that id."""
    row = connection.exec_driver_sql("SELECT score, standing FROM story WHERE id = ?", (target,)).first()
    if row is None:
        return None
    sql = "SELECT article FROM story_member WHERE story = ? ORDER BY ordinal"
    articles = tuple(ArticleId(each) for each in connection.exec_driver_sql(sql, (target,)).scalars())
    return Story(StoryId(target), articles, int(row[0])), Standing(row[1])


def confirmed_with(connection: Connection, told: Story) -> list[Story]:
    """The other stories that people confirmed which have an article of one, by id."""
    sql = f"""SELECT DISTINCT story FROM story_member JOIN story ON story.id = story WHERE standing = ? AND story <> ?
        AND article IN ({marks(len(told.articles))}) ORDER BY story"""
    ids = connection.exec_driver_sql(sql, (Standing.CONFIRMED.value, told.id, *told.articles)).scalars().all()
    return [found[0] for each in ids if (found := story(connection, TargetId(each)))]


def families_with(connection: Connection, articles: Sequence[ArticleId]) -> list[Family]:
    """The suggested families that have one of some articles and that nobody rejected, by id."""
    sql = f"""SELECT DISTINCT family FROM family_member JOIN family ON family.id = family
        WHERE standing <> 'rejected' AND article IN ({marks(len(articles))}) ORDER BY family"""
    ids = [TargetId(each) for each in connection.exec_driver_sql(sql, tuple(articles)).scalars()]
    return [each for _, each in sorted(state.read_proposals(connection, ids).items()) if isinstance(each, Family)]


def dates(connection: Connection) -> dict[ArticleId, str | None]:
    """When every article was published, as far as that is known."""
    sql = "SELECT id, coalesce(published, proposed_value) FROM article ORDER BY id"
    return {ArticleId(row[0]): row[1] for row in connection.exec_driver_sql(sql)}
