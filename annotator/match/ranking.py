"""Owns the order of a claim's candidates: re-ranked by score, cut to the first few."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.match.candidates import ClaimIndex
from annotator.match.profiles import Profile
from annotator.match.similarity import Features, features, score
from annotator.match.vectors import cosine, counted, heaviest, unit
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
    return heaviest(unit(counted(stems(text))), _TELLING_WORDS)


class Ranking:
    """The claims of a corpus, each with its likeliest counterparts in other articles."""

    def __init__(self, articles: Sequence[Article], profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self._index = ClaimIndex(profiles)
        self._articles = {article.id: telling_words(article.text) for article in articles}
        self._asked: ArticleId | None = None
        self._alike: dict[ArticleId, float] = {}

    def best(self, place: int, top: int, allowed: Callable[[int], bool] = lambda _: True) -> list[Candidate]:
        """The `top` likeliest candidates of a claim that are allowed, the best first; ties by id."""
        own = self.profiles[place]
        found = [self._candidate(own, other) for other in self._index.candidates(place) if allowed(other)]
        found.sort(key=lambda candidate: (-candidate.score, self.profiles[candidate.place].claim.id))
        return found[:top]

    def _candidate(self, own: Profile, other: int) -> Candidate:
        their = self.profiles[other]
        seen = features(own, their, self._article_cosine(own.claim.article, their.claim.article))
        return Candidate(other, score(seen), seen)

    def _article_cosine(self, own: ArticleId, other: ArticleId) -> float:
        """Kept for one article at a time: claims are asked for in the order of their articles."""
        if own != self._asked:
            self._asked, self._alike = own, {}
        if other not in self._alike:
            self._alike[other] = cosine(self._articles[own], self._articles[other])
        return self._alike[other]
