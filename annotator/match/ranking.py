"""Owns the order of a claim's candidates: re-ranked by score, cut to the first few."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.match.index import ClaimIndex, article_words, entry
from annotator.match.profiles import Profile, rounded
from annotator.match.similarity import Features, features, score
from annotator.match.vectors import Bag, cosine, counted, heaviest, unit
from annotator.match.words import stems

_TELLING_WORDS = 200
"""So many of its rarest words stand for an article."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim by its place in the list of profiles, its score 0..1 for another claim, and why."""

    place: int
    score: float
    features: Features


def telling_words(text: str) -> dict[str, float]:
    """The words that stand for an article with this text: a bag of length 1 of its rarest."""
    return rounded(heaviest(unit(counted(stems(text))), _TELLING_WORDS))


class Ranking:
    """Claims by place, each with its likeliest counterparts in other articles."""

    def __init__(
        self, profiles: Sequence[Profile], telling: Mapping[ArticleId, Bag], index: ClaimIndex | None = None
    ) -> None:
        """`telling`: the words that stand for each article; `index` holds the profiles by place, if it is made."""
        self.profiles = profiles
        self.index = _index(profiles, telling) if index is None else index
        self._telling = telling
        self._asked: ArticleId | None = None
        self._alike: dict[ArticleId, float] = {}

    def best(self, place: int, top: int, allowed: Callable[[int], bool] = lambda _: True) -> list[Candidate]:
        """The `top` likeliest candidates of a claim that are allowed, the best first; ties by id."""
        pool = self.index.pool(entry(self.profiles[place]))
        return self.ordered(place, (int(other) for other in pool.places if allowed(int(other))))[:top]

    def ordered(self, place: int, others: Iterable[int]) -> list[Candidate]:
        """Other claims as candidates of one, the best first; ties by id."""
        found = [self.candidate(place, other) for other in others]
        return sorted(found, key=self.by_score)

    def by_score(self, candidate: Candidate) -> tuple[float, str]:
        """What candidates are ordered by."""
        return -candidate.score, self.profiles[candidate.place].claim.id

    def candidate(self, place: int, other: int) -> Candidate:
        """Another claim as a candidate of one; the same score the other way round."""
        own, their = self.profiles[place], self.profiles[other]
        alike = self._article_cosine(own.claim.article, their.claim.article)
        one, two = (own, their) if own.claim.id < their.claim.id else (their, own)
        seen = features(one, two, alike)
        return Candidate(other, score(seen), seen)

    def _article_cosine(self, own: ArticleId, other: ArticleId) -> float:
        """Kept for one article at a time: claims are asked for in the order of their articles."""
        if own != self._asked:
            self._asked, self._alike = own, {}
        if other not in self._alike:
            self._alike[other] = cosine(self._telling[own], self._telling[other])
        return self._alike[other]


def ranking(articles: Sequence[Article], profiles: Sequence[Profile]) -> Ranking:
    """The ranking of claims by the texts of their articles."""
    return Ranking(profiles, {article.id: telling_words(article.text) for article in articles})


def _index(profiles: Sequence[Profile], telling: Mapping[ArticleId, Bag]) -> ClaimIndex:
    index = ClaimIndex()
    index.add_articles({article: article_words(words) for article, words in telling.items()})
    index.add([entry(profile) for profile in profiles])
    return index
