"""Owns what an analyst does with edges of a root graph: join, cut or doubt one, and what each answer makes of it.

An edge is answered as a whole, or for one of its articles alone. Copies and quoted statements that were suggested are
decided as what they are; an answer for one article, on somebody who is named, or on what one outlet prints, is a family
that the answer makes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotator.domain.decision import Verb
from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.fact import Evidence, Stance
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, ClaimId, FactId, FamilyId
from annotator.domain.json import Json
from annotator.domain.link import Standing
from annotator.domain.record import proposal_record
from annotator.domain.root_answers import Answered, answer_of_one, answered, of_house
from annotator.domain.roots import Edge, RootGraph, answer_to
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.domain.voices import Kin
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
class RootChange:
    """A fact with its roots now and after either answer to an edge."""

    fact: FactId
    text: str
    now: RootCount
    joined: RootCount
    cut: RootCount

    @property
    def moves(self) -> bool:
        """Whether any answer changes the count."""
        return not self.now == self.joined == self.cut


@dataclass(frozen=True, slots=True)
class RootEffect:
    """The roots of a fact now and after either answer, and every other fact of which an answer changes the count."""

    now: RootCount
    joined: RootCount
    cut: RootCount
    others: tuple[RootChange, ...] = ()


def answer(ws: Workspace, edge: Edge, verb: Verb, *, article: ArticleId | None = None, via: str) -> Changes:
    """Confirm that articles rest on one text or statement, deny or doubt it; NotAllowed if this analyst said so.

    Args:
        article: one of its articles, if only that it belongs there is meant; None for the edge as a whole.
    """
    return _decide(ws, ws.read(lambda c: _family(c, edge, article)), verb, edge.standing, via)


def judge(ws: Workspace, family: FamilyId, verb: Verb, *, reason: str = "", via: str) -> Changes:
    """The same of a family that is known by its id; Missing if there is none."""
    found = ws.read(lambda c: root_queries.family(c, family))
    if found is None:
        raise Missing("target-missing", id=family)
    return _decide(ws, found, verb, Standing.SUGGESTED, via, reason)


def answer_one(ws: Workspace, family: FamilyId, article: ArticleId, verb: Verb, *, via: str) -> Changes:
    """The same of whether one article belongs to a family; Missing if there is no such family, or article in it."""
    found = ws.read(lambda c: root_queries.family(c, family))
    if found is None or article not in {member.article for member in found.members}:
        raise Missing("target-missing", id=family if found is None else article)
    kind = Answered.OF_HOUSE if of_house(found) else Answered.ONE
    made = answer_of_one(found.members, article, found.reasons, kind=kind)
    like = ws.read(lambda c: root_queries.answer_like(c, made))
    return _decide(ws, like, verb, Standing.SUGGESTED, via)


def answer_joining(ws: Workspace, fact: FactId, articles: Collection[ArticleId], verb: Verb, *, via: str) -> Changes:
    """The same of the edges of a fact's root graph that join just these articles; Missing if there are none."""
    edges = ws.read(lambda c: root_queries.graphs(c, [fact])[fact]).edges
    meant = [edge for edge in edges if set(edge.articles) == set(articles)]
    if not meant:
        raise Missing("edge-missing", fact=fact)
    found = next((edge for edge in meant if edge.open), meant[0])
    return answer(ws, found, verb, via=via)


def _decide(  # what is decided, how it stood, and why
    ws: Workspace, family: Family, verb: Verb, stood: Standing, via: str, reason: str = ""
) -> Changes:
    outcome = STANDINGS[verb]
    if ws.read(lambda c: queries.held(c, family.id, ws.analyst_id)) == outcome:
        raise NotAllowed("already", kind=Kind.FAMILY.value, status=outcome.value)
    standing = ws.read(lambda c: root_queries.standing_of(c, family.id)) or stood
    payload: dict[str, Json] = {"reason": reason} if reason else {}
    if answered(family) is not None:
        payload["family"] = proposal_record(family)
    return ws.act([Act(verb, Kind.FAMILY, family.id, payload, {"status": standing.value})], via=via)


def _family(connection: Connection, edge: Edge, article: ArticleId | None) -> Family:
    """What an answer is about: the family that there is, or the one that the answer makes."""
    if article is not None:
        return root_queries.answer_like(connection, answer_to(edge, article))
    return root_queries.family(connection, edge.family) or answer_to(edge)


def count_of(ws: Workspace, claims: Sequence[ClaimId]) -> RootCount:
    """How many roots some claims have, as if they were the evidence of one fact."""
    evidence = [Evidence(claim, Stance.SUPPORTS) for claim in claims]
    return _count(ws.read(lambda c: root_queries.graphs_of(c, [evidence]))[0])


def effect(ws: Workspace, fact: FactId, edge: Edge | None, article: ArticleId | None = None) -> RootEffect:
    """What either answer to an edge makes of a fact and of others; None stands for no edge at all."""
    return ws.read(lambda c: _effect(c, fact, edge, article))


def _effect(connection: Connection, fact: FactId, edge: Edge | None, article: ArticleId | None) -> RootEffect:
    if edge is None:
        now = _count(root_queries.graphs(connection, [fact], Stance.SUPPORTS)[fact])
        return RootEffect(now, now, now)
    family = _family(connection, edge, article)
    facts = list(dict.fromkeys([fact, *root_queries.facts_near(connection, family)]))
    ground = root_queries.ground(connection, facts, Stance.SUPPORTS)
    ways = (None, Kin(family, Standing.CONFIRMED), Kin(family, Standing.REJECTED))
    counted = zip(*([_count(graph) for graph in ground.graphs(way)] for way in ways), strict=True)
    texts = root_queries.texts(connection, facts)
    own, *others = (RootChange(each, texts.get(each, ""), *ways) for each, ways in zip(facts, counted, strict=True))
    return RootEffect(own.now, own.joined, own.cut, tuple(each for each in others if each.moves))


def _count(graph: RootGraph) -> RootCount:
    return RootCount(len(graph.roots), graph.most)
