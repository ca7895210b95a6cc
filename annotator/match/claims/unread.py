"""Owns what a comparison may say of claims that are not English: how sure it is at most, and what it leaves unread."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.match.claims.attributes import Attribute, Finding, Standing
from annotator.match.claims.facets import Facets
from annotator.match.claims.shared_names import among
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.telling import ENGLISH
from annotator.match.tongues.tongue import folded
from annotator.match.words.covering import Spans
from annotator.match.words.words import Word

_MOST_READ, _MOST_UNREAD = 0.8, 0.5
"""How sure a relation is at most in a language that is known by a few tables, and where it is not known."""
_UNKNOWN = "the language is not one whose negations are known"
_TWO = "they are in two languages, so that only names, dates and numbers compare"
_EXCHANGED = "the same words in another order: who does what to whom is not read"
_OTHER_TONGUE = "one has a word that denies in another language, so that in which both are is not sure"
_ONE_COUNTS = "only in one is a number read"
_ONE_OPEN = "one leaves it open"
_NEEDS_NEGATION = frozenset({Attribute.POLARITY, Attribute.CERTAINTY})
_OF_ONE = frozenset({Relation.SAME, Relation.REFINES})
_DENYING = frozenset().union(*(tongue.denies for tongue in TONGUES.values()))
"""What denies in any language: a claim may have been taken for one of another."""
_FIGURES = (Attribute.HOW_MANY, Attribute.WHEN)
_NAMING = (Attribute.WHO, Attribute.WHOM, Attribute.WHERE)
_MEETING = 2
_NAMED = 3
_THREE = 3
"""Of so many words at least two may act, or be acted upon."""


@dataclass(frozen=True, slots=True)
class Limited:
    """What may be said of a pair: the relation, how sure at most (0..1), the findings, and reasons in words.

    `why` stands for what the relation rested on before, where it is another now; `read` tells how it was read.
    """

    relation: Relation
    most: float
    findings: tuple[Finding, ...]
    why: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def limited(a: Facets, b: Facets, relation: Relation, findings: tuple[Finding, ...]) -> Limited:
    """What may be said of two claims that seem to stand in a relation; of two English ones just that.

    Claims whose negations are not read are never the same, nor is one the more precise, unless their words are equal.
    """
    if a.tongue == b.tongue == ENGLISH or a.text.split() == b.text.split():
        return Limited(relation, 1.0, findings)
    if why := _not_read(a, b):
        bare = tuple(Finding(one.attribute) if one.attribute in _NEEDS_NEGATION else one for one in findings)
        told = Relation.SUPPORTS if relation in _OF_ONE else relation
        return Limited(told, _MOST_UNREAD, bare, (why,))
    read = (f"read as {TONGUES[a.tongue].name}, by its words of negation, numbers, dates and names alone",)
    if relation not in _OF_ONE | {Relation.CONTRADICTS}:
        return Limited(relation, _MOST_READ, findings, (), read)
    unsure = _unsure(a, b, relation)
    if unsure is None:
        return Limited(relation, _MOST_READ, findings, (), read)
    sure = () if unsure == _OTHER_TONGUE else read
    return Limited(Relation.SUPPORTS, _MOST_UNREAD, findings, (unsure,), sure)


def most_sure(a: Facets, b: Facets) -> float:
    """How sure any relation of two claims is at most, 0..1."""
    return limited(a, b, Relation.DIFFERENT, ()).most


def meet_in_two_languages(a: Facets, b: Facets, findings: Sequence[Finding]) -> bool:
    """Whether claims in two languages agree in two of names, dates and numbers at least, and differ in none of them."""
    told = {one.attribute: one.standing for one in findings}
    if _not_read(a, b) != _TWO or Standing.DIFFER in map(told.get, (*_FIGURES, *_NAMING)):
        return False
    named = any(told.get(one) is Standing.AGREE for one in _NAMING)
    named = named or any(among(name, other) for side, other in ((a, b), (b, a)) for name in side.names)
    return named + sum(told.get(one) is Standing.AGREE for one in _FIGURES) >= _MEETING


def _not_read(a: Facets, b: Facets) -> str | None:
    if any(side.tongue not in TONGUES and side.tongue != ENGLISH for side in (a, b)):
        return _UNKNOWN
    return _TWO if _kin(a) != _kin(b) else None


def _kin(side: Facets) -> str:
    tongue = TONGUES.get(side.tongue)
    return (tongue.kin or tongue.code) if tongue else side.tongue


def _unsure(a: Facets, b: Facets, relation: Relation) -> str | None:
    """Why two claims of one language that seem to be the same, or to exclude each other, may as well be neither."""
    opposed = relation is Relation.CONTRADICTS
    ours, theirs = (_rest(side, *_told(side, opposed=opposed)) for side in (a, b))
    alone, others = _alone(ours, theirs), _alone(theirs, ours)
    if alone and others:
        return f"other words: {', '.join(alone[:_NAMED])} here, {', '.join(others[:_NAMED])} there"
    if relation is Relation.CONTRADICTS:
        return None
    if relation is Relation.SAME and bool(a.quantities) != bool(b.quantities):
        return _ONE_COUNTS
    if any(folded(word) in _DENYING for word in (*alone, *others)):
        return _OTHER_TONGUE
    if a.open != b.open or a.supposes != b.supposes:
        return _ONE_OPEN
    first, second = _order(a, b), _order(b, a)
    return _EXCHANGED if first != second and len(first) >= _THREE and not (a.core or b.core) else None


def _told(side: Facets, *, opposed: bool) -> Iterator[Span]:
    """Where the names of a claim stand and, of claims that exclude each other, what rises, falls or stays."""
    yield from (name.span for name in side.names)
    if opposed:
        yield from (word.span for word, _ in side.opposable.values())


def _rest(side: Facets, *others: Span) -> list[Word]:
    """The words of a claim that are not of its dates, numbers or denials, nor in other spans."""
    spans = [*others, *(one.span for one in side.quantities), *(one.span for one in side.denials)]
    spans += [one.span for one in side.dates if one.span]
    told = Spans(spans)
    return [word for word in side.words if not told.meet(word.span)]


def _alone(ours: Sequence[Word], theirs: Collection[Word]) -> list[str]:
    stems = {word.stem for word in theirs}
    return list(dict.fromkeys(word.text for word in ours if word.stem not in stems))


def _order(side: Facets, other: Facets) -> list[str]:
    """What a claim shares with another, in its own order."""
    shared = {word.stem for word in _rest(other)}
    return list(dict.fromkeys(word.stem for word in _rest(side) if word.stem in shared))
