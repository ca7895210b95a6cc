"""Owns what crosses between formats and services: one project's content as a stream of entries, in either direction.

One type a kind of line, the same for writing and for reading, so that what was written reads back equal.
A stream is in the order of `sort_key`: kind by kind, and within a kind by place in the text or by id.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, runtime_checkable

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.decision import Decision
from annotator.domain.entity import Entity
from annotator.domain.fact import Fact, Verdict
from annotator.domain.family import Family, Member, Story
from annotator.domain.ids import AnalystId, ArticleId, EntityId
from annotator.domain.json import JsonObject
from annotator.domain.link import Link, Standing
from annotator.domain.mention import Mention
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Run
from annotator.formats.bare_claims import BareClaim


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """A label schema as its TOML text; `in_force` is not read from files, where decisions tell it."""

    version: int
    toml: str
    in_force: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Analyst:
    """Somebody who decided."""

    id: AnalystId
    name: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What one analyst holds of a line's target: a status, standing or verdict word.

    `outcome` is 0 for what stands, and another number for other words, places or parts that are held to be so; `said`
    is how the analyst held a link that others who judged alike held otherwise.
    """

    analyst: AnalystId
    value: str
    outcome: int = 0
    said: Link | None = None

    @property
    def word(self) -> str:
        """The value, with a number if it was said of something else: "corrected 2"."""
        return f"{self.value} {self.outcome + 1}" if self.outcome else self.value


@dataclass(frozen=True, slots=True)
class MentionEntry:
    """A mention; `entity` names who is meant, if one entity claims the mention.

    It is `given` if somebody stands behind it whatever programs propose, as far as that is known: a file in which it
    was marked by an annotator, or by nobody named.
    """

    mention: Mention
    entity: EntityId | None = None
    makers: tuple[str, ...] = ()
    extra: JsonObject = field(default_factory=dict)
    given: bool = False


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """An entity as it stands; `proposal` is the machine's original (the entity itself unless somebody renamed it)."""

    entity: Entity
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judged, ...] = ()
    proposal: Entity | None = None
    makers: tuple[str, ...] = ()
    extra: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim as it stands; its makers are in `claim.makers`.

    `proposal` is the machine's original: equal to the claim unless somebody corrected it, None if only people made
    it. Its makers say nothing. Read from a file, a proposal without makers is one made elsewhere by nobody named.
    `article_text` is the stored text that quotes are cut from.
    """

    claim: Claim
    status: Status = Status.PROPOSED
    judgements: tuple[Judged, ...] = ()
    proposal: Claim | None = None
    speaker_entity: EntityId | None = None
    extra: JsonObject = field(default_factory=dict)
    article_text: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A link as it stands; `proposal` is the machine's original, None if only people made it."""

    link: Link
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judged, ...] = ()
    proposal: Link | None = None
    makers: tuple[str, ...] = ()
    extra: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A family as the machine proposes it, and where it stands.

    `cut` are the members that people took out of it by answers about these alone; it is not read from files, where
    decisions tell it.
    """

    family: Family
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judged, ...] = ()
    makers: tuple[str, ...] = ()
    extra: JsonObject = field(default_factory=dict)
    cut: tuple[Member, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story as the machine proposes it, and where it stands."""

    story: Story
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judged, ...] = ()
    makers: tuple[str, ...] = ()
    extra: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact as stated; `roots` counts undecided copies as joined, `roots_max` as separate.

    A line may state one without a `verdict`, for others to give.
    """

    fact: Fact
    judgements: tuple[Judged, ...] = ()
    roots: int = 0
    roots_max: int = 0
    extra: JsonObject = field(default_factory=dict)
    has_verdict: bool = True

    @property
    def is_open(self) -> bool:
        """Whether nobody has given it a verdict."""
        return self.fact.verdict is Verdict.NOT_ENOUGH and not self.judgements


@dataclass(frozen=True, slots=True)
class LookedEntry:
    """That analysts looked through an article and found no claim in it but those that are there."""

    article: ArticleId
    analysts: tuple[AnalystId, ...]


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """What one analyst holds of a thing; stands with the thing, and is counted by itself where soft labels go out."""

    target: str
    judged: Judged


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A relation that another tool drew from a span; stands with the span, and is counted by itself in exports."""

    id: str


@dataclass(frozen=True, slots=True)
class DetailEntry:
    """What else another tool said of a thing; stands with the thing, and is counted by itself in exports."""

    id: str


Entry = (
    SchemaEntry
    | Analyst
    | Source
    | Run
    | Article
    | MentionEntry
    | EntityEntry
    | ClaimEntry
    | LinkEntry
    | FamilyEntry
    | StoryEntry
    | FactEntry
    | LookedEntry
    | JudgementEntry
    | RelationEntry
    | DetailEntry
    | Note
    | Decision
)


_JUDGED: Final = (frozenset(("status",)), frozenset(("verdict",)))
"""The parts that are judged, of a claim and of a fact."""


