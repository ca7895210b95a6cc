"""Owns the index of claims: for one, the few dozen of other articles worth comparing, by the words both hold."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from annotator.domain.ids import ArticleId, ClaimId
from annotator.match.links.profiles import Profile
from annotator.match.structures.blobs import Blobs
from annotator.match.structures.postings import Part, Postings, Scores, Weights, sizes_of, term, weights, widened
from annotator.match.words.senses import OPPOSITES_OF
from annotator.match.words.vectors import Bag

POOL = 80
"""So many claims are compared with one: with 40 a partner is missed by 1.8 % of the event mentions of ECB+, with 80 by
0.5 %, with 120 by 0.3 %."""
_CLAIM_WORD, _PREDICATE, _ARTICLE_WORD = 100, 30, 100
"""The weight of a bag of length 1, and what a predicate's word has beside."""
_ARTICLE_WORDS = 24
_SHARED, _OPPOSED = 5, 4
"""A word that excludes one of the other claim counts four fifths of one that both hold."""
_PART = 256
"""Places of which only the highest score is looked at first."""

Key = tuple[int, int]
"""What a pool is ordered by: the score below 0, then the lot, both rising."""
LAST: Key = (-1, 2**64 - 1)
"""What stands in a pool at the very end: any score does where there is room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the index holds it: what it is drawn by (`lot`), and its words with their weights."""

    claim: ClaimId
    article: ArticleId
    words: Weights


@dataclass(frozen=True, slots=True)
class Pool:
    """The places of a claim's candidates, the likeliest first, with the scores and lots that put them in this order."""

    places: NDArray[np.int64]
    scores: Scores
    lots: NDArray[np.uint64]
    full: bool

    def keys(self) -> list[Key]:
        """What each is ordered by."""
        return list(zip((-self.scores).tolist(), self.lots.tolist(), strict=True))

    @property
    def last(self) -> Key:
        """What a claim must not stand behind to come into the pool."""
        return self.keys()[-1] if self.full else LAST


def entry(profile: Profile) -> Entry:
    """What the index needs of a claim: its words, or those around it where it has none of its own."""
    bag = profile.words or profile.around
    sizes = _sizes(bag, _CLAIM_WORD)
    for held in {term(word) for word in profile.core if word in bag}:
        sizes[held] += _PREDICATE
    return Entry(profile.claim.id, profile.claim.article, weights(sizes))


def article_words(telling: Bag) -> Weights:
    """What the index needs of an article: the words that tell most, of the bag that stands for it."""
    kept = sorted(telling, key=lambda word: (-telling[word], word))[:_ARTICLE_WORDS]
    return weights(_sizes({word: telling[word] for word in kept}, _ARTICLE_WORD))


def _sizes(bag: Bag, whole: int) -> dict[int, int]:
    """A bag of length 1 in whole numbers: sums of their products are exact, in whatever order they are added."""
    sizes: dict[int, int] = {}
    for word in sorted(bag):
        held = term(word)
        sizes[held] = sizes.get(held, 0) + max(1, round(whole * bag[word]))
    return sizes


