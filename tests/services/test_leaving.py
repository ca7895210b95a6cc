"""Tests of exports of a part of a project: they stand on their own, and are the same once they were read again."""

import json
import random
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.claim import Status
from annotator.domain.decision import MISSING
from annotator.domain.errors import NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.json import JsonObject, as_list, as_object, as_str
from annotator.domain.link import Relation
from annotator.formats.choosing import Chosen, decided
from annotator.services import claims, facts, links
from annotator.services.articles import import_paths
from annotator.services.checking import checked
from annotator.services.exporting import ExportReport, export
from annotator.services.outgoing.losses import lost_words
from annotator.services.workspace import Workspace
from tests import builders
from tests.store import behind

PARTS = {
    "gold": Chosen(gold=True),
    "alone": Chosen(frozenset({"confirmed", "supported"}), analyst="ben"),
    "confirmed": Chosen(frozenset({"confirmed", "corrected"})),
    "rejected": Chosen(frozenset({"rejected"})),
    "settled": decided(negatives=True, gold=True),
}
_SEED = 7


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which two people did all sorts of things with the same claims, and undid some."""
    ws = builders.project(tmp_path_factory.mktemp("project"), analyst="ada")
    ws.close()
    dice = random.Random(_SEED)
    print("seed", _SEED)
    for analyst in ("ada", "ben", "ada"):
        with builders.opened(ws.path, analyst=analyst) as mine:
            for _ in range(12):
                _act(mine, dice)
    return ws.path


def _act(ws: Workspace, dice: random.Random) -> None:
    one, other = dice.sample(builders.claim_ids(ws), 2)
    evidence = [Evidence(each, Stance.SUPPORTS) for each in (one, other)]
    acts = (
        lambda: claims.confirm(ws, one, via="test"),
        lambda: claims.reject(ws, one, via="test"),
        lambda: claims.unsure(ws, one, via="test"),
        lambda: links.link(ws, one, other, Relation.SAME, via="test"),
        lambda: links.link(ws, one, other, Relation.CONTRADICTS, via="test"),
        lambda: facts.state(ws, "So it was", evidence, verdict=Verdict.SUPPORTED, via="test"),
        lambda: ws.undo(via="test"),
    )
    try:
        dice.choice(acts)()
    except NotAllowed:
        return


def lines(file: Path) -> list[JsonObject]:
    """The records of a native file."""
    return [as_object(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def exported(path: Path, out: Path, chosen: Chosen | None) -> ExportReport:
    """What was written of a project."""
    with builders.opened(path) as ws:
        return export(ws, "jsonl", out, chosen=chosen)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_project_is_the_same_once_it_was_read_again(path: Path, tmp_path: Path, part: str) -> None:
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    report = exported(path, first, PARTS[part])
    with closing(builders.empty(tmp_path)) as fresh:
        brought = import_paths(fresh, [first])
    assert (brought.troubles, brought.remarks) == ([], [])
    exported(tmp_path / "project.facts", again, None)
    assert again.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")
    assert "decision" in lost_words(report.kinds)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_in_a_part_names_what_is_not_in_it(path: Path, tmp_path: Path, part: str) -> None:
    exported(path, tmp_path / "out.jsonl", PARTS[part])
    told = lines(tmp_path / "out.jsonl")
    there = {as_str(each.get("id")) for each in told}
    named = [as_str(each[end]) for each in told if each["type"] == "link" for end in "ab"]
    named += [as_str(as_object(item)["claim"]) for each in told for item in as_list(each.get("evidence"))]
    named += [as_str(each["entity"]) for each in told if each["type"] == "mention" and each["entity"]]
    assert set(named) <= there


def test_undecided_claims_come_along_with_what_names_them_and_no_others(tmp_path: Path) -> None:
    with closing(builders.project(tmp_path)) as ws:
        ids = builders.claim_ids(ws)
        links.link(ws, ids[0], ids[-1], Relation.SAME, via="test")
        for name, held in (("jsonl", 2), ("label-studio", 0)):
            report = export(ws, name, tmp_path / name, chosen=decided(negatives=False))
            assert [each.held for each in report.kinds if each.kind.__name__ == "ClaimEntry"] == [held]
    stands = {as_str(each["status"]) for each in lines(tmp_path / "jsonl") if each["type"] == "claim"}
    assert stands == {Status.PROPOSED.value}


def test_a_link_to_what_was_refused_is_left_out_and_told(tmp_path: Path) -> None:
    with closing(builders.project(tmp_path)) as ws:
        ids = builders.claim_ids(ws)
        links.link(ws, ids[0], ids[-1], Relation.SAME, via="test")
        claims.reject(ws, ids[0], via="test")
        export(ws, "jsonl", tmp_path / "out", chosen=decided(negatives=False))
    told = json.loads((tmp_path / "out.losses.json").read_text(encoding="utf-8"))
    why = {kind["kind"]: [each["why"] for each in kind["losses"]] for kind in told["kinds"]}
    assert "its other end is left out" in why["link"]
    assert why["decision"] == ["what it is about is left out"]
    assert why["analyst"] == ["what they decided is left out"]


def test_a_project_made_from_a_part_is_whole_until_a_decision_of_it_goes(path: Path, tmp_path: Path) -> None:
    exported(path, tmp_path / "out.jsonl", PARTS["gold"])
    with closing(builders.empty(tmp_path)) as fresh:
        import_paths(fresh, [tmp_path / "out.jsonl"])
    found = checked(fresh.path)
    assert found.troubles == []
    assert len(found.remarks) == 2
    assert all(each.endswith(" stayed where they were made; the others came in as a part.") for each in found.remarks)
    middle = "SELECT seq FROM decision WHERE seq > 1 ORDER BY seq LIMIT 1"
    behind.change(fresh.path, f"DELETE FROM decision WHERE seq = ({middle})")
    again = checked(fresh.path)
    assert any(each.endswith(MISSING + ".") for each in again.troubles)
