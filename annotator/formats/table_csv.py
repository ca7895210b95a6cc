"""Owns the table of claims as CSV: RFC 4180, UTF-8 with a byte order mark, and reading its rows back."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.source import Source
from annotator.formats.case import Case, Document, made_of_documents
from annotator.formats.document import Analyst, ClaimEntry, FactEntry, LookedEntry
from annotator.formats.output import Found, Output
from annotator.formats.table import Named, RowMaker, guarded_row, row_maker, settle, unguarded

HOLDS: Final = (ClaimEntry, Article, Source, Analyst, FactEntry, LookedEntry)
SOFT: Final = (ClaimEntry,)
_BOM: Final = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class _Part:
    """Some rows as they stand in the file: of what they are, and all that they name."""

    text: bytes
    rows: Sequence[Named]
    named: AbstractSet[Named]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Makes parts of the file."""

    maker: RowMaker

    def __call__(self, documents: Iterable[Document]) -> _Part:
        rows = list(self.maker.rows(documents))
        named = frozenset(chain.from_iterable({row.named for row in rows}))
        return _Part(_text(guarded_row(row.cells) for row in rows), [(row.kind, row.claim) for row in rows], named)


def export(case: Case, out: Output) -> None:
    """Write a head, and a row for every claim of a case."""
    make, told = _Parts(row_maker(case)), set[Named]()
    with out.file() as file:
        file.write(_BOM + _text([make.maker.columns]))
        for part in made_of_documents(case, make):
            file.write(part.text)
            for kind, identity in part.rows:
                out.kept(kind, identity, identity)
            told |= part.named
    settle(case, told, out)


def _text(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


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
