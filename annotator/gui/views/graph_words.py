"""The words of a root graph: what an edge says, how it stands, and what is asked of it."""

from collections.abc import Mapping

from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest, RootGraph
from annotator.domain.view import EvidenceRow, FactDetail
from annotator.gui.views.fact_words import listed, source_of
from annotator.gui.views.graph_plan import circle_of, hub_words
from annotator.services.rooting import RootCount

STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.SUGGESTED: ("Suggested", "proposed"),
    Standing.CONFIRMED: ("Joined", "confirmed"),
    Standing.REJECTED: ("Cut", "rejected"),
    Standing.UNSURE: ("Unsure", "unsure"),
}
"""What an edge's standing is called, and the look it has."""
FIXED = (
    "It follows from who is named in the claims, so there is nothing to join or cut. If a speaker is wrong, correct "
    "it in Review."
)
_MOST_NAMES = 3


def outlets(edge: Edge, rows: Mapping[ArticleId, EvidenceRow], most: int = _MOST_NAMES) -> str:
    """Who is joined by an edge: "Harbour Wire, Coast Daily and 2 more"."""
    names = [source_of(rows[article].article) for article in edge.articles if article in rows]
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def says(edge: Edge, rows: Mapping[ArticleId, EvidenceRow], speakers: Mapping[ArticleId, str], graph: RootGraph) -> str:
    """What an edge says: "Harbour Wire and Coast Daily print one text"."""
    if edge.rest is Rest.COPY:
        return f"{outlets(edge, rows)} print one text"
    if edge.rest is Rest.OUTLET:
        named, naming = (source_of(rows[article].article) for article in edge.articles)
        circle = ", in a circle" if circle_of(edge, graph) else ""
        return f"{naming} names {named} as its source{circle}"
    who = hub_words(edge, rows, speakers)[0]
    return f"{outlets(edge, rows)} quote {'one statement' if who == 'One statement' else who}"


def question(edge: Edge, rows: Mapping[ArticleId, EvidenceRow]) -> str:
    """What is asked about an edge that can be answered."""
    return f"Do {outlets(edge, rows)} {'print one text' if edge.rest is Rest.COPY else 'quote one statement'}?"


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
