"""Prints how much faster two workers of a Dask cluster on this machine extract than one local worker, and that both
give the same bytes.

Wall time from the first article to the last, the loading of the model in each worker included; how busy the machine
was is printed beside it, for two workers need two free processors.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from itertools import cycle, islice
from pathlib import Path

from annotator import paths
from annotator.domain.article import Article, new_article
from annotator.services import cluster, extraction, extractors
from annotator.services.exporting import export
from annotator.services.jobs import local_workers
from tests import builders
from tests.services.clusters import cluster as started

WORKERS = 2


def measured(
    folder: Path, name: str, articles: Sequence[Article], executor: Callable[[], Executor]
) -> tuple[float, str]:
    """How many seconds an extraction took, and the hash of its export."""
    ws = builders.empty(folder, name=f"{name}.facts")
    builders.store(ws, *articles, run=builders.MATCHED)
    begun = time.perf_counter()
    report = extraction.extract(ws, executor=executor)
    seconds = time.perf_counter() - begun
    if report.articles != len(articles):
        raise SystemExit(f"{name}: only {report.articles} of {len(articles)} articles were read")
    made = export(ws, "jsonl", folder / f"{name}.jsonl")
    ws.close()
    return seconds, made.sha256


def _busy() -> str:
    """How busy the machine is."""
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"


def main(given: Sequence[str] | None = None) -> None:
    """Prints both speeds, their ratio, and whether the exports are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    count = parser.parse_args(given).articles
    told = [path.read_text(encoding="utf-8") for path in sorted(paths.seeds().glob("*.txt"))]
    articles = [new_article(text, file=str(at), language="en") for at, text in enumerate(islice(cycle(told), count))]
    words = sum(len(article.text.split()) for article in articles)
    print(f"{count} articles (our seeds, over and over), {words} words; {_busy()}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        local, here = measured(folder, "local", articles, lambda: local_workers(1))
        with started(folder, workers=WORKERS) as running:
            packages = extractors.own_packages()
            shared, there = measured(folder, "cluster", articles, lambda: cluster.connect(running.address, packages))
    print(f"1 local worker {words / local:.0f} words/s, {WORKERS} cluster workers {words / shared:.0f} words/s")
    print(f"speed-up {local / shared:.2f}; {_busy()}")
    print(f"exports: {'the same bytes' if here == there else 'THEY DIFFER'}")
    if here != there:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
