"""Owns the typed comparison of two claims: how they stand in each attribute, and the relation that follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.claim import Claim
from annotator.domain.link import Relation
from annotator.match.claims.amounts import alike_but_for_figures, by_and_to, count_others, grown_from, of_other_numbers
from annotator.match.claims.attributes import Attribute, Difference, Finding, Standing
from annotator.match.claims.blaming import blame_borne_out
from annotator.match.claims.causation import blamed_otherwise
from annotator.match.claims.clash import CONTRADICTS
from annotator.match.claims.custody import let_go
from annotator.match.claims.day_by_day import of_a_later_day
from annotator.match.claims.elsewhen import elsewhen
from annotator.match.claims.evidence import BY_OTHERS, ONE_KIND, SAME_EVENT, Evidence, evidence, of_a_name
from annotator.match.claims.exchanges import exchanged
from annotator.match.claims.facets import Facets
from annotator.match.claims.fates import fate_denied, fates_clash, of_one_fate, of_parts, some_otherwise
from annotator.match.claims.lettered import in_one_naming
from annotator.match.claims.modified import add_up, in_other_order, other_ones
from annotator.match.claims.offices import did_and_is, other_field
from annotator.match.claims.own_hand import by_own_hand
from annotator.match.claims.penalties import other_penalty
from annotator.match.claims.polarity import Polarity
from annotator.match.claims.precision import finer
from annotator.match.claims.reading import facets_of, in_one_language
from annotator.match.claims.reasons import agreements, left_out, notes
from annotator.match.claims.recurring import counted_anew, recurs
from annotator.match.claims.remarks import told_mainly
from annotator.match.claims.rescheduling import rescheduled
from annotator.match.claims.running import of_one_toll, outgrown, supersedes
from annotator.match.claims.scopes import other_whole
from annotator.match.claims.separate import denied_elsewhere, one_scene, separate, two_events
from annotator.match.claims.shared_names import Matched
from annotator.match.claims.siblings import counted_beside, side_by_side, told_otherwise
from annotator.match.claims.taken_back import called_off, over, still_so, undone
from annotator.match.claims.tallies import told_later
from annotator.match.claims.together import OFFICE, REPROACH, together
from annotator.match.claims.turned_down import turned_down
from annotator.match.claims.unread import limited
from annotator.match.claims.voice import (
    denied_whole,
    disputes,
    left_open,
    of_other_states,
    points_back,
    unlike_prospects,
)
from annotator.match.claims.wholes import of_one_whole
from annotator.match.words.nearness import nearness
from annotator.match.words.senses import ACCUSATIONS, LIGHT, senses_of, stems_of

_SAME_TOPIC = 0.2
_SAME_WORDS = 0.5
"""Shares of meaningful words in common from which two claims are taken to speak of one thing, or say one."""
_NEARLY_ALL = 0.75
_FIGURES = 0.8
"""How surely claims say one thing whose words are the same but for how their numbers are written."""
_OF_A_WHOLE = 0.85
"""How surely claims exclude each other that tell two whole lists of one thing."""
_TELLING = (Attribute.WHEN, Attribute.WHERE, Attribute.HOW_MANY, Attribute.POLARITY)
_TOLD_APART = (Relation.DIFFERENT, Relation.SUPPORTS)
_EXCLUDING = (Relation.CONTRADICTS, Relation.DISPUTES)
_MOVED = frozenset({Attribute.WHERE, Attribute.HOW_MANY})
"""Another time and one of these are of another event; another place alone may be the next town."""
_GREW = "one tells what became of the other's number"
_MOVED_AWAY = "one tells to when or where it was moved"
_NEWER = "the later report has the newer value"
_LATER_DAY = "one tells how high it was on a later day"
_TAKEN_BACK = "one tells that it was undone or called off"
_FREED = "one tells the release of whom the other tells as held"
_STILL_SO = "one tells as in force what the other tells as lifted"
_OTHER_ONES = "said of others of their kind"
_ANOTHER_TIME = "another time"
_OTHER_DAYS = "one tells of these days, the other of another year"
_OTHER_WHOLE = "both tell the whole list, and not the same"
_OTHER_PENALTY = "one sentence has one penalty, and they tell of two"
_OWN_HAND = "one tells that somebody else killed whom the other tells as dead by their own hand"
_OTHER_NUMBERS = "nobody can tell from here whether their numbers agree"
_TURNED_DOWN = "one tells as turned down what the other tells as done"
_OF_SOME = "one tells of all of them what cannot be of those of whom the other tells"
_HELD = "one has somebody hold the opposite of what the other tells"
_BLAMED_OTHERWISE = "each blames something else for it"
_LEVELS = LIGHT | stems_of("stand total amount due")
"""What is told with these is told of something as it is, however it came so."""
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
    a, b = in_one_naming(*in_one_language(a, b))
    found = _contrast(a, b, later, elsewhere)
    mainly = told_mainly(a, b) if found.relation in _TOLD_APART else None
    # Who is named in passing makes no two things of what one claim denies and the other tells.
    main = _contrast(*mainly, later, elsewhere) if mainly else found
    turned = main.relation is Relation.DISPUTES or main.attributes[Attribute.POLARITY] is Standing.DIFFER
    return main if main.relation in _EXCLUDING and turned else found


def _contrast(a: Facets, b: Facets, later: int, elsewhere: str | None) -> Contrast:
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
    agreed = (reason for one in findings for reason in agreements(one))
    reasons = dict.fromkeys((*(known.why or verdict.why), *agreed, *notes(differences), *known.read, *left_out(a, b)))
    confidence, told = round(min(verdict.confidence, known.most), 4), tuple(reasons)
    turned = verdict.turned and known.relation is verdict.relation
    return Contrast(known.relation, turned, told, differences, confidence, findings, verdict.apart)


def _unsaid(one: Finding) -> Finding:
    return Finding(one.attribute) if one.differs else one


def _verdict(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict:
    if settled := _settled(a, b, found, later):
        return settled
    near = found.known.share >= _SAME_TOPIC or points_back(a) or points_back(b)
    near = near and not _of_the_charge(found.polarity)
    opposed = found.excluded and not found.turned_back and found.clash >= _DISPUTED and near
    sides = ((a, b, found.polarity.a), (b, a, found.polarity.b))
    voiced = [
        (disputes(*side, opposed=opposed) or fate_denied(*side[:2])) and not denied_elsewhere(*side, found.named)
        for side in sides
    ]
    answered = a.accuses or b.accuses or any(denied_whole(*side) or fate_denied(*side[:2]) for side in sides)
    if voiced[0] != voiced[1] and (answered or not of_a_name(a, b, found.named)):
        return _Verdict(Relation.DISPUTES, (1 + found.known.told) / 2, (_HELD,), voiced[1])
    if a.accuses and b.accuses and (blamed := _both_blamed(a, b)):
        return blamed
    later = told_later(a, b, later)
    newest, oldest = (a, b) if later > 0 else (b, a)
    newer = bool(later) and _newer(newest, oldest, found)
    if two := _two_events(a, b, found, newer=newer):
        return two
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


def _both_blamed(a: Facets, b: Facets) -> _Verdict | None:
    """The relation of claims of which each accuses the other's voice, or blames something else for one event."""
    if exchanged(a, b):
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT, ("each holds it against the other",))
    if not blamed_otherwise(a, b):
        return None
    one_voice = not senses_of(a.subject).isdisjoint(senses_of(b.subject))
    return _Verdict(Relation.CONTRADICTS if one_voice else Relation.DISPUTES, _OF_A_WHOLE, (_BLAMED_OTHERWISE,))


