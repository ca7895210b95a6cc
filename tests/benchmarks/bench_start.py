"""Prints how long the program takes to paint its window and to be usable with a project, warm, in a new process."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from annotator.services.workspace import Workspace

_STARTS = 7
_PAINTED_S, _USABLE_S = 0.5, 1.5

_PROGRAM = """
import os, sys, time
began = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
with open("/proc/self/stat") as stat:
    started = began + int(stat.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
from pathlib import Path
from annotator.gui import application
from annotator.gui.window import Window

painted = []
first = Window.paintEvent

def paint(self, event):
    first(self, event)
    painted.append(time.time())

Window.paintEvent = paint

def look(window):
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    print(painted[0] - started, time.time() - started, resident)
    window.close()

sys.exit(application.run(Path(sys.argv[1]), play=look))
"""


def _start(project: Path) -> tuple[float, float, float]:
    """Seconds from the start of the process to painted and to usable, and its resident megabytes then."""
    command = [sys.executable, "-c", _PROGRAM, str(project)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    painted, usable, resident = map(float, printed.split())
    return painted, usable, resident


def main() -> None:
    """Start it some times over; the first start, which warms the disk cache, does not count."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "start.facts"
        Workspace.create(project, analyst="bench").close()
        starts = [_start(project) for _ in range(_STARTS)][1:]
    painted, usable, resident = (statistics.median(column) for column in zip(*starts, strict=True))
    print(
        f"window painted in {painted:.2f} s (bar {_PAINTED_S} s, {_PAINTED_S / painted:.1f} times under it), usable in "
        f"{usable:.2f} s (bar {_USABLE_S} s, {_USABLE_S / usable:.1f} times); {resident:.0f} MB resident"
    )


if __name__ == "__main__":
    main()
