"""Owns the matching of a project as it is kept in its file: claims ready to compare, read as they are asked for."""

import gc
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.match.copies.copies import Copies
from annotator.match.copies.twins import Twins
from annotator.match.links.index import ClaimIndex, Entry
from annotator.match.links.kept import KeptProfiles, KeptSubjects
from annotator.match.links.kept_bests import KeptBests
from annotator.match.links.laid import Laid
from annotator.match.links.linking import Choice, Lasts, Linking, unpacked
from annotator.match.links.ranking import Ranking
from annotator.match.links.readying import ReadyArticle
from annotator.match.structures.blobs import Blobs
from annotator.store import matching as kept
from annotator.store.database import Connection

_A_BATCH = 20_000
_ARTICLES_A_LOOK = 200
_MANY, _SELDOM = 100_000, 50_000
"""With so many claims, garbage is looked for only after so many new objects: a full look at all that is held then takes
as long as an answer, and made one in twenty of them a third slower."""


class Matching:
    """The claims that are kept, in the index by their places, and what was chosen for each.

    It can be gone on with after a run, once what that changed is kept.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.index = ClaimIndex()
        self.profiles = KeptProfiles(
            lambda places: kept.profiles(self.connection, places), lambda: kept.next_place(self.connection)
        )
        self.subjects = KeptSubjects(lambda articles: kept.subjects(self.connection, articles), self._articles)
        self.ranking = Ranking(self.profiles, self.subjects, self.index)
        self.place_of: dict[ClaimId, int] = {}
        self.families: dict[int, str] = {}
        self._bests, self._lasts = KeptBests(), Lasts()
        self.index.add_articles({each.article: each.words for each in kept.articles(connection)})
        claims = kept.claims(connection)
        while batch := list(islice(claims, _A_BATCH)):
            self._take(batch)
        if len(self.index) > _MANY:
            gc.set_threshold(max(_SELDOM, gc.get_threshold()[0]))

    def gone_on(self, connection: Connection) -> "Matching":
        """The same, to go on with: what was changed is kept."""
        self.connection = connection
        self.profiles.settle()
        self.subjects.settle()
        return self

    def changed(self, gone: Sequence[int], families: Mapping[int, str]) -> None:
        """Take note which claims are no longer matched, and in which families others stand now."""
        left = set(gone)
        if left:
            self.place_of = {claim: place for claim, place in self.place_of.items() if place not in left}
        for place, told in families.items():
            if told:
                self.families[place] = told
            else:
                self.families.pop(place, None)
        for place in gone:
            self.families.pop(place, None)

    def _kept(self) -> Iterator[kept.KeptArticle]:
        return kept.articles(self.connection)

    def _articles(self) -> Iterator[ArticleId]:
        return (each.article for each in self._kept())

    def _take(self, batch: Sequence[kept.KeptClaim]) -> None:
        """Take claims into the index, each at its place; places between are empty."""
        first, end = len(self.index), batch[-1].place + 1
        empty = Entry(ClaimId(""), batch[0].article, b"")
        entries = dict.fromkeys(range(first, end), empty)
        for each in batch:
            entries[each.place] = Entry(each.claim, each.article, each.words)
            self.place_of[each.claim] = each.place
            if each.families:
                self.families[each.place] = each.families
            if each.best:
                self._bests.put(each.place, each.best)
                _, self._lasts[each.place], room = unpacked(each.best)
                self._lasts.set_room(each.place, room)
        self.index.add(list(entries.values()))
        self.index.remove(place for place, held in entries.items() if held is empty)

    def add(self, articles: Sequence[ReadyArticle]) -> range:
        """Take in claims that are not kept yet; their places."""
        self.index.add_articles({each.article: each.words for each in articles})
        entries: list[Entry] = []
        for article in articles:
            self.subjects.add(article.article, article.subject)
            for claim in article.claims:
                place = len(self.index) + len(entries)
                self.place_of[claim.claim] = place
                self.profiles.add(place, claim.profile)
                entries.append(Entry(claim.claim, article.article, claim.words))
        return self.index.add(entries)

    def laid(self, related: Sequence[Family], refused: frozenset[LinkId], choice: Choice) -> Laid:
        """All that workers need to choose for every claim."""
        return Laid(
            token=uuid.uuid4().hex,
            index=self.index.arrays(),
            profiles=Blobs.of(kept.packed_profiles(self.connection, len(self.index))),
            articles=tuple(each.article for each in self._kept()),
            subjects=Blobs.of(each.subject for each in self._kept()),
            twins=self._twins(related),
            refused=refused,
            choice=choice,
        )

    def linking(self, related: Sequence[Family], refused: frozenset[LinkId], choice: Choice) -> Linking:
        """The candidates chosen so far, where some articles and passages are copies of one another."""
        return Linking(self.ranking, self._twins(related), refused, choice, best=self._bests, lasts=self._lasts)

    def twins(self, related: Iterable[Family], places: Iterable[int]) -> Twins:
        """What the copies are of the claims at some places and of those in one family with them."""
        articles = set(self.index.articles(list(places)))
        near = [family for family in related if any(member.article in articles for member in family.members)]
        return self._twins(near)

    def places_in(self, articles: Iterable[ArticleId]) -> set[int]:
        """The places of the claims of some articles."""
        listed = sorted(articles)
        parts = (listed[at : at + _ARTICLES_A_LOOK] for at in range(0, len(listed), _ARTICLES_A_LOOK))
        found = (each.claim for part in parts for each in kept.claim_spans(self.connection, part))
        return {self.place_of[claim] for claim in found if claim in self.place_of}

    def _twins(self, related: Sequence[Family]) -> Twins:
        articles = sorted({member.article for family in related for member in family.members})
        claims: dict[int, kept.ClaimSpan] = {}
        for at in range(0, len(articles), _ARTICLES_A_LOOK):
            found = kept.claim_spans(self.connection, articles[at : at + _ARTICLES_A_LOOK])
            claims.update((self.place_of[each.claim], each) for each in found if each.claim in self.place_of)
        dates = {each.article: each.date for each in claims.values() if each.date}
        sources = {each.article: each.source for each in claims.values() if each.source}
        return Twins(Copies(related), dict(sorted(claims.items())), dates, sources)
