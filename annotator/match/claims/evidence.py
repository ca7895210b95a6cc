"""Owns all that is found out about two claims, attribute by attribute, from which their relation follows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from annotator.match.claims.actors import other_person, told_apart
from annotator.match.claims.amounts import how_many, of_its_deed, of_two_times, when
from annotator.match.claims.as_well import as_well
from annotator.match.claims.attributes import Attribute, Finding, Overlap, Standing, overlap
from annotator.match.claims.blaming import done_by_accuser
from annotator.match.claims.causation import causes_known, other_causes_of_one
from annotator.match.claims.causes import other_causes
from annotator.match.claims.clash import CONTRADICTS, Clashes, Clues, clues, likelihood
from annotator.match.claims.day_by_day import both_by_day
from annotator.match.claims.exchanges import crossed, exchanged, swapped
from annotator.match.claims.facets import Facets
from annotator.match.claims.participants import (
    agents_finding,
    names_beside,
    other_agents,
    other_doers,
    participants,
)
from annotator.match.claims.polarity import Polarity, polarity, polarity_finding
from annotator.match.claims.shared_names import Matched, matched
from annotator.match.claims.sums import goes_on, of_two_dealings, of_two_spans
from annotator.match.claims.things import other_numbers, other_things
from annotator.match.claims.ties import tied_otherwise
from annotator.match.claims.verdicts import of_two_charges
from annotator.match.claims.voice import certainty, did_what
from annotator.match.names.named import Named, alike
from annotator.match.tongues.telling import ENGLISH
from annotator.match.words.camps import other_camps
from annotator.match.words.nearness import nearness
from annotator.match.words.senses import CONVERSES, LIGHT, senses_of, stems_of

SAME_EVENT = 0.34
"""Share of meaningful words in common from which two claims are taken to speak of one event."""
ONE_KIND = 0.6
"""So near are predicates that tell of one kind of event."""
_ANOTHER = {Attribute.WHEN: "another time", Attribute.WHERE: "another place"}
BY_OTHERS = "done by others"
_EXCLUDING = (0, 2)
"""Of who, to whom and where: one may do the same to many, but only one did it, and in one place."""
_EXCHANGED = "who does it and to whom are exchanged"
_SAME_WORDS = 0.75
"""From this share of meaningful words in common on it tells how they hang together."""
_BEGINNING = stems_of(
    "become join elect appoint name marry move start begin take enter open found buy get succeed hire"
)
"""Stems of verbs after which a state holds."""
_EXCEPTED = 0.85
"""How surely what holds of all but some excludes that it holds of these."""
_SITE = re.compile(
    r"\b(?:at|in|near|outside|inside|from)\s(?:the|a|an|his|her|its|their)\s(?:[^\W\d_]+\s){1,3}(?:in|near|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FAR = 60
_SAID_OF_OTHERS, _TWO_CHARGES = "said of others", "they tell of two charges"
_GOES_ON = "one goes on from where the other ended"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was found out about a pair, from which its relation follows."""

    known: Overlap
    named: Matched
    polarity: Polarity
    findings: tuple[Finding, ...]
    clues: Clues
    clash: float
    others_act: bool = False
    two: str | None = None
    """Why they tell of two things or events, whatever else agrees."""
    too: str | None = None
    """Why both may hold of others, whom only one of them names."""

    @property
    def excluded(self) -> bool:
        """Whether one denies what the other says, or they use opposite words."""
        return bool(self.clues.denied or self.clues.opposite)

    @property
    def clashes(self) -> bool:
        """Whether anything differs that could make the claims exclude each other."""
        return self.clash > 0

    @property
    def turned_back(self) -> bool:
        """Whether all that differs is a denial of the opposite: "was not closed" and "remained open"."""
        return self.polarity.cancelled and not (self.clues.number or self.clues.date or self.clues.name)

    @property
    def another(self) -> str | None:
        """What makes it another event, if anything does: time, place, or, of one deed, to whom it is done."""
        told = (_ANOTHER[attribute] for attribute in _ANOTHER if self.of(attribute).differs)
        done = self.of(Attribute.WHOM).differs and self.of(Attribute.WHAT).standing is Standing.AGREE
        others = "done to others" if done and not self.named.lists else BY_OTHERS if self.others_act else self.too
        return next(told, others)

    def of(self, attribute: Attribute) -> Finding:
        """The finding for an attribute."""
        return next(one for one in self.findings if one.attribute is attribute)


