"""Owns the table of claims as CSV: RFC 4180, UTF-8 with a byte order mark, and reading its rows back."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.source import Source
from annotator.formats.case import Case
from annotator.formats.document import Analyst, ClaimEntry, FactEntry, LookedEntry
from annotator.formats.output import Found, Output
from annotator.formats.table import Rows, guarded_row, unguarded

HOLDS: Final = (ClaimEntry, Article, Source, Analyst, FactEntry, LookedEntry)
SOFT: Final = (ClaimEntry,)
_BOM: Final = "\ufeff"


def export(case: Case, out: Output) -> None:
    """Write a head, and a row for every claim of a case."""
    with out.file() as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        text.write(_BOM)
        row = csv.writer(text, lineterminator="\r\n").writerow
        rows = Rows(case)
        row(rows.columns)
        for each in rows:
            row(guarded_row(each.cells))
            rows.keep(each, out, each.claim)
        text.detach()
    rows.settle(out)


def reread(path: Path) -> Iterator[Found]:
    """The claims that the rows of a file are about, and their articles."""
    articles: set[str] = set()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines, strict=True)
        head = next(rows)
        claim_at, article_at = head.index("claim"), head.index("article")
        for row in rows:
            claim, article = unguarded(row[claim_at]), unguarded(row[article_at])
            yield Found(ClaimEntry, claim) if claim else Found(LookedEntry, article)
            articles.add(article)
    yield from (Found(Article, article) for article in sorted(articles))
