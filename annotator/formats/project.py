"""Owns what readers may ask of the project that a file comes into, so that what is here already is known again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId
from annotator.domain.link import Standing
from annotator.domain.mention import Mention
from annotator.formats.document import Addressed


@dataclass(frozen=True, slots=True)
class Here:
    """What a project says of one article: its mentions, and its claims as they stand."""

    mentions: Sequence[Mention] = ()
    claims: Sequence[tuple[Claim, Status]] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody or something in a project: under which id, what it is called, and where it stands."""

    id: EntityId
    name: str
    standing: Standing


@runtime_checkable
class Project(Addressed, Protocol):
    """An `Addressed` that knows all else of a project."""

    def alike(self, words: str) -> Sequence[ArticleId]:
        """The articles whose texts have these words, most likely, as `recognising.packed` puts them; by id."""

    def article(self, identity: ArticleId) -> Article | None:
        """An article by its id."""

    def here(self, article: ArticleId) -> Here:
        """What is said of an article."""

    def meant(self, mention: MentionId) -> Meant | None:
        """Who a mention means, but for those whom people refused."""

    def hanging(self, one: ClaimId, other: ClaimId) -> Standing | None:
        """Whether two claims are one event by links and facts, and if so whether somebody confirmed all of that."""
