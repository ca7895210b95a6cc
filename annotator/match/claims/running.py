"""Owns which differences are news rather than contradictions: values that run on, and states that end."""

import math
import re
from datetime import date, timedelta
from itertools import product

from annotator.match.claims.amounts import moved_to
from annotator.match.claims.causes import one_cause
from annotator.match.claims.conditions import ended
from annotator.match.claims.facets import Facets
from annotator.match.claims.tallies import newer_by_words
from annotator.match.denials.prospects import Prospect
from annotator.match.measures.periods import Open, Told
from annotator.match.measures.tolls import counts_them
from annotator.match.names.named import alike
from annotator.match.words.senses import senses_of, stems_of

_RUNNING = senses_of(
    stems_of(
        "die dead death kill toll fatality casualty injure wound miss arrest detain displace flee evacuate infect "
        "case patient hospital victim survivor rescue recover test vaccinate price rate share percent index level "
        "rank vote seat poll member population debt loss damage donate raise sign signature home building"
    )
)
"""Senses of what is counted or measured anew day by day."""


_STRUCK = senses_of(stems_of("die dead kill injure wound miss arrest detain"))
_ADDED_UP = re.compile(r"\b(?:toll|total|so far|by|as of|now|since|ris\w+|rose|more than \w+ ago|over the)\b", re.I)
_ANEW = stems_of("resume restart reopen return restore recover relaunch reinstate")
"""Stems of verbs by which what had ended holds again."""
_ENDED = re.compile(r"\b(?:now|currently|today|longer|any ?more|meanwhile)\b", re.IGNORECASE)
_WENT_ON = re.compile(r"\b(?:still|now|currently|today)\b", re.IGNORECASE)
"""Words by which a denial tells that something has ended; and by which what ended was told as going on."""
_REVISED = re.compile(r"\b(?:revis|correct|lower|reduc|adjust|cut|fell|fall|drop|now)\w*\b", re.IGNORECASE)
_WEEKS = 14
"""What befell people on days further apart befell others."""
_LONG_AGO = 90
"""So many days after a day nobody counts anew whom it struck."""


def supersedes(newer: Facets, older: Facets, *, number: bool, day: bool, opposite: bool) -> bool:
    """Whether the later of two claims that exclude each other in these brings the newer value of what changes.

    Worked examples: "10 people were killed" on Monday, "12 people were killed" on Tuesday; "is to open in May", and
    later "is to open in June"; "refused to sign", and later "signed"; "was closed", and later "reopened".
    """
    if _unchanged(newer, older):
        return False
    if opposite:
        return not (number or day) and _turned(newer, older)
    shared = _shared(newer, older)
    if not shared.isdisjoint(_senses_to_come(newer) & _senses_to_come(older)):
        return number or day
    return number and runs_on(newer, older) and not _weeks_apart(newer, older) and not _of_rivals(newer, older)


def runs_on(newer: Facets, older: Facets) -> bool:
    """Whether both tell a number that changes with days, as a toll or a price does and a height above the sea not."""
    return not _shared(newer, older).isdisjoint(_RUNNING) or moved_to(newer) or newer_by_words(newer, older)


def _shared(a: Facets, b: Facets) -> frozenset[str]:
    return (a.senses | senses_of(a.core)) & (b.senses | senses_of(b.core))


def long_past(a: Facets, b: Facets, printed: date | None) -> bool:
    """Whether two claims count whom something struck that was long past when the first came out.

    Worked example: "In 2011 a fire killed two people" and "... seven people", printed in 2025: neither is news.
    """
    struck = all(side.quantities and not side.senses.isdisjoint(_STRUCK) for side in (a, b))
    return struck and of_the_past(a, b, printed) and not _ADDED_UP.search(f"{a.text} {b.text}")


def of_the_past(a: Facets, b: Facets, printed: date | None) -> bool:
    """Whether all that two claims tell of days was long past when the first came out: "was built in 1978"."""
    told = [one.value for side in (a, b) for one in side.dates]
    if printed is None or not told:
        return False
    before = printed - timedelta(days=_LONG_AGO)
    return all(one.told is Told.DATE and one.open is not Open.SINCE and one.last < before for one in told)


