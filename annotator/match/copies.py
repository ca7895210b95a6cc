"""Owns which claims are copies of one another, for they stand in passages that one family holds."""

from collections import defaultdict
from collections.abc import Iterable

from annotator.domain.claim import Claim
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.span import Span


class Copies:
    """The passages of families, by article."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._passages: dict[ArticleId, list[tuple[FamilyId, Span | None]]] = defaultdict(list)
        for family in families:
            for member in () if family.quotation else family.members:
                self._passages[member.article].append((family.id, member.span))

    def of_one_text(self, a: Claim, b: Claim) -> bool:
        """Whether both stand in passages of one family."""
        return not self.holding(a).isdisjoint(self.holding(b))

    def holding(self, claim: Claim) -> set[FamilyId]:
        """The families in whose passages a claim stands."""
        passages = self._passages.get(claim.article, [])
        return {family for family, span in passages if span is None or span.overlaps(claim.span)}
