"""Prints how long a backup of a large project takes, and how long a decision takes meanwhile.

`python -m tests.benchmarks.bench_backup`; the project has 20,000 articles with 20 claims each, about 550 MB.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from annotator.domain.ids import ClaimId
from annotator.services import backups, claims
from annotator.services.workspace import Workspace
from tests.benchmarks import large

_DECISIONS = 150
_PAUSE_S = 0.03
"""Between decisions, as an analyst in a great hurry makes them."""


def _some_claims(ws: Workspace) -> Iterator[ClaimId]:
    sql = "SELECT id FROM claim WHERE status = 'proposed' LIMIT 20000"
    return iter(ws.read(lambda c: [ClaimId(row[0]) for row in c.exec_driver_sql(sql)]))


def _decide(ws: Workspace, fresh: Iterator[ClaimId], go_on: Callable[[int], bool]) -> list[float]:
    """The seconds that each decision took, for as long as it goes on."""
    took: list[float] = []
    while go_on(len(took)):
        began = time.perf_counter()
        claims.confirm(ws, next(fresh), via="bench")
        took.append(time.perf_counter() - began)
        time.sleep(_PAUSE_S)
    return took


def _say(what: str, took: Sequence[float]) -> None:
    listed = sorted(1_000 * each for each in took)
    figures = [listed[int(share * (len(listed) - 1))] for share in (0.5, 0.95, 1.0)]
    print(f"{what}: median {figures[0]:.1f} ms, p95 {figures[1]:.1f} ms, longest {figures[2]:.1f} ms ({len(listed)})")


def _measure(path: Path) -> None:
    with closing(Workspace.open(path, analyst="bench")) as ws:
        fresh = _some_claims(ws)
        _say("a decision", _decide(ws, fresh, lambda done: done < _DECISIONS))
        began = time.perf_counter()
        keeping = backups.begin(ws, print)
        if keeping is None:
            raise AssertionError("the project is open for writing")
        took = _decide(ws, fresh, lambda _: keeping.is_running)
        print(f"backup of {path.stat().st_size / 1e6:.0f} MB: {time.perf_counter() - began:.1f} s, verified")
        _say("a decision meanwhile", took)
        again = backups.begin(ws, print)
        _decide(ws, fresh, lambda done: done < 10)
        began = time.perf_counter()
    print(f"closing in the midst of another: {1_000 * (time.perf_counter() - began):.0f} ms")
    if again is None or len(backups.listed(path)) != 1:
        raise AssertionError("the second backup was not ended")


def main() -> int:
    """Print every figure."""
    kept = large.kept(large.FULL_EXPORT)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        path = Path(folder) / "large.facts"
        shutil.copy(kept, path)
        _measure(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
