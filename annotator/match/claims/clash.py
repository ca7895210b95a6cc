"""Owns how likely it is that two claims cannot both hold: named clues, each 0..1, and their weights."""

import math
from operator import mul
from typing import NamedTuple

from annotator.domain.odds import logistic
from annotator.match.claims.attributes import Overlap
from annotator.match.claims.facets import Facets
from annotator.match.claims.polarity import Polarity

_LONG = 20
"""From so many meaningful words on a claim counts as long."""
_SCALE = math.log1p(_LONG)
_ALL = "all"
_WHOLE = frozenset({_ALL, "many"})
_NEARLY = 0.7
"""Claims that share so much and exclude each other in one thing were changed in that one thing."""
_CHANGED = 0.85
_OPEN, _OPEN_DENIED = 0.5, 0.62
"""Unless the clues speak against it: from these likelihoods on, the second for a denial."""
CONTRADICTS = 0.728
"""From this likelihood on two claims are said to contradict each other."""


class Clashes(NamedTuple):
    """Whether numbers, dates or names exclude each other; `rest`: how far the words that are no such names agree."""

    number: bool
    date: bool
    name: bool
    rest: float


class Clues(NamedTuple):
    """What speaks for or against two claims excluding each other.

    `denied`: one denies a word of the other, `first`: the one right after the denial; `told`: how much of the claim
    that denies the other says too, and `other_long` how long that is; `plainly`: it says "any", `never`: "never" or
    "nothing"; `partly`: only "all" or "many" are denied; `short`: the shorter claim denies. A short claim denies what
    it is about, a long one often in passing. `both_deny`, `hedged`, `some`, `asked` and the lengths of the claims
    tell how much a denial weighs. `opposite`, `number`, `date` and `name`: two of them exclude each other, the same
    with `alike` as far as the rest of the claims is alike; `cancelled`: a denial turns an opposite back.
    """

    denied: float = 0.0
    first: float = 0.0
    told: float = 0.0
    other_long: float = 0.0
    plainly: float = 0.0
    never: float = 0.0
    partly: float = 0.0
    short: float = 0.0
    both_deny: float = 0.0
    hedged: float = 0.0
    some: float = 0.0
    asked: float = 0.0
    least: float = 0.0
    most: float = 0.0
    opposite: float = 0.0
    opposite_alike: float = 0.0
    cancelled: float = 0.0
    number: float = 0.0
    number_alike: float = 0.0
    date: float = 0.0
    date_alike: float = 0.0
    name: float = 0.0
    name_alike: float = 0.0

    @property
    def excluding(self) -> bool:
        """Whether anything in the claims excludes each other at all."""
        return bool(self.denied or self.opposite or self.number or self.date or self.name)


WEIGHTS = Clues(
    denied=-0.99,
    first=0.58,
    told=0.92,
    other_long=0.72,
    plainly=0.81,
    never=0.51,
    partly=-0.39,
    short=0.55,
    both_deny=-0.70,
    hedged=-0.30,
    some=-0.60,
    asked=-0.75,
    least=-1.15,
    most=-0.37,
    opposite=0.42,
    opposite_alike=0.68,
    cancelled=-0.98,
    number=0.56,
    number_alike=0.96,
    date=0.86,
    date_alike=0.63,
    name=-0.60,
    name_alike=1.28,
)
BIAS = 1.38
"""Fitted by `python -m tests.benchmarks.bench_nli --fit` on the pairs there and, at half weight, the seen templates."""


def clues(a: Facets, b: Facets, known: Overlap, found: Polarity, clashes: Clashes) -> Clues:
    """The clues of a pair; the same whichever of both comes first."""
    few = found.of_few and known.share >= _NEARLY
    opposite = float((found.excluded is not None or few) and not found.denied)
    if not (found.denied or opposite or clashes.number or clashes.date or clashes.name):
        return _NONE
    one, other = len(a.senses), len(b.senses)
    both = ((found.a, a, b, known.told_a), (found.b, b, a, known.told_b))
    denying = [side for side in both if side[0].stems]
    negative = [side for side in (a, b) if side.denials]
    alike = known.share**2
    return Clues(
        denied=float(bool(denying)),
        first=float(any(side[0].first for side in denying)),
        told=max((side[3] for side in denying), default=0.0),
        other_long=max((_length(side[2]) for side in denying), default=0.0),
        plainly=float(any(side.plainly for side in negative)),
        never=float(any(denial.flat for side in negative for denial in side.denials)),
        partly=float(any(not side[1].shares.isdisjoint(_WHOLE) for side in denying)),
        short=float(len(negative) == 1 and (one == other or (negative[0] is a) == (one < other))),
        both_deny=float(len(negative) == 2),
        hedged=float(a.hedged or b.hedged),
        some=float(("some" in a.shares) != ("some" in b.shares) and not (opposite and _ALL in a.shares | b.shares)),
        asked=float(a.asks or b.asks),
        least=math.log1p(min(one, other)) / _SCALE,
        most=math.log1p(max(one, other)) / _SCALE,
        opposite=opposite,
        opposite_alike=opposite * alike,
        cancelled=float(found.cancelled),
        number=float(clashes.number),
        number_alike=clashes.number * alike,
        date=float(clashes.date),
        date_alike=clashes.date * alike,
        name=float(clashes.name),
        name_alike=clashes.name * clashes.rest**2,
    )


_NONE = Clues()


def likelihood(seen: Clues, known: Overlap, rest: float) -> float:
    """How likely two claims cannot both hold, 0..1: logistic over the weighted clues; 0 where nothing excludes.

    Claims alike in nearly all else that exclude each other in one thing are taken to be about that thing.
    """
    if not seen.excluding:
        return 0.0
    likely = logistic(BIAS + sum(map(mul, seen, WEIGHTS)))
    least = _OPEN_DENIED if seen.first else _OPEN
    return max(likely, _CHANGED) if likely >= least and _changed(seen, known, rest) else likely


def _changed(seen: Clues, known: Overlap, rest: float) -> bool:
    """Whether two claims are nearly the same but for one thing that excludes."""
    if seen.cancelled or seen.asked or seen.hedged:
        return False
    things = seen.first or seen.opposite or seen.number or seen.date
    return bool(things and known.share >= _NEARLY) or bool(seen.name and rest >= _NEARLY)


def _length(side: Facets) -> float:
    return min(len(side.senses), _LONG) / _LONG
