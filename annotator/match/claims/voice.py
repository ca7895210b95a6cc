"""Owns how two claims stand in what is done and in whose voice it is told, and when one voice disputes another."""

import re
from collections.abc import Iterable, Iterator

from annotator.domain.claim import Factuality
from annotator.match.claims.attributes import Attribute, Finding, Standing
from annotator.match.claims.blaming import accused_of
from annotator.match.claims.facets import Facets
from annotator.match.claims.polarity import Denying, Polarity
from annotator.match.denials.prospects import Prospect
from annotator.match.words.senses import CONCEPTS, LIGHT, OPPOSITES_OF, REPORTS, senses_of, stems_of
from annotator.match.words.words import Word

_TOPIC = 0.2
_SAME_THING = 0.5
_DEEDS = 2
_NONE_FOUND = re.compile(r"\bno (?:evidence|proof)\b", re.IGNORECASE)
_EVIDENCE = stems_of("evidence proof")
_IT = re.compile(r"ing (?:it|them|this|that|these)\W*$")
_HEARSAY = re.compile(
    r"\b(?:reportedly|supposedly|apparently|(?:is|are|was|were|(?:has|have|had) been)\s+(?:widely\s+)?"
    r"(?:said|reported|believed|thought|rumou?red|understood|claimed|alleged|suspected)\s+to|"
    r"suspected\s+of|under\s+suspicion\s+of)\b",
    re.IGNORECASE,
)
_OBLIGED = re.compile(r"\b(?:has|have|had) to\b", re.IGNORECASE)
_TELLING = senses_of(stems_of("say tell know disclose reveal specify clear announce"))
_JUDGING = stems_of("describe portray depict characterise call brand label dub term")
_CONDEMNS = stems_of("condemn denounce criticise criticize blast slam deplore decry attack lambast assail rebuke")
_WELCOMES = stems_of(
    "welcome praise hail defend applaud laud commend support back endorse salute congratulate champion approve thank"
)
_DEGREES = {
    Factuality.CERTAIN: "certain",
    Factuality.CERTAIN_NOT: "certain",
    Factuality.PROBABLE: "probable",
    Factuality.PROBABLE_NOT: "probable",
    Factuality.POSSIBLE: "possible",
    Factuality.POSSIBLE_NOT: "possible",
}
_OPEN = "left open"
_TO_COME = (Prospect.COMING, Prospect.PLANNED)


def did_what(a: Facets, b: Facets) -> Finding:
    """Whether both tell of like deeds: by their predicates, or by all their words where these are not known."""
    if not a.core or not b.core:
        named = frozenset(stem for side in (a, b) for name in side.names for stem in name.stems)
        shared = _said(a, (a.stems & b.stems) - named)
        return _finding(Attribute.WHAT, Standing.AGREE if shared else Standing.SILENT, f"both say {shared}")
    opposed = any(not b.core.isdisjoint(OPPOSITES_OF.get(one, ())) for one in a.core)
    if not opposed and not senses_of(a.core).isdisjoint(senses_of(b.core)):
        return _finding(Attribute.WHAT, Standing.AGREE, f"both say {_said(a, a.core)}")
    if not opposed and (a.core <= LIGHT or b.core <= LIGHT):
        return Finding(Attribute.WHAT)
    return _finding(Attribute.WHAT, Standing.DIFFER, f"{_said(a, a.core)}, not {_said(b, b.core)}")


def of_other_states(a: Facets, b: Facets) -> bool:
    """Whether claims tell two states, or one a state and the other a deed, of which the other has no word.

    Worked examples: "the port is busy" and "the port is large", "the port is busy" and "the port was destroyed".
    """
    (ours, our_deed), (theirs, their_deed) = ((senses_of(side.object), side.core - LIGHT) for side in (a, b))
    if not (a.core or b.core):
        return bool(ours and theirs) and ours.isdisjoint(theirs)
    if bool(our_deed) == bool(their_deed):
        return False
    state, deed, other, side = (ours, their_deed, b, a) if their_deed else (theirs, our_deed, a, b)
    return bool(state) and state.isdisjoint(other.senses) and senses_of(deed).isdisjoint(side.senses)


