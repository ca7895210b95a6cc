"""Owns the evidence that reports are of one event, and which of them stand out from all that is merely alike."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.domain.family import Family, Member
from annotator.domain.ids import ArticleId
from annotator.match.stories.report_near import DAYS_APART, MOST, Nearest
from annotator.match.stories.reports import Report
from annotator.match.stories.story_groups import Edge, Edges, Group, Kin, looked_at
from annotator.match.stories.story_names import SharedNames
from annotator.match.stories.story_pairs import PARTS, STRANGE, Between, PackedBetween, between, key_between
from annotator.match.stories.two_tongues import in_two_tongues
from annotator.match.structures.comparisons import Comparisons

_NONE = -100 * PARTS
_NEAREST = 4
_STRANGERS = 8
"""The nearest may be of the same event; those after them show what an article has in common with strangers."""
UNITS = 80
"""Two stand out by their evidence less what is common of each: three tenths of the mean with its two dozen strangers,
a tenth of the mean with its nearest four; in eightieths that is the sum of the former and twice that of the latter."""
_STANDING_OUT = 800 * UNITS
_LEAST = -750
"""Two less alike than this are of no one event, however little they have in common with others."""
_NAMES, _MUCH = 3_000, 0.3
"""What rare names add at most, and from which share of that on they bring reports together that words do not."""
_UNRELATED, _MOST_UNRELATED = -5_500, 4
"""Groups of which more than one pair in so many is less alike than this are of two events, whatever the others say.
At this level none of the groups that are right in ECB+ and AllSides is lost by it."""

_MOST_ALONE = 4
"""Names do not make one event of groups of which fewer than one pair in so many is of one by all else."""

_MOSTLY = 6_000
"""Who takes over so much of another text, in ten-thousandths of their own, tells the event no second time."""

_EVER = 10_000_000
"""More days than there are in the calendar."""
ROW_BITS = 32
Table = NDArray[np.int64]


class StoryTable:
    """Every report with its nearest, and the evidence between them; a row for each, in the order of adding."""

    def __init__(self, refused: Collection[frozenset[ArticleId]], comparisons: Comparisons) -> None:
        self.refused = frozenset(refused)
        """Pairs of articles that people found to be of two events."""
        self._comparisons = comparisons
        self._near = Nearest()
        self._reports: list[Report] = []
        self._rows: dict[ArticleId, int] = {}
        self._between: dict[Edge, Between] = {}
        self._names = SharedNames()
        self._by_name: set[Edge] = set()
        self._renamed: set[Edge] = set()
        self._others: Table = np.zeros((0, MOST), np.int64)
        self._found: Table = np.zeros((0, MOST), np.int64)

    def add(self, reports: Sequence[Report]) -> None:
        """Add reports; one of an article that is there already is left out."""
        new = {report.article: report for report in reports if report.article not in self._rows}
        if not new:
            return
        self._rows.update({article: len(self._reports) + place for place, article in enumerate(new)})
        self._reports += new.values()
        named = self._names.add(new.values())
        nobody = np.full((len(new), MOST), -1, np.int64)
        self._others = np.vstack([self._others, nobody])
        self._found = np.vstack([self._found, np.full_like(nobody, _NONE)])
        for row in self._near.add([(each.article, each.profile.words, each.date) for each in new.values()]):
            others = self._near.of(row)
            self._others[row, : len(others)] = others
            own = self.at(row)
            self._found[row, : len(others)] = [self.thousandths(own, other) for other in self.ids(others)]

        self._renamed |= named
        for edge in named:
            self._note(edge)

    def _note(self, edge: Edge) -> None:
        """Whether two reports are alike enough to be of one event by what rare names tell of them."""
        self._by_name.discard(edge)
        if self._names.share(*edge) >= _MUCH and self.thousandths(*edge) + self.named(*edge) >= _LEAST:
            self._by_name.add(edge)

    def at(self, row: int) -> ArticleId:
        """The article of a row."""
        return self._reports[row].article

    def ids(self, rows: Iterable[int]) -> list[ArticleId]:
        """The articles of rows."""
        return [self._reports[row].article for row in rows]

    def report(self, article: ArticleId) -> Report:
        """The report of an article."""
        return self._reports[self._rows[article]]

    def evidence(self, a: ArticleId, b: ArticleId) -> float:
        """How strongly two reports seem to be of one event by their words and names, in nats."""
        return (self.thousandths(a, b) + self.named(a, b)) / PARTS

    def nearest(self, article: ArticleId) -> list[tuple[ArticleId, float]]:
        """The reports likeliest to be of one event with one, best first, and the evidence for it.

        Six tenths of the mean that each has with its own nearest four are taken off before they are put in order: what
        is like everything is passed over (cross-domain similarity local scaling; Conneau et al. 2018, eq. 4).
        """
        others = self._near.of(self._rows[article])
        four = np.maximum(-np.sort(-self._found[others], axis=1)[:, :_NEAREST], STRANGE).sum(axis=1).tolist()
        found = [
            (other, self.thousandths(article, other), four[place]) for place, other in enumerate(map(self.at, others))
        ]
        ordered = sorted(found, key=lambda each: (3 * each[2] - 20 * each[1], each[0]))
        return [(other, value / PARTS) for other, value, _ in ordered]

    def seen(self, kin: Kin) -> "StoryView":
        """What stands out where some articles are copies of one another."""
        kin = {article: root for article, root in kin.items() if article in self._rows and root in self._rows}
        of_row = -1 - np.arange(len(self._reports))
        for article, root in kin.items():
            of_row[self._rows[article]] = self._rows[root]
        nobody = (self._others < 0) | (of_row[self._others] == of_row[:, None])
        found = np.where(nobody, _NONE, self._found)
        # Only which are the first eight and the first four matters, not the order of all.
        known = np.partition(np.maximum(found, STRANGE), (MOST - _STRANGERS, MOST - _NEAREST), axis=1)
        common = known[:, : MOST - _STRANGERS].sum(axis=1) + 2 * known[:, MOST - _NEAREST :].sum(axis=1)
        copies: dict[ArticleId, list[ArticleId]] = {}
        for article, root in kin.items():
            copies.setdefault(root, []).append(article)
        printings = dict(chain.from_iterable(self._printings(root, of_text) for root, of_text in copies.items()))
        texts = {article: first for first, each in printings.items() for article in each}
        refused = {frozenset(kin.get(each, each) for each in pair) for pair in self.refused}
        return StoryView(self, kin, texts, self._others, found, common, printings, refused)

    def _printings(self, root: ArticleId, copies: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, list[ArticleId]]]:
        """The copies of a text by the times that it was printed, days of silence apart, and what stands for each time.

        What has no day is of the time at which it was first printed; a copy that stands alone is left out.
        """
        dated = sorted((each.date.first.toordinal(), each.article) for each in map(self.report, copies) if each.date)
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
        home += sorted(article for article in copies if self.report(article).date is None)
        yield from ((root if root in each else each[0], each) for each in times if len(each) > 1)

    def row(self, article: ArticleId) -> int:
        """The row of an article."""
        return self._rows[article]

    def thousandths(self, a: ArticleId, b: ArticleId) -> int:
        """The evidence in thousandths of a nat."""
        return self._told(a, b).evidence

    def _told(self, a: ArticleId, b: ArticleId) -> Between:
        edge = (a, b) if a < b else (b, a)
        if edge not in self._between:
            pair = self.report(edge[0]), self.report(edge[1])
            key = key_between(*pair)
            self._between[edge] = self._comparisons.found(key, PackedBetween, lambda: between(*pair))
        return self._between[edge]

    def in_two_tongues(self, a: ArticleId, b: ArticleId) -> bool:
        """Whether two reports are in two languages."""
        return in_two_tongues(self.report(a).profile, self.report(b).profile)

    def named(self, a: ArticleId, b: ArticleId) -> int:
        """What rare names add to the evidence, in thousandths of a nat.

        Where they speak for one event, that the later report has other days and figures speaks no longer against it.
        They tell nothing where a town or the head tells of two events, where hardly more than names is alike, or where
        namesakes act; in two languages they count already.
        """
        share = self._names.share(a, b)
        return named_between(share, self._told(a, b)) if share else 0

    def told_alike(self, a: ArticleId, b: ArticleId) -> bool:
        """Whether two reports seem to be of one event by what they tell, whatever the names in both make likelier.

        As with names, that the later one has other days and figures is no sign of another event where they share some.
        """
        told = self._told(a, b)
        return told.evidence + round(self._names.share(a, b) * told.excused) >= _LEAST

    def renamed(self) -> set[Edge]:
        """The pairs of which names tell something else since this was last asked."""
        renamed, self._renamed = self._renamed, set()
        return renamed

    def namesakes(self, edge: Edge) -> bool:
        """Whether two are alike enough to be of one event by what rare names tell of them."""
        return edge in self._by_name


@dataclass(frozen=True, slots=True)
class StoryView:
    """The evidence less what each has in common with others anyway, copies apart."""

    table: StoryTable
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
        rows, places = np.nonzero((near >= _STANDING_OUT) & (self.found >= _LEAST))
        others = self.others[rows, places]
        codes = (np.minimum(rows, others) << ROW_BITS) | np.maximum(rows, others)
        codes, first = np.unique(codes, return_index=True)
        return codes, near[rows, places][first]

    def near_by_name(self, a: ArticleId, b: ArticleId) -> int:
        """How far two stand out that share rare names; below 0 for copies."""
        return -1 if a in self.kin and self.kin[a] == self.kin.get(b) else self.nearness(a, b)

    def nearness(self, a: ArticleId, b: ArticleId) -> int:
        """How far two stand out from what they have in common with others anyway; 0 is just enough."""
        common = int(self.common[self.table.row(a)] + self.common[self.table.row(b)])
        return UNITS * (self.table.thousandths(a, b) + self.table.named(a, b)) - common - _STANDING_OUT

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
        return self.table.evidence(*self.speaking(a, b))

    def alike(self, one: Group, other: Group) -> int | None:
        """The evidence for all pairs of two groups that are compared; their names alone can change it.

        None if too many pairs are surely of two events: what is alike among the others does not outweigh them. Of pairs
        in two languages the better half counts for all: other sides of an event share few names.
        """
        table = self.table
        pairs = [self.speaking(*pair) for pair in product(looked_at(one), looked_at(other))]
        between = sorted((table.thousandths(*pair) for pair in pairs if table.in_two_tongues(*pair)), reverse=True)
        better = between[: (len(between) + 1) // 2]
        plain = [table.thousandths(*pair) + table.named(*pair) for pair in pairs if not table.in_two_tongues(*pair)]
        if mostly_unrelated(plain):
            return None
        if min(len(one), len(other)) > 1 and _MOST_ALONE * sum(table.told_alike(*pair) for pair in pairs) < len(pairs):
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


class _Held(NamedTuple):
    """Of a group the latest day before which a text cannot have appeared, and the earliest after which one cannot.

    `spread`: over how many days copies of one text appeared; so much longer the event may have been told, but no longer
    than twice the usual time.
    """

    latest: int
    earliest: int
    spread: int
    families: frozenset[ArticleId]


def named_between(share: float, told: Between) -> int:
    """What rare names of which two reports share so much add to what else is told, in thousandths of a nat."""
    return 0 if told.apart else round(share * (_NAMES + told.excused))


def mostly_unrelated(values: Sequence[int]) -> bool:
    """Whether too many pairs of this evidence, in thousandths, are surely of two events."""
    return _MOST_UNRELATED * sum(value < _UNRELATED for value in values) > len(values)


def taken_over(families: Iterable[Family]) -> dict[ArticleId, frozenset[ArticleId]]:
    """From an article that mostly is what others print too to these: where one of them tells of an event, it does not.

    Those that mostly are one passage are copies of one text, as `kin_of` has it.
    """
    found: dict[ArticleId, set[ArticleId]] = {}
    for family in families:
        mostly = {member.article for member in family.members if _is_mostly(member, family)}
        if mostly and not family.quotation:
            others = {member.article for member in family.members} - mostly
            for article in mostly:
                found.setdefault(article, set()).update(others)
    return {article: frozenset(others) for article, others in found.items() if others}


def _is_mostly(member: Member, family: Family) -> bool:
    return member.span is None or (member.share >= _MOSTLY and not family.quotation)


def kin_of(families: Iterable[Family]) -> dict[ArticleId, ArticleId]:
    """From an article that is a copy to the one that stands for all that it is a copy of, directly or through others.

    That is who printed it first in the first family of theirs.
    """
    home: dict[ArticleId, list[ArticleId]] = {}
    for family in sorted(families, key=lambda family: family.id):
        members = [m.article for m in family.members if _is_mostly(m, family)]
        joined = list(dict.fromkeys(each for member in members for each in home.get(member, [member])))
        home.update(dict.fromkeys(joined, joined))
    return {article: together[0] for article, together in home.items()}
