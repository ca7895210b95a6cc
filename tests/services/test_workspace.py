"""Tests of the open project: acts are whole, undo is audited and lasts, threads do not get in each other's way."""

import multiprocessing
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ActionId
from annotator.domain.suggestion import Kind
from annotator.services import checking, claims, reading
from annotator.services.workspace import Act, Workspace
from annotator.store import refolding
from tests import builders

# A server that has everything loaded forks the processes to be killed; where there is none they start fresh.
if sys.platform == "win32":
    _PROCESSES = multiprocessing.get_context("spawn")
else:
    _PROCESSES = multiprocessing.get_context("forkserver")
    _PROCESSES.set_forkserver_preload([__name__])


def _statuses(ws: Workspace) -> list[str]:
    return [reading.claim_card(ws, identity).status.value for identity in builders.claim_ids(ws)]


def test_an_act_is_one_transaction_and_one_undo_step(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ids = builders.claim_ids(ws)[:3]
    changes = ws.act([Act(Verb.CONFIRM, Kind.CLAIM, identity) for identity in ids], via="test")
    assert changes.of(Kind.CLAIM) == tuple(ids)
    assert _statuses(ws)[:3] == ["confirmed"] * 3
    ws.undo(via="test")
    assert _statuses(ws) == ["proposed"] * 6
    ws.close()


def test_an_act_that_cannot_be_folded_leaves_nothing(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    first, second = builders.claim_ids(ws)[:2]
    before = ws.read(refolding.state_digest)
    with pytest.raises(ValueError, match="guess"):
        ws.act(
            [
                Act(Verb.CONFIRM, Kind.CLAIM, first),
                Act(Verb.CORRECT, Kind.CLAIM, second, {"factuality": "guess"}),
            ],
            via="test",
        )
    assert ws.read(refolding.state_digest) == before
    assert (reading.counts(ws).decisions, ws.can_undo()) == (0, False)
    claims.confirm(ws, first, via="test")
    ws.close()
    assert checking.check(ws.path) == []


def test_undo_and_redo_last_across_closing(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    for identity in builders.claim_ids(ws)[:3]:
        claims.confirm(ws, identity, via="test")
    ws.undo(via="test")
    ws.close()
    with builders.opened(ws.path) as again:
        assert _statuses(again)[:3] == ["confirmed", "confirmed", "proposed"]
        again.redo(via="test")
        assert _statuses(again)[:3] == ["confirmed"] * 3
        again.undo(via="test")
        again.undo(via="test")
    with builders.opened(ws.path) as third:
        third.redo(via="test")
        assert _statuses(third)[:3] == ["confirmed", "confirmed", "proposed"]
        assert (third.can_undo(), third.can_redo()) == (True, True)


def test_several_acts_are_withdrawn_and_put_back_as_one(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    acts = [claims.reject(ws, identity, via="test").action for identity in builders.claim_ids(ws)[:4]]
    changes = ws.withdraw([acts[3], acts[1]], via="test")
    assert (changes.verb, changes.undone) == (Verb.WITHDRAW, Verb.REJECT)
    assert _statuses(ws)[:4] == ["rejected", "proposed", "rejected", "proposed"]
    ws.redo(via="test")
    assert _statuses(ws)[:4] == ["rejected"] * 4
    assert set(ws.undoable()) == set(acts)
    ws.close()


def test_a_new_act_clears_redo(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    first, second = builders.claim_ids(ws)[:2]
    claims.confirm(ws, first, via="test")
    ws.undo(via="test")
    assert ws.can_redo()
    claims.confirm(ws, second, via="test")
    assert not ws.can_redo()
    with pytest.raises(NotAllowed, match="nothing to redo"):
        ws.redo(via="test")
    ws.close()
    with builders.opened(ws.path) as again:
        assert not again.can_redo()


def test_nothing_can_be_undone_that_is_not_mine_or_not_there(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    with pytest.raises(NotAllowed, match="nothing to undo"):
        ws.undo(via="test")
    theirs = claims.confirm(ws, builders.claim_ids(ws)[0], via="test").action
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        assert not bob.can_undo()
        for actions in ([theirs], [ActionId("none")], []):
            with pytest.raises(NotAllowed, match="nothing to undo"):
                bob.withdraw(actions, via="test")


def test_two_analysts_one_after_the_other_keep_their_own_chains_and_undo(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    identity = builders.claim_ids(ws)[0]
    claims.confirm(ws, identity, via="test")
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        claims.reject(bob, identity, via="test")
        card = reading.claim_card(bob, identity)
        assert (card.status.value, card.analyst, card.disputed) == ("rejected", "bob", True)
    with builders.opened(ws.path) as ada:
        ada.undo(via="test")
        card = reading.claim_card(ada, identity)
        assert (card.status.value, card.analyst, card.disputed) == ("rejected", "bob", False)
        claims.confirm(ada, identity, via="test")
        assert reading.claim_card(ada, identity).analyst == "ada"
    assert checking.check(ws.path) == []


def test_a_project_can_be_closed_twice(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    ws.close()
    ws.close()
    assert [file.name for file in tmp_path.iterdir()] == ["project.facts"]


def test_threads_act_and_undo_at_once_without_losing_or_doubling_anything(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ids = builders.claim_ids(ws)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda at: ws.act([Act(Verb.UNSURE, Kind.CLAIM, ids[at % 6])], via="test"), range(24)))
        list(pool.map(lambda _: ws.undo(via="test"), range(24)))
    assert not ws.can_undo()
    assert _statuses(ws) == ["proposed"] * 6
    assert reading.counts(ws).decisions == 48
    ws.close()
    assert checking.check(ws.path) == []


def test_connections_of_ended_threads_are_closed(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    for _ in range(30):
        thread = threading.Thread(target=reading.counts, args=(ws,))
        thread.start()
        thread.join()
    assert len(ws._readers._by_thread) <= 2
    ws.close()


def test_a_read_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    identity = builders.claim_ids(ws)[0]

    def before_and_after(connection: object) -> tuple[int, int]:
        first = reading.counts(ws).decisions
        with ThreadPoolExecutor(1) as other:
            other.submit(claims.confirm, ws, identity, via="test").result()
        return first, reading.counts(ws).decisions

    assert ws.read(before_and_after) == (0, 0)
    assert reading.counts(ws).decisions == 1
    ws.close()


def _act_without_end(path: Path, said: Connection) -> None:
    """Decide and undo for ever; every act is told once it is committed."""
    ws = Workspace.open(path, analyst="ada")
    ids, verbs = builders.claim_ids(ws), (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE)
    for at in count():
        act = Act(verbs[at % 3], Kind.CLAIM, ids[at % 6])
        changes = ws.undo(via="loop") if at % 5 == 4 else ws.act([act], via="loop")
        said.send_bytes(changes.action.encode())


def _killed_after(path: Path, acts: int) -> list[str]:
    """What a process told that is killed after some acts, at any moment of the next."""
    here, there = _PROCESSES.Pipe(duplex=False)
    acting = _PROCESSES.Process(target=_act_without_end, args=(path, there))
    acting.start()
    there.close()
    said = [here.recv_bytes().decode() for _ in range(acts)]
    acting.kill()
    acting.join()
    try:
        while True:
            said.append(here.recv_bytes().decode())
    except (EOFError, OSError):  # the pipe ends, perhaps in the middle of an id
        return said


def test_every_acknowledged_decision_survives_being_killed(tmp_path: Path) -> None:
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    dice = random.Random(seed)
    builders.project(tmp_path).close()
    path, acknowledged = tmp_path / "project.facts", set[str]()
    for _ in range(20):
        acknowledged |= set(_killed_after(path, dice.randint(1, 12)))
        with builders.opened(path) as ws:
            stored = {row.action for row in reading.history_rows(ws, reading.history_ids(ws))}
        assert acknowledged <= stored, f"seed {seed}"
        assert checking.check(path) == [], f"seed {seed}"
    assert len(acknowledged) >= 20