def _two_events(a: Facets, b: Facets, found: Evidence, *, newer: bool) -> _Verdict | None:
    """The relation of claims that differ in so much that they tell of two events; None if they may tell of one."""
    differing = [attribute for attribute in _TELLING if found.of(attribute).differs]
    two = None if found.polarity.excepts else two_events(differing, found.named, newer=newer)
    apart = bool(two) and not _MOVED.isdisjoint(differing) and Attribute.WHEN in differing
    if not two and elsewhen(a, b) and found.of(Attribute.WHEN).standing is Standing.SILENT:
        two = _OTHER_DAYS
    return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (two,), apart=apart) if two else None


def _settled(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict | None:
    """The relation of claims of two things or events, and of one that blames somebody to one that tells who did it."""
    if found.two:
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (found.two,), apart=True)
    elsewhere = found.of(Attribute.WHERE).differs or bool(found.named.only_a and found.named.only_b)
    for newer, why in ((rescheduled, _MOVED_AWAY), *(() if elsewhere else ((of_a_later_day, _LATER_DAY),))):
        if (turned := newer(b, a)) != newer(a, b):
            return _Verdict(Relation.SUPERSEDES, (1 + found.known.told) / 2, (why,), turned)
    if taken_back := _taken_back(a, b, found) or _let_go(a, b, found, later) or _of_one_fate(a, b):
        return taken_back
    if a.accuses == b.accuses:
        return None
    borne_out, sure = blame_borne_out(a, b) if a.accuses else blame_borne_out(b, a), (1 + found.known.told) / 2
    if borne_out is False:
        return _Verdict(Relation.DISPUTES, sure, (_HELD,), b.accuses)
    return _Verdict(Relation.SUPPORTS, sure, (REPROACH,)) if borne_out else None


