"""Owns tables (.csv, .xlsx, JSON): an article or a claim a row, and one sentence for each row that gives none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import BinaryIO, Final

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import ArticleId
from annotator.domain.json import JsonObject
from annotator.domain.text import is_blank
from annotator.formats.claim_review.ratings import verdict_of
from annotator.formats.claim_rows import ClaimRows, place_said, whole
from annotator.formats.columns import NO_VALUE, Columns, columns, refuse_without_text
from annotator.formats.document import ClaimEntry, Given, TextOf
from annotator.formats.encodings import unstorable
from annotator.formats.endings import TABLE_EXTENSIONS, WORKBOOK_EXTENSIONS
from annotator.formats.judges import each_judge, judged_by
from annotator.formats.languages import language_code
from annotator.formats.manner import Reading
from annotator.formats.native import read_records
from annotator.formats.native.anchors import anchors, stored_anchors
from annotator.formats.native.records import annotated
from annotator.formats.object_rows import object_rows
from annotator.formats.originals import Original
from annotator.formats.plain import title_of
from annotator.formats.row_articles import RowArticles
from annotator.formats.row_judges import Repeats, judges, named_in
from annotator.formats.row_troubles import SHEET_ERRORS, RowTroubles, errors_in
from annotator.formats.row_words import SHOWN, after_letters, cleaned, shortened, widths
from annotator.formats.rows import HEAD_BYTES, Row, layout, rows
from annotator.formats.slot_cells import ROLES
from annotator.formats.span_labels import is_claim, labels_in
from annotator.formats.stated_dates import iso_date, serial_date, two_days
from annotator.formats.table import SOFT_COLUMNS, unguarded
from annotator.formats.table_facts import TableFacts, stance_of
from annotator.formats.table_head import below, head_at, looked_into
from annotator.formats.table_remarks import UNLABELLED, TableRemarks
from annotator.formats.word_counts import cell
from annotator.formats.word_places import found
from annotator.formats.workbooks import workbook_rows

_NOTHING: Final = NO_VALUE | SHEET_ERRORS
_WEBANNO: Final = b"#FORMAT=WebAnno TSV"
_PLACING: Final = frozenset(("quote", "start", "article", "text"))
_NAMING: Final = frozenset(("article", "id", "url", "title", "text"))
"""What tells where the words of a row stand, and in which article."""
_SAID: Final = ("quote", "start", "claim")
"""What a row must say something in to tell of a claim."""
_UNPLACED: Final = (
    *("row-no-article", "row-names-none", "row-no-quote", "row-quote-missing", "row-quote-twice"),
    *("row-offsets-unfit", "row-outside", "row-offsets"),
)
"""Why it is not known where the words of a row stand."""
_JUDGED: Final = ("status", "label", "verdict", *ROLES)
"""What says something of words that a row must tell."""
_OF_FACTS: Final = frozenset(("claim", "verdict", "text", "annotator"))
_REFUSED: Final = (Status.REJECTED, Status.UNSURE)


def read_table(original: Original, how: Reading, text_of: TextOf | None = None) -> Iterator[Given | AnnotatorError]:
    """The articles and claims of a table, row by row; what a row lacks or has wrong is an error with its line."""
    told, remarks = RowTroubles(how.most), list[AnnotatorError]()
    try:
        for item in _given(original, how, text_of or (lambda _: None), remarks):
            if isinstance(item, Given) or told.is_shown(item):
                yield item
    except BadFile as error:
        yield error
        return
    yield from told.more(original.shown)
    yield from remarks


def _given(
    original: Original, how: Reading, text_of: TextOf, remarks: list[AnnotatorError]
) -> Iterator[Given | AnnotatorError]:
    if original.head(len(_WEBANNO)) == _WEBANNO:
        yield BadFile("table-webanno", file=original.shown)
        return
    if original.extension in WORKBOOK_EXTENSIONS:
        table = partial(head_at, given=how.columns, file=original.shown)
        yield from _taken(workbook_rows(original, table), original, how, text_of)
        return
    if original.extension not in TABLE_EXTENSIONS:
        yield from _taken(object_rows(original, how.columns), original, how, text_of)
        return
    with original.opened() as file:
        written = layout(_pieces(file), original.extension, original.shown, how.encoding)
    with original.opened() as file:
        yield from _taken(rows(file, written, original.shown), original, how, text_of)
    remarks += written.decoding.remarks(original.shown)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(4 * HEAD_BYTES), b"")


def _taken(
    through: Iterator[Row | AnnotatorError], original: Original, how: Reading, text_of: TextOf
) -> Iterator[Given | AnnotatorError]:
    """What the rows give; one sentence for a table that has none."""
    first = next(through, None)
    if not isinstance(first, Row):
        yield first or BadFile("file-empty", file=original.shown)
        return
    seen, through = looked_into(chain([first], through))
    at = head_at(seen, how.columns, original.shown) or 0
    sample = [row.cells for row in seen[at + 1 :]]
    headed = columns(seen[at].cells, how.columns, original.shown, cells=sample, statuses=how.statuses)
    refuse_without_text(headed, original.shown, [row.cells for row in seen])
    table = _Table(original, headed, ClaimRows(original.shown, text_of, how.article_of, how.statuses), how.order)
    rows = below(through, seen[at], original.shown)
    empty = table.headed
    for item in islice(rows, int(table.headed or not seen[at].line), None):
        empty = empty and isinstance(item, Remark)
        yield from table.taken(item) if isinstance(item, Row) else [item]
    yield from table.facts()
    yield from table.told.troubles(how.most)
    yield from table.remarks()
    if empty:
        yield BadFile("table-no-rows", file=table.file)
    yield from unstorable(table.unstorable, original.shown)


class _Table:
    """What is known of a table while its rows are read."""

    def __init__(self, original: Original, headed: Columns, claims: ClaimRows, order: str) -> None:
        self.file = original.shown
        self.headed = headed.headed
        self._order = order
        self.unstorable = 0
        self._name = original.name
        self._columns = headed
        self._claims = claims
        used = {headed.place_by_field[name] for name in headed.used}
        self._unused = [
            (place, heading)
            for place, heading in enumerate(headed.headings)
            if place not in used and not (headed.ours and heading in SOFT_COLUMNS)
        ]
        self._line_by_id: dict[ArticleId, tuple[int, str]] = {}
        self._facts = TableFacts()
        self._repeats = Repeats()
        self._articles = RowArticles(claims.text_of)
        self.told = TableRemarks(self.file, headed)

    def taken(self, row: Row) -> Iterator[Given | AnnotatorError]:
        """The article of a row, or why it gives none; and why a value of it was left out."""
        width = len(self._columns.headings)
        cells = row.cells
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            yield BadFile("row-ragged", file=self.file, line=row.line, **widths(len(cells), width))
            return
        yield from () if self._columns.ours else errors_in(row, self.file)
        cells = [unguarded(each) if self._columns.ours else "" if each in _NOTHING else each for each in cells]
        values = {field: cells[place] for field, place in self._columns.place_by_field.items()}
        article = None
        if "text" in values:
            article = self._held(values) if self._columns.of_claims else None
            if article is None:
                article, brought = self._brought(values, row.line)
                yield from brought
            if article is None:
                return
        if self._columns.of_claims and (article is None or any(values.get(name, "").strip() for name in _SAID)):
            for each in self._each(values):
                yield from self._claim(each, row, article)
        elif self._columns.of_facts:
            yield from self._stated(values, row, article)
        else:
            self._pass(values, row)

    def _held(self, values: dict[str, str]) -> ArticleId | None:
        """The article at the row's address, if it says the text of the row; offsets in that become those in it."""
        placed, url = anchors(values["text"]), values.get("url", "").strip()
        words = placed.text.strip()
        article = self._claims.at(url) if url and words else None
        text = self._claims.text(article) if article else None
        if article is None or text is None or len(places := found(words, text)) != 1:
            return None
        self._claims.know(article, stored_anchors(text))
        within = place_said(values, placed)
        for short, name in enumerate(("start", "end")):
            if (offset := whole(values.get(name, ""))).isdecimal() and len(offset) < SHOWN:
                # Spaces may be others there: the letters before are counted, and of an end the last one stays with it.
                stored = within[short] if within else placed.stored.offset(int(offset))
                before = len("".join(placed.text[: stored - short].split()))
                values[name] = str(after_letters(text, places[0], before) + short)
        return article

    def remarks(self) -> Iterator[AnnotatorError]:
        """Which columns stayed out, and of how many slots it is not sure where their words stand."""
        yield from chain(self.told.remarks(), self._articles.remarks(self.file), self._claims.remarks())

    def facts(self) -> Iterator[Given | AnnotatorError]:
        """What the rows stated, at the end of the table."""
        return read_records(self._facts.records(), file=self.file, text_of=self._claims.text)

    def _brought(
        self, values: Mapping[str, str], line: int
    ) -> tuple[ArticleId | None, Sequence[Given | AnnotatorError]]:
        """The article whose text a row holds, which only the first of several rows of claims brings; or why not."""
        placed = anchors(values["text"])
        text = placed.text
        if is_blank(text):
            return None, [BadFile("row-no-text", file=self.file, line=line)]
        self.unstorable += sum(value.count("\0") for value in values.values())
        published = iso_date(values.get("published", ""), self._order) or self._counted(values, line)
        undated = not published and values.get("published", "").strip()
        told = [self._no_date(line, values["published"])] if undated else []
        article = self._article(text, {name: cleaned(value) for name, value in values.items()}, published)
        if not values.get("id") and self._articles.has_other_date(article):
            self.told.torn.add(line)
        if self._columns.of_claims:
            article, late = self._articles.settled(article, line) if not values.get("id") else (article, False)
            self.told.late.add(line) if late else None
            self._claims.know(article.id, placed, article.url or "")
        known = article.id in self._line_by_id
        item = self._fresh(article, line)
        if isinstance(item, AnnotatorError):
            return None, [*told, item]
        return article.id, told if known and self._columns.of_claims else [*told, item]

    def _claim(
        self, values: Mapping[str, str], row: Row, article: ArticleId | None
    ) -> Iterator[Given | AnnotatorError]:
        """The claim of a row, with what its other columns say; or why it tells of none."""
        fields = self._columns.place_by_field.keys()
        placed = not fields.isdisjoint(_PLACING) and not fields.isdisjoint(_NAMING)
        # Beside words of the article, the claim is what they bear on and no wording of theirs.
        told = {**values, "claim": ""} if self._columns.of_facts and placed else values
        record = self._record(told, row.line, article)
        if isinstance(record, AnnotatorError):
            yield from self._without_words(record, values, row, placed=placed)
            return
        said = self._rest(row)
        if self._columns.ours:
            self._leave(row)
            self.told.of_facts.add(row.line) if values.get("facts", "").strip() else None
        whole: JsonObject = {**record, "table": said} if said and not self._columns.ours else record
        for item in self._read(whole, values, row.line):
            yield item
            if self._columns.of_facts and isinstance(item, Given) and isinstance(item.entry, ClaimEntry):
                yield from self._verdict(values, row, item.entry.claim)
        if self._columns.doubtful is not None and (word := cell(row, self._columns.doubtful)):
            self.told.doubtful.add(word)

    def _without_words(
        self, trouble: AnnotatorError, values: Mapping[str, str], row: Row, *, placed: bool
    ) -> Iterator[AnnotatorError]:
        """Take what a row says came of its claim though its words are nowhere; why they are not, if it says where."""
        stated = self._columns.of_facts and bool(values.get("claim", "").strip())
        if placed or not stated:
            silent = "claim" in values and not any(values.get(name, "").strip() for name in _SAID)
            none = BadFile("row-no-claim", file=self.file, line=row.line) if silent and not placed else trouble
            yield from self._not_come(none, values)
        if stated and (not placed or trouble.message_id in _UNPLACED):
            wrong = list(self._verdict(values, row, None))
            if placed and not wrong and values["verdict"].strip():
                self.told.unplaced.add(row.line)
            yield from wrong

    def _each(self, values: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
        """A row, or one for each label if it has several."""
        if not self._columns.of_mentions:
            return [values]
        return [{**values, "label": label} for label in labels_in(values.get("label", "")) or [""]]

    def _record(self, values: Mapping[str, str], line: int, article: ArticleId | None) -> JsonObject | AnnotatorError:
        """The record of a row: of a claim, or of words that it labels as something else."""
        label = values.get("label", "").strip()
        if not self._columns.of_mentions or is_claim(label):
            return self._claims.record(values, line, article)
        return self._claims.mention(values, line, article, label=label or UNLABELLED)

    def _read(self, record: JsonObject, values: Mapping[str, str], line: int) -> Iterator[Given | AnnotatorError]:
        """What a record gives, once for everybody who judged it."""
        if record["type"] == "mention":
            self._count_label(values)
            if record["status"] in _REFUSED:
                self.told.refused += 1
                return
            record = {name: value for name, value in record.items() if name != "status"}
        by = named_in(values)
        judged = judged_by(judges(values.get("analysts", ""))) if self._columns.ours else {}
        records = annotated(each_judge(iter([(line, {**record, **judged})])), "" if judged else by)
        for item in read_records(records, file=self.file, text_of=self._claims.text):
            given, again = self._repeats.held(item) if isinstance(item, Given) else (item, False)
            self.told.twice.add(line) if again else None
            self.told.others.add(line) if isinstance(given, Given) and self._repeats.says_other(given) else None
            yield given

    def _count_label(self, values: Mapping[str, str]) -> None:
        label = values.get("label", "").strip()
        self.told.labels.add(label) if label else None
        self.told.unlabelled += not label

    def _not_come(self, trouble: AnnotatorError, values: Mapping[str, str]) -> Iterator[AnnotatorError]:
        """Why a row gives no claim; of words that are no status it is told at the end how many rows have them."""
        if trouble.message_id == "row-status":
            self.told.unknown.add(values["status"], trouble)
        else:
            yield trouble

    def _pass(self, values: Mapping[str, str], row: Row) -> None:
        """Remember a row that tells of no claim: what it judges or labels, and the columns in which it says more."""
        speaks = self._columns.of_claims or self._columns.of_facts
        if speaks and any(values.get(name, "").strip() for name in _JUDGED):
            self.told.wordless.add(row.line)
        if self._leave(row):
            self.told.bare.add(row.line)

    def _leave(self, row: Row) -> bool:
        """Remember the columns in which a row says what is not kept; whether there are any."""
        left = {at: heading for at, heading in self._unused if row.cells[at].strip()} if self.headed else {}
        self.told.left.update(left)
        return bool(left)

    def _rest(self, row: Row) -> dict[str, str]:
        """What the columns say that are no field."""
        return {heading: row.cells[at] for at, heading in self._unused if row.cells[at].strip()}

    def _verdict(self, values: Mapping[str, str], row: Row, claim: Claim | None) -> Iterator[AnnotatorError]:
        """Take what a row says came of its claim; an error if that is no verdict."""
        said, text = values["verdict"].strip(), cleaned(values.get("claim", "")) or (claim.text if claim else "")
        verdict = verdict_of(said, {})
        if not said and values.get("claim", "").strip():
            self.told.open.add(row.line)
        if not said or not text:
            return
        if verdict is None:
            known = ", ".join(each.value for each in Verdict)
            yield BadFile("row-verdict", file=self.file, line=row.line, value=shortened(said), known=known)
            return
        by = named_in(values)
        if self._facts.state(text, verdict, row.line, {} if claim else self._about(values, row), by=by):
            self.told.others.add(row.line)
        if claim is not None:
            stated = cleaned(values.get("claim", ""))
            self._facts.rest(text, claim.id, stance_of(verdict) if stated else Stance.SUPPORTS, by=by)

    def _stated(self, values: Mapping[str, str], row: Row, article: ArticleId | None) -> Iterator[AnnotatorError]:
        """Take the fact that a row states without words of its article; what it says of none is remembered."""
        if not values.get("claim", "").strip():
            self._pass(values, row)
            return
        states = bool(values["verdict"].strip())
        wrong = list(self._verdict(values, row, None))
        self.told.apart += states and article is not None and not wrong
        yield from wrong

    def _about(self, values: Mapping[str, str], row: Row) -> dict[str, str]:
        """What a row without a place says beside the claim and its verdict, for its fact."""
        known = {name: cleaned(value) for name, value in values.items() if name not in _OF_FACTS}
        return {name: value for name, value in {**known, **self._rest(row)}.items() if value}

    def _counted(self, values: Mapping[str, str], line: int) -> str | None:
        """The day that a row gives as a number, which is told; None if it gives none."""
        stated = values.get("published", "")
        day = serial_date(stated)
        if day:
            self.told.take_serial(line, stated.strip(), day)
        return day

    def _no_date(self, line: int, value: str) -> AnnotatorError:
        return BadFile(
            "row-date" if two_days(value) else "row-date-none", file=self.file, line=line, value=shortened(value)
        )

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
            return Given(article, line, self.file, joined=article.id in self._articles.joined)
        return BadFile("row-id", file=self.file, line=line, before=before)


def _called(article: Article, identity: str) -> Article:
    return replace(article, id=ArticleId(identity))