def lot(claim: ClaimId) -> int:
    """A number that decides between claims that score the same: drawn from the id, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(claim.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class IndexArrays:
    """An index of claims in plain arrays: the postings of claims and of articles, what is known of each claim by place,
    and of each article its id and words, by number."""

    claims: tuple[Part, ...]
    articles: tuple[Part, ...]
    lots: NDArray[np.uint64]
    article: NDArray[np.int32]
    gone: NDArray[np.bool_]
    ids: tuple[ArticleId, ...]
    words: Blobs


class ClaimIndex:
    """Claims by place, in the order of their coming, by their words and those of their articles.

    The score of two claims is symmetric and depends on both and their articles alone, so that a claim that comes or
    goes changes the pool of another only where it stands in it. What a question costs grows slowly with the claims.
    """

    def __init__(self, most: int = POOL) -> None:
        self._most = most
        self._claims, self._articles = Postings(), Postings()
        self._number: dict[ArticleId, int] = {}
        self._ids: list[ArticleId] = []
        self._words: list[Weights] = []
        self._size = 0
        self._lots = np.zeros(0, dtype=np.uint64)
        self._article = np.zeros(0, dtype=np.int32)
        self._gone = np.zeros(0, dtype=np.bool_)
        self._asked: tuple[ArticleId, NDArray[np.int32]] | None = None

    @classmethod
    def of(cls, arrays: IndexArrays) -> "ClaimIndex":
        """The index whose arrays these are; nothing can be added to it."""
        index = cls()
        index._claims, index._articles = Postings(arrays.claims), Postings(arrays.articles)
        index._number = dict(zip(arrays.ids, count()))
        index._ids, index._words = list(arrays.ids), list(arrays.words)
        index._size = len(arrays.lots)
        index._lots, index._article, index._gone = arrays.lots, arrays.article, arrays.gone
        return index

    def arrays(self) -> IndexArrays:
        """All of it in plain arrays."""
        size = self._size
        return IndexArrays(
            claims=tuple(self._claims.parts),
            articles=tuple(self._articles.parts),
            lots=self._lots[:size],
            article=self._article[:size],
            gone=self._gone[:size],
            ids=tuple(self._ids),
            words=Blobs.of(self._words),
        )

    def __len__(self) -> int:
        return self._size

    @property
    def size_bytes(self) -> int:
        """How much memory the arrays take."""
        own = (self._lots, self._article, self._gone)
        return self._claims.size_bytes + self._articles.size_bytes + sum(array.nbytes for array in own)

    def add_articles(self, words_of: Mapping[ArticleId, Weights]) -> None:
        """Make articles known, with the words that stand for them; claims come after their articles."""
        fresh = {article: words for article, words in words_of.items() if article not in self._number}
        first = len(self._number)
        self._number.update(zip(fresh, count(first)))
        self._ids += fresh
        self._words += fresh.values()
        self._articles.add(first, list(fresh.values()))
        self._asked = None

    def add(self, entries: Sequence[Entry]) -> range:
        """Add claims; their places."""
        first, size = self._size, self._size + len(entries)
        if size > len(self._lots):
            self._widen(size)
        self._lots[first:size] = [lot(each.claim) for each in entries]
        self._article[first:size] = [self._number[each.article] for each in entries]
        self._claims.add(first, [each.words for each in entries])
        self._size = size
        return range(first, size)

    def remove(self, places: Iterable[int]) -> None:
        """Take claims out; their places stay empty."""
        self._gone[list(places)] = True

    def articles(self, places: Sequence[int]) -> list[ArticleId]:
        """The articles of the claims at some places."""
        return [self._ids[number] for number in self._article[list(places)].tolist()]

    def scores(self, asked: Entry) -> Scores:
        """The score of every claim for one that is asked about; 0 for those of its article and those taken out."""
        scores = np.zeros(self._size, dtype=np.int32)
        self._claims.add_to(scores, _with_opposites(sizes_of(asked.words)))
        scores += np.take(self._alike(asked.article), self._article[: self._size])
        scores[self._gone[: self._size]] = 0
        if asked.article in self._number:
            scores[self._article[: self._size] == self._number[asked.article]] = 0
        return scores

    def pool(self, asked: Entry, apart: Sequence[int] = ()) -> Pool:
        """The candidates of a claim: of those of other articles that score at all, the first by score, then by lot.

        Those `apart` are none.
        """
        scores, lots = self.scores(asked), self._lots[: self._size]
        if apart:
            scores[apart] = 0
        places = _highest(scores, lots, self._most)
        return Pool(places, scores[places], lots[places], len(places) == self._most)

    def _alike(self, article: ArticleId) -> NDArray[np.int32]:
        """How alike the articles are to one, by number; kept for one, for claims come by their articles."""
        if self._asked is None or self._asked[0] != article:
            alike = np.zeros(len(self._number), dtype=np.int32)
            if article in self._number:
                words = sizes_of(self._words[self._number[article]])
                self._articles.add_to(alike, {held: _SHARED * size for held, size in words.items()})
            self._asked = article, alike
        return self._asked[1]

    def _widen(self, size: int) -> None:
        room = max(size, 1_000, self._size + self._size // 2)
        self._lots = widened(self._lots, room)
        self._article = widened(self._article, room)
        self._gone = widened(self._gone, room)


_OPPOSED_TERMS: Mapping[int, tuple[int, ...]] = {
    term(word): tuple(sorted(map(term, others))) for word, others in OPPOSITES_OF.items()
}


def _with_opposites(words: Mapping[int, int]) -> dict[int, int]:
    """The words and the words that exclude them: who says "broken" may answer who says "respected"."""
    asked = {held: _SHARED * size for held, size in words.items()}
    for held, size in words.items():
        for other in _OPPOSED_TERMS.get(held, ()):
            asked[other] = asked.get(other, 0) + _OPPOSED * size
    return asked


def _highest(scores: Scores, lots: NDArray[np.uint64], most: int) -> NDArray[np.int64]:
    """The places of the highest scores above 0, in order; ties by lot."""
    found = np.flatnonzero(scores >= max(1, _at_least(scores, most)))
    if len(found) > most:
        last = -np.partition(-scores[found], most - 1)[most - 1]
        above, tied = found[scores[found] > last], found[scores[found] == last]
        room = most - len(above)
        drawn = tied[np.argpartition(lots[tied], room - 1)[:room]] if room < len(tied) else tied
        found = np.concatenate([above, drawn])
    return found[np.lexsort((lots[found], -scores[found]))]


def _at_least(scores: Scores, most: int) -> int:
    """A score that so many places reach at least: the last of the highest of the parts' own highest, or 0.

    A part is every so-manieth place, for which numpy looks at many parts at once.
    """
    parts = len(scores) // _PART
    if parts <= most:
        return 0
    highest = scores[: parts * _PART].reshape(_PART, parts).max(axis=0)
    return int(np.partition(highest, parts - most)[parts - most])
