"""Owns the export of the table of claims, and reading its rows back."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.source import Source
from annotator.formats.case import Case
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry
from annotator.formats.output import Found, Output
from annotator.formats.table import unguarded, write

HOLDS = (ClaimEntry, Article, Source, Analyst, FactEntry)


def export(case: Case, out: Output) -> None:
    """Write a row for every claim of a case, which tells also of its article, its source, its analysts and facts."""
    told = _Told(out)
    with out.file() as file:
        for piece in write(told.passing(case.entries())):
            file.write(piece.encode("utf-8"))
    told.settle()


@dataclass(slots=True)
class _Told:
    """What the rows tell of besides their claims: an article without a claim has no row that could name it."""

    out: Output
    sources: dict[str, str] = field(default_factory=dict)
    waiting: list[tuple[type[Entry], str]] = field(default_factory=list)
    named: set[tuple[type[Entry], str]] = field(default_factory=set)

    def passing(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """The entries, each taken into account."""
        for entry in entries:
            match entry:
                case ClaimEntry():
                    self._claim(entry)
                case Article() | Source() | Analyst():
                    self.waiting.append((type(entry), entry.id))
                    if isinstance(entry, Article):
                        self.sources[entry.id] = entry.source or ""
                case FactEntry():
                    self._fact(entry)
                case _:
                    pass
            yield entry

    def settle(self) -> None:
        """Tell of everything that could not be told before all rows were known."""
        for kind, identity in self.waiting:
            if (kind, identity) in self.named:
                self.out.kept(kind, identity, identity if kind is Article else None)
            else:
                self.out.lost(kind, identity, "no claim that would name it")

    def _claim(self, entry: ClaimEntry) -> None:
        claim = entry.claim
        self.out.kept(ClaimEntry, claim.id, claim.id)
        self.named.update(((Article, claim.article), (Source, self.sources.get(claim.article, ""))))
        self.named.update((Analyst, judged.analyst) for judged in entry.judgements)

    def _fact(self, entry: FactEntry) -> None:
        if entry.fact.evidence:
            self.out.kept(FactEntry, entry.fact.id)
        else:
            self.out.lost(FactEntry, entry.fact.id, "no claim that would name it")


def reread(path: Path) -> Iterator[Found]:
    """The claims that the rows of a file are about, and their articles."""
    articles: set[str] = set()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            yield Found(ClaimEntry, unguarded(row["claim"]))
            articles.add(unguarded(row["article"]))
    yield from (Found(Article, article) for article in sorted(articles))
