"""Owns the project's label schema: claim types, mention labels, relations, verdict scale and guidelines, versioned."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.errors import BadFile
from annotator.domain.link import Relation


@dataclass(frozen=True, slots=True)
class LabelSchema:
    """What the project's labels are called and how they are meant; each decision carries its version."""

    version: int
    name: str
    claim_types: tuple[str, ...]
    mention_labels: tuple[str, ...]
    relations: Mapping[str, str]
    verdicts: Mapping[str, str]
    guidelines: str


def parse_schema(toml: str, file: str = "schema.toml") -> LabelSchema:
    """The label schema written in TOML; BadFile that says what is wrong with it."""
    try:
        table = tomllib.loads(toml)
        schema = LabelSchema(
            version=int(table["version"]),
            name=str(table["name"]),
            claim_types=tuple(table["claim_types"]),
            mention_labels=tuple(table["mention_labels"]),
            relations={str(key): str(value) for key, value in table["relations"].items()},
            verdicts={str(key): str(value) for key, value in table["verdicts"].items()},
            guidelines=str(table.get("guidelines", "")),
        )
        unknown = set(schema.relations) - {relation.value for relation in Relation}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadFile("schema-bad", file=file, reason=str(error)) from error
    if unknown:
        raise BadFile("schema-bad", file=file, reason=f"unknown relations {', '.join(sorted(unknown))}")
    return schema
