"""Owns the account of a report of facts: what of a case it tells, and what of it no fact rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.formats.case import AnyEntry
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry, FamilyEntry, identity
from annotator.formats.dossier.gathering import Gathering
from annotator.formats.dossier.told import Piece, ToldFact
from annotator.formats.dossier.visible import visible
from annotator.formats.dossier.words import counted
from annotator.formats.output import Output

HOLDS: Final = (Analyst, Source, Article, ClaimEntry, FamilyEntry, FactEntry, Note, Decision)


def fact_text(verdict: str, text: str) -> str:
    """As what a fact is found again."""
    return f"{verdict} {visible(text)}"


def piece_text(claim: str, quote: str) -> str:
    """As what a piece of evidence is found again."""
    return f"{visible(claim)} {visible(quote)}"


@dataclass(slots=True)
class ReportAccount:
    """Tells an output of everything in a case that its report of facts holds, and of all else."""

    out: Output
    gathering: Gathering
    sources: set[str] = field(default_factory=set)

    def gather(self) -> list[ToldFact]:
        """The facts of the case; what no fact rests on is told as lost."""
        for document in self.gathering.case.documents():
            self.gathering.take(document)
            used = False
            for entry in document.claims:
                if entry.claim.id in self.gathering.wanted:
                    used = True
                else:
                    self.out.lost(ClaimEntry, entry.claim.id, "no evidence of a fact")
            if used and document.source:
                self.sources.add(document.source.id)
            self._tell(Article, document.article.id, told=used, why="no evidence of a fact in it")
        return list(self.gathering.facts())

    def tell(self, facts: Sequence[ToldFact]) -> None:
        """Say what is told."""
        pieces = {piece.claim.id: piece for told in facts for piece in told.pieces}
        for told in facts:
            self.out.kept(FactEntry, told.fact.id, fact_text(told.fact.verdict, told.fact.text))
        for claim, piece in pieces.items():
            self.out.kept(ClaimEntry, claim, piece_text(claim, piece.quote))
        why = f"no room in one PDF beyond {counted(len(facts), 'fact')}; the report as a web page holds all"
        for entry in islice(self.gathering.case.of(FactEntry), len(facts), None):
            self.out.lost(FactEntry, entry.fact.id, why)
        self._tell_rest(facts, pieces.values())

    def _tell_rest(self, facts: Sequence[ToldFact], pieces: Iterable[Piece]) -> None:
        decisions = {row.id for told in facts for row in told.history}
        families = {edge.family for graph in self.gathering.graphs.values() for edge in graph.edges}
        noted = {told.fact.id for told in facts} | {piece.claim.id for piece in pieces}
        named = {row.analyst for told in facts for row in told.history}
        for decision in self.gathering.case.of(Decision):
            if decision.id in decisions:
                self.out.kept(Decision, decision.id, visible(decision.id))
            else:
                self.out.lost(Decision, decision.id, "about nothing that a fact rests on")
        self._all(FamilyEntry, lambda each: each.family.id in families, "joins no evidence of a fact")
        self._all(Note, lambda each: each.target in noted, "on nothing that a fact rests on")
        self._all(Analyst, lambda each: each.name in named, "decided nothing that a fact rests on")
        self._all(Source, lambda each: each.id in self.sources, "no evidence of a fact from it")

    def _all(self, kind: type[AnyEntry], holds: Callable[[AnyEntry], bool], why: str) -> None:
        for entry in self.gathering.case.of(kind):
            each: Entry = entry
            self._tell(type(each), identity(each), told=holds(entry), why=why)

    def _tell(self, kind: type[Entry], name: str, *, told: bool, why: str) -> None:
        if told:
            self.out.kept(kind, name)
        else:
            self.out.lost(kind, name, why)
