"""Owns who reads which language, in which version, and which spaCy pipelines are installed; it does not load spaCy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

_GROUP = "spacy_models"
_NAME = re.compile(r"([a-z]{2,3})_\w+")
MAKER, VERSION = "annotator-spacy", "6"
"""What our claims from English are filed under; with another version every article is read again."""
GENERAL_VERSION = "2"
"""Of our part in reading a language without rules of its own."""
NO_PIPELINE = "none"
"""What is chosen for a language that shall be read without a pipeline."""


@dataclass(frozen=True, slots=True, order=True)
class Pipeline:
    """An installed package that reads a language; `language` is its short code ("de")."""

    language: str
    package: str
    version: str

    @property
    def reader_version(self) -> str:
        """The version of what reads with it: ours and the pipeline's."""
        return f"{GENERAL_VERSION}+{self.version}"


def installed() -> tuple[Pipeline, ...]:
    """Every pipeline that is installed as a package, by language and name."""
    return tuple(sorted({found for entry in entry_points(group=_GROUP) if (found := _pipeline(entry)) is not None}))


def _pipeline(entry: EntryPoint) -> Pipeline | None:
    match = _NAME.fullmatch(entry.name)
    return Pipeline(match[1], entry.name, entry.dist.version if entry.dist else "") if match else None


def in_use(wanted: Mapping[str, str]) -> dict[str, Pipeline]:
    """The pipeline of each language but English that has one: what is wanted for it, else the first by name.

    Args:
        wanted: Package names by language; one that is not installed is as if nothing were wanted.
    """
    by_language: dict[str, list[Pipeline]] = {}
    for each in installed():
        by_language.setdefault(each.language, []).append(each)
    return {
        language: next((each for each in there if each.package == wanted.get(language)), there[0])
        for language, there in by_language.items()
        if language != "en" and wanted.get(language) != NO_PIPELINE
    }


def package_of(language: str | None, wanted: Mapping[str, str]) -> str | None:
    """The package that reads a language, "" for English or an unknown one; None if no pipeline reads it.

    Args:
        language: The short code.
        wanted: Package names by language, as for `in_use`.
    """
    if language in ("en", None):
        return ""
    found = in_use(wanted).get(language or "")
    return found.package if found else None
