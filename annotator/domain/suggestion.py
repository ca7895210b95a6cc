"""Owns what a machine run proposes: runs, their makers, and proposals of any kind."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.claim import Claim
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, RunId, run_id
from annotator.domain.link import Link
from annotator.domain.mention import Mention


class Kind(StrEnum):
    """What a decision or a proposal can be about."""

    ARTICLE = "article"
    CLAIM = "claim"
    MENTION = "mention"
    LINK = "link"
    ENTITY = "entity"
    FAMILY = "family"
    STORY = "story"
    FACT = "fact"
    PROJECT = "project"


Proposal = Claim | Mention | Link | Entity | Family | Story

_KINDS: dict[type[Proposal], Kind] = {
    Claim: Kind.CLAIM,
    Mention: Kind.MENTION,
    Link: Kind.LINK,
    Entity: Kind.ENTITY,
    Family: Kind.FAMILY,
    Story: Kind.STORY,
}


def kind_of(proposal: Proposal) -> Kind:
    """The kind of a proposal."""
    return _KINDS[type(proposal)]


@dataclass(frozen=True, slots=True)
class Run:
    """All that one version of one maker proposed for one kind of work (extract, suggest, import)."""

    id: RunId
    maker: str
    version: str
    kind: str

    @property
    def signature(self) -> str:
        """Maker and version in one word, as listed on a claim."""
        return f"{self.maker}@{self.version}"


def new_run(kind: str, maker: str, version: str) -> Run:
    """The run of a maker's version; the same for every call with the same words."""
    return Run(run_id(kind, maker, version), maker, version, kind)


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run proposes for one article (None: across articles); stored whole or not at all."""

    article: ArticleId | None
    proposals: tuple[Proposal, ...]
