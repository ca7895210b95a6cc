"""Owns what `suggest --explain` tells of a fact: its root graph, edge by edge, and what each answer makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.cli.console import counted, one_line
from annotator.cli.explaining import Line
from annotator.domain.ids import ArticleId
from annotator.domain.json import Json
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest, RootGraph

if TYPE_CHECKING:
    from annotator.domain.view import FactDetail
    from annotator.services.rooting import RootCount, RootEffect
    from annotator.services.workspace import Workspace

_SHARED = {Rest.COPY: "print one text", Rest.STATEMENT: "quote one statement"}
_ALONE = {Rest.COPY: "prints this text", Rest.STATEMENT: "quotes this statement"}
_STANDINGS = {
    Standing.SUGGESTED: "suggested, counts as joined",
    Standing.CONFIRMED: "joined",
    Standing.REJECTED: "cut",
    Standing.UNSURE: "unsure, counts as joined",
}


def edge_lines(ws: "Workspace", detail: "FactDetail") -> Iterator[Line]:
    """The graph as it is printed: how many roots there are, then every edge with both answers to it."""
    from annotator.services import rooting

    named = {row.article.id: row.article.source or row.article.title for row in detail.evidence}
    graph, row = detail.graph, detail.row
    most = f" (at most {row.roots_max})" if row.roots_max > row.roots else ""
    yield Line(one_line(detail.fact.text), look="bold")
    yield Line(f"{counted(row.roots, 'independent root')}{most}, {counted(row.articles, 'article')}", look="dim")
    for circle in graph.circles:
        told = _names([named.get(each, each) for each in circle])
        yield Line(f"a circle: {told} name one another as their source")
    for number, edge in enumerate(graph.edges, 1):
        yield Line("")
        yield Line(f"{number:>3}  {one_line(_says(edge, named, graph))}", look="bold")
        yield from _details(edge, rooting.effect(ws, detail.fact.id, edge))


def edge_records(ws: "Workspace", detail: "FactDetail") -> Iterator[dict[str, Json]]:
    """The same as records, an edge each."""
    from annotator.services import rooting

    for edge in detail.graph.edges:
        effect = rooting.effect(ws, detail.fact.id, edge)
        yield {
            "type": "edge",
            "fact": detail.fact.id,
            "rest": edge.rest.value,
            "standing": edge.standing.value,
            "articles": list(edge.articles),
            "first": edge.first,
            "family": edge.family,
            "within": edge.within,
            "circle": _in_circle(edge, detail.graph),
            "reasons": list(edge.reasons),
            "now": _count(effect.now),
            "if_joined": _count(effect.joined),
            "if_cut": _count(effect.cut),
            "facts": [
                {"fact": o.fact, "now": _count(o.now), "if_joined": _count(o.joined), "if_cut": _count(o.cut)}
                for o in effect.others
            ],
        }


def _says(edge: Edge, named: Mapping[ArticleId, str], graph: RootGraph) -> str:
    names = [named.get(article, article) for article in edge.articles]
    if edge.rest is Rest.OUTLET:
        circle = ", in a circle" if _in_circle(edge, graph) else ""
        return f"{names[-1]} names {names[0]} as its source{circle}"
    if edge.rest is Rest.HOUSE:
        return (
            f"1 article goes with others of {edge.outlet}"
            if edge.within
            else f"{len(names)} articles are of {edge.outlet}"
        )
    return f"{names[-1]} {_ALONE[edge.rest]}" if edge.within else f"{_names(names)} {_SHARED[edge.rest]}"


def _in_circle(edge: Edge, graph: RootGraph) -> bool:
    return edge.rest is Rest.OUTLET and any(set(edge.articles) <= set(circle) for circle in graph.circles)


def _details(edge: Edge, effect: "RootEffect") -> Iterator[Line]:
    yield Line(_STANDINGS[edge.standing], "stands", 5)
    yield from (Line(one_line(reason), " " if at else "why", 5) for at, reason in enumerate(edge.reasons))
    yield Line(_roots(effect.joined), "if joined", 5)
    yield Line(_roots(effect.cut), "if cut", 5)
    for at, other in enumerate(effect.others):
        told = f"{_roots(other.now)}; joined {_roots(other.joined)}; cut {_roots(other.cut)}"
        yield Line(f"“{one_line(other.text)}” {told}", " " if at else "changes", 5)
    yield Line(", ".join(edge.articles), "articles", 5)
    yield Line(edge.family, "family", 5)


def _roots(count: "RootCount") -> str:
    return f"{counted(count.least, 'root')}{f', at most {count.most}' if count.most > count.least else ''}"


def _count(count: "RootCount") -> list[Json]:
    return [count.least, count.most]


def _names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
