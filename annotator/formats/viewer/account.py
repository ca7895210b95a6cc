"""Owns the account of a case viewer: what of a case it shows, and what it has no place for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.view import HistoryRow
from annotator.formats.case import Document
from annotator.formats.document import Analyst, ClaimEntry, FactEntry, FamilyEntry
from annotator.formats.dossier.account import fact_text, piece_text
from annotator.formats.dossier.gathering import Gathering
from annotator.formats.dossier.told import ToldFact
from annotator.formats.dossier.visible import visible
from annotator.formats.output import Output
from annotator.formats.viewer.highlights import MOST_DEEP

HOLDS: Final = (Analyst, Source, Article, ClaimEntry, FamilyEntry, FactEntry, Note, Decision)


@dataclass(slots=True)
class ViewerAccount:
    """Tells an output what a viewer shows, while it is written."""

    out: Output
    sources: set[str] = field(default_factory=set)
    analysts: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    """What notes can be shown on: facts, claims and articles of the page."""

    def keep_fact(self, told: ToldFact) -> None:
        """Say that a fact is shown."""
        self.noted.add(told.fact.id)
        self.out.kept(FactEntry, told.fact.id, fact_text(told.fact.verdict, told.fact.text))

    def keep_article(self, document: Document, shown: Collection[int], numbers: Mapping[int, ClaimEntry]) -> None:
        """Say that an article is shown with those of its claims."""
        text = document.article.text
        self.noted.add(document.article.id)
        if document.source:
            self.sources.add(document.source.id)
        self.out.kept(Article, document.article.id, piece_text(document.article.id, text))
        for number, entry in numbers.items():
            if number in shown:
                self.noted.add(entry.claim.id)
                self.out.kept(ClaimEntry, entry.claim.id, claim_text(entry.claim.id, entry.claim.span.quote(text)))
            else:
                self.out.lost(ClaimEntry, entry.claim.id, f"more than {MOST_DEEP} claims at one place")

    def keep_decision(self, row: HistoryRow) -> None:
        """Say that a decision is shown."""
        self.analysts.add(row.analyst)
        self.out.kept(Decision, row.id, visible(row.id))

    def tell_rest(self, gathering: Gathering) -> None:
        """Say of all else whether it is shown."""
        case = gathering.case
        joining = {edge.family for graph in gathering.graphs.values() for edge in graph.edges}
        for source in case.of(Source):
            self._tell(Source, source.id, told=source.id in self.sources, why="no article is from it")
        for analyst in case.of(Analyst):
            self._tell(Analyst, analyst.id, told=analyst.name in self.analysts, why="decided nothing")
        for each in case.of(FamilyEntry):
            self._tell(FamilyEntry, each.family.id, told=each.family.id in joining, why="joins no evidence of a fact")
        for note in case.of(Note):
            self._tell(Note, note.id, told=note.target in self.noted, why="on nothing that has a place of its own")

    def _tell(self, kind: type[Source | Analyst | FamilyEntry | Note], name: str, *, told: bool, why: str) -> None:
        if told:
            self.out.kept(kind, name)
        else:
            self.out.lost(kind, name, why)


def claim_text(claim: str, quote: str) -> str:
    """As what a claim is found again: its quote without line ends, at which marks are cut."""
    return piece_text(claim, quote.replace("\n", ""))