@dataclass(frozen=True, slots=True)
class Given:
    """An entry that a file gave, the number of its line (from 1; 0: the file is no lines), and the file.

    An article is `settled` if its line says itself what date is proposed for it, even if that is none. `by` is who said
    it of those who labelled the file, "" where it names none. It is `carried` if the file itself holds its id, as only
    exports of ours do, which may tell some `parts` of it only (None: all); an article is `joined` if it is here under
    an id that is not the one of its file. What an export of ours holds is `handled` if `by` is only who saved it since;
    by its own word the `witness` judged so.
    """

    entry: Entry
    line: int
    file: str = ""
    settled: bool = False
    by: str = ""
    carried: bool = False
    joined: bool = False
    parts: frozenset[str] | None = None
    handled: bool = False
    witness: str = ""

    @property
    def judge(self) -> str:
        """Who is named as having judged so; "" where `by` is only who saved it in another tool."""
        return self.witness or ("" if self.handled else self.by)

    @property
    def labeller(self) -> str:
        """Who of a file its label is of, also if they only saved it; "" where it names nobody."""
        return self.witness or self.by

    @property
    def only_judges(self) -> bool:
        """Whether it tells nothing but how its witness judged what another entry of the file tells."""
        return bool(self.witness) and self.parts in _JUDGED


TextOf = Callable[[ArticleId], str | None]
"""The stored text of an article of the project; None if it has none of that id."""


@runtime_checkable
class Addressed(Protocol):
    """A `TextOf` that also knows which articles of the project have an address."""

    def __call__(self, article: ArticleId, /) -> str | None:
        """The stored text of an article; None if there is none of that id."""

    def at(self, url: str) -> list[ArticleId]:
        """The articles that have an address, by id."""


@runtime_checkable
class Texted(Protocol):
    """A `TextOf` that also knows which articles of the project have a text."""

    def __call__(self, article: ArticleId, /) -> str | None:
        """The stored text of an article; None if there is none of that id."""

    def same_text(self, sha256: str) -> list[Article]:
        """The articles whose stored text has this hash, in order of import; their own `text` may be left out."""


@runtime_checkable
class Marked(Protocol):
    """A `TextOf` that also knows which mentions stand in an article of the project."""

    def __call__(self, article: ArticleId, /) -> str | None:
        """The stored text of an article; None if there is none of that id."""

    def marked(self, article: ArticleId) -> Sequence[Mention]:
        """The mentions of an article that were there before the import; by place."""


SortKey = tuple[int, str, int, int, str]

_KEYS: Mapping[type, Callable[..., tuple[str, int, int, str]]] = {
    SchemaEntry: lambda e: ("", e.version, 0, ""),
    Analyst: lambda e: ("", 0, 0, e.id),
    Source: lambda e: ("", 0, 0, e.id),
    Run: lambda e: ("", 0, 0, e.id),
    Article: lambda e: ("", 0, 0, e.id),
    MentionEntry: lambda e: (e.mention.article, e.mention.span.start, e.mention.span.end, e.mention.id),
    EntityEntry: lambda e: ("", 0, 0, e.entity.id),
    ClaimEntry: lambda e: (e.claim.article, e.claim.span.start, e.claim.span.end, e.claim.id),
    LinkEntry: lambda e: ("", 0, 0, e.link.id),
    FamilyEntry: lambda e: ("", 0, 0, e.family.id),
    StoryEntry: lambda e: ("", 0, 0, e.story.id),
    FactEntry: lambda e: ("", 0, 0, e.fact.id),
    LookedEntry: lambda e: ("", 0, 0, e.article),
    JudgementEntry: lambda e: ("", 0, 0, f"{e.target} {e.judged.analyst}"),
    RelationEntry: lambda e: ("", 0, 0, e.id),
    DetailEntry: lambda e: ("", 0, 0, e.id),
    Note: lambda e: ("", 0, 0, e.id),
    Decision: lambda e: (e.hlc, 0, 0, e.id),
}
_PLACE: Mapping[type, int] = {kind: place for place, kind in enumerate(_KEYS)}


def sort_key(entry: Entry | BareClaim) -> SortKey:
    """Where an entry stands in a stream.

    Schema, analysts, sources, runs, articles, mentions, entities, claims, links, families, stories, facts,
    articles looked through, notes, decisions; mentions and claims by article id and place, decisions by (hlc, id), all
    else by id.
    """
    if isinstance(entry, BareClaim):
        return (_PLACE[ClaimEntry], entry.article, entry.start, entry.end, entry.id)
    return (_PLACE[type(entry)], *_KEYS[type(entry)](entry))


_IDENTITIES: Mapping[type, Callable[..., str]] = {
    SchemaEntry: lambda e: str(e.version),
    MentionEntry: lambda e: str(e.mention.id),
    EntityEntry: lambda e: str(e.entity.id),
    ClaimEntry: lambda e: str(e.claim.id),
    LinkEntry: lambda e: str(e.link.id),
    FamilyEntry: lambda e: str(e.family.id),
    StoryEntry: lambda e: str(e.story.id),
    FactEntry: lambda e: str(e.fact.id),
    LookedEntry: lambda e: str(e.article),
    JudgementEntry: lambda e: f"{e.target} {e.judged.analyst}",
    **dict.fromkeys((Analyst, Source, Run, Article, RelationEntry, DetailEntry, Note, Decision), lambda e: str(e.id)),
    BareClaim: lambda e: str(e.id),
}


def identity(entry: Entry | BareClaim) -> str:
    """The id of an entry among those of its kind; of a label schema its version."""
    return _IDENTITIES[type(entry)](entry)
