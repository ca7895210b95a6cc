"""Owns what stands out among reports where some are copies of one another, or share passages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from typing import NamedTuple

import numpy as np

from annotator.domain.ids import ArticleId
from annotator.match.stories.report_near import DAYS_APART, MOST
from annotator.match.stories.story_beside import Beside
from annotator.match.stories.story_groups import Edge, Edges, Group, Kin, looked_at
from annotator.match.stories.story_pairs import PARTS, STRANGE, Between
from annotator.match.stories.story_table import LEAST, NEAREST, NONE, ROW_BITS, StoryTable, Table, named_between

_STRANGERS = 8
"""The nearest may be of the same event; those after them show what an article has in common with strangers."""
UNITS = 80
"""Two stand out by their evidence less what is common of each: three tenths of the mean with its two dozen strangers,
a tenth of the mean with its nearest four; in eightieths that is the sum of the former and twice that of the latter."""
_STANDING_OUT = 800 * UNITS
_UNRELATED, _MOST_UNRELATED = -5_500, 4
"""Groups of which more than one pair in so many is less alike than this are of two events, whatever the others say.
At this level none of the groups that are right in ECB+ and AllSides is lost by it."""

_MOST_ALONE = 4
"""Names do not make one event of groups of which fewer than one pair in so many is of one by all else."""

_EVER = 10_000_000
"""More days than there are in the calendar."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The evidence less what each has in common with others anyway, copies apart."""

    table: StoryTable
    beside: Beside
    kin: Kin
    texts: Kin
    """From a copy to the one that stands for all that were printed within days of one another."""
    others: Table
    found: Table
    common: Table
    copies: Mapping[ArticleId, Sequence[ArticleId]]
    """Of an article that stands for others all that it stands for."""
    refused: Collection[frozenset[ArticleId]]
    """Pairs of texts of which people found copies to be of two events."""
    nearest: dict[Edge, Edge] = field(default_factory=dict)
    """Of two texts the copies that stand out as nearest."""
    held: "dict[Group, _Held]" = field(default_factory=dict)
    """What was looked up of groups."""

    def standing_out(self) -> tuple[Table, Table]:
        """The pairs that stand out by their words, and how far: each as one number, of its lower row and of its higher
        one, in order."""
        near = UNITS * self.found - self.common[:, None] - self.common[self.others]
        rows, places = np.nonzero((near >= _STANDING_OUT) & (self.found >= LEAST))
        others = self.others[rows, places]
        codes = (np.minimum(rows, others) << ROW_BITS) | np.maximum(rows, others)
        codes, first = np.unique(codes, return_index=True)
        return codes, near[rows, places][first]

    def thousandths(self, a: ArticleId, b: ArticleId) -> int:
        """The evidence in thousandths of a nat, by what two reports tell beside passages that they share."""
        return self._told(a, b).evidence

    def named(self, a: ArticleId, b: ArticleId) -> int:
        """What rare names add to the evidence, in thousandths of a nat.

        Where they speak for one event, that the later report has other days and figures speaks no longer against it.
        They tell nothing where a town or the head tells of two events, where hardly more than names is alike, or where
        namesakes act; in two languages they count already.
        """
        share = self.table.names(a, b)
        return named_between(share, self._told(a, b)) if share else 0

    def _told(self, a: ArticleId, b: ArticleId) -> Between:
        one, other = (a, b) if a < b else (b, a)
        return self.beside.told(self.table.report(one), self.table.report(other), self.table.told(one, other))

    def _told_alike(self, a: ArticleId, b: ArticleId) -> bool:
        """Whether two reports seem to be of one event by what they tell, whatever the names in both make likelier.

        As with names, that the later one has other days and figures is no sign of another event where they share some.
        """
        told = self._told(a, b)
        return told.evidence + round(self.table.names(a, b) * told.excused) >= LEAST

    def near_by_name(self, a: ArticleId, b: ArticleId) -> int:
        """How far two stand out that share rare names; below 0 for copies, and what is too little alike."""
        if a in self.kin and self.kin[a] == self.kin.get(b):
            return -1
        return self.nearness(a, b) if self.thousandths(a, b) + self.named(a, b) >= LEAST else -1

    def nearness(self, a: ArticleId, b: ArticleId) -> int:
        """How far two stand out from what they have in common with others anyway; 0 is just enough."""
        common = int(self.common[self.table.row(a)] + self.common[self.table.row(b)])
        return UNITS * (self.thousandths(a, b) + self.named(a, b)) - common - _STANDING_OUT

    def root(self, article: ArticleId) -> ArticleId:
        """The article that stands for all copies of one text that were printed within days of one another."""
        return self.texts.get(article, article)

    def family(self, article: ArticleId) -> ArticleId:
        """The article that stands for all copies of one text."""
        return self.kin.get(article, article)

    def between_texts(self, edges: Edges) -> Edges:
        """The pairs that stand out, each text once: of any two texts the copies that are nearest speak for all."""
        found, printed = dict[Edge, int](), self.texts
        for edge, value in edges.items():
            if edge[0] not in printed and edge[1] not in printed:
                found[edge] = value
                continue
            a, b = map(self.root, edge)
            texts = (a, b) if a < b else (b, a)
            known = found.get(texts)
            if known is None or (-value, edge) < (-known, self.nearest[texts]):
                found[texts], self.nearest[texts] = value, edge
        return found

    def evidence(self, a: ArticleId, b: ArticleId) -> float:
        """How strongly two texts seem to be of one event, in nats."""
        a, b = self.speaking(a, b)
        return (self.thousandths(a, b) + self.named(a, b)) / PARTS

    def alike(self, one: Group, other: Group) -> int | None:
        """The evidence for all pairs of two groups that are compared; their names alone can change it.

        None if too many pairs are surely of two events: what is alike among the others does not outweigh them. Of pairs
        in two languages the better half counts for all: other sides of an event share few names.
        """
        table = self.table
        pairs = [self.speaking(*pair) for pair in product(looked_at(one), looked_at(other))]
        between = sorted((self.thousandths(*pair) for pair in pairs if table.in_two_tongues(*pair)), reverse=True)
        better = between[: (len(between) + 1) // 2]
        plain = [self.thousandths(*pair) + self.named(*pair) for pair in pairs if not table.in_two_tongues(*pair)]
        if mostly_unrelated(plain):
            return None
        if min(len(one), len(other)) > 1 and _MOST_ALONE * sum(self._told_alike(*pair) for pair in pairs) < len(pairs):
            return None
        return sum(plain) + (len(between) * sum(better) // len(better) if better else 0)

    def near(self, one: Group, other: Group, alike: int | None) -> bool:
        """Whether two groups that are so much alike are near on the average, going by what the pairs stand out."""
        if alike is None:
            return False
        ours, theirs = looked_at(one), looked_at(other)
        common = len(theirs) * self._in_common(ours) + len(ours) * self._in_common(theirs)
        return UNITS * alike - common - len(ours) * len(theirs) * _STANDING_OUT >= 0

    def may_join(self, one: Group, other: Group) -> bool:
        """Whether no two of both are copies or were refused, nor copies of them, and all may be of some days."""
        ours, theirs = self._held(one), self._held(other)
        days = max(ours.latest, theirs.latest) - min(ours.earliest, theirs.earliest)
        return self.independent(one, other) and days <= DAYS_APART + max(ours.spread, theirs.spread)

    def independent(self, one: Group, other: Group) -> bool:
        """Whether no two of both are copies or were refused, nor copies of them."""
        ours, theirs = self._held(one), self._held(other)
        if not ours.families.isdisjoint(theirs.families):
            return False
        refused = self.refused
        return not (refused and any(frozenset(pair) in refused for pair in product(ours.families, theirs.families)))

    def speaking(self, a: ArticleId, b: ArticleId) -> Edge:
        """Of two texts the copies that stand out as nearest; those that stand for all if none do."""
        edge = (a, b) if a < b else (b, a)
        return self.nearest.get(edge, edge)

    def _in_common(self, group: Group) -> int:
        return sum(int(self.common[self.table.row(article)]) for article in group)

    def _held(self, group: Group) -> "_Held":
        if group not in self.held:
            days = [self._days(text) for text in group]
            latest, earliest = max(day.latest for day in days), min(day.earliest for day in days)
            families = frozenset(map(self.family, group))
            self.held[group] = _Held(latest, earliest, max(day.spread for day in days), families)
        return self.held[group]

    def _days(self, text: ArticleId) -> "_Held":
        """The days on which a text or a copy of it may have appeared."""
        dates = [date for each in self.copies.get(text, (text,)) if (date := self.table.report(each).date)]
        first, last = (
            [day.toordinal() for day in days] for days in ((d.first for d in dates), (d.last for d in dates))
        )
        spread = max(first, default=0) - min(last, default=0)
        return _Held(
            min(first, default=-_EVER), max(last, default=_EVER), min(max(0, spread), DAYS_APART), frozenset({text})
        )


def seen(table: StoryTable, kin: Kin, beside: Beside) -> StoryView:
    """What stands out where some articles are copies of one another, and some share passages."""
    rows = table.rows
    kin = {article: root for article, root in kin.items() if article in rows and root in rows}
    of_row = -1 - np.arange(len(rows))
    for article, root in kin.items():
        of_row[rows[article]] = rows[root]
    nobody = (table.others < 0) | (of_row[table.others] == of_row[:, None])
    found = np.where(nobody, NONE, table.found)
    copies: dict[ArticleId, list[ArticleId]] = {}
    for article, root in kin.items():
        copies.setdefault(root, []).append(article)
    printings = dict(chain.from_iterable(_printings(table, root, of_text) for root, of_text in copies.items()))
    texts = {article: first for first, each in printings.items() for article in each}
    refused = {frozenset(kin.get(each, each) for each in pair) for pair in table.refused}
    view = StoryView(table, beside, kin, texts, table.others, found, np.zeros(len(rows), np.int64), printings, refused)
    for row, place in beside.sharing(rows, table.others):
        if not nobody[row, place]:
            found[row, place] = view.thousandths(table.at(row), table.at(int(table.others[row, place])))
    # Only which are the first eight and the first four matters, not the order of all.
    known = np.partition(np.maximum(found, STRANGE), (MOST - _STRANGERS, MOST - NEAREST), axis=1)
    view.common[:] = known[:, : MOST - _STRANGERS].sum(axis=1) + 2 * known[:, MOST - NEAREST :].sum(axis=1)
    return view


def _printings(
    table: StoryTable, root: ArticleId, copies: Iterable[ArticleId]
) -> Iterator[tuple[ArticleId, list[ArticleId]]]:
    """The copies of a text by the times that it was printed, days of silence apart, and what stands for each time.

    What has no day is of the time at which it was first printed; a copy that stands alone is left out.
    """
    dated = sorted((each.date.first.toordinal(), each.article) for each in map(table.report, copies) if each.date)
    times: list[list[ArticleId]] = []
    last = -_EVER
    for day, article in dated:
        if day - last > DAYS_APART:
            times.append([])
        times[-1].append(article)
        last = day
    home = next((each for each in times if root in each), None) or next(iter(times), None)
    if home is None:
        home = []
        times.append(home)
    home += sorted(article for article in copies if table.report(article).date is None)
    yield from ((root if root in each else each[0], each) for each in times if len(each) > 1)


class _Held(NamedTuple):
    """Of a group the latest day before which a text cannot have appeared, and the earliest after which one cannot.

    `spread`: over how many days copies of one text appeared; so much longer the event may have been told, but no longer
    than twice the usual time.
    """

    latest: int
    earliest: int
    spread: int
    families: frozenset[ArticleId]


def mostly_unrelated(values: Sequence[int]) -> bool:
    """Whether too many pairs of this evidence, in thousandths, are surely of two events."""
    return _MOST_UNRELATED * sum(value < _UNRELATED for value in values) > len(values)
