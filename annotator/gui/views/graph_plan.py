"""The root graph as it is to be drawn: which boxes stand in which column and line, and what joins them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from annotator.domain.fact import Stance
from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest, RootGraph
from annotator.domain.view import ArticleRow, EvidenceRow, FactDetail
from annotator.gui.dates import short_date
from annotator.gui.views.fact_words import by_root, source_of
from annotator.gui.wording import one_line

_SHOWN = 3
"""Of articles that rest on the same in the same way so many are shown; more of them are one stack."""
_BETWEEN = 0.35
"""Lines left free between two roots."""
_CLEAR = 0.8
"""Lines from the middle of what was cut to the boxes above and below it: no less than a box is high."""


class Place(IntEnum):
    """The columns."""

    ARTICLE = 0
    PASSAGE = 1
    STATEMENT = 2
    ROOT = 3


_PLACES = {Rest.COPY: Place.PASSAGE}


@dataclass(frozen=True, slots=True)
class Box:
    """An article, a stack of them, a passage, a statement or a root; `line` counts from the top, in rows of boxes.

    `number` is that of a root that supports the fact, else 0; `names` are the articles of a stack.
    """

    key: str
    place: Place
    line: float
    title: str
    meta: str
    stances: tuple[Stance, ...] = ()
    number: int = 0
    names: tuple[str, ...] = ()
    edge: int = -1

    @property
    def stance(self) -> Stance | None:
        """What it says about the fact; None for what says nothing itself, or says both."""
        return self.stances[0] if len(self.stances) == 1 else None


@dataclass(frozen=True, slots=True)
class Pick:
    """What can be chosen and answered: an edge by its place, as a whole or for one of its articles."""

    edge: int
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """That one box rests on another; `edge` is the place of the edge that says so, -1 for what nobody asks about.

    `article` is the one it comes from, if that can be answered for alone.
    """

    source: str
    target: str
    words: str
    edge: int = -1
    standing: Standing | None = None
    circle: bool = False
    article: ArticleId | None = None

    def is_of(self, pick: Pick) -> bool:
        """Whether it is what was chosen, or part of it."""
        return self.edge == pick.edge >= 0 and pick.article in (None, self.article)


@dataclass(frozen=True, slots=True)
class Plan:
    """All boxes and ties; `picks` are what can be chosen from top to bottom, `lines` is how high it is."""

    boxes: tuple[Box, ...] = ()
    ties: tuple[Tie, ...] = ()
    picks: tuple[Pick, ...] = ()
    lines: float = 0.0
    stacked: bool = False


def circle_of(edge: Edge, graph: RootGraph) -> bool:
    """Whether the edge is part of a circle of outlets that name one another."""
    return edge.rest is Rest.OUTLET and any(set(edge.articles) <= set(circle) for circle in graph.circles)


def hub_words(edge: Edge, rows: Mapping[ArticleId, EvidenceRow], speakers: Mapping[ArticleId, str]) -> tuple[str, str]:
    """What the box of an edge says: the passage, who made the statement, or the outlet that is named."""
    many = f"{len(edge.articles)} articles"
    if edge.rest is Rest.OUTLET and edge.first and edge.first in rows:
        named = rows[edge.first].article
        return source_of(named), f"as source, {_day(named)}"
    if edge.rest is Rest.COPY:
        return f"“{one_line(rows[edge.articles[0]].claim.text)}”", f"one text in {many}"
    if edge.rest is Rest.HOUSE:
        return edge.outlet, f"one outlet in {many}"
    speaker = next((speakers[article] for article in edge.articles if speakers.get(article)), "")
    return speaker or "One statement", f"quoted in {many}"


def plan(detail: FactDetail, speakers: Mapping[ArticleId, str], *, folded: bool = True) -> Plan:
    """What is to be drawn of a fact's evidence; `folded` makes stacks of many like articles."""
    made = _Planning(detail, speakers, folded=folded)
    for number, rows in enumerate(by_root(detail), 1):
        made.add_root(number, rows)
    return made.plan()


