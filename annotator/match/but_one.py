"""Owns whether two claims are alike in all but one number, date or place, which is what an analyst has to see."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar

from annotator.match.attributed import saying_from, saying_until
from annotator.match.covering import Spans
from annotator.match.facets import Facets
from annotator.match.named import Named, alike
from annotator.match.senses import senses_of

_Told = TypeVar("_Told")
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
    rest = _rest(a)
    if not rest or rest != _rest(b):
        return False
    numbers = _apart(a.quantities, b.quantities, lambda one, other: one.agrees(other))
    dates = _apart(a.dates, b.dates, lambda one, other: not one.value.clashes(other.value))
    names = _apart(_named(a), _named(b), lambda one, other: alike(one.text, other.text))
    found = [each for each in (numbers, dates, names) if each != ([], [])]
    if len(found) != 1 or any(len(side) != 1 for side in found[0]):
        return False
    if numbers[0] and not numbers[0][0].comparable(numbers[1][0]):
        return False
    return not names[0] or (_where(a, names[0][0]) and _where(b, names[1][0]))


def _apart(
    ours: Sequence[_Told], theirs: Sequence[_Told], fit: Callable[[_Told, _Told], bool]
) -> tuple[list[_Told], list[_Told]]:
    """What has no like on the other side, on either."""
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
