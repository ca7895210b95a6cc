"""Owns the report of a fault of our own: where in the program it came from, without a word of an article."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from annotator import __version__, paths


def save_report(kind: type[BaseException], trace: TracebackType | None, *, also: str = "") -> Path | None:
    """The file with the kind of error and where in our code it came from; None if it could not be written.

    The error's own words are left out: they may quote an article.

    Args:
        also: another library's version, as "Qt 6.8.0".
    """
    now = datetime.now(UTC)
    versions = (f"Annotator {__version__}", f"Python {platform.python_version()}", also, platform.platform())
    lines = [
        ", ".join(filter(None, versions)),
        f"{now:%Y-%m-%dT%H:%M:%SZ} {kind.__module__}.{kind.__qualname__}",
        *(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)),
    ]
    file = paths.logs_dir() / f"report-{now:%Y%m%dT%H%M%S%f}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return file