def certainty(a: Facets, b: Facets) -> Finding:
    """Whether both are told as certain, and in the report's own voice or in somebody else's.

    Worked example: "The truce was broken" and "He accused them of breaking the truce" differ.
    """
    ours, theirs = _degree(a), _degree(b)
    prospects = unlike_prospects(a, b)
    if prospects:
        ours, theirs = (f"{prospect}, {_voice(side)}" for prospect, side in zip(prospects, (a, b), strict=True))
    if ours == theirs:
        return _finding(Attribute.CERTAINTY, Standing.AGREE, f"both {ours}")
    return _finding(Attribute.CERTAINTY, Standing.DIFFER, f"{ours}, not {theirs}")


def disputes(voice: Facets, other: Facets, mine: Denying, *, opposed: bool) -> bool:
    """Whether `voice` reports somebody who denies, doubts or holds against others what `other` tells.

    `mine` is what it denies of the other, `opposed`: what they say excludes each other, whoever says it. Worked
    example: "Each accused the other of breaking the truce" disputes "The truce was respected", and "Egypt denied
    breaking the truce" disputes that others accuse it of that.
    """
    if any(one.voiced for one in mine.denials) and not _found_there(voice, other):
        return _of_one_topic(voice, other)
    if other.denies:
        return False
    if other.accuses:
        return opposed and bool(mine.stems) and voice.reported and not voice.accuses
    if opposed and (_takes_a_stand(voice, other) or _takes_a_stand(other, voice)):
        return False
    answered = other.reported and bool(other.denials)
    if opposed and ((voice.accuses and not answered) or (voice.reported and not other.reported)):
        return points_back(voice) or not voice.topics.isdisjoint(other.topics)
    return voice.accuses and _of_another_deed(voice, other)


def _takes_a_stand(against: Facets, other: Facets) -> bool:
    """Whether one tells that somebody condemned and the other that somebody welcomed it, which are two deeds."""
    return not against.core.isdisjoint(_CONDEMNS) and not other.core.isdisjoint(_WELCOMES)


def _found_there(voice: Facets, other: Facets) -> bool:
    """Whether what one says nobody found was found by the other: "no evidence of fraud", "evidence of fraud"."""
    return bool(_NONE_FOUND.search(voice.text)) and not other.denials and not _EVIDENCE.isdisjoint(other.stems)


def denied_whole(voice: Facets, other: Facets, mine: Denying) -> bool:
    """Whether all that somebody is told to deny, and more than names, stands in the other: "reports of a coup"."""
    named = frozenset(stem for name in voice.names for stem in name.stems)
    reaches = [senses_of(one.reach - named) for one in mine.denials if one.voiced]
    return any(reach and reach <= other.senses for reach in reaches)


def hearsay(side: Facets) -> bool:
    """Whether nobody is told who says what a claim tells: "is said to have fled", "reportedly fled"."""
    return _HEARSAY.search(side.text) is not None


def untold(side: Facets) -> bool:
    """Whether a claim tells only that somebody did not say or does not know it: "did not say how many fled"."""
    return any(one.first in _TELLING and not one.voiced for one in side.denials)


def judged(side: Facets) -> bool:
    """Whether a claim tells only what somebody calls something: "described the vote as fair"."""
    return side.speaker is None and not side.core.isdisjoint(_JUDGING) and not side.cues.isdisjoint(REPORTS)


def points_back(voice: Facets) -> bool:
    """Whether a reproach only points at what it is about: "accused the other of breaking it"."""
    return voice.accuses and _IT.search(voice.text) is not None


def _of_one_topic(voice: Facets, other: Facets) -> bool:
    shared = len(voice.senses & other.senses)
    return 2 * shared >= _TOPIC * (len(voice.senses) + len(other.senses))


