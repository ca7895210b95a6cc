"""Owns the report of a fault of our own: where in the program it came from, without a word of an article."""

import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from annotator import __version__, paths

_MOST = 20
"""Reports kept; older ones go, for a fault that comes again and again must not fill the disk."""
_DEEPEST = 50


def save_report(kind: type[BaseException], trace: TracebackType | None, *, also: str = "") -> Path | None:
    """The file with the kind of error and where in our code it came from; None if it could not be written.

    The error's own words are left out: they may quote an article.

    Args:
        also: another library's version, as "Qt 6.8.0".
    """
    now = datetime.now(UTC)
    versions = (f"Annotator {__version__}", f"Python {platform.python_version()}", also, platform.platform())
    lines = [", ".join(filter(None, versions)), f"{now:%Y-%m-%dT%H:%M:%SZ} {_named(kind)}", *_places(trace)]
    file = paths.logs_dir() / f"report-{now:%Y%m%dT%H%M%S%f}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)  # on a full disk an empty one would stay
        return None
    _thin(file.parent)
    return file


def place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """By what a fault is known when it comes again: its kind and where in our code it came from."""
    return "\n".join([_named(kind), *_places(trace)])


def _named(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> list[str]:
    """Where it was, outermost first; of what called itself without end the last calls only."""
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]


def _thin(folder: Path) -> None:
    """Remove the oldest reports; another process may be at the same."""
    with suppress(OSError):
        for old in sorted(folder.glob("report-*.txt"))[:-_MOST]:
            old.unlink(missing_ok=True)
