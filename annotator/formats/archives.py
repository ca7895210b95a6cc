"""Owns archives (.zip): their files as originals, read in place and never unpacked; what is unsafe is told and left."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.messages import counted
from annotator.formats.annotator_files import is_of_several
from annotator.formats.originals import Original
from annotator.formats.passing import cards_among, is_hidden, passed_over

MOST_FILES: Final = 50_000
MOST_BYTES: Final = 4 * 1024**3
"""What all files of an archive may hold together."""
MOST_TIMES: Final = 200
"""How many times their packed size a file, or all of an archive, may hold if it is more than `_SMALL`; texts and tables
reach 20 or so."""
_SMALL: Final = 8 * 1024**2
_HEADER_BYTES: Final = 30
"""What stands at least before each packed file."""
_LIST_BYTES: Final = 16 * 1024**2
_ANNOTATED: Final = (".xmi", ".xml", ".json")
_TYPES: Final = "TypeSystem.xml"
_ENCRYPTED: Final = 0x1
_UTF_8_NAME: Final = 0x800
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others may unpack any amount from a few bytes at once."""
FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, IndexError),
    *(NotImplementedError, OverflowError, RuntimeError, ValueError),
)
"""What the library raises for archives of any bytes."""
_List = Sequence[tuple[str, zipfile.ZipInfo]]


def archived(file: BinaryIO, archive: Original, extensions: Sequence[str]) -> list[Original | AnnotatorError]:
    """The files of an archive that can be imported, sorted by name, and an error for each that is left out.

    Of several files of one name the last counts, as for programs that unpack; those of other kinds are one remark.
    They can be read as long as the archive is open. BadFile if it is damaged or would unpack to too much.
    """
    try:
        opened = zipfile.ZipFile(_Listed(file, archive.shown))
    except FAULTS as error:
        raise BadFile("archive-bad", file=archive.shown) from error
    listed = [(_name(info), info) for info in opened.infolist() if not info.filename.endswith("/")]
    refuse_bomb(listed, archive.shown, file.seek(0, io.SEEK_END))
    seen = [(name, info) for name, info in listed if not is_hidden(PurePosixPath(name))]
    cards = cards_among(name for name, _ in seen)
    known = [(name, info) for name, info in seen if _is_wanted(name, extensions) and name not in cards]
    wanted = dict(sorted(known, key=_by_name))
    encrypted = [name for name, info in wanted.items() if info.flag_bits & _ENCRYPTED]
    found = _Members(opened, archive, wanted)
    plain = (each for name in wanted if name not in encrypted for each in found.files(name, extensions))
    told = [*_told_twice(seen, wanted, archive.shown), *_told_encrypted(encrypted, archive.shown)]
    others = (name for name, _ in seen if name not in wanted)
    return [*told, *plain, *passed_over(others, archive.shown)]


def _told_twice(listed: _List, wanted: Mapping[str, zipfile.ZipInfo], archive: str) -> Iterator[AnnotatorError]:
    """A trouble for each name under which several files are packed; the same file once more is nothing to tell."""
    contents: dict[str, list[tuple[int, int]]] = {name: [] for name in wanted}
    for name, info in listed:
        if name in contents:
            contents[name].append((info.CRC, info.file_size))
    for name, found in contents.items():
        if len(set(found)) > 1:
            yield BadFile("archive-twice", file=f"{archive}: {name}", times=len(found))


def _told_encrypted(names: Sequence[str], archive: str) -> Iterator[AnnotatorError]:
    if names:
        more = f"and {counted(len(names) - 1, 'more file')} are " if len(names) > 1 else "is "
        yield BadFile("archive-encrypted", file=f"{archive}: {names[0]}", more=more)


def _by_name(each: tuple[str, zipfile.ZipInfo]) -> str:
    return each[0]


def _is_wanted(name: str, extensions: Sequence[str]) -> bool:
    return PurePosixPath(name).suffix.lower() in extensions


