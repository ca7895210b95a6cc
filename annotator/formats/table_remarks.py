"""Owns what is told of a whole table once its rows were read: what stayed out, and what was taken for something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.errors import AnnotatorError, Remark
from annotator.formats.columns import Columns, listed
from annotator.formats.two_valued import refuses, remedy
from annotator.formats.word_counts import WordCounts

UNLABELLED = "MISC"
"""What words of a labelled span are called where its row says nothing."""


@dataclass(slots=True)
class _Rows:
    """How many rows there were of one kind, and the line of the first."""

    count: int = 0
    line: int = 0

    def add(self, line: int) -> None:
        """Count one."""
        self.count, self.line = self.count + 1, self.line or line


@dataclass(slots=True)
class TableRemarks:
    """What has been seen of a table."""

    file: str
    columns: Columns
    left: dict[int, str] = field(default_factory=dict)
    """Columns that say something nothing was made of."""
    apart: int = 0
    """Rows whose article says nothing of where the words stand that their fact is about."""
    unplaced: _Rows = field(default_factory=_Rows)
    """Rows that brought their fact, and no words of an article that it rests on."""
    bare: _Rows = field(default_factory=_Rows)
    """Rows of a table of claims that brought their article only, and say something in columns that were left."""
    wordless: _Rows = field(default_factory=_Rows)
    """Those that judge or label something, and do not say which words."""
    open: _Rows = field(default_factory=_Rows)
    """Those that name a claim and leave open what came of it."""
    late: _Rows = field(default_factory=_Rows)
    """Those whose date stays out, for the article of their text came without one."""
    torn: _Rows = field(default_factory=_Rows)
    """Those that give another date than an earlier row for the same text."""
    serial: _Rows = field(default_factory=_Rows)
    """Those whose date is a number of days."""
    first_serial: tuple[str, str] = ("", "")
    """The first such number, and its day."""
    twice: _Rows = field(default_factory=_Rows)
    """Rows in which an annotator judged a claim otherwise than before."""
    others: _Rows = field(default_factory=_Rows)
    """Rows that say other things than before beside words that had a row."""
    of_facts: _Rows = field(default_factory=_Rows)
    """Rows of our own table that name facts."""
    unlabelled: int = 0
    refused: int = 0
    """Labelled spans that somebody refused."""
    labels: WordCounts = field(default_factory=WordCounts)
    unknown: WordCounts = field(default_factory=WordCounts)
    """Words in the column of statuses that are none."""
    doubtful: WordCounts = field(default_factory=WordCounts)
    """What rows of claims say in a column that may say whether they are ones."""

    def take_serial(self, line: int, number: str, day: str) -> None:
        """Remember a row whose date is a number of days."""
        self.first_serial = self.first_serial if self.serial.count else (number, day)
        self.serial.add(line)

    def troubles(self, most: int) -> Iterator[AnnotatorError]:
        """What kept rows out that is told once for all of a kind."""
        yield from self.unknown.troubles(self.file, most)

    def remarks(self) -> Iterator[AnnotatorError]:
        """What to know of the table."""
        if self.columns.again:
            yield Remark("columns-twice", file=self.file, columns=listed(self.columns.again))
        if self.apart:
            yield Remark("facts-apart", file=self.file, count=self.apart)
        if self.unplaced.count:
            yield Remark("facts-unplaced", file=self.file, line=self.unplaced.line, count=self.unplaced.count)
        yield from self._of_judgements()
        yield from self._of_dates()
        yield from self._of_labels()
        if self.of_facts.count:
            yield Remark("rows-of-facts", file=self.file, line=self.of_facts.line, count=self.of_facts.count)
        if self.left:
            named = listed([self.left[at] for at in sorted(self.left)])
            kind = "cells-left" if self.columns.of_claims and not self.columns.ours else "columns-left"
            told = {"count": self.bare.count, "line": self.bare.line} if kind == "cells-left" else {}
            yield Remark(kind, file=self.file, columns=named, **told)

    def _of_judgements(self) -> Iterator[AnnotatorError]:
        if self.wordless.count:
            yield Remark("rows-wordless", file=self.file, line=self.wordless.line, count=self.wordless.count)
        if self.open.count:
            yield Remark("rows-open", file=self.file, line=self.open.line, count=self.open.count)
        if self.twice.count:
            yield Remark("judged-twice", file=self.file, item="line", number=self.twice.line, count=self.twice.count)
        if self.others.count:
            yield Remark("rows-other", file=self.file, line=self.others.line, count=self.others.count)
        if self.doubtful.count and self.columns.doubtful is not None:
            yield from self._of_doubtful(self.columns.headings[self.columns.doubtful])

    def _of_dates(self) -> Iterator[AnnotatorError]:
        if self.late.count:
            yield Remark("dates-late", file=self.file, line=self.late.line, count=self.late.count)
        if self.torn.count:
            yield Remark("dates-torn", file=self.file, line=self.torn.line, count=self.torn.count)
        if self.serial.count:
            number, day = self.first_serial
            told = {"value": number, "date": day}
            yield Remark("dates-serial", file=self.file, line=self.serial.line, count=self.serial.count, **told)

    def _of_doubtful(self, heading: str) -> Iterator[AnnotatorError]:
        """That a column was not taken for the status, if its words or its heading say that it could be."""
        told = {"file": self.file, "column": listed([heading]), "words": self.doubtful.said()}
        said = list(self.doubtful.shown.values())
        if refuses(said):
            yield Remark("column-two-valued", **told, remedy=remedy(heading, said))
        elif self.columns.doubted:
            yield Remark("column-doubtful", **told)

    def _of_labels(self) -> Iterator[AnnotatorError]:
        if self.unlabelled:
            yield Remark("spans-unlabelled", file=self.file, count=self.unlabelled, label=UNLABELLED)
        if self.refused:
            yield Remark("rows-refused", file=self.file, count=self.refused)
        if self.labels.count and "label" not in self.columns.told:
            column: Sequence[str] = [self.columns.heading_by_field["label"]]
            told = {"column": listed(column), "words": self.labels.said()}
            yield Remark("rows-labelled", file=self.file, count=self.labels.all, **told)
