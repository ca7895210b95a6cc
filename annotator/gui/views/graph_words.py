"""The words of a root graph: what an edge says, how it stands, and what is asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest, RootGraph
from annotator.domain.view import EvidenceRow, FactDetail
from annotator.gui.dates import short_date
from annotator.gui.views.fact_words import listed, source_of
from annotator.gui.views.graph_plan import circle_of, hub_words
from annotator.gui.wording import one_line
from annotator.services.rooting import RootChange, RootCount

STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.SUGGESTED: ("Suggested", "proposed"),
    Standing.CONFIRMED: ("Joined", "confirmed"),
    Standing.REJECTED: ("Cut", "rejected"),
    Standing.UNSURE: ("Unsure", "unsure"),
}
"""What an edge's standing is called, and the look it has."""
_MOST_NAMES = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """An edge that was chosen, as a whole or for one of its articles."""

    edge: Edge
    article: ArticleId | None = None

    @property
    def one(self) -> ArticleId | None:
        """The article that an answer is about alone: as chosen, or as answered before."""
        return self.article or (self.edge.articles[-1] if self.edge.within else None)

    @property
    def others(self) -> tuple[ArticleId, ...]:
        """The articles that it is told apart from; all of them if none is meant alone."""
        return tuple(article for article in self.edge.articles if article != self.one)


_Rows = Mapping[ArticleId, EvidenceRow]
_Speakers = Mapping[ArticleId, str]


def outlets(articles: Sequence[ArticleId], rows: _Rows, most: int = _MOST_NAMES) -> str:
    """Who printed some articles: "Harbour Wire, Coast Daily and 2 more"."""
    names = [source_of(rows[article].article) for article in articles if article in rows]
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def says(asked: Asked, rows: _Rows, speakers: _Speakers, graph: RootGraph) -> str:
    """What an edge says: "Harbour Wire and Coast Daily print one text"."""
    edge = asked.edge
    if edge.rest is Rest.OUTLET:
        named, naming = (source_of(rows[article].article) for article in edge.articles)
        circle = ", in a circle" if circle_of(edge, graph) else ""
        return f"{naming} names {named} as its source{circle}"
    if edge.rest is Rest.HOUSE:
        return f"{_report(asked.one, rows)} goes with others of {edge.outlet}" if asked.one else _of_house(edge)
    if asked.one:
        shares = "prints this text" if edge.rest is Rest.COPY else "quotes this statement"
        return f"{outlets([asked.one], rows)} {shares}"
    if edge.rest is Rest.COPY:
        return f"{outlets(edge.articles, rows)} print one text"
    who = hub_words(edge, rows, speakers)[0]
    return f"{outlets(edge.articles, rows)} quote {'one statement' if who == 'One statement' else who}"


def question(asked: Asked, rows: _Rows) -> str:
    """What is asked about an edge."""
    edge = asked.edge
    if edge.rest is Rest.OUTLET:
        named, naming = (source_of(rows[article].article) for article in edge.articles)
        return f"Does {naming} have it from {named}?"
    if edge.rest is Rest.HOUSE:
        whose = _report(asked.one, rows) if asked.one else ""
        return (
            f"Does {whose} rest on the same as the others?"
            if whose
            else f"{_of_house(edge)}: do they rest on the same?"
        )
    verb, what = ("print", "text") if edge.rest is Rest.COPY else ("quote", "statement")
    if asked.one:
        return f"Does {outlets([asked.one], rows)} {verb} this {what}?"
    return f"Do {outlets(edge.articles, rows)} {verb} one {what}?"


def _of_house(edge: Edge) -> str:
    """ "2 articles are of AFP"."""
    return f"{len(edge.articles)} articles are of {edge.outlet}"


def _report(article: ArticleId, rows: _Rows) -> str:
    """An article by its outlet and day, since others have the same outlet: "AFP, 16 May 2024"."""
    shown = rows[article].article
    return f"{source_of(shown)}, {short_date(shown.date)}" if shown.date else source_of(shown)


def suggested_word(edge: Edge) -> str:
    """What an edge suggests in a word or two."""
    return {
        Rest.COPY: "Copies?",
        Rest.STATEMENT: "One statement?",
        Rest.OUTLET: "From there?",
        Rest.HOUSE: "One outlet?",
    }[edge.rest]


def done_words(verb: str, asked: Asked, rows: _Rows) -> str:
    """What was decided: "Cut: Coast Daily from Harbour Wire"."""
    if asked.edge.rest is Rest.HOUSE:
        return f"{verb}: {_report(asked.one, rows) if asked.one else _of_house(asked.edge)}"
    if asked.one is None:
        return f"{verb}: {outlets(asked.edge.articles, rows)}"
    between = {"Cut": "from", "Joined": "with"}.get(verb, "and")
    return f"{verb}: {outlets([asked.one], rows)} {between} {outlets(asked.others, rows) or 'the others'}"


def change_words(change: RootChange) -> str:
    """What becomes of another fact: "“It was extended.” 1, at most 2 roots; joined 1, cut 2"."""
    words = one_line(change.text)
    text = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    counts = (count_words(count) for count in (change.joined, change.cut))
    return (
        f"“{text}” {count_words(change.now)}; {'; '.join(map(' '.join, zip(('joined', 'cut'), counts, strict=True)))}"
    )


def count_words(count: RootCount) -> str:
    """ "2, at most 8": how many roots."""
    return f"{count.least}, at most {count.most}" if count.most > count.least else str(count.least)


def open_words(detail: FactDetail) -> tuple[str, str]:
    """How many edges are open, and what cutting all of them would leave."""
    count, most = detail.graph.open, detail.row.roots_max
    told = "no open edge" if not count else "1 open edge" if count == 1 else f"{count} open edges"
    cut = f"all cut: {most} root{'' if most == 1 else 's'}" if count else "everything is decided"
    return told, cut


def cut_words(detail: FactDetail) -> tuple[str, str]:
    """How many edges were cut; "" twice for none."""
    count = sum(not edge.joined for edge in detail.graph.edges)
    return ("", "") if not count else ("1 edge cut" if count == 1 else f"{count} edges cut", "counts as independent")


def circle_words(detail: FactDetail) -> tuple[str, str]:
    """Whether outlets name one another in a circle, and which; "" twice for none."""
    rows = {row.article.id: row for row in detail.evidence}
    circles = [listed([source_of(rows[each].article) for each in circle]) for circle in detail.graph.circles]
    if not circles:
        return "", ""
    return ("a circle" if len(circles) == 1 else f"{len(circles)} circles"), f"{'; '.join(circles)} name one another"
