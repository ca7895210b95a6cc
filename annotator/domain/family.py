"""Owns Family and Story: articles that are copies of one text, and independent reports of one event."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import ArticleId, FamilyId, SourceId, StoryId
from annotator.domain.span import Span


class Derivation(StrEnum):
    """How much of an article is taken over (METER; Gaizauskas et al. 2001), or that a passage quotes a statement."""

    WHOLLY = "wholly"
    PARTIALLY = "partially"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Member:
    """A passage of an article that belongs to a family; no span: the whole article."""

    article: ArticleId
    derivation: Derivation
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Articles or passages that are not independent of one another; the first to print it, if that is known, first."""

    id: FamilyId
    members: tuple[Member, ...]
    root: SourceId | None = None
    score: int = 10_000
    reasons: tuple[str, ...] = ()

    @property
    def quotation(self) -> bool:
        """Whether its members share a quoted statement only: their articles are no copies of one another."""
        return any(member.derivation is Derivation.QUOTED for member in self.members)


@dataclass(frozen=True, slots=True)
class Story:
    """Independent reports of the same event (not a family)."""

    id: StoryId
    articles: tuple[ArticleId, ...]
    score: int = 10_000
