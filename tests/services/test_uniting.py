"""Tests of claims that several programs make: one claim with all its makers, whichever came first."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ClaimId
from annotator.domain.json import Json
from annotator.domain.link import Relation
from annotator.domain.suggestion import Batch, new_run
from annotator.extract import pipelines
from annotator.services import checking, claims, links, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.incoming.import_report import ImportReport
from annotator.services.workspace import Workspace
from annotator.store import renewing
from tests import builders

OURS = new_run("extract", pipelines.MAKER, pipelines.VERSION)
MAKER = "their-program@3.1"
ONE, TWO = builders.article("One came. Two left. Three sat."), builders.article("Somebody came. Somebody left.")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A project with two articles."""
    ws = builders.empty(tmp_path)
    builders.store(ws, ONE, TWO, run=builders.MATCHED)
    yield ws
    ws.close()
    assert checking.check(ws.path) == []


def _ours(ws: Workspace) -> None:
    batches = [Batch(article.id, tuple(builders.sentences(article))) for article in (ONE, TWO)]
    ws.write(lambda c: renewing.renew(c, OURS, batches))


def _line(identity: str | None, claim: Claim, **more: Json) -> dict[str, Json]:
    predicate = claim.slot(Role.PREDICATE)
    assert predicate is not None
    assert predicate.span is not None
    place: Json = {"start": predicate.span.start, "end": predicate.span.end}
    known: dict[str, Json] = {"id": identity} if identity else {}
    where: dict[str, Json] = {"article": claim.article, "start": claim.span.start, "end": claim.span.end}
    said = {"text": f"They: {claim.text}", "predicate": place, "makers": [MAKER]}
    return {"type": "claim", **known, **where, **said, **more}


def _theirs(ws: Workspace, *more: dict[str, Json], name: str = "theirs", **labels: str) -> ImportReport:
    """Their file comes in: a claim t0, t1, ... for each sentence of the first article, u0, ... of the second."""
    named = [("t", ONE), ("u", TWO)]
    ids = [(f"{letter}{n}", each) for letter, article in named for n, each in enumerate(builders.sentences(article))]
    lines = [
        _line(identity, each, **({"status": labels[identity]} if identity in labels else {})) for identity, each in ids
    ]
    return _imported(ws, name, [*lines, *more])


def _imported(ws: Workspace, name: str, lines: list[dict[str, Json]]) -> ImportReport:
    path = ws.path.with_name(f"{name}.jsonl")
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return import_paths(ws, [path])


def _id(words: str) -> str:
    return builders.claim(ONE if words in ONE.text else TWO, words).id


def _makers(ws: Workspace) -> set[tuple[str, ...]]:
    return {card.claim.makers for article in (ONE, TWO) for card in reading.claim_cards(ws, article.id)}


BOTH = {(OURS.signature, MAKER)}


def test_theirs_after_ours_are_ours_with_one_more_maker(ws: Workspace) -> None:
    _ours(ws)
    report = _theirs(ws)
    assert (report.claims, report.troubles) == (0, [])
    assert set(builders.claim_ids(ws)) == {each.id for article in (ONE, TWO) for each in builders.sentences(article)}
    assert _makers(ws) == BOTH
    assert reading.claim_cards(ws, ONE.id)[0].claim.text == "One came"


def test_ours_after_theirs_are_theirs_with_one_more_maker(ws: Workspace) -> None:
    assert _theirs(ws).claims == 5
    _ours(ws)
    assert set(builders.claim_ids(ws)) == {"t0", "t1", "t2", "u0", "u1"}
    assert _makers(ws) == BOTH
    assert reading.claim_cards(ws, ONE.id)[0].claim.text == "They: One came"


def test_lines_without_ids_unite_with_a_claim_that_came_under_another_one(ws: Workspace) -> None:
    _theirs(ws)
    _imported(ws, "third", [{**_line(None, each), "makers": ["third@1"]} for each in builders.sentences(ONE)])
    assert set(builders.claim_ids(ws)) == {"t0", "t1", "t2", "u0", "u1"}
    assert reading.claim_cards(ws, ONE.id)[0].claim.makers == (MAKER, "third@1")


