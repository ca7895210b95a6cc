"""Owns writing what the fold says for the targets that were touched, and folding everything anew."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from annotator.domain.claim import Claim, Status
from annotator.domain.decision import TOGGLES, Decision
from annotator.domain.entity import Entity
from annotator.domain.fact import Fact
from annotator.domain.family import Family, Member, Story
from annotator.domain.fold import FOLDING, fold, looked_target
from annotator.domain.ids import ActionId, TargetId
from annotator.domain.json import canonical, parse_object
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.domain.record import proposal_of
from annotator.domain.state import ArticleState, ClaimState, FactState, GroupState, Judgement, LinkState, State
from annotator.domain.suggestion import Kind, Proposal, kind_of
from annotator.store import log, meta
from annotator.store import tables as t
from annotator.store.migrations import MATCHED_TABLES, STATE_TABLES, TALLIES
from annotator.store.rows import Scalar, claim_values, known, marks, slot_values, write
from annotator.store.trouble import given

_CHUNK = 500
_TABLES: Mapping[Kind, str] = {
    Kind.CLAIM: "claim",
    Kind.LINK: "link",
    Kind.ENTITY: "entity",
    Kind.FAMILY: "family",
    Kind.STORY: "story",
    Kind.FACT: "fact",
}
FOLDED = tuple(kind.value for kind in _TABLES)
"""The kinds of which something stands in a table of its own."""
Rows = dict[type[t.Row], list[dict[str, Scalar]]]


def refold(connection: Connection, targets: Collection[tuple[Kind, TargetId]]) -> None:
    """Write the state of the touched targets as their decisions now give it."""
    asked: dict[TargetId, set[Kind]] = {}
    for kind, target in targets:
        asked.setdefault(target, set()).add(kind)
    rows: Rows = {}
    for target, kinds, states in _folded(connection, asked):
        _erase(connection, target, {*asked[target], *kinds})
        for state in states:
            _collect(rows, state)
    _without_strangers(connection, rows)
    _write_all(connection, rows)


def _folded(
    connection: Connection, targets: Collection[TargetId]
) -> Iterator[tuple[TargetId, list[Kind], list[State]]]:
    """Each target with all that it is said to be, and what its decisions make of it."""
    found = log.of_targets(connection, set(targets))
    proposals = read_proposals(connection, sorted(found))
    withdrawn = _withdrawn(connection, {d.action for decisions in found.values() for d in decisions})
    for target in sorted(found):
        proposal, decisions = proposals.get(target), found[target]
        kinds = _kinds(proposal, decisions)
        folded = (fold(kind, target, proposal, [d for d in decisions if d.kind is kind], withdrawn) for kind in kinds)
        said = [*kinds, *(d.kind for d in decisions if d.kind)]
        yield target, said, [state for state in folded if state is not None]


def judgements_of(connection: Connection, targets: Sequence[TargetId]) -> Iterator[Judgement]:
    """What each analyst last held of some targets, with what tells outcomes of one value apart."""
    for at in range(0, len(targets), _CHUNK):
        for _, _, states in _folded(connection, targets[at : at + _CHUNK]):
            for state in states:
                yield from getattr(state, "judgements", ())


def refold_older(connection: Connection) -> None:
    """Fold anew, by the rules of today, what was folded by earlier ones and may differ."""
    if meta.folding(connection) >= FOLDING:
        return
    several = older(connection)
    for at in range(0, len(several), _CHUNK):
        refold(connection, [(Kind.ARTICLE, target) for target in several[at : at + _CHUNK]])
    meta.set_folding(connection, FOLDING)


def older(connection: Connection) -> list[TargetId]:
    """What earlier rules may have folded otherwise: all that several analysts decided on, in a file they folded."""
    if meta.folding(connection) >= FOLDING:
        return []
    sql = f"""SELECT target FROM decision_target JOIN decision ON id = decision
        WHERE verb NOT IN ({",".join(f"'{verb}'" for verb in TOGGLES)})
        GROUP BY target HAVING count(DISTINCT analyst) > 1 ORDER BY target"""
    return [TargetId(row[0]) for row in connection.exec_driver_sql(sql)]


def _kinds(proposal: Proposal | None, decisions: Sequence[Decision]) -> list[Kind]:
    """What a target is: what the machine proposed, or else what the first decision on it says.

    Hand-made ids can stand for an article and for something else too; beyond that one id is one thing.
    """
    said = list(dict.fromkeys(d.kind for d in sorted(decisions, key=lambda d: d.order) if d.kind))
    others: list[Kind] = [kind for kind in said if kind is not Kind.ARTICLE]
    first: list[Kind] = [kind_of(proposal)] if proposal else others[:1]
    return [*(kind for kind in first if kind in _TABLES), *(kind for kind in said if kind is Kind.ARTICLE)]


def _without_strangers(connection: Connection, rows: Rows) -> None:
    """Leave out claims that people added to articles which are not here; they appear with their article."""
    claims = rows.get(t.ClaimRow, [])
    articles = sorted({str(row["article"]) for row in claims})
    there = known(connection, "article", articles)
    strange = {row["id"] for row in claims if row["article"] not in there}
    if strange:
        rows[t.ClaimRow] = [row for row in claims if row["id"] not in strange]
        rows[t.SlotRow] = [row for row in rows.get(t.SlotRow, []) if row["claim"] not in strange]


def write_fresh(connection: Connection, proposals: Iterable[Proposal]) -> None:
    """Write the state of proposals that nobody has decided on."""
    rows: Rows = {}
    for proposal in proposals:
        if isinstance(proposal, Claim):  # nearly all there are, and told without more ado
            _collect_claim(rows, proposal, Status.PROPOSED, disputed=False)
        elif state := _undecided(proposal):
            _collect(rows, state)
    _write_all(connection, rows)


def _undecided(proposal: Proposal) -> State | None:
    match proposal:
        case Link():
            return LinkState(proposal)
        case Entity() | Family() | Story():
            return GroupState(proposal)
        case Claim() | Mention():
            return None


def set_withdrawn(connection: Connection, actions: Sequence[ActionId], *, gone: bool) -> None:
    """Remember that acts are taken back, or stand again."""
    sql = "INSERT OR IGNORE INTO withdrawn VALUES (?)" if gone else "DELETE FROM withdrawn WHERE action = ?"
    for action in actions:
        connection.exec_driver_sql(sql, (action,))


def rebuild_withdrawn(connection: Connection) -> None:
    """Work out anew from the log which acts stand withdrawn."""
    connection.exec_driver_sql("DELETE FROM withdrawn")
    set_withdrawn(connection, sorted(log.toggled(connection)), gone=True)


def rebuild(connection: Connection) -> None:
    """Fold everything anew from proposals and log."""
    # What belongs to a row goes before it, and by name: a file that was changed by others may hold it without the row.
    for table in (*MATCHED_TABLES, *reversed(STATE_TABLES), *TALLIES):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    rebuild_withdrawn(connection)
    for kind in _TABLES:
        sql = """SELECT id, payload FROM proposal WHERE kind = ?
            AND id NOT IN (SELECT target FROM decision_target)"""
        for rows in connection.exec_driver_sql(sql, (kind.value,)).partitions(_CHUNK):
            write_fresh(connection, [proposal_of(kind, parse_object(row[1])) for row in rows])
    decided = sorted(decided_targets(connection))
    for at in range(0, len(decided), _CHUNK):
        refold(connection, decided[at : at + _CHUNK])


def decided_targets(connection: Connection) -> set[tuple[Kind, TargetId]]:
    """Everything that any decision is about, with its kind."""
    return {(d.kind, target) for d in log.read(connection) if d.kind for target in d.targets}


def targets_of(decisions: Iterable[Decision]) -> list[tuple[Kind, TargetId]]:
    """What the decisions are about, in order, each once."""
    return list(dict.fromkeys((d.kind, target) for d in decisions if d.kind for target in d.targets))


def read_proposals(connection: Connection, targets: Sequence[TargetId]) -> dict[TargetId, Proposal]:
    """The machine's proposals among the given targets."""
    found: dict[TargetId, Proposal] = {}
    for at in range(0, len(targets), _CHUNK):
        part = targets[at : at + _CHUNK]
        sql = f"SELECT id, kind, payload FROM proposal WHERE id IN ({marks(len(part))})"
        for identity, kind, payload in connection.exec_driver_sql(sql, tuple(part)):
            with given(f"the proposal {identity}"):
                found[identity] = proposal_of(Kind(kind), parse_object(payload))
    return found


