"""Tests of exporting what one analyst alone has judged."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import Missing
from annotator.domain.json import as_object
from annotator.formats.choosing import Chosen
from annotator.services import claims, reading
from annotator.services.exporting import CARD_DATA, LOSSES, export
from annotator.services.verifying import verify
from tests import builders

_NAME = "p.facts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project in which ben confirms what ada rejects, and ada corrects what ben confirms."""
    builders.project(tmp_path, name=_NAME).close()
    with builders.opened(tmp_path / _NAME, analyst="ada") as ws:
        first, second = builders.claim_ids(ws)[:2]
        claims.reject(ws, first, via="test")
        claims.correct(ws, second, replace(reading.claim_card(ws, second).claim, text="Corrected by ada"), via="test")
    with builders.opened(tmp_path / _NAME, analyst="ben") as ws:
        for identity in (first, second):
            claims.confirm(ws, identity, via="test")
    return tmp_path


def said(folder: Path, analyst: str | None) -> list[tuple[str, str]]:
    """The status and text of the claims that somebody judged."""
    with builders.opened(folder / _NAME) as ws:
        export(ws, "jsonl", folder / "out.jsonl", chosen=Chosen(analyst=analyst))
        order = builders.claim_ids(ws)[:2]
    lines = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    found = {str(line["id"]): line for line in map(as_object, map(json.loads, lines)) if line["type"] == "claim"}
    return [(str(found[identity]["status"]), str(found[identity]["text"])) for identity in order]


def test_each_analyst_is_exported_as_if_alone(folder: Path) -> None:
    assert [status for status, _ in said(folder, "ada")] == ["rejected", "corrected"]
    assert said(folder, "ada")[1][1] == "Corrected by ada"
    assert [status for status, _ in said(folder, "ben")] == ["confirmed", "confirmed"]
    assert said(folder, "ben")[1][1] != "Corrected by ada"
    assert said(folder, None)[1][1] == "Corrected by ada"


def test_the_card_names_that_analyst_alone(folder: Path) -> None:
    said(folder, "ben")
    card = json.loads((folder / f"out.jsonl{CARD_DATA}").read_text(encoding="utf-8"))
    assert [analyst["name"] for analyst in card["analysts"]] == ["ben"]
    assert card["asked"]["analyst"] == "ben"


def test_what_only_others_made_is_told_in_the_report(folder: Path) -> None:
    said(folder, "ben")
    losses = json.loads((folder / f"out.jsonl{LOSSES}").read_text(encoding="utf-8"))
    assert losses["of_other_analysts"] == {
        "why": "left out by asking for ben alone",
        "kinds": {"analyst": 1, "decision": 2},
    }
    said(folder, None)
    assert "of_other_analysts" not in json.loads((folder / f"out.jsonl{LOSSES}").read_text(encoding="utf-8"))


def test_such_an_export_can_be_verified(folder: Path) -> None:
    said(folder, "ben")
    with builders.opened(folder / _NAME, analyst="ben") as ws:
        assert verify(ws, folder / "out.jsonl").same
        claims.reject(ws, builders.claim_ids(ws)[0], via="test")
        assert not verify(ws, folder / "out.jsonl").same


def test_the_project_itself_stays_as_it_was(folder: Path) -> None:
    before = said(folder, None)
    said(folder, "ada")
    assert said(folder, None) == before


def test_an_analyst_that_there_is_none_of_is_refused_with_those_there_are(folder: Path) -> None:
    with (
        builders.opened(folder / _NAME) as ws,
        pytest.raises(Missing, match="those who did are ben, ada"),
    ):
        export(ws, "csv", folder / "out.csv", chosen=Chosen(analyst="eve"))
