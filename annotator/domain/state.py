"""Owns what is known of each kind of target once its decisions are folded."""

from dataclasses import dataclass

from annotator.domain.claim import Claim, Status
from annotator.domain.entity import Entity
from annotator.domain.fact import Fact
from annotator.domain.family import Family, Story
from annotator.domain.ids import AnalystId, DecisionId, TargetId
from annotator.domain.link import Link, Standing


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one analyst last held of one target; `value` is a status or standing word.

    `outcome` is 0 for the first who judged so, and another number for who held other words, places or parts to be so;
    `said` is the link that was judged, as this analyst held it.
    """

    target: TargetId
    analyst: AnalystId
    value: str
    decision: DecisionId
    at: str
    reason: str = ""
    outcome: int = 0
    said: Link | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a target; its id is the decision that made it."""

    id: DecisionId
    target: TargetId
    analyst: AnalystId
    text: str


@dataclass(frozen=True, slots=True)
class ClaimState:
    """A claim as corrected, its status over all judgements, and whether analysts differ."""

    claim: Claim
    status: Status = Status.PROPOSED
    judgements: tuple[Judgement, ...] = ()
    disputed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link as decided, and its standing."""

    link: Link
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judgement, ...] = ()
    disputed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupState:
    """An entity, family or story, and its standing."""

    group: Entity | Family | Story
    standing: Standing = Standing.SUGGESTED
    judgements: tuple[Judgement, ...] = ()
    disputed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class FactState:
    """A fact as last stated and assessed."""

    fact: Fact
    judgements: tuple[Judgement, ...] = ()
    disputed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What people noted about an article, and who looked through it and found no more than is there."""

    judgements: tuple[Judgement, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectState:
    """What people set for the whole project: links decided up to this clock value teach nothing ("": all do).

    `schema` is the label schema in force as TOML, "" for the one that the project was made with.
    """

    learning_since: str = ""
    schema: str = ""
    notes: tuple[Note, ...] = ()


State = ClaimState | LinkState | GroupState | FactState | ArticleState | ProjectState
