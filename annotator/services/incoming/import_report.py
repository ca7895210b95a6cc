"""Owns what an import tells of itself: how much of each kind came in, and what stayed out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.decision import Decision, Verb
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import TargetId
from annotator.domain.suggestion import Kind
from annotator.formats.document import ClaimEntry, FactEntry, Given, LinkEntry, identity
from annotator.store import rows
from annotator.store.database import Connection

_MAKING: Final = MappingProxyType({Verb.ADD: "claim", Verb.LINK: "link", Verb.STATE: "fact"})
"""In which table stands what each verb makes."""
Made = Mapping[str, Collection[TargetId]]
"""The ids of what people make, by the table that it comes into."""


@dataclass(slots=True)
class ImportReport:
    """What came in; `unchanged` articles and `returned` labels were there already.

    `troubles` tell what stayed out and why; `remarks` tell what to know of what did come in, as that its encoding was
    guessed.
    """

    articles: int = 0
    mentions: int = 0
    claims: int = 0
    entities: int = 0
    links: int = 0
    facts: int = 0
    decisions: int = 0
    unchanged: int = 0
    returned: int = 0
    troubles: list[AnnotatorError] = field(default_factory=list)
    stopped: bool = False
    remarks: list[AnnotatorError] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether anything new or known was read at all."""
        found = (self.mentions, self.claims, self.entities, self.links, self.facts, self.decisions)
        return any((self.articles, *found, self.unchanged, self.returned))

    def brought(self, kind: Kind, number: int) -> None:
        """Count in what programs proposed; families and stories are not counted."""
        match kind:
            case Kind.MENTION:
                self.mentions += number
            case Kind.CLAIM:
                self.claims += number
            case Kind.ENTITY:
                self.entities += number
            case Kind.LINK:
                self.links += number
            case _:
                pass

    def grow(self, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        """Count in what people made, by how much each table held before and after."""
        self.claims += after["claim"] - before["claim"]
        self.links += after["link"] - before["link"]
        self.facts += after["fact"] - before["fact"]

    def add(self, other: "ImportReport") -> None:
        """Count in what came with another import."""
        self.articles += other.articles
        self.mentions += other.mentions
        self.claims += other.claims
        self.entities += other.entities
        self.links += other.links
        self.facts += other.facts
        self.decisions += other.decisions
        self.unchanged += other.unchanged
        self.returned += other.returned
        self.troubles += other.troubles
        self.remarks += other.remarks
        self.stopped = self.stopped or other.stopped


def made_by(decisions: Sequence[Decision]) -> Made:
    """What decisions make."""
    made: dict[str, set[TargetId]] = {table: set() for table in _MAKING.values()}
    for decision in decisions:
        if table := _MAKING.get(decision.verb):
            made[table].update(decision.targets)
    return made


def made_of(given: Sequence[Given]) -> Made:
    """What labels make that no program proposed."""
    made: dict[str, set[TargetId]] = {table: set() for table in _MAKING.values()}
    for each in given:
        match each.entry:
            case ClaimEntry(proposal=None):
                made["claim"].add(identity(each.entry))
            case LinkEntry(proposal=None):
                made["link"].add(identity(each.entry))
            case FactEntry():
                made["fact"].add(identity(each.entry))
            case _:
                pass
    return made


def there(connection: Connection, made: Made) -> dict[str, int]:
    """How many of some things the project holds, by table."""
    return {table: len(rows.known(connection, table, sorted(ids))) for table, ids in made.items()}