def test_what_their_file_says_of_its_claims_is_said_of_ours(ws: Workspace) -> None:
    _ours(ws)
    report = _theirs(
        ws,
        {"type": "link", "a": "t0", "b": "u0", "relation": "same", "makers": [MAKER]},
        {"type": "fact", "text": "So.", "evidence": [{"claim": "t1", "stance": "supports"}]},
        {"type": "note", "target": "t2", "text": "Look here."},
        t1="confirmed",
        t2="rejected",
    )
    assert report.troubles == []
    statuses = [card.status.value for card in reading.claim_cards(ws, ONE.id)]
    assert statuses == ["proposed", "confirmed", "rejected"]
    (linked,) = reading.candidates(ws, builders.claim(ONE, "One came").id)
    assert linked.other.id == _id("Somebody came")
    assert linked.link.id == builders.link(builders.claim(ONE, "One came"), builders.claim(TWO, "Somebody came")).id
    (fact,) = (reading.fact(ws, identity).fact for identity in reading.fact_ids(ws))
    assert [item.claim for item in fact.evidence] == [_id("Two left")]
    assert ws.read(lambda c: c.exec_driver_sql("SELECT target FROM note").scalars().all()) == [_id("Three sat")]


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_judgements_of_both_stay_as_they_are_in_either_order(ws: Workspace, first: str) -> None:
    if first == "ours":
        _ours(ws)
        claims.confirm(ws, builders.claim(ONE, "One came").id, via="test")
        _theirs(ws, t0="rejected", t1="rejected")
    else:
        _theirs(ws, t0="confirmed", t1="rejected")
        _ours(ws)
    cards = reading.claim_cards(ws, ONE.id)
    assert [card.status.value for card in cards] == ["confirmed", "rejected", "proposed"]
    assert _makers(ws) == BOTH


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_what_was_united_goes_out_and_comes_in_the_same_and_again_adds_nothing(ws: Workspace, first: str) -> None:
    orders: list[Callable[[], object]] = [lambda: _ours(ws), lambda: _theirs(ws, t1="confirmed")]
    for bring in orders if first == "ours" else reversed(orders):
        bring()
    made = export(ws, "jsonl", ws.path.with_name("first.out"))
    again = _theirs(ws, t1="confirmed")
    assert (again.claims, again.decisions) == (0, 0)
    assert export(ws, "jsonl", ws.path.with_name("again.out")).sha256 == made.sha256
    (ws.path.with_name("first.jsonl")).write_bytes(ws.path.with_name("first.out").read_bytes())
    other = builders.empty(ws.path.parent, name="other.facts")
    assert import_paths(other, [ws.path.with_name("first.jsonl")]).troubles == []
    assert export(other, "jsonl", ws.path.with_name("second.out")).sha256 == made.sha256
    other.close()


def _elsewhere(ws: Workspace) -> Workspace:
    """Another project with the same articles and their claims; somebody rejected t0 and linked t1 with u1."""
    other = builders.empty(ws.path.parent, name="elsewhere.facts", analyst="ben")
    builders.store(other, ONE, TWO, run=builders.MATCHED)
    _theirs(other)
    cards = reading.claim_cards(other, ONE.id)
    claims.reject(other, cards[0].id, via="test")
    links.link(other, cards[1].id, reading.claim_cards(other, TWO.id)[1].id, Relation.SAME, via="test")
    export(other, "jsonl", ws.path.with_name("elsewhere.jsonl"))
    other.close()
    return other


def test_what_was_decided_under_another_id_keeps_it_and_ours_gives_way(ws: Workspace) -> None:
    _elsewhere(ws)
    _ours(ws)
    assert import_paths(ws, [ws.path.with_name("elsewhere.jsonl")]).troubles == []
    ids = [card.id for card in reading.claim_cards(ws, ONE.id)]
    assert ids == ["t0", "t1", _id("Three sat")]
    assert [card.status.value for card in reading.claim_cards(ws, ONE.id)] == ["rejected", "proposed", "proposed"]
    assert reading.counts(ws).links == {"confirmed": 1}
    assert _makers(ws) == BOTH


def test_what_both_decided_stays_twice_and_nothing_is_lost(ws: Workspace) -> None:
    _elsewhere(ws)
    _ours(ws)
    claims.confirm(ws, builders.claim(ONE, "One came").id, via="test")
    import_paths(ws, [ws.path.with_name("elsewhere.jsonl")])
    statuses = {card.id: card.status.value for card in reading.claim_cards(ws, ONE.id)}
    assert (statuses[ClaimId("t0")], statuses[builders.claim(ONE, "One came").id]) == ("rejected", "confirmed")


def test_claims_that_one_file_tells_apart_stay_apart(ws: Workspace) -> None:
    _ours(ws)
    one = builders.claim(ONE, "One came")
    report = _imported(ws, "both", [_line("t0", one), _line("t1", one, text="Another reading"), _line(one.id, one)])
    assert report.claims == 2
    assert {card.id for card in reading.claim_cards(ws, ONE.id)} >= {one.id, "t0", "t1"}


def test_of_two_claims_of_one_file_at_a_place_only_the_first_is_ours(ws: Workspace) -> None:
    _ours(ws)
    one = builders.claim(ONE, "One came")
    assert _imported(ws, "two", [_line("t0", one), _line("t1", one, text="Another reading")]).claims == 1
    assert len(reading.claim_cards(ws, ONE.id)) == 4


def test_files_of_one_folder_unite_with_each_other(ws: Workspace) -> None:
    folder = ws.path.with_name("folder")
    folder.mkdir()
    for maker, letter in (("first@1", "f"), ("second@2", "s")):
        lines = [{**_line(f"{letter}{n}", c), "makers": [maker]} for n, c in enumerate(builders.sentences(ONE))]
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        (folder / f"{letter}.jsonl").write_text(text, encoding="utf-8")
    assert import_paths(ws, [folder]).claims == 3
    assert {card.claim.makers for card in reading.claim_cards(ws, ONE.id)} == {("first@1", "second@2")}


def test_claims_without_a_predicate_unite_by_their_words_only(ws: Workspace) -> None:
    place: dict[str, Json] = {"article": ONE.id, "start": 0, "end": 8}
    lines: list[dict[str, Json]] = [{"type": "claim", "id": "a", **place, "text": "It was one.", "makers": ["first@1"]}]
    _imported(ws, "first", lines)
    same = {**lines[0], "id": "b", "makers": ["second@2"]}
    assert _imported(ws, "second", [same, {**same, "id": "c", "text": "Somebody came."}]).claims == 1
    assert {card.id: card.claim.makers for card in reading.claim_cards(ws, ONE.id)} == {
        "a": ("first@1", "second@2"),
        "c": ("second@2",),
    }
