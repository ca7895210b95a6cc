"""Owns which passages people found to be independent of one another: what else their articles share stands."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

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
        self._of_passages: set[int] = set()
        for number, answer in enumerate(cut):
            if all(span is not None for _, span in answer):
                self._of_passages.add(number)
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

    def passed_on(self, copies: Iterable[tuple[ArticleId, Parts, Mapping[ArticleId, Parts]]]) -> "Independent":
        """The same answers, also of what else prints a passage that was judged; one of whole articles is of these only.

        Args:
            copies: stretches of articles, each with what of which others is copies of it.
        """
        found = Independent(())
        found._of_passages = self._of_passages
        for article, answers in self._spans.items():
            for number, spans in answers.items():
                found._spans[article][number] += spans
        for article, parts, others in copies:
            own = set(self._meant(article, list(parts))) if article in self._spans else set[int]()
            for number in sorted(own & self._of_passages):
                for other, held in others.items():
                    if number not in self._spans.get(other, ()):
                        found._spans[other][number] += [span for span, _ in held]
        return found

    def _meant(self, article: ArticleId, parts: Collection[tuple[Span, int]]) -> Iterator[int]:
        """The answers that are of a stretch: at least half of its words are in what was judged."""
        words = Counter[int]()
        for span, size in parts:
            for number, judged in self._spans[article].items():
                if any(each is None or each.overlaps(span) for each in judged):
                    words[number] += size
        whole = sum(size for _, size in parts)
        yield from (number for number, found in words.items() if 2 * found >= whole)