@dataclass
class _Planning:
    """Boxes root by root, from the top."""

    detail: FactDetail
    speakers: Mapping[ArticleId, str]
    folded: bool
    _boxes: list[Box] = field(default_factory=list)
    _key_of: dict[ArticleId, str] = field(default_factory=dict)
    _top: float = 0.0
    _numbered: int = 0

    def __post_init__(self) -> None:
        self._rows = {row.article.id: row for row in self.detail.evidence}
        self._graph = self.detail.graph
        self._place_of = {edge.family: at for at, edge in enumerate(self._graph.edges)}
        self._stances: dict[ArticleId, tuple[Stance, ...]] = {}
        for row in self.detail.evidence:
            known = self._stances.get(row.article.id, ())
            self._stances[row.article.id] = tuple(dict.fromkeys((*known, row.stance)))

    def add_root(self, number: int, rows: Sequence[EvidenceRow]) -> None:
        """Adds the articles of a root, what they rest on, and the root."""
        articles = list({row.article.id: row.article for row in rows}.values())
        groups = self._grouped(articles)
        line = self._top
        for group in groups:
            for box in self._article_boxes(group, line):
                self._boxes.append(box)
                line += 1
        hubs = self._hubs(articles)
        self._boxes += hubs
        lowest = max([line, *(box.line + 1 for box in hubs)])
        self._boxes.append(self._root_box(number, articles, (self._top + line - 1) / 2))
        cut = self._cut_hubs(articles, lowest - 1 + _CLEAR)
        self._boxes += cut
        self._top = cut[-1].line + _CLEAR if cut else lowest + _BETWEEN

    def plan(self) -> Plan:
        """All of it."""
        ties = tuple(dict.fromkeys(self._ties()))
        stacked = any(box.names for box in self._boxes)
        lines = round(max((box.line + 1 for box in self._boxes), default=0.0), 6)
        return Plan(tuple(self._boxes), ties, tuple(self._picks(ties)), lines, stacked)

    def _picks(self, ties: Sequence[Tie]) -> Iterator[Pick]:
        """Every edge as a whole, and then its articles one by one as far as they are shown."""
        line = {box.key: box.line for box in self._boxes}
        for hub in sorted((box for box in self._boxes if box.edge >= 0), key=lambda box: (box.line, box.place)):
            if len(self._graph.edges[hub.edge].articles) > 1:
                yield Pick(hub.edge)
            at = sorted((tie for tie in ties if tie.target == hub.key), key=lambda tie: line[tie.source])
            alone = (Pick(tie.edge, tie.article if tie.edge == hub.edge else None) for tie in at)
            yield from dict.fromkeys(pick for pick in alone if pick.article or pick.edge not in (hub.edge, -1))

    # Articles

    def _grouped(self, articles: Sequence[ArticleRow]) -> list[list[ArticleRow]]:
        """Articles that rest on the same edges in the same way, together: those of copies first."""
        groups: dict[tuple[tuple[int, ...], tuple[Stance, ...]], list[ArticleRow]] = {}
        for article in articles:
            groups.setdefault((self._edges_at(article.id), self._stances[article.id]), []).append(article)
        return [groups[key] for key in sorted(groups, key=lambda key: (key[0] or (len(self._graph.edges),), key[1]))]

    def _edges_at(self, article: ArticleId) -> tuple[int, ...]:
        return tuple(at for at in range(len(self._graph.edges)) if self._ties_to(at, article))

    def _article_boxes(self, group: Sequence[ArticleRow], line: float) -> Iterator[Box]:
        alone = group if not self.folded or len(group) <= _SHOWN + 1 else group[:_SHOWN]
        for at, article in enumerate(alone):
            self._key_of[article.id] = f"article {article.id}"
            yield self._article_box(article, line + at)
        if len(alone) < len(group):
            rest = group[len(alone) :]
            key = f"stack {rest[0].id}"
            self._key_of.update((article.id, key) for article in rest)
            names = tuple(f"{source_of(article)}, {_day(article)}" for article in rest)
            meta = _period([article.date for article in rest if article.date])
            stances = self._stances[rest[0].id]
            title = f"{len(rest)} more articles"
            yield Box(key, Place.ARTICLE, line + len(alone), title, meta, stances, names=names)

    def _article_box(self, article: ArticleRow, line: float) -> Box:
        key, stances = f"article {article.id}", self._stances[article.id]
        return Box(key, Place.ARTICLE, line, source_of(article), _day(article), stances)

    # What they rest on

    def _hubs(self, articles: Sequence[ArticleRow]) -> list[Box]:
        here = {article.id for article in articles}
        lines = {box.key: box.line for box in self._boxes}
        found: list[Box] = []
        for at, edge in enumerate(self._graph.edges):
            if edge.joined and edge.articles[0] in here and not self._is_within(edge):
                shown = sorted({lines[self._key_of[each]] for each in edge.articles})
                found.append(self._hub(at, edge, (shown[0] + shown[-1]) / 2))
        return _apart(found)

    def _cut_hubs(self, articles: Sequence[ArticleRow], line: float) -> list[Box]:
        """What was cut, below the first root that has articles of it, in a line that no tie runs through."""
        here, known = {article.id for article in articles}, {box.edge for box in self._boxes}
        edges = ((at, edge) for at, edge in enumerate(self._graph.edges) if not self._is_within(edge))
        parted = ((at, edge) for at, edge in edges if not edge.joined and at not in known)
        found = [(at, edge) for at, edge in parted if not here.isdisjoint(edge.articles)]
        return [self._hub(at, edge, line + down) for down, (at, edge) in enumerate(found)]

    def _hub(self, at: int, edge: Edge, line: float) -> Box:
        title, meta = hub_words(edge, self._rows, self.speakers)
        return Box(f"edge {at}", _PLACES.get(edge.rest, Place.STATEMENT), line, title, meta, edge=at)

    def _is_within(self, edge: Edge) -> bool:
        """Whether it tells of one article of another edge, so that it needs no box of its own."""
        return edge.within in self._place_of

    def _hub_of(self, at: int) -> str:
        """The box of an edge, or of the one that it stands within."""
        edge = self._graph.edges[at]
        return f"edge {self._place_of[edge.within]}" if edge.within in self._place_of else f"edge {at}"

    def _root_box(self, number: int, articles: Sequence[ArticleRow], line: float) -> Box:
        stances = tuple(dict.fromkeys(stance for article in articles for stance in self._stances[article.id]))
        here = {article.id for article in articles}
        joined = [edge for edge in self._graph.edges if edge.joined and here.issuperset(edge.articles)]
        said = [edge for rest in (Rest.STATEMENT, Rest.HOUSE) for edge in joined if edge.rest is rest]
        title = hub_words(said[0], self._rows, self.speakers)[0] if said else self._leading(articles)
        meta = self._graph.origin(articles[0].id) if len(articles) == 1 else f"{len(articles)} articles count once"
        if Stance.SUPPORTS in stances:
            self._numbered += 1
        shown = self._numbered if Stance.SUPPORTS in stances else 0
        return Box(f"root {number}", Place.ROOT, line, title, meta, stances, shown)

    def _leading(self, articles: Sequence[ArticleRow]) -> str:
        """The outlet that names no other as its source; where each names another, that it is a circle."""
        cites = [edge for edge in self._graph.edges if edge.joined and edge.rest is Rest.OUTLET]
        naming = {edge.articles[-1] for edge in cites}
        lead = next((article for article in articles if article.id not in naming), None)
        circular = {article for circle in self._graph.circles for article in circle}
        outlets = {source_of(article) for article in articles if article.id in circular}
        return source_of(lead or articles[0]) if lead or not outlets else f"Circle of {len(outlets)} outlets"

    # What joins them

    def _ties(self) -> Iterator[Tie]:
        for number, rows in enumerate(by_root(self.detail), 1):
            root, here = f"root {number}", list(dict.fromkeys(row.article.id for row in rows))
            joined = [at for at, edge in enumerate(self._graph.edges) if edge.joined and edge.articles[0] in here]
            for article in here:
                yield from self._ties_of(article, joined, root)
            for at in joined:
                onward = self._onward(at, joined)
                if not self._is_within(self._graph.edges[at]):
                    yield Tie(f"edge {at}", f"edge {onward}" if onward >= 0 else root, "")
        for at, edge in enumerate(self._graph.edges):
            if not edge.joined:
                parted = edge.articles[-1:] if self._is_within(edge) else edge.articles
                yield from (Tie(self._key_of[each], self._hub_of(at), "cut", at, edge.standing) for each in parted)

    def _ties_of(self, article: ArticleId, joined: Sequence[int], root: str) -> Iterator[Tie]:
        own = [at for at in joined if self._ties_to(at, article)]
        direct = [at for at in own if not any(self._onward(other, joined) == at for other in own)]
        for at in direct:
            edge = self._graph.edges[at]
            if edge.rest is Rest.OUTLET and article == edge.first:
                yield Tie(self._key_of[article], self._hub_of(at), "its own words")
                continue
            circle = circle_of(edge, self._graph)
            words = "circle" if circle else self._tie_words(edge, article)
            yield Tie(
                self._key_of[article], self._hub_of(at), words, at, edge.standing, circle, self._alone(at, article)
            )
        if not own:
            speaker = self.speakers.get(article, "")
            yield Tie(self._key_of[article], root, f"said by {speaker}" if speaker else "own voice")

    def _ties_to(self, at: int, article: ArticleId) -> bool:
        """Whether an edge ties an article; what it was told apart from is tied by the edge it stands within."""
        edge = self._graph.edges[at]
        return article == edge.articles[-1] if self._is_within(edge) else article in edge.articles

    def _alone(self, at: int, article: ArticleId) -> ArticleId | None:
        """The article, if it can be answered for alone: it stands in no stack, and at least two are left without it."""
        edge = self._graph.edges[at]
        several = len(edge.articles) > 2 and edge.rest is not Rest.OUTLET and not self._is_within(edge)
        return article if several and self._key_of[article].startswith("article ") else None

    def _onward(self, at: int, joined: Sequence[int]) -> int:
        """The statement that a whole copied passage rests on; -1 for none."""
        edge = self._graph.edges[at]
        if edge.rest is not Rest.COPY:
            return -1
        wider = (
            other
            for other in joined
            if self._graph.edges[other].rest in (Rest.STATEMENT, Rest.HOUSE)
            and set(edge.articles) <= set(self._graph.edges[other].articles)
        )
        return next(wider, -1)

    def _tie_words(self, edge: Edge, article: ArticleId) -> str:
        first = article == edge.first
        home = self._graph.edges[self._place_of[edge.within]] if edge.within in self._place_of else edge
        words = {
            Rest.COPY: "first to print" if first else "copy" if home.first else "prints it",
            Rest.STATEMENT: "quotes it",
            Rest.OUTLET: "names it",
            Rest.HOUSE: "same outlet",
        }[edge.rest]
        return f"{words}?" if edge.open and not first else words


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, each at least a line below the one over it in its column."""
    lowest: dict[Place, float] = {}
    found = []
    for box in sorted(boxes, key=lambda box: (box.line, box.edge)):
        line = max(box.line, lowest.get(box.place, box.line))
        lowest[box.place] = line + 1
        found.append(replace(box, line=line))
    return found


def _period(days: Sequence[str]) -> str:
    """From the first day to the last one: "27 to 29 Dec 2020"."""
    if not days:
        return "no date"
    first, last = short_date(min(days)), short_date(max(days))
    if first == last:
        return last
    shared = first.split()[1:] == last.split()[1:]
    return f"{first.split()[0] if shared else first} to {last}"


def _day(article: ArticleRow) -> str:
    return short_date(article.date) if article.date else "no date"
