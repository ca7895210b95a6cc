"""The log file: what went wrong or was worked round, of bounded size, without article text and names."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MOST_BYTES = 1_000_000


class LogFile(RotatingFileHandler):
    """A log and one former log, each of a megabyte at most."""

    def __init__(self, path: Path, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(path, maxBytes=most_bytes, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    def format(self, record: logging.LogRecord) -> str:
        """The line; of an error only its kind, for its words may quote an article."""
        record.exc_info = record.exc_text = record.stack_info = None
        return super().format(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library calls it
        """Goes on without: on a full disk the log is what can be missed."""

    def close(self) -> None:
        """Ends it, with or without the last lines."""
        with suppress(OSError):
            super().close()
