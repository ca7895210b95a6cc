"""Prints how many words a second one process reads, loading left out, and how long loading takes."""

import resource
import time
from pathlib import Path

from annotator.domain.article import new_article
from annotator.extract.pipeline import Extractor

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20


def main() -> None:
    """Prints words per second over the demo articles, read many times."""
    started = time.perf_counter()
    extractor = Extractor.load()
    loaded = time.perf_counter()
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    articles = [new_article(text, file=str(number), language="en") for number in range(ROUNDS) for text in texts]
    words = sum(len(article.text.split()) for article in articles)
    proposed = sum(len(batch.proposals) for batch in extractor.extract(articles))
    taken = time.perf_counter() - loaded
    print(f"model loaded and checked in {loaded - started:.2f} s")
    print(
        f"{words} words of {len(articles)} articles in {taken:.2f} s: {words / taken:.0f} words/s, {proposed} proposals"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
