"""Owns what one claim tells as undone or called off and the other as done, in force or still to come."""

import re

from annotator.match.claims.acting import ends
from annotator.match.claims.attributes import Attribute
from annotator.match.claims.evidence import Evidence
from annotator.match.claims.facets import Facets
from annotator.match.claims.rescheduling import PUT_OFF
from annotator.match.words.senses import LIGHT, senses_of, stems_of

_CALLS_OFF = stems_of("cancel cancelled canceled scrap scrub scrubbed shelve abandon axe")
_UNDOES = _CALLS_OFF | stems_of(
    "withdraw withdrawn withdrew rescind revoke overturn quash annul reverse repeal lift void nullify retract undo"
)
_DROPS = stems_of("drop")
_DROPPED = stems_of("charge claim case lawsuit suit appeal bid candidacy demand objection complaint accusation")
_TOOK_BACK = re.compile(r"\b(?:took|takes?|taken|taking) (?:[^\W\d_]+ ){0,3}?back\b", re.IGNORECASE)
_SAID = stems_of("resignation resign promise pledge offer threat apology statement remark demand order decision")
"""What somebody does by saying so, and may take back: a town is taken back from others."""
_IN_FORCE = stems_of(
    "ban curfew blockade embargo sanction siege lockdown restriction quarantine moratorium licence license permit visa "
    "law order decree emergency warning alert tariff tax suspension immunity rule prohibition majeure"
)
_BEHIND = stems_of("force place effect")
_VALID = stems_of("valid active effective standing intact operative binding")
_STANDS = stems_of("have remain keep kept uphold upheld stay maintain retain apply be") | {"is"}
_ON = stems_of("hold play stage leave depart start begin open proceed go continue fly sail")
_PRESENT = re.compile(r"\b(?:leaves|departs|starts|begins|opens|goes ahead|takes place)\b")
_ENDS = stems_of("end stop cease finish conclude halt expire lift")
_IS_OVER = re.compile(r"\b(?:is|are|was|were) (?:[a-z]+ly |now )?over(?= for | after |[.,;:!]|$)", re.IGNORECASE)
_LASTS = stems_of("continue persist rage last drag")
_LASTING = re.compile(r"\b(?:is|are|continues?|persists?|rages?|lasts?|goes on|go on|drags? on)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remains?|stays?)\b", re.IGNORECASE)
"""What is still so was not known to have ended: of the two only one can be."""
_AGAIN = re.compile(r"\b(?:again|anew|re-[a-z]{1,20})\b", re.IGNORECASE)


def undone(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether a claim tells as undone what the other tells as done.

    Worked examples: "withdrew his resignation" and "resigned", "overturned the conviction of the banker" and "the
    banker was convicted"; not where it may be undone, or somebody else's was.
    """
    what = _undone(side, other, found)
    deeds = senses_of(what) & senses_of(other.core)
    rest = senses_of(other.subject | other.object) - deeds
    doer, done = (senses_of(end) - deeds for end in ends(other))
    to_others = bool(doer and done) and done.isdisjoint(side.senses)
    return bool(deeds) and not rest.isdisjoint(side.senses) and not to_others


def still_so(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether a claim tells as undone what the other tells as in force: "lifted the ban", "upheld the ban".

    Not "struck down the law" and "the law is unconstitutional".
    """
    undone_there = _undone(side, other, found)
    what = undone_there & _IN_FORCE & (other.subject | other.object)
    otherwise = not other.core and not other.object <= what | _BEHIND | _VALID
    if not what or otherwise or not other.core <= _STANDS:
        return False
    there = other.subject if what.isdisjoint(other.object) else other.object
    ours, theirs = senses_of(undone_there - what), senses_of(there - what - _BEHIND)
    return not (ours and theirs) or not ours.isdisjoint(theirs)


def called_off(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether a claim tells as called off what the other tells is still to come: "was cancelled", "will be played".

    So is what was put off, and nobody tells until when: "was postponed indefinitely".
    """
    off = not side.core.isdisjoint(_CALLS_OFF) or (not side.core.isdisjoint(PUT_OFF) and not side.dates)
    if not off or not other.stems.isdisjoint(_CALLS_OFF | PUT_OFF) or _unlike(side, other, found):
        return False
    coming = bool(other.prospects) and other.core <= _ON | LIGHT
    what = ends(side)[1] or side.object or side.subject
    return bool(what) and not what.isdisjoint(other.stems) and (coming or _PRESENT.search(other.text) is not None)


def over(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether a claim tells the end of what the other tells as lasting.

    Worked examples: "the strike is over" and "the strike continues", "stopped erupting" and "is erupting"; not "the
    meeting ended" and "the meeting was held".
    """
    if _unlike(side, other, found) or not other.stems.isdisjoint(_ENDS) or _IS_OVER.search(other.text):
        return False
    if _STILL.search(other.text):
        return False
    ended = not side.core.isdisjoint(_ENDS) or _IS_OVER.search(side.text) is not None
    lasting = _LASTING.search(other.text) is not None and other.core <= side.core | side.object | LIGHT | _LASTS
    ours, theirs = (senses_of((each.subject | each.object) - _ENDS) for each in (side, other))
    return ended and lasting and not ours.isdisjoint(theirs)


def _undone(side: Facets, other: Facets, found: Evidence) -> frozenset[str]:
    """The stems of what a claim tells as undone; none where the other is of something else."""
    if other.prospects or _unlike(side, other, found) or _AGAIN.search(other.text):
        return frozenset()
    what = ends(side)[1] or side.object or side.subject
    if not side.core.isdisjoint(_UNDOES):
        return what
    if not side.core.isdisjoint(_DROPS):
        return what & _DROPPED
    return what & _SAID if _TOOK_BACK.search(side.text) else frozenset()


def _unlike(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether something speaks for two things: other names, times or places, a denial, or what is not done yet."""
    others = bool(found.named.only_a and found.named.only_b)
    apart = found.of(Attribute.WHEN).differs or found.of(Attribute.WHERE).differs
    return others or apart or bool(side.denials or other.denials or side.prospects or side.supposes or other.supposes)