def _withdrawn(connection: Connection, actions: Collection[ActionId]) -> frozenset[ActionId]:
    """Those of the given acts that stand withdrawn."""
    found: set[ActionId] = set()
    listed = sorted(actions)
    for at in range(0, len(listed), _CHUNK):
        part = tuple(listed[at : at + _CHUNK])
        sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(part))})"
        found.update(ActionId(row[0]) for row in connection.exec_driver_sql(sql, part))
    return frozenset(found)


def _erase(connection: Connection, target: TargetId, kinds: Collection[Kind]) -> None:
    for kind in _TABLES.keys() & set(kinds):
        connection.exec_driver_sql(f"DELETE FROM {_TABLES[kind]} WHERE id = ?", (target,))
    connection.exec_driver_sql("DELETE FROM judgement WHERE target = ?", (target,))
    if Kind.ARTICLE in kinds:
        connection.exec_driver_sql("DELETE FROM judgement WHERE target = ?", (looked_target(target),))
    connection.exec_driver_sql("DELETE FROM note WHERE target = ?", (target,))


def _collect(rows: Rows, state: State) -> None:
    match state:
        case ClaimState(claim=claim, status=status, disputed=disputed):
            _collect_claim(rows, claim, status, disputed=disputed)
        case LinkState(link=link):
            _add(rows, t.LinkRow, {**_link_values(link), "standing": state.standing, "disputed": int(state.disputed)})
        case GroupState(group=group):
            _collect_group(rows, group, {"standing": state.standing, "disputed": int(state.disputed)})
        case FactState(fact=fact):
            _collect_fact(rows, fact, int(state.disputed))
        case ArticleState():
            pass
    for judgement in getattr(state, "judgements", ()):
        _add(rows, t.JudgementRow, {name: getattr(judgement, name) for name in t.JudgementRow.model_fields})
    for note in state.notes:
        _add(rows, t.NoteRow, {name: getattr(note, name) for name in note.__slots__})


