"""Tests of the log: appended and read, never changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from annotator.domain.decision import Decision, sealed
from annotator.services import claims
from annotator.services.workspace import Workspace
from annotator.store import log
from tests import builders


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with_decisions = builders.project(tmp_path)
    for identity in builders.claim_ids(with_decisions)[:3]:
        claims.confirm(with_decisions, identity, via="test")
    with_decisions.undo(via="test")
    with_decisions.close()
    return with_decisions.path


def _all(ws: Workspace) -> list[Decision]:
    return ws.read(lambda c: list(log.read(c)))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision SET via = 'forged'",
        "DELETE FROM decision",
        "UPDATE decision_target SET target = 'forged'",
        "DELETE FROM decision_target",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision",
        "INSERT OR REPLACE INTO decision_target SELECT decision, ordinal, 'forged' FROM decision_target",
    ],
)
def test_decisions_cannot_be_changed_or_deleted(path: Path, sql: str) -> None:
    with builders.opened(path) as ws:
        before = _all(ws)
        with pytest.raises(DatabaseError, match="decisions are never"):
            ws.write(lambda c: c.exec_driver_sql(sql))
        assert _all(ws) == before
        assert len(before) == 4


def test_a_known_decision_stays_as_it_is_whatever_a_copy_says(path: Path) -> None:
    with builders.opened(path) as ws:
        before = _all(ws)
        doctored = [replace(d, via="forged", targets=(*d.targets, "more")) for d in before]
        assert ws.write(lambda c: log.append(c, doctored)) == 0
        assert _all(ws) == before
        assert ws.read(log.faults) == []


@pytest.mark.parametrize("targets", [("a\x1fb", "c"), ("",), ("a", "", "b"), ('"', "\\", "é漢😀")])
def test_targets_come_back_as_they_went_in(path: Path, targets: tuple[str, ...]) -> None:
    with builders.opened(path) as ws:
        made = sealed(replace(_all(ws)[-1], id="new", seq=9, targets=targets), "")  # type: ignore[arg-type]  # a bare id
        ws.write(lambda c: log.append(c, [made]))
        found = ws.read(lambda c: list(log.read(c, "WHERE id = ?", ("new",))))
        assert found == [made]


def test_many_acts_can_be_asked_for_at_once(path: Path) -> None:
    with builders.opened(path) as ws:
        acts = [d.action for d in _all(ws)]
        found = ws.read(lambda c: log.of_actions(c, [*acts, *(f"no-{n}" for n in range(1_200))]))  # type: ignore[list-item]  # bare ids
        assert found == _all(ws)
