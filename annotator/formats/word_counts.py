"""Owns the counts of words that stand in a column of a table and are not known there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.rows import Row

_SHOWN: Final = 40
_MOST_SHOWN: Final = 6
_MOST_KEPT: Final = 10_000


@dataclass(slots=True)
class WordCounts:
    """How often each word stood in a column, and where first; of very many different ones the later are only summed."""

    first: dict[str, AnnotatorError] = field(default_factory=dict)
    """The trouble that was told of a word first."""
    count: dict[str, int] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    others: int = 0

    def add(self, word: str, trouble: AnnotatorError | None = None) -> None:
        """Count a word, and keep the first trouble of it."""
        known = " ".join(word.split()).casefold()
        if known not in self.count and len(self.count) >= _MOST_KEPT:
            self.others += 1
            return
        self.shown.setdefault(known, " ".join(word.split()))
        self.count[known] = self.count.get(known, 0) + 1
        if trouble is not None:
            self.first.setdefault(known, trouble)

    @property
    def all(self) -> int:
        """How many words were counted."""
        return sum(self.count.values()) + self.others

    def said(self) -> str:
        """The words that stand most often, with their numbers: "bad 3, so so 1 and 2 more"."""
        ranked = sorted(self.count.items(), key=lambda each: (-each[1], each[0]))
        shown = ", ".join(f"{_short(self.shown[word])} {count:,}" for word, count in ranked[:_MOST_SHOWN])
        return f"{shown} and {len(ranked) - _MOST_SHOWN:,} more" if len(ranked) > _MOST_SHOWN else shown

    def troubles(self, file: str, most: int) -> Iterator[AnnotatorError]:
        """One trouble for each word, with the number of its rows; of the rows of further words only how many."""
        told = list(islice(self.first.items(), most))
        for word, trouble in told:
            count = self.count[word]
            rows = f" ({count:,} rows)" if count > 1 else ""
            yield BadFile(trouble.message_id, **{**trouble.parameters, "rows": count, "more": rows})
        if left := self.all - sum(self.count[word] for word, _ in told):
            kind = told[0][1].message_id if told else ""
            more: dict[str, str | int] = {"count": left, "what": "have an unknown status", "kind": kind}
            yield BadFile("rows-more", file=file, **more)


def cell(row: Row, place: int | None) -> str:
    """What a row says in a column, if it has it."""
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[: _SHOWN - 1]}…"