def refuse_bomb(listed: _List, archive: str, archive_bytes: int) -> None:
    """Nothing, if what the archive lists is an amount that texts have; BadFile before anything is unpacked."""
    if len(listed) > MOST_FILES:
        raise BadFile("archive-many", file=archive, limit=MOST_FILES)
    if _lie_over_another(info for _, info in listed):
        raise BadFile("archive-overlap", file=archive)
    unpacked = sum(info.file_size for _, info in listed)
    if unpacked > MOST_BYTES:
        raise BadFile("archive-large", file=archive, limit=MOST_BYTES // 1024**3)
    for name, info in listed:
        if info.file_size > max(_SMALL, MOST_TIMES * info.compress_size):
            raise BadFile("archive-bomb", file=f"{archive}: {name}", times=MOST_TIMES)
    # Many small files are as much as one large.
    if unpacked > max(_SMALL, MOST_TIMES * archive_bytes):
        raise BadFile("archive-bomb", file=archive, times=MOST_TIMES)


def _lie_over_another(infos: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether the same bytes are listed as several files, by which a small archive may hold any amount."""
    places = sorted((info.header_offset, info.compress_size) for info in infos)
    return any(at + _HEADER_BYTES + size > following for (at, size), (following, _) in pairwise(places))


def _unpacked(data: bytes, archive: str) -> int:
    """How much an archive says that it holds."""
    try:
        with zipfile.ZipFile(_Listed(io.BytesIO(data), archive)) as opened:
            return sum(info.file_size for info in opened.infolist())
    except FAULTS as error:
        raise BadFile("archive-bad", file=archive) from error


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member with "/" between folders; UTF-8 also where a packer did not say so."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF_8_NAME:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


class _Members:
    """The files of an archive by name."""

    def __init__(self, opened: zipfile.ZipFile, archive: Original, wanted: Mapping[str, zipfile.ZipInfo]) -> None:
        self._opened = opened
        self._archive, self._whole = archive.shown, archive
        self._info_by_name = wanted
        self._within = 0
        """What the archives of annotators in it hold together."""

    def files(self, name: str, extensions: Sequence[str]) -> list[Original | AnnotatorError]:
        """The original of a member; those in it if it is the archive of one annotator, as INCEpTION packs them."""
        path = PurePosixPath(name)
        if path.suffix.lower() != ".zip" or not is_of_several(str(path.parent)) or is_of_several(self._whole.folder):
            return [self.member(name)]
        packed = self.member(name, nested=True)
        if not isinstance(packed, Original):
            return [packed]
        try:
            data = packed.whole()
            self._weigh(_unpacked(data, packed.shown))
            return archived(io.BytesIO(data), packed, extensions)
        except BadFile as error:
            return [error]

    def _weigh(self, more: int) -> None:
        """Nothing, if what archives within this one hold is an amount that texts have; BadFile otherwise."""
        self._within += more
        packed = sum(info.compress_size for info in self._info_by_name.values())
        if self._within > max(_SMALL, MOST_TIMES * packed):
            raise BadFile("archive-bomb", file=self._archive, times=MOST_TIMES)

    def member(self, name: str, *, nested: bool = False) -> Original | AnnotatorError:
        """The original of a member; an error if it is none that can be read safely."""
        info, shown = self._info_by_name[name], f"{self._archive}: {name}"
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            return BadFile("file-outside", file=shown)
        if stat.S_ISLNK(info.external_attr >> 16):
            return BadFile("archive-link", file=shown)
        if path.suffix.lower() == ".zip" and not nested:
            return BadFile("archive-nested", file=shown)
        if info.compress_type not in _METHODS:
            return BadFile("archive-method", file=shown)
        return self._original(path, info, shown)

    def _original(self, path: PurePosixPath, info: zipfile.ZipInfo, shown: str) -> Original:
        def opening() -> BinaryIO:
            return io.BufferedReader(_Member(self._opened, info, shown))

        def beside(name: str) -> Original:
            other = str(path.parent / name)
            found = self.member(other) if other in self._info_by_name else None
            if isinstance(found, Original):
                return found
            raise found or BadFile("file-unreadable", file=f"{self._archive}: {other}", reason="it is not there")

        if is_of_several(self._whole.folder) and path.suffix.lower() in _ANNOTATED:
            # The archive of one annotator is called after them, and what is in it stands for it.
            name = f"{PurePosixPath(self._whole.name).stem}{path.suffix}" if path.name != _TYPES else _TYPES
            return Original(shown, self._whole.folder, name, opening, beside)
        return Original(shown, str(path.parent), path.name, opening, beside, self._whole.name)


class _Listed(io.BufferedIOBase):
    """An archive whose list of files must be of a sane size, for it is read into memory in one piece."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._file_name = name

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, at most as many as a list of files has: a longer one is found to be damaged."""
        if size is None or size < 0 or size > _LIST_BYTES:
            size = _LIST_BYTES
        return self._file.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """The new place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Whether it has places: yes."""
        return True


class _Member(io.RawIOBase):
    """A member being unpacked as it is read, never more than it is listed with; its faults are told in a sentence."""

    def __init__(self, opened: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> None:
        self._shown = shown
        try:
            self._stream = opened.open(info)
        except FAULTS as error:
            raise BadFile("archive-bad", file=shown) from error

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # what io calls a buffer
        """How many bytes were read; BadFile if the member is damaged."""
        try:
            data = self._stream.read(len(buffer))
        except FAULTS as error:
            raise BadFile("archive-bad", file=self._shown) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let go of the member; the archive stays open."""
        if hasattr(self, "_stream"):
            self._stream.close()
        super().close()
