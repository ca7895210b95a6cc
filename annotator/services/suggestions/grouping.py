"""Owns the groups of claims that likely speak of the same: what each would make of facts, if somebody joined it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import combinations

from annotator.domain.fact import Evidence, Stance
from annotator.domain.foreseen import FactChange
from annotator.domain.ids import ClaimId, LinkId, link_id
from annotator.domain.learned import Learned, alike
from annotator.domain.link import Link, Relation, Standing, is_vague
from annotator.domain.span import Span
from annotator.match.groups.group_articles import Shared
from annotator.match.groups.group_odds import Stated, in_groups, on_the_whole
from annotator.match.groups.group_words import Said as Worded
from annotator.match.groups.likely_groups import Group, Likely, likely_groups
from annotator.match.links.closure import Pair, closed
from annotator.services.learning import learned_in
from annotator.services.workspace import Workspace
from annotator.store import fact_queries, group_queries, link_queries, root_queries
from annotator.store.database import Connection

_LEAST = 5_500
"""People are shown what is more likely right than wrong: pairs that are so likely on average, in ten-thousandths."""
_NEAR = 24
"""So many claims around one are looked at, the likeliest first: no group that people read is larger."""
_FAR = 3_000
"""What is less likely the same as a claim leads no further from it, in ten-thousandths."""
Said = tuple[Link, Standing]


_AGAINST = (Relation.CONTRADICTS, Relation.DISPUTES, Relation.SUPERSEDES)
"""What two claims that stand so to each other say cannot both hold at once, however alike they are."""


@dataclass(frozen=True, slots=True)
class Opposing:
    """A claim that says otherwise than claims of a group: how the link between them reads, and how alike both are."""

    claim: ClaimId
    link: Link
    alike: int


@dataclass(frozen=True, slots=True)
class LikelyGroup:
    """Claims that likely speak of the same, and how many roots they have, at least and at most.

    `alike` is how alike the claims of different parts are on average, in ten-thousandths: 0 where nothing is known.
    `parts` are the groups that people made of them so far, a claim of no group being one of its own. `facts` are those
    with evidence among the claims, and what they could gain from the others. `against` are other claims that likely
    contradict, dispute or supersede some of these: never part of the group.
    """

    claims: tuple[ClaimId, ...]
    parts: tuple[int, ...]
    alike: int
    roots: int
    roots_most: int
    facts: tuple[FactChange, ...]
    against: tuple[Opposing, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of links: those decided, those open, and which claims are copies of which.

    `likely` is how likely the ends of open links belong in one group by all that is around them, in ten-thousandths;
    of those that are not in it the score tells.
    """

    decided: Sequence[Said]
    open: Sequence[Link]
    copies: Sequence[Pair]
    likely: Mapping[LinkId, int] = field(default_factory=dict)

    def groups(self, learned: Learned) -> list[Group]:
        """The likely groups, largest first."""
        likely = (
            Likely(link.a, link.b, alike(learned, self._seen(link)))
            for link in self.open
            if link.relation is not Relation.DIFFERENT
        )
        copies = (_copy(*pair) for pair in self.copies)
        opposed = (frozenset((link.a, link.b)) for link in self.opposed(learned))
        return likely_groups([*map(_judged, self.decided), *copies], likely, _LEAST, opposed)

    def _seen(self, link: Link) -> Link:
        return replace(link, score=self.likely.get(link.id, link.score)) if self.likely else link

    def opposed(self, learned: Learned) -> Iterator[Link]:
        """The open links whose claims likely cannot both hold."""
        return (
            link
            for link in self.open
            if link.relation in _AGAINST and not is_vague(link.relation, alike(learned, link))
        )

    def against(self, group: Group, learned: Learned) -> tuple[Opposing, ...]:
        """The claims outside a group that oppose one inside, those most alike first, each once."""
        found: dict[ClaimId, Opposing] = {}
        for link in self.opposed(learned):
            for own, other in ((link.a, link.b), (link.b, link.a)):
                told = Opposing(other, link, alike(learned, link))
                if own in group and other not in group and (other not in found or found[other].alike < told.alike):
                    found[other] = told
        return tuple(sorted(found.values(), key=lambda each: (-each.alike, each.claim)))

    def average(self, group: Group, learned: Learned, home: Mapping[ClaimId, ClaimId]) -> int:
        """How alike the claims of a group are that nobody joined yet."""
        apart = [pair for pair in combinations(sorted(group), 2) if len({home.get(each, each) for each in pair}) > 1]
        scores = {frozenset((link.a, link.b)): alike(learned, link) for link in self.open if link.a in group}
        return sum(scores.get(frozenset(pair), 0) for pair in apart) // max(1, len(apart))


