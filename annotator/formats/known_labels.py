"""Owns what a project's label schema tells a format: which labels there are, and the guidelines for using them."""

from collections.abc import Mapping
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.label_schema import LabelSchema, parse_schema
from annotator.formats.case import Case
from annotator.formats.document import SchemaEntry
from annotator.formats.output import Kind

GUIDELINES: Final = "Guidelines for the labels"
"""What stands above them for people."""


def held_in(place: str) -> Mapping[Kind, str]:
    """What is said of the label schema, of which a format has labels and guidelines in some place, and no more."""
    return {SchemaEntry: f"not as a whole; labels and guidelines of the one in force are in {place}"}


def guided_in(place: str) -> Mapping[Kind, str]:
    """What is said of the label schema, of which a format has the guidelines in some place, and no more."""
    return {SchemaEntry: f"not as a whole; guidelines of the one in force are {place}"}


def label_schema(case: Case) -> LabelSchema | None:
    """The label schema in force; None where there is none, or only such as another program wrote."""
    newest = sorted(case.of(SchemaEntry), key=lambda entry: (entry.in_force, entry.version))
    try:
        return parse_schema(newest[-1].toml) if newest else None
    except BadFile:
        return None


def mention_labels(case: Case) -> tuple[str, ...]:
    """The labels that mentions may have."""
    schema = label_schema(case)
    return schema.mention_labels if schema else ()


def guidelines(case: Case) -> str:
    """How the labels are to be used; "" where nothing is said."""
    schema = label_schema(case)
    return schema.guidelines.strip() if schema else ""
