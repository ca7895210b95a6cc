"""Owns what shows that two claims which seem to exclude each other tell of two things: other times, or others."""

from collections.abc import Iterable

from annotator.match.facets import Facets
from annotator.match.named import Named
from annotator.match.participants import Matched
from annotator.match.polarity import Polarity

_OF = (" of ", " of the ")


def separate(a: Facets, b: Facets, named: Matched, found: Polarity, *, other_time: bool) -> str | None:
    """Why both may hold although one denies or turns round what the other tells, or names another; None if not.

    Worked examples: "did not meet in April" leaves open that they met in March, "detained on Tuesday" and "released on
    Wednesday" are two steps, and the mayor of one town is not that of another.
    """
    turned = found.denied or found.excluded is not None
    if turned and other_time:
        return "another time"
    both = bool(named.only_a and named.only_b) and not named.lists
    if both and found.denied:
        return "said of others"
    if both and _of_its_own(a, named.only_a) and _of_its_own(b, named.only_b) and a.subject & b.subject:
        return "said of others"
    return None


def _of_its_own(side: Facets, names: Iterable[Named]) -> bool:
    """Whether names only tell which one acts: "the mayor of Paris"."""
    return all(name.stems <= side.subject and side.text[: name.span.start - side.start].endswith(_OF) for name in names)
