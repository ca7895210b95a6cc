"""Prints what share of the bare model's speed the whole pipeline has, and what memory it needs as articles go by.

Both read the same articles in turn, block by block, in one thread of one process with the same batch size, and CPU
time is counted, so that other work on the machine weighs on both alike. The articles are those of PolNeAR if it lies
beside the project, else our seeds, over and over until there are enough.
"""

import argparse
import functools
import json
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from spacy.language import Language

from annotator.domain.article import Article, new_article
from annotator.extract.model import load_model
from annotator.extract.pipeline import BATCH_SIZE, Extractor

ROOT = Path(__file__).resolve().parents[2]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear" / "documents.jsonl"
BLOCK = 20
REACH, BEYOND = 0.65, 0.85


def texts() -> tuple[str, list[str]]:
    """What the texts are called, and the texts."""
    if POLNEAR.is_file():
        lines = POLNEAR.read_text(encoding="utf-8").splitlines()
        return "PolNeAR", [str(json.loads(line)["text"]) for line in lines]
    return "our seeds", [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def blocks(given: Sequence[str], count: int) -> Iterator[list[Article]]:
    """So many articles in blocks, each of its own name."""
    numbered = enumerate(islice(cycle(given), count))
    articles = (new_article(text, file=str(number), language="en") for number, text in numbered)
    while block := list(islice(articles, BLOCK)):
        yield block


def cpu_s(work: Callable[[], object]) -> float:
    """How many seconds of one processor the work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _parse(model: Language, block: Sequence[str]) -> None:
    for _ in model.pipe(block, batch_size=BATCH_SIZE):
        pass


def _extract(extractor: Extractor, block: Sequence[Article]) -> None:
    for _ in extractor.extract(block):
        pass


def rss_mb() -> float:
    """What memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def speed(count: int) -> None:
    """Prints both speeds and their ratio."""
    named, given = texts()
    extractor, bare = Extractor.load(), load_model()
    words, bare_s, whole_s = 0, 0.0, 0.0
    for number, block in enumerate(blocks(given, count + BLOCK)):
        block_texts = [article.text for article in block]
        bare_s_now = cpu_s(functools.partial(_parse, bare, block_texts))
        whole_s_now = cpu_s(functools.partial(_extract, extractor, block))
        if number > 0:  # the first block warms both
            words += sum(len(article.text.split()) for article in block)
            bare_s, whole_s = bare_s + bare_s_now, whole_s + whole_s_now
    print(f"{count} articles ({named}), {words} words, batch {BATCH_SIZE}, one thread, CPU time")
    print(f"bare model {words / bare_s:.0f} words/s, whole pipeline {words / whole_s:.0f} words/s")
    print(f"ratio {bare_s / whole_s:.3f} (bar {REACH}, beyond {BEYOND})")


def memory(count: int) -> None:
    """Prints the memory held after each tenth of the articles, each of whose paragraphs names somebody new."""
    extractor = Extractor.load()
    story = "Colonel Ana{0} Duarte{0} said on Monday that {0} people crossed the bridge at Port{0}. She denied it."
    held: list[float] = []
    for at in range(count):
        list(extractor.extract([new_article(f"{story.format(at)}\n\n{story.format(at + count)}", language="en")]))
        if (at + 1) % max(1, count // 10) == 0:
            held.append(rss_mb())
            print(f"after {at + 1} articles {held[-1]:.0f} MB", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"grown by {held[-1] - held[0]:.0f} MB from the first tenth to the last; peak {peak:.0f} MB")


def main(given: Sequence[str] | None = None) -> None:
    """Prints speed, or with --memory what memory is held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--memory", action="store_true")
    asked = parser.parse_args(given)
    (memory if asked.memory else speed)(asked.articles)


if __name__ == "__main__":
    main()
