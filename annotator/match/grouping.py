"""Owns the groups of a corpus that grows: names, copies, statements and stories; what comes changes what it touches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.entity import Entity
from annotator.domain.family import Change, Family, Story
from annotator.domain.ids import ArticleId, FamilyId, SourceId, TargetId
from annotator.domain.mention import Mention
from annotator.match.copies.changes import PACKED_CHANGES, changes_in, key_of_changes, telling
from annotator.match.copies.copy_index import CopyIndex
from annotator.match.copies.independent import Passage
from annotator.match.copies.signatures import Signature
from annotator.match.copies.statements import StatementIndex
from annotator.match.entities.judged import NOBODY_JUDGED, Judged, divided, names_of
from annotator.match.entities.name_index import NameIndex
from annotator.match.stories.reports import Report
from annotator.match.stories.stories import StoryIndex
from annotator.match.stories.story_beside import Texts
from annotator.match.structures.comparisons import Comparisons

Group = Entity | Family | Story


@dataclass(frozen=True, slots=True)
class Apart:
    """Passages that people found to be no copies, or to quote no common statement, and articles of no one event.

    `confirmed` are the articles of each story that people confirmed.
    """

    copies: frozenset[frozenset[Passage]] = frozenset()
    statements: frozenset[frozenset[Passage]] = frozenset()
    stories: frozenset[frozenset[ArticleId]] = frozenset()
    confirmed: frozenset[frozenset[ArticleId]] = frozenset()


NOTHING_APART = Apart()


@dataclass(frozen=True, slots=True)
class Known:
    """What an article is known by, among copies and among reports of one event."""

    signature: Signature
    report: Report


@dataclass(frozen=True, slots=True)
class Came:
    """What comes into a corpus: articles, all names of them and new ones of others, and all claims of an article.

    `articles` are all those that anything comes of or changes in; `known` is of those that are new.
    """

    articles: Sequence[Article]
    known: Sequence[Known] = ()
    mentions: Sequence[Mention] = ()
    claims: Mapping[ArticleId, Sequence[Claim]] = field(default_factory=dict)


class SplitError(Exception):
    """Names alone would split an entity that people confirmed: all names are to be looked at together."""


class Grouping:
    """The groups of a corpus; the same whether it came at once or little by little, and in whatever order."""

    def __init__(
        self,
        judged: Judged = NOBODY_JUDGED,
        apart: Apart = NOTHING_APART,
        comparisons: Comparisons | None = None,
    ) -> None:
        """`comparisons`: what was found before."""
        self._judged, self._apart = judged, apart
        self.comparisons = found = comparisons or Comparisons()
        self._names: NameIndex | None = NameIndex(judged.rejected, apart.copies)
        self._copies = CopyIndex(comparisons=found)
        self._reports = StoryIndex(apart.stories, found, apart.confirmed)
        self._statements = StatementIndex(apart.statements)
        self._signatures: dict[ArticleId, Signature] = {}
        self._changed: dict[FamilyId, tuple[Family, Family]] = {}
        self._told: dict[TargetId, Group] = {}

    @property
    def grows(self) -> bool:
        """Whether more can come, or all must be looked at together."""
        return self._names is not None

    def begin(self, came: Came) -> list[Entity]:
        """Take in the names of a whole corpus; the entities, the most mentioned first."""
        index = NameIndex(self._judged.rejected, self._apart.copies)
        index.add(came.articles, came.mentions)
        entities, confirmed = index.entities(), list[Entity]()
        self._names = index
        if divided(self._judged.confirmed, entities):
            self._names = None
            entities, confirmed = names_of(came.mentions, came.articles, self._judged, self._apart.copies)
        self._statements.rename((), [*entities, *confirmed])
        return entities

    def name(self, came: Came) -> tuple[Sequence[TargetId], Sequence[Entity]]:
        """Take in more names; the entities that are no more, and those that are new. SplitError if that cannot be."""
        if self._names is None:
            raise SplitError
        changed = self._names.add(came.articles, came.mentions)
        if self._judged.confirmed and divided(self._judged.confirmed, self._names.entities()):
            raise SplitError
        self._statements.rename(changed.gone, changed.new)
        gone = {each.id for each in changed.gone} - {each.id for each in changed.new}
        return sorted(gone), changed.new

    def take(self, came: Came) -> None:
        """Take in articles and claims."""
        for known in came.known:
            self._signatures[known.signature.article] = known.signature
            self._copies.add(known.signature)
        self._reports.add([known.report for known in came.known])
        for article in came.articles:
            if (claims := came.claims.get(article.id)) is not None:
                self._statements.put(article, claims)

    def copies(self, names: Mapping[SourceId, str], texts: Texts) -> list[Family]:
        """The families of copies, by id, with the numbers that were changed in them."""
        found = self._copies.families(names, self._apart.copies)
        fresh = [each for each in found if self._changed.get(each.id, (None,))[0] is not each]
        told = [self._with_changes(each, texts) for each in fresh]
        kept = {each.id: self._changed[each.id] for each in found if each.id in self._changed}
        self._changed = kept | {raw.id: (raw, each) for raw, each in zip(fresh, told, strict=True)}
        return [self._changed[each.id][1] for each in found]

    def _with_changes(self, family: Family, texts: Texts) -> Family:
        def work() -> tuple[Change, ...]:
            articles = sorted({member.article for member in family.members})
            return changes_in(family, {each.id: each for each in texts(articles)}, self._signatures)

        key = key_of_changes(family, self._signatures)
        return telling(family, self.comparisons.found(key, PACKED_CHANGES, work))

    def statements(self, copies: Sequence[Family]) -> list[Family]:
        """The families of quoted statements, by id."""
        return self._statements.families(copies)

    def stories(self, copies: Sequence[Family], texts: Texts) -> list[Story]:
        """The stories, by id."""
        return self._reports.stories(copies, texts)

    def changes(self, groups: Iterable[Group]) -> tuple[list[Group], list[Group]]:
        """Of families and stories as they were when this was last asked those that are no more, and what is new."""
        now: dict[TargetId, Group] = {each.id: each for each in groups}
        before, self._told = self._told, now
        new = [each for each in now.values() if before.get(each.id) is not each and before.get(each.id) != each]
        anew = {each.id for each in new}
        return [each for key, each in before.items() if key not in now or key in anew], new
