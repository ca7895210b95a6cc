"""Owns what a run of suggestions is about to bring in: put by part by part, whole from one moment on, then brought in.

Until it is whole nothing of it counts, and it is forgotten if the run ends. Once it is, it comes in whatever happens:
part by part, so that decisions go on meanwhile, or as the first thing that whoever opens the file next does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from annotator.domain.errors import Conflict
from annotator.domain.ids import RunId, TargetId
from annotator.domain.json import parse_object
from annotator.domain.record import proposal_of
from annotator.domain.suggestion import Kind, Proposal
from annotator.store import inputs
from annotator.store import matching as kept

_A_PART = 200
"""So many rows are brought in at a time: about a twentieth of a second, for which a decision waits."""
_END = "end"


@dataclass(frozen=True, slots=True)
class Coming:
    """A proposal that a run makes, as it is stored (`payload`), or that it takes back (None)."""

    run: RunId
    kind: Kind
    id: TargetId
    payload: str | None = None


def forget(connection: Connection) -> None:
    """Let nothing come that was put by so far."""
    connection.exec_driver_sql("DELETE FROM coming")


def put_by(connection: Connection, rows: Iterable[Coming]) -> None:
    """Put by what comes, behind what was put by before."""
    listed = [(each.run, each.kind.value, each.id, each.payload) for each in rows]
    if listed:
        connection.exec_driver_sql("INSERT INTO coming VALUES (NULL, ?, ?, ?, ?)", listed)


def make_whole(connection: Connection) -> None:
    """Let all that was put by come in, from now on whatever happens."""
    connection.exec_driver_sql("INSERT INTO coming VALUES (NULL, '', ?, '', NULL)", (_END,))


def count(connection: Connection) -> int:
    """How much there is to bring in; 0 if nothing was put by, or not all of it."""
    last = connection.exec_driver_sql("SELECT number, kind FROM coming ORDER BY number DESC LIMIT 1").first()
    if last is None or last[1] != _END:
        return 0
    return int(last[0]) + 1 - int(connection.exec_driver_sql("SELECT min(number) FROM coming").scalar_one())


def see_settled(connection: Connection, path: Path) -> None:
    """Nothing, or Conflict if what stands in this file is in part what stood before a run and in part what it found."""
    if count(connection):
        raise Conflict("suggestions-coming", file=str(path))


def bring_in(connection: Connection) -> None:
    """Bring in the next part of what is whole; nothing if somebody else has just brought in the last."""
    if not count(connection):
        return
    sql = f"SELECT number, run, kind, id, payload FROM coming ORDER BY number LIMIT {_A_PART}"
    rows = connection.exec_driver_sql(sql).all()
    part = [Coming(RunId(row[1]), Kind(row[2]), TargetId(row[3]), row[4]) for row in rows if row[2] != _END]
    stood = kept.stamp(connection) is not None
    kept.suspend(connection)
    by_run = {run: [each for each in part if each.run == run] for run in sorted({each.run for each in part})}
    for run, own in by_run.items():  # all go before any comes: two runs may word one thing differently
        inputs.discard_some(connection, run, [each.id for each in own])
    for maker in inputs.runs(connection):
        told = [_proposal(each) for each in by_run.get(maker.id, ()) if each.payload is not None]
        if told:
            inputs.add_proposals(connection, maker, told)
    if stood:
        kept.resume(connection)
    connection.exec_driver_sql("DELETE FROM coming WHERE number <= ?", (rows[-1][0],))


def _proposal(each: Coming) -> Proposal:
    return proposal_of(each.kind, parse_object(each.payload or "{}"))
