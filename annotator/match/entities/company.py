"""Owns what articles tell besides a name: who else is named in them, and how far their rare words are the same."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.match.names.folding import person_parts, plain
from annotator.match.words.lexicon import MONTHS, WEEKDAYS
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem
from annotator.match.words.words import WORD, is_empty, without_possessive

_READ, _MOST_WORDS = 4_000, 120
"""Characters of an article that are read, and the rarest words that are kept of them."""
_TELLING = 6.0
"""A word that is one in some twelve thousand or rarer tells what an article is of."""
_ALIKE, _MORE, _FEWEST = 0.1, 0.02, 2
"""Of articles on two subjects one pair in thirty is so much alike; for every doubling of the pairs that are looked at
more is asked, and one word alone, as that of a town, is never enough."""
_MOST_PAIRS, _MOST_LOOKED = 500, 20
Bag = Mapping[str, float]
"""Words, each with how rare it is."""
Names = Mapping[ArticleId, frozenset[str]]
"""The full names in each article."""


class Company:
    """What each of some articles tells besides a name; the same whatever order they came in."""

    def __init__(self, names: Names, about: Mapping[ArticleId, str]) -> None:
        """`names`: the full names in each article, `about`: the land that it is about, as they come."""
        self.names, self._about = names, about
        self._words: dict[ArticleId, tuple[str, ...]] = {}

    def note(self, article: Article) -> None:
        """Take in what an article tells."""
        self._words[article.id] = _telling(article.text[:_READ])

    def abroad(self, ours: Iterable[ArticleId], theirs: Iterable[ArticleId]) -> bool:
        """Whether each side has articles that are about a land, and no two of them are about the same."""
        one, other = ({self._about.get(each, "") for each in side} - {""} for side in (ours, theirs))
        return bool(one and other) and one.isdisjoint(other)

    def strangers(
        self, ours: Collection[ArticleId], theirs: Collection[ArticleId], own: Collection[str], *, but: int = 0
    ) -> bool:
        """Whether no article of one side shares another full name, or rare words, with one of the other side.

        `own` are the words of the name itself, folded: these do not count; nor do so many names as `but` says.
        """
        shared = _others(self.named(ours), own) & self.named(theirs)
        if len(shared) > but:
            return False
        beside = [word for name in shared for word in WORD.findall(name)]
        mine, other = sorted((sorted(ours), sorted(theirs)), key=lambda side: (len(side), side))
        fewer = mine[: math.isqrt(_MOST_PAIRS)]
        more = other[: _MOST_PAIRS // len(fewer)] if fewer else []
        least = _ALIKE + _MORE * math.log2(max(1, len(fewer) * len(more)))
        pairs = product(self._bags(fewer, own, beside), self._bags(more, own, beside))
        return not any(share(one, two, _FEWEST) >= least for one, two in pairs)

    def parts(self, articles: Collection[ArticleId], own: Collection[str]) -> list[set[ArticleId]]:
        """Articles that share another full name, or a rare word, directly or through others; very many are all one.

        `own` are the words of the name itself, folded: these do not count.
        """
        listed = sorted(articles)
        if len(listed) ** 2 > _MOST_PAIRS:
            return [set(listed)]
        parts: list[tuple[set[ArticleId], frozenset[str]]] = []
        for article in listed:
            names = self.others_named(article, own)
            near = [part for part in parts if not part[1].isdisjoint(names)]
            parts = [part for part in parts if part[1].isdisjoint(names)]
            parts.append(({article}.union(*(a for a, _ in near)), names.union(*(n for _, n in near))))
        return [articles for articles, _ in parts] if len(parts) < 2 else self._alike([a for a, _ in parts], own)

    def _alike(self, parts: Sequence[set[ArticleId]], own: Collection[str]) -> list[set[ArticleId]]:
        """Parts, those as one of which two articles are alike in their rare words."""
        bags = [(part, self._bags(sorted(part), own)) for part in parts]
        joined: list[tuple[set[ArticleId], list[Bag]]] = []
        for part, own_bags in bags:
            near = [one for one in joined if any(share(*pair) >= _ALIKE for pair in product(own_bags, one[1]))]
            joined = [one for one in joined if one not in near]
            joined.append((part.union(*(a for a, _ in near)), [*own_bags, *(bag for _, more in near for bag in more)]))
        return [articles for articles, _ in joined]

    def bags(self, articles: Collection[ArticleId], own: Collection[str]) -> list[Bag]:
        """The rare words of some articles, of very many of the first by id, without those of the name itself."""
        return self._bags(sorted(articles)[:_MOST_LOOKED], own)

    def others_named(self, article: ArticleId, own: Collection[str]) -> frozenset[str]:
        """The full names in an article that do not have all of these words."""
        return _others(self.names.get(article, frozenset()), own)

    def named(self, articles: Iterable[ArticleId]) -> frozenset[str]:
        """The full names in some articles."""
        return frozenset[str]().union(*(self.names.get(each, frozenset()) for each in articles))

    def _bags(self, articles: Iterable[ArticleId], own: Collection[str], beside: Iterable[str] = ()) -> list[Bag]:
        return [self._bag(each, own, beside) for each in articles]

    def _bag(self, article: ArticleId, own: Collection[str], beside: Iterable[str]) -> Bag:
        names = self.named([article])
        spelled = (word for name in names - _others(names, own) for word in WORD.findall(name))
        without = frozenset(map(stem, (*own, *spelled, *beside)))
        return {word: rarity(word) for word in self._words.get(article, ()) if word not in without}


def _others(names: frozenset[str], own: Collection[str]) -> frozenset[str]:
    """Names that do not have all the words of this one."""
    words = frozenset(own)
    return frozenset(name for name in names if not words <= _words_of(name))


@lru_cache(maxsize=200_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(person_parts(name).tokens)


def _telling(text: str) -> tuple[str, ...]:
    found = {stem for quote in set(WORD.findall(text)) if (stem := _telling_stem(quote))}
    return tuple(islice(sorted(found, key=lambda word: (-rarity(word), word)), _MOST_WORDS))


@lru_cache(maxsize=200_000)
def _telling_stem(quote: str) -> str:
    lower = plain(without_possessive(quote).lower())
    nothing = is_empty(lower) or not lower[:1].isalpha() or lower in WEEKDAYS or lower in MONTHS
    found = "" if nothing else stem(lower)
    return found if found and rarity(found) >= _TELLING else ""


def share(one: Bag, other: Bag, fewest: int = 1) -> float:
    """How much of two bags of words is the same: the cosine, 0..1; 0 where these are fewer words than so many."""
    both = one.keys() & other.keys()
    if len(both) < fewest:
        return 0.0
    length = math.sqrt(_square(one.values()) * _square(other.values()))
    return math.fsum(one[word] ** 2 for word in both) / length


def _square(weights: Iterable[float]) -> float:
    return math.fsum(weight * weight for weight in weights)
