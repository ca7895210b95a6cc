"""Tests of bringing files in, and of labels that came without decisions."""

import json
from pathlib import Path

import pytest

from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.link import Relation
from annotator.services import checking, claims, links, reading
from annotator.services.articles import ImportReport, import_paths
from annotator.services.exporting import export
from annotator.services.incoming import bringing
from annotator.services.workspace import Workspace
from annotator.store import inputs, meta
from tests import builders

Line = dict[str, object]

ARTICLE: Line = {"type": "article", "id": "a1", "text": "One came. Two left."}
CLAIM: Line = {"type": "claim", "id": "c1", "article": "a1", "start": 0, "end": 8, "makers": ["rules@2"]}


@pytest.fixture
def ws(empty: Workspace) -> Workspace:
    return empty


def _file(folder: Path, *lines: Line, name: str = "labels.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def _import(ws: Workspace, *lines: Line, name: str = "labels.jsonl") -> ImportReport:
    return import_paths(ws, [_file(ws.path.parent, *lines, name=name)])


def _exported(ws: Workspace, name: str = "out.jsonl") -> bytes:
    export(ws, "jsonl", ws.path.with_name(name))
    return ws.path.with_name(name).read_bytes()


def _decisions(ws: Workspace) -> list[tuple[str, str, str]]:
    rows = reading.history_rows(ws, reading.history_ids(ws))
    return [(row.analyst, row.verb.value, row.via) for row in reversed(rows)]


def test_importing_a_file_twice_adds_nothing(ws: Workspace) -> None:
    lines = (ARTICLE, {**CLAIM, "status": "confirmed"})
    first = _import(ws, *lines)
    before = _exported(ws)
    second = _import(ws, *lines)
    assert (first.articles, first.claims, first.decisions, first.unchanged) == (1, 1, 1, 0)
    assert (second.articles, second.claims, second.decisions, second.unchanged) == (0, 0, 0, 1)
    assert _exported(ws) == before


def test_labels_become_decisions_of_an_analyst_named_after_the_file(ws: Workspace) -> None:
    other: Line = {**CLAIM, "id": "c2", "start": 10, "end": 18, "status": "rejected"}
    made: Line = {**CLAIM, "id": "c3", "start": 0, "end": 3, "makers": []}
    fact: Line = {
        "type": "fact",
        "text": "So.",
        "verdict": "supported",
        "evidence": [{"claim": "c1", "stance": "supports"}],
    }
    report = _import(ws, ARTICLE, {**CLAIM, "status": "confirmed"}, other, made, fact, name="gold.jsonl")
    assert report.decisions == 4
    assert sorted(_decisions(ws)) == [("gold", verb, "import") for verb in ("add", "confirm", "reject", "state")]
    assert reading.counts(ws).claims == {"confirmed": 2, "rejected": 1}
    assert not ws.can_undo()


def test_a_second_labeller_is_another_analyst(ws: Workspace) -> None:
    _import(ws, ARTICLE, {**CLAIM, "status": "confirmed"}, name="one.jsonl")
    _import(ws, ARTICLE, {**CLAIM, "status": "rejected"}, name="two.jsonl")
    assert [analyst for analyst, _, _ in _decisions(ws)] == ["one", "two"]
    assert reading.claim_card(ws, ClaimId("c1")).disputed


def test_what_people_decided_here_is_not_labelled_over(ws: Workspace) -> None:
    _import(ws, ARTICLE, CLAIM)
    claims.confirm(ws, ClaimId("c1"), via="key:C")
    assert _import(ws, ARTICLE, {**CLAIM, "status": "rejected"}).decisions == 0


def test_a_file_that_carries_its_decisions_gets_no_others(ws: Workspace, tmp_path: Path) -> None:
    _import(ws, ARTICLE, {**CLAIM, "status": "rejected"}, name="gold.jsonl")
    before = _exported(ws, "renamed.jsonl")
    other = builders.empty(tmp_path, name="other.facts")
    report = import_paths(other, [tmp_path / "renamed.jsonl"])
    assert (report.decisions, _decisions(other)) == (1, [("gold", "reject", "import")])
    assert _exported(other) == before
    other.close()


def test_a_correction_without_decision_keeps_what_was_proposed(ws: Workspace) -> None:
    proposed = {"start": 0, "end": 8, "text": "One came"}
    _import(ws, ARTICLE, {**CLAIM, "status": "corrected", "text": "One arrived", "proposal": proposed})
    card = reading.claim_card(ws, ClaimId("c1"))
    assert (card.claim.text, card.status.value) == ("One arrived", "corrected")


def test_labels_of_a_file_called_like_the_analyst_can_be_undone(ws: Workspace) -> None:
    _import(ws, ARTICLE, {**CLAIM, "status": "confirmed"}, name="ada.jsonl")
    assert ws.can_undo()
    ws.undo(via="test")
    assert reading.counts(ws).claims == {"proposed": 1}


def test_sources_and_analysts_without_lines_of_their_own_are_called_by_their_id(ws: Workspace) -> None:
    assert _import(ws, {**ARTICLE, "source": "wire"}).troubles == []
    assert [source.name for source in ws.read(inputs.sources)] == ["wire"]
    _import(ws, {"type": "source", "id": "wire", "name": "The Wire", "reliability": "B"}, name="later.jsonl")
    _import(ws, {"type": "source", "id": "wire", "name": "Another"}, name="last.jsonl")
    assert [(source.name, source.reliability.value) for source in ws.read(inputs.sources)] == [("The Wire", "B")]


def test_lines_in_any_order_and_any_batches_come_in_the_same(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link: Line = {"type": "link", "a": "c1", "b": "c2", "relation": "same", "makers": ["rules@2"]}
    source: Line = {"type": "source", "id": "wire", "name": "The Wire"}
    run: Line = {"type": "run", "maker": "rules", "version": "2", "kind": "extract"}
    second: Line = {**CLAIM, "id": "c2", "article": "a2", "status": "confirmed"}
    lines = [link, second, CLAIM, {**ARTICLE, "source": "wire"}, {**ARTICLE, "id": "a2"}, source, run]
    _import(ws, *lines[::-1])
    monkeypatch.setattr(bringing, "_ENTRIES_A_BATCH", 1)
    other = builders.empty(tmp_path, name="other.facts")
    assert import_paths(other, [_file(tmp_path, *lines)]).troubles == []
    assert _without_decisions(_exported(other)) == _without_decisions(_exported(ws))
    other.close()


def _without_decisions(exported: bytes) -> list[Line]:
    return [line for line in map(json.loads, exported.splitlines()) if line["type"] not in ("decision", "run")]


def test_another_text_under_a_known_id_is_told_and_left_out_with_its_claims(ws: Workspace) -> None:
    _import(ws, ARTICLE, CLAIM)
    before = _exported(ws)
    other: Line = {**CLAIM, "id": "c9", "start": 4, "end": 9, "status": "confirmed"}
    report = _import(ws, {**ARTICLE, "text": "Quite another text."}, other, name="second.jsonl")
    assert [str(trouble) for trouble in report.troubles] == [
        f"{ws.path.parent / 'second.jsonl'}, line 1: article a1 is here already with another text; it and its claims "
        "were left out. Give it another id, or none."
    ]
    assert (report.articles, report.claims, report.decisions, report.unchanged) == (0, 0, 0, 0)
    assert _exported(ws) == before


def test_two_files_of_a_folder_with_one_id_for_two_texts_are_told(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("one", "One came. Two left."), ("two", "Quite another text.")):
        lines = [{**ARTICLE, "text": text}, {**CLAIM, "id": f"c-{name}"}]
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    report = import_paths(ws, [folder])
    assert [str(trouble) for trouble in report.troubles] == [
        f"{folder / 'two.jsonl'}, line 1: article a1 is here already with another text; it and its claims were left "
        "out. Give it another id, or none."
    ]
    assert (report.articles, report.claims, report.unchanged) == (1, 1, 0)
    assert [card.claim.id for card in reading.claim_cards(ws, ArticleId("a1"))] == ["c-one"]


def test_one_id_for_two_things_is_told(ws: Workspace) -> None:
    entity: Line = {"type": "entity", "id": "c1", "name": "One", "mentions": [], "makers": ["rules@2"]}
    report = _import(ws, ARTICLE, CLAIM, entity)
    told = "entity c1 was left out, for that id is a claim here; give it another id."
    file = ws.path.parent / "labels.jsonl"
    assert [str(trouble) for trouble in report.troubles] == [f"{file}, line 3: {told}"]
    assert [str(trouble) for trouble in _import(ws, entity).troubles] == [f"{file}, line 1: {told}"]
    assert (reading.counts(ws).claims, reading.counts(ws).entities) == ({"proposed": 1}, {})


def test_of_many_lines_that_point_at_nothing_the_rest_is_counted(ws: Workspace) -> None:
    lines: list[Line] = [{"type": "note", "id": f"n{n}", "target": f"t{n}", "text": "So."} for n in range(100)]
    troubles = [str(trouble) for trouble in _import(ws, *lines).troubles]
    assert len(troubles) == 21
    assert "and 80 more of this kind, the last being" in troubles[-1]


def test_an_article_and_its_claim_may_share_a_hand_made_id(ws: Workspace) -> None:
    _import(ws, {**ARTICLE, "id": "1"}, {**CLAIM, "id": "1", "article": "1", "status": "confirmed"})
    assert reading.claim_cards(ws, ArticleId("1"))[0].status.value == "confirmed"


def test_unknown_keys_of_anything_are_kept(ws: Workspace) -> None:
    fact: Line = {"type": "fact", "id": "f", "text": "So.", "mood": "grim"}
    made: Line = {**CLAIM, "id": "c2", "start": 1, "end": 3, "makers": [], "mood": "glad"}
    _import(ws, {**ARTICLE, "mood": "even"}, {**CLAIM, "mood": "sad"}, made, fact)
    lines = [json.loads(line) for line in _exported(ws).splitlines()]
    kept = {line.get("id"): line["mood"] for line in lines if "mood" in line}
    assert kept == {"a1": "even", "c1": "sad", "c2": "glad", "f": "grim"}


def test_the_same_text_of_two_outlets_is_stored_once_and_decided_twice(ws: Workspace) -> None:
    wire = [
        builders.article("The wire said so.", source=None, url=f"https://{name}.example") for name in ("one", "two")
    ]
    builders.store(ws, *wire, *(builders.claim(each, "The wire said so") for each in wire))
    assert ws.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM body").scalar_one()) == 1
    first, second = builders.claim_ids(ws)
    claims.confirm(ws, first, via="test")
    assert reading.claim_card(ws, second).open
    links.link(ws, first, second, Relation.SAME, via="test")
    assert len(reading.article_ids(ws, search="wire")) == 2


def test_decisions_on_what_is_not_here_wait_for_it(ws: Workspace, tmp_path: Path) -> None:
    origin = builders.project(tmp_path, name="origin.facts", analyst="bob")
    claims.confirm(origin, builders.claim_ids(origin)[0], via="test")
    article = reading.article_ids(origin)[0]
    span = builders.sentences(reading.article(origin, article))[0].span
    claims.add(origin, article, span, text="Mine", via="test")
    whole = _exported(origin, "whole.jsonl")
    origin.close()
    decisions = [line for line in map(json.loads, whole.splitlines()) if line["type"] == "decision"]
    report = _import(ws, *decisions, name="only-decisions.jsonl")
    assert (report.decisions, report.troubles, reading.counts(ws).claims) == (2, [], {})
    import_paths(ws, [tmp_path / "whole.jsonl"])
    assert reading.counts(ws).claims == {"confirmed": 2, "proposed": 5}
    assert _exported(ws) == whole


def test_decisions_that_call_a_claim_by_another_kind_change_nothing(ws: Workspace, tmp_path: Path) -> None:
    _import(ws, ARTICLE, CLAIM)
    claims.confirm(ws, ClaimId("c1"), via="test")
    line = next(line for line in map(json.loads, _exported(ws).splitlines()) if line["type"] == "decision")
    payloads = ({"kind": "entity"}, {"kind": "link", "a": "c1", "b": "c2", "relation": "same"}, {"kind": "article"})
    for number, (payload, verb) in enumerate(zip(payloads, ("reject", "link", "note"), strict=True)):
        forged = {**line, "id": f"d{number}", "analyst": "eve", "seq": number + 1, "verb": verb, "payload": payload}
        _import(ws, forged, name="forged.jsonl")
    assert reading.claim_card(ws, ClaimId("c1")).status.value == "confirmed"
    ws.close()
    found = checking.check(ws.path)
    assert all("analyst eve" in finding for finding in found), found
    assert found
    ws.path.unlink()
    builders.empty(tmp_path).close()  # what the fixture checks at the end


def test_progress_can_stop_an_import_between_files(ws: Workspace, tmp_path: Path) -> None:
    paths = [_file(tmp_path, {**ARTICLE, "id": name}, name=f"{name}.jsonl") for name in ("x", "y", "z")]
    report = import_paths(ws, paths, progress=lambda done, _total, _what: done < 1)
    assert (report.articles, report.stopped) == (1, True)


def test_progress_can_stop_an_import_within_a_file_and_the_rest_comes_later(ws: Workspace, tmp_path: Path) -> None:
    lines: list[Line] = [{**ARTICLE, "id": f"a{n:04}"} for n in range(1_200)]
    made: list[Line] = [{**CLAIM, "id": f"c{n}", "article": "a0000", "status": "confirmed"} for n in range(3)]
    path = _file(tmp_path, lines[0], *made, *lines[1:])
    told: list[tuple[int, int]] = []

    def stop_within(done: int, total: int, _what: str) -> bool:
        told.append((done, total))
        return done < 1_000

    stopped = import_paths(ws, [path], progress=stop_within)
    assert told == [(0, 1_203), (500, 1_203), (1_000, 1_203)]
    assert (stopped.articles, stopped.claims, stopped.decisions, stopped.stopped) == (997, 3, 0, True)
    rest = import_paths(ws, [path])
    assert (rest.articles, rest.unchanged, rest.decisions, rest.stopped) == (203, 997, 3, False)


_WITH_NOTHING: list[tuple[Line, str]] = [
    ({"type": "link", "a": "c1", "b": "gone", "relation": "same"}, "no claim gone here; the link was left out."),
    ({"type": "link", "a": "gone", "b": "c1", "relation": "same", "makers": []}, "no claim gone here; the link was"),
    ({"type": "family", "members": [{"article": "a1"}, {"article": "gone"}]}, "no article gone here; the family was"),
    ({"type": "story", "articles": ["gone", "a1"]}, "no article gone here; the story was left out."),
    ({"type": "note", "target": "gone", "text": "See."}, "no thing gone here; the note was left out."),
    (
        {"type": "mention", "article": "a1", "start": 0, "end": 3, "entity": "gone"},
        "no entity gone here; who is meant by the mention was left out.",
    ),
]


@pytest.mark.parametrize("batch", [1, 5_000])
@pytest.mark.parametrize(("line", "said"), _WITH_NOTHING)
def test_a_line_that_points_at_nothing_is_told(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch, batch: int, line: Line, said: str
) -> None:
    monkeypatch.setattr(bringing, "_ENTRIES_A_BATCH", batch)
    report = _import(ws, ARTICLE, line, CLAIM)
    assert [str(trouble) for trouble in report.troubles] == [next(iter(map(str, report.troubles)))]
    assert f"labels.jsonl, line 2: there is {said}" in str(report.troubles[0])
    found = reading.counts(ws)
    assert (found.links, found.decisions, sum(found.claims.values())) == ({}, 0, 1)
    assert b"gone" not in _exported(ws)


def test_evidence_that_is_nowhere_is_told_and_the_rest_of_the_fact_comes_in(ws: Workspace) -> None:
    evidence = [{"claim": claim, "stance": "supports"} for claim in ("c1", "gone", "made")]
    made: Line = {**CLAIM, "id": "made", "start": 10, "end": 18, "makers": []}
    report = _import(ws, {"type": "fact", "text": "So.", "evidence": evidence}, ARTICLE, CLAIM, made)
    assert [str(trouble).partition(", ")[2] for trouble in report.troubles] == [
        "line 1: there is no claim gone here; the evidence was left out. Put it into the file, or import what has it "
        "first."
    ]
    line = next(line for line in map(json.loads, _exported(ws).splitlines()) if line["type"] == "fact")
    assert [item["claim"] for item in line["evidence"]] == ["c1", "made"]


def test_what_points_at_something_made_by_people_or_of_an_earlier_file_comes_in(ws: Workspace) -> None:
    _import(ws, ARTICLE, CLAIM, name="earlier.jsonl")
    made: Line = {**CLAIM, "id": "made", "article": "a2", "makers": []}
    pointing: list[Line] = [
        {"type": "link", "a": "c1", "b": "made", "relation": "same"},
        {"type": "family", "members": [{"article": "a1"}, {"article": "a2"}]},
        {"type": "note", "target": "made", "text": "See."},
    ]
    assert _import(ws, *pointing, made, {**ARTICLE, "id": "a2"}).troubles == []
    kinds = [line["type"] for line in map(json.loads, _exported(ws).splitlines())]
    assert [kinds.count(kind) for kind in ("link", "family", "note")] == [1, 1, 1]


def test_the_schema_of_another_project_does_not_replace_ours(ws: Workspace) -> None:
    before = ws.read(meta.schemas)
    _import(ws, {"type": "schema", "version": 1, "toml": "x = 1"}, ARTICLE)
    assert ws.read(meta.schemas) == before


@pytest.mark.parametrize("maker", ["gpt", "gpt@", "@1", "a@b@c"])
def test_makers_of_any_name_go_out_and_come_in_the_same(ws: Workspace, tmp_path: Path, maker: str) -> None:
    _import(ws, ARTICLE, {**CLAIM, "makers": [maker]})
    other = builders.empty(tmp_path, name="other.facts")
    first = _exported(ws)
    assert import_paths(other, [tmp_path / "out.jsonl"]).troubles == []
    assert _exported(other, "again.jsonl") == first
    other.close()
    assert import_paths(ws, [tmp_path / "labels.jsonl"]).troubles == []
    assert _exported(ws) == first


@pytest.mark.parametrize("keys", [{}, {"makers": []}, {"proposal": {"start": 0, "end": 8, "text": "One arrived"}}])
def test_a_claim_that_a_file_calls_corrected_stays_corrected(ws: Workspace, tmp_path: Path, keys: Line) -> None:
    _import(ws, ARTICLE, {**CLAIM, "status": "corrected", **keys})
    assert reading.counts(ws).claims == {"corrected": 1}
    first = _exported(ws)
    other = builders.empty(tmp_path, name="other.facts")
    assert import_paths(other, [tmp_path / "out.jsonl"]).troubles == []
    assert _exported(other, "again.jsonl") == first
    other.close()
