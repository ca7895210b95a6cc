"""Owns labels made elsewhere: a status that came without a decision becomes one, of an analyst named after the file.

Each annotator that a file names is an analyst of their own, who judges the claims that others of the file judge, too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.claim import Claim, Status
from annotator.domain.decision import FROM_FILE, Verb
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId, TargetId, analyst_id
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.domain.link import Standing
from annotator.domain.record import claim_record, proposal_record
from annotator.domain.root_answers import answered
from annotator.domain.state import Note
from annotator.domain.suggestion import Kind
from annotator.formats.document import (
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Given,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    StoryEntry,
    identity,
)
from annotator.services.claims import differences
from annotator.services.incoming.file_analysts import FileAnalysts, file_analysts
from annotator.services.incoming.returned import without_returned
from annotator.services.workspace import Act, Workspace
from annotator.store import log, state, targets

_VERBS: dict[str, Verb] = {
    Status.CONFIRMED: Verb.CONFIRM,
    Status.REJECTED: Verb.REJECT,
    Status.UNSURE: Verb.UNSURE,
}


_Labelled = ClaimEntry | LinkEntry | EntityEntry | FamilyEntry | StoryEntry | FactEntry | LookedEntry


def labelled(entry: Entry) -> bool:
    """Whether an entry carries a human label: a status, a human-made claim or link, or a fact."""
    match entry:
        case ClaimEntry():
            return entry.status is not Status.PROPOSED or entry.proposal is None
        case LinkEntry():
            return entry.standing is not Standing.SUGGESTED or entry.proposal is None
        case EntityEntry() | FamilyEntry() | StoryEntry():
            return entry.standing is not Standing.SUGGESTED
        case FactEntry() | Note() | LookedEntry():
            return True
        case _:
            return False


def target(entry: Entry) -> TargetId:
    """The id of what an entry describes; "" for what cannot be labelled."""
    return identity(entry) if isinstance(entry, _Labelled | MentionEntry) else ""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many decisions labels made, how many came back unchanged, and how many stay out."""

    made: int
    returned: int
    held: int


def take(ws: Workspace, given: Sequence[Given], *, name: str) -> Taken:
    """Decisions for labels that nobody in the project decided on yet, or that were changed in an export of ours."""
    every, analysts = len(given), file_analysts(given, name)
    given, edited = without_returned(ws, given)
    by_name: dict[str, list[Entry]] = {}
    for each in given:
        by_name.setdefault(analysts.called(each), []).append(each.entry)
    several = [each for each in given if analysts.is_one_of_several(each)]
    told_apart = {analysts.called(each) for each in several}
    first = _proposed(ws, [each.entry for each in several])
    before = {who: _decided(ws, _targets(entries), who, edited) for who, entries in by_name.items()}
    made, held = 0, sum(_held(ws, entries, who, before[who]) for who, entries in by_name.items())
    for who, entries in _in_turn(given, analysts):
        fresh = [each for each in entries if target(each) not in before[who]]
        made += _take(ws, [_held_against(first, each) if who in told_apart else each for each in fresh], name=who)
        claims = [each for each in entries if isinstance(each, ClaimEntry)] if len(by_name) > 1 else []
        first = {**{each.claim.id: each.proposal or each.claim for each in claims}, **first}
    for who, entries in by_name.items():
        again = [each for each in entries if isinstance(each, FactEntry) and each.fact.id in before[who]]
        made += ws.act_for(who, _resting(ws, again, who), via=FROM_FILE) if again else 0
    return Taken(made, every - len(given), held)


def _targets(entries: Sequence[Entry]) -> set[TargetId]:
    """What one annotator labelled; that an article was looked through stands for itself."""
    return {target(entry) for entry in entries if not isinstance(entry, LookedEntry)}


def _held(ws: Workspace, entries: Sequence[Entry], who: str, before: Collection[TargetId]) -> int:
    """How many claims and facts that one annotator judged stay out, though who is called so held them otherwise."""
    said: dict[TargetId, str] = {}
    for entry in entries:
        match entry:
            case ClaimEntry(status=status):
                said[target(entry)] = status.value
            case FactEntry(fact=fact, has_verdict=True):
                said[target(entry)] = fact.verdict.value
            case _:
                pass
    said = {thing: value for thing, value in said.items() if thing in before}
    labeller = analyst_id(who)
    told = ws.read(lambda c: list(state.judgements_of(c, sorted(said)))) if said else []
    holds = {each.target: each.value for each in told if each.analyst == labeller}
    return sum(holds.get(thing) != value for thing, value in said.items())


