"""Owns the lines of a file that must be UTF-8, and the one sentence about those that are not."""

from collections.abc import Iterable, Iterator

from annotator.domain.errors import BadFile
from annotator.domain.messages import counted
from annotator.formats import regular


class Utf8Lines:
    """Lines as they are read, empty where one is not UTF-8; after them `trouble` says which were not."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self._bad = 0
        self._first = self._position = 0
        self.current = ""
        """The line that was read last, "" if it is not UTF-8 or too long."""

    def __iter__(self) -> Iterator[bytes | str]:
        """Each line as text; one that is too long as it is, for it was cut anywhere."""
        for number, line in enumerate(self._lines, 1):
            try:
                self.current = "" if len(line) > regular.LARGEST else line.decode("utf-8")
                yield self.current or line
            except UnicodeDecodeError as error:
                if not self._bad:
                    self._first, self._position = number, error.start + 1
                self._bad += 1
                self.current = ""
                yield ""

    def trouble(self, file: str) -> BadFile | None:
        """What to tell of the lines that are not UTF-8; None if all are."""
        if not self._bad:
            return None
        if self._bad == 1:
            reason = f"it is not UTF-8 at byte {self._position}"
            return BadFile("line-not-json", file=file, line=self._first, reason=reason)
        lines = counted(self._bad, "line")
        return BadFile("lines-not-utf8", file=file, lines=lines, line=self._first, position=self._position)
