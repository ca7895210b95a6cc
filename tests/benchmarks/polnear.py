"""Owns PolNeAR as it may lie beside us: documents, the first annotator's attributions, and how two are matched.

A relation is a source, a cue and a content, each with any number of spans. Two lists of spans overlap if one span of
the first shares a character with one of the second.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from annotator.domain.article import new_article
from annotator.extract.pipeline import Extractor

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear"

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """Who is reported to say what; start and end of each span."""

    sources: tuple[Offsets, ...]
    cues: tuple[Offsets, ...]
    contents: tuple[Offsets, ...]


def documents() -> list[dict[str, str]]:
    """All documents in the order of the file."""
    lines = (FOLDER / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def gold() -> dict[str, list[Relation]]:
    """The relations of each document, as its first annotator marked them."""
    found: dict[str, list[Relation]] = {}
    first: dict[str, str] = {}
    with (FOLDER / "attributions.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if first.setdefault(record["doc_id"], record["annotator"]) == record["annotator"]:
                parts = (_spans(record[name]) for name in ("source", "cue", "content"))
                found.setdefault(record["doc_id"], []).append(Relation(*parts))
    return found


def half_of(doc_id: str) -> int:
    """0 or 1, by the document's id alone."""
    return int(hashlib.md5(doc_id.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def _spans(ranges: Iterable[dict[str, int]]) -> tuple[Offsets, ...]:
    return tuple((one["start"], one["end"]) for one in ranges if one["start"] < one["end"])


def read(extractor: Extractor, document: dict[str, str]) -> Doc:
    """The document with all findings."""
    return extractor.read(new_article(document["text"], language="en", published=document["date"]))


def overlap(some: Sequence[Offsets], others: Sequence[Offsets]) -> bool:
    """Whether a span of one list shares a character with one of the other."""
    return any(a[0] < b[1] and b[0] < a[1] for a in some for b in others)
