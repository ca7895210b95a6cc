"""Tests of learning in a project: what decisions teach, and how it is forgotten."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ClaimId
from annotator.services import checking, learning, reading
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders
from tests.judged import Judged, judged


def _order(world: Judged) -> list[ClaimId]:
    found = reading.candidates(world.ws, world.id(0), likelihood=learning.learned(world.ws).likelihood)
    return [candidate.other.id for candidate in found]


def test_decisions_reorder_the_candidates_and_undoing_them_unlearns(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        shipped = [world.id(1), world.id(2)]
        assert _order(world) == shipped
        world.decide()
        assert _order(world) == shipped[::-1]
        assert learning.learned(world.ws).lessons == 8
        for _ in range(8):
            world.ws.undo(via="test")

        assert _order(world) == shipped
        assert learning.learned(world.ws).lessons == 0


def test_starting_anew_restores_the_shipped_order_and_undo_brings_back_what_was_learned(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        world.decide()
        taught = learning.learned(world.ws)

        learning.start_anew(world.ws, via="test")
        assert _order(world) == [world.id(1), world.id(2)]
        world.ws.undo(via="test")

        assert learning.learned(world.ws) == taught


def test_what_is_decided_after_a_new_start_teaches_again(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        world.decide()
        learning.start_anew(world.ws, via="test")
        decide(world.ws, {"verb": "link", "a": world.id(0), "b": world.id(2), "relation": "same"})

        assert learning.learned(world.ws).lessons == 1


def test_there_is_nothing_to_forget_where_nothing_was_learned(tmp_path: Path) -> None:
    with judged(tmp_path) as world, pytest.raises(NotAllowed, match="Nothing was learned yet"):
        decide(world.ws, {"verb": "set", "policy": "learning", "value": "anew"})


def test_scripts_can_set_nothing_else(tmp_path: Path) -> None:
    with judged(tmp_path) as world, pytest.raises(NotAllowed, match="only"):
        decide(world.ws, {"verb": "set", "policy": "colour", "value": "red"})


def test_a_new_start_survives_closing_export_and_check(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        world.decide()
        learning.start_anew(world.ws, via="test")
        export(world.ws, "jsonl", tmp_path / "out.jsonl")
    assert checking.check(tmp_path / "project.facts") == []

    with builders.opened(tmp_path / "project.facts") as again:
        assert learning.learned(again).lessons == 0
    lines = map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert [line["targets"] for line in lines if line.get("verb") == "set"] == [["project"]]
    (tmp_path / "other").mkdir()
    _imported(tmp_path)


def _imported(folder: Path) -> None:
    other: Workspace = builders.empty(folder / "other", analyst="bob")
    import_paths(other, [folder / "out.jsonl"])
    assert learning.learned(other).lessons == 0
    assert len(reading.history_ids(other)) == 9
    other.close()
    assert checking.check(other.path) == []


def test_the_history_tells_of_a_new_start(tmp_path: Path) -> None:
    with judged(tmp_path) as world:
        world.decide()
        learning.start_anew(world.ws, via="test")
        (row,) = reading.history_rows(world.ws, reading.history_ids(world.ws, limit=1))

        assert (row.verb.value, row.object, row.before, row.after) == (
            "set",
            "what is learned from decisions",
            "8 decisions",
            "anew",
        )
