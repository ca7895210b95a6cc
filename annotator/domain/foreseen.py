"""Owns what an answer to a link would change, and how people are told of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.fact import Stance
from annotator.domain.ids import FactId, LinkId
from annotator.domain.learned import Weight
from annotator.domain.link import Link, Relation

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that could gain evidence, or whose evidence would no longer be of one group, with its supporting roots."""

    fact: FactId
    text: str
    gains: int = 0
    loses: int = 0
    stance: Stance = Stance.SUPPORTS
    roots_before: int = 0
    roots_after: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What follows if a link is answered so: groups of claims that join or part, by their sizes; facts; clashes.

    `settles` counts the further suggested links that would need no asking. `clashes` are decided links that say
    otherwise: the answer and they cannot all hold.
    """

    answer: Relation
    joins: tuple[int, int] | None = None
    parts: tuple[int, int] | None = None
    settles: int = 0
    facts: tuple[FactChange, ...] = ()
    clashes: tuple[LinkId, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateTold:
    """What can be told of a suggested link before it is answered.

    `decided` is what was said of the pair itself, a rejected link being "different". Of a pair of which nothing was
    said, `implied` says whether it follows that both are the same, or that they are not; None if it has to be asked.
    `weights` are those in use, `lessons` how many decisions they were learned from.
    """

    link: Link
    likelihood: float
    implied: bool | None
    same: Foreseen
    different: Foreseen
    weights: tuple[Weight, ...]
    lessons: int
    decided: Relation | None = None

    @property
    def alike(self) -> int:
        """How alike both claims are, as learned, in ten-thousandths."""
        return round(10_000 * self.likelihood)


def told(foreseen: Foreseen, longest: int = _LONGEST) -> str:
    """All of it in one line, clashes first: "joins groups of 2 and 3 claims, settles 5 more links"; "" for nothing.

    Of a fact's statement no more than so many characters are told.
    """
    return ", ".join(_parts(foreseen, longest))


def _parts(foreseen: Foreseen, longest: int) -> Iterator[str]:
    if foreseen.clashes:
        yield f"clashes with {_counted(len(foreseen.clashes), 'decided link')}"
    if foreseen.joins and foreseen.joins != (1, 1):
        yield f"joins groups of {foreseen.joins[0]} and {foreseen.joins[1]} claims"
    if foreseen.parts:
        yield f"splits a group into {foreseen.parts[0]} and {foreseen.parts[1]} claims"
    if foreseen.settles:
        yield f"settles {_counted(foreseen.settles, 'more link')}"
    yield from (fact_words(change, longest) for change in foreseen.facts)


def fact_words(change: FactChange, longest: int = _LONGEST) -> str:
    """What becomes of a fact: "fact “…” could gain 2 claims, 1 → 3 roots"."""
    words = " ".join(change.text.split())
    named = f"fact “{words if len(words) <= longest else f'{words[: longest - 1].rstrip()}…'}”"
    moved = f"{change.roots_before} → {_counted(change.roots_after, 'root')}"
    same = _counted(change.roots_before, "root")
    roots = moved if change.roots_before != change.roots_after else f"still {same}"
    if change.loses:
        return f"{named} would hold {_counted(change.loses, 'claim')} of another group, {roots} without"
    if change.stance is Stance.REFUTES:
        return f"{named} could gain {_counted(change.gains, 'claim')} against it"
    return f"{named} could gain {_counted(change.gains, 'claim')}, {roots}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
