"""Prints what a large project costs, each figure beside its target: opening, lists, search, decisions, memory, files.

`python -m tests.benchmarks.bench_large` takes 2,000 articles; `--full` takes 20,000 articles with 1,000,000 claims, for
which the targets are set. Names of parts after it run those alone: build, read, window, stats, jsonl, csv, parquet,
import.
Projects are kept among the machine's temporary files and used again. Every time is followed by what the process itself
took of the processor, for other work on the machine makes the first longer and the second hardly.
"""

import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from annotator.domain.ids import ArticleId, ClaimId
from annotator.formats.choosing import EVERYTHING
from annotator.services import claims, reading
from annotator.services.articles import import_paths
from annotator.services.backups import folder
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests.benchmarks import large
from tests.benchmarks.large import FULL, FULL_EXPORT, SMALL, SMALL_EXPORT, Size

_PAGE = 50
_LOOK_S = 0.3
_TIMES = 20
_RUNS = 5


def main(arguments: list[str]) -> int:
    """Run every part in a process of its own, for memory is counted from its start; or one that is named."""
    named = [name for name in arguments if name in _PARTS]
    if len(named) == 1:
        _PARTS[named[0]](*((FULL, FULL_EXPORT) if "--full" in arguments else (SMALL, SMALL_EXPORT)))
        return 0
    own = [sys.executable, "-m", "tests.benchmarks.bench_large", *(["--full"] if "--full" in arguments else [])]
    return max(subprocess.run([*own, name], check=False).returncode for name in named or _PARTS)


def _tell(what: str, figure: float, unit: str, target: float | None = None, *, process: float | None = None) -> None:
    beside = f"  target {target:,.0f} {unit}{'' if figure < target else ', MISSED'}" if target else ""
    own = f"  (process {process:,.1f})" if process is not None else ""
    print(f"{what:<62} {figure:>8,.1f} {unit}{beside}{own}", flush=True)


def _ms(work: Callable[[], object]) -> tuple[float, float]:
    """How long a piece of work took, and how much of the processor."""
    began, process = time.perf_counter(), time.process_time()
    work()
    return 1_000 * (time.perf_counter() - began), 1_000 * (time.process_time() - process)


def _tell_ms(what: str, works: Iterable[Callable[[], object]], target_ms: float | None = None) -> None:
    """Tell the median of some pieces of work, and their 95th percentile."""
    took = [_ms(work) for work in works]
    whole, process = sorted(each[0] for each in took), statistics.median(each[1] for each in took)
    _tell(what, statistics.median(whole), "ms", target_ms, process=process)
    if len(took) >= _TIMES:
        _tell("  p95", whole[int(len(took) * 0.95)], "ms")


@contextmanager
def _timed(what: str, target_s: float | None) -> Iterator[None]:
    """Tell how many seconds the block takes."""
    began, process = time.perf_counter(), time.process_time()
    yield
    _tell(what, time.perf_counter() - began, "s", target_s, process=time.process_time() - process)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


@contextmanager
def _watched() -> Iterator[list[float]]:
    """What this process and those that help it take of memory while the block runs; what they share counts once."""
    taken, over = [_together_mb()], threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_S):
            taken.append(_together_mb())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield taken
    finally:
        over.set()
        watching.join()


def _together_mb() -> float:
    own = os.getpid()
    helping = [each.pid for each in multiprocessing.active_children()]
    return sum(_share_mb(pid) for pid in (own, *helping))


