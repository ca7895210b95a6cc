"""Tests of extraction runs with workers that need no model."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.suggestion import Batch, new_run
from annotator.extract.pipelines import VERSION
from annotator.services import checking, claims, extraction, reading
from annotator.services.extractors import Extracted, Known
from annotator.services.workspace import Workspace
from annotator.store import database
from tests import builders
from tests.services import toys

_P = ParamSpec("_P")
_T = TypeVar("_T")
_COUNT = 20


def _extracted(name: str, articles: tuple[Article, ...]) -> Extracted:
    if any("unreadable" in article.text for article in articles):
        raise RuntimeError("a word too long")
    if any("no model" in article.text for article in articles):
        raise BadFile("model-missing", package="en-core-web-sm")
    batches = tuple(Batch(article.id, tuple(builders.sentences(article))) for article in articles)
    return Extracted(Known(name, extraction.RUN.version, ()), batches, ())


class Workers(Executor):
    """Works at once; its `dying` first chunks kill their worker."""

    dying = 0

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        if Workers.dying > 0:
            Workers.dying -= 1
            future.set_exception(BrokenExecutor("killed"))
            return future
        try:
            future.set_result(fn(*args, **kwargs))
        except (RuntimeError, BadFile) as error:
            future.set_exception(error)
        return future


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(extraction, "extract_chunk", _extracted)
    Workers.dying = 0
    ws = builders.empty(tmp_path)
    builders.store(ws, *(builders.article(f"Number {n} came. Number {n} left.") for n in range(_COUNT)), run=_OTHER)
    yield ws
    ws.close()


_OTHER = new_run("import", "another", "1")


def test_every_article_is_read_once(ws: Workspace) -> None:
    report = extraction.extract(ws, executor=Workers)
    assert (report.articles, report.claims, report.mentions, report.troubles) == (_COUNT, 2 * _COUNT, 0, [])
    again = extraction.extract(ws, executor=Workers)
    assert (again.articles, again.claims) == (0, 0)
    assert reading.counts(ws).claims == {"proposed": 2 * _COUNT}


def test_a_worker_that_dies_once_costs_nothing(ws: Workspace) -> None:
    Workers.dying = 1
    report = extraction.extract(ws, executor=Workers)
    assert (report.articles, report.troubles) == (_COUNT, [])


def test_what_cannot_be_read_is_named_and_the_others_go_on(ws: Workspace) -> None:
    builders.store(ws, builders.article("It is unreadable.", "Long words"), run=_OTHER)
    report = extraction.extract(ws, executor=Workers)
    told = [str(trouble) for trouble in report.troubles]
    assert f"Long words could not be read by annotator-spacy {VERSION} (a word too long); the others went on." in told
    assert report.articles + len(told) == _COUNT + 1
    assert len(extraction.pending(ws)) == len(told)


def test_one_that_cannot_be_read_takes_no_other_along(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_LEAST_CHUNKS", 1)
    builders.store(ws, builders.article("It is unreadable.", "Long words"), run=_OTHER)
    told: list[int] = []

    def tell(done: int, _total: int, _what: str) -> bool:
        told.append(done)
        return True

    report = extraction.extract(ws, executor=Workers, progress=tell)
    assert (report.articles, len(report.troubles), report.stopped) == (_COUNT, 1, False)
    assert "Long words could not be read" in str(report.troubles[0])
    assert told == sorted(told)
    assert len(extraction.pending(ws)) == 1


def test_a_missing_model_ends_the_run_with_a_sentence(ws: Workspace) -> None:
    builders.store(ws, builders.article("There is no model."), run=_OTHER)
    with pytest.raises(BadFile, match="No language model is installed; install en-core-web-sm"):
        extraction.extract(ws, executor=Workers)


def test_a_stopped_run_leaves_the_rest_untouched_and_goes_on_later(ws: Workspace) -> None:
    told: list[tuple[int, int]] = []

    def stop_after_some(done: int, total: int, _what: str) -> bool:
        told.append((done, total))
        return done == 0

    first = extraction.extract(ws, executor=Workers, progress=stop_after_some)
    assert first.stopped
    assert 0 < first.articles < _COUNT or not extraction.pending(ws)
    left = len(extraction.pending(ws))
    second = extraction.extract(ws, executor=Workers)
    assert (second.articles, second.stopped) == (left, False)
    assert first.articles + second.articles == _COUNT
    assert told[0] == (0, _COUNT)


class _Killed(BaseException):
    """The process is gone."""


def test_a_run_that_was_killed_half_way_goes_on_where_it_was(ws: Workspace) -> None:
    def die(done: int, _total: int, _what: str) -> bool:
        if done >= 8:
            raise _Killed
        return True

    builders.store(ws, *(builders.article(f"More {n} came.") for n in range(40)), run=_OTHER)
    with pytest.raises(_Killed):
        extraction.extract(ws, executor=Workers, progress=die)
    left = len(extraction.pending(ws))
    assert 0 < left < _COUNT + 40
    assert extraction.extract(ws, executor=Workers).articles == left
    assert reading.counts(ws).claims == {"proposed": 2 * _COUNT + 40}


def test_deciding_while_a_run_goes_on_keeps_both(ws: Workspace) -> None:
    def decide_meanwhile(done: int, _total: int, _what: str) -> bool:
        for identity in builders.claim_ids(ws)[:1] if done == 8 else []:
            claims.confirm(ws, identity, via="test")
        return True

    extraction.extract(ws, executor=Workers, progress=decide_meanwhile)
    ws.close()
    assert checking.check(ws.path) == []


@pytest.mark.soak
def test_memory_stays_where_it_is_as_articles_go_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(database, "CACHE_KIB", 1_024)  # else SQLite keeps up to 64 MB of the file, as it shall
    toys.install(tmp_path / "site", monkeypatch)
    ws = builders.empty(tmp_path)
    story = "Minister Ana{0} Duarte{0} met {0} people. She left them. The bridge {0} fell. Nobody was hurt there."
    builders.store(ws, *(builders.article(story.format(n), language="en") for n in range(4_000)), run=_OTHER)
    held: dict[int, float] = {}

    def look(done: int, total: int, _what: str) -> bool:
        held.setdefault(done * 4 // max(1, total), _held_mb())
        return True

    assert extraction.extract(ws, name="toy", workers=1, progress=look).claims == 16_000
    ws.close()
    assert held[4] - held[1] < 5, held


def _held_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
