"""Owns what of a project goes into an export: entries kind by kind, and articles with all that is said of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.decision import Decision
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import (
    AnalystId,
    ArticleId,
    ClaimId,
    EntityId,
    FactId,
    ReplicaId,
    SourceId,
    TargetId,
)
from annotator.domain.json import JsonObject
from annotator.domain.roots import RootGraph
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind, Run
from annotator.domain.view import HistoryRow
from annotator.formats.case import AnyEntry, Document
from annotator.formats.choosing import EVERYTHING, Chosen
from annotator.formats.dissent import Judges
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.formats.document import (
    identity as id_of,
)
from annotator.services.leaving import LeftOut, staying_out
from annotator.store import export_queries as e
from annotator.store import fact_queries, history, inputs, label_schemas, log, meta, outcomes, root_queries
from annotator.store.database import Connection
from annotator.store.paging import OF_CLAIMS, Page, Part, pages

_Id = TypeVar("_Id")
_THINGS_A_PAGE = 500
_NOTHING: JsonObject = {}


class StoredCase:
    """The chosen part of a project at the moment that a connection shows."""

    def __init__(self, connection: Connection, chosen: Chosen = EVERYTHING, *, context: bool = False) -> None:
        self._connection = connection
        self._extra = e.extras(connection)
        self._left_out: LeftOut = staying_out(connection, chosen, _TABLES, context=context)
        self._meant = e.entity_of_mention(connection, self._left_out.get(EntityEntry, ()))
        self._judges = dict(e.deciding_analysts(connection)) if chosen.soft else {}
        self._outcomes = dict(chain.from_iterable(_outcomes(connection))) if chosen.soft else {}

    def entries(self) -> Iterator[Entry]:
        """Everything chosen, in the order of `formats.document.sort_key`."""
        for kind in KINDS:
            yield from self.of(kind)

    def of(self, kind: type[AnyEntry]) -> Iterator[AnyEntry]:
        """The chosen entries of one kind, in their order."""
        left_out = self._left_out.get(kind, {})
        for entry in self._all(kind):
            if isinstance(entry, kind) and not (left_out and id_of(entry) in left_out):
                yield entry

    def documents(self) -> Iterator[Document]:
        """The articles by id, with their mentions and chosen claims, a page in memory at a time."""
        sources = {source.id: source for source in inputs.sources(self._connection)}
        looked, left_out = self._looked(), self._left_out.get(ClaimEntry, {})
        for page in pages(self._connection, (Part.ARTICLES, Part.MENTIONS, *OF_CLAIMS)):
            mentions: dict[ArticleId, list[MentionEntry]] = defaultdict(list)
            claims: dict[ArticleId, list[ClaimEntry]] = defaultdict(list)
            for named in self._mentions(page):
                mentions[named.mention.article].append(named)
            for claimed in self._claims(page):
                if claimed.claim.id not in left_out:
                    claims[claimed.claim.article].append(self._told_apart(claimed))
            for article in page.articles.values():
                source = sources.get(SourceId(article.source or ""))
                said = tuple(mentions[article.id]), tuple(claims[article.id])
                yield Document(article, source, *said, looked.get(article.id, ()))

    def _looked(self) -> dict[ArticleId, tuple[str, ...]]:
        """The names of those who looked through articles, of which that was asked for."""
        left_out = self._left_out.get(LookedEntry, {})
        found = e.looked(self._connection).items()
        return {each: tuple(sorted(name for _, name in who)) for each, who in found if each not in left_out}

    def judges(self) -> Judges:
        """The names of the analysts, if what each of them judged was asked for."""
        return self._judges

    def homes(self) -> dict[ClaimId, ArticleId]:
        """The articles of the claims that links and facts name."""
        return e.homes_of_named(self._connection)

    def root_graphs(self) -> Iterator[tuple[FactId, RootGraph]]:
        """What the evidence of every fact rests on, a page of facts in memory at a time."""
        for page in _paged(fact_queries.fact_ids(self._connection)):
            yield from root_queries.graphs(self._connection, page).items()

    def history(self) -> Iterator[HistoryRow]:
        """Every chosen decision in words, oldest first; none counts as one's own."""
        nobody, left_out = (AnalystId(""), ReplicaId("")), self._left_out.get(Decision, {})
        for page in _paged([each for each in history.history_ids(self._connection)[::-1] if each not in left_out]):
            yield from history.history_rows(self._connection, page, nobody)

    def everything(self) -> dict[type[Entry], set[str]]:
        """The ids of all that the project holds, chosen or not, by kind."""
        return {kind: set(e.identities(self._connection, name)) for kind, name in _TABLES.items()}

    def kinds_there(self) -> list[type[Entry]]:
        """The kinds of which the project holds any."""
        return [kind for kind, name in _TABLES.items() if next(e.identities(self._connection, name), None) is not None]

    def not_chosen(self) -> Iterator[tuple[type[object], str, str]]:
        """What is left out as it was not asked for: kind, id and why."""
        for kind, why_by_id in self._left_out.items():
            yield from ((kind, left_out, why) for left_out, why in why_by_id.items())

    def _all(self, kind: type[object]) -> Iterator[Entry]:
        connection, extra = self._connection, self._extra
        speaking = (Part.MENTIONS,) if self._meant else ()
        whole: Mapping[type[object], Callable[[], Iterable[Entry]]] = {
            SchemaEntry: lambda: _schemas(connection),
            Analyst: lambda: (Analyst(identity, name) for identity, name in e.deciding_analysts(connection)),
            Source: lambda: inputs.sources(connection),
            Run: lambda: inputs.runs(connection),
            Article: lambda: self._paged((Part.ARTICLES,), lambda page: page.articles.values()),
            MentionEntry: lambda: self._paged((Part.MENTIONS,), self._mentions),
            EntityEntry: lambda: _groups(connection, Kind.ENTITY, extra),
            ClaimEntry: lambda: self._paged((Part.ARTICLES, *speaking, *OF_CLAIMS), self._claims),
            LinkEntry: lambda: _links(connection, extra),
            FamilyEntry: lambda: _groups(connection, Kind.FAMILY, extra),
            StoryEntry: lambda: _groups(connection, Kind.STORY, extra),
            FactEntry: lambda: _facts(connection, extra),
            LookedEntry: lambda: _looked(connection),
            Note: lambda: e.notes(connection),
            Decision: lambda: log.read(connection),
        }
        return map(self._told_apart, whole[kind]()) if self._outcomes else iter(whole[kind]())

    def _told_apart(self, entry: AnyEntry) -> AnyEntry:
        """The entry with judgements that differ with one value told apart, where soft labels were asked for."""
        held = self._outcomes.get(id_of(entry)) if self._outcomes else None
        if not held or not isinstance(entry, _OF_JUDGED):
            return entry
        told = tuple(replace(each, outcome=held.get(each.analyst, 0)) for each in entry.judgements)
        return replace(entry, judgements=told)

    def _paged(self, parts: Sequence[Part], of_page: Callable[[Page], Iterable[Entry]]) -> Iterator[Entry]:
        return chain.from_iterable(map(of_page, pages(self._connection, parts)))

    def _mentions(self, page: Page) -> Iterator[MentionEntry]:
        for mention, makers in page.mentions:
            yield MentionEntry(mention, self._meant.get(mention.id), makers, self._extra.get(mention.id, _NOTHING))

    def _claims(self, page: Page) -> Iterator[ClaimEntry]:
        named: dict[ArticleId, dict[Span, EntityId]] = {}
        for mention, _ in page.mentions:
            if mention.id in self._meant:
                named.setdefault(mention.article, {})[mention.span] = self._meant[mention.id]
        for claim, status, original, judged in page.claims:
            meant = named.get(claim.article)
            yield ClaimEntry(
                claim,
                status,
                _judged(judged) if judged else (),
                original,
                _speaker(claim, meant) if meant else None,
                self._extra.get(claim.id, _NOTHING),
                page.articles[claim.article].text,
            )


