"""Owns the typed comparison of two claims: what agrees, what differs and where, and the relation that follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.domain.claim import Claim
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.match.facets import Facets, facets
from annotator.match.named import Named, alike
from annotator.match.quantities import Quantity
from annotator.match.senses import OPPOSABLE, OPPOSITES

_SAME_TOPIC = 0.2
_SAME_EVENT = 0.34
_SAME_WORDS = 0.5
"""Shares of meaningful words in common from which two claims are taken to speak of one thing, one event, or say one."""

_NAMES_ALONE = 2

DifferenceKind = Literal["number", "date", "name", "wording"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs: where it stands in either article (code points), and a note in words."""

    kind: DifferenceKind
    a_span: Span | None
    b_span: Span | None
    note: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """How claim a stands to claim b: "a RELATION b", or "b RELATION a" if `reversed`."""

    relation: Relation
    reversed: bool
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Findings:
    """What the attributes say, one after the other; `finer_a`: a is the more precise in some of them."""

    differences: tuple[Difference, ...] = ()
    agreements: tuple[str, ...] = ()
    clash: bool = False
    finer_a: bool = False
    finer_b: bool = False

    @property
    def apart(self) -> bool:
        """Whether neither the dates nor the places fit together: two events of one kind."""
        places = [one for one in self.differences if one.kind == "name" and one.a_span and one.b_span]
        return bool(places) and any(one.kind == "date" for one in self.differences)


def contrast(a: Claim, a_text: str, b: Claim, b_text: str) -> Contrast:
    """How two claims of articles with these texts compare; the other way round only the direction changes."""
    return contrast_facets(facets(a, a_text), facets(b, b_text))


def contrast_facets(a: Facets, b: Facets) -> Contrast:
    """How two claims compare whose facets are known."""
    found = _joined([_numbers(a, b), _dates(a, b), _names(a, b), _wording(a, b)])
    relation, turned, why = _relation(a, b, found)
    reasons = dict.fromkeys((*why, *found.agreements, *_notes(found.differences)))
    return Contrast(relation, turned, tuple(reasons), found.differences)


def shared_words(a: Facets, b: Facets) -> float:
    """The share of meaningful words in common (Dice coefficient over stems), 0..1."""
    first, second = a.stems, b.stems
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def _relation(a: Facets, b: Facets, found: _Findings) -> tuple[Relation, bool, tuple[str, ...]]:
    overlap = shared_words(a, b)
    opposed = any(difference.kind == "wording" for difference in found.differences)
    voiced_a, voiced_b = _disputes(a, b, opposed=opposed), _disputes(b, a, opposed=opposed)
    if voiced_a != voiced_b:
        return Relation.DISPUTES, voiced_b, ("one report asserts it, the other has somebody hold the opposite",)
    if found.apart:
        return Relation.DIFFERENT, False, ("another time and another place",)
    if overlap >= _SAME_EVENT and (found.clash or opposed):
        return Relation.CONTRADICTS, False, ("both speak of the same thing and cannot both hold",)
    if found.clash or opposed:
        return Relation.SUPPORTS, False, ()
    return _compatible(overlap, found)


def _compatible(overlap: float, found: _Findings) -> tuple[Relation, bool, tuple[str, ...]]:
    if overlap >= _SAME_TOPIC and found.finer_a != found.finer_b:
        return Relation.REFINES, found.finer_b, ("one says it more precisely",)
    if overlap >= _SAME_WORDS:
        return Relation.SAME, False, (f"{round(100 * overlap)} % of the words shared",)
    return Relation.SUPPORTS, False, ()


def _disputes(voice: Facets, other: Facets, *, opposed: bool) -> bool:
    """Whether `voice` reports somebody who denies, doubts or holds against others what `other` asserts."""
    if other.accuses or other.denies:
        return False
    if opposed and (voice.accuses or (voice.reported and not other.reported)):
        return bool(voice.topics & other.topics)
    return voice.denies and shared_words(voice, other) >= _SAME_TOPIC


def _notes(differences: Iterable[Difference]) -> Iterator[str]:
    """What stands against what, then the first two of the names that only one has."""
    known = list(differences)
    yield from (one.note for one in known if one.kind != "name" or (one.a_span and one.b_span))
    alone = [one.note for one in known if one.kind == "name" and not (one.a_span and one.b_span)]
    yield from alone[:_NAMES_ALONE]


def _joined(parts: list[_Findings]) -> _Findings:
    return _Findings(
        tuple(difference for part in parts for difference in part.differences),
        tuple(agreement for part in parts for agreement in part.agreements),
        any(part.clash for part in parts),
        any(part.finer_a for part in parts),
        any(part.finer_b for part in parts),
    )


def _numbers(a: Facets, b: Facets) -> _Findings:
    differences: list[Difference] = []
    agreements: list[str] = []
    finer_a = finer_b = False
    for one, other in _comparable(a.quantities, b.quantities):
        if not one.agrees(other):
            note = f"{_said(a, one.span)}, not {_said(b, other.span)}"
            differences.append(Difference("number", one.span, other.span, note))
            continue
        finer_a, finer_b = finer_a or one.within(other), finer_b or other.within(one)
        agreements.append(_agreement(_said(a, one.span), _said(b, other.span)))
    return _Findings(tuple(differences), tuple(agreements), bool(differences), finer_a, finer_b)


