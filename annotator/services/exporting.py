"""Owns getting work out: the project as a stream of entries, written whole or not at all."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.claim import Claim, Role, Status
from annotator.domain.entity import Entity
from annotator.domain.errors import BadFile, NotAllowed
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
from annotator.formats.registry import format_named, formats
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import export_queries as e
from annotator.store import fact_queries, inputs, log, meta, queries
from annotator.store.database import Connection


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The file that was written, how many entries it took from the project, and its hash."""

    file: Path
    records: int
    sha256: str


def export(ws: Workspace, name: str, out: Path, *, progress: Progress | None = None) -> ExportReport:
    """The project in a format; Missing for an unknown one, BadFile if the file cannot be written."""
    chosen = format_named(name)
    if chosen.write is None:
        known = ", ".join(each.name for each in formats() if each.writes)
        raise NotAllowed("format-unknown", name=name, known=known)
    if out.resolve() in _own_files(ws):
        raise NotAllowed("export-over-project", file=str(out))
    write, counted = chosen.write, _Counted(progress or silent, total=_total(ws))
    partial = out.with_name(out.name + ".partial")
    try:
        # One read: the whole project as it is at one moment, whatever is decided meanwhile.
        sha256 = ws.read(lambda c: _written(partial, write(counted.through(entries(c)))))
        partial.replace(out)
    except OSError as error:
        raise BadFile("export-failed", file=str(out), reason=error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return ExportReport(out, counted.done, sha256)


def _own_files(ws: Workspace) -> list[Path]:
    """The project's file and those that lie beside it while it is open."""
    own = ws.path.resolve()
    return [own.with_name(own.name + end) for end in ("", "-wal", "-shm", ".lock")]


def _total(ws: Workspace) -> int:
    """About how many entries there are; the bar needs no better."""
    return ws.read(e.size)


@dataclass(slots=True)
class _Counted:
    """Counts what passes and tells how far it is."""

    tell: Progress
    total: int
    done: int = 0

    def through(self, passing: Iterator[Entry]) -> Iterator[Entry]:
        for entry in passing:
            self.done += 1
            if self.done % 500 == 0 and not self.tell(min(self.done, self.total), self.total, "Exporting"):
                raise NotAllowed("work-stopped", work="Export", done=self.done, total=self.total)
            yield entry


def _written(path: Path, pieces: Iterator[str]) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            data = piece.encode("utf-8")
            digest.update(data)
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def entries(connection: Connection) -> Iterator[Entry]:
    """Everything in the project, in the order of `formats.document.sort_key`."""
    extra = e.extras(connection)
    yield from (SchemaEntry(version, toml) for version, toml in meta.schemas(connection))
    yield from (Analyst(identity, name) for identity, name in e.deciding_analysts(connection))
    yield from inputs.sources(connection)
    yield from inputs.runs(connection)
    ids = e.article_ids(connection)
    for identity in ids:
        yield from queries.articles_by_id(connection, [identity])
    meant = e.entity_of_mention(connection)
    for identity in ids:
        yield from _mentions(connection, identity, meant, extra)
    yield from _groups(connection, Kind.ENTITY, extra)
    for identity in ids:
        yield from _claims(connection, identity, meant, extra)
    yield from _links(connection, extra)
    yield from _groups(connection, Kind.FAMILY, extra)
    yield from _groups(connection, Kind.STORY, extra)
    yield from _facts(connection, extra)
    yield from e.notes(connection)
    yield from log.read(connection)


_Extra = Mapping[TargetId, JsonObject]
_Meant = Mapping[MentionId, EntityId]


def _mentions(connection: Connection, article: ArticleId, meant: _Meant, extra: _Extra) -> Iterator[Entry]:
    made = e.makers(connection, Kind.MENTION, article)
    for mention in sorted(_found(connection, article), key=lambda m: (m.span, m.id)):
        makers = made.get(mention.id, ())
        yield MentionEntry(mention, meant.get(mention.id), makers, extra.get(mention.id, {}))


def _claims(connection: Connection, article: ArticleId, meant: _Meant, extra: _Extra) -> Iterator[Entry]:
    stored = queries.article(connection, article)
    proposed = {c.id: c for c in e.proposals(connection, Kind.CLAIM, article) if isinstance(c, Claim)}
    status, judged = e.statuses(connection, article), e.judgements(connection, "claim", article)
    named = {m.span: meant[m.id] for m in _found(connection, article) if m.id in meant}
    for claim in queries.claims_of(connection, article):
        yield ClaimEntry(
            claim,
            Status(status[claim.id]),
            _judged(judged.get(claim.id, ())),
            proposed.get(claim.id),
            _speaker(claim, named),
            extra.get(claim.id, {}),
            stored.text if stored else "",
        )


def _found(connection: Connection, article: ArticleId) -> list[Mention]:
    return [m for m in e.proposals(connection, Kind.MENTION, article) if isinstance(m, Mention)]


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
