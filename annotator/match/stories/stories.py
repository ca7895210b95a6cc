"""Owns the stories of a corpus: independent reports of one event, the same whatever order the articles came in."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, StoryId, content_id
from annotator.match.stories.reports import Report, report_of
from annotator.match.stories.same_story import grade
from annotator.match.stories.story_beside import NO_TEXTS, Beside, Texts, texts_of
from annotator.match.stories.story_edges import Settled, StoryEdges
from annotator.match.stories.story_groups import Edge, Edges, Group, grouped
from annotator.match.stories.story_joins import Confirmed, joining
from annotator.match.stories.story_left import with_left_over
from annotator.match.stories.story_table import StoryTable, kin_of, taken_over
from annotator.match.stories.story_view import StoryView, seen
from annotator.match.structures.comparisons import Comparisons

__all__ = ["Report", "StoryIndex", "report_of", "stories"]


def stories(articles: Sequence[Article], families: Iterable[Family]) -> list[Story]:
    """Groups of two or more articles that report one event without being copies of one another; by id.

    One stands for all copies of one text, which are of one story at most: who printed it first.
    """
    index = StoryIndex()
    index.add([report_of(article) for article in articles])
    return index.stories(families, texts_of(articles))


class StoryIndex:
    """The reports of a corpus; one that is added is compared with its nearest, and only what that touches is remade.

    No story has two articles that people found to be of two events; of one that people confirmed only what is new is
    told.
    """

    def __init__(
        self,
        refused: Collection[frozenset[ArticleId]] = (),
        comparisons: Comparisons | None = None,
        confirmed: Confirmed = (),
    ) -> None:
        found = comparisons or Comparisons()
        self._table = StoryTable(refused, found)
        self._beside = Beside(found)
        self._confirmed = confirmed
        self._edges = StoryEdges(self._table)
        self._parts: dict[int, _Part] = {}

    def add(self, reports: Sequence[Report]) -> None:
        """Add reports; an article that is there already stays as it is."""
        self._table.add(reports)

    def nearest(self, article: ArticleId) -> list[tuple[ArticleId, float]]:
        """The articles likest to be of one event with an article, best first, and how alike they are, 0..1."""
        return [(other, grade(found)) for other, found in self._table.nearest(article)]

    def stories(self, families: Iterable[Family], texts: Texts = NO_TEXTS) -> list[Story]:
        """Groups of two or more reports of one event, none of them copies of one another; by id.

        `texts` tells the articles that share passages, of which what stands beside these is looked into.
        """
        known = list(families)
        resettled = self._beside.settle(known, texts)
        view = seen(self._table, kin_of(known), self._beside)
        settled, former = self._edges.settle(view, resettled), _Part()
        for number in settled.gone:
            part = self._parts.pop(number)
            former.decided |= part.decided
            former.alike |= part.alike
            former.told |= part.told
        self._parts |= {number: self._told(edges, view, former, settled) for number, edges in settled.new.items()}
        told = [story for part in self._parts.values() for story in part.told.values()]
        once = _each_text_once(told, view, taken_over(known))
        if self._confirmed:
            for part in self._parts.values():
                view.nearest.update(part.nearest)
        return sorted(joining(once, self._confirmed, view), key=_by_id)

    def _told(self, edges: Edges, view: StoryView, former: "_Part", settled: Settled) -> "_Part":
        """The stories of a part; what was decided of groups that nothing touched is not looked into again."""
        part, touched = _Part(), settled.touched

        def near(one: Group, other: Group) -> bool:
            renamed = not (settled.renamed.isdisjoint(one) or settled.renamed.isdisjoint(other))
            if renamed or (one, other) not in former.alike:
                part.alike[one, other] = view.alike(one, other)
            else:
                part.alike[one, other] = former.alike[one, other]
            return view.near(one, other, part.alike[one, other])

        def may_be_one(one: Group, other: Group) -> bool:
            known = former.decided.get((one, other))
            if known is None or not (touched.isdisjoint(one) and touched.isdisjoint(other)):
                # Most pairs are of other days or have copies of one text, which is told sooner than what is alike.
                known = view.may_join(one, other) and near(one, other)
            elif (one, other) in former.alike:
                part.alike[one, other] = former.alike[one, other]
            part.decided[one, other] = known
            return known

        between = view.between_texts(edges)
        part.nearest = {texts: view.nearest[texts] for texts in between if texts in view.nearest}
        for group in with_left_over(grouped(between, may_be_one), between, view):
            known = former.told.get(group) if touched.isdisjoint(group) else None
            part.told[group] = known or _story(group, view)
        return part


def _each_text_once(
    told: Iterable[Story], view: StoryView, over: Mapping[ArticleId, frozenset[ArticleId]]
) -> Iterator[Story]:
    """The stories without what is mostly taken over from another article of theirs, which is no second report.

    A text that was printed again long after is of the largest story alone that has a copy.
    """
    taken = set[ArticleId]()
    for story in sorted(told, key=lambda story: (-len(story.articles), story.articles)):
        left = tuple(each for each in story.articles if view.family(each) not in taken)
        for each in left:
            if not over.get(each, frozenset()).isdisjoint(left):
                left = tuple(other for other in left if other != each)
        taken.update(map(view.family, left))
        if left == story.articles:
            yield story
        elif len(left) > 1:
            yield Story(StoryId(content_id("story", *left)), left, score=story.score)


def _story(group: Group, view: StoryView) -> Story:
    """The story of a group: as sure as the member with the weakest tie to its nearest is."""
    ties = [max(view.evidence(one, other) for other in group if other != one) for one in group]
    return Story(StoryId(content_id("story", *group)), group, score=round(10_000 * grade(min(ties))))


@dataclass(slots=True)
class _Part:
    """Of reports that hang together: which groups may be one, as they were decided, and the story of every group.

    `alike` holds the evidence for all pairs of two groups that it was asked of, None where too many speak against it,
    `nearest` the copies of two texts that speak for them.
    """

    decided: dict[tuple[Group, Group], bool] = field(default_factory=dict)
    alike: dict[tuple[Group, Group], int | None] = field(default_factory=dict)
    told: dict[Group, Story] = field(default_factory=dict)
    nearest: dict[Edge, Edge] = field(default_factory=dict)


def _by_id(story: Story) -> str:
    return story.id
