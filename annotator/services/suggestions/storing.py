"""Owns how a run's suggestions come into the project: put by in parts, made whole in a moment, brought in in parts.

People decide meanwhile. A run that ends before its result is whole leaves the former suggestions; one that is cut off
after that leaves the new ones, which whoever opens the project next brings in first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from annotator.domain.ids import TargetId
from annotator.domain.json import canonical
from annotator.domain.record import proposal_record
from annotator.domain.suggestion import Kind, Run, kind_of
from annotator.match.grouping import Group
from annotator.match.structures.comparisons import Fresh
from annotator.services.jobs import Progress
from annotator.services.suggestions.rematching import Changes
from annotator.services.suggestions.spooling import Spool
from annotator.services.workspace import Workspace
from annotator.store import coming, inputs
from annotator.store import matching as kept
from annotator.store.coming import Coming
from annotator.store.database import Connection

_A_PART = 500
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Found:
    """What a run proposes, and which of what it proposed before goes where it is not among that; None: all of it."""

    groups: Sequence[Group]
    links: Spool
    looked_at: Sequence[TargetId] | None


@dataclass(frozen=True, slots=True)
class Stands:
    """Under what the suggestions that stand then were made, through which note, and what changes of what is kept."""

    made_under: str
    through: int
    changes: Changes | None
    compared: Fresh


def put_by(ws: Workspace, run: Run, found: Found, check: Callable[[], None]) -> None:
    """Put by what a run changes of what stands; `check` raises where the run is to stop."""
    ws.write(coming.forget)
    made = set[TargetId]()
    former = _former(ws, run) if found.looked_at is None else iter(())
    for part in _parts(chain(former, _fresh(ws, run, found, made), _gone(ws, run, found, made))):
        check()
        ws.write(partial(coming.put_by, rows=part))


def keep_chosen(
    ws: Workspace, families: Mapping[int, str], best: Mapping[int, bytes], check: Callable[[], None]
) -> None:
    """Keep, by place, in which families claims stand and what was chosen for them."""
    for told in _parts(families.items()):
        check()
        ws.write(partial(kept.set_families, families=dict(told)))
    for chosen in _parts(best.items()):
        check()
        ws.write(partial(kept.set_best, best=chosen))


def make_whole(connection: Connection, run: Run, stands: Stands) -> None:
    """Let what was put by come in whatever happens, and what is kept for the next run stand."""
    inputs.add_run(connection, run)
    if stands.changes is not None:
        stands.changes.keep(connection)
    kept.add_compared(connection, stands.compared.parts, instead=stands.compared.instead)
    kept.stand(connection, stands.made_under, stands.through)
    coming.make_whole(connection)


def finish(ws: Workspace, tell: Progress) -> None:
    """Bring in all that is whole; telling how far this is does not stop it."""
    total = left = ws.read(coming.count)
    while left:
        tell(total - left, total, "Storing suggestions")
        ws.write(coming.bring_in)
        left = ws.read(coming.count)


def _former(ws: Workspace, run: Run) -> Iterator[Coming]:
    """What former versions of the maker proposed."""
    for each in ws.read(inputs.runs):
        if (each.kind, each.maker) == (run.kind, run.maker) and each.id != run.id:
            for kind, identity in ws.read(partial(kept.proposed_by, run=each.id)):
                yield Coming(each.id, kind, identity)


def _fresh(ws: Workspace, run: Run, found: Found, made: set[TargetId]) -> Iterator[Coming]:
    """What does not stand as it is proposed now; the ids of all that is proposed come into `made`."""
    groups = (Coming(run.id, kind_of(group), group.id, canonical(proposal_record(group))) for group in found.groups)
    links = (Coming(run.id, Kind.LINK, identity, told) for identity, told in found.links.told())
    for part in _parts(chain(groups, links)):
        ids = [each.id for each in part]
        made.update(ids)
        stands = ws.read(partial(kept.payloads, run=run.id, ids=ids))
        yield from (each for each in part if stands.get(each.id) != each.payload)


def _gone(ws: Workspace, run: Run, found: Found, made: set[TargetId]) -> Iterator[Coming]:
    stood = ws.read(partial(kept.proposed_by, run=run.id, ids=found.looked_at))
    yield from (Coming(run.id, kind, identity) for kind, identity in stood if identity not in made)


def _parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    drawn = iter(items)
    while part := list(islice(drawn, _A_PART)):
        yield part
