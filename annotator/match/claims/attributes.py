"""Owns what the comparison of two claims says of one attribute: agree, differ or silent, why, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets

DifferenceKind = Literal["number", "date", "name", "wording"]


class Attribute(StrEnum):
    """What two claims are compared in."""

    WHO = "who"
    WHAT = "did what"
    WHOM = "to whom"
    HOW_MANY = "how many"
    WHEN = "when"
    WHERE = "where"
    POLARITY = "polarity"
    CERTAINTY = "certainty"


class Standing(StrEnum):
    """How two claims stand in one attribute; silent: one of them does not speak of it."""

    AGREE = "agree"
    DIFFER = "differ"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that differs: where it stands in either article (code points), and a note in words."""

    kind: DifferenceKind
    a_span: Span | None
    b_span: Span | None
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How two claims stand in one attribute; `finer_a`: a is the more precise in it."""

    attribute: Attribute
    standing: Standing = Standing.SILENT
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    finer_a: bool = False
    finer_b: bool = False

    @property
    def differs(self) -> bool:
        """Whether the claims differ in it."""
        return self.standing is Standing.DIFFER


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two claims share: the senses, and which share of either's own senses (0..1) the other has too."""

    shared: frozenset[str]
    told_a: float
    told_b: float
    share: float

    @property
    def told(self) -> float:
        """The share of the shorter claim that the other tells as well."""
        return max(self.told_a, self.told_b)


def overlap(a: Facets, b: Facets) -> Overlap:
    """What the meaningful words of two claims share; like senses are one; `share` is the Dice coefficient.

    Claims without meaningful words share all if they are the same words.
    """
    shared = a.senses & b.senses
    many, first, second = len(shared), len(a.senses), len(b.senses)
    if not (first or second) and a.text.split() == b.text.split():
        return Overlap(shared, 1.0, 1.0, 1.0)
    return Overlap(
        shared,
        many / first if first else 0.0,
        many / second if second else 0.0,
        2 * many / (first + second) if many else 0.0,
    )


def finding(
    attribute: Attribute, differences: Sequence[Difference], reasons: Sequence[str], finer: tuple[bool, bool]
) -> Finding:
    """The finding for an attribute: it differs if anything in it does, agrees if there is a reason, else is silent."""
    standing = Standing.DIFFER if differences else Standing.AGREE if reasons else Standing.SILENT
    notes = (*(difference.note for difference in differences), *reasons)
    return Finding(attribute, standing, notes, tuple(differences), *finer)