def _turned(newer: Facets, older: Facets) -> bool:
    """Whether the later claim tells that a state began or ended since; not where it only denies what was done before.

    Worked examples: "had not been replaced since 2009" and "was replaced in August" speak of the same years; what was
    "not yet paid" may be paid since, "is no longer closed" ends what "is closed" tells, and "was caught" that somebody
    "is at large".
    """
    if newer.denials and not older.denials:
        return _ENDED.search(newer.text) is not None or _WENT_ON.search(older.text) is not None
    if older.denials and not newer.denials and _within_its_time(newer, older):
        return False
    begun = not newer.core.isdisjoint(_ANEW) or any(one.planned for one in older.denials)
    return newer.now or older.now or begun or ended(newer, older)


def _within_its_time(newer: Facets, older: Facets) -> bool:
    """Whether the later claim tells of a day in the time of which all the older one speaks: "since 2009", "in 2012"."""
    since = [one.value for one in older.dates if one.value.open is Open.SINCE]
    return any(span.contains(one.value) for span in since for one in newer.dates)


def _senses_to_come(side: Facets) -> frozenset[str]:
    """What is planned or will be, by sense: of that a later report knows better."""
    return frozenset(sense for sense, told in side.prospects.items() if told.kind is Prospect.PLANNED)


def _of_rivals(newer: Facets, older: Facets) -> bool:
    """Whether two voices count whom something befell, and the later counts fewer without taking anything back."""
    ours, theirs = newer.speaker or "", older.speaker or ""
    if ours == theirs or (ours and theirs and alike(ours, theirs)):
        return False
    return fewer(newer, older)


def fewer(newer: Facets, older: Facets) -> bool:
    """Whether the later of two claims counts fewer whom something befell without taking anything back."""
    if _REVISED.search(newer.text):
        return False
    pairs = [
        (one, other) for one, other in product(newer.quantities, older.quantities) if one.fate and one.comparable(other)
    ]
    return bool(pairs) and all(one.high < other.low for one, other in pairs)


def outgrown(newer: Facets, older: Facets) -> bool:
    """Whether the later of two claims that agree tells a number above the least that the other tells of what runs on.

    Worked examples: "at least 12 people were killed" or "killed nine tourists" on Monday, "the death toll rose to 37"
    on Tuesday.
    """
    if (newer.senses | senses_of(newer.core)).isdisjoint(_RUNNING) or _weeks_apart(newer, older):
        return False
    return any(
        counts_them(now, before)
        and now.low > before.low
        and bool(now.fate)
        and (math.isinf(before.high) or (newer.level and not now.comparable(before)))
        for now, before in product(newer.quantities, older.quantities)
    )


def _unchanged(a: Facets, b: Facets) -> bool:
    """Whether both count alike whom something befell, so that neither has a newer number."""
    every = product(a.quantities, b.quantities)
    pairs = [(one, other) for one, other in every if one.fate and one.fate == other.fate and one.comparable(other)]
    return bool(pairs) and all((one.low, one.high) == (other.low, other.high) for one, other in pairs)


def of_one_toll(newer: Facets, older: Facets, *, named: bool) -> bool:
    """Whether the later claim tells only how high a toll is of which the other tells, and both are of one event.

    That they are tells a name in both (`named`), or what it is called. Worked example: "the death toll of the fire on
    the Aurora has risen to 19" and "a fire killed 14 people".
    """
    told = product(newer.quantities, older.quantities)
    toll = newer.level and any(bool(now.fate) and now.comparable(before) for now, before in told)
    return toll and (named or one_cause(newer, older))


def told_alone(side: Facets, other: Facets) -> bool:
    """Whether one claim tells nothing but how high the number is of those whom something befell, and the other none.

    Worked example: "the death toll of the fire rose to 19" and "a fire broke out on the ferry".
    """
    fates = {one.fate for one in side.quantities if one.fate} if side.level and not other.level else set()
    return (
        bool(fates)
        and fates.isdisjoint(one.fate for one in other.quantities)
        and senses_of(other.core).isdisjoint(_STRUCK)
    )


def _weeks_apart(a: Facets, b: Facets) -> bool:
    """Whether both tell whom something befell on days weeks apart: "killed nine on 2 May", "killed 12 on 5 July"."""
    if not (a.dates and b.dates) or a.senses.isdisjoint(_STRUCK) or _ADDED_UP.search(f"{a.text} {b.text}"):
        return False
    pairs = [(one.value, other.value) for one, other in product(a.dates, b.dates)]
    return all(
        one.told is other.told is Told.DATE
        and max((one.first - other.last).days, (other.first - one.last).days) > _WEEKS
        for one, other in pairs
    )
