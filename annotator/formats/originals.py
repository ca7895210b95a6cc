"""Owns Original: one file to read, wherever it lies, on the disk or in an archive."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from annotator.domain.errors import BadFile
from annotator.formats import regular

_PIECE = 1024**2


@dataclass(frozen=True, slots=True)
class Original:
    """`shown` is how sentences name it; `beside` gives another file of its folder, BadFile if it leads elsewhere.

    `packed` is the name of the archive that it lies in, if it lies in one; of what one was unpacked to, the folder's.
    `encoding` is what somebody said it is in; "" leaves it to the file.
    """

    shown: str
    folder: str
    name: str
    opening: Callable[[], BinaryIO]
    beside: Callable[[str], "Original"]
    packed: str = ""
    encoding: str = ""

    @property
    def extension(self) -> str:
        """The ending of its name in small letters, with its dot."""
        return PurePath(self.name).suffix.lower()

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file, open for reading bytes; BadFile if it cannot be read, also while it is."""
        try:
            with self.opening() as file:
                yield file
        except OSError as error:
            raise BadFile("file-unreadable", file=self.shown, reason=error.strerror or "unknown") from error

    def whole(self) -> bytes:
        """All its bytes; BadFile if it cannot be read or is too large for one text."""
        data = self.head(regular.LARGEST + 1)
        if len(data) > regular.LARGEST:
            raise BadFile("file-large", file=self.shown, limit=regular.LARGEST // 1024**2)
        return data

    def head(self, most_bytes: int) -> bytes:
        """Its first bytes; BadFile if it cannot be read."""
        pieces: list[bytes] = []
        with self.opened() as file:
            # Piece by piece: an archive unpacks no more than is asked for.
            while most_bytes > 0 and (piece := file.read(min(_PIECE, most_bytes))):
                pieces.append(piece)
                most_bytes -= len(piece)
        return b"".join(pieces)


def on_disk(path: Path) -> Original:
    """The original that a path leads to; whether it is there shows when it is opened."""

    def opening() -> BinaryIO:
        regular.check_ordinary(path)
        return path.open("rb")

    def beside(name: str) -> Original:
        other = path.parent / name
        if regular.leads_out(other, path.parent):
            raise BadFile("file-outside", file=str(other))
        return on_disk(other)

    return Original(str(path), str(path.parent), _as_text(path.name), opening, beside)


def _as_text(name: str) -> str:
    """The name of a file, with U+FFFD for bytes that are no characters."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
