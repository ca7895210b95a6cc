"""Owns a Dask cluster on this machine for tests and figures: a scheduler and workers, each a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_LOOPBACK = "127.0.0.1"
_PATIENCE_S = 60


@dataclass(slots=True)
class Cluster:
    """A running cluster; `address` is its scheduler's."""

    address: str
    scheduler: subprocess.Popen[str]
    folder: Path
    workers: list[subprocess.Popen[str]] = field(default_factory=list)
    dead: list[subprocess.Popen[str]] = field(default_factory=list)

    def add_worker(self, *, path: Sequence[Path] = ()) -> subprocess.Popen[str]:
        """One more worker with one thread, once it has found the scheduler; `path` comes first among its imports."""
        said = [
            "--nthreads",
            "1",
            "--no-dashboard",
            "--no-nanny",
            "--host",
            _LOOPBACK,
            "--local-directory",
            self.folder,
        ]
        worker = _started("distributed.cli.dask_worker", self.address, *map(str, said), path=path)
        _line(worker, r"Registered to")
        self.workers.append(worker)
        return worker

    def have(self, workers: int) -> None:
        """At least so many workers."""
        while len(self.workers) < workers:
            self.add_worker()

    def kill_worker(self) -> None:
        """One worker less, without a word of farewell."""
        self.dead.append(self.workers.pop(0))
        self.dead[-1].send_signal(signal.SIGKILL)


@contextmanager
def cluster(folder: Path, *, workers: int) -> Iterator[Cluster]:
    """A cluster on the loopback interface that ends with the block."""
    started = _started("distributed.cli.dask_scheduler", "--host", _LOOPBACK, "--port", "0", "--no-dashboard")
    made = Cluster(_line(started, r"Scheduler at:\s+(\S+)"), started, folder)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        for process in (*made.workers, *made.dead, made.scheduler):
            process.kill()
            process.communicate()


def _started(module: str, *arguments: str, path: Sequence[Path] = ()) -> subprocess.Popen[str]:
    known = [*map(str, path), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(known), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)


def _line(process: subprocess.Popen[str], pattern: str) -> str:
    """What the first line that fits the pattern says in its group, or the line; AssertionError if none comes."""
    told: list[str] = []
    for line in process.stderr or ():
        told.append(line)
        found = re.search(pattern, line)
        if found:
            return found.group(found.lastindex or 0)
    raise AssertionError("".join(told))
