"""Owns what an export says of itself: how much of each kind it wrote, told in other lines, and left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.source import Source
from annotator.domain.state import Note
from annotator.domain.suggestion import Run
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    LinkEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
)

_NAMES: Mapping[type[Entry], tuple[str, str]] = MappingProxyType(
    {
        ClaimEntry: ("claim", "claims"),
        Article: ("article", "articles"),
        FactEntry: ("fact", "facts"),
        LinkEntry: ("link", "links"),
        Decision: ("decision", "decisions"),
        Note: ("note", "notes"),
        MentionEntry: ("mention", "mentions"),
        EntityEntry: ("entity", "entities"),
        FamilyEntry: ("copy family", "copy families"),
        StoryEntry: ("story", "stories"),
        Source: ("source", "sources"),
        Analyst: ("analyst", "analysts"),
        Run: ("machine run", "machine runs"),
        SchemaEntry: ("label schema", "label schemas"),
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing in an export: `written` for itself, `told` within what was written, or `lost`."""

    one: str
    many: str
    written: int = 0
    told: int = 0
    lost: int = 0

    @property
    def total(self) -> int:
        """How many the project holds."""
        return self.written + self.told + self.lost


def written_words(kinds: Sequence[Kind]) -> str:
    """What stands in the file for itself: "131 claims", "12 articles, 131 claims"; "nothing"."""
    return _listed((kind, kind.written) for kind in kinds) or "nothing"


def told_words(kinds: Sequence[Kind]) -> str:
    """What is told within it: "12 articles, 2 facts"; "" for none."""
    return _listed((kind, kind.told) for kind in kinds)


def lost_words(kinds: Sequence[Kind]) -> str:
    """What was left out: "131 decisions, 40 links"; "nothing"."""
    return _listed((kind, kind.lost) for kind in kinds) or "nothing"


def _listed(counted: Iterator[tuple[Kind, int]]) -> str:
    return ", ".join(f"{number:,} {kind.one if number == 1 else kind.many}" for kind, number in counted if number)


@dataclass(slots=True)
class Tally:
    """Counts what an export takes from the project; `rows` are the kinds a format holds, none if it holds all."""

    rows: tuple[type[Entry], ...] = ()
    _counts: dict[type[Entry], int] = field(default_factory=dict)
    _source_of: dict[str, str] = field(default_factory=dict)
    _told: dict[type[Entry], set[str]] = field(default_factory=dict)

    def count(self, entry: Entry) -> None:
        """Takes one more into account."""
        kind = type(entry)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if not self.rows:
            return
        if isinstance(entry, Article):
            self._source_of[entry.id] = entry.source or ""
        elif isinstance(entry, ClaimEntry):
            self._tell(Article, entry.claim.article)
            self._tell(Source, self._source_of.get(entry.claim.article, ""))
            for judged in entry.judgements:
                self._tell(Analyst, judged.analyst)
        elif isinstance(entry, FactEntry) and entry.fact.evidence:
            self._tell(FactEntry, entry.fact.id)

    @property
    def total(self) -> int:
        """How much was taken."""
        return sum(self._counts.values())

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind there was: written, told and lost add up to what the project holds."""
        return tuple(self._kind(kind) for kind in _NAMES if kind in self._counts)

    def _kind(self, kind: type[Entry]) -> Kind:
        number = self._counts[kind]
        if not self.rows or kind in self.rows:
            return Kind(*_NAMES[kind], written=number)
        told = min(number, len(self._told.get(kind, ())))
        return Kind(*_NAMES[kind], told=told, lost=number - told)

    def _tell(self, kind: type[Entry], identity: str) -> None:
        if identity:
            self._told.setdefault(kind, set()).add(identity)
