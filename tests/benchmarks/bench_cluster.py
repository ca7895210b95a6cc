"""Prints how much faster two workers of a Dask cluster on this machine extract than one local worker, and that both
give the same bytes.

Both read the same articles in turn, part by part, so that other work on the machine weighs on both alike; the first
part, with which the model is loaded, does not count. How busy the machine is is printed, for two workers need two free
processors.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from itertools import cycle, islice
from pathlib import Path
from typing import ParamSpec, TypeVar

from annotator import paths
from annotator.domain.article import Article, new_article
from annotator.services import cluster, extraction, extractors
from annotator.services.exporting import export
from annotator.services.jobs import local_workers
from annotator.services.workspace import Workspace
from tests import builders
from tests.services.clusters import cluster as started

WORKERS = 2
PART = 20

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class Kept(Executor):
    """Workers that stay from one part to the next."""

    def __init__(self, workers: Executor, ahead: int) -> None:
        self.workers = workers
        self.ahead = ahead

    def submit(self, fn: Callable[_Given, _Result], /, *args: _Given.args, **kwargs: _Given.kwargs) -> Future[_Result]:
        return self.workers.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing."""


def seconds(ws: Workspace, part: Sequence[Article], workers: Executor) -> float:
    """How long the extraction of some more articles takes."""
    builders.store(ws, *part, run=builders.MATCHED)
    begun = time.perf_counter()
    report = extraction.extract(ws, executor=lambda: workers)
    if report.articles != len(part):
        raise SystemExit(f"only {report.articles} of {len(part)} articles were read")
    return time.perf_counter() - begun


def compare(folder: Path, articles: Sequence[Article], here: Executor, there: Executor) -> None:
    """Prints both speeds, their ratio, and whether the exports are the same."""
    projects = [builders.empty(folder, name=f"{name}.facts") for name in ("here", "there")]
    spent, words = [0.0, 0.0], 0
    for at in range(0, len(articles), PART):
        part = articles[at : at + PART]
        took = [seconds(ws, part, workers) for ws, workers in zip(projects, (here, there), strict=True)]
        if at > 0:
            spent = [all_of_it + more for all_of_it, more in zip(spent, took, strict=True)]
            words += sum(len(article.text.split()) for article in part)
    made = {export(ws, "jsonl", folder / f"{ws.path.stem}.jsonl").sha256 for ws in projects}
    for ws in projects:
        ws.close()
    print(f"1 local worker {words / spent[0]:.0f} words/s, {WORKERS} cluster workers {words / spent[1]:.0f} words/s")
    print(f"speed-up {spent[0] / spent[1]:.2f} over {words} words; {_busy()}")
    print(f"exports: {'the same bytes' if len(made) == 1 else 'THEY DIFFER'}")
    if len(made) > 1:
        raise SystemExit(1)


def _busy() -> str:
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"


def main(given: Sequence[str] | None = None) -> None:
    """Has our seeds read, over and over, by both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    count = parser.parse_args(given).articles
    told = [path.read_text(encoding="utf-8") for path in sorted(paths.seeds().glob("*.txt"))]
    articles = [new_article(text, file=str(at), language="en") for at, text in enumerate(islice(cycle(told), count))]
    print(f"{count} articles (our seeds, over and over), in parts of {PART}; {_busy()}")
    with tempfile.TemporaryDirectory() as folder, started(Path(folder), workers=WORKERS) as running:
        here, there = local_workers(1), cluster.connect(running.address, extractors.own_packages())
        compare(Path(folder), articles, Kept(here, 4), Kept(there, 4 * WORKERS))
        here.shutdown()
        there.shutdown()


if __name__ == "__main__":
    main()
