"""Tables of claims as tests write and read them, and the article that they are about."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.formats.document import ClaimEntry, FactEntry, Given
from annotator.formats.files import read_path
from annotator.formats.manner import Reading

TEXT = "The ferry sank 😀 near Korčula. The  crew\nwas saved. The ferry was old, the harbour office said."
HELD = {ArticleId("a1"): TEXT}


def named(words: str) -> ArticleId | None:
    return ArticleId("a1") if words in {"a1", "https://wire.example/ferry", "Ferry sank"} else None


def read(path: Path, **columns: str) -> tuple[list[Article], list[ClaimEntry], list[str]]:
    items = list(read_path(path, text_of=HELD.get, how=Reading(columns=columns, article_of=named)))
    entries = [item.entry for item in items if isinstance(item, Given)]
    articles = [entry for entry in entries if isinstance(entry, Article)]
    claims = [entry for entry in entries if isinstance(entry, ClaimEntry)]
    return articles, claims, [str(item).removeprefix(f"{path}, ") for item in items if isinstance(item, AnnotatorError)]


def facts(path: Path) -> list[tuple[str, str, list[str], object]]:
    items = list(read_path(path, text_of=HELD.get, how=Reading(article_of=named)))
    entries = [item.entry for item in items if isinstance(item, Given)]
    stated = [entry.fact for entry in entries if isinstance(entry, FactEntry)]
    return [(f.text, f.verdict.value, [each.stance.value for each in f.evidence], f.attributes) for f in stated]


def table(folder: Path, *rows: Sequence[str], name: str = "desk.csv") -> Path:
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    (folder / name).write_text(held.getvalue(), encoding="utf-8", newline="")
    return folder / name
