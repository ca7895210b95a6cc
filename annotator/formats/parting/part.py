"""Owns what of a project is in one part of its division: a case that holds that part alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, ClaimId
from annotator.formats.case import AnyEntry, Case, Document
from annotator.formats.dissent import Judges
from annotator.formats.document import (
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    StoryEntry,
)
from annotator.formats.splits.bonds import Homes
from annotator.formats.splits.dividing import Division


def part_of(entry: Entry, division: Division) -> int | None:
    """The part that all articles of an entry are in; None if it is of none, or of articles in several parts."""
    articles_of = _ARTICLES.get(type(entry))
    if articles_of is None:
        return None
    parts = {division.part_of[each] for each in articles_of(entry, division.homes) if each in division.part_of}
    # A fact that rests on nothing is for learning from.
    return min(parts) if len(parts) == 1 else 0 if isinstance(entry, FactEntry) and not parts else None


def _homes(claims: Iterable[ClaimId], homes: Homes) -> Iterator[ArticleId]:
    return (homes[claim] for claim in claims if claim in homes)


_ARTICLES: Final[Mapping[type[Entry], Callable[..., Iterable[ArticleId]]]] = {
    Article: lambda e, _: (e.id,),
    MentionEntry: lambda e, _: (e.mention.article,),
    ClaimEntry: lambda e, _: (e.claim.article,),
    LinkEntry: lambda e, homes: _homes((e.link.a, e.link.b), homes),
    FactEntry: lambda e, homes: _homes((item.claim for item in e.fact.evidence), homes),
    FamilyEntry: lambda e, _: (member.article for member in e.family.members),
    StoryEntry: lambda e, _: e.story.articles,
    LookedEntry: lambda e, _: (e.article,),
}


@dataclass(frozen=True, slots=True)
class PartCase:
    """One part of a case; what is of no article is in every part, an entity where some mention of it is."""

    whole: Case
    division: Division
    part: int

    def entries(self) -> Iterator[Entry]:
        """Everything of the part, in its order."""
        return (entry for entry in self.whole.entries() if self._holds(entry))

    def of(self, kind: type[AnyEntry]) -> Iterator[AnyEntry]:
        """The entries of one kind, in their order."""
        if kind is EntityEntry:
            named = {each.mention.id for each in self.of(MentionEntry)}
            return (
                entry
                for entry in self.whole.of(kind)
                if isinstance(entry, EntityEntry) and not named.isdisjoint(entry.entity.mentions)
            )
        return (entry for entry in self.whole.of(kind) if self._holds(entry))

    def judges(self) -> Judges:
        """The names of the analysts of the whole, if they were asked for."""
        return self.whole.judges()

    def homes(self) -> Homes:
        """The articles of claims, in whichever part."""
        return self.division.homes

    def documents(self) -> Iterator[Document]:
        """The articles of the part by id."""
        return (each for each in self.whole.documents() if self.division.part_of[each.article.id] == self.part)

    def _holds(self, entry: Entry) -> bool:
        # What is in two parts is in none: a link between them would carry one into the other.
        return type(entry) not in _ARTICLES or part_of(entry, self.division) == self.part
