"""Tests of the export for Hugging Face `datasets`: it loads, declares its features, and every offset cuts its quote."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.article import Article
from annotator.domain.claim import Factuality, Role, Slot, Status
from annotator.domain.ids import AnalystId
from annotator.domain.span import Span
from annotator.formats.document import Analyst, ClaimEntry, Entry, Judged, MentionEntry, SchemaEntry
from annotator.formats.output import Exporter
from annotator.formats.parquet.format import PARQUET
from annotator.formats.parting.witness import Witness
from annotator.formats.parting.writing import Parted
from tests import builders
from tests.formats.cases import MemoryCase, exported
from tests.formats.strategies import projects
from tests.formats.test_splits import divided_by, many
from tests.sampling import examples

pytest.importorskip("pyarrow")
TEXT = "🙂 Ana said é e\u0301 ليبيا 東京. Nobody 🏳️‍🌈 came."
EXPORTER = cast("Exporter", PARQUET.exporter)


def said() -> list[Entry]:
    article = builders.article(TEXT, published="2026-01-02")
    at = TEXT.index("Nobody")
    claim = replace(
        builders.claim(article, "Ana said é e\u0301 ليبيا 東京"),
        slots=(Slot(Role.SUBJECT, Span(2, 5)), Slot(Role.TIME, None, "2026-01-01")),
    )
    other = replace(builders.claim(article, "Nobody 🏳️‍🌈 came"), factuality=Factuality.CERTAIN_NOT)
    judged = (Judged(AnalystId("a"), "confirmed"),)
    return [
        SchemaEntry(1, "version = 1\n"),
        Analyst(AnalystId("a"), "Ada"),
        article,
        MentionEntry(builders.mention(article, "東京", "GPE")),
        ClaimEntry(claim, Status.CONFIRMED, judged, article_text=TEXT),
        ClaimEntry(replace(other, span=Span(at, len(TEXT))), Status.REJECTED, article_text=TEXT),
    ]


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(6))
@given(project=projects())
def test_pyarrow_finds_what_is_held_whole_and_in_parts(
    project: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("parquet")
    whole = exported(EXPORTER, project, folder / "whole")
    division = divided_by(project)
    made = Parted(EXPORTER, "", division, Witness(EXPORTER.parts))
    parted = exported(made.as_exporter(), project, folder / "parts")
    assert made.witness.proof(MemoryCase(project), division, looked=False).holds
    for one, other in zip(whole, parted, strict=True):
        assert (one.kind, one.total) == (other.kind, other.total)
        assert set(other.lost) <= {*one.lost, "its articles are in different parts of the split"}


def test_two_exports_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        exported(EXPORTER, said(), tmp_path / name)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert [str(each) for each in files] == [
        "README.md",
        "articles/train-00000-of-00001.parquet",
        "data/train-00000-of-00001.parquet",
        "label_schema/1.toml",
        "mentions/train-00000-of-00001.parquet",
    ]
    assert all((tmp_path / "one" / each).read_bytes() == (tmp_path / "two" / each).read_bytes() for each in files)


def test_datasets_loads_the_folder_with_the_features_it_declares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    exported(EXPORTER, said(), tmp_path / "out")

    def loaded(name: str) -> list[dict[str, object]]:
        found = datasets.load_dataset(str(tmp_path / "out"), name, cache_dir=str(tmp_path / "cache"), split="train")
        file = next((tmp_path / "out").glob(f"{'data' if name == 'claims' else name}/*.parquet"))
        import pyarrow.parquet as pq

        assert found.features == datasets.Features.from_arrow_schema(pq.read_schema(file))
        assert found.features["id"].dtype == "string"
        return list(found)

    texts = {each["id"]: str(each["text"]) for each in loaded("articles")}
    claims, mentions = loaded("claims"), loaded("mentions")
    for row in (*claims, *mentions):
        start, end = (int(str(row[name])) for name in ("start", "end"))
        assert texts[row["article"]][start:end] == row["quote"]
    first, second = claims
    assert first["slots"] == [
        {"role": 0, "start": 2, "end": 5, "quote": "Ana", "value": None},
        {"role": 4, "start": None, "end": None, "quote": None, "value": "2026-01-01"},
    ]
    assert first["judgements"] == [{"analyst": "Ada", "status": 1}]
    assert (second["status"], second["factuality"], second["quote"]) == (3, 3, "Nobody 🏳️‍🌈 came.")


def test_rows_of_a_split_name_the_group_that_kept_them_together(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    entries: list[Entry] = [*many(10)]
    made = Parted(EXPORTER, "", division := divided_by(entries), Witness(EXPORTER.parts))
    exported(made.as_exporter(), entries, tmp_path / "out")
    groups = [
        {row["group"] for row in pq.read_table(path).to_pylist()}
        for path in sorted((tmp_path / "out" / "articles").iterdir())
    ]
    assert [len(each) for each in groups] == [1, 8, 1]
    assert set[str]().union(*groups) == set(division.groups)
    assert all(isinstance(each, Article) for each in entries)


def test_a_project_without_anything_gives_a_card_alone(tmp_path: Path) -> None:
    exported(EXPORTER, [], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["README.md"]
