"""Tests of changing the label schema: versioned, undone like any act, with what has to be looked at again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import BadFile, NotAllowed
from annotator.domain.ids import ClaimId
from annotator.domain.link import Relation
from annotator.domain.suggestion import Kind
from annotator.services import claims, links, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.label_schemas import in_force, proposed, set_schema
from annotator.services.workspace import Workspace
from annotator.store import log, meta
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.project(tmp_path)
    yield ws
    ws.close()


def changed(ws: Workspace, before: str, after: str) -> str:
    toml = in_force(ws)[1]
    assert before in toml
    return toml.replace(before, after)


def versions(ws: Workspace) -> list[int]:
    return [decision.schema for decision in ws.read(lambda c: list(log.read(c)))]


def test_a_change_is_a_version_of_its_own_that_later_decisions_carry(ws: Workspace) -> None:
    first, second = builders.claim_ids(ws)[:2]
    claims.confirm(ws, first, via="test")
    set_schema(ws, changed(ws, '"plan", ', ""), via="test")
    claims.confirm(ws, second, via="test")
    schema, toml = in_force(ws)
    assert (schema.version, "plan" in schema.claim_types) == (2, False)
    assert "version = 2" in toml
    assert versions(ws) == [1, 1, 2]
    assert [version for version, _ in ws.read(meta.schemas)] == [1, 2]


def test_undo_puts_the_former_one_back_and_no_version_comes_twice(ws: Workspace) -> None:
    set_schema(ws, changed(ws, '"plan", ', ""), via="test")
    ws.undo(via="test")
    assert in_force(ws)[0].version == 1
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    set_schema(ws, changed(ws, '"opinion"', '"view"'), via="test")
    assert in_force(ws)[0].version == 3
    assert versions(ws)[2] == 1


def test_guidelines_ask_for_every_judged_claim_again(ws: Workspace) -> None:
    first = builders.claim_ids(ws)[0]
    claims.reject(ws, first, via="test")
    found = proposed(ws, changed(ws, 'name = "News claims"', 'name = "News claims"\nguidelines = "One fact a claim."'))
    assert (found.changes.guidelines, [(each.kind, each.id) for each in found.revisit]) == (True, [(Kind.CLAIM, first)])


def test_a_relation_with_another_meaning_asks_for_its_links_again(ws: Workspace) -> None:
    by_article: dict[str, list[ClaimId]] = {}
    for identity in builders.claim_ids(ws):
        by_article.setdefault(reading.claim_card(ws, identity).claim.article, []).append(identity)
    (one, *_), (other, third, *_) = by_article.values()
    made = links.link(ws, one, other, Relation.SAME, via="test")
    links.link(ws, one, third, Relation.REFINES, via="test")
    found = proposed(ws, changed(ws, "Both assert the same thing of the same time and place.", "They agree."))
    assert found.changes.relations.reworded == ("same",)
    assert [(each.id, each.label) for each in found.revisit] == [(made.targets[0][1], "same")]


def test_the_same_once_more_is_no_change(ws: Workspace) -> None:
    with pytest.raises(NotAllowed, match="nothing was changed"):
        set_schema(ws, in_force(ws)[1], via="test")


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("", "under name: it must be a name in quotes"),
        ("name =", "What you wrote is not a label schema"),
        ('name = "x"', r"under claim_types: it must be a list of labels in quotes, each once"),
        ("[relations]\nsame = 1", "under name: "),
        ("relations = 3", "under name: "),
    ],
)
def test_what_is_no_schema_is_refused_and_changes_nothing(ws: Workspace, toml: str, told: str) -> None:
    with pytest.raises(BadFile, match=told):
        set_schema(ws, toml, via="test")
    assert in_force(ws)[0].version == 1


_TYPES = 'claim_types = ["statement", "event", "plan", "opinion"]'


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        (_TYPES, 'claim_types = "statement"', "claim_types"),
        (_TYPES, "claim_types = [1, 2]", "claim_types"),
        (_TYPES, 'claim_types = ["event", "event"]', "claim_types"),
        (_TYPES, 'claim_types = [" x\\n<b>"]', "claim_types"),
        ('"Both assert the same thing of the same time and place."', "7", "relations"),
        ("[verdicts]", "[unknown]", "no unknown; known are version, name, claim_types"),
        ("version = 1", "version = 1\nguidelines = 3", "guidelines: it must be words in quotes"),
    ],
)
def test_a_key_that_says_nothing_usable_is_named(ws: Workspace, before: str, after: str, key: str) -> None:
    with pytest.raises(BadFile, match=f"^The label schema (says nothing usable under|has) {key}"):
        set_schema(ws, changed(ws, before, after), via="test")
    assert in_force(ws)[0].version == 1


def test_a_version_in_the_guidelines_is_left_alone(ws: Workspace) -> None:
    toml = in_force(ws)[1].replace("version = 1\n", "")
    asked = proposed(ws, toml.replace('name = "News claims"', 'name = "x"\nguidelines = """\nversion = 7\n"""'))
    assert (asked.schema.version, "version = 7" in asked.schema.guidelines) == (2, True)


def test_schemas_go_out_and_come_in_again(ws: Workspace, tmp_path: Path) -> None:
    set_schema(ws, changed(ws, '"plan", ', ""), via="test")
    set_schema(ws, changed(ws, '"opinion"', '"view"'), via="test")
    ws.undo(via="test")
    export(ws, "jsonl", tmp_path / "out.jsonl")
    other = builders.empty(tmp_path, name="other.facts")
    assert import_paths(other, [tmp_path / "out.jsonl"]).troubles == []
    assert in_force(other) == in_force(ws)
    assert other.read(meta.schemas) == ws.read(meta.schemas)
    export(other, "jsonl", tmp_path / "again.jsonl")
    other.close()
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
