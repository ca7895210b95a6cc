"""Owns what an analyst does with edges of a root graph: join, cut or doubt one, and what each answer makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.fact import Evidence, Stance
from annotator.domain.ids import ClaimId, FactId, FamilyId
from annotator.domain.json import Json
from annotator.domain.link import Standing
from annotator.domain.roots import RootGraph
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.links import STANDINGS
from annotator.services.workspace import Act, Workspace
from annotator.store import queries, root_queries
from annotator.store.database import Connection


@dataclass(frozen=True, slots=True)
class RootCount:
    """How many roots support a fact: at least, what is undecided joined, and at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class RootEffect:
    """The roots of a fact now and after either answer, and how many other facts rest on the same edge."""

    now: RootCount
    joined: RootCount
    cut: RootCount
    others: int = 0


def answer(ws: Workspace, family: FamilyId, verb: Verb, *, via: str) -> Changes:
    """Confirm that articles rest on one text or statement, deny or doubt it; NotAllowed if this analyst said so."""
    outcome = STANDINGS[verb]
    if ws.read(lambda c: queries.held(c, family, ws.analyst_id)) == outcome:
        raise NotAllowed("already", kind=Kind.FAMILY.value, status=outcome.value)
    standing = ws.read(lambda c: root_queries.standing_of(c, family))
    shown: dict[str, Json] = {"status": standing.value} if standing else {}
    return ws.act([Act(verb, Kind.FAMILY, family, {}, shown)], via=via)


def count_of(ws: Workspace, claims: Sequence[ClaimId]) -> RootCount:
    """How many roots some claims have, as if they were the evidence of one fact."""
    evidence = [Evidence(claim, Stance.SUPPORTS) for claim in claims]
    return _count(ws.read(lambda c: root_queries.graphs_of(c, [evidence]))[0])


def effect(ws: Workspace, fact: FactId, family: FamilyId | None) -> RootEffect:
    """What either answer to an edge makes of a fact; nothing for an edge that nobody can answer (None)."""
    return ws.read(lambda c: _effect(c, fact, family))


def _effect(connection: Connection, fact: FactId, family: FamilyId | None) -> RootEffect:
    graph = root_queries.graphs(connection, [fact], Stance.SUPPORTS)[fact]
    now = _count(graph)
    if family is None:
        return RootEffect(now, now, now)
    joined, cut = (_count(_answered(graph, family, each)) for each in (Standing.CONFIRMED, Standing.REJECTED))
    resting = root_queries.facts_resting_on(connection, family)
    return RootEffect(now, joined, cut, sum(each != fact for each in resting))


def _answered(graph: RootGraph, family: FamilyId, standing: Standing) -> RootGraph:
    edges = tuple(replace(edge, standing=standing) if edge.family == family else edge for edge in graph.edges)
    return replace(graph, edges=edges)


def _count(graph: RootGraph) -> RootCount:
    return RootCount(len(graph.roots), graph.most)
