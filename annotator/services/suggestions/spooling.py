"""Owns links on their way into the project: put by in a temporary file, for there may be very many."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.domain.ids import LinkId
from annotator.domain.json import as_str, canonical, parse_object
from annotator.domain.link import Link
from annotator.domain.record import proposal_record


class Spool:
    """Links that are put by, one after the other."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, link: Link) -> None:
        """Put a link by."""
        self.add_line(canonical(proposal_record(link)))

    def add_line(self, told: str) -> None:
        """Put a link by that is told already as it is stored."""
        self._file.write(f"{told}\n")
        self._count += 1

    def add_file(self, lines: Path) -> None:
        """Put all links by that another spool left in a file."""
        with lines.open(encoding="utf-8", errors="surrogatepass") as told:
            for line in told:
                self.add_line(line.removesuffix("\n"))

    def told(self) -> Iterator[tuple[LinkId, str]]:
        """All links that were put by, in their order: the id of each, and it as it is stored."""
        self._file.seek(0)
        for line in self._file:
            told = line.removesuffix("\n")
            yield LinkId(as_str(parse_object(told)["id"])), told


@contextmanager
def opened(file: Path) -> Iterator[Spool]:
    """A file in which links are put by."""
    with file.open("w+", encoding="utf-8", errors="surrogatepass") as out:
        yield Spool(out)


@contextmanager
def spooled() -> Iterator[Spool]:
    """A place where links are put by while the block runs."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass") as file:
        yield Spool(file)
