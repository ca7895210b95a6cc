"""Owns how many rows of a table are told one by one, and what is said of the others of their kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.capping import TELL_EACH
from annotator.formats.rows import Row

_SAID: Final = MappingProxyType(
    {
        "row-bad": "cannot be read",
        "row-encoding": "hold bytes that are no characters",
        "row-ragged": "have another number of cells",
        "row-formula": "have a formula without a value",
        "row-no-text": "have no text",
        "row-date": "have a date that is unclear",
        "row-date-none": "have a date that is none",
        "row-id": "have the id of an earlier row",
        "row-no-article": "name an article that is not here",
        "row-names-none": "name no article",
        "row-no-claim": "have no claim",
        "row-no-quote": "do not say which words the claim is",
        "row-quote-missing": "have words that stand nowhere in the article",
        "row-quote-twice": "have words that stand more than once in the article",
        "row-offsets-unfit": "have start and end where other words stand",
        "row-outside": "have places outside of the article",
        "row-offsets": "have no numbers for start and end",
        "row-verdict": "have an unknown verdict",
        "row-share": "have a score or worth that is no number from 0 to 1",
        "row-error": "hold an error of a spreadsheet in place of a value",
    }
)
_OTHER: Final = "say what cannot be"
"""Of rows that were refused as those of any other file would be."""
SHEET_ERRORS: Final = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!")
)
"""What spreadsheets show in a cell whose formula comes to nothing."""


def errors_in(row: Row, file: str) -> Iterator[BadFile]:
    """What to tell of a row in which a spreadsheet shows errors in place of values."""
    if errors := {*row.cells} & SHEET_ERRORS:
        yield BadFile("row-error", file=file, line=row.line, value=", ".join(sorted(errors)))


@dataclass(slots=True)
class RowTroubles:
    """Which troubles of rows are told one by one: so many of a kind, and of an article that is missing the first.

    Where more are asked for than are told by themselves, every row is wanted.
    """

    most: int
    _count: Counter[str] = field(default_factory=Counter)
    _shown: Counter[str] = field(default_factory=Counter)
    _missing: set[str] = field(default_factory=set)

    def is_shown(self, trouble: AnnotatorError) -> bool:
        """Whether one more is told by itself; it is counted."""
        kind = trouble.message_id
        self._count[kind] += 1
        shown = self._shown[kind] < self.most and not self._is_known(trouble)
        self._shown[kind] += shown
        return shown

    def _is_known(self, trouble: AnnotatorError) -> bool:
        """Whether an earlier row named the same article that is not here."""
        if trouble.message_id != "row-no-article" or self.most > TELL_EACH:
            return False
        article = str(trouble.parameters["article"])
        known = article in self._missing
        self._missing.add(article)
        return known

    def more(self, file: str) -> Iterator[AnnotatorError]:
        """How many more rows than those there are of each kind."""
        for kind, count in self._count.items():
            if more := count - self._shown[kind]:
                told: dict[str, str | int] = {"count": more, "what": _SAID.get(kind, _OTHER), "kind": kind}
                yield BadFile("rows-more", file=file, **told)
