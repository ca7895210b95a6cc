"""Prints what "claims like this one" costs in a large project: building, size on disk and in memory, latency, adding.

`python -m tests.benchmarks.bench_index` takes 20,000 claims; `--claims 1000000` is what the targets are set for. Half
of the claims say what news say in like sentences, half are made-up words as frequent as in language (the n-th comes
once where the first comes n times), the most frequent of which stand in nearly every claim. Every time is that of the
processor, for other work on the machine makes all others longer.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import claim_id
from annotator.domain.span import Span
from annotator.match.links.linking import Choice, Linking
from annotator.match.links.readying import ReadyArticle, ready
from annotator.services.suggesting import RUN
from annotator.services.suggestions.matching import Matching
from annotator.services.suggestions.rematching import keep_ready
from annotator.services.workspace import Workspace
from annotator.store import matching as kept
from annotator.store.database import Connection
from tests import builders
from tests.benchmarks.large import vocabulary

SEED = 20
_CLAIMS_AN_ARTICLE = 20
_ARTICLES_A_BATCH = 100
_ASKED = 300
_ADDED = 20
_WHO = (
    "ministry",
    "central bank",
    "mayor",
    "union",
    "court",
    "hospital",
    "airline",
    "opposition",
    "governor",
    "police",
)
_SAID = ("said", "reported", "announced", "denied", "estimated", "confirmed", "warned")
_WHAT = ("unemployment", "exports", "tax revenue", "rainfall", "house prices", "voter turnout", "steel output")
_DID = ("rose by", "fell by", "grew to", "dropped to", "was revised to", "remained at", "exceeded")
_WHERE = ("Halden", "Norwick", "Calder Bay", "Lammer", "Grindal", "Sundhaven", "Tessaly", "Porto Vell")


@cache
def _words() -> tuple[list[str], list[float]]:
    """Made-up words, and how often each comes, added up."""
    words = vocabulary()
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def sentences(dice: random.Random, number: int) -> Iterator[tuple[str, str]]:
    """The claims of an article, each with its predicate."""
    words, weights = _words()
    for _ in range(_CLAIMS_AN_ARTICLE):
        said, did = dice.choice(_SAID), dice.choice(_DID)
        told = f"The {dice.choice(_WHO)} {said} that {dice.choice(_WHAT)} in {dice.choice(_WHERE)} {did}"
        known = f"{told} {dice.randint(1, 99)}.{dice.randint(0, 9)} percent in {dice.randint(1990, 2025)}"
        made_up = dice.choices(words, cum_weights=weights, k=20)
        yield (f"{' '.join(made_up).capitalize()}", made_up[5]) if number % 2 else (known, did)


def report(number: int) -> tuple[Article, list[Claim]]:
    """An article and its claims; the same for every call with the same number."""
    told = list(sentences(random.Random(SEED + number), number))
    article = new_article(" ".join(f"{sentence}." for sentence, _ in told), file=f"{number}.txt")
    claims: list[Claim] = []
    at = 0
    for sentence, predicate in told:
        start = article.text.index(predicate, at + 1)
        span, slot = Span(at, at + len(sentence)), Span(start, start + len(predicate))
        identity = claim_id(article.id, span, slot)
        claims.append(Claim(identity, article.id, span, sentence, (Slot(Role.PREDICATE, slot),)))
        at += len(sentence) + 2
    return article, claims


def build(ws: Workspace, count: int) -> None:
    """Keep so many claims ready, and print how many a minute that makes."""
    ws.write(lambda c: kept.begin(c, RUN.id))
    making = keeping = 0.0
    for at in range(0, count // _CLAIMS_AN_ARTICLE, _ARTICLES_A_BATCH):
        given = [report(number) for number in range(at, min(at + _ARTICLES_A_BATCH, count // _CLAIMS_AN_ARTICLE))]
        began = time.process_time()
        made = ready(given)
        between = time.process_time()
        ws.write(partial(_keep, made=made, first=at * _CLAIMS_AN_ARTICLE))
        making, keeping = making + between - began, keeping + time.process_time() - between
    print(f"getting ready {1_000 * making / count:.2f} ms a claim, keeping {1_000 * keeping / count:.2f} ms;", end=" ")
    a_minute = 60 * count / (making / 2 + keeping)
    print(f"{a_minute:,.0f} claims a minute, two processes getting ready and one keeping  target 20,000")


def _keep(connection: Connection, made: Sequence[ReadyArticle], first: int) -> None:
    kept.add_articles(connection, [kept.KeptArticle(each.article, each.words, each.subject) for each in made])
    keep_ready(connection, made, first)


def ask(path: Path, count: int) -> None:
    """Print what one process needs to answer: memory, and how long an answer takes."""
    before = _peak_mb()
    with builders.opened(path) as ws:
        ws.read(lambda c: _asked(c, count, before))


def _asked(connection: Connection, count: int, before: float) -> None:
    began = time.process_time()
    matching = Matching(connection)
    print(f"index read in {time.process_time() - began:.1f} s; {matching.index.size_bytes / 1e6:.0f} MB of arrays")
    linking = matching.linking([], frozenset(), Choice())
    dice = random.Random(SEED)
    for kind, odd in (("like sentences", 0), ("made-up words", 1)):
        places = [
            _CLAIMS_AN_ARTICLE * (2 * dice.randrange(count // 40) + odd) + dice.randrange(20) for _ in range(_ASKED)
        ]
        took = sorted(1_000 * _cpu(partial(_answer, linking, place)) for place in places)
        print(f"nine claims like one, with reasons, {kind}: median {took[_ASKED // 2]:.1f} ms,", end=" ")
        print(f"p95 {took[int(0.95 * _ASKED)]:.1f} ms  target 50")
    print(f"memory {_peak_mb():.0f} MB, before the index was read {before:.0f} MB  target 1,000 for the index")
    added = [ready([report(number)]) for number in range(count, count + _ADDED)]
    slowest = max(_cpu(partial(matching.add, each)) for each in added)
    print(f"adding an article of {_CLAIMS_AN_ARTICLE} claims to the index: at most {1_000 * slowest:.1f} ms", end=", ")
    print(f"with getting it ready {1_000 * _cpu(lambda: ready([report(count + _ADDED)])):.0f} ms more  target 300")


def _answer(linking: Linking, place: int) -> None:
    linking.choose(place)
    for held in linking.best[place]:
        linking.link((min(place, held.place), max(place, held.place)))


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main(given: Sequence[str] | None = None) -> None:
    """Build a project and ask, each in a process of its own, for memory is counted from its start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--ask", type=Path, help="only ask, of a project that was built")
    wanted = parser.parse_args(given)
    if wanted.ask:
        ask(wanted.ask, wanted.claims)
        return
    with tempfile.TemporaryDirectory() as folder:
        ws = builders.empty(Path(folder))
        build(ws, wanted.claims)
        ws.close()
        print(
            f"{ws.path.stat().st_size / 1e6:,.0f} MB on disk for {wanted.claims:,} claims  target 1,500 for 1,000,000"
        )
        own = [sys.executable, "-m", "tests.benchmarks.bench_index", "--claims", str(wanted.claims)]
        subprocess.run([*own, "--ask", str(ws.path)], check=True)


if __name__ == "__main__":
    main()
