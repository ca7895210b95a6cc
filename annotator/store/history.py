"""Owns the list of decisions as people read it, and the counts over the project."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.claim import Status
from annotator.domain.decision import Decision, Verb
from annotator.domain.ids import AnalystId, DecisionId, ReplicaId, TargetId
from annotator.domain.json import Json, as_list, as_object, as_str
from annotator.domain.suggestion import Kind
from annotator.domain.view import Counts, HistoryRow
from annotator.store import log, queries
from annotator.store.rows import marks


def history_ids(connection: Connection, limit: int | None = None) -> list[DecisionId]:
    """The decisions, newest first."""
    sql = "SELECT id FROM decision ORDER BY hlc DESC, id DESC LIMIT ?"
    return [DecisionId(row[0]) for row in connection.exec_driver_sql(sql, (-1 if limit is None else limit,))]


def history_rows(
    connection: Connection, ids: Sequence[DecisionId], chain: tuple[AnalystId, ReplicaId]
) -> list[HistoryRow]:
    """One page of decisions, in the order of `ids`; `chain` tells which are this analyst's own."""
    found = {d.id: d for d in log.read(connection, f"WHERE id IN ({marks(len(ids))})", ids)}
    listed = [found[identity] for identity in ids if identity in found]
    names = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, name FROM analyst")}
    actions = tuple(dict.fromkeys(d.action for d in listed))
    sql = f"SELECT action FROM withdrawn WHERE action IN ({marks(len(actions))})"
    withdrawn = {row[0] for row in connection.exec_driver_sql(sql, actions)}
    things = _read_things(connection, listed)
    return [
        HistoryRow(
            id=d.id,
            action=d.action,
            at=d.at,
            analyst=names.get(d.analyst, d.analyst),
            verb=d.verb,
            kind=d.kind,
            target=d.targets[0],
            object=things.object(d),
            before=as_str(d.shown.get("status")),
            after=_after(d),
            via=d.via,
            shown=_shown(d),
            withdrawn=d.action in withdrawn,
            mine=(d.analyst, d.replica) == chain,
        )
        for d in listed
    ]


_Words = Mapping[TargetId, str]


@dataclass(frozen=True, slots=True)
class _Things:
    """The words of the claims, facts and entities of a page, the ends of its links, and what was taken back there."""

    claims: _Words
    facts: _Words
    entities: _Words
    ends: Mapping[TargetId, tuple[TargetId, TargetId]]
    undone: Mapping[TargetId, Decision]

    def object(self, decision: Decision) -> str:
        """What the decision was about: the claim's words, the fact's, or how many acts were taken back."""
        target = decision.targets[0]
        match decision.kind:
            case Kind.CLAIM:
                added = as_str(as_object(decision.payload.get("claim")).get("text"))
                return self.claims.get(target) or added
            case Kind.FACT:
                return self.facts.get(target) or as_str(decision.payload.get("text"))
            case Kind.LINK:
                ends = _told_ends(decision) or self.ends.get(target, ())
                return " — ".join(self.claims.get(end, "") for end in ends)
            case Kind.ENTITY:
                return self.entities.get(target, "")
            case None:
                return self._undone(decision)
            case other:
                return other.value

    def _undone(self, decision: Decision) -> str:
        if len(decision.targets) > 1:
            return f"{len(decision.targets)} acts"
        first = self.undone.get(decision.targets[0])
        return f"{first.verb.value}: {self.object(first)}" if first else ""


def _read_things(connection: Connection, decisions: Sequence[Decision]) -> _Things:
    """What the decisions of a page are about, read at once: a query a row took longer than all else."""
    undone = _undone(connection, decisions)
    about = [*decisions, *undone.values()]
    links = [d for d in about if d.kind is Kind.LINK]
    ends = _stored_ends(connection, _targets(links, Kind.LINK))
    linked = (end for pair in [*ends.values(), *map(_told_ends, links)] for end in pair)
    return _Things(
        _words(connection, "SELECT id, text FROM claim", [*_targets(about, Kind.CLAIM), *linked]),
        _words(connection, "SELECT id, text FROM fact", _targets(about, Kind.FACT)),
        _words(connection, "SELECT id, name FROM entity", _targets(about, Kind.ENTITY)),
        ends,
        undone,
    )