_TABLES: Mapping[type[Entry], str] = {
    SchemaEntry: "schema",
    Analyst: "analyst",
    Source: "source",
    Run: "run",
    Article: "article",
    MentionEntry: "mention",
    EntityEntry: "entity",
    ClaimEntry: "claim",
    LinkEntry: "link",
    FamilyEntry: "family",
    StoryEntry: "story",
    FactEntry: "fact",
    LookedEntry: "looked",
    Note: "note",
    Decision: "decision",
}
_OF_JUDGED = (ClaimEntry, LinkEntry, EntityEntry, FamilyEntry, StoryEntry, FactEntry)
JUDGED = tuple((kind, _TABLES[kind]) for kind in _OF_JUDGED)
"""The kinds that analysts judge one by one, with their tables."""
KINDS = tuple(_TABLES)
"""The kinds of entries in the order of `sort_key`."""


def _paged(ids: Sequence[_Id]) -> Iterator[Sequence[_Id]]:
    return (ids[at : at + _THINGS_A_PAGE] for at in range(0, len(ids), _THINGS_A_PAGE))


_Extra = Mapping[TargetId, JsonObject]


def _schemas(connection: Connection) -> Iterator[SchemaEntry]:
    holds = label_schemas.version_in_force(connection)
    return (SchemaEntry(version, toml, version == holds) for version, toml in meta.schemas(connection))


