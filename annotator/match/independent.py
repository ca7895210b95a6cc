"""Owns which passages people found to be independent of one another: what else their articles share stands."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from annotator.domain.ids import ArticleId
from annotator.domain.span import Span

Passage = tuple[ArticleId, Span | None]
"""A passage of an article; no span: all of it."""
Cut = Collection[frozenset[Passage]]
"""Passages that people found independent of one another, all of one answer together."""
Parts = Iterable[tuple[Span, int]]
"""The parts of a stretch, with the words of each."""


class Independent:
    """Answers by which passages of articles are independent; what else these articles share is not touched."""

    def __init__(self, cut: Cut) -> None:
        self._spans: defaultdict[ArticleId, defaultdict[int, list[Span | None]]]
        self._spans = defaultdict(lambda: defaultdict(list))
        for number, answer in enumerate(cut):
            for article, span in answer:
                self._spans[article][number].append(span)

    def __contains__(self, article: object) -> bool:
        return article in self._spans

    def tells_apart(self, stretches: Iterable[tuple[ArticleId, Parts]]) -> bool:
        """Whether one answer is of stretches of two articles."""
        met: defaultdict[int, set[ArticleId]] = defaultdict(set)
        for article, parts in stretches:
            for number in self._meant(article, list(parts)) if article in self._spans else ():
                met[number].add(article)
        return any(len(articles) > 1 for articles in met.values())

    def _meant(self, article: ArticleId, parts: Collection[tuple[Span, int]]) -> Iterator[int]:
        """The answers that are of a stretch: at least half of its words are in what was judged."""
        words = Counter[int]()
        for span, size in parts:
            for number, judged in self._spans[article].items():
                if any(each is None or each.overlaps(span) for each in judged):
                    words[number] += size
        whole = sum(size for _, size in parts)
        yield from (number for number, found in words.items() if 2 * found >= whole)
