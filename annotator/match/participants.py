"""Owns how two claims stand in whom and what they name: "who", "to whom" and "where"; lists compare as sets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from annotator.match.attributes import Attribute, Difference, Finding, finding
from annotator.match.facets import Facets
from annotator.match.named import Named, alike
from annotator.match.places import Lying, lying


@dataclass(frozen=True, slots=True)
class Matched:
    """The names of two claims: those that only a or only b has, and those of a and of b that both have."""

    only_a: tuple[Named, ...]
    only_b: tuple[Named, ...]
    both_a: tuple[Named, ...]
    both_b: tuple[Named, ...]

    @property
    def lists(self) -> bool:
        """Whether they name lists that overlap and differ: one belongs to a, another to b, a third to both."""
        return _listed_with(self.only_a, self.both_a) and _listed_with(self.only_b, self.both_b)


def _listed_with(names: Iterable[Named], others: Iterable[Named]) -> bool:
    lists = {name.series for name in others}
    return any(name.series in lists for name in names)


def matched(a: Facets, b: Facets) -> Matched:
    """Which names two claims share."""
    only_a, only_b = _unmatched(a, b), _unmatched(b, a)
    return Matched(
        only_a,
        only_b,
        tuple(name for name in a.names if name not in only_a),
        tuple(name for name in b.names if name not in only_b),
    )


def participants(a: Facets, b: Facets, found: Matched, *, close: bool) -> tuple[Finding, Finding, Finding]:
    """Who, to whom and where; `close`: the claims are alike enough that a name more makes one more precise.

    Worked example: "France, Egypt and Turkey" and "Russia, Egypt and Turkey" differ in France and in Russia.
    """
    return (
        _named(Attribute.WHO, a, b, found, close=close),
        _named(Attribute.WHOM, a, b, found, close=close),
        _where(found, close=close),
    )


def _unmatched(side: Facets, other: Facets) -> tuple[Named, ...]:
    """The names of one claim that the other has neither as a name nor among its words."""
    return tuple(
        name
        for name in side.names
        if not name.stems <= other.stems and not any(alike(name.text, one.text) for one in other.names)
    )


def _named(attribute: Attribute, a: Facets, b: Facets, found: Matched, *, close: bool) -> Finding:
    """The finding for those who act, or for those to whom it is done."""
    acting = attribute is Attribute.WHO
    left = [name for name in found.only_a if not name.place and _acts(a, name) is acting]
    right = [name for name in found.only_b if not name.place and _acts(b, name) is acting]
    both = dict.fromkeys(name.text for name in found.both_a if not name.place and _acts(a, name) is acting)
    agreeing = (
        [f"both name {', '.join(both)}"] if both else list(_in_slots(attribute, a, b)) if not (left or right) else []
    )
    if left and right:
        return finding(attribute, tuple(_missing(left, right)), agreeing, (False, False))
    alone = tuple(_missing(left, right))
    finer = (bool(left) and close, bool(right) and close)
    return Finding(attribute, finding(attribute, (), agreeing, finer).standing, tuple(agreeing), alone, *finer)


def _acts(side: Facets, name: Named) -> bool:
    """Whether a name stands for who acts: within the subject, or, where no slots tell, first of all words."""
    if side.subject or side.object:
        return not name.stems.isdisjoint(side.subject) or name.stems.isdisjoint(side.object)
    return all(word.span.start >= name.span.start for word in side.words[:1])


def _in_slots(attribute: Attribute, a: Facets, b: Facets) -> Iterator[str]:
    ours, theirs = (a.subject, b.subject) if attribute is Attribute.WHO else (a.object, b.object)
    shared = sorted(ours & theirs)
    if shared:
        said = [word.text.lower() for word in a.words if word.stem in shared]
        yield f"both speak of {', '.join(dict.fromkeys(said))}"


def _where(found: Matched, *, close: bool) -> Finding:
    left, right = ([name for name in names if name.place] for names in (found.only_a, found.only_b))
    both = dict.fromkeys(name.text for name in found.both_a if name.place)
    reasons = [f"both in {', '.join(both)}"] if both else []
    if left and right and not _may_hold(left, right):
        pairs = zip(left, right, strict=False)
        apart = [Difference("name", one.span, other.span, f"{one.text}, not {other.text}") for one, other in pairs]
        return finding(Attribute.WHERE, apart, reasons, (False, False))
    if left and right and not both:
        reasons = [f"{left[0].text} may lie in {right[0].text}, or the other way round"]
    finer = (bool(left) and not right and close, bool(right) and not left and close)
    if left and right and close and not both:
        finer = (_inside(left, right), _inside(right, left))
    standing = finding(Attribute.WHERE, (), reasons, finer).standing
    return Finding(Attribute.WHERE, standing, tuple(reasons), tuple(_missing(left, right)), *finer)


def _inside(names: Iterable[Named], others: Iterable[Named]) -> bool:
    """Whether one of the places is known to lie in one of the others."""
    found = (
        lying(one.text, other.text, part_of_a=one.region, part_of_b=other.region)
        for one, other in product(names, others)
    )
    return Lying.WITHIN in found


def _may_hold(left: Iterable[Named], right: Iterable[Named]) -> bool:
    """Whether one place may lie in the other, as Tripoli in Libya, or a town in "eastern Libya"."""
    return any(_may_lie(*pair) for pair in product(left, right))


def _may_lie(one: Named, other: Named) -> bool:
    found = lying(one.text, other.text, part_of_a=one.region, part_of_b=other.region)
    return one.region != other.region if found is Lying.UNKNOWN else found is not Lying.APART


def _missing(left: Iterable[Named], right: Iterable[Named]) -> Iterator[Difference]:
    for name in left:
        yield Difference("name", name.span, None, f"only one names {name.text}")
    for name in right:
        yield Difference("name", None, name.span, f"only one names {name.text}")
