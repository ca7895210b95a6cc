"""What holds for every test: where the window is drawn and how property tests search."""

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt: without a screen its default platform would end the process.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A project is forced to the disk at each decision; where memory has a folder with room, no test waits for that.
_MEMORY, _ROOM_BYTES = Path("/dev/shm"), 4 << 30


def _has_room(folder: Path) -> bool:
    """Whether what tests write fits in, and what they build there may be run."""
    return (
        os.access(folder, os.W_OK)
        and not os.statvfs(folder).f_flag & os.ST_NOEXEC
        and shutil.disk_usage(folder).free > _ROOM_BYTES
    )


if "TMPDIR" not in os.environ and _has_room(_MEMORY):
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Who starts the tests with nohup, or aside, has them inherit that a hang-up or Ctrl+C does nothing; some send these.
if sys.platform != "win32":
    for _number, _usual in ((signal.SIGHUP, signal.SIG_DFL), (signal.SIGINT, signal.default_int_handler)):
        if signal.getsignal(_number) is signal.SIG_IGN:
            signal.signal(_number, _usual)

# What is compiled is kept, also where the surroundings say otherwise: each process of the tests would do it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# No deadline: on a busy machine a slow example is not a wrong one. A failure prints how to have it again.
settings.register_profile("default", deadline=None, print_blob=True, max_examples=25)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True, database=None, max_examples=25)
settings.register_profile("fuzz", deadline=None, print_blob=True, max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_collectstart() -> None:
    """What is collected stays: nothing of it is garbage to search for."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What thousands of tests consist of stays to the end; no search for garbage goes through it again."""
    gc.enable()
    gc.collect()
    gc.freeze()
    # What tests load later stays as well; each search through all of it takes longer than most tests.
    gc.set_threshold(2_000, 20, 50)


@pytest.fixture(autouse=True)
def _nothing_lives_on() -> Iterator[None]:
    """Without an event loop Qt never deletes what asked for it; each test would style more of them."""
    yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete.value)
