"""Owns what two articles tell of whether like or clashing claims of theirs are of one event, by names, places, days."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from annotator.domain.link import Relation
from annotator.domain.time import CalendarValue
from annotator.match.claims.attributes import Attribute, Finding, Standing, overlap
from annotator.match.claims.causes import one_cause, other_kinds, struck
from annotator.match.claims.facets import Facets
from annotator.match.claims.separate import one_scene
from annotator.match.claims.shared_names import matched
from annotator.match.contrast import Contrast
from annotator.match.links.subjects import Likeness, Subject, days_later, few_names, is_title_or_day, other_towns
from annotator.match.measures.periods import Open, Told
from annotator.match.names.places import Lying, is_place, is_wide, lying
from annotator.match.stories.scenes import scenes_apart, towns_apart
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.stems import stem

_NO_NAMES, _SOME_NAMES = 0.1, 0.5
"""Of contradictions in ECB+ between mentions of one event 2 % stand in articles that share fewer names than the first,
of those between mentions of look-alikes 37 %; 1 and 12 % in articles whose places lie apart."""
_WEEKS, _DAYS = 14, 3
_ENOUGH = 2
"""Articles of fewer names, places apart, tell nothing by sharing none."""
_WHOLE = 0.75
_CLASH = (Relation.CONTRADICTS, Relation.SUPERSEDES)
_ALIKE = (Relation.SAME, Relation.REFINES)
_SILENT = Finding(Attribute.WHERE)
_HAPPENS = senses_of(
    stems_of(
        "meet talk discuss negotiate gather march rally protest demonstrate visit arrive sign attend host dine convene "
        "assemble parade address"
    )
)
"""Senses of what takes place somewhere, of some people, and may take place again elsewhere."""

Printed = tuple[CalendarValue | None, CalendarValue | None]
"""When the articles of two claims came out, as far as that is known."""


class Unlike(NamedTuple):
    """Why two articles seem to tell of two events: of claims that clash, and of such that tell of one happening.

    `weeks`: why two happenings that are called alike are two, if claims of them clash; `surely`: days enough lie
    between the articles that the happening is another, and not just filed from elsewhere; `strangers`: they are of
    other places and other people, so that one day in both tells nothing; `struck`: why other things struck whom they
    count; `printed`: why one tells whom something struck after the other was printed; `town`: why one happened in a
    town that the report of the other does not name.
    """

    clashing: str | None
    happening: str | None
    weeks: str | None
    surely: bool
    strangers: bool = False
    struck: str | None = None
    printed: str | None = None
    town: str | None = None


NOT_UNLIKE = Unlike(None, None, None, surely=False)


def unlike(a: Subject, b: Subject, alike: Likeness, *, past: bool = False, printed: str | None = None) -> Unlike:
    """What two articles tell by the names and places in them, and by when they came out.

    `past`: they are asked about what was long past when either came out, or about one day, of which these days tell
    nothing; `printed`: why what one tells was not yet when the other came out.
    """
    days, where = abs(days_later(a, b)), _where(a, b, alike)
    places = f"one report is of {where[0]}, the other of {where[1]}" if where else None
    weeks = f"{days} days between the reports" if days >= _WEEKS and not past else None
    strangers = alike.names < _NO_NAMES and not sparse(a, b)
    # Whoever meets again elsewhere, weeks later, is named once more.
    clashing = (places or weeks) if alike.names < _SOME_NAMES or (places and weeks) else None
    clashing = clashing or ("hardly a name in common between the reports" if strangers else None)
    filed = bool(a.date and b.date) and days < _DAYS
    alone = where is not None and few_names(a, b, alike.names)
    return Unlike(
        clashing, None if filed else places, weeks, days >= _DAYS, alone, other_kinds(a.words, b.words), printed
    )


def _met_apart(found: Contrast, a: Facets, b: Facets) -> bool:
    """Whether both claims tell of a happening in a town, and these are two."""
    towns = all(any(not is_wide(name.text) for name in side.places) for side in (a, b))
    met = bool(senses_of(a.core) & senses_of(b.core) & _HAPPENS)
    return met and towns and found.attributes[Attribute.WHERE] is Standing.DIFFER


def _towns(side: Facets) -> list[str]:
    """The known towns that a claim says it happens in."""
    return [name.text for name in side.names if name.place and is_place(name.text) and not is_wide(name.text)]


def _all_apart(ours: list[str], theirs: list[str]) -> bool:
    return all(lying(one, other) is Lying.APART for one in ours for other in theirs)


def other_town(a: Facets, b: Facets, reports: tuple[Subject, Subject]) -> str | None:
    """Why one of two claims tells of a town that the report of the other does not name, though it names others.

    Only where that claim names no place itself. Worked example: "met in Istanbul", and "met after the ceremony" of a
    report from Tripoli.
    """
    for side, other, report in ((a, b, reports[1]), (b, a, reports[0])):
        own = _towns(side)
        if not own or any(name.place for name in other.names):
            continue
        theirs = [place for place in report.scene if is_place(place) and not is_wide(place)]
        if theirs and _all_apart(own, theirs):
            return f"one is in {own[0]}, the other of a report that names {theirs[0]} only"
    return None


def of_one_day(a: Facets, b: Facets, printed: Printed) -> bool:
    """Whether two claims tell of one day, or one tells a day on which, or soon after which, the other came out.

    `printed`: when either came out. Days between two reports tell nothing of such claims: "killed five workers on
    March 12", of April, and "killed four workers", of 13 March.
    """
    ours, theirs = _days(a), _days(b)
    if not (ours or theirs):
        return False
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    days, out = (ours, printed[1]) if ours else (theirs, printed[0])
    silent = not (b if ours else a).dates
    return silent and out is not None and any(0 <= (out.first - day).days <= _DAYS for day in days)


def struck_later(a: Facets, b: Facets, printed: Printed) -> str | None:
    """Why one of two claims tells whom something struck on a day after the other had told whom it struck."""
    for side, other, out in ((a, b, printed[1]), (b, a, printed[0])):
        days = _days(side)
        if days and out and not other.dates and _strikes(side) and _strikes(other):
            day = min(days)
            if (day - out.last).days >= _ENOUGH and len(days) == len(side.dates):
                return f"one is of {day.isoformat()}, the other was out before"
    return None


def _days(side: Facets) -> frozenset[date]:
    """The days that a claim tells with their year."""
    values = (one.value for one in side.dates)
    return frozenset(
        one.first for one in values if one.told is Told.DATE and one.open is Open.NEITHER and one.first == one.last
    )


def _strikes(side: Facets) -> bool:
    """Whether a claim counts whom something struck, as a fact."""
    return not side.prospects and not side.open and any(one.fate for one in side.quantities)


def _where(a: Subject, b: Subject, alike: Likeness) -> tuple[str, str] | None:
    """A place of either article, if those of both lie apart; of places in no list only where few names are shared.

    Weeks later another main town is enough: the lands that both name may be only whose people met there.
    """
    apart = scenes_apart(a.scene, b.scene)
    if apart:
        return (apart.a, apart.b) if apart.both else None
    if abs(days_later(a, b)) >= _WEEKS and (main := towns_apart(a.scene, b.scene)):
        return main
    towns = other_towns(a, b)
    return towns if towns and few_names(a, b, alike.names) else None


def sparse(a: Subject, b: Subject) -> bool:
    """Whether one of two articles has so few names, besides places, that it tells nothing to share none."""
    return any(sum(not is_place(name) for name in _named(side)) < _ENOUGH for side in (a, b))


def _named(side: Subject) -> list[str]:
    places = {stem(word.lower()) for place in side.scene for word in place.split()}
    return [name for name in side.names if name not in places and not is_title_or_day(name)]


def answers(a: Facets, b: Facets) -> bool:
    """Whether one denies nearly word for word what the other tells: a denial answers it, wherever it is written."""
    one = bool(a.denials) != bool(b.denials) and not senses_of(a.core).isdisjoint(senses_of(b.core))
    return one and overlap(a, b).share >= _WHOLE


def of_two_events(found: Contrast, a: Facets, b: Facets, reports: Unlike) -> Contrast:
    """How two claims compare, what their articles tell taken into account: look-alikes neither clash nor are the same.

    Claims that tell of one day or place, or that clash and name somebody alike, are left as they are; one place is no
    reason where two happenings of other names lie weeks apart.
    """
    clash, alike = found.relation in _CLASH, found.relation in _ALIKE
    if found.relation is Relation.DIFFERENT and _met_apart(found, a, b):
        return replace(found, apart=True)
    if clash and reports.struck and struck(a) and struck(b) and not one_cause(a, b):
        return _told(found, Relation.DIFFERENT, reports.struck)
    one_day = found.attributes[Attribute.WHEN] is Standing.AGREE and not (clash and reports.strangers)
    if (clash or alike) and reports.printed:
        return _told(found, Relation.DIFFERENT, reports.printed)
    if not (clash or alike) or one_day:
        return found
    named = matched(a, b)
    one_place = any(name.place for name in named.both_a)
    if alike:
        again = reports.happening or reports.town if not one_place and _happening(a) & _happening(b) else None
        return _told(found, Relation.DIFFERENT if reports.surely else Relation.SUPPORTS, again) if again else found
    called = senses_of(a.subject) & senses_of(b.subject) & _HAPPENS
    counted = found.attributes[Attribute.HOW_MANY] is Standing.DIFFER and _told_of(a) & _told_of(b) & _HAPPENS
    again = reports.weeks if called or counted else None
    if counted and again:
        return _told(found, Relation.DIFFERENT, again)
    why = None if one_place and not (again and reports.clashing) else reports.clashing or again
    return found if why is None or one_scene(a, _SILENT, named) else _told(found, Relation.DIFFERENT, why)


def _happening(side: Facets) -> frozenset[str]:
    return senses_of(side.core | side.object) & _HAPPENS


def _told_of(side: Facets) -> frozenset[str]:
    """The senses of what a claim tells and of whom or what; of all its words where these are not known."""
    return senses_of(side.core | side.object | side.subject) if side.core else side.senses


def _told(found: Contrast, relation: Relation, why: str) -> Contrast:
    reasons = (f"other events: {why}", *found.reasons[1:])
    return replace(found, relation=relation, reversed=False, reasons=reasons, apart=relation is Relation.DIFFERENT)
