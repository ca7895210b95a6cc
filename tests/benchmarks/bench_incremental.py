"""Prints what one article more costs, in seconds of one processor: its groups beside many, and a run of a project.

`python -m tests.benchmarks.bench_incremental` takes 20,000 articles of 400 words for the groups (families, statements,
stories, names) and 2,000 with two claims each for whole runs of suggestions, which rank all claims first; other numbers
are given after `--groups` and `--project`. A session goes on from run to run, as in the window.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.domain.source import Reliability, Source
from annotator.domain.suggestion import Batch, new_run
from annotator.match.grouping import Came, Grouping
from annotator.match.stories.story_beside import texts_of
from annotator.match.suggest import known_by
from annotator.services.suggesting import suggest
from annotator.services.suggestions.regrouping import Session
from annotator.services.workspace import Workspace
from annotator.store import inputs
from tests.benchmarks.made_news import News, news

_MORE = 12
_BAR_S = 0.3
_RUN = new_run("extract", "bench", "1")
_Result = TypeVar("_Result")


def main(arguments: Sequence[str]) -> int:
    """Both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=20_000)
    parser.add_argument("--project", type=int, default=2_000)
    asked = parser.parse_args(arguments)
    if asked.groups:
        _groups(asked.groups)
    if asked.project:
        _project(asked.project)
    return 0


def _groups(count: int) -> None:
    made = list(news(count + _MORE))
    texts = texts_of(each.article for each in made)
    grouping, took = Grouping(), dict[str, list[float]]()

    def timed(what: str, work: Callable[[], _Result]) -> _Result:
        began = time.process_time()
        found = work()
        took.setdefault(what, []).append(time.process_time() - began)
        return found

    def go_on(came: Came, *, first: bool) -> None:
        timed("names", lambda: grouping.begin(came) if first else grouping.name(came))
        timed("taking in", lambda: grouping.take(came))
        copies = timed("families", lambda: grouping.copies({}, texts))
        quoted = timed("statements", lambda: grouping.statements(copies))
        told = timed("stories", lambda: grouping.stories(copies, texts))
        timed("changes", lambda: grouping.changes([*copies, *quoted, *told]))

    go_on(_came(made[:count]), first=True)
    print(f"groups of {count:,} articles: {_told(took, 0)}; {_memory()} MB at most", flush=True)
    for each in made[count:]:
        go_on(timed("reading", partial(_came, [each])), first=False)
    more = [sum(took[what][-_MORE:][at] for what in took) for at in range(_MORE)]
    print(f"one article more (bar {_BAR_S}): {statistics.median(more):.3f} s, at most {max(more):.3f} s;", end=" ")
    print(", ".join(f"{what} {statistics.median(times[-_MORE:]):.3f}" for what, times in took.items()), flush=True)


def _told(took: dict[str, list[float]], at: int) -> str:
    return ", ".join(f"{what} {times[at]:.1f} s" for what, times in took.items())


def _came(given: Sequence[News]) -> Came:
    articles = [each.article for each in given]
    claims = {each.article.id: each.claims for each in given}
    return Came(articles, [known_by(a) for a in articles], [m for each in given for m in each.mentions], claims)


def _project(count: int) -> None:
    made, session = list(news(count + _MORE, claims=2)), Session()
    with tempfile.TemporaryDirectory() as folder:
        ws = Workspace.create(Path(folder) / "p.facts", analyst="bench")
        _store(ws, made[:count])
        print(f"all of {count:,} articles, {2 * count:,} claims: {_suggested(ws, session):.1f} s", flush=True)
        _store(ws, made[count : count + 1])
        print(f"the first article more, for which the matching is read: {_suggested(ws, session):.2f} s", flush=True)
        times = []
        for each in made[count + 1 :]:
            _store(ws, [each])
            times.append(_suggested(ws, session))
        print(f"one article more (bar {_BAR_S}): {statistics.median(times):.3f} s, at most {max(times):.3f} s")
        ws.close()


def _store(ws: Workspace, given: Sequence[News]) -> None:
    batches = [Batch(each.article.id, (*each.mentions, *each.claims)) for each in given]
    sources = [Source(each.article.source, each.article.source, Reliability.B) for each in given if each.article.source]
    ws.write(lambda c: inputs.add_sources(c, sources))
    ws.write(lambda c: inputs.add_articles(c, [each.article for each in given]))
    ws.write(lambda c: inputs.add_run(c, _RUN))
    ws.write(lambda c: inputs.add_batches(c, _RUN, batches))


def _suggested(ws: Workspace, session: Session) -> float:
    began = time.process_time()
    suggest(ws, by=session)
    return time.process_time() - began


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
