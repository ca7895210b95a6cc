"""Owns which reports stand out as near one another, kept up as reports come: what nothing touched stays as it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from annotator.domain.ids import ArticleId
from annotator.match.stories.story_groups import Edge, Edges, Kin
from annotator.match.stories.story_table import ROW_BITS, StoryTable, Table
from annotator.match.stories.story_view import StoryView
from annotator.match.structures.connected import Connected

_ROW = (1 << ROW_BITS) - 1


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be put together anew: the numbers of parts that are no more, and the edges of those in their place.

    Something else is told of `touched` texts: of no two others the evidence has changed, or what they have in common
    with all. Of `renamed` ones names tell something else, or what they share, or which of their copies speak for them.
    What stands for all copies of one text is among them for any of these.
    """

    gone: Sequence[int]
    new: Mapping[int, Edges]
    touched: AbstractSet[ArticleId]
    renamed: AbstractSet[ArticleId]


class StoryEdges:
    """The pairs that stand out, by words and by names, and the parts that they make."""

    def __init__(self, table: StoryTable) -> None:
        self._table = table
        self._kin: Kin = {}
        self._texts: Kin = {}
        self._common: Table = np.zeros(0, np.int64)
        self._codes: Table = np.zeros(0, np.int64)
        self._near: Table = np.zeros(0, np.int64)
        self._by_words: dict[Edge, int] = {}
        self._by_name: dict[Edge, int] = {}
        self._namesakes: defaultdict[ArticleId, set[ArticleId]] = defaultdict(set)
        self._joined = Connected[ArticleId]()

    def settle(self, view: StoryView, resettled: Iterable[ArticleId]) -> Settled:
        """What is to be put together anew since the last time; some articles share other passages than before."""
        renamed, former = self._table.renamed(), self._texts
        named = {*resettled, *(article for edge in renamed for article in edge)} & self._table.rows.keys()
        moved = {*self._moved(view), *named}
        changed = {*self._by_words_anew(view), *self._by_name_anew(view, renamed, moved)}
        ties = set(_ties(former, view.texts))
        for one, other in changed | ties:
            if self._value((one, other)) is None and view.root(one) != view.root(other):
                self._joined.part(one, other)
            else:
                self._joined.join(one, other)
        # Of texts that are printed more than once the copies that are nearest speak, and these may be others now.
        speak = {each for edge in changed if not view.texts.keys().isdisjoint(edge) for each in edge}
        speak.update(each for edge in ties for each in edge)
        told = _with_roots(view, named | speak)
        touched = told | _with_roots(view, moved)
        self._joined.touch(touched)
        gone, new = self._joined.settle()
        return Settled(gone, {number: dict(self._edges(part)) for number, part in new.items()}, touched, told)

    def _moved(self, view: StoryView) -> Iterator[ArticleId]:
        """The articles that are new, have more or less in common with others, or are copies of others than before."""
        known, kin = len(self._common), self._kin
        rows = np.flatnonzero(view.common[:known] != self._common).tolist()
        yield from map(self._table.at, [*rows, *range(known, len(view.common))])
        yield from (each for each in kin.keys() | view.kin.keys() if kin.get(each) != view.kin.get(each))
        self._common, self._kin, self._texts = view.common, view.kin, view.texts

    def _by_words_anew(self, view: StoryView) -> Iterator[Edge]:
        """The pairs that stand out otherwise by their words."""
        (before, was), (codes, near) = (self._codes, self._near), view.standing_out()
        self._codes, self._near = codes, near
        both, old, new = np.intersect1d(before, codes, assume_unique=True, return_indices=True)
        for edge in self._edges_of(np.setdiff1d(before, codes, assume_unique=True)):
            del self._by_words[edge]
            yield edge
        differ = was[old] != near[new]
        for chosen in (np.setdiff1d(codes, before, assume_unique=True), both[differ]):
            values = near[codes.searchsorted(chosen)].tolist()
            for edge, value in zip(self._edges_of(chosen), values, strict=True):
                self._by_words[edge] = value
                yield edge

    def _edges_of(self, codes: Table) -> list[Edge]:
        ours, theirs = self._table.ids((codes >> ROW_BITS).tolist()), self._table.ids((codes & _ROW).tolist())
        return [(a, b) if a < b else (b, a) for a, b in zip(ours, theirs, strict=True)]

    def _by_name_anew(self, view: StoryView, renamed: Iterable[Edge], touched: Iterable[ArticleId]) -> Iterator[Edge]:
        """The pairs that may stand out otherwise by rare names."""
        asked = set(renamed)
        for one, other in asked:
            for a, b in ((one, other), (other, one)):
                (self._namesakes[a].add if self._table.namesakes((one, other)) else self._namesakes[a].discard)(b)
        asked |= {(a, b) if a < b else (b, a) for a in touched for b in self._namesakes.get(a, ())}
        for edge in asked:
            value = view.near_by_name(*edge) if self._table.namesakes(edge) else -1
            if value >= 0:
                self._by_name[edge] = value
            elif self._by_name.pop(edge, None) is None:
                continue
            yield edge

    def _value(self, edge: Edge) -> int | None:
        found = self._by_name.get(edge)
        return self._by_words.get(edge) if found is None else found

    def _edges(self, part: Iterable[ArticleId]) -> Iterator[tuple[Edge, int]]:
        for one in part:
            for other in self._joined.near(one):
                if one < other and (value := self._value((one, other))) is not None:
                    yield (one, other), value


def _with_roots(view: StoryView, articles: Iterable[ArticleId]) -> set[ArticleId]:
    """Articles with what stands for each."""
    return {each for article in articles for each in (article, view.root(article))}


def _ties(former: Kin, kin: Kin) -> Iterator[Edge]:
    """The articles that are copies of others than before, each with what stood for it, and with what stands for it."""
    for article in former.keys() | kin.keys():
        was, now = former.get(article, article), kin.get(article, article)
        if was != now:
            yield from ((min(article, root), max(article, root)) for root in (was, now) if root != article)
