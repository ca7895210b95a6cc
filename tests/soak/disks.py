"""Small disks that can be filled or made read only; where the system lets nobody make one, the tests are left out."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Disk:
    """A disk of a few megabytes."""

    path: Path

    def fill(self) -> None:
        """Leave no room, not for a byte."""
        for name in ("ballast", "rest"):
            with suppress(OSError), (self.path / name).open("ab", buffering=0) as file:
                while True:
                    file.write(bytes(4096 if name == "ballast" else 1))

    def free(self) -> None:
        """Give the room back."""
        for name in ("ballast", "rest"):
            (self.path / name).unlink(missing_ok=True)

    def make_read_only(self) -> None:
        """Let nobody write any more."""
        _mount("-o", "remount,ro", str(self.path))

    def make_writable(self) -> None:
        """Let everybody write again."""
        _mount("-o", "remount,rw", str(self.path))


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@contextmanager
def mounted(path: Path, *, megabytes: int) -> Iterator[Disk]:
    """A disk at a new folder; the test is left out where nobody can make one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only the system's administrator can make a small disk")
    path.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody make a small disk")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=False, capture_output=True)
