"""Owns what is told of a fact: its evidence by root, what analysts differ on, its notes, and who decided what when."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.claim import Claim, Status
from annotator.domain.context import Context
from annotator.domain.fact import Fact, Stance, Verdict
from annotator.domain.ids import ArticleId
from annotator.domain.view import HistoryRow


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of something: an analyst's status or verdict, or a note."""

    analyst: str
    words: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The article that a claim stands in, as far as a reader must know it; "" where nothing is known."""

    id: ArticleId
    title: str
    outlet: str
    reliability: str
    date: str
    date_proposed: bool
    url: str

    @property
    def name(self) -> str:
        """Who printed it, or else its title."""
        return self.outlet or self.title or "No source"


@dataclass(frozen=True, slots=True)
class Piece:
    """A claim as evidence of a fact, with its sentence; `judged` is what each analyst holds of the claim."""

    claim: Claim
    stance: Stance
    status: Status
    printed: Printed
    context: Context
    speaker: str
    judged: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def quote(self) -> str:
        """The words of the claim as the context has them."""
        return self.context.quote.quote(self.context.text)


@dataclass(frozen=True, slots=True)
class Root:
    """Pieces of evidence that count once, the earliest first, and why; `open` more roots it could turn out to be.

    `alone` tells where an article that counts by itself has it from.
    """

    number: int
    pieces: tuple[Piece, ...]
    why: tuple[str, ...] = ()
    open: int = 0
    alone: str = "own report"

    @property
    def name(self) -> str:
        """Who was first to print it."""
        return self.pieces[0].printed.name

    @property
    def articles(self) -> tuple[Printed, ...]:
        """The articles that share it, the earliest first."""
        return tuple({piece.printed.id: piece.printed for piece in self.pieces}.values())

    @property
    def stance(self) -> Stance | None:
        """What it says about the fact; None if its pieces differ."""
        return one_or_none([piece.stance for piece in self.pieces])


def one_or_none(stances: Sequence[Stance]) -> Stance | None:
    """The stance that all share; None if they differ."""
    return stances[0] if len(set(stances)) == 1 else None


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact with all that is told of it; `number` counts facts from 1, `missing` evidence that was not asked for."""

    number: int
    fact: Fact
    roots: tuple[Root, ...]
    least: int
    most: int
    judged: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    missing: int = 0

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its evidence, root by root."""
        return tuple(piece for root in self.roots for piece in root.pieces)

    @property
    def is_open(self) -> bool:
        """Whether nobody has given it a verdict."""
        return self.fact.verdict is Verdict.NOT_ENOUGH and not self.judged

    @property
    def differ(self) -> bool:
        """Whether analysts give it different verdicts."""
        return len({said.words for said in self.judged}) > 1
