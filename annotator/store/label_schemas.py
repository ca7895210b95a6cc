"""Owns which label schema is in force, and what was decided under the words of another."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.errors import BadFile
from annotator.domain.ids import TargetId
from annotator.domain.label_schema import parse_schema
from annotator.domain.suggestion import Kind
from annotator.store import meta
from annotator.store.link_queries import project_state
from annotator.store.rows import marks


@dataclass(frozen=True, slots=True)
class Decided:
    """Something that people decided: its kind, id and words, and the label that it was given."""

    kind: Kind
    id: TargetId
    words: str
    label: str


def in_force(connection: Connection) -> tuple[int, str]:
    """The version and the TOML of the label schema that holds now."""
    toml = project_state(connection).schema
    try:
        return (parse_schema(toml).version, toml) if toml else meta.first_schema(connection)
    except BadFile:  # set by another program
        return meta.first_schema(connection)


def version_in_force(connection: Connection) -> int:
    """The version of the label schema that holds now."""
    return in_force(connection)[0]


_RELATED = """SELECT link.id, a.text || ' – ' || b.text, link.relation FROM link
    JOIN claim a ON a.id = link.a JOIN claim b ON b.id = link.b
    WHERE link.relation IN ({}) AND link.id IN (SELECT target FROM judgement) ORDER BY link.id"""
_VERDICTS = "SELECT id, text, verdict FROM fact WHERE verdict IN ({}) ORDER BY id"
_NAMED = """SELECT entity.id, entity.name, entity.label FROM entity
    WHERE entity.label IN ({}) AND entity.id IN (SELECT target FROM judgement) ORDER BY entity.id"""
_CLAIMS = """SELECT id, text, status FROM claim WHERE id IN (SELECT target FROM judgement) ORDER BY id"""


def decided_under(
    connection: Connection, *, relations: Collection[str], verdicts: Collection[str], mention_labels: Collection[str]
) -> Iterator[Decided]:
    """The judged links, facts and entities that have one of these labels, by kind and id."""
    asked = ((Kind.LINK, _RELATED, relations), (Kind.FACT, _VERDICTS, verdicts), (Kind.ENTITY, _NAMED, mention_labels))
    for kind, sql, labels in asked:
        if labels:
            rows = connection.exec_driver_sql(sql.format(marks(len(labels))), tuple(sorted(labels)))
            yield from (Decided(kind, row[0], str(row[1]), str(row[2])) for row in rows)


def judged_claims(connection: Connection) -> Iterator[Decided]:
    """Every claim that somebody judged, by id."""
    rows = connection.exec_driver_sql(_CLAIMS)
    return (Decided(Kind.CLAIM, row[0], str(row[1]), str(row[2])) for row in rows)
