"""Owns what of a project stays out of an export that was not asked for all of it, and why."""

from collections.abc import Collection, Mapping
from itertools import chain
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.decision import TOGGLES, Decision
from annotator.domain.fold import looked_target
from annotator.domain.state import Note
from annotator.formats.choosing import Chosen
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry, LinkEntry, LookedEntry, MentionEntry
from annotator.store import export_queries as e
from annotator.store.database import Connection

Reasons = dict[str, str]
"""Why things stay out, by id."""
LeftOut = Mapping[type[object], Reasons]

_ONLY_PROPOSED: Final = "only a program proposed it, and nobody confirmed whom it means"
_OPEN: Final = "nobody has given it a verdict"
_END_GONE: Final = "its other end is left out"
_EVIDENCE_GONE: Final = "a claim that it rests on is left out"
_TARGET_GONE: Final = "what it is about is left out"
_NOTHING_LEFT: Final = "what they decided is left out"


def staying_out(connection: Connection, chosen: Chosen, tables: Mapping[type[Entry], str], *, context: bool) -> LeftOut:
    """What stays out, by kind and id: what was not asked for, and all that means nothing without it.

    With `context`, claims that nobody decided come along if a link or fact that goes out names them.
    """
    if chosen.everything and chosen.analyst is None:
        return {}
    found: dict[type[object], Reasons] = {kind: _not_asked(connection, chosen, table) for kind, table in tables.items()}
    carried: set[str] = set()
    if chosen.only_decided:
        found[MentionEntry] |= dict.fromkeys(e.proposed_mentions(connection), _ONLY_PROPOSED)
        found[FactEntry] |= dict.fromkeys(e.open_facts(connection), _OPEN)
    for kind, why in ((LinkEntry, _END_GONE), (FactEntry, _EVIDENCE_GONE)):
        lost, along = _endless(connection, chosen, tables[kind], (found[kind], found[ClaimEntry]), context=context)
        found[kind] |= dict.fromkeys(lost, why)
        carried |= along
    for claim in carried:
        found[ClaimEntry].pop(claim, None)
    gone = _targets(found)
    if gone:
        _leave_decisions(connection, found, gone)
    return found


def _not_asked(connection: Connection, chosen: Chosen, table: str) -> Reasons:
    if chosen.everything:
        return {}
    standing = e.statuses(connection, table)
    found = ((each, chosen.why_not(status, disputed=disputed)) for each, status, disputed in standing)
    return {each: why for each, why in found if why is not None}


def _endless(
    connection: Connection, chosen: Chosen, table: str, out: tuple[Reasons, Reasons], *, context: bool
) -> tuple[set[str], set[str]]:
    """The links or facts that would name a claim which stays out; and of the others the claims that come along."""
    things, claims = out
    undecided = chosen.why_not(Status.PROPOSED.value)
    lost, wanted = set[str](), dict[str, list[str]]()
    for thing, claim, there in e.ends(connection, table):
        if thing in things:
            continue
        why = claims.get(claim)
        if (why is not None and not (context and why == undecided)) or (chosen.analyst and not there):
            lost.add(thing)
        elif why is not None:
            wanted.setdefault(thing, []).append(claim)
    return lost, {claim for thing, named in wanted.items() if thing not in lost for claim in named}


def _targets(found: LeftOut) -> set[str]:
    """What decisions may be about that stays out."""
    plain = chain.from_iterable(ids for kind, ids in found.items() if kind is not LookedEntry)
    return {*plain, *map(looked_target, found[LookedEntry])}


def _leave_decisions(connection: Connection, found: LeftOut, gone: Collection[str]) -> None:
    """Add the decisions and notes on nothing but what stays out, and the analysts of whom no decision is left."""
    acts: dict[str, e.DecidedOn] = {}
    kept, toggles = set[str](), list[e.DecidedOn]()
    for each in e.decided_on(connection):
        acts[each.decision] = each
        if each.verb in TOGGLES:
            toggles.append(each)
        elif each.about not in gone:
            kept.add(each.decision)
    whole = {each.action for each in acts.values()}
    partly = {acts[name].action for name in kept}
    # To undo or redo what stays out says nothing either.
    out = whole - partly
    kept |= {each.decision for each in toggles if each.about not in out}
    found[Decision] |= dict.fromkeys(acts.keys() - kept, _TARGET_GONE)
    found[Note] |= {note.id: _TARGET_GONE for note in e.notes(connection) if note.target in gone}
    staying = {acts[name].analyst for name in kept}
    found[Analyst] |= {who: _NOTHING_LEFT for who, _ in e.deciding_analysts(connection) if who not in staying}
