"""Owns the matching of a project as it is kept in its file: claims ready to compare, read as they are asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar, overload

from annotator.domain.claim import Claim
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.match.copies import Copies
from annotator.match.index import ClaimIndex, Entry
from annotator.match.linking import Choice, Linking, Twins, unpacked
from annotator.match.profiles import Profile
from annotator.match.ranking import Ranking
from annotator.match.readying import PROFILES, SUBJECTS, ReadyArticle
from annotator.match.subjects import Subject
from annotator.store import matching as kept
from annotator.store import queries
from annotator.store.database import Connection

_PROFILES, _SUBJECTS = 12_000, 4_000
"""So many are held unpacked: about 150 MB."""
_A_BATCH = 20_000
_ARTICLES_A_LOOK = 200

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class _Held(Generic[_Key, _Value]):
    """Values that are looked up, those asked for lately held."""

    def __init__(self, look_up: Callable[[_Key], _Value], most: int) -> None:
        self._look_up, self._most = look_up, most
        self._held: OrderedDict[_Key, _Value] = OrderedDict()

    def get(self, key: _Key) -> _Value:
        if key in self._held:
            self._held.move_to_end(key)
        else:
            self.put(key, self._look_up(key))
        return self._held[key]

    def put(self, key: _Key, value: _Value) -> None:
        self._held[key] = value
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    def __contains__(self, key: _Key) -> bool:
        return key in self._held


class StoredProfiles(Sequence[Profile]):
    """The profiles of the claims that are kept, by place, and of claims that are about to be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fresh: dict[int, bytes] = {}
        self._held = _Held(self._read, _PROFILES)

    def add(self, place: int, packed: bytes) -> None:
        """Take in the packed profile of a claim that is not kept yet."""
        self._fresh[place] = packed

    def __len__(self) -> int:
        return kept.next_place(self._connection) + len(self._fresh)

    @overload
    def __getitem__(self, place: int) -> Profile: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Profile]: ...

    def __getitem__(self, place: int | slice) -> Profile | Sequence[Profile]:
        if isinstance(place, slice):
            return [self._held.get(each) for each in range(*place.indices(len(self)))]
        return self._held.get(place)

    def fetch(self, places: Sequence[int]) -> None:
        """Read those of the profiles that are not held."""
        wanted = [place for place in places if place not in self._held and place not in self._fresh]
        for place, packed in kept.profiles(self._connection, wanted).items():
            self._held.put(place, PROFILES.unpack(packed))

    def _read(self, place: int) -> Profile:
        packed = self._fresh.get(place)
        return PROFILES.unpack(kept.profile(self._connection, place) if packed is None else packed)


class StoredSubjects(Mapping[ArticleId, Subject]):
    """What the articles that are kept are about, and articles that are about to be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fresh: dict[ArticleId, bytes] = {}
        self._held = _Held(self._read, _SUBJECTS)

    def add(self, article: ArticleId, packed: bytes) -> None:
        """Take in, packed, what an article is about that is not kept yet."""
        self._fresh[article] = packed

    def __getitem__(self, article: ArticleId) -> Subject:
        return self._held.get(article)

    def __iter__(self) -> Iterator[ArticleId]:
        return (each.article for each in kept.articles(self._connection))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, article: ArticleId) -> Subject:
        packed = self._fresh.get(article)
        return SUBJECTS.unpack(kept.subject(self._connection, article) if packed is None else packed)


class Matching:
    """The claims that are kept, in the index by their places, and what was chosen for each."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.index = ClaimIndex()
        self.profiles = StoredProfiles(connection)
        self.subjects = StoredSubjects(connection)
        self.ranking = Ranking(self.profiles, self.subjects, self.index)
        self.place_of: dict[ClaimId, int] = {}
        self.families: dict[int, str] = {}
        self._bests: dict[int, bytes] = {}
        self.index.add_articles({each.article: each.words for each in kept.articles(connection)})
        claims = kept.claims(connection)
        while batch := list(islice(claims, _A_BATCH)):
            self._take(batch)

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
