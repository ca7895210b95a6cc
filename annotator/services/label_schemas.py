"""Owns changing the label schema: what a new one changes, which decisions to look at again, and setting it."""

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.fold import SCHEMA
from annotator.domain.ids import PROJECT
from annotator.domain.json import Json
from annotator.domain.label_schema import LabelSchema, parse_schema, refuse_unusable
from annotator.domain.schema_changes import SchemaChanges, schema_changes
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.workspace import Act, Workspace
from annotator.store import label_schemas, meta
from annotator.store.database import Connection
from annotator.store.label_schemas import Decided

_VERSION: Final = re.compile(r"^version[ \t]*=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A label schema that may take the place of the one in force: what it changes, and what to look at again."""

    toml: str
    schema: LabelSchema
    changes: SchemaChanges
    revisit: tuple[Decided, ...]


def in_force(ws: Workspace) -> tuple[LabelSchema, str]:
    """The label schema that holds now, and its TOML."""
    _, toml = ws.read(label_schemas.in_force)
    return parse_schema(toml), toml


def proposed(ws: Workspace, toml: str) -> Proposed:
    """What a label schema would change, as the version it would be; BadFile that says what is wrong with it."""
    return ws.read(lambda c: _proposed(c, toml))


def set_schema(ws: Workspace, toml: str, *, via: str) -> Changes:
    """The schema in force from now on, as a version of its own; undo takes it back.

    Raises:
        BadFile: it is no label schema.
        NotAllowed: nothing but the version differs from the one in force.
    """
    asked = proposed(ws, toml)
    if not asked.changes:
        raise NotAllowed("schema-unchanged")
    payload: dict[str, Json] = {"policy": SCHEMA, "value": asked.schema.version, "toml": asked.toml}
    shown = {"status": f"version {ws.read(label_schemas.version_in_force)}"}
    return ws.act([Act(Verb.SET, Kind.PROJECT, PROJECT, payload, shown)], via=via)


def _proposed(connection: Connection, toml: str) -> Proposed:
    _, before = label_schemas.in_force(connection)
    numbered = _numbered(toml, max(version for version, _ in [*meta.schemas(connection), (0, "")]) + 1)
    refuse_unusable(numbered)
    schema = parse_schema(numbered, "What you wrote")
    changes = schema_changes(parse_schema(before), schema)
    return Proposed(numbered, schema, changes, tuple(_revisit(connection, changes)))


def _numbered(toml: str, version: int) -> str:
    """The TOML with another version; at its top if it states none."""
    line = f"version = {version}"
    try:
        states_one = "version" in tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        states_one = True  # what is wrong with it is told by whoever parses it
    return _VERSION.sub(line, toml, count=1) if states_one else f"{line}\n{toml}"


def _revisit(connection: Connection, changes: SchemaChanges) -> list[Decided]:
    touched = label_schemas.decided_under(
        connection,
        relations=changes.relations.touched,
        verdicts=changes.verdicts.touched,
        mention_labels=changes.mention_labels.removed,
    )
    of_all = changes.guidelines or changes.claim_types.removed
    return [*(label_schemas.judged_claims(connection) if of_all else ()), *touched]
