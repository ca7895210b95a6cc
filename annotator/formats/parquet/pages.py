"""Owns what is made of some articles for the data set: their rows as Arrow has them, and all that is told of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.domain.article import Article
from annotator.domain.ids import AnalystId, ArticleId, EntityId
from annotator.formats.case import Document
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.output import Kind
from annotator.formats.parquet import marks, rows, tables
from annotator.formats.parquet.features import Cell
from annotator.formats.parquet.rows import Known, Row
from annotator.formats.parquet.sheets import made
from annotator.formats.parquet.tables import Table
from annotator.formats.parting.part import part_of
from annotator.formats.splits.dividing import Division

if TYPE_CHECKING:
    import pyarrow as pa

Mark = tuple[Kind, str, str]
"""An entry that is in the rows, by kind and id, and the text as which it will be found."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """The rows of some articles by table and part; what they hold, and what of other tables they name."""

    rows: "Mapping[tuple[str, int], pa.Table]"
    marks: Sequence[Mark]
    words: Mapping[str, tuple[ArticleId, str]]
    named: AbstractSet[AnalystId]
    sources: AbstractSet[str]
    entities: Mapping[EntityId, AbstractSet[int]]


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes pages of articles, in whichever process."""

    known: Known
    tables: Mapping[str, Table]
    division: Division | None

    def __call__(self, documents: Iterable[Document]) -> MadePage:
        """The page of some articles."""
        page = _Page(replace(self.known, words={}, named=set()))
        for document in documents:
            part = (part_of(document.article, self.division) if self.division else 0) or 0
            group = (self.division.group_of[document.article.id],) if self.division else ()
            page.add(document, part, group)
        found = {of: made(self.tables[of[0]], listed) for of, listed in page.rows.items()}
        return MadePage(found, page.marks, page.known.words, page.known.named, page.sources, page.entities)


@dataclass(slots=True)
class _Page:
    """What is gathered while rows are made; `known` is its own as far as it grows."""

    known: Known
    rows: dict[tuple[str, int], list[Row]] = field(default_factory=lambda: defaultdict(list))
    marks: list[Mark] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    entities: dict[EntityId, set[int]] = field(default_factory=dict)

    def add(self, document: Document, part: int, group: tuple[Cell, ...]) -> None:
        """The rows of an article, and of the claims and mentions in it."""
        self._article(document, part, group)
        for entry in document.claims:
            row = rows.claim(entry, document, self.known)
            self.rows[tables.CLAIMS.name, part].append((*row, *group) if group else row)
            self.marks.append((ClaimEntry, entry.claim.id, marks.of_claim_row(row)))
        for named in document.mentions:
            self.rows[tables.MENTIONS.name, part].append(rows.mention(named))
            mark = marks.of_quotes(named.mention.id, named.mention.quote)
            self.marks.append((MentionEntry, named.mention.id, mark))
            if named.entity:
                self.entities.setdefault(named.entity, set()).add(part)

    def _article(self, document: Document, part: int, group: tuple[Cell, ...]) -> None:
        article = document.article
        self.rows[tables.ARTICLES.name, part].append((*rows.article(document), *group))
        self.marks.append((Article, article.id, article.id))
        if document.looked:
            self.marks.append((LookedEntry, article.id, article.id))
        self.sources.add(document.source.id if document.source else "")
