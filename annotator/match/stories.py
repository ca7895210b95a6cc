"""Owns the stories of a corpus: independent reports of one event, the same whatever order the articles came in."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.article import Article
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, StoryId, content_id
from annotator.match.reports import Report, report_of
from annotator.match.same_story import grade
from annotator.match.story_edges import StoryEdges
from annotator.match.story_groups import Edges, Group, grouped
from annotator.match.story_table import StoryTable, StoryView, kin_of

__all__ = ["Report", "StoryIndex", "report_of", "stories"]


def stories(articles: Sequence[Article], families: Iterable[Family]) -> list[Story]:
    """Groups of two or more articles that report one event without being copies of one another; by id."""
    index = StoryIndex()
    index.add([report_of(article) for article in articles])
    return index.stories(families)


class StoryIndex:
    """The reports of a corpus; one that is added is compared with its nearest, and only what that touches is remade."""

    def __init__(self) -> None:
        self._table = StoryTable()
        self._edges = StoryEdges(self._table)
        self._told: dict[int, list[Story]] = {}

    def add(self, reports: Sequence[Report]) -> None:
        """Add reports; an article that is there already stays as it is."""
        self._table.add(reports)

    def nearest(self, article: ArticleId) -> list[tuple[ArticleId, float]]:
        """The articles likest to be of one event with an article, best first, and how alike they are, 0..1."""
        return [(other, grade(found)) for other, found in self._table.nearest(article)]

    def stories(self, families: Iterable[Family]) -> list[Story]:
        """Groups of two or more reports of one event, none of them copies of one another; by id."""
        view = self._table.seen(kin_of(families))
        gone, new = self._edges.settle(view)
        for number in gone:
            del self._told[number]
        self._told |= {number: [*self._told_of(part, view)] for number, part in new.items()}
        return sorted((story for told in self._told.values() for story in told), key=lambda story: story.id)

    def _told_of(self, part: Edges, view: StoryView) -> Iterator[Story]:
        return map(self._story, grouped(part, view.nearness, view.may_join))

    def _story(self, group: Group) -> Story:
        """The story of a group: as sure as the member with the weakest tie to its nearest is."""
        ties = [max(self._table.evidence(one, other) for other in group if other != one) for one in group]
        return Story(StoryId(content_id("story", *group)), group, score=round(10_000 * grade(min(ties))))
