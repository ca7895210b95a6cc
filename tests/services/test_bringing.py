"""Tests of batches: no file that the native format can write breaks a project, and what cannot be stored is told."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.span import Span
from annotator.formats import native
from annotator.formats.document import Entry
from annotator.services import claims, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.incoming import bringing
from annotator.services.workspace import Workspace
from annotator.store import inputs, refolding
from annotator.store.connecting import Connection
from tests import builders
from tests.formats.strategies import projects
from tests.sampling import examples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A new folder at every call."""
    return lambda: tmp_path_factory.mktemp("bringing")


def _unfolded(ws: Workspace) -> list[str]:
    return ws.write(refolding.unfolded)


@settings(max_examples=examples(10))
@given(files=st.lists(projects(), min_size=1, max_size=2), batch=st.sampled_from([1, 3, 5_000]))
def test_any_files_come_in_and_go_out_the_same(
    folder: Callable[[], Path], files: list[list[Entry]], batch: int
) -> None:
    here = folder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bringing, "_ENTRIES_A_BATCH", batch)
        ws, other = builders.empty(here), builders.empty(here, name="other.facts")
        paths = [here / f"{number}.jsonl" for number in range(len(files))]
        for path, entries in zip(paths, files, strict=True):
            path.write_text("".join(native.write(entries)), encoding="utf-8")
        import_paths(ws, paths)
        assert _unfolded(ws) == []
        decided = reading.counts(ws).decisions
        import_paths(ws, paths)
        assert reading.counts(ws).decisions == decided
        first = export(ws, "jsonl", here / "first.out")
        (here / "first.jsonl").write_bytes((here / "first.out").read_bytes())
        import_paths(other, [here / "first.jsonl"])
        assert _unfolded(other) == []
        second = export(other, "jsonl", here / "second.out")
        assert (here / "second.out").read_bytes() == (here / "first.out").read_bytes()
        assert second.sha256 == first.sha256
        ws.close()
        other.close()


def test_a_batch_that_cannot_be_stored_ends_the_import_and_those_before_it_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"type": "article", "id": f"a{number}", "text": f"Rain fell on day {number}."} for number in range(6)]
    file, ws = tmp_path / "rain.jsonl", builders.empty(tmp_path)
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    add = inputs.add_articles

    def full(connection: Connection, articles: Sequence[Article]) -> int:
        if any(article.id == "a3" for article in articles):
            raise BadFile("disk-full", file="x.facts")
        return add(connection, articles)

    monkeypatch.setattr(bringing, "_ENTRIES_A_BATCH", 1)
    monkeypatch.setattr(inputs, "add_articles", full)
    with pytest.raises(BadFile):
        import_paths(ws, [file])
    assert reading.article_ids(ws) == ["a0", "a1", "a2"]
    ws.close()


def test_claims_that_an_analyst_added_count_as_those_that_came_in(tmp_path: Path) -> None:
    ws, other = builders.project(tmp_path), builders.empty(tmp_path, name="other.facts")
    article = builders.article("Four bridges were closed overnight.", "Bridges")
    builders.store(ws, article)
    claims.add(ws, article.id, Span(0, 12), via="test")
    export(ws, "jsonl", tmp_path / "all.jsonl")
    assert import_paths(other, [tmp_path / "all.jsonl"]).claims == len(builders.claim_ids(ws))
    assert import_paths(other, [tmp_path / "all.jsonl"]).claims == 0
    ws.close()
    other.close()


def test_a_report_counts_mentions_and_facts_that_are_new(tmp_path: Path) -> None:
    labels = {"text": "Ana met Ben.", "label": [[0, 3, "PER"], [8, 11, "PER"]]}
    (tmp_path / "spans.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    fact = {"type": "fact", "id": "f", "text": "Ana met Ben.", "verdict": "supported"}
    (tmp_path / "facts.jsonl").write_text(json.dumps(fact), encoding="utf-8")
    ws = builders.empty(tmp_path)
    first, again = (import_paths(ws, [tmp_path / "spans.jsonl", tmp_path / "facts.jsonl"]) for _ in range(2))
    ws.close()
    assert (first.articles, first.mentions, first.facts) == (1, 2, 1)
    assert (again.articles, again.mentions, again.facts) == (0, 0, 0)
