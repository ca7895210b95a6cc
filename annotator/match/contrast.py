"""Owns the typed comparison of two claims: how they stand in each attribute, and the relation that follows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.claim import Claim
from annotator.domain.link import Relation
from annotator.match.actors import other_person
from annotator.match.amounts import by_and_to, count_others, grown_from, how_many, of_its_deed, when
from annotator.match.attributes import Attribute, Difference, Finding, Overlap, Standing, overlap
from annotator.match.camps import other_camps
from annotator.match.causes import other_causes
from annotator.match.clash import CONTRADICTS, Clashes, Clues, clues, likelihood
from annotator.match.facets import MOST, Facets
from annotator.match.fates import fate_denied, fates_clash
from annotator.match.named import Named, alike
from annotator.match.nearness import nearness
from annotator.match.participants import (
    Matched,
    agents_finding,
    exchanged,
    matched,
    names_beside,
    other_agents,
    other_doers,
    participants,
)
from annotator.match.polarity import Polarity, denied_beside, polarity, polarity_finding
from annotator.match.precision import finer
from annotator.match.reading import facets_of, in_one_language
from annotator.match.running import of_one_toll, outgrown, supersedes, told_alone, told_later
from annotator.match.senses import ACCUSATIONS, CONVERSES, LIGHT, senses_of, stems_of
from annotator.match.separate import denied_elsewhere, one_scene, separate, two_events
from annotator.match.things import other_numbers, other_things
from annotator.match.unread import limited
from annotator.match.voice import certainty, denied_whole, did_what, disputes, left_open, points_back, unlike_prospects

_SAME_TOPIC = 0.2
_SAME_EVENT = 0.34
_SAME_WORDS = 0.5
"""Shares of meaningful words in common from which two claims are taken to speak of one thing, one event, or say one."""
_NEARLY_ALL = 0.75
_NAMES_ALONE = 2
_ONE_KIND = 0.6
"""So near are predicates that tell of one kind of event."""
_TELLING = (Attribute.WHEN, Attribute.WHERE, Attribute.HOW_MANY, Attribute.POLARITY)
_MOVED = frozenset({Attribute.WHERE, Attribute.HOW_MANY})
"""Another time and one of these are of another event; another place alone may be the next town."""
_ANOTHER = {Attribute.WHEN: "another time", Attribute.WHERE: "another place"}
_BY_OTHERS = "done by others"
_EXCLUDING = (0, 2)
"""Of who, to whom and where: one may do the same to many, but only one did it, and in one place."""
_EXCHANGED = "who does it and to whom are exchanged"
_BEGINNING = stems_of(
    "become join elect appoint name marry move start begin take enter open found buy get succeed hire"
)
"""Stems of verbs after which a state holds."""
_GREW = "one tells what became of the other's number"
_NEWER = "the later report has the newer value"
_SAID_OF_OTHERS = "said of others"
_HELD = "one has somebody hold the opposite of what the other tells"
_REPROACH = "somebody is accused of what the other tells"
_CONDITION = "one tells it on a condition"
_SURE, _DOUBT = 0.9, 0.35
"""How sure two events are two where times or places differ, less as far as their words agree."""
_OPEN = 0.6
"""What one tells as only possible, planned or asked for supports that it was done no more than so far."""
_DISPUTED = 0.5
"""From this likelihood on that two claims exclude each other, somebody else's voice in one disputes the other."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """How claim a stands to claim b: "a RELATION b", or "b RELATION a" if `reversed`; `confidence` in it, 0..1.

    `apart`: they are different by more than what two reports of one event often differ in, as names and places are.
    """

    relation: Relation
    reversed: bool
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    confidence: float = 0.0
    findings: tuple[Finding, ...] = ()
    apart: bool = False

    @property
    def attributes(self) -> Mapping[Attribute, Standing]:
        """How the claims stand in every attribute."""
        return {one.attribute: one.standing for one in self.findings}


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
        others = "done to others" if done and not self.named.lists else _BY_OTHERS if self.others_act else None
        return next(told, others)

    def of(self, attribute: Attribute) -> Finding:
        """The finding for an attribute."""
        return next(one for one in self.findings if one.attribute is attribute)


@dataclass(frozen=True, slots=True)
class _Verdict:
    relation: Relation
    confidence: float
    why: tuple[str, ...] = ()
    turned: bool = False
    apart: bool = False


def contrast(a: Claim, a_text: str, b: Claim, b_text: str, later: int = 0) -> Contrast:
    """How two claims of articles with these texts compare; the other way round only the direction changes.

    `later` tells by how many days a was published after b (before it if below 0; 0 if nobody knows).
    """
    return contrast_facets(facets_of(a, a_text), facets_of(b, b_text), later)


def contrast_facets(a: Facets, b: Facets, later: int = 0, *, elsewhere: str | None = None) -> Contrast:
    """How two claims compare whose facets are known; `elsewhere`: why their articles seem to tell of other events."""
    a, b = in_one_language(a, b)
    found = evidence(a, b)
    if elsewhere and not one_scene(a, found.of(Attribute.WHERE), found.named):
        verdict = _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (elsewhere,), apart=True)
    else:
        verdict = _verdict(a, b, found, later)
    known = limited(a, b, verdict.relation, found.findings)
    findings = known.findings
    if verdict.relation is Relation.DIFFERENT:
        # What is denied of one event says nothing of another.
        findings = tuple(_unsaid(one) if one.attribute is Attribute.POLARITY else one for one in findings)
    differences = tuple(difference for one in findings for difference in one.differences)
    agreements = (reason for one in findings for reason in _agreements(one))
    reasons = dict.fromkeys(
        (*(known.why or verdict.why), *agreements, *_notes(differences), *known.read, *_left_out(a, b))
    )
    confidence, told = round(min(verdict.confidence, known.most), 4), tuple(reasons)
    turned = verdict.turned and known.relation is verdict.relation
    return Contrast(known.relation, turned, told, differences, confidence, findings, verdict.apart)


def _unsaid(one: Finding) -> Finding:
    return Finding(one.attribute) if one.differs else one


def evidence(a: Facets, b: Facets) -> Evidence:
    """What two claims share, what each attribute says, and how likely it is that they exclude each other."""
    known, named = overlap(a, b), matched(a, b)
    opposite = polarity(a, b, known)
    # When a toll was told is not when whom it counts was struck.
    amount, date = how_many(a, b), when(a, b) if a.level == b.level else Finding(Attribute.WHEN)
    people = participants(a, b, named, close=known.share >= _SAME_EVENT)
    doing, turned = did_what(a, b), exchanged(a, b)
    others = any(people[place].differs for place in _EXCLUDING) and not named.lists and _one_deed(a, b, doing)
    rest = known.share if turned else _rest(a, b, named) if others else 0.0
    agents = None if turned or named.lists else other_agents(a, b)
    if agents and (date.differs or names_beside(named, agents)):
        agents = None
    if agents:
        rest = _dice(a.stems - agents[0], b.stems - agents[1])
        rest = max(rest, _deed_told(a, b, agents)) if other_camps(*agents) else rest
    of_one_kind = doing.standing is not Standing.DIFFER or nearness(a.core, b.core) >= _ONE_KIND
    day = date.differs and of_one_kind and not _outlasts(a, b)
    of_deeds = amount.differs and not of_one_kind and of_its_deed(a, b)
    clashes = Clashes(amount.differs and not of_deeds, day, others or turned or agents is not None, rest)
    if turned:
        people = (Finding(Attribute.WHO, Standing.DIFFER, (_EXCHANGED,)), *people[1:])
    if things := other_things(a, b) or other_numbers(a, b) or other_person(a, b):
        people = (agents_finding(a, b, things), *people[1:])
    doers = agents or (None if turned or named.lists else other_doers(a, b))
    if doers:
        people = (agents_finding(a, b, doers), *people[1:])
    seen = clues(a, b, known, opposite, clashes)
    clash = likelihood(seen, known, clashes.rest)
    contrary = bool(seen.denied or seen.opposite) and clash >= CONTRADICTS
    of_one = known.share >= _SAME_EVENT and not _of_a_name(a, b, named)
    said = polarity_finding(opposite, opposite=contrary, same=of_one)
    findings = (*people[:1], doing, people[1], amount, date, people[2], said, certainty(a, b))
    others_act = doers is not None and agents is None
    two = _SAID_OF_OTHERS if things else other_causes(a, b)
    return Evidence(known, named, opposite, findings, seen, clash, others_act, two)


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
    return 2 * len(a.topics & b.topics) >= _SAME_EVENT * (len(a.topics) + len(b.topics))


def _verdict(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict:
    if found.two:
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (found.two,), apart=True)
    near = found.known.share >= _SAME_TOPIC or points_back(a) or points_back(b)
    near = near and not _of_the_charge(found.polarity)
    opposed = found.excluded and found.clash >= _DISPUTED and near
    sides = ((a, b, found.polarity.a), (b, a, found.polarity.b))
    voiced = [
        (disputes(*side, opposed=opposed) or fate_denied(*side[:2])) and not denied_elsewhere(*side, found.named)
        for side in sides
    ]
    answered = a.accuses or b.accuses or any(denied_whole(*side) or fate_denied(*side[:2]) for side in sides)
    if voiced[0] != voiced[1] and (answered or not _of_a_name(a, b, found.named)):
        return _Verdict(Relation.DISPUTES, (1 + found.known.told) / 2, (_HELD,), voiced[1])
    if a.accuses and b.accuses and exchanged(a, b):
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT, ("each holds it against the other",))
    later = told_later(a, b, later)
    newest, oldest = (a, b) if later > 0 else (b, a)
    newer = bool(later) and _newer(newest, oldest, found)
    differing = [attribute for attribute in _TELLING if found.of(attribute).differs]
    if two := two_events(differing, found.named, newer=newer):
        apart = not _MOVED.isdisjoint(differing) and Attribute.WHEN in differing
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (two,), apart=apart)
    of_one = found.known.share > 0 or fates_clash(a, b)
    compared = of_one and not left_open(a, b, found.polarity) and not _of_other_fates(a, b, found)
    toll = newer and of_one_toll(newest, oldest, named=bool(found.named.both_a))
    if found.clash >= (_DISPUTED if toll else CONTRADICTS) and compared:
        return _clashing(a, b, found, later if newer else 0)
    if found.another or (found.clashes and not found.turned_back):
        return _apart(found)
    if unlike := unlike_prospects(a, b):
        return _Verdict(Relation.SUPPORTS, _OPEN * found.known.share, (f"{unlike[0]} here, {unlike[1]} there",))
    return _compatible(a, b, found, later)


def _newer(newer: Facets, older: Facets, found: Evidence) -> bool:
    differs = {one: found.of(one).differs for one in _TELLING}
    number, date, opposite = (differs[one] for one in (Attribute.HOW_MANY, Attribute.WHEN, Attribute.POLARITY))
    return supersedes(newer, older, number=number, date=date, opposite=opposite)


def _of_the_charge(found: Polarity) -> bool:
    """Whether it is denied that anybody was charged or blamed at all, which answers no voice: "without charge"."""
    return not (found.a.stems | found.b.stems).isdisjoint(senses_of(ACCUSATIONS))


def _of_other_fates(a: Facets, b: Facets, found: Evidence) -> bool:
    """Whether a denial is only of what befell others than the other counts: "nobody was killed", "nine were hurt"."""
    return bool(found.clues.denied) and not found.clues.first and not found.clues.number and count_others(a, b)


def _apart(found: Evidence) -> _Verdict:
    """The relation of claims that differ in something, though too little else agrees for one to exclude the other."""
    if found.another is None or (found.known.share < _SAME_TOPIC and not found.others_act):
        return _Verdict(Relation.SUPPORTS, min(1 - found.clash, found.known.share))
    apart = found.another == _BY_OTHERS
    return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (found.another,), apart=apart)


def _clashing(a: Facets, b: Facets, found: Evidence, newer: int) -> _Verdict:
    """`newer`: of claims of which one has the newer value by how many days a is later than b, else 0."""
    if newer:
        return _Verdict(Relation.SUPERSEDES, found.clash, (_NEWER,), newer < 0)
    why = separate(a, b, found.named, found.polarity, other_time=found.of(Attribute.WHEN).differs)
    if why:
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (why,))
    return _Verdict(Relation.CONTRADICTS, found.clash, ("both speak of the same thing and cannot both hold",))


def _compatible(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict:
    known, (finer_a, finer_b) = found.known, finer(a, b, found.findings, found.known)
    if beside := _beside(a, b, found.named):
        return _Verdict(Relation.SUPPORTS, known.share / 2 if by_and_to(a, b) else known.share, (beside,))
    if (grown := grown_from(a, b)) != grown_from(b, a):
        return _Verdict(Relation.SUPERSEDES, (1 + known.told) / 2, (_GREW,), not grown)
    others = bool(found.named.only_a and found.named.only_b)
    if later and not others and outgrown(*((a, b) if later > 0 else (b, a))):
        return _Verdict(Relation.SUPERSEDES, (1 + known.told) / 2, (_NEWER,), later < 0)
    if known.share >= _SAME_TOPIC and finer_a != finer_b:
        return _Verdict(Relation.REFINES, known.told, ("one says it more precisely",), finer_b)
    if _of_others(a, b, found.named) and known.share < _NEARLY_ALL:
        return _Verdict(Relation.SUPPORTS, known.share, ("said of others",))
    unlike = found.of(Attribute.WHAT).differs and (nearness(a.core, b.core) < _ONE_KIND or _to_others(a, b))
    if _of_a_name(a, b, found.named):
        return _Verdict(Relation.SUPPORTS, known.share / 2, ("little but a name in common",))
    if known.share >= (_SAME_EVENT if found.polarity.cancelled else _NEARLY_ALL if unlike else _SAME_WORDS):
        return _Verdict(Relation.SAME, known.share, (f"{round(100 * known.share)} % of the words shared",))
    return _Verdict(Relation.SUPPORTS, known.share)


def _beside(a: Facets, b: Facets, named: Matched) -> str | None:
    """Why claims that do not clash tell no more than things that go together; None if nothing speaks for it."""
    told = (
        (named.lists, "the lists overlap"),
        (a.accuses != b.accuses, _REPROACH),
        (a.supposes != b.supposes, _CONDITION),
        (count_others(a, b), "they count others"),
        (by_and_to(a, b), "one tells the change, the other what came of it"),
        (told_alone(a, b) or told_alone(b, a), "one tells only how high the toll is"),
    )
    return next((why for holds, why in told if holds), denied_beside(a, b) or denied_beside(b, a))


def _of_a_name(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether claims share little but one name: what they tell of it is of another kind, in other words."""
    both = {one.text for one in (*named.both_a, *named.both_b)}
    if not both or not all(alike(*sorted(pair)) for pair in combinations(both, 2)):
        return False
    names = frozenset(stem for side in (a, b) for name in side.names for stem in name.stems)
    ours, theirs = senses_of(a.stems - names), senses_of(b.stems - names)
    converse = any(one in a.core and other in b.core for one, other in CONVERSES)
    near = converse or (not (a.core | b.core) <= LIGHT and nearness(a.core, b.core) >= _ONE_KIND)
    return bool(ours and theirs) and not near and _dice(ours, theirs) < _SAME_EVENT