def _collect_claim(rows: Rows, claim: Claim, status: str, *, disputed: bool) -> None:
    _add(rows, t.ClaimRow, claim_values(claim, status, disputed))
    if claim.slots:
        rows.setdefault(t.SlotRow, []).extend(slot_values(claim))


def _add(rows: Rows, table: type[t.Row], values: dict[str, Scalar]) -> None:
    rows.setdefault(table, []).append(values)


def _link_values(link: Link) -> dict[str, Scalar]:
    plain = ("id", "a", "b", "relation", "score", "rank_a", "rank_b")
    values: dict[str, Scalar] = {name: getattr(link, name) for name in plain}
    return {**values, "reasons": canonical(list(link.reasons))}


def _collect_group(rows: Rows, group: Entity | Family | Story, standing: dict[str, Scalar]) -> None:
    match group:
        case Entity(id=identity, name=name, label=label, score=score, reasons=reasons):
            told: dict[str, Scalar] = {
                "name": name,
                "label": label,
                "score": score,
                "reasons": canonical(list(reasons)),
            }
            _add(rows, t.EntityRow, {"id": identity, **told, **standing})
            for at, variant in enumerate(group.variants):
                _add(rows, t.EntityVariantRow, {"entity": identity, "ordinal": at, "name": variant})
            for mention in dict.fromkeys(group.mentions):
                _add(rows, t.EntityMentionRow, {"entity": identity, "mention": mention})
        case Family(id=identity, root=root, score=score, reasons=reasons):
            rooted: dict[str, Scalar] = {"root": root, "score": score, "reasons": canonical(list(reasons))}
            _add(rows, t.FamilyRow, {"id": identity, **rooted, **standing})
            for at, member in enumerate(group.members):
                _add(rows, t.FamilyMemberRow, {"family": identity, "ordinal": at, **_member_values(member)})
        case Story(id=identity, score=score, articles=articles):
            _add(rows, t.StoryRow, {"id": identity, "score": score, **standing})
            for at, article in enumerate(articles):
                _add(rows, t.StoryMemberRow, {"story": identity, "ordinal": at, "article": article})


def _member_values(member: Member) -> dict[str, Scalar]:
    start, end = (member.span.start, member.span.end) if member.span else (None, None)
    return {"article": member.article, "derivation": member.derivation, "start": start, "end": end}


def _collect_fact(rows: Rows, fact: Fact, disputed: int) -> None:
    plain = ("id", "text", "verdict", "rationale", "valid_from", "valid_to")
    values: dict[str, Scalar] = {name: getattr(fact, name) for name in plain}
    _add(rows, t.FactRow, {**values, "attributes": canonical(dict(fact.attributes or {})), "disputed": disputed})
    for at, item in enumerate(fact.evidence):
        _add(rows, t.EvidenceRow, {"fact": fact.id, "ordinal": at, "claim": item.claim, "stance": item.stance})


def _write_all(connection: Connection, rows: Rows) -> None:
    for table, values in rows.items():
        write(connection, table, values)
