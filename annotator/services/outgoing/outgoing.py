"""Owns what of a project goes into an export: entries kind by kind, and articles with all that is said of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Member, Story
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, FactId, ReplicaId, TargetId
from annotator.domain.json import JsonObject
from annotator.domain.root_answers import answered, parted
from annotator.domain.roots import RootGraph
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind, Run
from annotator.domain.view import HistoryRow
from annotator.formats.bare_claims import BareClaim
from annotator.formats.case import AnyEntry, Document, made_here
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
from annotator.formats.span_relations import Beside, said_beside
from annotator.services.outgoing.leaving import LeftOut, staying_out
from annotator.services.outgoing.making import Making
from annotator.services.outgoing.page_entries import (
    ARTICLES,
    CLAIMS,
    DOCUMENTS,
    MENTIONS,
    OF_JUDGED,
    SPOKEN_CLAIMS,
    Draw,
    Drawn,
    Errand,
    Made,
    Whole,
)
from annotator.store import export_queries as e
from annotator.store import fact_queries, history, inputs, label_schemas, log, meta, outcomes, root_queries
from annotator.store.database import Connection
from annotator.store.paging import pages, signatures, texts

_Id = TypeVar("_Id")
_THINGS_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids of everything of a kind, read whenever they are asked for."""

    connection: Connection
    table: str

    def __iter__(self) -> Iterator[str]:
        return e.identities(self.connection, self.table)

    def __len__(self) -> int:
        return e.count(self.connection, self.table)


class StoredCase:
    """The chosen part of a project at the moment that a connection shows."""

    def __init__(
        self,
        connection: Connection,
        chosen: Chosen = EVERYTHING,
        *,
        context: bool = False,
        making: Making | None = None,
    ) -> None:
        self._connection, self._making = connection, making or Making()
        self._extra = e.extras(connection)
        self._left_out: LeftOut = staying_out(connection, chosen, _TABLES, context=context)
        self._soft = chosen.soft

    def entries(self) -> Iterator[Entry]:
        """Everything chosen, in the order of `formats.document.sort_key`."""
        for kind in KINDS:
            yield from self.of(kind)

    def of(self, kind: type[AnyEntry]) -> Iterator[AnyEntry]:
        """The chosen entries of one kind, in their order."""
        left_out = self._left_out.get(kind, {})
        draw = self._draw(kind)
        drawn = self._drawn(draw) if draw else None
        for entry in drawn or self._all(kind):
            if isinstance(entry, kind) and not (left_out and id_of(entry) in left_out):
                yield entry

    def documents(self) -> Iterator[Document]:
        """The articles by id, with their mentions and chosen claims, a page in memory at a time."""
        return self._drawn(DOCUMENTS)

    def made_of_documents(self, make: Callable[[Iterator[Document]], Made]) -> Iterator[Made]:
        """What `make` gives for the articles of each page."""
        return self._made(DOCUMENTS, make)

    def made_of(self, kind: type[AnyEntry], make: Callable[[Iterator[AnyEntry]], Made]) -> Iterator[Made]:
        """What `make` gives for the chosen entries of a kind, page by page where these are of single articles."""
        draw = self._draw(kind)
        return self._made(draw, make) if draw else made_here(self.of(kind), make)

    def made_of_claims(self, make: Callable[[Iterator[ClaimEntry | BareClaim]], Made]) -> Iterator[Made]:
        """The same for the chosen claims; those of which there is no more to tell by their place and words alone."""
        return self._made(Draw(self._spoken.parts, Whole.bare_claims), make)

    @cached_property
    def _whole(self) -> Whole:
        connection, left_out = self._connection, self._left_out
        looked = e.looked(connection).items()
        return Whole(
            signatures(connection),
            self._extra,
            e.entity_of_mention(connection, left_out.get(EntityEntry, ())),
            {**left_out.get(ClaimEntry, {}), **left_out.get(MentionEntry, {})},
            {source.id: source for source in inputs.sources(connection)},
            {a: tuple(sorted(name for _, name in who)) for a, who in looked if a not in left_out.get(LookedEntry, {})},
            dict(chain.from_iterable(_outcomes(connection))) if self._soft else {},
        )

    def _draw(self, kind: type[AnyEntry]) -> Draw[AnyEntry] | None:
        """How entries of a kind are drawn from pages, if they are of single articles."""
        if kind is ClaimEntry:
            return cast("Draw[AnyEntry]", self._spoken)
        draws: Mapping[object, object] = {Article: ARTICLES, MentionEntry: MENTIONS}
        return cast("Draw[AnyEntry] | None", draws.get(kind))

    @property
    def _spoken(self) -> Draw[ClaimEntry]:
        """How claims are drawn from pages: with the mentions, if any of them tells who speaks."""
        return SPOKEN_CLAIMS if self._whole.meant else CLAIMS

    def _drawn(self, draw: Draw[Drawn]) -> Iterator[Drawn]:
        return chain.from_iterable(draw.of_page(self._whole, page) for page in pages(self._connection, draw.parts))

    def _made(self, draw: Draw[Drawn], make: Callable[[Iterator[Drawn]], Made]) -> Iterator[Made]:
        return self._making.made(Errand(self._whole, draw, make), texts(self._connection, draw.parts))

    def judges(self) -> Judges:
        """The names of the analysts, if what each of them judged was asked for."""
        return dict(e.deciding_analysts(self._connection)) if self._soft else {}

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

    def beside(self) -> list[Beside]:
        """What other tools said of things beside what has a place here."""
        kinds = _SAID_OF if self._extra else ()
        of_articles = e.said_of_articles(self._connection)
        found = chain.from_iterable(said_beside(Article, article, said) for article, said in of_articles)
        of_others = (
            each
            for kind in kinds
            for target in Identities(self._connection, _TABLES[kind])
            for each in said_beside(kind, target, self._extra.get(TargetId(target), {}))
        )
        return [*found, *of_others]

    def everything(self) -> dict[type[Entry], "Identities"]:
        """The ids of all that the project holds, chosen or not, by kind."""
        return {kind: Identities(self._connection, name) for kind, name in _TABLES.items()}

    def kinds_there(self) -> list[type[Entry]]:
        """The kinds of which the project holds any."""
        return [kind for kind, name in _TABLES.items() if next(e.identities(self._connection, name), None) is not None]

    def not_chosen(self) -> Iterator[tuple[type[object], str, str]]:
        """What is left out as it was not asked for: kind, id and why."""
        for kind, why_by_id in self._left_out.items():
            yield from ((kind, left_out, why) for left_out, why in why_by_id.items())

    def _all(self, kind: type[object]) -> Iterator[Entry]:
        connection, extra = self._connection, self._extra
        whole: Mapping[type[object], Callable[[], Iterable[Entry]]] = {
            SchemaEntry: lambda: _schemas(connection),
            Analyst: lambda: (Analyst(identity, name) for identity, name in e.deciding_analysts(connection)),
            Source: lambda: inputs.sources(connection),
            Run: lambda: inputs.runs(connection),
            EntityEntry: lambda: _groups(connection, Kind.ENTITY, extra),
            LinkEntry: lambda: _links(connection, extra),
            FamilyEntry: lambda: _groups(connection, Kind.FAMILY, extra),
            StoryEntry: lambda: _groups(connection, Kind.STORY, extra),
            FactEntry: lambda: _facts(connection, extra),
            LookedEntry: lambda: _looked(connection),
            Note: lambda: e.notes(connection),
            Decision: lambda: log.read(connection),
        }
        return map(self._whole.told_apart, whole[kind]())


