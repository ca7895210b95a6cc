"""Owns the list of decisions as people read it, and the counts over the project."""

from collections.abc import Mapping, Sequence

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
    names = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, name FROM analyst")}
    withdrawn = {row[0] for row in connection.exec_driver_sql("SELECT action FROM withdrawn")}
    listed = [found[identity] for identity in ids if identity in found]
    return [
        HistoryRow(
            id=d.id,
            action=d.action,
            at=d.at,
            analyst=names.get(d.analyst, d.analyst),
            verb=d.verb,
            kind=d.kind,
            target=d.targets[0],
            object=_object(connection, d),
            before=as_str(d.shown.get("status")),
            after=_after(d),
            via=d.via,
            shown=_shown(d),
            withdrawn=d.action in withdrawn,
            mine=(d.analyst, d.replica) == chain,
        )
        for d in listed
    ]


def _object(connection: Connection, decision: Decision) -> str:
    """What the decision was about, in words: the claim's, the fact's, or how many acts were taken back."""
    target = decision.targets[0]
    match decision.kind:
        case Kind.CLAIM:
            return _words(connection, "claim", target) or as_str(as_object(decision.payload.get("claim")).get("text"))
        case Kind.FACT:
            return _words(connection, "fact", target) or as_str(decision.payload.get("text"))
        case Kind.LINK:
            ends = _ends(connection, decision, target)
            return " — ".join(_words(connection, "claim", end) for end in ends)
        case Kind.ENTITY:
            return _words(connection, "entity", target, column="name")
        case None:
            undone = len(decision.targets)
            return f"{undone} acts" if undone > 1 else _undone(connection, target)
        case _:
            return decision.kind.value


def _words(connection: Connection, table: str, target: TargetId, *, column: str = "text") -> str:
    return str(connection.exec_driver_sql(f"SELECT {column} FROM {table} WHERE id = ?", (target,)).scalar() or "")


def _ends(connection: Connection, decision: Decision, target: TargetId) -> tuple[str, ...]:
    if "a" in decision.payload:
        return as_str(decision.payload.get("a")), as_str(decision.payload.get("b"))
    row = connection.exec_driver_sql("SELECT a, b FROM link WHERE id = ?", (target,)).first()
    return (str(row[0]), str(row[1])) if row else ()


def _undone(connection: Connection, action: TargetId) -> str:
    acted = log.read(connection, "WHERE action = ?", (action,))
    first = next(iter(acted), None)
    return f"{first.verb.value}: {_object(connection, first)}" if first else ""


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
