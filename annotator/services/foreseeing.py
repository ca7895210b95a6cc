"""Owns what an answer to a link would change: which groups join or part, which facts, what it clashes with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.domain.fact import Fact, Stance
from annotator.domain.foreseen import CandidateTold, FactChange, Foreseen
from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.link import Link, Relation, Standing
from annotator.match.links.closure import Closure, Implied
from annotator.services.asking import Asking, Known
from annotator.services.learning import weights
from annotator.services.workspace import Workspace
from annotator.store import fact_queries, link_queries
from annotator.store.database import Connection

_PASSED_ON = (Relation.SAME, Relation.REFINES, Relation.SUPPORTS)
_TURNED = (Relation.CONTRADICTS, Relation.DISPUTES)
_OPPOSITE = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}
Claims = frozenset[ClaimId]


@dataclass(frozen=True, slots=True)
class _Ends:
    """The groups of a link's claims."""

    a: Claims
    b: Claims

    @classmethod
    def of(cls, link: Link, known: Closure) -> "_Ends":
        return cls(frozenset(known.members(link.a)), frozenset(known.members(link.b)))

    @property
    def sizes(self) -> tuple[int, int]:
        return len(self.a), len(self.b)


def foresee(ws: Workspace, asking: Asking, link: Link, answer: Relation) -> Foreseen:
    """What changes if the link is answered so, which is not done."""
    answered = replace(link, relation=answer)
    now, then = asking.queue.known, asking.known.closure(answered)
    before, after = _Ends.of(link, now), _Ends.of(link, then)
    joining = then.implied(link.a, link.b) is Implied.SAME and before.a != before.b
    parting = before.a == before.b and then.implied(link.a, link.b) is not Implied.SAME
    question = asking.queue.question(link.id)
    settles = 0 if question is None else question.settles_if_same if joining else question.settles
    return Foreseen(
        answer=answer,
        joins=before.sizes if joining else None,
        parts=after.sizes if parting else None,
        settles=settles,
        facts=tuple(ws.read(lambda c: list(_facts(c, answer, before, after if parting else None)))),
        clashes=tuple(sorted(_clashes(asking.known, answered, now, then))),
    )


def tell(ws: Workspace, asking: Asking, link: Link) -> CandidateTold:
    """What can be told of a link before it is answered."""
    decided = asking.decided(link)
    implied = asking.implied(link) if decided is None else None
    return CandidateTold(
        link=link,
        likelihood=asking.learned.likelihood(link),
        implied=None if implied is None else implied is Implied.SAME,
        same=foresee(ws, asking, link, Relation.SAME),
        different=foresee(ws, asking, link, Relation.DIFFERENT),
        weights=tuple(weights(asking.learned)),
        lessons=asking.learned.lessons,
        decided=decided,
    )


def _clashes(known: Known, answered: Link, now: Closure, then: Closure) -> Iterator[LinkId]:
    """The other decided links that cannot hold together with the answer."""
    refused = answered.relation is Relation.SAME and then.implied(answered.a, answered.b) is not Implied.SAME
    between = {now.group(answered.a), now.group(answered.b)}
    for link, standing in known.decided.values():
        if link.id == answered.id:
            continue
        if standing is Standing.CONFIRMED and link.relation is Relation.SAME:
            if now.implied(link.a, link.b) is Implied.SAME and then.implied(link.a, link.b) is not Implied.SAME:
                yield link.id
        elif refused and {now.group(link.a), now.group(link.b)} == between:
            yield link.id


def _facts(connection: Connection, answer: Relation, before: _Ends, parts: _Ends | None) -> Iterator[FactChange]:
    held = link_queries.facts_by_claim(connection, [*before.a, *before.b])
    for identity in sorted({fact for facts in held.values() for fact in facts}):
        fact = fact_queries.fact(connection, identity)
        if fact is None:
            continue
        change = _parted(connection, fact, parts) if parts else _gained(connection, fact, answer, before)
        if change is not None:
            yield change


def _gained(connection: Connection, fact: Fact, answer: Relation, ends: _Ends) -> FactChange | None:
    """What a fact that holds claims of one group could gain from the other."""
    stances = {item.claim: item.stance for item in fact.evidence}
    for own, other in ((ends.a, ends.b), (ends.b, ends.a)):
        said = next((stances[claim] for claim in sorted(own) if claim in stances), None)
        stance = said if answer in _PASSED_ON else _OPPOSITE.get(said) if said and answer in _TURNED else None
        fresh = sorted(other - stances.keys())
        if stance in _OPPOSITE and fresh:
            held = _holding(stances, Stance.SUPPORTS)
            gained = [*held, *fresh] if stance is Stance.SUPPORTS else held
            roots = _roots(connection, held), _roots(connection, gained)
            return FactChange(fact.id, fact.text, len(fresh), 0, stance, *roots)
    return None


def _parted(connection: Connection, fact: Fact, parts: _Ends) -> FactChange | None:
    """What a fact that holds claims of both parts would lose, if it kept the larger one."""
    stances = {item.claim: item.stance for item in fact.evidence}
    leaving = min((parts.a & stances.keys(), parts.b & stances.keys()), key=lambda part: (len(part), sorted(part)))
    if not leaving:
        return None
    held = _holding(stances, Stance.SUPPORTS)
    left = [claim for claim in held if claim not in leaving]
    roots = _roots(connection, held), _roots(connection, left)
    return FactChange(fact.id, fact.text, 0, len(leaving), Stance.SUPPORTS, *roots)


def _holding(stances: dict[ClaimId, Stance], wanted: Stance) -> list[ClaimId]:
    return [claim for claim, stance in stances.items() if stance is wanted]


def _roots(connection: Connection, claims: Sequence[ClaimId]) -> int:
    return len(fact_queries.fact_roots(connection, claims))
