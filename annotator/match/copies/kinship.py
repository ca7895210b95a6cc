"""Owns which copies belong together: those that share one stretch of an article, not two that it was glued from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.match.copies.copying import Prepared
from annotator.match.copies.independent import Cut, Independent, Parts
from annotator.match.copies.overlaps import Chosen, Overlap, Part
from annotator.match.copies.signatures import Signature

_SAME_STRETCH = 0.5
"""Two copies have a stretch of an article in common if half of the longer one's words there are the other's too."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the articles that print it."""

    articles: tuple[Signature, ...]
    prepared: Prepared

    def weight(self, sentences: Chosen) -> int:
        """The number of words of some sentences."""
        return int(self.prepared.sizes[sentences].sum())

    def parts(self, article: Signature, sentences: Chosen) -> Parts:
        """Where some sentences stand in an article, with the words of each."""
        for start, end, words in article.table[sentences, :3].tolist():
            yield Span(start, end), words


@dataclass(frozen=True, slots=True)
class Copy:
    """The places of two texts, and what of each is in the other; a text printed several times is its own copy."""

    a: int
    b: int
    overlap: Overlap

    def part(self, place: int) -> Part:
        """What of one of the two is in the other."""
        return self.overlap.a if place == self.a else self.overlap.b


def groups(copies: Sequence[Copy], told: Sequence[Told], cut: Cut) -> list[list[Copy]]:
    """The copies that belong together; nothing that people cut apart is joined, not even by a third article.

    Where they cut passages apart, what else prints these is cut from them, too.
    """
    judged = Independent(cut)
    if cut:
        judged = judged.passed_on(each for copy in copies for each in _stretches(copy, told, judged))
    joined = _Joined(told, judged)
    for copy in sorted(copies, key=lambda copy: (-copy.overlap.strength, copy.a, copy.b)):
        joined.take(copy)
    return joined.groups()


def _stretches(
    copy: Copy, told: Sequence[Told], judged: Independent
) -> Iterator[tuple[ArticleId, Parts, Mapping[ArticleId, Parts]]]:
    """The stretches of a copy in articles of which people judged passages, each with those of the other articles."""
    held = {
        article.article: list(told[place].parts(article, copy.part(place).sentences))
        for place in {copy.a, copy.b}
        for article in told[place].articles
    }
    for article in sorted(each for each in held if each in judged):
        yield article, held[article], {other: parts for other, parts in held.items() if other != article}


@dataclass(slots=True)
class _Group:
    """Copies joined so far, and the texts they are of."""

    copies: list[Copy]
    places: set[int]


class _Joined:
    """The groups so far, and the stretch of every text by which each holds it."""

    def __init__(self, told: Sequence[Told], cut: Independent) -> None:
        self._told = told
        self._cut = cut
        self._judged = {place for place, text in enumerate(told) if any(a.article in cut for a in text.articles)}
        self._groups: dict[int, _Group] = {}
        self._stretches: dict[int, dict[int, Chosen]] = defaultdict(dict)

    def take(self, copy: Copy) -> None:
        """Puts a copy to those that have a stretch of either text in common with it, unless people cut them apart."""
        places = sorted({copy.a, copy.b})
        near = sorted({group for place in places for group in self._near(place, copy.part(place).sentences)})
        if self._is_cut(copy, near):
            return
        number = len(self._groups)
        self._groups[number] = _Group([copy], set(places))
        for place in places:
            self._stretches[place][number] = copy.part(place).sentences
        for group in near:
            number = self._unite(group, number)

    def groups(self) -> list[list[Copy]]:
        """The copies of every group, the strongest first."""
        return [group.copies for _, group in sorted(self._groups.items()) if group.copies]

    def _near(self, place: int, stretch: Chosen) -> Iterator[int]:
        told = self._told[place]
        for group, held in self._stretches[place].items():
            shared, longer = told.weight(stretch & held), max(told.weight(stretch), told.weight(held))
            if shared >= _SAME_STRETCH * longer:
                yield group

    def _unite(self, one: int, other: int) -> int:
        """Puts the later group into the earlier one."""
        kept, gone = self._groups[one], self._groups[other]
        kept.copies += gone.copies
        kept.places |= gone.places
        for place in {place for copy in gone.copies for place in (copy.a, copy.b)}:
            stretch = self._stretches[place].pop(other)
            self._stretches[place].setdefault(one, stretch)
        self._groups[other] = _Group([], set())
        return one

    def _is_cut(self, copy: Copy, near: Sequence[int]) -> bool:
        """Whether a copy would join what people found independent, be it by the groups that it is near to."""
        judged = self._judged.intersection({copy.a, copy.b}.union(*(self._groups[group].places for group in near)))
        return len(judged) > 1 and self._cut.tells_apart(self._held(copy, near, judged))

    def _held(self, copy: Copy, near: Sequence[int], places: set[int]) -> Iterator[tuple[ArticleId, Parts]]:
        """By which stretches a copy and some groups hold some texts."""
        for place in sorted(places):
            stretches = [held[group] for group in near if group in (held := self._stretches[place])]
            if place in (copy.a, copy.b):
                stretches.append(copy.part(place).sentences)
            for article in self._told[place].articles:
                yield from ((article.article, self._told[place].parts(article, each)) for each in stretches)
