"""Owns the evidence that reports are of one event, and which of them stand out from all that is merely alike."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.domain.family import Family, Member
from annotator.domain.ids import ArticleId
from annotator.match.stories.report_near import MOST, Nearest
from annotator.match.stories.reports import Report
from annotator.match.stories.story_groups import Edge
from annotator.match.stories.story_names import SharedNames
from annotator.match.stories.story_pairs import PARTS, STRANGE, Between, PackedBetween, between, key_between
from annotator.match.stories.two_tongues import in_two_tongues
from annotator.match.structures.comparisons import Comparisons

NONE = -100 * PARTS
NEAREST = 4
LEAST = -750
"""Two less alike than this are of no one event, however little they have in common with others."""
_NAMES, _MUCH = 3_000, 0.3
"""What rare names add at most, and from which share of that on they bring reports together that words do not."""
_MOSTLY = 6_000
"""Who takes over so much of another text, in ten-thousandths of their own, tells the event no second time."""

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
        self.rows: dict[ArticleId, int] = {}
        self._between: dict[Edge, Between] = {}
        self._names = SharedNames()
        self._by_name: set[Edge] = set()
        self._renamed: set[Edge] = set()
        self.others: Table = np.zeros((0, MOST), np.int64)
        self.found: Table = np.zeros((0, MOST), np.int64)

    def add(self, reports: Sequence[Report]) -> None:
        """Add reports; one of an article that is there already is left out."""
        new = {report.article: report for report in reports if report.article not in self.rows}
        if not new:
            return
        self.rows.update({article: len(self._reports) + place for place, article in enumerate(new)})
        self._reports += new.values()
        named = self._names.add(new.values())
        nobody = np.full((len(new), MOST), -1, np.int64)
        self.others = np.vstack([self.others, nobody])
        self.found = np.vstack([self.found, np.full_like(nobody, NONE)])
        for row in self._near.add([(each.article, each.profile.words, each.date) for each in new.values()]):
            others = self._near.of(row)
            self.others[row, : len(others)] = others
            own = self.at(row)
            self.found[row, : len(others)] = [self.thousandths(own, other) for other in self.ids(others)]

        self._renamed |= named
        for edge in named:
            self._note(edge)

    def _note(self, edge: Edge) -> None:
        """Whether two reports are alike enough to be of one event by what rare names tell of them."""
        self._by_name.discard(edge)
        share = self._names.share(*edge)
        if share >= _MUCH and self.thousandths(*edge) + named_between(share, self.told(*edge)) >= LEAST:
            self._by_name.add(edge)

    def at(self, row: int) -> ArticleId:
        """The article of a row."""
        return self._reports[row].article

    def ids(self, rows: Iterable[int]) -> list[ArticleId]:
        """The articles of rows."""
        return [self._reports[row].article for row in rows]

    def report(self, article: ArticleId) -> Report:
        """The report of an article."""
        return self._reports[self.rows[article]]

    def nearest(self, article: ArticleId) -> list[tuple[ArticleId, float]]:
        """The reports likeliest to be of one event with one, best first, and the evidence for it.

        Six tenths of the mean that each has with its own nearest four are taken off before they are put in order: what
        is like everything is passed over (cross-domain similarity local scaling; Conneau et al. 2018, eq. 4).
        """
        others = self._near.of(self.rows[article])
        four = np.maximum(-np.sort(-self.found[others], axis=1)[:, :NEAREST], STRANGE).sum(axis=1).tolist()
        found = [
            (other, self.thousandths(article, other), four[place]) for place, other in enumerate(map(self.at, others))
        ]
        ordered = sorted(found, key=lambda each: (3 * each[2] - 20 * each[1], each[0]))
        return [(other, value / PARTS) for other, value, _ in ordered]

    def row(self, article: ArticleId) -> int:
        """The row of an article."""
        return self.rows[article]

    def thousandths(self, a: ArticleId, b: ArticleId) -> int:
        """The evidence in thousandths of a nat."""
        return self.told(a, b).evidence

    def told(self, a: ArticleId, b: ArticleId) -> Between:
        """What two reports tell of their being of one event."""
        edge = (a, b) if a < b else (b, a)
        if edge not in self._between:
            pair = self.report(edge[0]), self.report(edge[1])
            key = key_between(*pair)
            self._between[edge] = self._comparisons.found(key, PackedBetween, lambda: between(*pair))
        return self._between[edge]

    def in_two_tongues(self, a: ArticleId, b: ArticleId) -> bool:
        """Whether two reports are in two languages."""
        return in_two_tongues(self.report(a).profile, self.report(b).profile)

    def names(self, a: ArticleId, b: ArticleId) -> float:
        """How much of what rare names can tell two reports share, 0..1."""
        return self._names.share(a, b)

    def renamed(self) -> set[Edge]:
        """The pairs of which names tell something else since this was last asked."""
        renamed, self._renamed = self._renamed, set()
        return renamed

    def namesakes(self, edge: Edge) -> bool:
        """Whether two are alike enough to be of one event by what rare names tell of them."""
        return edge in self._by_name


def named_between(share: float, told: Between) -> int:
    """What rare names of which two reports share so much add to what else is told, in thousandths of a nat."""
    return 0 if told.apart else round(share * (_NAMES + told.excused))


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
