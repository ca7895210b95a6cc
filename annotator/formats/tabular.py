"""Owns tables of articles (.csv, .tsv): one article a row, and one sentence for each row that gives none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import BinaryIO, Final

from annotator.domain.article import Article, new_article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.ids import ArticleId
from annotator.domain.messages import counted
from annotator.domain.text import is_blank, normalise, without_lone_surrogates
from annotator.formats.capping import TELL_EACH
from annotator.formats.columns import Columns, columns, refuse_without_text
from annotator.formats.document import Given
from annotator.formats.encodings import unstorable
from annotator.formats.languages import language_code
from annotator.formats.manner import Reading
from annotator.formats.originals import Original
from annotator.formats.plain import title_of
from annotator.formats.rows import HEAD_BYTES, Layout, Row, layout, rows
from annotator.formats.stated_dates import iso_date

_SHOWN: Final = 40
_ROWS: Final = MappingProxyType(
    {
        "row-bad": "cannot be read",
        "row-encoding": "hold bytes that are no characters",
        "row-ragged": "have another number of cells",
        "row-no-text": "have no text",
        "row-date": "have a date that is unclear",
        "row-id": "have the id of an earlier row",
    }
)


def read_table(original: Original, how: Reading) -> Iterator[Given | AnnotatorError]:
    """The articles of a table, row by row; what a row lacks or has wrong is an error with its line."""
    told: Counter[str] = Counter()
    try:
        with original.opened() as file:
            written = layout(_pieces(file), original.extension, original.shown, how.encoding)
        with original.opened() as file:
            for item in _articles(original, file, written, how):
                if isinstance(item, Given):
                    yield item
                else:
                    told[item.message_id] += 1
                    yield from [item] if told[item.message_id] <= TELL_EACH else []
    except BadFile as error:
        yield error
        return
    yield from _more(told, original.shown)
    yield from written.decoding.remarks(original.shown)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(4 * HEAD_BYTES), b"")


def _more(told: Counter[str], file: str) -> Iterator[AnnotatorError]:
    for message_id, count in told.items():
        if count > TELL_EACH:
            yield BadFile("rows-more", file=file, count=count - TELL_EACH, what=_ROWS[message_id])


def _articles(original: Original, file: BinaryIO, written: Layout, how: Reading) -> Iterator[Given | AnnotatorError]:
    through = rows(file, written, original.shown)
    first = next(through, None)
    if not isinstance(first, Row):
        yield first or BadFile("file-empty", file=original.shown)
        return
    found = columns(first.cells, how.columns, original.shown)
    refuse_without_text(found, original.shown)
    table = _Table(original, found)
    yield from _taken(through, first, table)
    yield from unstorable(table.unstorable, original.shown)


def _taken(through: Iterator[Row | AnnotatorError], first: Row, table: "_Table") -> Iterator[Given | AnnotatorError]:
    """What the rows give; one sentence for a table that has none."""
    row = None
    if not table.headed:
        yield from table.taken(first)
    for row in through:
        yield from table.taken(row) if isinstance(row, Row) else [row]
    if row is None and table.headed:
        yield BadFile("table-no-rows", file=table.file)


class _Table:
    """What is known of a table while its rows are read."""

    def __init__(self, original: Original, found: Columns) -> None:
        self.file = original.shown
        self.headed = found.headed
        self.unstorable = 0
        self._name = original.name
        self._columns = found
        self._line_by_id: dict[ArticleId, tuple[int, str]] = {}

    def taken(self, row: Row) -> Iterator[Given | AnnotatorError]:
        """The article of a row, or why it gives none; and why a value of it was left out."""
        width = len(self._columns.headings)
        cells = row.cells
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            yield BadFile("row-ragged", file=self.file, line=row.line, **_widths(len(cells), width))
            return
        values = {field: cells[place] for field, place in self._columns.place_by_field.items()}
        text = normalise(values.get("text", "")).text
        if is_blank(text):
            yield BadFile("row-no-text", file=self.file, line=row.line)
            return
        self.unstorable += sum(value.count("\0") for value in values.values())
        published = iso_date(values.get("published", ""))
        if not published and values.get("published", "").strip():
            yield self._no_date(row.line, values["published"])
        article = self._article(text, {name: _cleaned(value) for name, value in values.items()}, published)
        yield self._fresh(article, row.line)

    def _no_date(self, line: int, value: str) -> AnnotatorError:
        value = _cleaned(value)
        shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        return BadFile("row-date", file=self.file, line=line, value=shown)

    def _article(self, text: str, values: dict[str, str], published: str | None) -> Article:
        article = new_article(
            text,
            title=values.get("title") or title_of(text),
            source=values.get("source") or None,
            url=values.get("url") or None,
            file=self._name,
            author=values.get("author") or None,
            published=published,
            language=language_code(values.get("language", "")),
        )
        return article if not values.get("id") else _called(article, values["id"])

    def _fresh(self, article: Article, line: int) -> Given | AnnotatorError:
        """The article; an error if an earlier row says something else under the same id."""
        before, sha256 = self._line_by_id.setdefault(article.id, (line, article.sha256))
        if sha256 == article.sha256:
            return Given(article, line, self.file)
        return BadFile("row-id", file=self.file, line=line, before=before)


def _widths(cells: int, columns: int) -> dict[str, str]:
    return {"cells": counted(cells, "cell"), "columns": counted(columns, "column")}


def _called(article: Article, identity: str) -> Article:
    return replace(article, id=ArticleId(identity))


def _cleaned(cell: str) -> str:
    """A cell in one line, without what cannot be stored."""
    return " ".join(without_lone_surrogates(cell).replace("\0", "\ufffd").split())