def _targets(decisions: Iterable[Decision], kind: Kind) -> list[TargetId]:
    return [d.targets[0] for d in decisions if d.kind is kind]


def _undone(connection: Connection, decisions: Sequence[Decision]) -> dict[TargetId, Decision]:
    """The first decision of every act that a page takes back or puts back alone."""
    actions = tuple(dict.fromkeys(d.targets[0] for d in decisions if d.kind is None and len(d.targets) == 1))
    first: dict[TargetId, Decision] = {}
    for decision in log.read(connection, f"WHERE action IN ({marks(len(actions))})", actions):
        if decision.kind is not None:  # a foreign file may take back a taking back, or itself
            first.setdefault(decision.action, decision)
    return first


def _told_ends(decision: Decision) -> tuple[TargetId, ...]:
    payload = decision.payload
    return (as_str(payload.get("a")), as_str(payload.get("b"))) if "a" in payload else ()


def _stored_ends(connection: Connection, links: Sequence[TargetId]) -> dict[TargetId, tuple[TargetId, TargetId]]:
    rows = connection.exec_driver_sql(f"SELECT id, a, b FROM link WHERE id IN ({marks(len(links))})", tuple(links))
    return {row[0]: (str(row[1]), str(row[2])) for row in rows}


def _words(connection: Connection, select: str, ids: Sequence[TargetId]) -> dict[TargetId, str]:
    wanted = tuple(dict.fromkeys(ids))
    rows = connection.exec_driver_sql(f"{select} WHERE id IN ({marks(len(wanted))})", wanted)
    return {row[0]: str(row[1]) for row in rows}


_AFTER: Mapping[Verb, str] = {
    Verb.CONFIRM: Status.CONFIRMED,
    Verb.CORRECT: Status.CORRECTED,
    Verb.REJECT: Status.REJECTED,
    Verb.UNSURE: Status.UNSURE,
    Verb.ADD: "added",
    Verb.STATE: "stated",
    Verb.WITHDRAW: "withdrawn",
    Verb.REINSTATE: "reinstated",
}


def _after(decision: Decision) -> str:
    payload = decision.payload
    for key in ("relation", "verdict", "name"):
        word = as_str(payload.get(key))
        if word:
            return word
    if decision.verb is Verb.ASSESS:
        return ", ".join(dict.fromkeys(map(_stance, as_list(payload.get("evidence")))))
    return as_str(payload.get("reason")) or _AFTER.get(decision.verb, decision.verb.value)


def _stance(item: Json) -> str:
    return as_str(as_object(item).get("stance")) or "taken out"


def _shown(decision: Decision) -> str:
    """What was on the screen: the machine's certainty and proposed relation, or that nothing was."""
    if decision.exposure == "blind":
        return "hidden, blind"
    score = decision.shown.get("score")
    relation = as_str(decision.shown.get("relation"))
    likely = f"machine {score // 100} % likely" if isinstance(score, int) else ""
    return f"machine: {relation}? {score // 100} % alike" if relation and isinstance(score, int) else likely


def counts(connection: Connection) -> Counts:
    """How much there is, by status."""
    tally: dict[str, dict[str, int]] = {}
    for kind, word, n in connection.exec_driver_sql("SELECT kind, word, n FROM tally WHERE n > 0"):
        tally.setdefault(kind, {})[word] = int(n)

    def number(sql: str) -> int:
        return int(connection.exec_driver_sql(sql).scalar_one())

    return Counts(
        articles=number("SELECT count(*) FROM article"),
        articles_open=queries.articles_open(connection),
        claims=tally.get("claim", {}),
        links=tally.get("link", {}),
        families=tally.get("family", {}),
        entities=tally.get("entity", {}),
        facts=tally.get("fact", {}),
        decisions=number("SELECT count(*) FROM decision"),
    )
