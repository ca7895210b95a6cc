"""Owns which claims are copies of one another, for they stand in passages that one family holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from annotator.domain.family import Family, Reading
from annotator.domain.ids import ArticleId, ClaimId, FamilyId, content_id
from annotator.domain.span import Span

Slot = tuple[FamilyId, int]
"""One change of a family: what a number of all the sentences is of that are one but for it."""


class Standing(Protocol):
    """What stands somewhere in an article."""

    @property
    def article(self) -> ArticleId:
        """The article."""
        ...

    @property
    def span(self) -> Span:
        """Where in it."""
        ...


class Worded(Standing, Protocol):
    """A claim that stands somewhere in an article, in words."""

    @property
    def id(self) -> ClaimId:
        """Which one it is."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...


class Copies:
    """The passages of families, by article, and what changed in them."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._passages: dict[ArticleId, list[tuple[FamilyId, Span | None]]] = defaultdict(list)
        self._readings: dict[ArticleId, list[tuple[Slot, Reading]]] = defaultdict(list)
        self._changes: dict[Slot, str] = {}
        for family in families:
            for number, change in enumerate(family.changes):
                told = (f"{each.article} {each.span.start} {each.value} {each.step}" for each in change.readings)
                self._changes[family.id, number] = content_id("change", *told)
                for reading in change.readings:
                    self._readings[reading.article].append(((family.id, number), reading))
            for member in () if family.quotation else family.members:
                self._passages[member.article].append((family.id, member.span))

    def holding(self, claim: Standing) -> set[FamilyId]:
        """The families in whose passages a claim stands."""
        return self._at(claim.article, claim.span)

    def readings(self, claim: Standing) -> dict[Slot, Reading]:
        """The numbers of a claim that other versions of its sentence tell otherwise, by what of a family changed."""
        told = self._readings.get(claim.article, ())
        return {slot: reading for slot, reading in told if claim.span.contains(reading.span)}

    def change(self, slot: Slot) -> str:
        """What is another word where anything of a change is another."""
        return self._changes[slot]

    def hold_one_text(self, places: Sequence[tuple[ArticleId, Span]]) -> bool:
        """Whether all of some passages are in one family, or in one article."""
        if len({article for article, _ in places}) < 2:
            return True
        return bool(set.intersection(*(self._at(article, span) for article, span in places)))

    def _at(self, article: ArticleId, place: Span) -> set[FamilyId]:
        passages = self._passages.get(article, [])
        return {family for family, span in passages if span is None or span.overlaps(place)}
