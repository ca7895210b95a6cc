"""Prints how long a decision, a large import, its export and opening take, beside what other tools need.

`python -m tests.benchmarks.bench_store`; with `--formats` also its export to every other format, whatever is decided.
The large job is made by a script that need not be on this machine.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.domain.article import new_article
from annotator.formats.choosing import EVERYTHING
from annotator.formats.registry import formats
from annotator.services import claims, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store.connecting import connect
from tests import builders

_MAKE_JOB = Path(__file__).resolve().parents[3] / "shared" / "bench" / "make_job.py"
_TARGET_S = 0.6
_CLAIMS = 10_000
_DECISIONS = 300
_TABLES = ("body", "article", "run", "proposal", "proposed_by", "claim")
"""What an import of articles and claims writes, each before what rests on it."""
_Result = TypeVar("_Result")


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float, float]:
    """The result of some work, and its seconds by the clock and of this process."""
    clock, process = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - clock, time.process_time() - process


def _confirming(folder: Path) -> None:
    ws = builders.empty(folder, name="confirm.facts")
    for number in range(_CLAIMS // 20):
        text = " ".join(f"Claim {number} of {place} holds." for place in range(20))
        article = new_article(text, title=f"Article {number}")
        builders.store(ws, article, *builders.sentences(article))
    ids = builders.claim_ids(ws)
    took = sorted(_timed(partial(claims.confirm, ws, identity, via="bench"))[1] for identity in ids[:_DECISIONS])
    median, p95 = (1_000 * took[int(share * len(took))] for share in (0.5, 0.95))
    print(f"confirm, {len(ids):,} claims in the project: median {median:.1f} ms, p95 {p95:.1f} ms")
    ws.close()


def _job(folder: Path) -> None:
    job = folder / "job.jsonl"
    subprocess.run([sys.executable, str(_MAKE_JOB), str(job)], check=True)
    ws = builders.empty(folder, name="job.facts")
    report, clock, process = _timed(lambda: import_paths(ws, [job]))
    print(
        f"import of {report.articles:,} articles, {report.claims:,} claims: {clock:.1f} s ({process:.1f} s of one core)"
    )
    print(f"  Label Studio 2.9 s, best import 2.9-3.8 s; target {_TARGET_S} s: {clock / _TARGET_S:.1f} times that")
    _floor(job, folder)
    out, clock, process = _timed(lambda: export(ws, "jsonl", folder / "out.jsonl"))
    size = out.file.stat().st_size / 1e6
    print(f"export, {size:.0f} MB: {clock:.1f} s ({process:.1f} s of one core); Label Studio 2.6 s")
    if "--formats" in sys.argv:
        _formats(ws, folder)
    ws.close()
    again, clock, _ = _timed(lambda: Workspace.open(folder / "job.facts", analyst="bench"))
    _, first, _ = _timed(lambda: reading.article_rows(again, reading.article_ids(again)[:50]))
    print(f"open: {1_000 * clock:.0f} ms, first page of the list {1_000 * first:.0f} ms")
    again.close()


def _floor(job: Path, folder: Path) -> None:
    """Tell what an import of the job takes at least: its lines as bare JSON, and its rows put in by bare SQLite."""
    lines, _, parsing = _timed(lambda: [json.loads(line) for line in job.read_bytes().splitlines()])
    builders.empty(folder, name="floor.facts").close()
    with closing(connect(folder / "job.facts", mode="ro")) as source:
        rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
        words = source.execute("SELECT ordinal, title, text FROM article_text").fetchall()
    with closing(connect(folder / "floor.facts")) as file:
        _, _, storing = _timed(lambda: _put(file, {**rows, "article_fts(rowid, title, text)": words}))
    told = f"{len(lines):,} lines as bare JSON {parsing:.1f} s, their rows by bare SQLite {storing:.1f} s"
    print(f"  at least, of one core: {told}")


def _put(file: sqlite3.Connection, rows: Mapping[str, Sequence[Sequence[object]]]) -> None:
    """Put in all rows in one transaction."""
    file.execute("BEGIN")
    for table, listed in rows.items():
        file.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(listed[0]))})", listed)
    file.execute("COMMIT")


def _formats(ws: Workspace, folder: Path) -> None:
    for name in [each.name for each in formats() if each.exporter is not None]:
        work = partial(export, ws, name, folder / f"out-{name}", chosen=EVERYTHING)
        report, clock, process = _timed(work)
        print(f"  {name}: {clock:.1f} s ({process:.1f} s of one core), {report.records:,} entries held")


def main() -> int:
    """Print every figure; 0 also when the job's script is not on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        _confirming(Path(folder))
        if _MAKE_JOB.exists():
            _job(Path(folder))
        else:
            print("import and export: the job's script is not on this machine, left out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
