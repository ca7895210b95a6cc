"""Owns what a gold card tells of a project: who decided how much and how, who differs, and the heads of the chains."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from annotator.domain.decision import BY_SCRIPT, FROM_FILE, Exposure, Verb
from annotator.domain.ids import ActionId, AnalystId, ReplicaId
from annotator.store import export_queries, log, outcomes
from annotator.store.rows import marks

_JUDGING = (Verb.CONFIRM, Verb.CORRECT, Verb.REJECT, Verb.UNSURE, Verb.ADD, Verb.LINK, Verb.ASSESS)
_ACTIONS_A_QUERY = 500
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest decision of an analyst in one copy of the file: its number from 1 on, and its hash."""

    name: str
    analyst: AnalystId
    replica: ReplicaId
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Deciding:
    """An analyst, and how many judgements of theirs that stand were made with a suggestion in view, and without.

    Of the `unknown`, which files or scripts brought, nobody can tell. `others` are decisions that judge nothing, and
    judgements of what no machine proposed.
    """

    name: str
    assisted: int
    blind: int
    unknown: int
    others: int

    @property
    def all(self) -> int:
        """How many decisions there are, judgements and others."""
        return self.assisted + self.blind + self.unknown + self.others


def heads(connection: Connection) -> list[ChainHead]:
    """The head of every chain, by analyst and copy."""
    sql = """SELECT analyst.name, d.analyst, d.replica, d.seq, d.hash FROM decision d JOIN
        (SELECT analyst, replica, max(seq) AS seq FROM decision GROUP BY analyst, replica) newest
        USING (analyst, replica, seq) JOIN analyst ON analyst.id = d.analyst ORDER BY d.analyst, d.replica"""
    rows = connection.exec_driver_sql(sql)
    return [ChainHead(str(row[0]), AnalystId(row[1]), ReplicaId(row[2]), int(row[3]), str(row[4])) for row in rows]


def mentions(connection: Connection) -> tuple[int, int]:
    """How many mentions only programs proposed, and how many a file gave that named no program."""
    sql = """SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM given WHERE given.proposal = proposal.id)), 0)
        FROM proposal WHERE kind = 'mention'"""
    every, given = connection.exec_driver_sql(sql).one()
    return int(every) - int(given), int(given)


def deciding(connection: Connection) -> list[Deciding]:
    """Everybody who decided something that stands, by name, and then by id."""
    undone = sorted(log.toggled(connection))
    counted = _counts(connection, ())
    for at in range(0, len(undone), _ACTIONS_A_QUERY):
        for key, number in _counts(connection, undone[at : at + _ACTIONS_A_QUERY]).items():
            counted[key] -= number
    names = connection.exec_driver_sql("SELECT id, name FROM analyst ORDER BY name, id")
    found = (_deciding(str(row[1]), AnalystId(row[0]), counted) for row in names)
    return [each for each in found if each.all]


_SEEN = f"""(verb <> '{Verb.ADD}' AND exposure <> '{Exposure.ASSISTED}' OR instr(shown, '"makers":[]') = 0
    AND EXISTS (SELECT 1 FROM decision_target t JOIN proposed_by p ON p.proposal = t.target
    WHERE t.decision = decision.id))"""
"""Nobody is helped by a suggestion where no program made one, whatever a decision says of itself."""
_Counted = dict[tuple[AnalystId, str], int]


def _counts(connection: Connection, actions: Sequence[ActionId]) -> _Counted:
    """How many decisions there are by analyst and exposure, "" for the others; of some actions.

    What a file brought says of itself that it was made blind, since nothing was shown here, and what a script brought
    that it was not; neither tells anything.
    """
    judging = ",".join(f"'{verb}'" for verb in _JUDGING)
    toggles = f"'{Verb.WITHDRAW}','{Verb.REINSTATE}'"
    narrowed = f"AND action IN ({marks(len(actions))})" if actions else ""
    exposed = f"CASE WHEN via IN ('{FROM_FILE}', '{BY_SCRIPT}') THEN '{_UNKNOWN}' ELSE exposure END"
    sql = f"""SELECT analyst, CASE WHEN verb IN ({judging}) AND {_SEEN} THEN {exposed} ELSE '' END AS seen, count(*)
        FROM decision WHERE verb NOT IN ({toggles}) {narrowed} GROUP BY analyst, seen"""
    rows = connection.exec_driver_sql(sql, tuple(actions))
    return {(AnalystId(row[0]), str(row[1])): int(row[2]) for row in rows}


def _deciding(name: str, analyst: AnalystId, counted: _Counted) -> Deciding:
    kinds = (Exposure.ASSISTED, Exposure.BLIND, _UNKNOWN, "")
    return Deciding(name, *(counted.get((analyst, seen), 0) for seen in kinds))


def standing(connection: Connection, kind: str) -> tuple[tuple[str, int], ...]:
    """How many things of a kind stand how, by the word for it."""
    word = "status" if kind == "claim" else "standing"
    rows = connection.exec_driver_sql(f"SELECT {word}, count(*) FROM {kind} GROUP BY {word} ORDER BY {word}")
    return tuple((str(row[0]), int(row[1])) for row in rows)


def settled(connection: Connection) -> int:
    """How many differences between analysts were settled by a decision of its own."""
    sql = "SELECT count(*) FROM decision WHERE verb = ?"
    return int(connection.exec_driver_sql(sql, (Verb.ADJUDICATE.value,)).scalar_one())


def labels(connection: Connection, kind: str) -> list[dict[str, str]]:
    """What each analyst called each thing of a kind that is judged; held to be so in other words is another label."""
    judged = {target: dict[str, str](held) for target, held in export_queries.judgements(connection, kind).items()}
    for target, held in outcomes.outcomes(connection, kind).items():
        judged[target] |= {analyst: f"{judged[target][analyst]} {number + 1}" for analyst, number in held.items()}
    return list(judged.values())


def differing(connection: Connection, kind: str) -> int:
    """Of how many things of a kind analysts hold different judgements."""
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {kind} WHERE disputed").scalar_one())