_SAID_OF = (MentionEntry, ClaimEntry, EntityEntry, LinkEntry, FamilyEntry, StoryEntry, FactEntry)
"""The kinds of things beside which stands what other tools said of them."""
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
JUDGED = tuple((kind, _TABLES[kind]) for kind in OF_JUDGED)
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


def _outcomes(connection: Connection) -> Iterator[Iterable[tuple[TargetId, Mapping[AnalystId, int]]]]:
    return (outcomes.outcomes(connection, table).items() for _, table in JUDGED)


def _judged(found: Sequence[tuple[AnalystId, str]]) -> tuple[Judged, ...]:
    return tuple(Judged(analyst, value) for analyst, value in found)


def _links(connection: Connection, extra: _Extra) -> Iterator[Entry]:
    made, judged = e.makers(connection, Kind.LINK), e.judgements(connection, "link")
    proposed, said = e.link_proposals(connection), outcomes.links_said(connection)
    ahead, original = next(proposed, ("", None))
    for link, standing in e.links(connection):
        # Both come by id, so that neither has to be in memory whole.
        while ahead and ahead < link.id:
            ahead, original = next(proposed, ("", None))
        proposal = original or link if ahead == link.id else None
        judgements, makers = _judged(judged.get(link.id, ())), made.get(link.id, ())
        if held := said.get(link.id):
            judgements = tuple(replace(each, said=held.get(each.analyst)) for each in judgements)
        yield LinkEntry(link, standing, judgements, proposal, makers, extra.get(link.id, {}))


def _groups(connection: Connection, kind: Kind, extra: _Extra) -> Iterator[Entry]:
    """Entities, families or stories with where they stand."""
    standing, judged = e.standings(connection, kind.value), e.judgements(connection, kind.value)
    made, names = e.makers(connection, kind), e.entity_names(connection) if kind is Kind.ENTITY else {}
    parting = root_queries.cuts(connection) if kind is Kind.FAMILY else []
    for group in e.groups(connection, kind):
        judgements, makers = _judged(judged.get(group.id, ())), made.get(group.id, ())
        where = (standing[group.id], judgements)
        match group:
            case Entity():
                named = replace(group, name=names[group.id])
                yield EntityEntry(named, *where, group, makers, extra.get(group.id, {}))
            case Family():
                yield FamilyEntry(group, *where, makers, extra.get(group.id, {}), _taken_out(group, parting))
            case Story():
                yield StoryEntry(group, *where, makers, extra.get(group.id, {}))


def _taken_out(family: Family, parting: Sequence[Family]) -> tuple[Member, ...]:
    """The members of a suggested family that people took out of it by answers about single articles."""
    left = family.members if answered(family) else parted(family, parting).members
    return tuple(each for each in family.members if each not in left)


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