def unlike_prospects(a: Facets, b: Facets) -> tuple[Prospect, Prospect] | None:
    """How far each has come of what both tell of, if one is told as done and the other not, or in another way.

    Worked example: "plans to close the plant" and "closed the plant" are planned and told as a fact.
    """
    return next((_of_sense(a, b, sense) for sense in _unlike(a, b)), None)


def left_open(a: Facets, b: Facets, found: Polarity) -> bool:
    """Whether one denies only that what the other tells as planned, attempted or asked for has come about.

    Nor does what is to come exclude its opposite before: "stopped the trains", "will resume the trains".
    """
    return _undone(a, b, found) or any(
        _of_sense(voice, other, sense)[0].open
        for voice, other, theirs in ((a, b, found.b), (b, a, found.a))
        for sense in _unlike(voice, other)
        if sense in theirs.stems and not any(one.planned and sense in one.senses for one in theirs.denials)
    )


def _undone(a: Facets, b: Facets, found: Polarity) -> bool:
    """Whether all that excludes each other is a word of what was done and one of what is still to come."""
    told = found.excluded if not found.denied else None
    if told is None:
        return False
    return (_of_word(a, told.a) in _TO_COME) != (_of_word(b, told.b) in _TO_COME)


def _of_word(side: Facets, word: Word) -> Prospect:
    return side.prospects.get(CONCEPTS.get(word.stem, word.stem), Prospect.DONE)


def _unlike(a: Facets, b: Facets) -> Iterator[str]:
    acting = senses_of(a.subject) & senses_of(b.subject)
    for sense in sorted((a.prospects.keys() | b.prospects.keys()) & a.senses & b.senses):
        one, other = _of_sense(a, b, sense)
        had_to = _had_to(a, one, other) or _had_to(b, other, one)
        # Of whom "perhaps the mayor lied" tells is not less certain than what.
        about = Prospect.POSSIBLE in (one, other) and sense in acting and bool(a.core and b.core)
        if one.kind is not other.kind and not (had_to or about):
            yield sense


def _had_to(side: Facets, told: Prospect, other: Prospect) -> bool:
    """Whether one tells that somebody had to do what the other tells as ordered: "had to stay", "was told to stay"."""
    return told is Prospect.DONE and other is Prospect.ASKED and _OBLIGED.search(side.text) is not None


def _of_sense(a: Facets, b: Facets, sense: str) -> tuple[Prospect, Prospect]:
    return a.prospects.get(sense, Prospect.DONE), b.prospects.get(sense, Prospect.DONE)


def _of_another_deed(voice: Facets, other: Facets) -> bool:
    """Whether an accusation is of something else than what the other says was done to the same thing."""
    named = frozenset(stem for side in (voice, other) for name in side.names for stem in name.stems)
    ours, theirs = voice.topics - named, other.topics - named
    alone, shared = theirs - ours, theirs & ours
    what = senses_of(accused_of(voice))
    if (other.core and other.core <= LIGHT) or (what and what.isdisjoint(shared)):
        return False
    return bool(alone and ours - theirs) and len(shared) >= _SAME_THING * len(theirs) and len(alone) <= _DEEDS


def _degree(side: Facets) -> str:
    return f"{_DEGREES.get(side.factuality, _OPEN)}, {_voice(side)}"


def _voice(side: Facets) -> str:
    told = "reported" if side.reported else "asserted"
    return "denied" if side.denies else "held against somebody" if side.accuses else told


def _said(side: Facets, stems: Iterable[str]) -> str:
    wanted = frozenset(stems)
    said = dict.fromkeys(word.text for word in side.words if word.stem in wanted)
    return ", ".join(said)


def _finding(attribute: Attribute, standing: Standing, reason: str) -> Finding:
    return Finding(attribute, standing, (reason,) if standing is not Standing.SILENT else ())
