"""Owns the project as a stream of entries, in the order in which every format writes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.domain.claim import Claim, Role
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import AnalystId, ArticleId, EntityId, FactId, MentionId, TargetId
from annotator.domain.json import JsonObject
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
)
from annotator.store import export_queries as e
from annotator.store import fact_queries, inputs, log, meta, queries
from annotator.store.database import Connection

_ARTICLES_A_PAGE = 100
"""One query a page and kind of thing: a query an article took longer than writing it."""


def entries(connection: Connection) -> Iterator[Entry]:
    """Everything in the project, in the order of `formats.document.sort_key`."""
    extra = e.extras(connection)
    yield from (SchemaEntry(version, toml) for version, toml in meta.schemas(connection))
    yield from (Analyst(identity, name) for identity, name in e.deciding_analysts(connection))
    yield from inputs.sources(connection)
    yield from inputs.runs(connection)
    ids = e.article_ids(connection)
    pages = [ids[at : at + _ARTICLES_A_PAGE] for at in range(0, len(ids), _ARTICLES_A_PAGE)]
    for page in pages:
        yield from sorted(queries.articles_by_id(connection, page), key=lambda article: article.id)
    meant = e.entity_of_mention(connection)
    for page in pages:
        yield from _mentions(connection, page, meant, extra)
    yield from _groups(connection, Kind.ENTITY, extra)
    for page in pages:
        yield from _claims(connection, page, meant, extra)
    yield from _links(connection, extra)
    yield from _groups(connection, Kind.FAMILY, extra)
    yield from _groups(connection, Kind.STORY, extra)
    yield from _facts(connection, extra)
    yield from e.notes(connection)
    yield from log.read(connection)


_Extra = Mapping[TargetId, JsonObject]
_Meant = Mapping[MentionId, EntityId]
_Page = Sequence[ArticleId]


def _mentions(connection: Connection, page: _Page, meant: _Meant, extra: _Extra) -> Iterator[Entry]:
    made = e.makers(connection, Kind.MENTION, page)
    for mention in sorted(_found(connection, page), key=lambda m: (m.article, m.span, m.id)):
        makers = made.get(mention.id, ())
        yield MentionEntry(mention, meant.get(mention.id), makers, extra.get(mention.id, {}))


def _claims(connection: Connection, page: _Page, meant: _Meant, extra: _Extra) -> Iterator[Entry]:
    texts = {article.id: article.text for article in queries.articles_by_id(connection, page)}
    proposed = e.claim_proposals(connection, page)
    judged = e.judgements(connection, "claim", page)
    named: dict[ArticleId, dict[Span, EntityId]] = {}
    for mention in _found(connection, page):
        if mention.id in meant:
            named.setdefault(mention.article, {})[mention.span] = meant[mention.id]
    for claim, status in queries.claims_with_status(connection, page):
        yield ClaimEntry(
            claim,
            status,
            _judged(judged.get(claim.id, ())),
            (proposed[claim.id] or claim) if claim.id in proposed else None,
            _speaker(claim, named.get(claim.article, {})),
            extra.get(claim.id, {}),
            texts[claim.article],
        )


def _found(connection: Connection, page: _Page) -> list[Mention]:
    return [m for m in e.proposals(connection, Kind.MENTION, page) if isinstance(m, Mention)]


def _speaker(claim: Claim, named: Mapping[Span, EntityId]) -> EntityId | None:
    """Who speaks: the entity of the mention in the speaker's span; the longest if there are several."""
    slot = claim.slot(Role.SPEAKER)
    if slot is None or slot.span is None:
        return None
    inside = [span for span in named if slot.span.contains(span)]
    return named[max(inside, key=lambda span: (span.length, -span.start))] if inside else None


def _judged(found: Sequence[tuple[AnalystId, str]]) -> tuple[Judged, ...]:
    return tuple(Judged(analyst, value) for analyst, value in found)


def _links(connection: Connection, extra: _Extra) -> Iterator[Entry]:
    made, judged = e.makers(connection, Kind.LINK), e.judgements(connection, "link")
    proposed = {link.id: link for link in e.proposals(connection, Kind.LINK) if isinstance(link, Link)}
    for link, standing in e.links(connection):
        judgements, makers = _judged(judged.get(link.id, ())), made.get(link.id, ())
        yield LinkEntry(link, standing, judgements, proposed.get(link.id), makers, extra.get(link.id, {}))


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