def likely(ws: Workspace, most: int) -> list[LikelyGroup]:
    """The largest groups that are not joined yet, each with what joining it would make of facts."""
    return ws.read(lambda c: _likely(c, most))


def likely_with(ws: Workspace, claim: ClaimId) -> dict[ClaimId, int]:
    """The claims that likely speak of the same as one and are not in its group yet, those most alike first.

    With each how alike it is to the claim, or else to the one of the group that it is most alike with.
    """
    return ws.read(lambda c: _likely_with(c, claim))


def opposing(ws: Workspace, claim: ClaimId) -> tuple[Opposing, ...]:
    """The claims that likely say otherwise than one, and that nobody linked with it, those most alike first."""
    return ws.read(lambda c: _opposing(c, claim))


def _opposing(connection: Connection, claim: ClaimId) -> tuple[Opposing, ...]:
    learned = learned_in(connection)
    at = link_queries.links_at(connection, claim)
    known = _Known((), [link for link, standing in at if standing is Standing.SUGGESTED], ())
    return known.against(frozenset({claim}), learned)


def _likely(connection: Connection, most: int) -> list[LikelyGroup]:
    decided, open_ = link_queries.decided_links(connection), link_queries.open_links(connection)
    likely = _on_the_whole(connection, [*open_, *_confirmed(decided)])
    known = _Known(decided, open_, link_queries.copied_claims(connection), likely)
    home, learned = _parts(known), learned_in(connection)
    found: list[LikelyGroup] = []
    for group in known.groups(learned):
        parts = _by_part(group, home)
        if len(found) < most and len(parts) > 1:
            told = _told(connection, sorted(group), parts, known.average(group, learned, home))
            found.append(replace(told, against=known.against(group, learned)))
    return found


def _likely_with(connection: Connection, claim: ClaimId) -> dict[ClaimId, int]:
    learned = learned_in(connection)
    decided, open_ = _around(connection, claim, learned)
    near = sorted({claim, *(end for link in (*open_, *(said for said, _ in decided)) for end in (link.a, link.b))})
    company = {link.id: link for link in group_queries.company(connection, near)}
    company |= {link.id: link for link in open_}
    likely = _in_groups(connection, list(company.values()), open_)
    known = _Known(decided, open_, link_queries.copies_among(connection, near), likely)
    group = next((group for group in known.groups(learned) if claim in group), frozenset({claim}))
    home = _parts(known)
    others = {other for other in group if home.get(other, other) != home.get(claim, claim)}
    best: dict[ClaimId, tuple[bool, int]] = dict.fromkeys(others, (False, 0))
    for link in open_:
        for own, other in ((link.a, link.b), (link.b, link.a)):
            if other in best and own in group:
                # How alike it is to the claim itself counts, as everywhere else, where that is known.
                best[other] = max(best[other], (own == claim, alike(learned, link)))
    return {other: likely for other, (_, likely) in sorted(best.items(), key=lambda each: (-each[1][1], each[0]))}


def _on_the_whole(connection: Connection, links: Sequence[Link]) -> Mapping[LinkId, int]:
    """How likely the ends of links belong in one group, links being all there are."""
    stated = _stated(connection, links)
    articles = sorted({each.article for each in stated.values()})
    return on_the_whole(links, stated, group_queries.claim_counts(connection, articles))


def _in_groups(connection: Connection, links: Sequence[Link], asked: Sequence[Link]) -> Mapping[LinkId, int]:
    """How likely the ends of links belong in one group, links being all that the claims have that are asked about.

    All that their articles share is looked up. How likely those links are that lead further off is known by their
    scores alone, as their own company is not at hand: so they are not looked at again, as they are on the whole.
    """
    stated = _stated(connection, links)
    at = {stated[end].article for link in asked for end in (link.a, link.b) if end in stated}
    shares = group_queries.between(connection, sorted(at))
    sizes = group_queries.claim_counts(connection, sorted({article for pair in shares for article in pair}))
    return in_groups(links, stated, Shared(shares, sizes))


