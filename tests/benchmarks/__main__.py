"""Runs every benchmark of this folder in a process of its own, one after another."""

import subprocess
import sys
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def main(project: Path = _PROJECT, package: str = "tests.benchmarks") -> int:
    """The exit code, after every benchmark has printed its figures: 0, or 1 if any of them failed."""
    folder = project.joinpath(*package.split("."))
    names = sorted(path.stem for path in folder.glob("bench_*.py"))
    failed = [name for name in names if not _succeeds(project, f"{package}.{name}")]
    print(f"{len(names)} benchmarks, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    return 1 if failed else 0


def _succeeds(project: Path, module: str) -> bool:
    print(f"== {module}", flush=True)
    return subprocess.run([sys.executable, "-m", module], cwd=project, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
