"""Owns how a page of the store becomes entries and documents, by what is known of the project as a whole."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.ids import AnalystId, ArticleId, EntityId, MentionId, RunId, SourceId, TargetId
from annotator.domain.json import JsonObject
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.formats.bare_claims import BareClaim
from annotator.formats.case import AnyEntry, Document
from annotator.formats.document import (
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    MentionEntry,
    StoryEntry,
    identity,
)
from annotator.services.collecting import seldom_collected
from annotator.store.page_parts import OF_CLAIMS, Part
from annotator.store.page_values import Page, PageReader, Texts, Told

OF_JUDGED = (ClaimEntry, LinkEntry, EntityEntry, FamilyEntry, StoryEntry, FactEntry)
_NOTHING: JsonObject = {}
Drawn = TypeVar("Drawn", bound=Document | Entry | BareClaim)
Made = TypeVar("Made")
_Named = Mapping[ArticleId, Mapping[Span, EntityId]]


@dataclass(frozen=True, slots=True)
class Whole:
    """What pages need that stands elsewhere; it can be sent to another process.

    `extra` are keys that we do not know, `meant` tells whom mentions mean, `looked` who looked through articles, and
    `outcomes` which judgements of one value differ; `left_out` are claims and mentions that were not asked for.
    """

    signatures: Mapping[RunId, str]
    extra: Mapping[TargetId, JsonObject]
    meant: Mapping[MentionId, EntityId]
    left_out: Collection[str] = ()
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    looked: Mapping[ArticleId, tuple[str, ...]] = field(default_factory=dict)
    outcomes: Mapping[TargetId, Mapping[AnalystId, int]] = field(default_factory=dict)

    def documents(self, page: Page) -> Iterator[Document]:
        """The articles of a page by id, with all that is said of them."""
        mentions: dict[ArticleId, list[MentionEntry]] = defaultdict(list)
        claims: dict[ArticleId, list[ClaimEntry]] = defaultdict(list)
        for named in self.mentions(page):
            mentions[named.mention.article].append(named)
        for claimed in self.claims(page):
            claims[claimed.claim.article].append(claimed)
        for article in page.articles.values():
            source = self.sources.get(SourceId(article.source or ""))
            said = tuple(mentions[article.id]), tuple(claims[article.id])
            yield Document(article, source, *said, self.looked.get(article.id, ()))

    def articles(self, page: Page) -> Iterator[Article]:
        """The articles of a page by id."""
        return iter(page.articles.values())

    def mentions(self, page: Page) -> Iterator[MentionEntry]:
        """The mentions of a page."""
        for mention, makers, given in page.mentions:
            if mention.id not in self.left_out:
                beside = self.extra.get(mention.id, _NOTHING)
                yield MentionEntry(mention, self.meant.get(mention.id), makers, beside, given=given)

    def claims(self, page: Page) -> Iterator[ClaimEntry]:
        """The claims of a page that were asked for."""
        named = self._named(page)
        return (self._claim(told, page, named) for told in page.claims if told.cells[0] not in self.left_out)

    def bare_claims(self, page: Page) -> Iterator[ClaimEntry | BareClaim]:
        """The same; those of which there is no more to tell by their place and words alone."""
        named = self._named(page)
        for told in page.claims:
            identity, article, start, end, text, _, factuality, worth, score, _ = told.cells
            if identity in self.left_out:
                continue
            if told.is_bare and identity not in self.extra:
                said, quote = (text, factuality, worth, score, told.makers), page.articles[article].text[start:end]
                yield BareClaim(identity, article, start, end, *said, quote)
            else:
                yield self._claim(told, page, named)

    def told_apart(self, entry: AnyEntry) -> AnyEntry:
        """The entry with judgements that differ with one value told apart, where soft labels were asked for."""
        held = self.outcomes.get(identity(entry)) if self.outcomes else None
        if not held or not isinstance(entry, OF_JUDGED):
            return entry
        return replace(
            entry, judgements=tuple(replace(each, outcome=held.get(each.analyst, 0)) for each in entry.judgements)
        )

    def _named(self, page: Page) -> _Named:
        """Whom the mentions of each article of a page mean, by their places."""
        named: dict[ArticleId, dict[Span, EntityId]] = {}
        for mention, _, _ in page.mentions:
            if mention.id in self.meant:
                named.setdefault(mention.article, {})[mention.span] = self.meant[mention.id]
        return named

    def _claim(self, told: Told, page: Page, named: _Named) -> ClaimEntry:
        claim, status, original, judged = told.held()
        speaking = named.get(claim.article)
        found = ClaimEntry(
            claim,
            status,
            tuple([Judged(analyst, value) for analyst, value in judged]) if judged else (),
            original,
            _speaker(claim, speaking) if speaking else None,
            self.extra.get(claim.id, _NOTHING),
            page.articles[claim.article].text,
        )
        return self.told_apart(found) if self.outcomes else found


def _speaker(claim: Claim, named: Mapping[Span, EntityId]) -> EntityId | None:
    """Who speaks: the entity of the mention in the speaker's span; the longest if there are several."""
    slot = claim.slot(Role.SPEAKER)
    if slot is None or slot.span is None:
        return None
    inside = [span for span in named if slot.span.contains(span)]
    return named[max(inside, key=lambda span: (span.length, -span.start))] if inside else None


@dataclass(frozen=True, slots=True)
class Draw(Generic[Drawn]):
    """What is read of pages for things of one kind, and how they are drawn from them."""

    parts: Sequence[Part]
    of_page: Callable[[Whole, Page], Iterator[Drawn]]


DOCUMENTS: Final = Draw((Part.ARTICLES, Part.MENTIONS, *OF_CLAIMS), Whole.documents)
ARTICLES: Final = Draw((Part.ARTICLES,), Whole.articles)
MENTIONS: Final = Draw((Part.MENTIONS,), Whole.mentions)
SPOKEN_CLAIMS: Final = Draw((Part.ARTICLES, Part.MENTIONS, *OF_CLAIMS), Whole.claims)
CLAIMS: Final = Draw((Part.ARTICLES, *OF_CLAIMS), Whole.claims)
"""As `SPOKEN_CLAIMS`, where no mention tells who speaks."""


@dataclass(frozen=True, slots=True)
class Errand(Generic[Drawn, Made]):
    """What is to be made of pages, in this process or in another one."""

    whole: Whole
    draw: Draw[Drawn]
    make: Callable[[Iterator[Drawn]], Made]

    def made(self, texts: Texts) -> Made:
        """What is made of the page of which these are the texts."""
        with seldom_collected():
            page = PageReader(self.whole.signatures).page(texts)
            return self.make(self.draw.of_page(self.whole, page))
