"""Owns what a file would give, told from its beginning alone: its kind, encoding, columns and first lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, TypedDict, TypeGuard

from annotator.domain.article import Article, new_article
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.text import normalise
from annotator.formats import endings, files
from annotator.formats.archives import archived
from annotator.formats.claim_review.pages import read_reviews
from annotator.formats.claim_rows import is_status
from annotator.formats.columns import Columns, columns, refuse_without_text
from annotator.formats.document import ClaimEntry, FactEntry, Given, MentionEntry
from annotator.formats.documents import DOCUMENTS
from annotator.formats.encodings import ENCODINGS as ENCODINGS  # noqa: PLC0414  # the window names it from here
from annotator.formats.encodings import codec_of, decoded_head
from annotator.formats.folders import listed
from annotator.formats.foreign import along, extensions, foreign_of, read_foreign
from annotator.formats.format import Format
from annotator.formats.manner import FIELDS as FIELDS  # noqa: PLC0414  # likewise
from annotator.formats.manner import OF_ARTICLES, Reading
from annotator.formats.object_rows import are_rows, object_rows
from annotator.formats.originals import Original, on_disk
from annotator.formats.pages import read_page
from annotator.formats.plain import title_of
from annotator.formats.regular import LARGEST
from annotator.formats.rows import HEAD_BYTES, Row, layout, rows_of_head
from annotator.formats.span_labels import is_claim
from annotator.formats.stated_dates import two_days, unclear_in
from annotator.formats.table_head import LOOKED_AT, below, head_at
from annotator.formats.word_counts import cell
from annotator.formats.workbooks import workbook_rows
from annotator.services.incoming.previewed import Inside, Kind, Preview
from annotator.services.incoming.proposals import with_proposed_date

_ROWS: Final = 20
_BOOK_ROWS: Final = 2_000
_CHARACTERS: Final = 200
_COUNTED_BYTES: Final = 4 * 1024**2
_MOST_OPENED: Final = 200
_MOST_STRANGE: Final = 6
_MOST_ASKED: Final = 40
"""So many tables and texts of a folder are looked into for what to ask of all of them."""
_CLAIMS: Final = ("quote", "start", "claim")
_NOTHING: Final = Reading()


_EXTENSIONS: Final[Mapping[Kind, Sequence[str]]] = {
    Kind.TEXT: endings.TEXT_EXTENSIONS,
    Kind.PAGE: endings.PAGE_EXTENSIONS,
    Kind.DOCUMENT: endings.DOCUMENT_EXTENSIONS,
    Kind.TABLE: endings.TABLE_EXTENSIONS,
    Kind.LINES: endings.NATIVE_EXTENSIONS,
    Kind.ARCHIVE: endings.ARCHIVE_EXTENSIONS,
}


def preview(path: Path, how: Reading = _NOTHING) -> Preview:
    """What a file, folder or archive would give if it is read so; whatever is wrong with it is its `trouble`."""
    kind = Kind.OTHER
    try:
        kind = Kind.FOLDER if path.is_dir() else _kind(path.suffix.lower())
        original = on_disk(path)
        if kind is not Kind.FOLDER and (labels := foreign_of(original)):
            kind = Kind.LABELS
            named = Preview(kind, labelling=called(labels), encoding=how.encoding)
            return _labels(replace(original, encoding=how.encoding), named, labels)
        kind = Kind.TABLE if kind is not Kind.FOLDER and are_rows(original) else kind
        return _LOOK[kind](original, Preview(kind), how)
    except AnnotatorError as error:
        return _wrong(Preview(kind), error)
    except OSError as error:
        return _wrong(Preview(kind), BadFile("file-unreadable", file=str(path), reason=error.strerror or "unknown"))


def called(labels: Format) -> str:
    """What a format is called in a list of files: its title without what it is made of."""
    return labels.title.partition(",")[0]


def _wrong(told: Preview, error: AnnotatorError) -> Preview:
    return replace(told, trouble=str(error), wrong=error.message_id)


def _kind(extension: str) -> Kind:
    return next((kind for kind, known in _EXTENSIONS.items() if extension in known), Kind.OTHER)


def _labels(original: Original, empty: Preview, labels: Format) -> Preview:
    """What labels of another tool bring, counted as far as the file is not large."""
    head = original.head(HEAD_BYTES)
    if Path(original.shown).stat().st_size > _COUNTED_BYTES:
        return replace(empty, lines=_lines_in(head, original.encoding), whole=False)
    found = list(read_foreign(original, labels, None))
    guess = next((str(each.parameters["encoding"]) for each in found if _is_guess(each)), "")
    told = replace(empty, encoding=guess or empty.encoding, certain=not guess)
    told = replace(told, lines=_lines_in(head, told.encoding))
    kinds = Counter(type(item.entry) for item in found if isinstance(item, Given))
    troubles = [item for item in found if isinstance(item, AnnotatorError) and not isinstance(item, Remark)]
    told = replace(
        told,
        articles=kinds[Article],
        claims=kinds[ClaimEntry],
        names=kinds[MentionEntry],
        facts=kinds[FactEntry],
    )
    # Labels may belong to articles that the project has already; whether they do shows when they are tried.
    telling = next((item for item in troubles if not kinds and item.message_id != "line-bad"), None)
    return _wrong(told, telling) if telling else told


def _text(original: Original, empty: Preview, how: Reading) -> Preview:
    told = _begun(original, empty, how)
    if Path(original.shown).stat().st_size <= LARGEST:
        return told
    large = BadFile("file-large", file=original.shown, limit=LARGEST // 1024**2)
    return _wrong(replace(empty, encoding=told.encoding, certain=told.certain, lines=told.lines), large)


def _begun(original: Original, empty: Preview, how: Reading) -> Preview:
    """What the beginning of a text shows."""
    head = original.head(HEAD_BYTES + 1)
    text, decoding = decoded_head(head[:HEAD_BYTES], original.shown, how.encoding, whole=len(head) <= HEAD_BYTES)
    text = normalise(text).text
    told = replace(empty, encoding=decoding.name, certain=decoding.certain, lines=_first_lines(text))
    told = replace(told, title=title_of(text), articles=1, whole=len(head) <= HEAD_BYTES)
    return _dated(told, new_article(text, title=told.title), how)


def _page(original: Original, empty: Preview, how: Reading) -> Preview:
    article, decoding = read_page(original, how.encoding)
    told = replace(empty, encoding=decoding.name, certain=decoding.certain, title=article.title or "", articles=1)
    reviews = (item.entry for item in read_reviews(original, None, how.encoding) if isinstance(item, Given))
    told = replace(told, facts=sum(isinstance(entry, FactEntry) for entry in reviews))
    return _dated(replace(told, lines=_first_lines(article.text)), article, how)


def _document(original: Original, empty: Preview, how: Reading) -> Preview:
    article, _ = DOCUMENTS[original.extension](original, how.encoding)
    told = replace(empty, title=article.title or "", articles=1, lines=_first_lines(article.text))
    return _dated(told, article, how)


def _dated(told: Preview, article: Article, how: Reading) -> Preview:
    """The preview with the date that the article states or proposes; else with what could be two days."""
    read = with_proposed_date(article, how.order)
    proposed = read.published_proposed
    unclear = unclear_in(article.text) if not read.published and (proposed is None or how.order) else ""
    return replace(
        told,
        dated=read.published or (proposed.value if proposed else ""),
        dated_by=proposed.reason if proposed and not read.published else "",
        unclear=unclear,
    )


def _table(original: Original, empty: Preview, how: Reading) -> Preview:
    if original.extension in endings.WORKBOOK_EXTENSIONS:
        through = workbook_rows(original, partial(head_at, given=how.columns, file=original.shown))
        return _beginning_of(through, original, empty, how)
    if original.extension not in endings.TABLE_EXTENSIONS:
        return _beginning_of(object_rows(original, how.columns), original, empty, how)
    head = original.head(HEAD_BYTES + 1)
    whole = len(head) <= HEAD_BYTES
    written = layout([head[:HEAD_BYTES]], original.extension, original.shown, how.encoding)
    told = replace(empty, encoding=written.decoding.name, certain=written.decoding.certain, whole=whole)
    found = list(rows_of_head(head[:HEAD_BYTES], written, original.shown, whole=whole))
    good = [item for item in found if isinstance(item, Row)]
    trouble = next((item for item in found if isinstance(item, AnnotatorError)), None)
    told = _wrong(told, trouble) if trouble else told
    return _with_rows(told, good, how, original.shown) if good else told


def _beginning_of(through: Iterator[Row | AnnotatorError], original: Original, empty: Preview, how: Reading) -> Preview:
    found = [row for row in islice(through, _BOOK_ROWS + 1) if isinstance(row, Row)]
    told = replace(empty, whole=len(found) <= _BOOK_ROWS)
    return _with_rows(told, found, how, original.shown)


def _with_rows(told: Preview, found: Sequence[Row], how: Reading, file: str) -> Preview:
    """The preview with the first rows under their headings; where no column is the text, with what helps."""
    head = found[head_at(found, how.columns, file) or 0]
    found = [row for row in below(found, head, file) if isinstance(row, Row)]
    table, trouble = _columns(found, how, file)
    body = found[1:] if table.headed else found
    width = len(table.headings)
    told = _wrong(told, trouble) if trouble else told
    placed = max(_filled(body, table.place_by_field.get(name)) for name in _CLAIMS) if table.of_claims else 0
    labelled = min(placed, _labelled(body, table)) if table.of_mentions else 0
    doubted = table.doubtful if table.doubted else None
    when = table.place_by_field.get("published")
    days = [row.cells[when] for row in body if when is not None and when < len(row.cells)]
    return replace(
        told,
        dated_by=f"per row, column {when + 1}" if when is not None else "",
        unclear=next((_cut(day) for day in days if two_days(day)), ""),
        strange=_strange(body, table.place_by_field.get("status", doubted)) if table.of_claims else (),
        body=len(body),
        filled=tuple(_filled(body, place) for place in range(width)),
        of_claims=table.of_claims,
        columns=table.headings,
        mapping=table.heading_by_field,
        idle=_idle(table),
        rows=tuple(_cells(row, width) for row in body[:_ROWS]),
        articles=_filled(body, table.place_by_field.get("text")),
        claims=placed - labelled,
        names=labelled,
    )


def _idle(table: Columns) -> Set[str]:
    """The fields with a column of which nothing is made, for the rows say no words that it could be said of."""
    fields = table.place_by_field.keys()
    worded = table.of_claims or (table.of_facts and "claim" in fields)
    return frozenset() if worded else fields - frozenset(OF_ARTICLES)


def _strange(body: Sequence[Row], place: int | None) -> tuple[str, ...]:
    """The first words of a column that no status is called by, each once."""
    said = (row.cells[place].strip() for row in body if place is not None and place < len(row.cells))
    return tuple(islice(dict.fromkeys(_cut(words) for words in said if words and not is_status(words)), _MOST_STRANGE))


def _labelled(body: Sequence[Row], table: Columns) -> int:
    """How many rows of a table of labelled words label another thing than a claim."""
    return sum(not is_claim(cell(row, table.place_by_field["label"])) for row in body)


def _filled(body: Sequence[Row], place: int | None) -> int:
    """How many rows say something in a column."""
    return sum(1 for row in body if place is not None and "".join(row.cells[place : place + 1]).strip())


def _columns(found: Sequence[Row], how: Reading, file: str) -> tuple[Columns, AnnotatorError | None]:
    """The columns as they will be read, or else as they are guessed; and what is wrong with them."""
    first, cells = found[0].cells, [row.cells for row in found[1 : LOOKED_AT + 1]]
    try:
        table = columns(first, how.columns, file, cells=cells, statuses=how.statuses)
    except AnnotatorError as error:
        return columns(first, {}, file, cells=cells), error
    try:
        refuse_without_text(table, file)
    except AnnotatorError as error:
        return table, error
    return table, None


def _lines(original: Original, empty: Preview, _how: Reading) -> Preview:
    head = original.head(HEAD_BYTES + 1)
    lines = head[:HEAD_BYTES].decode("utf-8", "replace").split("\n")
    kinds = [line.replace(" ", "") for line in lines]
    told = replace(empty, whole=len(head) <= HEAD_BYTES, lines=_first_lines("\n".join(lines[:_ROWS])))
    articles, claims = (sum(f'"type":"{kind}"' in line for line in kinds) for kind in ("article", "claim"))
    return replace(told, articles=articles, claims=claims)


def _folder(original: Original, empty: Preview, how: Reading) -> Preview:
    path = Path(original.shown)
    return _listed(listed(path, extensions()), original, empty, how)


def _archive(original: Original, empty: Preview, how: Reading) -> Preview:
    with original.opened() as file:
        return _listed(archived(file, original, extensions()), original, empty, how)


def _listed(found: Sequence[Original | AnnotatorError], original: Original, empty: Preview, how: Reading) -> Preview:
    originals = [item for item in found if isinstance(item, Original)]
    others = {(item.folder, name) for item in originals for name in along(item)}
    inside = [item for item in originals if (item.folder, item.name) not in others]
    troubles = [item for item in found if isinstance(item, AnnotatorError) and not isinstance(item, Remark)]
    nothing = [] if inside or troubles else [BadFile("nothing-imported", file=original.shown)]
    names = tuple(_cut(item.shown.removeprefix(original.shown).lstrip("/\\: ")) for item in inside[:_ROWS])
    told = replace(empty, articles=len(inside), lines=names, inside=_inside(inside), **_questions(inside, how))
    return _wrong(told, [*troubles, *nothing][0]) if troubles or nothing else told


class _Questions(TypedDict):
    """What is asked once for all files of a folder or archive."""

    unclear: str
    strange: tuple[str, ...]


def _questions(originals: Sequence[Original], how: Reading) -> _Questions:
    """The first date that could be two days, and the first strange words of statuses, in the first tables and texts."""
    asked = islice((each for each in originals if _kind(each.extension) in _ASKING), _MOST_ASKED)
    seen = [_beginning(each, how) for each in asked]
    strange = dict.fromkeys(word for each in seen for word in each.strange)
    unclear = next((each.unclear for each in seen if each.unclear), "")
    return {"unclear": unclear, "strange": tuple(islice(strange, _MOST_STRANGE))}


def _beginning(original: Original, how: Reading) -> Preview:
    """What a table or text among others shows; nothing of labels of other tools, or if something is wrong with it."""
    try:
        kind = _kind(original.extension)
        if foreign_of(original):
            return Preview(kind)
        return _table(original, Preview(kind), how) if kind is Kind.TABLE else _begun(original, Preview(kind), how)
    except (AnnotatorError, OSError):
        return Preview(Kind.OTHER)


def _inside(originals: Sequence[Original]) -> tuple[Inside, ...]:
    """The kinds of files there are, most first; many files are told apart by their endings alone."""
    kinds: Counter[tuple[Kind, str]] = Counter()
    for original in originals:
        labels = _labels_of(original) if len(originals) <= _MOST_OPENED else None
        kinds[(Kind.LABELS, called(labels)) if labels else (_kind(original.extension), "")] += 1
    return tuple(Inside(kind, labelling, number) for (kind, labelling), number in kinds.most_common())


def _labels_of(original: Original) -> Format | None:
    try:
        return foreign_of(original)
    except AnnotatorError:
        return None


def _other(original: Original, empty: Preview, how: Reading) -> Preview:
    told = next(item for item in files.read(original, text_of=None, how=how) if isinstance(item, AnnotatorError))
    return _wrong(empty, told)


_ASKING: Final = (Kind.TABLE, Kind.TEXT)
_LOOK: Final = {
    Kind.TEXT: _text,
    Kind.PAGE: _page,
    Kind.DOCUMENT: _document,
    Kind.TABLE: _table,
    Kind.LINES: _lines,
    Kind.FOLDER: _folder,
    Kind.ARCHIVE: _archive,
    Kind.OTHER: _other,
}


def _lines_in(head: bytes, encoding: str) -> tuple[str, ...]:
    """The first lines of a file of labels; of one that is no text none."""
    codec = codec_of(encoding) if encoding else None
    return () if b"\0" in head else _first_lines(head.decode(codec or "utf-8", "replace").replace("\r", ""))


def _is_guess(item: Given | AnnotatorError) -> TypeGuard[AnnotatorError]:
    return isinstance(item, AnnotatorError) and item.message_id == "encoding-guessed"


def _first_lines(text: str) -> tuple[str, ...]:
    return tuple(_cut(line) for line in text.split("\n", _ROWS)[:_ROWS])


def _cells(row: Row, width: int) -> tuple[str, ...]:
    cells = [_cut(" ".join(cell[: 2 * _CHARACTERS].split())) for cell in row.cells[:width]]
    return (*cells, *[""] * (width - len(cells)))


def _cut(words: str) -> str:
    return words if len(words) <= _CHARACTERS else f"{words[: _CHARACTERS - 1]}…"
