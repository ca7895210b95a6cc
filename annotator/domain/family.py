"""Owns Family and Story: articles that are copies of one text, and independent reports of one event."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

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
    share: int = 10_000
    """How much of the article's text is taken over, in ten-thousandths, all passages together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one version words a number that changed: where these words stand, in which sentence, and what they amount to.

    What has a higher `step` surely was told first later; nothing is known of those that have none.
    """

    article: ArticleId
    sentence: Span
    span: Span
    quote: str
    value: str
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A number that differs in sentences that are copies otherwise; the earlier readings first."""

    readings: tuple[Reading, ...]

    @property
    def told(self) -> str:
        """From what to what, in words."""
        quotes = {reading.value: reading.quote for reading in self.readings}
        steps = {reading.value: reading.step for reading in reversed(self.readings)}
        values, told = list(quotes)[:_SHOWN], ""
        for former, value in pairwise(values):
            before, now = steps[former], steps[value]
            later = before is not None and now is not None and before < now
            told += f" {'became' if later else 'is elsewhere'} “{quotes[value]}”"
        return f"“{quotes[values[0]]}”{told}"


_SHOWN = 4
"""So many readings of one change are told."""
UPDATED, OTHERWISE, MORE_DIFFERS = (
    "updated ",
    " in a sentence that is the same otherwise",
    " more numbers or words differ",
)
"""How reasons begin and end that are of some versions only."""


@dataclass(frozen=True, slots=True)
class Family:
    """Articles or passages that are not independent of one another; the first to print it, if that is known, first."""

    id: FamilyId
    members: tuple[Member, ...]
    root: SourceId | None = None
    score: int = 10_000
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

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
