"""Tests of soft labels and of articles looked through: in every format that says it holds them, and in its account."""

import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Status
from annotator.domain.ids import AnalystId
from annotator.formats.dissent import WHOLE, dissent, shares, soft_record
from annotator.formats.document import Analyst, ClaimEntry, Entry, Given, Judged, LookedEntry
from annotator.formats.files import read_path
from annotator.formats.output import Exporter
from annotator.formats.registry import format_written, formats
from tests import builders
from tests.formats.cases import MemoryCase, brought_in, exported

ADA, BEN, EVE = (AnalystId(name) for name in ("a", "b", "e"))
JUDGED = (Judged(ADA, "confirmed"), Judged(BEN, "confirmed"), Judged(EVE, "rejected"))
_WRITTEN = [known for known in formats() if known.writes]
LOOKING = [known.name for known in _WRITTEN if known.exporter and LookedEntry in known.exporter.holds]
SOFT = [known.name for known in _WRITTEN if known.exporter and ClaimEntry in known.exporter.soft]
COMING_BACK = [name for name in LOOKING if name not in ("parquet", "jsonl", "csv", "xlsx")]


@given(st.lists(st.sampled_from(["confirmed", "corrected", "rejected", "unsure"]), min_size=1, max_size=9))
def test_shares_add_up_to_the_whole(values: list[str]) -> None:
    judgements = [Judged(AnalystId(str(place)), value) for place, value in enumerate(values)]
    assert sum(shares(judgements).values()) == WHOLE
    assert set(shares(judgements)) == set(values)


def test_who_judged_otherwise_is_named() -> None:
    assert dissent(JUDGED, "confirmed", {EVE: "Eve"}) == [("Eve", "rejected")]
    assert soft_record(JUDGED, "confirmed", {EVE: "Eve"})["soft"] == {"confirmed": 0.6667, "rejected": 0.3333}
    assert soft_record(JUDGED, "confirmed", {}) == {}


def _entries() -> list[Entry]:
    article = builders.article(builders.FIRST, "Mandate extended")
    claim, *_ = builders.sentences(article)
    said = ClaimEntry(claim, Status.CONFIRMED, JUDGED, proposal=claim, article_text=article.text)
    people = [Analyst(ADA, "Ada"), Analyst(BEN, "Ben"), Analyst(EVE, "Eve")]
    return [*people, article, said, LookedEntry(article.id, (ADA,))]


def _exporter(name: str) -> Exporter:
    exporter = format_written(name).exporter
    assert exporter is not None
    return exporter


@pytest.mark.parametrize("name", SOFT)
def test_a_format_that_holds_soft_labels_says_them_when_asked_and_else_not(tmp_path: Path, name: str) -> None:
    said = []
    for soft in (True, False):
        out = tmp_path / f"out-{soft}"
        exported(_exporter(name), _entries(), out, partial(MemoryCase, soft=soft))
        files = [each for each in out.rglob("*") if each.is_file()] if out.is_dir() else [out]
        said.append(b"".join(sorted(each.read_bytes() for each in files)))
    if name != "jsonl":  # says who judged what of every claim anyhow
        assert said[0] != said[1]
    elif b"judgements" not in said[1]:
        raise AssertionError(said[1])


@pytest.mark.parametrize("name", COMING_BACK)
def test_that_an_article_was_looked_through_comes_in_again(tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out{format_written(name).suffix if not format_written(name).is_folder else ''}"
    exported(_exporter(name), _entries(), out)
    (looked,) = [each for each in brought_in(out) if isinstance(each, LookedEntry)]
    assert looked.article == next(e.article for e in _entries() if isinstance(e, LookedEntry))


@pytest.mark.parametrize("name", COMING_BACK)
def test_who_looked_through_an_article_comes_in_by_the_whole_name(tmp_path: Path, name: str) -> None:
    names = ["Ada", "Ben; Jr", 'Eve, of the desk: "E"']
    article = builders.article(builders.FIRST, "Mandate extended")
    out = format_written(name).beside(tmp_path / "out")
    exported(_exporter(name), [article, LookedEntry(article.id, tuple(map(AnalystId, names)))], out)
    given = [each for each in read_path(out) if isinstance(each, Given) and isinstance(each.entry, LookedEntry)]
    assert [each.witness for each in given] == names


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("prodigy", {"text": "Nothing here.", "spans": [], "answer": "accept"}),
        (
            "label-studio",
            [{"data": {"text": "Nothing here."}, "annotations": [{"result": [], "was_cancelled": False}]}],
        ),
    ],
)
def test_what_others_submitted_empty_was_looked_through(tmp_path: Path, name: str, task: object) -> None:
    out = tmp_path / f"out{'.json' if name == 'label-studio' else '.jsonl'}"
    out.write_text(json.dumps(task) + "\n", encoding="utf-8")
    assert [type(each) for each in brought_in(out)].count(LookedEntry) == 1


def test_what_others_skipped_was_not(tmp_path: Path) -> None:
    task = [{"data": {"text": "Nothing here."}, "annotations": [{"result": [], "was_cancelled": True}]}]
    (tmp_path / "out.json").write_text(json.dumps(task), encoding="utf-8")
    assert not any(isinstance(each, LookedEntry) for each in brought_in(tmp_path / "out.json"))
