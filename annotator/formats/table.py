"""Owns the CSV export: one row a claim, for spreadsheets; RFC 4180, UTF-8 with a byte order mark, write only.

No cell begins like a formula: one that would (`=`, `+`, `-`, `@`, tab or carriage return, also after spaces that a
spreadsheet drops), or that begins with `'`, gets one `'` in front. `unguarded` takes it off again, so nothing is lost.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.source import Source
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry

COLUMNS: Final = (
    *("claim", "article", "title", "source", "date", "start", "end", "quote", "text", "subject", "predicate"),
    *("objects", "quantities", "time", "time value", "place", "speaker", "cue", "mode", "factuality", "status"),
    *("analysts", "makers", "facts"),
)
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "'")
_BETWEEN: Final = "; "


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The pieces of the table: a head, and a row for every claim in the order of the entries."""
    known = _Known()
    yield f"\ufeff{_row(COLUMNS)}"
    claims: list[ClaimEntry] = []
    for entry in entries:
        if isinstance(entry, ClaimEntry):
            # Facts come after claims in a stream, and a row names the facts that its claim bears on.
            claims.append(entry)
        else:
            known.learn(entry)
    yield from (_row(_cells(entry, known)) for entry in claims)


def guarded(cell: str) -> str:
    """The cell, with one apostrophe in front if a spreadsheet could take it for a formula."""
    return f"'{cell}" if cell.lstrip(" \n\u00a0").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell.removeprefix("'")


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
    claim, text = entry.claim, entry.article_text
    return (
        claim.id,
        claim.article,
        *known.titles.get(claim.article, ("", "", "")),
        str(claim.span.start),
        str(claim.span.end),
        claim.span.quote(text),
        claim.text,
        *(_words(claim, role, text) for role in (Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.QUANTITY, Role.TIME)),
        _BETWEEN.join(slot.value or "" for slot in claim.all(Role.TIME)),
        *(_words(claim, role, text) for role in (Role.PLACE, Role.SPEAKER, Role.CUE)),
        claim.mode.value if claim.mode else "",
        claim.factuality.value,
        entry.status.value,
        _BETWEEN.join(f"{known.analysts.get(j.analyst, j.analyst)}: {j.value}" for j in entry.judgements),
        _BETWEEN.join(claim.makers),
        _BETWEEN.join(known.facts.get(claim.id, [])),
    )


def _words(claim: Claim, role: Role, text: str) -> str:
    return _BETWEEN.join(slot.words(text) for slot in claim.all(role))


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return line.getvalue()
