"""Owns whether two claims are alike in all but one number, date or place, which is what an analyst has to see."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar

from annotator.match.claims.facets import Facets
from annotator.match.names.attributed import saying_from, saying_until
from annotator.match.names.named import Named, alike
from annotator.match.structures.postings import term
from annotator.match.words.covering import Spans
from annotator.match.words.senses import senses_of

_Told = TypeVar("_Told")
_KEYS = 65_535
_MOST = 30
"""Claims of more words than these differ in more than can be told so simply."""


def but_one(a: Facets, b: Facets) -> bool:
    """Whether two claims say the same of the same but for one number, one date, or one name of where it is so.

    Worked examples: "The mill was built in 1978" and "The mill was built in 1979, the court said", "Otto was born in
    Linz" and "Otto was born in Graz"; not "Linz was flooded" and "Graz was flooded".
    """
    if len(a.words) > _MOST or len(b.words) > _MOST or bool(a.denials) != bool(b.denials):
        return False
    if a.core and b.core and senses_of(a.core).isdisjoint(senses_of(b.core)):
        return False
    return _differs_in_one(a, b) and bool(rest := _rest(a)) and rest == _rest(b)


def rest_key(side: Facets) -> int:
    """A number, 1 to 65,535, that claims have in common which are alike in all but one; 0 of a claim alike to none."""
    rest = _rest(side) if len(side.words) <= _MOST else ()
    return 1 + term(" ".join(sorted(rest))) % _KEYS if rest else 0


def _differs_in_one(a: Facets, b: Facets) -> bool:
    """Whether one has just one number, date or name of where that the other has otherwise, and no more than that."""
    numbers = _apart(a.quantities, b.quantities, lambda one, other: one.agrees(other))
    if len(numbers[0]) != len(numbers[1]) or len(numbers[0]) > 1:
        return False
    dates = _apart(a.dates, b.dates, lambda one, other: not one.value.clashes(other.value))
    if len(dates[0]) != len(dates[1]) or len(numbers[0]) + len(dates[0]) > 1:
        return False
    names = _apart(_named(a), _named(b), lambda one, other: alike(one.text, other.text))
    if len(names[0]) != len(names[1]) or len(numbers[0]) + len(dates[0]) + len(names[0]) != 1:
        return False
    if numbers[0]:
        return numbers[0][0].comparable(numbers[1][0])
    return not names[0] or (_where(a, names[0][0]) and _where(b, names[1][0]))


def _apart(
    ours: Sequence[_Told], theirs: Sequence[_Told], fit: Callable[[_Told, _Told], bool]
) -> tuple[Sequence[_Told], Sequence[_Told]]:
    """What has no like on the other side, on either."""
    if not ours or not theirs:
        return ours, theirs
    fitting = [(i, j) for (i, one), (j, other) in product(enumerate(ours), enumerate(theirs)) if fit(one, other)]
    left, right = {i for i, _ in fitting}, {j for _, j in fitting}
    return _but(ours, left), _but(theirs, right)


def _but(told: Iterable[_Told], places: set[int]) -> list[_Told]:
    return [each for place, each in enumerate(told) if place not in places]


def _rest(side: Facets) -> frozenset[str]:
    """What it says by sense, but for its numbers, dates and names and who says it."""
    spans = Spans(
        [
            *(one.span for one in side.quantities),
            *(one.span for one in side.dates if one.span),
            *(one.span for one in side.names),
        ]
    )
    own = range(side.start + saying_until(side.text), side.start + saying_from(side.text))
    return senses_of(word.stem for word in side.words if word.span.start in own and not spans.meet(word.span))


def _named(side: Facets) -> list[Named]:
    return [name for name in side.names if not name.voice]


def _where(side: Facets, name: Named) -> bool:
    """Whether a name tells where, behind other words: "was born in Linz", and not "In Linz he was born"."""
    return name.place and any(word.span.start < name.span.start for word in side.words)
