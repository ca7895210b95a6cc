"""Owns the CSV export: one row a claim, for spreadsheets; RFC 4180, UTF-8 with a byte order mark, write only.

No cell begins like a formula: one that would (`=`, `+`, `-`, `@`, tab or carriage return, also after spaces that a
spreadsheet drops), or that begins with `'`, gets one `'` in front. `unguarded` takes it off again, so nothing is lost.
"""

import csv
import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Role
from annotator.domain.source import Source
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry

COLUMNS: Final = (
    *("claim", "article", "title", "source", "date", "start", "end", "quote", "text", "subject", "predicate"),
    *("objects", "quantities", "time", "time value", "place", "speaker", "cue", "mode", "factuality", "status"),
    *("analysts", "makers", "facts"),
)
_BEFORE_VALUE: Final = (Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.QUANTITY, Role.TIME)
_AFTER_VALUE: Final = (Role.PLACE, Role.SPEAKER, Role.CUE)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "'")
_SUSPECT: Final = frozenset("".join(_FORMULA) + " \n\u00a0")
"""What a cell begins with that has to be looked at."""
_BETWEEN: Final = "; "
_END: Final = "\r\n"
_ROWS_TOGETHER: Final = 2_000


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The pieces of the table: a head, and a row for every claim in the order of the entries."""
    # A line end that is none would leave cells that hold one without their quotation marks.
    known, kept, row = _Known(), _Kept(), csv.writer(_Given(), lineterminator=_END).writerow
    yield f"\ufeff{row(COLUMNS)}"
    for entry in entries:
        if isinstance(entry, ClaimEntry):
            kept.add(entry.claim.id, str(row(list(map(guarded, _cells(entry, known))))).removesuffix(_END))
        else:
            known.learn(entry)
    for claim, cells in kept.taken():
        facts = known.facts.get(claim)
        yield f"{cells},{row([guarded(_BETWEEN.join(facts))]) if facts else _END}"


def guarded(cell: str) -> str:
    """The cell, with one apostrophe in front if a spreadsheet could take it for a formula."""
    if cell[:1] not in _SUSPECT:
        return cell
    return f"'{cell}" if cell.lstrip(" \n\u00a0").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell.removeprefix("'")


class _Given:
    """Takes what a table's writer writes and gives it back."""

    def write(self, row: str) -> str:
        """The row itself."""
        return row


class _Kept:
    """Rows that wait for their last cell: facts come after claims in a stream, and a row names those it bears on.

    Pressed together, for the rows of 400,000 claims take 120 MB and their entries half a gigabyte more.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        self._pressed: list[bytes] = []

    def add(self, claim: str, cells: str) -> None:
        """Keep a row without its last cell."""
        self._open.append((claim, cells))
        if len(self._open) >= _ROWS_TOGETHER:
            self._pressed.append(zlib.compress(pickle.dumps(self._open), 1))
            self._open = []

    def taken(self) -> Iterator[tuple[str, str]]:
        """The rows in their order, each with its claim."""
        for pressed in self._pressed:
            yield from pickle.loads(zlib.decompress(pressed))  # noqa: S301  # our own rows, from memory
        yield from self._open


@dataclass(slots=True)
class _Known:
    """What rows say about things that other entries tell."""

    titles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    analysts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, entry: Entry) -> None:
        """Keeps what rows need of an entry."""
        if isinstance(entry, Source):
            self.sources[entry.id] = entry.name
        elif isinstance(entry, Analyst):
            self.analysts[entry.id] = entry.name
        elif isinstance(entry, Article):
            source = self.sources.get(entry.source or "", entry.source or "")
            self.titles[entry.id] = (entry.title or "", source, entry.date or "")
        elif isinstance(entry, FactEntry):
            for item in entry.fact.evidence:
                said = f"{entry.fact.text} [{entry.fact.verdict.value}: {item.stance.value}]"
                self.facts.setdefault(item.claim, []).append(said)


def _cells(entry: ClaimEntry, known: _Known) -> Sequence[str]:
    """All cells of a row but the last one."""
    claim, text = entry.claim, entry.article_text
    told: dict[Role, str] = {}
    for slot in claim.slots:
        said = slot.words(text)
        told[slot.role] = f"{told[slot.role]}{_BETWEEN}{said}" if slot.role in told else said
    return (
        claim.id,
        claim.article,
        *known.titles.get(claim.article, ("", "", "")),
        str(claim.span.start),
        str(claim.span.end),
        claim.span.quote(text),
        claim.text,
        *[told.get(role, "") for role in _BEFORE_VALUE],
        _BETWEEN.join([slot.value or "" for slot in claim.all(Role.TIME)]) if Role.TIME in told else "",
        *[told.get(role, "") for role in _AFTER_VALUE],
        claim.mode.value if claim.mode else "",
        claim.factuality.value,
        entry.status.value,
        _BETWEEN.join([f"{known.analysts.get(j.analyst, j.analyst)}: {j.value}" for j in entry.judgements]),
        _BETWEEN.join(claim.makers),
    )
