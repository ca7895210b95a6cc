"""Owns the project's label schema: claim types, mention labels, relations, verdict scale and guidelines, versioned."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.link import Relation

_LISTS: Final = ("claim_types", "mention_labels")
_TABLES: Final = ("relations", "verdicts")
_KNOWN: Final = ("version", "name", *_LISTS, *_TABLES, "guidelines")


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


def refuse_unusable(toml: str) -> None:
    """Nothing, if every key of a label schema that somebody wrote says what it must; BadFile that names the first else.

    What no TOML can be read from is left to `parse_schema`.
    """
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        return
    for key in table:
        if key not in _KNOWN:
            raise BadFile("schema-unknown", key=_in_line(key), known=", ".join(_KNOWN))
    for key, wanted in _unusable(table):
        raise BadFile("schema-key", key=key, wanted=wanted)


def _unusable(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The keys that say nothing usable, each with what it must be."""
    if not _is_word(table.get("name")):
        yield "name", "a name in quotes"
    for key in _LISTS:
        labels = table.get(key)
        if not isinstance(labels, list) or not all(map(_is_word, labels)) or _come_twice(labels):
            yield key, 'a list of labels in quotes, each once and in one line, as ["event", "plan"]'
    for key in _TABLES:
        words = table.get(key)
        if not isinstance(words, dict) or not all(map(_is_word, words)):
            yield key, f"a table [{key}] with a line for each label"
        elif not all(isinstance(each, str) for each in words.values()):
            yield key, "a table of labels with what each means, in quotes"
    if not isinstance(table.get("guidelines", ""), str):
        yield "guidelines", "words in quotes"


def _is_word(value: object) -> bool:
    """Whether a value is words in one line, with nothing blank around them."""
    return isinstance(value, str) and value.isprintable() and value == value.strip() != ""


def _come_twice(labels: list[str]) -> bool:
    return len(set(labels)) < len(labels)


def _in_line(key: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in key)[:40]
