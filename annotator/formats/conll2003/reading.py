"""Owns what comes in from CoNLL-2003 and its kin: each document as an article, its names as mentions."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.json import JsonObject, as_str
from annotator.domain.span import Span
from annotator.formats.conll2003.tags import UNNAMED, Tag, are_labels, is_tag, names, tag_of, within
from annotator.formats.conll2003.writing import BEGIN
from annotator.formats.document import Addressed
from annotator.formats.native.records import NumberedRecords, article_record
from annotator.formats.originals import Original
from annotator.formats.passing import columns_left
from annotator.formats.recognising import Known, Recognising
from annotator.formats.rejoined import Rejoined
from annotator.formats.wordlines import cells, in_utf_8, numbered

EXTENSIONS: Final = (".conll", ".iob", ".iob2", ".bio", ".bioes", ".testa", ".testb", ".train", ".txt")
_LOOKED_AT: Final = 40
_HEAD: Final = 64 * 1024
_SILENT: Final = ("", "_", "-", "O", "-X-")
_TWO: Final = 2
_LONG: Final = 6
_GRAMMAR: Final = 8
"""As many columns at least have files of grammar, CoNLL-X to CoNLL-U, which count the words of a sentence first."""
_MANY: Final = 10
"""Lines of two words of prose that hardly follow on one another."""
_OUTSIDE: Final = "O"
_NO_TAG: Final = "a line needs a word and its tag, with a tab or a space between them"
_STAYS: Final = "its word came in without one"
_Found = tuple[int, str, int, int]
"""The line of a name, its label, and where it starts and ends."""
_COREFERENCE: Final = re.compile(rb"^#\s*begin document", re.MULTILINE)


def is_one(head: bytes) -> bool:
    """Whether a file begins with the mark of CoNLL-2003, or most of its first lines are words with tags."""
    head = in_utf_8(head).removeprefix(BOM_UTF8)
    lines = head.decode("utf-8", "replace").splitlines()[:_LOOKED_AT]
    lines = [line for line in lines if line.strip() and not line.startswith("# ")]
    rows = [cells(line) for line in lines]
    if rows and rows[0][0].startswith(BEGIN):
        return True
    if rows and len(rows[0]) >= _GRAMMAR and rows[0][0].partition("-")[0] == "1":
        return False
    tagged = [row for row in rows if len(row) > 1 and is_tag(row[-1])]
    # A line of prose may end in "O" or "I"; lines with as many words, and most of them so, are a table.
    likely = len(tagged) > 2 or any(len(row[-1]) > 2 for row in tagged)
    alike = len({len(row) for row in tagged}) == 1
    tagged_alike = likely and alike and 2 * len(tagged) > len(rows)
    return (tagged_alike or _is_of_labels(lines)) and not _COREFERENCE.search(head)


def _are_counted(lines: Sequence[str]) -> bool:
    """Whether all lines but remarks begin with the number of a word in its sentence, and more than one do."""
    numbers = [cells(line)[0] for line in lines if not line.startswith("#")]
    if len(numbers) < _TWO or not all(each.isdecimal() and len(each) < _LONG for each in numbers):
        return False
    return numbers[0] == "1" and all(b == "1" or int(b) == int(a) + 1 for a, b in pairwise(numbers))


def _is_of_labels(lines: Sequence[str]) -> bool:
    """Whether all are a word with a label, or with O, between which is a tab unless there are many of them."""
    rows = [cells(line) for line in lines]
    placed = len(lines) >= _MANY or all("\t" in line for line in lines)
    return placed and all(len(row) == _TWO and row[0] for row in rows) and are_labels([row[-1] for row in rows])


def _width(lines: Sequence[str]) -> int:
    """How many columns more than half of the lines with words have; 0 where no number of them is so usual."""
    rows = [(line, cells(line)) for line in lines]
    widths = Counter(len(columns) for line, columns in rows if not _is_remark(line, columns))
    (width, count), *_ = widths.most_common(1) or [(0, 0)]
    return width if 2 * count > widths.total() else 0


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file; a line that holds no word and tag is an error in its place.

    `project` is where articles and the names in them are known again.
    """
    head = in_utf_8(original.head(_HEAD)).decode("utf-8", "replace").removeprefix("\ufeff")
    whole, _, _ = head.rpartition("\n")
    lines = [line for line in whole.splitlines() if line.strip() and not line.startswith((BEGIN, "# "))]
    counts = _are_counted(lines)
    alone = _is_of_labels([line.split("\t", 1)[-1] for line in lines] if counts else lines)
    reading = _Reading(original, Recognising(project), alone=alone, counts=counts, width=_width(lines))
    for item in numbered(original):
        if isinstance(item, AnnotatorError):
            yield item
            continue
        number, line = item
        if line.startswith(BEGIN):
            yield from reading.begin(number)
            continue
        try:
            reading.line(number, line)
        except ValueError as error:
            yield BadFile("line-bad", file=original.shown, line=number, reason=str(error))
    yield from reading.close()
    yield from reading.recognising.remarks(original.shown)
    yield from columns_left(original.shown, reading.beside)
    if reading.alone:
        yield Remark("tags-alone", file=original.shown)
    if reading.bare:
        yield Remark("spans-unlabelled", file=original.shown, count=reading.bare, label=UNNAMED)


