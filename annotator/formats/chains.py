"""Owns who and what is the same across a case for formats of coreference: entities, events, and topics of articles."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Claim, Role, Status
from annotator.domain.fact import Stance
from annotator.domain.ids import ArticleId, ClaimId, EntityId
from annotator.domain.link import Relation, Standing
from annotator.domain.span import Span, trimmed
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, EntityEntry, FactEntry, FamilyEntry, LinkEntry, StoryEntry
from annotator.formats.output import Kind, Output
from annotator.formats.splits.joining import Joined

BLANK: Final = "a span of white space alone"
REFUSED: Final = "refused, and the format only holds what is said"
SHARED: Final = "another claim with the same predicate stands in its place"
TWICE: Final = "another mention has the same words"
NO_FACTS: Final = "the claims that support one are one event; what is established has no place"
HELD: Final[tuple[Kind, ...]] = (EntityEntry, ClaimEntry, LinkEntry)


def event_span(claim: Claim, text: str) -> Span | None:
    """Where a claim says what happens: its predicate, else all of it; None if only white space stands there."""
    predicate = next((slot.span for slot in claim.all(Role.PREDICATE) if slot.span), claim.span)
    return trimmed(text, predicate.start, predicate.end)


@dataclass(slots=True)
class Chains:
    """The numbers of entities and events, none of them twice, from 1; and the topics of articles, likewise."""

    entities: dict[EntityId, int] = field(default_factory=dict)
    events: Joined = field(default_factory=Joined)
    linked: set[ClaimId] = field(default_factory=set)
    unsettled: set[ClaimId] = field(default_factory=set)
    """Claims in links that nobody has confirmed."""
    topics: Joined = field(default_factory=Joined)
    _numbers: dict[str, int] = field(default_factory=dict)
    _last: int = 0
    _topic_numbers: dict[str, int] = field(default_factory=dict)
    _entities_told: dict[EntityId, int] = field(default_factory=dict)
    _claims_told: set[ClaimId] = field(default_factory=set)

    def topic(self, article: ArticleId) -> int:
        """The topic of an article; topics count in the order in which they are asked for."""
        group = self.topics.group(article)
        return self._topic_numbers.setdefault(group, len(self._topic_numbers) + 1)

    def event(self, claim: ClaimId) -> int:
        """The number of the event that a claim tells of, if another claim may tell of it, too; else 0."""
        if claim not in self.linked:
            return 0
        group = self.events.group(claim)
        if group not in self._numbers:
            self._numbers[group] = self.alone()
        return self._numbers[group]

    def doubtful(self) -> set[int]:
        """The numbers of the events that hang together by links that nobody has confirmed."""
        # Sorted, for a number is given to an event at its first asking.
        return {self.event(claim) for claim in sorted(self.unsettled)}

    def alone(self) -> int:
        """A number that nothing else has."""
        self._last += 1
        return len(self.entities) + self._last

    def mentioned(self, entity: EntityId | None) -> None:
        """Note that a mention of an entity is in the file."""
        if entity in self.entities:
            self._entities_told[entity] = self._entities_told.get(entity, 0) + 1

    def told(self, claim: ClaimId) -> None:
        """Note that what a claim tells of is in the file."""
        if claim in self.linked:
            self._claims_told.add(claim)

    def account(self, case: Case, out: Output, *, least: int) -> None:
        """Tell of entities and links, after all articles; an entity needs at least so many mentions in the file."""
        for entry in case.of(EntityEntry):
            why = self._why_no_entity(entry, least)
            _tell(out, EntityEntry, entry.entity.id, why)
        for link in case.of(LinkEntry):
            _tell(out, LinkEntry, link.link.id, self._why_no_link(link))

    def _why_no_entity(self, entry: EntityEntry, least: int) -> str:
        if entry.standing is Standing.REJECTED:
            return REFUSED
        if self._entities_told.get(entry.entity.id, 0) >= least:
            return ""
        return "no mention of it is in the file" if least == 1 else "fewer than two mentions of it, which make no chain"

    def _why_no_link(self, entry: LinkEntry) -> str:
        if entry.standing is Standing.REJECTED:
            return REFUSED
        if entry.link.relation is not Relation.SAME:
            return "only links that say the same make chains"
        here = {entry.link.a, entry.link.b} <= self._claims_told
        return "" if here else "one of its claims is not in the file"


def chains(case: Case) -> Chains:
    """The entities, events and topics of a case: events by links that say the same and by the facts claims support."""
    named = (entry.entity.id for entry in case.of(EntityEntry) if entry.standing is not Standing.REJECTED)
    found = Chains({entity: number for number, entity in enumerate(named, 1)})
    for together, settled in _same(case):
        found.events.join(together)
        found.linked.update(together)
        found.unsettled.update(() if settled else together)
    first: dict[str, ArticleId] = {}
    for claim, place in _linked(case, found.linked):
        # Two claims with one predicate are one event: there is one place for them.
        found.events.join((claim.id, place))
    for claim, _ in _linked(case, found.linked):
        found.topics.join((first.setdefault(found.events.group(claim.id), claim.article), claim.article))
    for articles in _told_together(case):
        found.topics.join(articles)
    return found


def _linked(case: Case, linked: Collection[ClaimId]) -> Iterator[tuple[Claim, str]]:
    """The claims that are linked, and a name for the place of what each says to happen."""
    if not linked:
        return
    for entry in case.of(ClaimEntry):
        if entry.claim.id in linked and entry.status is not Status.REJECTED:
            yield entry.claim, f"{entry.claim.article} {event_span(entry.claim, entry.article_text)}"


def _same(case: Case) -> Iterator[tuple[list[ClaimId], bool]]:
    """Claims that say the same, and whether somebody confirmed that."""
    for entry in case.of(LinkEntry):
        if entry.link.relation is Relation.SAME and entry.standing is not Standing.REJECTED:
            yield [entry.link.a, entry.link.b], entry.standing is Standing.CONFIRMED
    for stated in case.of(FactEntry):
        supporting = [each.claim for each in stated.fact.evidence if each.stance is Stance.SUPPORTS]
        if len(supporting) > 1:
            yield supporting, True


def _told_together(case: Case) -> Iterator[list[ArticleId]]:
    for story in case.of(StoryEntry):
        if story.standing is not Standing.REJECTED:
            yield list(story.story.articles)
    for family in case.of(FamilyEntry):
        if family.standing is not Standing.REJECTED:
            yield [member.article for member in family.family.members]


def _tell(out: Output, kind: Kind, identity: str, why: str) -> None:
    if why:
        out.lost(kind, identity, why)
    else:
        out.kept(kind, identity)
