"""Owns what screens and reports read: rows that join a thing with what is known around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.claim import Claim, Status
from annotator.domain.decision import Verb
from annotator.domain.fact import Fact, Stance, Verdict
from annotator.domain.ids import ActionId, ArticleId, ClaimId, DecisionId, FactId, TargetId
from annotator.domain.link import Link, Standing
from annotator.domain.roots import RootGraph
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list: how many of its claims are decided, and how many copies it has (itself included)."""

    id: ArticleId
    title: str
    source: str
    reliability: str
    date: str | None
    date_proposed: bool
    claims: int
    decided: int
    copies: int


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim as its card shows it; `number` counts the article's claims in text order from 1."""

    claim: Claim
    number: int
    status: Status
    disputed: bool
    analyst: str
    at: str
    reason: str
    speaker: str

    @property
    def id(self) -> ClaimId:
        """The claim's id."""
        return self.claim.id

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.status is Status.PROPOSED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim elsewhere: its link, its article, and its sentence in context (`quote` is a span of `context`).

    `start` is where the context begins in the other article, so that article spans can be shifted into it. `learned` is
    how alike both are as learned, in ten-thousandths; None where nothing was learned. Of a `disputed` one analysts hold
    different things.
    """

    link: Link
    standing: Standing
    other: ClaimCard
    article: ArticleRow
    context: str
    quote: Span
    start: int
    learned: int | None = None
    disputed: bool = False

    @property
    def alike(self) -> int:
        """How alike both are called, in ten-thousandths."""
        return self.link.score if self.learned is None else self.learned


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A claim that bears on a fact, with its sentence in context and who says it there."""

    claim: Claim
    stance: Stance
    status: Status
    article: ArticleRow
    context: str
    quote: Span
    root: int
    speaker: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in a list; `roots` counts undecided copies as joined, `roots_max` counts them as separate."""

    id: FactId
    text: str
    verdict: Verdict
    roots: int
    roots_max: int
    articles: int


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact as it is named where something else is told: what it states, and its verdict."""

    id: FactId
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FactDetail:
    """A fact with its evidence in order of root, why it shares roots, and who gave the verdict when."""

    fact: Fact
    row: FactRow
    evidence: tuple[EvidenceRow, ...]
    analyst: str
    at: str
    disputed: bool
    graph: RootGraph


@dataclass(frozen=True, slots=True)
class FactDraft:
    """What F offers for a claim: evidence by confirmed links, the claim itself first, and facts it could join."""

    evidence: tuple[tuple[ClaimCard, ArticleRow, Stance], ...]
    joinable: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class LikelyEvidence:
    """A claim that nobody linked with the one a fact is made of: to be looked at, never taken unasked.

    `alike` is how alike both are, in ten-thousandths; `stance` is what it would say of the fact.
    """

    card: ClaimCard
    row: ArticleRow
    alike: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class PartChange:
    """What a decision made of one part of a thing ("text", "valid_from", "time"), in plain values; "" for nothing."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A decision in the list, newest first; `withdrawn` says that an undo took its act back.

    `told` is the kind of thing that `object` names: for an undo that of what was undone. `ends` are a link's claims,
    and `object` says of them “a” RELATION “b”, `joint` being all between their words; "" where it is not known.
    `reason` is what was typed beside what `after` says.
    """

    id: DecisionId
    action: ActionId
    at: str
    analyst: str
    verb: Verb
    kind: Kind | None
    target: TargetId
    object: str
    before: str
    after: str
    via: str
    shown: str
    withdrawn: bool
    mine: bool
    told: Kind | None = None
    ends: tuple[TargetId, ...] = ()
    joint: str = ""
    changed: tuple[PartChange, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A decision as far as a long list is sorted and narrowed by it; `hlc` and `id` are its place in time."""

    id: DecisionId
    hlc: str
    at: str
    analyst: str
    verb: Verb
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is and what is left, over the whole project."""

    articles: int
    articles_open: int
    claims: Mapping[str, int]
    links: Mapping[str, int]
    families: Mapping[str, int]
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    decisions: int

    @property
    def claims_open(self) -> int:
        """Claims that nobody has decided."""
        return self.claims.get(Status.PROPOSED, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of the search: where, and a snippet with the matching words between « and »."""

    kind: Kind
    id: TargetId
    article: ArticleId | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What one act changed: the refresh message for screens; `decisions` counts those made, taken or put back."""

    verb: Verb
    targets: tuple[tuple[Kind, TargetId], ...]
    action: ActionId
    undone: Verb | None = None
    decisions: int = 1

    def of(self, kind: Kind) -> tuple[TargetId, ...]:
        """The touched targets of one kind."""
        return tuple(target for touched, target in self.targets if touched is kind)