@dataclass(slots=True)
class _Reading:
    """The document that is being read, and its sentence."""

    original: Original
    recognising: Recognising
    document: Rejoined = field(default_factory=Rejoined)
    found: list[_Found] = field(default_factory=list)
    rows: list[tuple[int, str, Tag]] = field(default_factory=list)
    begins: int = 1
    number: int = 0
    beside: Counter[str] = field(default_factory=Counter)
    """How many words have something in a column between them and their tags."""
    bare: int = 0
    """Names of which no tag says what they are."""
    alone: bool = False
    """Whether its tags are labels alone."""
    counts: bool = False
    """Whether the words of a sentence are counted before them; names may stand within names then (GermEval 2014)."""
    width: int = 0
    """How many columns the lines of the file have; in one with fewer of them the last is no tag."""

    def begin(self, number: int) -> NumberedRecords:
        """Begin a document; the records of the one that ends before it."""
        yield from self.close()
        self.begins = number

    def line(self, number: int, line: str) -> None:
        """Take a line within a document."""
        columns = cells(line)
        has = len(columns)
        if self.counts and columns[:1] and columns[0].isdecimal():
            columns = columns[1:]
        if not any(columns):
            self._end_sentence()
        elif not _is_remark(line, columns):
            if not columns[0].strip():
                raise ValueError(_NO_TAG)
            if len(columns) < 2:
                self.rows.append((number, columns[0], tag_of(_OUTSIDE)))
                raise ValueError(f"{_NO_TAG}; {_STAYS}")
            if has < self.width:
                self.rows.append((number, columns[0], tag_of(_OUTSIDE)))
                raise ValueError(f"it has {has} columns where others have {self.width}; {_STAYS}")
            inner = self.counts and len(columns) == _TWO + 1 and is_tag(columns[1]) and is_tag(columns[2])
            tag = 1 if inner else len(columns) - 1
            first = 2 if self.counts else 1
            left = ((at, cell) for at, cell in enumerate(columns) if at not in (0, tag) and cell not in _SILENT)
            self.beside.update(f"column {at + first}" for at, _ in left)
            try:
                told = (within if self.alone else tag_of)(columns[tag])
            except ValueError as error:
                self.rows.append((number, columns[0], tag_of(_OUTSIDE)))
                raise ValueError(f"{error}; {_STAYS}") from error
            self.rows.append((number, columns[0], told))

    def close(self) -> NumberedRecords:
        """The records of the document up to here; another one may begin."""
        self._end_sentence()
        if self.document.text:
            self.number += 1
            article = article_record(self.document.text, f"{self.original.name}#{self.number}")
            known = self.recognising.known(article)
            yield self.begins, known.record if known else article
            yield from _fresh(self.found, known) if known else _mentions(self.found, as_str(article["id"]))
        self.document, self.found = Rejoined(), []

    def _end_sentence(self) -> None:
        places = self.document.sentence([word for _, word, _ in self.rows]) if self.rows else []
        for label, first, after in names([tag for *_, tag in self.rows]):
            self.bare += self.rows[first][-1].bare
            self.found.append((self.rows[first][0], label, places[first][0], places[after - 1][1]))
        self.rows = []


def _fresh(found: Sequence[_Found], known: Known) -> Iterator[tuple[int, JsonObject]]:
    """The names that an article does not have here."""
    placed = [(line, label, *known.place(start, end)) for line, label, start, end in found]
    fresh = [each for each in placed if not known.mention(Span(*each[2:]), each[1])]
    yield from _mentions(fresh, known.article)


def _mentions(found: Sequence[_Found], article: str) -> Iterator[tuple[int, JsonObject]]:
    for line, label, start, end in found:
        yield line, {"type": "mention", "article": article, "start": start, "end": end, "label": label}


def _is_remark(line: str, columns: Sequence[str]) -> bool:
    """Whether a line tells of a document or sentence and holds no word, as "# id 12"."""
    return line.startswith("#") and not is_tag(columns[-1])