def _looked(connection: Connection) -> Iterator[LookedEntry]:
    for identity, judged in e.looked(connection).items():
        yield LookedEntry(identity, tuple(analyst for analyst, _ in judged))


def _speaker(claim: Claim, named: Mapping[Span, EntityId]) -> EntityId | None:
    """Who speaks: the entity of the mention in the speaker's span; the longest if there are several."""
    slot = claim.slot(Role.SPEAKER)
    if slot is None or slot.span is None:
        return None
    inside = [span for span in named if slot.span.contains(span)]
    return named[max(inside, key=lambda span: (span.length, -span.start))] if inside else None


def _outcomes(connection: Connection) -> Iterator[Iterable[tuple[TargetId, Mapping[AnalystId, int]]]]:
    return (outcomes.outcomes(connection, table).items() for _, table in JUDGED)


def _judged(found: Sequence[tuple[AnalystId, str]]) -> tuple[Judged, ...]:
    return tuple(Judged(analyst, value) for analyst, value in found)


def _links(connection: Connection, extra: _Extra) -> Iterator[Entry]:
    made, judged = e.makers(connection, Kind.LINK), e.judgements(connection, "link")
    proposed = e.link_proposals(connection)
    ahead, original = next(proposed, ("", None))
    for link, standing in e.links(connection):
        # Both come by id, so that neither has to be in memory whole.
        while ahead and ahead < link.id:
            ahead, original = next(proposed, ("", None))
        proposal = original or link if ahead == link.id else None
        judgements, makers = _judged(judged.get(link.id, ())), made.get(link.id, ())
        yield LinkEntry(link, standing, judgements, proposal, makers, extra.get(link.id, {}))


def _groups(connection: Connection, kind: Kind, extra: _Extra) -> Iterator[Entry]:
    """Entities, families or stories with where they stand."""
    standing, judged = e.standings(connection, kind.value), e.judgements(connection, kind.value)
    made, names = e.makers(connection, kind), e.entity_names(connection) if kind is Kind.ENTITY else {}
    for group in e.groups(connection, kind):
        judgements, makers = _judged(judged.get(group.id, ())), made.get(group.id, ())
        where = (standing[group.id], judgements)
        match group:
            case Entity():
                named = replace(group, name=names[group.id])
                yield EntityEntry(named, *where, group, makers, extra.get(group.id, {}))
            case Family():
                yield FamilyEntry(group, *where, makers, extra.get(group.id, {}))
            case Story():
                yield StoryEntry(group, *where, makers, extra.get(group.id, {}))


def _facts(connection: Connection, extra: _Extra) -> Iterator[Entry]:
    judged = e.judgements(connection, "fact")
    for identity in fact_queries.fact_ids(connection):
        yield from _fact(connection, identity, _judged(judged.get(identity, ())), extra.get(identity, {}))


def _fact(
    connection: Connection, identity: FactId, judgements: tuple[Judged, ...], extra: JsonObject
) -> Iterator[Entry]:
    fact = fact_queries.fact(connection, identity)
    rows = fact_queries.fact_rows(connection, [identity])
    if fact is not None and rows:
        yield FactEntry(fact, judgements, rows[0].roots, rows[0].roots_max, extra)
