"""Tests that nothing leaves the machine: the demo is played where no connection to another machine can be made."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# Python reads this first of all, in the program and in its worker processes. A hook on audit events sees every socket
# that Python makes, whichever module makes it; the file it writes tells also of a refusal that somebody swallowed.
_GUARD = """
import os, socket, sys

def tell(line):
    with open(os.environ["GUARD_LOG"], "a", encoding="utf-8") as file:
        file.write(f"{line}\\n")

def asker():
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals["__name__"] == "socket":
        frame = frame.f_back
    return f"{frame.f_globals['__name__']}.{frame.f_code.co_name}"

def hook(event, given):
    far = event == "socket.__new__" and given[1] in (socket.AF_INET, socket.AF_INET6)
    if far or event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        tell(f"refused {event} of {asker()}")
        raise PermissionError(f"no network: {event}")

tell(f"guarded {os.getpid()}")
sys.addaudithook(hook)
"""
# Imported with spaCy, it asks whether the machine knows IPv6: it would bind a socket to the machine itself, no more.
_ASKED = "refused socket.__new__ of urllib3.util.connection._has_ipv6"
_CONNECT = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), timeout=5).close()"
_CUT_OFF = ["unshare", "--map-root-user", "--net"]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A Python whose sockets of the internet families are refused, and the log of what was."""

    folder: Path

    def run(self, *command: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """What it printed and its exit code."""
        own = {"PYTHONPATH": str(self.folder), "GUARD_LOG": str(self.folder / "log"), "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(
            [*prefix, sys.executable, *command], env=os.environ | own, capture_output=True, text=True, check=False
        )

    def logged(self, word: str) -> list[str]:
        """The lines of the log that start with that word."""
        lines = (self.folder / "log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(word)]


@pytest.fixture
def guarded(tmp_path: Path) -> Guarded:
    (tmp_path / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    return Guarded(tmp_path)


@pytest.fixture
def port() -> Iterator[str]:
    """A port of this machine where somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


def _cut_off() -> tuple[str, ...]:
    """What runs a command without any network below Python too, where the system lets us."""
    found = shutil.which(_CUT_OFF[0]) is not None
    allowed = found and subprocess.run([*_CUT_OFF, "true"], capture_output=True, check=False).returncode == 0
    return tuple(_CUT_OFF) if allowed else ()


@pytest.mark.model
@pytest.mark.soak
def test_the_demo_is_played_with_the_network_forbidden(guarded: Guarded, tmp_path: Path) -> None:
    played = guarded.run("-m", "annotator", "demo", "--folder", str(tmp_path / "demo"), "--play", prefix=_cut_off())
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout.endswith("The project holds what was pressed.\n")
    assert set(guarded.logged("refused")) <= {_ASKED}
    assert len(guarded.logged("guarded")) > 1, "the worker processes were not guarded"


def test_the_guard_refuses_a_connection_that_would_succeed(guarded: Guarded, port: str) -> None:
    assert subprocess.run([sys.executable, "-c", _CONNECT, port], check=False).returncode == 0
    refused = guarded.run("-c", _CONNECT, port)
    assert refused.returncode == 1
    assert "PermissionError: no network" in refused.stderr
    assert guarded.logged("refused") == ["refused socket.getaddrinfo of __main__.<module>"]


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_guard_holds_in_worker_processes(guarded: Guarded, family: str) -> None:
    tried = guarded.run(
        "-c",
        "import socket; from annotator.services.jobs import local_workers\n"
        f"with local_workers(1) as workers: workers.submit(socket.socket, socket.{family}).result()",
    )
    assert tried.returncode == 1
    assert "PermissionError: no network" in tried.stderr
    assert guarded.logged("refused") == ["refused socket.__new__ of concurrent.futures.process._process_worker"]


def test_below_python_too_nothing_can_be_reached(port: str) -> None:
    prefix = _cut_off()
    if not prefix:
        pytest.skip("the system does not let us start a program without a network")
    tried = subprocess.run([*prefix, sys.executable, "-c", _CONNECT, port], capture_output=True, text=True, check=False)
    assert tried.returncode == 1
    assert "OSError: [Errno 101]" in tried.stderr