def _in_turn(given: Sequence[Given], analysts: FileAnalysts) -> Iterator[tuple[str, list[Entry]]]:
    """What each annotator says of anything first, then what is said of it next, for the newest judgement stands."""
    said: Counter[TargetId] = Counter()
    last: dict[tuple[TargetId, str], tuple[Claim, Status]] = {}
    turns: list[dict[str, list[Entry]]] = []
    for each in given:
        thing, who = target(each.entry), analysts.called(each)
        if isinstance(each.entry, ClaimEntry):
            judged = each.entry.claim, each.entry.status
            if last.get((thing, who)) == judged:
                continue
            last[thing, who] = judged
        turn = said[thing] if thing else 0
        said[thing] += 1
        turns += [{}] if turn == len(turns) else []
        turns[turn].setdefault(who, []).append(each.entry)
    for entries_by_annotator in turns:
        yield from entries_by_annotator.items()


def _proposed(ws: Workspace, entries: Sequence[Entry]) -> dict[TargetId, Claim]:
    """What is proposed in the project for the claims among some entries."""
    ids = [each.claim.id for each in entries if isinstance(each, ClaimEntry)]
    found = ws.read(lambda c: state.read_proposals(c, ids)) if ids else {}
    return {target: claim for target, claim in found.items() if isinstance(claim, Claim)}


def _held_against(first: Mapping[TargetId, Claim], entry: Entry) -> Entry:
    """A claim that another annotator of the file has, too, as a judgement of what that one says."""
    if not isinstance(entry, ClaimEntry) or entry.claim.id not in first:
        return entry
    proposal, status = first[entry.claim.id], entry.status
    if status not in (Status.CONFIRMED, Status.CORRECTED):  # no better words for it either
        return replace(entry, claim=proposal, proposal=proposal)
    # Who marked no part of it says nothing against those that another one marked.
    claim = entry.claim if entry.claim.slots else replace(entry.claim, slots=proposal.slots, mode=proposal.mode)
    changed = bool(differences(proposal, claim))
    return replace(entry, claim=claim, status=Status.CORRECTED if changed else status, proposal=proposal)


def _take(ws: Workspace, entries: Sequence[Entry], *, name: str) -> int:
    """The same of the labels of one annotator."""
    acts = [act for entry in entries for act in _acts(entry)]
    made = ws.act_for(name, acts, via=FROM_FILE)  # first, for remarks may be on what these make
    remarks = [*_noted(ws, [each for each in entries if isinstance(each, Note)])]
    remarks += _looked(ws, [each.article for each in entries if isinstance(each, LookedEntry)], name)
    return made + ws.act_for(name, remarks, via=FROM_FILE)


def _looked(ws: Workspace, articles: Sequence[ArticleId], name: str) -> list[Act]:
    """That articles were looked through, of which a file of this name has not said so before."""
    held, labeller = ws.read(lambda c: log.of_targets(c, set(articles))), analyst_id(name)
    said = {t for t, made in held.items() if any(d.verb is Verb.TAG and d.analyst == labeller for d in made)}
    return [Act(Verb.TAG, Kind.ARTICLE, each, {"tag": LOOKED}) for each in articles if each not in said]


def _resting(ws: Workspace, entries: Sequence[FactEntry], who: str) -> list[Act]:
    """That facts which a file of this name stated before rest on more, as on articles that came in since.

    What anybody has said of a claim as evidence of the fact, be it that it is none, is not said again.
    """
    held, labeller = ws.read(lambda c: log.of_targets(c, {each.fact.id for each in entries})), analyst_id(who)
    acts: list[Act] = []
    for fact in (each.fact for each in entries):
        made = held.get(fact.id, ())
        said = {as_str(as_object(item).get("claim")) for d in made for item in as_list(d.payload.get("evidence"))}
        fresh: list[Json] = [
            {"claim": item.claim, "stance": item.stance.value} for item in fact.evidence if item.claim not in said
        ]
        if fresh and any(d.analyst == labeller for d in made):
            acts.append(Act(Verb.ASSESS, Kind.FACT, fact.id, {"evidence": fresh}))
    return acts