def _of_others(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether neither claim speaks of whom or what the other says something of, wherever that is."""
    where = (_of_places(a) | _of_places(b)).union(*(name.stems for name in named.only_a + named.only_b if name.place))
    ours, theirs = senses_of(a.subject - where), senses_of(b.subject - where)
    return bool(ours and theirs) and ours.isdisjoint(b.senses) and theirs.isdisjoint(a.senses)


def _to_others(a: Facets, b: Facets) -> bool:
    """Whether claims of unlike deeds tell to whom or what, wherever that is, and it is not the same."""
    ours, theirs = (senses_of(side.object - _of_places(side)) for side in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(b.senses) and theirs.isdisjoint(a.senses)


def _of_places(side: Facets) -> frozenset[str]:
    return frozenset(stem for name in side.places for stem in name.stems)


def _rest(a: Facets, b: Facets, named: Matched) -> float:
    """How far the words agree that are no names which only one has (Dice coefficient)."""
    return _dice(_without(a, named.only_a), _without(b, named.only_b))


def _dice(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _without(side: Facets, named: Iterable[Named]) -> frozenset[str]:
    return side.stems.difference(*(name.stems for name in named))


def _agreements(one: Finding) -> Iterator[str]:
    """Why claims agree in an attribute, where that says more than that they share words."""
    if one.attribute not in (Attribute.WHAT, Attribute.POLARITY, Attribute.CERTAINTY):
        notes = {difference.note for difference in one.differences}
        yield from (reason for reason in one.reasons if reason not in notes)


def _notes(differences: Iterable[Difference]) -> Iterator[str]:
    """What stands against what, then the first two of the names that only one has."""
    known = list(differences)
    yield from (one.note for one in known if one.kind != "name" or (one.a_span and one.b_span))
    alone = [one.note for one in known if one.kind == "name" and not (one.a_span and one.b_span)]
    yield from alone[:_NAMES_ALONE]


def _left_out(a: Facets, b: Facets) -> Iterator[str]:
    """Of what a claim has so many that only the first were compared."""
    for kind in sorted(a.left_out | b.left_out):
        yield f"only the first {MOST} {kind} of a claim were compared"