def _share_mb(pid: int | None) -> float:
    """The memory of a process, with its share of what several have; none of one that has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


def _forget(path: Path) -> None:
    """Ask the system to drop the file from its cache, so that opening reads the disk."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _build(size: Size, export_size: Size) -> None:
    print(f"seed {large.SEED}; load before: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    for each in (size, export_size):
        began = time.perf_counter()
        path = large.kept(each)
        amount = f"{each.articles:,} articles, {each.total:,} claims, {each.decisions:,} decisions"
        print(f"{amount}: {path.stat().st_size / 1e6:,.0f} MB, made or found in {time.perf_counter() - began:.0f} s")


def _read(size: Size, _: Size) -> None:
    path = large.kept(size)
    _forget(path)
    for how in ("cold", "warm"):
        opened: list[Workspace] = []
        _tell_ms(f"open and first page of the list, {how}", [partial(_open, path, opened)], 1_000)
        ws = opened[0]
        if how == "cold":
            ws.close()
    try:
        _lists(ws)
        _searches(ws)
        _one_article(ws, size)
        _history(ws)
        _tell("memory without a window", _peak_mb(), "MB", 300)
    finally:
        ws.close()


def _open(path: Path, opened: list[Workspace]) -> None:
    opened.append(Workspace.open(path, analyst=large.ANALYST))
    reading.article_rows(opened[0], reading.article_ids(opened[0])[:_PAGE])


def _lists(ws: Workspace) -> None:
    ids = reading.article_ids(ws)
    _tell_ms("list of all articles", [partial(reading.article_ids, ws)] * 5, 100)
    _tell_ms("list of articles to do", [partial(reading.article_ids, ws, only_open=True)] * 5, 100)
    starts = range(0, len(ids) - _PAGE, len(ids) // _TIMES)
    _tell_ms("page of 50 articles", [partial(reading.article_rows, ws, ids[at : at + _PAGE]) for at in starts], 16)
    _tell_ms("counts of the project", [partial(reading.counts, ws)] * 5, 1_000)


def _queries() -> Mapping[str, str]:
    words = large.vocabulary()
    return {
        "1 letter": words[0][:1],
        "3 letters of the most frequent word": words[0][:3],
        "6 letters of a frequent word": next(word for word in words if len(word) > 6)[:6],
        "3 letters of the rarest word": words[-1][:3],
        "6 letters of the rarest word": words[-1][:6],
        "two words, frequent and rare": f"{words[1]} {words[-1][:4]}",
        "two frequent words": f"{words[1]} {words[2][:4]}",
        "a word of every title": "report",
        "no word at all": "zzzqqq",
    }


def _searches(ws: Workspace) -> None:
    for said, query in _queries().items():
        _tell_ms(f"articles with {said}", [partial(reading.article_ids, ws, search=query)] * 5, 50)
        _tell_ms(f"search for {said}", [partial(reading.search, ws, query)] * 5, 50)


def _one_article(ws: Workspace, size: Size) -> None:
    ids = reading.article_ids(ws)
    far = ids[len(ids) // 2 : len(ids) // 2 + 2 * _TIMES]
    _tell_ms("article and its claims", [partial(_switch, ws, article) for article in far], 16)
    linked = [card.id for card in reading.claim_cards(ws, ids[size.linked // 2])]
    _tell_ms("nine candidates of a claim", [partial(reading.candidates, ws, claim) for claim in linked], 16)
    undecided = list(islice(_claims(ws, far[::-1]), 5 * _TIMES))
    _tell_ms("confirm", [partial(claims.confirm, ws, claim, via="bench") for claim in undecided], 16)
    _tell_ms("undo", [partial(ws.undo, via="bench") for _ in undecided], 16)


def _switch(ws: Workspace, article: ArticleId) -> None:
    reading.article(ws, article)
    reading.claim_cards(ws, article)


def _claims(ws: Workspace, articles: Iterable[ArticleId]) -> Iterator[ClaimId]:
    return (card.id for article in articles for card in reading.claim_cards(ws, article) if card.open)


def _history(ws: Workspace) -> None:
    ids = reading.history_ids(ws)
    _tell_ms(f"list of {len(ids):,} decisions", [partial(reading.history_ids, ws)] * 5, 100)
    starts = range(0, len(ids) - _PAGE, len(ids) // _TIMES)
    _tell_ms("page of 50 decisions", [partial(reading.history_rows, ws, ids[at : at + _PAGE]) for at in starts], 16)


def _window(size: Size, _: Size) -> None:
    from tests.benchmarks.large_window import tell_window

    with tempfile.TemporaryDirectory() as home:
        tell_window(large.kept(size), Path(home), _tell_ms, lambda when: _tell(when, _resident_mb(), "MB", 300))
    _tell("memory of the window at most", _peak_mb(), "MB", 300)
    shutil.rmtree(folder(large.kept(size)), ignore_errors=True)


def _stats(size: Size, _: Size) -> None:
    """The whole process, from its start to its end."""
    command = [sys.executable, "-m", "annotator", "stats", str(large.kept(size))]
    run = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = statistics.median(_ms(run)[0] for _ in range(_RUNS)) / 1_000
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / _RUNS
    _tell("annotator stats, the whole process", took, "s", 1, process=process)


def _out(name: str, target_s: float, _: Size, size: Size) -> None:
    with _opened(large.kept(size)) as ws, _watched() as taken, _timed(f"{name} of {size.total:,} claims", target_s):
        report = export(ws, name, _exported(size, name), chosen=EVERYTHING)
    helping = resource.getrusage(resource.RUSAGE_CHILDREN)
    _tell("  of the processor, by the processes that helped", helping.ru_utime + helping.ru_stime, "s")
    print(f"  SHA-256 {report.sha256}")
    files = [each for each in (report.file, *report.file.rglob("*")) if each.is_file()]
    _tell("  size of its files", sum(each.stat().st_size for each in files) / 1e6, "MB")
    _tell("  memory at most, of this process", _peak_mb(), "MB", 500)
    _tell("  memory at most, of all processes together", max(taken), "MB", 500)


def _exported(size: Size, name: str) -> Path:
    return large.kept(size).with_suffix(f".{name}")


@contextmanager
def _opened(path: Path) -> Iterator[Workspace]:
    ws = Workspace.open(path, analyst=large.ANALYST)
    try:
        yield ws
    finally:
        ws.close()


def _in(_: Size, size: Size) -> None:
    """Take in what the part "jsonl" wrote before."""
    with tempfile.TemporaryDirectory(dir=large.kept(size).parent) as folder:
        ws = Workspace.create(Path(folder) / "in.facts", analyst=large.ANALYST)
        with _timed(f"import of {size.total:,} claims", 60):
            report = import_paths(ws, [_exported(size, "jsonl")])
        _tell("  memory at most", _peak_mb(), "MB", 500)
        ws.close()
        if report.claims != size.total or report.troubles:
            raise RuntimeError(f"{report.claims:,} claims came in, with {len(report.troubles)} troubles")


_PARTS: Mapping[str, Callable[[Size, Size], None]] = {
    "build": _build,
    "read": _read,
    "window": _window,
    "stats": _stats,
    "jsonl": partial(_out, "jsonl", 30),
    "csv": partial(_out, "csv", 20),
    "parquet": partial(_out, "parquet", 15),
    "import": _in,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