def _taken_back(a: Facets, b: Facets, found: Evidence) -> _Verdict | None:
    """The relation of a claim that tells as undone or called off what the other tells as so."""
    sure = (1 + found.known.told) / 2
    there, back = (any(told(*side, found) for told in (undone, called_off, over)) for side in ((a, b), (b, a)))
    if there != back:
        return _Verdict(Relation.SUPERSEDES, sure, (_TAKEN_BACK,), back)
    if still_so(a, b, found) != still_so(b, a, found):
        return _Verdict(Relation.CONTRADICTS, sure, (_STILL_SO,))
    return None


def _let_go(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict | None:
    """The relation of the release of somebody to the arrest, unless a later report tells of that one."""
    freed, other = let_go(a, b, found), let_go(b, a, found)
    if freed == other or (later < 0 if freed else later > 0):
        return None
    return _Verdict(Relation.SUPERSEDES, (1 + found.known.told) / 2, (_FREED,), other)


def _newer(newer: Facets, older: Facets, found: Evidence) -> bool:
    differs = {one: found.of(one).differs for one in _TELLING}
    number, day, opposite = (differs[one] for one in (Attribute.HOW_MANY, Attribute.WHEN, Attribute.POLARITY))
    return supersedes(newer, older, number=number, day=day, opposite=opposite)


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
    apart = found.another == BY_OTHERS
    return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (found.another,), apart=apart)


def _clashing(a: Facets, b: Facets, found: Evidence, newer: int) -> _Verdict:
    """`newer`: of claims of which one has the newer value by how many days a is later than b, else 0."""
    if found.excluded and add_up(a, b):
        return _Verdict(Relation.SAME, _FIGURES, ("one counts the rest of what the other counts",))
    if whole := of_one_whole(a, b, number=bool(found.clues.number)):
        return _Verdict(Relation.SUPPORTS, found.known.share, (whole,))
    beyond = found.clues.number or found.clues.date
    if not (beyond or found.clues.name or found.polarity.of_few) and of_parts(a, b):
        return _Verdict(Relation.SUPPORTS, found.known.share, ("each tells of some of them only",))
    if (found.clues.number and other_ones(a, b)) or (beyond and counted_beside(a, b)):
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (_OTHER_ONES,))
    if found.clues.date and not found.excluded and (recurs(a, b) or counted_anew(a, b)):
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (_ANOTHER_TIME,))
    if newer:
        return _Verdict(Relation.SUPERSEDES, found.clash, (_NEWER,), newer < 0)
    why = separate(a, b, found.named, found.polarity, other_time=found.of(Attribute.WHEN).differs)
    if why:
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * found.known.share, (why,))
    return _Verdict(Relation.CONTRADICTS, found.clash, ("both speak of the same thing and cannot both hold",))


def _compatible(a: Facets, b: Facets, found: Evidence, later: int) -> _Verdict:
    known, (finer_a, finer_b) = found.known, finer(a, b, found.findings, found.known)
    others = bool(found.named.only_a and found.named.only_b)
    if why := _cannot_be_one(a, b, found):
        return _Verdict(Relation.CONTRADICTS, _OF_A_WHOLE, (why,))
    outgrew = bool(later) and not others and outgrown(*((a, b) if later > 0 else (b, a)))
    if beside := together(a, b, found.named, outgrew=outgrew):
        apart = beside == OFFICE or by_and_to(a, b)
        return _Verdict(Relation.SUPPORTS, known.share / 2 if apart else known.share, (beside,))
    if (grown := grown_from(a, b)) != grown_from(b, a):
        return _Verdict(Relation.SUPERSEDES, (1 + known.told) / 2, (_GREW,), not grown)
    if outgrew:
        return _Verdict(Relation.SUPERSEDES, (1 + known.told) / 2, (_NEWER,), later < 0)
    if known.share >= _SAME_TOPIC and finer_a != finer_b:
        return _Verdict(Relation.REFINES, known.told, ("one says it more precisely",), finer_b)
    if _of_others(a, b, found.named) and known.share < _NEARLY_ALL:
        return _Verdict(Relation.SUPPORTS, known.share, ("said of others",))
    unlike = found.of(Attribute.WHAT).differs and (nearness(a.core, b.core) < ONE_KIND or _to_others(a, b))
    if of_a_name(a, b, found.named):
        return _Verdict(Relation.SUPPORTS, known.share / 2, ("little but a name in common",))
    return _as_far_as_shared(a, b, found, unlike=unlike)


