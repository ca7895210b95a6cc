"""Tests of extraction on a Dask cluster: the same bytes as here, whoever dies, and a sentence where there is none."""

import functools
import re
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from annotator import __version__, paths
from annotator.domain.errors import AnnotatorError
from annotator.services import cluster, extraction, extractors, suggesting
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.jobs import Progress
from annotator.services.suggestions import outwork
from annotator.services.suggestions.working_out import Workers
from tests import builders
from tests.services import clusters, toys

_PACKAGES = {"annotator": __version__, "toy-extractor": "1.2"}
_COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[clusters.Cluster]:
    """A cluster whose workers have the toy extractor; so has this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(folder / "home"))
        toys.install(folder / "site", patch)
        with clusters.cluster(folder, workers=0) as made:
            yield made


def _connected(running: clusters.Cluster) -> Executor:
    return cluster.connect(running.address, _PACKAGES)


def _exported(folder: Path, name: str, **how: object) -> str:
    """The hash of what is exported after an extraction that goes on in that way."""
    ws = builders.empty(folder, name=f"{name}.facts")
    texts = [f"Number {n} came. Number {n} left. Number {n} is back." for n in range(_COUNT)]
    builders.store(ws, *map(builders.article, texts), run=builders.MATCHED)
    report = extraction.extract(ws, name="toy", **how)  # type: ignore[arg-type]  # of several types
    assert (report.articles, report.troubles) == (_COUNT, [])
    made = export(ws, "jsonl", folder / f"{name}.jsonl")
    ws.close()
    return made.sha256


def _suggested(folder: Path, name: str, executor: Workers | None, progress: Progress | None = None) -> str:
    """The hash of what is exported after a run of suggestions."""
    ws = builders.empty(folder, name=f"{name}.facts")
    for number in range(_COUNT):
        told = f"Minister {number % 7} met the {number % 5} envoys in Tripoli. The truce held for {number % 9} days."
        article = builders.article(told, f"Report {number}")
        builders.store(ws, article, *builders.sentences(article))
    assert suggesting.suggest(ws, executor=executor, progress=progress).links > _COUNT
    made = export(ws, "jsonl", folder / f"{name}.jsonl")
    ws.close()
    return made.sha256


def test_suggestions_are_the_same_whoever_ranks_also_when_a_worker_is_killed(
    folder: Path, running: clusters.Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.have(2)
    monkeypatch.setattr(outwork, "_PLACES", 5)
    monkeypatch.setattr(outwork, "_PAIRS", 20)
    killed: list[str] = []

    def kill_one(done: int, _total: int, what: str) -> bool:
        if what == "Matching claims" and done and not killed:
            killed.append(what)
            running.kill_worker()
        return True

    connected = functools.partial(_connected, running)
    here = _suggested(folder, "ranked-here", None)
    assert here == _suggested(folder, "ranked-on", connected, kill_one)
    assert killed


def test_a_cluster_gives_the_same_bytes_as_this_machine_also_when_a_worker_is_killed(
    folder: Path, running: clusters.Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.have(2)
    killed: list[int] = []
    monkeypatch.setattr(cluster, "_AHEAD", 4)  # so that there is something left to do when it is killed

    def kill_one(done: int, _total: int, _what: str) -> bool:
        if done > 10 and not killed:
            killed.append(done)
            running.kill_worker()
        return True

    here = {_exported(folder, f"here{count}", workers=count) for count in (1, 2)}
    there = _exported(folder, "there", executor=lambda: _connected(running))
    running_on = _exported(folder, "killed", executor=lambda: _connected(running), progress=kill_one)
    assert killed
    assert here == {there} == {running_on}


@pytest.mark.soak
@pytest.mark.model
def test_our_own_extractor_finds_there_what_it_finds_here(folder: Path, running: clusters.Cluster) -> None:
    running.have(1)
    made: set[str] = set()
    there = functools.partial(cluster.connect, running.address, extractors.own_packages())
    for name, executor in (("ours-here", None), ("ours-there", there)):
        ws = builders.empty(folder, name=f"{name}.facts")
        import_paths(ws, [paths.seeds()])
        assert extraction.extract(ws, executor=executor, workers=1).claims > 0
        made.add(export(ws, "jsonl", folder / f"{name}.jsonl").sha256)
        ws.close()
    assert len(made) == 1


@pytest.mark.soak
def test_stopping_on_a_cluster_keeps_what_is_in_and_goes_on_later(
    folder: Path, running: clusters.Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.have(1)
    ws = builders.empty(folder, name="stopped.facts")
    builders.store(ws, *(builders.article(f"Number {n} came.") for n in range(_COUNT)), run=builders.MATCHED)
    monkeypatch.setattr(cluster, "_AHEAD", 2)
    connected = functools.partial(_connected, running)
    first = extraction.extract(ws, name="toy", progress=lambda done, *_: done < 10, executor=connected)
    assert first.stopped
    assert 10 <= first.articles < _COUNT
    rest = extraction.extract(ws, name="toy", executor=connected)
    assert first.articles + rest.articles == _COUNT
    ws.close()


def test_a_worker_with_another_version_or_none_is_told_by_its_address(running: clusters.Cluster) -> None:
    running.have(1)
    with pytest.raises(AnnotatorError, match=r"The worker tcp://\S+ has annotator \S+ and this machine 9\.9; install"):
        cluster.connect(running.address, {"annotator": "9.9"})
    with pytest.raises(AnnotatorError, match=r"The worker tcp://\S+ has no nonesuch; install nonesuch 1\.2 there"):
        cluster.connect(running.address, {"nonesuch": "1.2"})


@pytest.mark.soak
def test_a_cluster_without_workers_or_that_ends_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_S", 1)
    with clusters.cluster(folder, workers=0) as empty:
        with pytest.raises(AnnotatorError, match=re.escape(f"{empty.address} has no workers; start some")):
            cluster.connect(empty.address, _PACKAGES)
        empty.add_worker()
        executor = cluster.connect(empty.address, _PACKAGES)
        assert executor.submit(pow, 2, 5).result() == 32
        empty.scheduler.kill()
        with pytest.raises(AnnotatorError, match=re.escape(f"{empty.address} is gone; what is in stays")):
            executor.submit(pow, 2, 5).result(timeout=60)
        executor.shutdown()
        with pytest.raises(AnnotatorError, match=re.escape(f"There is no Dask scheduler at {empty.address} (")):
            cluster.connect(empty.address, _PACKAGES)


@pytest.mark.parametrize("address", ["", "localhost:8786", "tcp://", "tcp://host", "http://host:8786", "tcp://h:1/x"])
def test_what_is_no_address_is_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(AnnotatorError, match="is no address of a scheduler; give it as tcp://HOST:PORT"):
        cluster.connect(address, {})


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "distributed" else sys)
    with pytest.raises(AnnotatorError, match=r"pip install 'annotator\[cluster\]' brings it"):
        cluster.connect("tcp://localhost:8786", {})
