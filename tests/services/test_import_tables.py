"""Tests of our own tables of claims: where the articles are, they come in again as they went out."""

import csv
from pathlib import Path

import pytest

from annotator.domain.claim import Claim
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.services import claims, facts, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders

_Said = tuple[str, Span, ArticleId, list[tuple[str, Span | None]], int, int]


def said(ws: Workspace) -> dict[str, tuple[str, _Said]]:
    cards = [reading.claim_card(ws, identity) for identity in builders.claim_ids(ws)]
    return {card.claim.id: (card.status.value, told(card.claim)) for card in cards}


def told(claim: Claim) -> _Said:
    slots = sorted((slot.role.value, slot.span) for slot in claim.slots)
    return claim.text, claim.span, claim.article, slots, claim.score, claim.worth


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_what_a_table_holds_of_claims_comes_in_again(tmp_path: Path, name: str) -> None:
    ws = builders.project(tmp_path, name="from.facts")
    first, second, third = builders.claim_ids(ws)[:3]
    claims.confirm(ws, first, via="test")
    claims.reject(ws, second, via="test")
    claims.unsure(ws, third, via="test")
    export(ws, name, tmp_path / f"claims.{name}")
    wanted = said(ws)
    whole = [reading.article(ws, identity) for identity in reading.article_ids(ws)]
    ws.close()
    other = builders.empty(tmp_path, name="to.facts")
    builders.store(other, *whole)
    report = import_paths(other, [tmp_path / f"claims.{name}"])
    assert report.troubles == []
    assert said(other) == wanted
    other.close()


def test_each_analyst_of_our_table_judges_again_and_the_newest_stands(tmp_path: Path) -> None:
    ws = builders.project(tmp_path, name="from.facts")
    first, second = builders.claim_ids(ws)[:2]
    claims.confirm(ws, first, via="test")
    claims.reject(ws, second, via="test")
    ws.close()
    ben = Workspace.open(tmp_path / "from.facts", analyst="Ben: the other")
    claims.reject(ben, first, via="test")
    claims.confirm(ben, second, via="test")
    export(ben, "csv", tmp_path / "claims.csv")
    whole = [reading.article(ben, identity) for identity in reading.article_ids(ben)]
    ben.close()
    other = builders.empty(tmp_path, name="to.facts")
    builders.store(other, *whole)
    assert import_paths(other, [tmp_path / "claims.csv"]).troubles == []
    cards = {each: reading.claim_card(other, each) for each in (first, second)}
    assert [card.status.value for card in cards.values()] == ["rejected", "confirmed"]
    export(other, "csv", tmp_path / "again.csv")
    written = (tmp_path / "again.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = {row["claim"]: row["analysts"] for row in csv.DictReader(written)}
    assert sorted(rows[first].split("; ")) == ["claims: Ben: the other: rejected", "claims: ada: confirmed"]
    other.close()


def test_facts_of_our_table_stay_out_which_is_told(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    second = builders.claim_ids(ws)[1]
    facts.state(ws, "It was.", [Evidence(second, Stance.SUPPORTS)], verdict=Verdict.SUPPORTED, via="test")
    export(ws, "csv", tmp_path / "claims.csv")
    (told,) = import_paths(ws, [tmp_path / "claims.csv"]).remarks
    assert "what the column facts says in 1 row (the first is line 3) stayed out" in str(told)
    ws.close()


@pytest.mark.parametrize("quote", ["Two people fell", "Five people fell"])
def test_a_verdict_whose_article_is_not_here_comes_in_and_rests_on_it_once_it_is(tmp_path: Path, quote: str) -> None:
    ws, path = builders.empty(tmp_path), tmp_path / "desk.csv"
    rows = [("claim", "verdict", "evidence", "url"), ("Five fell", "false", quote, "https://wire.example/1")]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    report = import_paths(ws, [path])
    assert (report.facts, report.claims) == (1, 0)
    first, *_ = [str(each).removeprefix(f"{path}: ") for each in (*report.remarks, *report.troubles)]
    assert first == (
        "1 row brought its fact and verdict, and not what that rests on, for it is in no article here (the first is "
        "line 2); import the articles, then the table again."
    )
    builders.store(ws, builders.article("Two people fell, police said.", url="https://wire.example/1"))
    import_paths(ws, [path])
    (fact,) = reading.fact_ids(ws)
    assert reading.fact_standing(ws, fact) == (Verdict.REFUTED, False)
    assert len(reading.fact(ws, fact).evidence) == quote.startswith("Two")
    before = len(reading.history_ids(ws))
    import_paths(ws, [path])
    assert len(reading.history_ids(ws)) == before
    ws.close()


def test_evidence_that_somebody_took_out_of_a_fact_does_not_come_back_with_its_table(tmp_path: Path) -> None:
    ws, path = builders.empty(tmp_path), tmp_path / "desk.csv"
    path.write_text(
        "claim,verdict,evidence,url\nFive fell,false,Two people fell,https://wire.example/1\n", encoding="utf-8"
    )
    builders.store(ws, builders.article("Two people fell, police said.", url="https://wire.example/1"))
    import_paths(ws, [path])
    (fact,), (claim,) = reading.fact_ids(ws), builders.claim_ids(ws)
    facts.leave(ws, fact, claim, via="test")
    import_paths(ws, [path])
    assert list(reading.fact(ws, fact).evidence) == []
    ws.close()
