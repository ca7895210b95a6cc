"""Owns the matching of a project as it is kept in its file: claims ready to compare, read as they are asked for."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from annotator.domain.claim import Claim
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.match.blobs import Blobs
from annotator.match.copies import Copies
from annotator.match.index import ClaimIndex, Entry
from annotator.match.kept import KeptProfiles, KeptSubjects
from annotator.match.laid import Laid
from annotator.match.linking import Choice, Linking, Twins, unpacked
from annotator.match.ranking import Ranking
from annotator.match.readying import ReadyArticle
from annotator.store import matching as kept
from annotator.store import queries
from annotator.store.database import Connection

_A_BATCH = 20_000
_ARTICLES_A_LOOK = 200


class Matching:
    """The claims that are kept, in the index by their places, and what was chosen for each."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.index = ClaimIndex()
        self.profiles = KeptProfiles(partial(kept.profiles, connection), partial(kept.next_place, connection))
        self.subjects = KeptSubjects(partial(kept.subject, connection), self._articles)
        self.ranking = Ranking(self.profiles, self.subjects, self.index)
        self.place_of: dict[ClaimId, int] = {}
        self.families: dict[int, str] = {}
        self._bests: dict[int, bytes] = {}
        self.index.add_articles({each.article: each.words for each in kept.articles(connection)})
        claims = kept.claims(connection)
        while batch := list(islice(claims, _A_BATCH)):
            self._take(batch)

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
                self._bests[each.place] = each.best
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

    def linking(self, related: Iterable[Family], refused: frozenset[LinkId], choice: Choice) -> Linking:
        """The candidates chosen so far, where some articles and passages are copies of one another."""
        found = Linking(self.ranking, self._twins(list(related)), refused, choice)
        for place, packed in self._bests.items():
            found.best[place], found.lasts[place] = unpacked(packed)
        return found

    def _twins(self, related: Sequence[Family]) -> Twins:
        articles = sorted({member.article for family in related for member in family.members})
        claims: dict[int, Claim] = {}
        for at in range(0, len(articles), _ARTICLES_A_LOOK):
            found = queries.claims_in(self.connection, articles[at : at + _ARTICLES_A_LOOK])
            claims.update((self.place_of[claim.id], claim) for claim in found if claim.id in self.place_of)
        return Twins(Copies(related), dict(sorted(claims.items())))
