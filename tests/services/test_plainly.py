"""Tests that plain claims come in many at once as they come in one by one, whatever the project holds."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.ids import ArticleId, plain_claim_id
from annotator.domain.suggestion import Run
from annotator.formats.native import reading
from annotator.services import claims
from annotator.services.articles import ImportReport, import_paths
from annotator.services.checking import check
from annotator.services.incoming import bringing, plainly
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import at_once
from annotator.store.database import Connection
from tests import builders

Line = dict[str, object]
TAKEN = plain_claim_id(ArticleId("a"), 0, 8)
TEXT = "One came. Two left. Three stayed."


def article(name: str, text: str = TEXT) -> Line:
    return {"type": "article", "id": name, "text": text}


def plain(name: str, start: int, end: int, *makers: str, **keys: object) -> Line:
    return {"type": "claim", "article": name, "start": start, "end": end, "makers": makers or ["a@1"], **keys}


def of(name: str, *makers: str) -> list[Line]:
    return [plain(name, start, end, *makers) for start, end in ((0, 8), (10, 18), (20, 32))]


Steps = Sequence[Sequence[Line]]
FRESH: Steps = [[article("a"), *of("a"), article("b", TEXT + " Four."), *of("b")]]
CASES: dict[str, Steps] = {
    "fresh": FRESH,
    "once more": [*FRESH, *FRESH],
    "by another program": [*FRESH, [article("a"), *of("a", "b@1")]],
    "by two programs": [[article("a"), *of("a", "b@1", "a@1"), plain("a", 0, 3)]],
    "more of the same article": [*FRESH, [article("a"), *of("a"), plain("a", 4, 8)]],
    "under other ids": [*FRESH, [article("a"), plain("a", 0, 8, id="c1"), plain("a", 4, 8, id="c2")]],
    "another text of that id": [*FRESH, [article("a", "Nobody came here today."), *of("a")]],
    "the id of another thing": [
        [article("a"), {"type": "mention", "id": TAKEN, "article": "a", "start": 0, "end": 3}],
        [article("a"), *of("a"), article("b"), *of("b")],
    ],
    "beside others": [
        [article("a"), *of("a"), plain("a", 0, 3, status="confirmed"), plain("a", 4, 8), plain("a", 0, 3)],
    ],
}


def dump(path: Path) -> dict[str, list[str]]:
    """All rows of all tables, and the statements that made these."""
    with closing(sqlite3.connect(path)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            table: sorted(map(repr, file.execute(f"SELECT * FROM {table}")))
            for table in tables
            if not table.startswith("article_fts") and table not in ("meta", "decision", "judgement", "decision_target")
        }
        made = sorted(map(repr, file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")))
        return {**rows, "made": made}


def told(report: ImportReport, folder: Path) -> tuple[object, ...]:
    counts = (report.articles, report.claims, report.mentions, report.decisions, report.unchanged)
    return (*counts, sorted(str(each).replace(str(folder), "") for each in (*report.troubles, *report.remarks)))


def brought(
    folder: Path, steps: Steps, before: Callable[[Workspace], object] = lambda _: None
) -> tuple[list[object], dict[str, list[str]]]:
    """What is told of some imports one after the other, and what the project holds then."""
    folder.mkdir()
    ws = builders.empty(folder)
    reports: list[object] = []
    for number, lines in enumerate(steps):
        path = folder / f"{number}.jsonl"
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        if number:
            before(ws)
        reports.append(told(import_paths(ws, [path]), folder))
    ws.close()
    assert check(ws.path) == []
    return reports, dump(ws.path)


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(reading, "plain_line", lambda _: None)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("batch", [10_000, 3])
def test_many_at_once_come_in_as_one_by_one(
    tmp_path: Path, case: str, batch: int, one_by_one: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "_ENTRIES_A_BATCH", batch)
    together = brought(tmp_path / "together", CASES[case])
    one_by_one()
    assert together == brought(tmp_path / "alone", CASES[case])


def test_what_a_run_has_to_look_at_again_is_noted(tmp_path: Path, one_by_one: Callable[[], None]) -> None:
    steps = [*FRESH, [article("c", TEXT + " Five."), *of("c")]]
    together = brought(tmp_path / "together", steps, before=suggest)[1]
    assert len(together["unmatched"]) == 4  # an article and three claims
    one_by_one()
    alone = brought(tmp_path / "alone", steps, before=suggest)[1]
    assert {*together["unmatched"], *together["claim"]} == {*alone["unmatched"], *alone["claim"]}
    assert together["made"] == alone["made"]


def test_claims_on_which_people_decided_stay_as_they_are(tmp_path: Path, one_by_one: Callable[[], None]) -> None:
    def decide(ws: Workspace) -> None:
        claims.confirm(ws, TAKEN, via="test")

    steps = [*FRESH, [*FRESH[0], article("c"), *of("c")]]
    together = brought(tmp_path / "together", steps, before=decide)
    one_by_one()
    assert together[1]["claim"] == brought(tmp_path / "alone", steps, before=decide)[1]["claim"]


def test_fresh_claims_are_written_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def counted(connection: Connection, runs: Sequence[Run], rows: Sequence[at_once.PlainClaim]) -> bool:
        written.append(len(rows))
        return at_once.add_plain_claims(connection, runs, rows)

    monkeypatch.setattr(plainly, "add_plain_claims", counted)
    brought(tmp_path / "p", FRESH)
    assert written == [6]
