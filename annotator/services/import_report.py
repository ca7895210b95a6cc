"""Owns what an import tells of itself: how much of each kind came in, and what stayed out."""

from dataclasses import dataclass, field

from annotator.domain.errors import AnnotatorError


@dataclass(slots=True)
class ImportReport:
    """What came in; `unchanged` articles were there already; `troubles` tell what stayed out and why.

    `remarks` tell what to know of what did come in, as that its encoding was guessed.
    """

    articles: int = 0
    mentions: int = 0
    claims: int = 0
    facts: int = 0
    decisions: int = 0
    unchanged: int = 0
    troubles: list[AnnotatorError] = field(default_factory=list)
    stopped: bool = False
    remarks: list[AnnotatorError] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether anything new or known was read at all."""
        return any((self.articles, self.mentions, self.claims, self.facts, self.decisions, self.unchanged))

    def add(self, other: "ImportReport") -> None:
        """Count in what came with another import."""
        self.articles += other.articles
        self.mentions += other.mentions
        self.claims += other.claims
        self.facts += other.facts
        self.decisions += other.decisions
        self.unchanged += other.unchanged
        self.troubles += other.troubles
        self.remarks += other.remarks
        self.stopped = self.stopped or other.stopped