def _cannot_be_one(a: Facets, b: Facets, found: Evidence) -> str | None:
    """Why claims exclude each other in which no number, day, name or opposite word does; None if they do not."""
    others = found.named.only_a and found.named.only_b
    told = (
        (other_whole(a, b, found.named), _OTHER_WHOLE),
        (some_otherwise(a, b), _OF_SOME),
        (found.known.share >= SAME_EVENT and not others and other_penalty(a, b), _OTHER_PENALTY),
        (by_own_hand(a, b) or by_own_hand(b, a), _OWN_HAND),
        (not others and (turned_down(a, b) or turned_down(b, a)), _TURNED_DOWN),
    )
    return next((why for holds, why in told if holds), None)


def _of_one_fate(a: Facets, b: Facets) -> _Verdict | None:
    """The relation of claims of which one tells of nobody the opposite of what the other tells of all of them."""
    if not (sure := of_one_fate(a, b)):
        return None
    counting = [any(one.high > 0 for one in side.quantities) for side in (a, b)]
    relation = Relation.REFINES if counting[0] != counting[1] else Relation.SAME
    return _Verdict(relation, sure, ("what befell all of them befell none otherwise",), counting[1] and not counting[0])


def _as_far_as_shared(a: Facets, b: Facets, found: Evidence, *, unlike: bool) -> _Verdict:
    """The relation that the share of common words tells; `unlike`: what they tell was done is not alike."""
    share = found.known.share
    least = SAME_EVENT if found.polarity.cancelled else _NEARLY_ALL if unlike else _SAME_WORDS
    if share >= least and (side_by_side(a, b) or other_field(a, b) or in_other_order(a, b)):
        return _Verdict(Relation.DIFFERENT, _SURE - _DOUBT * share, (_OTHER_ONES,))
    other_state = of_other_states(a, b) and not (found.polarity.cancelled and (a.core or b.core))
    other_names = any(found.of(one).differs for one in (Attribute.WHO, Attribute.WHOM)) and not found.named.lists
    if least <= share < _NEARLY_ALL and (other_names or other_state):
        return _Verdict(Relation.SUPPORTS, share)
    if share >= least and (deed := did_and_is(a, b)) != did_and_is(b, a):
        return _Verdict(Relation.REFINES, found.known.told, ("one tells what somebody of that office did",), not deed)
    if share >= least and unlike and _other_deeds(a, b) and not found.polarity.cancelled:
        return _Verdict(Relation.SUPPORTS, share)
    if share >= least and found.of(Attribute.HOW_MANY).standing is Standing.SILENT and of_other_numbers(a, b):
        return _Verdict(Relation.SUPPORTS, share, (_OTHER_NUMBERS,))
    if share >= least and (otherwise := told_otherwise(a, b)):
        return _Verdict(Relation.SUPPORTS, share, (otherwise,))
    if share >= least:
        return _Verdict(Relation.SAME, share, (f"{round(100 * share)} % of the words shared",))
    figures = alike_but_for_figures(a, b, found.of(Attribute.HOW_MANY))
    return _Verdict(Relation.SAME, _FIGURES) if figures else _Verdict(Relation.SUPPORTS, share)


def _other_deeds(a: Facets, b: Facets) -> bool:
    """Whether each tells a deed of which the other has no word: "suspended the mayor", "reinstated the mayor"."""
    ours, theirs = (senses_of(side.core) for side in (a, b))
    known = ours | theirs
    return (
        bool(ours and theirs)
        and known.isdisjoint(_LEVELS)
        and ours.isdisjoint(b.senses)
        and theirs.isdisjoint(a.senses)
    )


def _of_others(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether neither claim speaks of whom or what the other says something of, wherever that is."""
    where = (_of_places(a) | _of_places(b)).union(*(name.stems for name in named.only_a + named.only_b if name.place))
    both_a, both_b = (
        frozenset(stem for name in names for stem in name.stems) for names in (named.both_a, named.both_b)
    )
    ours, theirs = senses_of(a.subject - where - both_a), senses_of(b.subject - where - both_b)
    return bool(ours and theirs) and ours.isdisjoint(b.senses) and theirs.isdisjoint(a.senses)


def _to_others(a: Facets, b: Facets) -> bool:
    """Whether claims of unlike deeds tell to whom or what, wherever that is, and it is not the same."""
    ours, theirs = (senses_of(side.object - _of_places(side)) for side in (a, b))
    return bool(ours and theirs) and ours.isdisjoint(b.senses) and theirs.isdisjoint(a.senses)


def _of_places(side: Facets) -> frozenset[str]:
    return frozenset(stem for name in side.places for stem in name.stems)
