"""Tests of exports with soft labels that come in: each analyst whom they name judges so, and nobody else does."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from annotator.domain.ids import FactId
from annotator.domain.json import Json
from annotator.formats.choosing import Chosen
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.registry import format_written, formats
from annotator.services import claims, looking, reading
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import export_queries, fact_queries, state
from tests import builders

SOFT = Chosen(soft=True)
TABLES = ("csv", "xlsx")
WRITTEN = [each for each in formats() if each.exporter and each.writes and (each.foreign or each.name in TABLES)]
OF_CLAIMS = [each.name for each in WRITTEN if each.exporter and ClaimEntry in each.exporter.soft]
OF_FACTS = [each.name for each in WRITTEN if each.exporter and FactEntry in each.exporter.soft]


@pytest.fixture
def disputed(tmp_path: Path) -> Iterator[Workspace]:
    """A project of ada, who is its analyst, ben and eve: two against one on a claim and on a fact, one on another."""
    (tmp_path / "here").mkdir()
    path = builders.decided(tmp_path / "here")
    for name, judge in (("ada", claims.confirm), ("ben", claims.confirm), ("eve", claims.reject)):
        with builders.opened(path, analyst=name) as ws:
            one, *_, last = builders.claim_ids(ws)
            judge(ws, last, via="test")
            if name != "eve":
                looking.looked(ws, reading.article_ids(ws)[0], via="test")
            else:
                decide(ws, {"verb": "correct", "target": one, "text": "Other words."})
            if name == "ada":
                evidence: list[Json] = [{"claim": one, "stance": "refutes"}]
                decide(ws, {"verb": "state", "text": "It was.", "verdict": "supported", "evidence": evidence})
            else:
                verdict = "refuted" if name == "eve" else "supported"
                decide(ws, {"verb": "assess", "target": fact_of(ws), "verdict": verdict})
    with builders.opened(path) as ws:
        yield ws


def fact_of(ws: Workspace) -> FactId:
    (fact,) = ws.read(fact_queries.fact_ids)
    return fact


def written(ws: Workspace, name: str, chosen: Chosen = SOFT) -> Path:
    out = format_written(name).beside(ws.path.with_name("x.facts"))
    export(ws, name, out, chosen=chosen)
    return out


def judged(ws: Workspace) -> Mapping[str, list[tuple[str, str]]]:
    """Who judged each claim of a project and its fact, and how."""
    names = dict(ws.read(export_queries.deciding_analysts))
    told = ws.read(
        lambda c: list(state.judgements_of(c, sorted([*builders.claim_ids(ws), *ws.read(fact_queries.fact_ids)])))
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for each in told:
        found.setdefault(each.target, []).append((names[each.analyst], each.value))
    return {target: sorted(each) for target, each in found.items()}


def lookers(ws: Workspace) -> list[str]:
    return sorted(name for article in reading.article_ids(ws) for name in looking.who_looked(ws, article))


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_each_named_analyst_judges_so_in_a_new_project(disputed: Workspace, tmp_path: Path, name: str) -> None:
    out = written(disputed, name)
    ws = builders.empty(tmp_path)
    if name in TABLES:
        import_paths(ws, [written(disputed, "jsonl", Chosen(frozenset(["confirmed"])))])
    assert import_paths(ws, [out]).troubles == []
    here = {target: each for target, each in judged(disputed).items() if target != fact_of(disputed)}
    assert judged(ws) == {target: [(f"{out.stem}: {who}", word) for who, word in each] for target, each in here.items()}
    assert lookers(ws) == [f"{out.stem}: ada", f"{out.stem}: ben"]
    ws.close()


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_in_its_own_project_it_brings_nothing_new(disputed: Workspace, name: str) -> None:
    before = judged(disputed)
    out = written(disputed, name)
    claims.reject(disputed, builders.claim_ids(disputed)[-1], via="test")
    after = judged(disputed)
    assert after != before
    assert import_paths(disputed, [out]).decisions == 0
    assert judged(disputed) == after


@pytest.mark.parametrize("name", ["brat", "csv", "uima-xmi"])
def test_words_that_somebody_changed_are_theirs_and_not_of_those_whom_it_names(disputed: Workspace, name: str) -> None:
    before = judged(disputed)
    out = written(disputed, name)
    for path in [out] if out.is_file() else [each for each in out.iterdir() if each.suffix in (".ann", ".xmi")]:
        path.write_text(path.read_text(encoding="utf-8").replace("Other words.", "New words."), encoding="utf-8")
    assert import_paths(disputed, [out]).decisions == 1
    one, *_ = builders.claim_ids(disputed)
    assert set(judged(disputed)[one]) - set(before[one]) == {(out.stem, "corrected")}


def test_a_status_that_somebody_changed_is_theirs(disputed: Workspace) -> None:
    out = written(disputed, "csv")
    rows = out.read_text(encoding="utf-8").replace(",rejected,", ",unsure,")
    out.write_text(rows, encoding="utf-8")
    before = judged(disputed)
    assert import_paths(disputed, [out]).decisions == 1
    last = builders.claim_ids(disputed)[-1]
    assert set(judged(disputed)[last]) - set(before[last]) == {("x", "unsure")}


def test_who_annotates_an_export_since_judges_for_themselves(disputed: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "annotation" / "one.txt"
    folder.mkdir(parents=True)
    out = next(each for each in written(disputed, "uima-xmi").iterdir() if "Other words." in each.read_text("utf-8"))
    (folder / "cem.xmi").write_bytes(out.read_bytes())
    ws = builders.empty(tmp_path)
    import_paths(ws, [tmp_path / "annotation"])
    assert {name for each in judged(ws).values() for name, _ in each} == {"annotation: cem"}
    ws.close()


@pytest.mark.parametrize("name", OF_FACTS)
def test_each_named_analyst_gives_their_verdict(disputed: Workspace, tmp_path: Path, name: str) -> None:
    out = written(disputed, name)
    ws = builders.empty(tmp_path)
    import_paths(ws, [written(disputed, "jsonl", Chosen(frozenset(["confirmed"])))])
    import_paths(ws, [out])
    assert judged(ws)[fact_of(ws)] == [
        (f"{out.stem}: ada", "supported"),
        (f"{out.stem}: ben", "supported"),
        (f"{out.stem}: eve", "refuted"),
    ]
    assert import_paths(disputed, [out]).decisions == 0
    ws.close()