def _stated(connection: Connection, links: Iterable[Link]) -> dict[ClaimId, Stated]:
    claims = sorted({end for link in links for end in (link.a, link.b)})
    worded = group_queries.worded(connection, claims)
    return {each.claim: Stated(each.article, _words(each.text, each.predicate)) for each in worded}


def _words(text: str, predicate: Span | None) -> Worded | None:
    return Worded(text, predicate.start, predicate.end) if predicate else None


def _confirmed(decided: Iterable[Said]) -> Iterator[Link]:
    return (link for link, standing in decided if standing is Standing.CONFIRMED)


def _around(connection: Connection, claim: ClaimId, learned: Learned) -> tuple[list[Said], list[Link]]:
    """The decided and the open links at the claims around one, from the likeliest to what is too unlikely."""
    said: dict[str, Said] = {}
    seen: set[ClaimId] = set()
    waiting = [(0, claim)]
    while waiting and len(seen) < _NEAR:
        _, own = heappop(waiting)
        if own in seen:
            continue
        seen.add(own)
        for link, standing in link_queries.links_at(connection, own):
            said[link.id] = link, standing
            likely = 10_000 if standing is Standing.CONFIRMED else alike(learned, link)
            if standing is not Standing.REJECTED and likely >= _FAR:
                heappush(waiting, (-likely, link.other(own)))
    decided = [each for each in said.values() if each[1] in (Standing.CONFIRMED, Standing.REJECTED)]
    return decided, [link for link, standing in said.values() if standing is Standing.SUGGESTED]


def _judged(said: Said) -> Link:
    """A decided link as groups know them: what is not the same is two."""
    link, standing = said
    same = standing is Standing.CONFIRMED and link.relation is Relation.SAME
    return link if same else replace(link, relation=Relation.DIFFERENT)


def _copy(lead: ClaimId, copy: ClaimId) -> Link:
    return Link(link_id(lead, copy), lead, copy, Relation.SAME, score=0)


def _parts(known: _Known) -> Mapping[ClaimId, ClaimId]:
    """The claim that stands for the group of each claim that people or copying put into one."""
    confirmed = [*_confirmed(known.decided)]
    refused = [link for link, standing in known.decided if standing is Standing.REJECTED]
    closure = closed(confirmed, refused, known.copies)
    named = {end for link in confirmed for end in (link.a, link.b)} | {end for pair in known.copies for end in pair}
    return {claim: closure.group(claim) for claim in named}


def _by_part(group: Collection[ClaimId], home: Mapping[ClaimId, ClaimId]) -> tuple[int, ...]:
    sizes: dict[ClaimId, int] = {}
    for claim in group:
        name = home.get(claim, claim)
        sizes[name] = sizes.get(name, 0) + 1
    return tuple(sorted(sizes.values(), reverse=True))


def _told(connection: Connection, claims: Sequence[ClaimId], parts: tuple[int, ...], average: int) -> LikelyGroup:
    graph = root_queries.graphs_of(connection, [[Evidence(claim, Stance.SUPPORTS) for claim in claims]])[0]
    facts = tuple(_facts(connection, claims))
    return LikelyGroup(tuple(claims), parts, average, len(graph.roots), graph.most, facts)


def _facts(connection: Connection, claims: Sequence[ClaimId]) -> Iterator[FactChange]:
    held = link_queries.facts_by_claim(connection, claims)
    for identity in sorted({fact for facts in held.values() for fact in facts}):
        fact = fact_queries.fact(connection, identity)
        if fact is not None:
            known = {item.claim: item.stance for item in fact.evidence}
            supporting = [claim for claim, stance in known.items() if stance is Stance.SUPPORTS]
            fresh = [claim for claim in claims if claim not in known]
            stance = next(known[claim] for claim in claims if claim in known)
            gained = [*supporting, *fresh] if stance is Stance.SUPPORTS else supporting
            roots = [len(fact_queries.fact_roots(connection, each)) for each in (supporting, gained)]
            if fresh:
                yield FactChange(fact.id, fact.text, len(fresh), 0, stance, *roots)