def evidence(a: Facets, b: Facets) -> Evidence:
    """What two claims share, what each attribute says, and how likely it is that they exclude each other."""
    known, named = overlap(a, b), matched(a, b)
    opposite = polarity(a, b, known)
    by_day = both_by_day(a, b)
    # When a toll was told is not when whom it counts was struck.
    amount, date = how_many(a, b), when(a, b) if a.level == b.level or by_day else Finding(Attribute.WHEN)
    people = participants(a, b, named, close=known.share >= SAME_EVENT)
    doing, otherwise = did_what(a, b), _otherwise(a, b, known)
    turned = otherwise.exchanged
    if opposite.cancelled and doing.differs:
        doing = Finding(Attribute.WHAT)
    too = None if turned else as_well(a, b, named)
    others = any(people[place].differs for place in _EXCLUDING) and not named.lists and _one_deed(a, b, doing)
    agents = None if turned or named.lists or too else other_agents(a, b)
    if agents and (date.differs or names_beside(named, agents)):
        agents = None
    others = others and not too and (agents is not None or not told_apart(a, b))
    rest = known.share if turned else _rest(a, b, named) if others else 0.0
    if causes_known(a, b):
        agents = None if date.differs or people[2].differs else other_causes_of_one(a, b)
        rest = 1.0 if agents else rest
    elif agents:
        rest = _dice(a.stems - agents[0], b.stems - agents[1])
        rest = max(rest, _deed_told(a, b, agents)) if other_camps(*agents) else rest
    of_one_kind = doing.standing is not Standing.DIFFER or nearness(a.core, b.core) >= ONE_KIND
    day = date.differs and of_one_kind and not (_outlasts(a, b) or of_two_times(a, b) or by_day)
    of_deeds = amount.differs and ((not of_one_kind and of_its_deed(a, b)) or of_two_dealings(a, b))
    clashes = Clashes(amount.differs and not of_deeds, day, others or bool(turned) or agents is not None, rest)
    if turned:
        people = (Finding(Attribute.WHO, Standing.DIFFER, (turned,)), *people[1:])
    if things := other_things(a, b) or other_numbers(a, b) or other_person(a, b):
        people = (agents_finding(a, b, things), *people[1:])
    doers = agents or (None if turned or named.lists else other_doers(a, b))
    if doers:
        people = (agents_finding(a, b, doers), *people[1:])
    seen = clues(a, b, known, opposite, clashes)
    clash = _EXCEPTED if opposite.excepts and opposite.excluded else likelihood(seen, known, clashes.rest)
    contrary = bool(seen.denied or seen.opposite) and clash >= CONTRADICTS
    of_one = known.share >= SAME_EVENT and not of_a_name(a, b, named)
    said = polarity_finding(opposite, opposite=contrary, same=of_one)
    findings = (*people[:1], doing, people[1], amount, date, people[2], said, certainty(a, b))
    others_act = doers is not None and agents is None
    of_accuser = done_by_accuser(a, b) or done_by_accuser(b, a)
    two = _SAID_OF_OTHERS if things or of_accuser else otherwise.tied or other_causes(a, b)
    two = two or (_TWO_CHARGES if of_two_charges(a, b) else _GOES_ON if goes_on(a, b) else None)
    two = two or (_ANOTHER[Attribute.WHEN] if date.differs and of_two_spans(a, b) else None)
    return Evidence(known, named, opposite, findings, seen, clash, others_act, two, too)


class _Otherwise(NamedTuple):
    """Why claims that share their words exchange those who take part, or tell of others, as these hang together."""

    exchanged: str | None
    tied: str | None


def _otherwise(a: Facets, b: Facets, known: Overlap) -> _Otherwise:
    turned = _EXCHANGED if exchanged(a, b) else None
    read = a.tongue == b.tongue == ENGLISH
    if turned or known.share < _SAME_WORDS or a.text == b.text or not read:
        return _Otherwise(turned, None)
    crossing = crossed(a, b)
    # Where no deed is known to be one, nothing tells that only one of both can hold.
    one_deed = not a.core.isdisjoint(b.core)
    if crossing and one_deed:
        return _Otherwise(crossing, None)
    return _Otherwise(None, crossing or tied_otherwise(a, b) or swapped(a, b))


def _deed_told(a: Facets, b: Facets, agents: tuple[frozenset[str], frozenset[str]]) -> float:
    """How much of what the shorter tells of the deed, and to whom it was done, the other tells as well."""
    ours, theirs = ((side.core | side.object) - acting for side, acting in zip((a, b), agents, strict=True))
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _outlasts(a: Facets, b: Facets) -> bool:
    """Whether one tells a state that what the other tells may have begun: "became president", "was president"."""
    begun = not (a.core | b.core).isdisjoint(_BEGINNING)
    return begun and bool(a.state) != bool(b.state) and not (a.object & b.object).isdisjoint(a.state | b.state)


def _one_deed(a: Facets, b: Facets, doing: Finding) -> bool:
    """Whether both may tell of one deed: another doer or place of another deed excludes nothing."""
    if doing.standing is not Standing.SILENT:
        return doing.standing is Standing.AGREE
    return 2 * len(a.topics & b.topics) >= SAME_EVENT * (len(a.topics) + len(b.topics))


def of_a_name(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether claims share little but one name: what they tell of it is of another kind, in other words."""
    both = {one.text for one in (*named.both_a, *named.both_b)}
    if not both or not all(alike(*sorted(pair)) for pair in combinations(both, 2)):
        return False
    names = frozenset(stem for side in (a, b) for name in side.names for stem in name.stems)
    ours, theirs = senses_of(a.stems - names), senses_of(b.stems - names)
    converse = any(one in a.core and other in b.core for one, other in CONVERSES)
    near = converse or (not (a.core | b.core) <= LIGHT and nearness(a.core, b.core) >= ONE_KIND)
    return bool(ours and theirs) and not near and _dice(ours, theirs) < SAME_EVENT


def _rest(a: Facets, b: Facets, named: Matched) -> float:
    """How far the words agree that are no names which only one has (Dice coefficient)."""
    return _dice(_without(a, named.only_a), _without(b, named.only_b))


def _dice(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _without(side: Facets, named: Iterable[Named]) -> frozenset[str]:
    sites = (_site(side, name) for name in named if name.place)
    return side.stems.difference(*(name.stems for name in named), *sites)


def _site(side: Facets, name: Named) -> frozenset[str]:
    """The words for what lies in a place, and tells only where: "a bar" of "in a bar in Turin"."""
    start = name.span.start - side.start
    found = _SITE.search(side.text, max(0, start - _FAR), start)
    if found is None:
        return frozenset()
    first, last = side.start + found.start(), side.start + found.end()
    return frozenset(word.stem for word in side.words if first <= word.span.start and word.span.end <= last)
