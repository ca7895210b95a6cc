"""Owns the public data sets that may lie beside the project: their records, and claims read from bare sentences."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim
from annotator.extract.pipeline import Extractor

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def records(name: str, file: str = "sentences.jsonl") -> list[dict[str, object]]:
    """The records of a data set; none, after a line that says so, where it is not on this machine."""
    path = _DATA / name / file
    if not path.exists():
        print(f"{name}: not beside the project, left out")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def claims_of(extractor: Extractor, sentences: Sequence[str]) -> Iterator[list[Claim]]:
    """What the extractor claims of each sentence, taken as an article of its own."""
    articles: list[Article] = [new_article(sentence, language="en") for sentence in sentences]
    for batch in extractor.extract(articles):
        yield [each for each in batch.proposals if isinstance(each, Claim)]