def _comparable(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of numbers of one unit, those that agree first, each number once."""
    pairs = [(one, other) for one in ours for other in theirs if one.comparable(other)]
    pairs.sort(key=lambda pair: (not pair[0].agrees(pair[1]), pair[0].span, pair[1].span))
    taken: list[tuple[Quantity, Quantity]] = []
    for one, other in pairs:
        if all(one is not mine and other is not yours for mine, yours in taken):
            taken.append((one, other))
    return taken


def _said(side: Facets, span: Span) -> str:
    return " ".join(side.text[span.start - side.start : span.end - side.start].split())


def _agreement(one: str, other: str) -> str:
    return f"{one} in both" if one.lower() == other.lower() else f"{one} agrees with {other}"


def _dates(a: Facets, b: Facets) -> _Findings:
    pairs = [(one, other) for one in a.dates for other in b.dates]
    if not pairs:
        return _Findings()
    together = [(one.value, other.value) for one, other in pairs if not one.value.clashes(other.value)]
    if not together:
        one, other = pairs[0]
        difference = Difference("date", one.span, other.span, f"{one.value.text}, not {other.value.text}")
        return _Findings((difference,), clash=True)
    one_value, other_value = together[0]
    finer_a = one_value != other_value and other_value.contains(one_value)
    finer_b = one_value != other_value and one_value.contains(other_value)
    agreements = tuple(_same_time(one_value.text, other_value.text))
    return _Findings(agreements=agreements, finer_a=finer_a, finer_b=finer_b)


def _same_time(one: str, other: str) -> Iterator[str]:
    if one == other:
        granularity = {4: "year", 7: "month", 10: "day"}.get(len(one), "week")
        yield f"same {'week' if 'W' in one else granularity}"
    else:
        yield f"{one} fits {other}"


def _names(a: Facets, b: Facets) -> _Findings:
    left, right = _unmatched(a.names, b.names), _unmatched(b.names, a.names)
    both = dict.fromkeys(name.text for name in a.names if name not in left)
    theirs = {name.text for name in b.names if name not in right}
    lists = min(len(both), len(theirs)) > 1 or (bool(both) and shared_words(a, b) >= _SAME_EVENT)
    return _Findings(
        differences=(*_where(left, right), *_missing(left, right)),
        agreements=(f"both name {', '.join(both)}",) if both else (),
        finer_a=lists and bool(left) and not right,
        finer_b=lists and bool(right) and not left,
    )


def _unmatched(names: Iterable[Named], others: tuple[Named, ...]) -> list[Named]:
    return [name for name in names if not any(alike(name.text, other.text) for other in others)]


def _where(left: list[Named], right: list[Named]) -> Iterator[Difference]:
    """Places that stand against each other."""
    for one, other in zip(_places(left), _places(right), strict=False):
        yield Difference("name", one.span, other.span, f"{one.text}, not {other.text}")


def _missing(left: list[Named], right: list[Named]) -> Iterator[Difference]:
    paired = min(len(_places(left)), len(_places(right)))
    for name in (name for name in left if name not in _places(left)[:paired]):
        yield Difference("name", name.span, None, f"only one names {name.text}")
    for name in (name for name in right if name not in _places(right)[:paired]):
        yield Difference("name", None, name.span, f"only one names {name.text}")


def _places(names: list[Named]) -> list[Named]:
    return [name for name in names if name.place]


def _wording(a: Facets, b: Facets) -> _Findings:
    """Opposite words, or one side's negation, unless both cancel each other."""
    pairs = list(_opposites(a, b))
    negated = a.negated != b.negated and not (a.open or b.open) and _denies(a, b) and shared_words(a, b) >= _SAME_EVENT
    if bool(pairs) == negated:
        return _Findings()
    if pairs:
        one, other, note = pairs[0]
        difference = Difference("wording", one, other, f"other words: {note}")
    else:
        first, second = _denier(a), _denier(b)
        difference = Difference("wording", first if a.negated else None, second if b.negated else None, "one denies it")
    return _Findings((difference,))


def _denier(side: Facets) -> Span | None:
    return side.denials[0].span if side.denials else None


def _denies(a: Facets, b: Facets) -> bool:
    """Whether a negation of one reaches words of the other; true where only the factuality says so."""
    denied = a.denied | b.denied
    return not denied or not denied.isdisjoint(a.stems & b.stems)


def _opposites(a: Facets, b: Facets) -> Iterator[tuple[Span, Span, str]]:
    theirs = [word for word in b.words if word.stem in OPPOSABLE]
    for word in (word for word in a.words if word.stem in OPPOSABLE and word.stem not in b.stems):
        for other in theirs:
            if (word.stem, other.stem) in OPPOSITES and other.stem not in a.stems:
                yield word.span, other.span, f"{word.text} against {other.text}"