def _noted(ws: Workspace, notes: Sequence[Note]) -> list[Act]:
    """The remarks that the project does not hold yet, on things that it holds."""
    held = ws.read(lambda c: log.of_targets(c, {note.target for note in notes}))
    said = {(t, d.payload.get("text")) for t, made in held.items() for d in made if d.verb is Verb.NOTE}
    fresh = [note for note in notes if (note.target, note.text) not in said]
    kinds = ws.read(lambda c: {note.target: targets.kind_of(c, note.target) for note in fresh})
    return [Act(Verb.NOTE, kind, note.target, {"text": note.text}) for note in fresh if (kind := kinds[note.target])]


def _decided(ws: Workspace, targets: Iterable[TargetId], name: str, edited: Collection[TargetId]) -> set[TargetId]:
    """The targets with decisions of their own in the log unless `edited`, or labelled by a file of this name before."""
    found = ws.read(lambda c: log.of_targets(c, set(targets)))
    labeller = analyst_id(name)
    by_people = {t for t, made in found.items() if t not in edited and any(d.via != FROM_FILE for d in made)}
    return by_people | {t for t, made in found.items() if any(d.analyst == labeller for d in made)}


def _acts(entry: Entry) -> Iterator[Act]:
    match entry:
        case ClaimEntry():
            yield from _claim_acts(entry)
        case LinkEntry():
            yield from _link_acts(entry)
        case EntityEntry(entity=entity):
            if entry.proposal and entry.proposal.name != entity.name:
                yield Act(Verb.RENAME, Kind.ENTITY, entity.id, {"name": entity.name})
            yield Act(_VERBS[entry.standing], Kind.ENTITY, entity.id)
        case FamilyEntry(family=family):
            made: JsonObject = {"family": proposal_record(family)} if answered(family) is not None else {}
            yield Act(_VERBS[entry.standing], Kind.FAMILY, family.id, made)
        case StoryEntry(story=story):
            yield Act(_VERBS[entry.standing], Kind.STORY, story.id)
        case FactEntry():
            yield from _fact_acts(entry)
        case _:
            return


def _claim_acts(entry: ClaimEntry) -> Iterator[Act]:
    claim, made_here = entry.claim, entry.proposal is None
    if made_here:
        yield Act(Verb.ADD, Kind.CLAIM, claim.id, {"claim": claim_record(claim)})
    changes = differences(entry.proposal, claim) if entry.proposal else {}
    # Also where the file does not tell what was changed: that somebody did is what the label says.
    if changes or entry.status is Status.CORRECTED:
        yield Act(Verb.CORRECT, Kind.CLAIM, claim.id, changes)
    verb = _VERBS.get(entry.status)
    if verb and not (made_here and verb is Verb.CONFIRM):
        yield Act(verb, Kind.CLAIM, claim.id)


def _link_acts(entry: LinkEntry) -> Iterator[Act]:
    link, verb = entry.link, _VERBS.get(entry.standing, Verb.CONFIRM)
    payload: dict[str, Json] = {"a": link.a, "b": link.b, "relation": link.relation.value}
    if verb is Verb.CONFIRM or entry.proposal is None:
        yield Act(Verb.LINK, Kind.LINK, link.id, payload)
    if verb is not Verb.CONFIRM:
        yield Act(verb, Kind.LINK, link.id)


def _fact_acts(entry: FactEntry) -> Iterator[Act]:
    fact = entry.fact
    attributes: dict[str, Json] = dict(fact.attributes or {})
    evidence: list[Json] = [{"claim": item.claim, "stance": item.stance.value} for item in fact.evidence]
    stated: dict[str, Json] = {"text": fact.text, "valid_from": fact.valid_from, "valid_to": fact.valid_to}
    judged: dict[str, Json] = {"verdict": fact.verdict.value, "rationale": fact.rationale} if entry.has_verdict else {}
    yield Act(Verb.STATE, Kind.FACT, fact.id, {**stated, **judged, "attributes": attributes, "evidence": evidence})
