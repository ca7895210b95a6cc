"""Owns what an export is made of: a project at one moment, kind by kind and article by article."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, Protocol, TypeVar, runtime_checkable

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, ClaimId, FactId
from annotator.domain.roots import RootGraph
from annotator.domain.source import Source
from annotator.domain.view import HistoryRow
from annotator.formats.bare_claims import BareClaim
from annotator.formats.dissent import Judges
from annotator.formats.document import ClaimEntry, Entry, MentionEntry

AnyEntry = TypeVar("AnyEntry", bound=Entry)
Thing = TypeVar("Thing")
Made = TypeVar("Made")
_A_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Document:
    """An article with who published it, and with what is said of it in the order of the text.

    `looked` names those who looked through it and found no claim in it but those that are there.
    """

    article: Article
    source: Source | None
    mentions: tuple[MentionEntry, ...]
    claims: tuple[ClaimEntry, ...]
    looked: tuple[str, ...] = ()


class Case(Protocol):
    """The project as far as it was asked for; everything can be read as often as is needed and is always the same."""

    def entries(self) -> Iterator[Entry]:
        """Everything, in the order of `formats.document.sort_key`."""

    def documents(self) -> Iterator[Document]:
        """The articles by id, a few in memory at a time."""

    def of(self, kind: type[AnyEntry]) -> Iterator[AnyEntry]:
        """The entries of one kind, in their order."""

    def judges(self) -> Judges:
        """The names of the analysts, if what each of them judged was asked for; else none."""

    def homes(self) -> Mapping[ClaimId, ArticleId]:
        """The articles of claims, of those at least that links and facts name, also where they were not asked for."""


@runtime_checkable
class ToldCase(Case, Protocol):
    """A case that also tells what the project makes of it; a part of one cannot."""

    def root_graphs(self) -> Iterator[tuple[FactId, RootGraph]]:
        """What the evidence of every fact rests on, by fact."""

    def history(self) -> Iterator[HistoryRow]:
        """Every decision in words, oldest first."""


@runtime_checkable
class PagedCase(Case, Protocol):
    """A case of which other processes can make things, too: what makes them, and what comes out, can be sent."""

    def made_of_documents(self, make: Callable[[Iterator[Document]], Made]) -> Iterator[Made]:
        """What `make` gives for some articles at a time, by id."""

    def made_of(self, kind: type[AnyEntry], make: Callable[[Iterator[AnyEntry]], Made]) -> Iterator[Made]:
        """What `make` gives for some entries of a kind at a time, in their order."""


@runtime_checkable
class BareCase(Case, Protocol):
    """A case that tells claims of which there is no more to tell by their place and words alone, which is quicker."""

    def made_of_claims(self, make: Callable[[Iterator[ClaimEntry | BareClaim]], Made]) -> Iterator[Made]:
        """What `make` gives for some claims at a time, in their order."""


def made_of_claims(case: Case, make: Callable[[Iterator[ClaimEntry | BareClaim]], Made]) -> Iterator[Made]:
    """What `make` gives for some claims at a time, in their order."""
    return case.made_of_claims(make) if isinstance(case, BareCase) else made_of(case, ClaimEntry, make)


def made_of_documents(case: Case, make: Callable[[Iterator[Document]], Made]) -> Iterator[Made]:
    """What `make` gives for some articles of a case at a time, by id."""
    return case.made_of_documents(make) if isinstance(case, PagedCase) else made_here(case.documents(), make)


def made_of(case: Case, kind: type[AnyEntry], make: Callable[[Iterator[AnyEntry]], Made]) -> Iterator[Made]:
    """What `make` gives for some entries of a kind at a time, in their order."""
    return case.made_of(kind, make) if isinstance(case, PagedCase) else made_here(case.of(kind), make)


def made_here(things: Iterator[Thing], make: Callable[[Iterator[Thing]], Made]) -> Iterator[Made]:
    """The same of any things, a few at a time."""
    for first in things:
        yield make(chain((first,), islice(things, _A_PAGE - 1)))
