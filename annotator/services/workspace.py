"""Owns the open project and its analyst: act, undo, redo, read; the single writer."""

import os
import platform
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.domain.decision import Decision, Exposure, Verb, next_hlc, sealed
from annotator.domain.errors import AnnotatorError, BadFile, NotAllowed
from annotator.domain.ids import ActionId, AnalystId, DecisionId, ReplicaId, TargetId, analyst_id, new_id
from annotator.domain.json import JsonObject
from annotator.domain.label_schema import parse_schema
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.paths import resource
from annotator.services.analysts import is_text
from annotator.services.readers import Readers
from annotator.services.undo import UndoStacks
from annotator.services.writer import Writer
from annotator.store import coming, database, inputs, label_schemas, log, meta, state
from annotator.store.clearing import on_error
from annotator.store.database import Connection

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Act:
    """One decision of an act: the verb, what it is about, its parameters, and what was on the screen."""

    verb: Verb
    kind: Kind
    target: TargetId
    payload: JsonObject = field(default_factory=dict)
    shown: JsonObject = field(default_factory=dict)


class Workspace:
    """An open project file; every method may be called from any thread."""

    def __init__(self, opened: database.Database, analyst: str) -> None:
        self.path = opened.path
        self.analyst = analyst
        self.analyst_id: AnalystId = analyst_id(analyst)
        self._database = opened
        self._writer = Writer(opened) if opened.writer is not None else None
        self._readers = Readers(opened, self._writer.check if self._writer else lambda: None)
        self._acting = threading.RLock()
        self._closed = False
        self._before_close: list[Callable[[], None]] = []
        with on_error(self.close):
            self.replica: ReplicaId = self.read(meta.replica)
            self._schema = self.read(label_schemas.version_in_force)
            self._stacks = UndoStacks(self._acts_before)

    def _acts_before(self, seq: int | None) -> Sequence[log.Acted]:
        return self.read(lambda c: log.acts_before(c, (self.analyst_id, self.replica), seq))

    @classmethod
    def create(cls, path: Path, *, analyst: str) -> "Workspace":
        """A new project with the built-in label schema; Conflict if the file is there, BadFile if it cannot be made."""
        _check_name(analyst)
        made = database.create(path, holder=_holder(analyst))
        with on_error(partial(database.discard, made)):
            _furnish(made, analyst)
            return cls(made, analyst)

    @classmethod
    def open(cls, path: Path, *, analyst: str, read_only: bool = False) -> "Workspace":
        """An existing project; BadFile, Missing or Conflict with one sentence if it cannot be opened."""
        _check_name(analyst)
        opened = database.open_file(path, holder=_holder(analyst), read_only=read_only)
        ws = cls(opened, analyst)  # before anything is written: it reads what a damaged file would not give
        if not ws.read_only:
            with on_error(ws.close):
                ws.write(lambda c: inputs.add_analyst(c, ws.analyst_id, analyst))
                while ws.read(coming.count):  # of a run that was cut off as its result came in
                    ws.write(coming.bring_in)
        return ws

    @property
    def read_only(self) -> bool:
        """Whether nothing can be decided here."""
        return self._writer is None

    def read(self, query: Callable[[Connection], Read]) -> Read:
        """What a query gives on this thread's own read-only connection, all of it as of one moment."""
        return self._readers.read(query)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that this thread reads in the block is as of one moment; Conflict if suggestions are half in then."""
        with self._readers.at_one_moment():
            self.read(lambda c: coming.see_settled(c, self.path))
            yield

    def write(self, work: Callable[[Connection], Read]) -> Read:
        """The result of machine work or an import, committed whole; people's acts go through `act`."""
        return self.begin(work).result()

    def begin(self, work: Callable[[Connection], Read]) -> "Future[Read]":
        """The future result of machine work or an import, which is committed whole while the caller goes on."""
        if self._writer is None:
            raise BadFile("project-read-only", file=str(self.path))
        return self._writer.submit(work)

    def act(self, acts: Sequence[Act], *, via: str, exposure: Exposure = Exposure.ASSISTED) -> Changes:
        """One act of the analyst: one transaction, one undo step, one line in the history."""
        action = ActionId(new_id())

        def work(connection: Connection) -> list[Decision]:
            made = [self._decision(action, each, via, exposure) for each in acts]
            return self._append(connection, made)

        with self._acting:
            decisions = self.write(work)
            return self._changed(decisions, state.targets_of(decisions))

    def _decision(self, action: ActionId, act: Act, via: str, exposure: Exposure) -> Decision:
        payload = {**act.payload, "kind": act.kind.value}
        return self._blank(action, act.verb, (act.target,), payload, act.shown, via, exposure)

    def _blank(  # a decision has this many parts
        self,
        action: ActionId,
        verb: Verb,
        targets: tuple[TargetId, ...],
        payload: JsonObject,
        shown: JsonObject,
        via: str,
        exposure: Exposure,
    ) -> Decision:
        """A decision of this analyst that still lacks its place in time and chain."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        who = (self.analyst_id, self.replica)
        where = (DecisionId(new_id()), action, *who, 0, "", at, verb, targets, payload, shown, exposure, via)
        return Decision(*where, schema=self._schema)

    def act_for(self, name: str, acts: Sequence[Act], *, via: str) -> int:
        """Decisions of somebody who labelled elsewhere, each an act of its own. How many were made."""
        analyst = analyst_id(name)

        def work(connection: Connection) -> int:
            inputs.add_analyst(connection, analyst, name)
            acted = (ActionId(new_id()) for _ in acts)
            made = [self._decision(action, act, via, Exposure.BLIND) for action, act in zip(acted, acts, strict=True)]
            return len(self._append(connection, [replace(decision, analyst=analyst) for decision in made]))

        return self.write(work) if acts else 0

    def decisions_came_in(self) -> None:
        """Learn again what can be undone, after an import may have brought decisions of this analyst."""
        with self._acting:
            self._stacks = UndoStacks(self._acts_before)
            self._schema = self.read(label_schemas.version_in_force)

    def _append(self, connection: Connection, made: Sequence[Decision]) -> list[Decision]:
        """Seal decisions of one analyst into their chain, log them and write the state of what they touch."""
        seq, previous = log.head(connection, made[0].analyst, self.replica)
        hlc = log.newest_hlc(connection)
        placed: list[Decision] = []
        for decision in made:
            seq, hlc = seq + 1, next_hlc(hlc, time.time_ns() // 1_000_000)
            placed.append(sealed(replace(decision, seq=seq, hlc=hlc), previous))
            previous = placed[-1].hash
        log.append(connection, placed)
        state.refold(connection, state.targets_of(placed))
        return placed

    def undo(self, *, via: str) -> Changes:
        """Take back the analyst's newest live act in this copy; NotAllowed if there is none."""
        with self._acting:
            return self.withdraw(self._stacks.newest(), via=via)

    def redo(self, *, via: str) -> Changes:
        """Put back what was last taken back; NotAllowed if there is nothing."""
        with self._acting:
            if not self._stacks.redoable:
                raise NotAllowed("nothing-to-redo")
            return self._toggle(Verb.REINSTATE, self._stacks.redoable[-1], via)

    def withdraw(self, actions: Sequence[ActionId], *, via: str) -> Changes:
        """Take back several acts of this analyst as one; NotAllowed if one of them is not theirs or not live."""
        wanted = set(actions)
        with self._acting:
            newest_first = self._stacks.newest_first(wanted)
            if not wanted or len(newest_first) < len(wanted):
                raise NotAllowed("nothing-to-undo")
            return self._toggle(Verb.WITHDRAW, newest_first, via)

    def _toggle(self, verb: Verb, actions: tuple[ActionId, ...], via: str) -> Changes:
        def work(connection: Connection) -> tuple[list[Decision], list[Decision]]:
            taken = log.of_actions(connection, actions)
            action = ActionId(new_id())
            toggle = self._blank(action, verb, tuple(actions), {}, {}, via, Exposure.ASSISTED)
            state.set_withdrawn(connection, actions, gone=verb is Verb.WITHDRAW)
            placed = self._append(connection, [toggle])
            state.refold(connection, state.targets_of(taken))
            return placed, taken

        placed, taken = self.write(work)
        return self._changed(placed, state.targets_of(taken), undone=taken)

    def _changed(
        self, decisions: Sequence[Decision], targets: Sequence[tuple[Kind, TargetId]], undone: Sequence[Decision] = ()
    ) -> Changes:
        for decision in decisions:
            self._stacks.push(log.acted(decision))
        if any(kind is Kind.PROJECT for kind, _ in targets):
            self._schema = self.read(label_schemas.version_in_force)
        made, verb = undone or decisions, undone[0].verb if undone else None
        return Changes(decisions[0].verb, tuple(targets), decisions[0].action, verb, len(made))

    def undoable(self) -> tuple[ActionId, ...]:
        """The acts of this analyst that can be taken back, oldest first."""
        with self._acting:
            return self._stacks.undoable()

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._stacks) and not self.read_only

    def can_redo(self) -> bool:
        """Whether there is something to put back."""
        return bool(self._stacks.redoable) and not self.read_only

    def before_close(self, end: Callable[[], None]) -> None:
        """Have something ended when the project is closed, while its file is still open."""
        self._before_close.append(end)

    def look(self) -> None:
        """Nothing, or BadFile if the file was moved, removed, replaced or overwritten; what would be lost is kept."""
        if self._writer is not None:
            self._writer.look()

    def close(self) -> AnnotatorError | None:
        """Close every connection and give the file free. Once is enough.

        All decisions are already in the file; unless it was taken away, which is given back to be told.
        """
        if self._closed:
            return None
        self._closed = True
        for end in self._before_close:
            end()
        try:
            self._readers.close()
        finally:
            trouble = self._close_file()
        return trouble

    def _close_file(self) -> AnnotatorError | None:
        if self._writer is not None:
            return self._writer.close()
        self._database.close()
        return None


def _check_name(analyst: str) -> None:
    """Refuse a name that cannot be stored, or would break the lines it is shown and exported in."""
    if not is_text(analyst):
        raise NotAllowed("analyst-unreadable")


def _furnish(made: database.Database, analyst: str) -> None:
    """Give a new project its label schema and its first analyst."""
    if made.writer is None:
        raise AssertionError("a new project is writable")
    toml = resource("schema.toml").read_text(encoding="utf-8")
    with database.told(made.path), database.transaction(made.writer) as connection:
        meta.add_schema(connection, parse_schema(toml).version, toml)
        inputs.add_analyst(connection, analyst_id(analyst), analyst)


def _holder(analyst: str) -> str:
    return f"{analyst} (process {os.getpid()} on {platform.node() or 'this machine'})"
