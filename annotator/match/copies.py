"""Owns which claims are copies of one another, for they stand in passages that one family holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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

    def holding(self, claim: Claim) -> set[FamilyId]:
        """The families in whose passages a claim stands."""
        return self._at(claim.article, claim.span)

    def hold_one_text(self, places: Sequence[tuple[ArticleId, Span]]) -> bool:
        """Whether all of some passages are in one family, or in one article."""
        if len({article for article, _ in places}) < 2:
            return True
        return bool(set.intersection(*(self._at(article, span) for article, span in places)))

    def _at(self, article: ArticleId, place: Span) -> set[FamilyId]:
        passages = self._passages.get(article, [])
        return {family for family, span in passages if span is None or span.overlaps(place)}
