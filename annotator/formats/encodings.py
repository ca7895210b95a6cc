"""Owns how bytes become text: by the encoding a person names, a mark, strict UTF-8, or else a guess that is told."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.messages import counted
from annotator.domain.text import is_blank
from annotator.formats.guessing import guess, utf_16_without_mark
from annotator.formats.signatures import kind_of_data

UTF8: Final = "UTF-8"
_CODEC_BY_NAME: Final = MappingProxyType(
    {
        UTF8: "utf-8",
        **{f"windows-{number}": f"cp{number}" for number in (*range(1250, 1259), 874)},
        "ISO-8859-2": "iso8859_2",
        "ISO-8859-5": "iso8859_5",
        "ISO-8859-6": "iso8859_6",
        "ISO-8859-7": "iso8859_7",
        "ISO-8859-15": "iso8859_15",
        "KOI8-R": "koi8_r",
        "KOI8-U": "koi8_u",
        "GB18030": "gb18030",
        "Big5": "big5",
        "Shift_JIS": "cp932",
        "EUC-JP": "euc_jp",
        "EUC-KR": "cp949",
        "UTF-16": "utf-16",
        "UTF-16LE": "utf-16-le",
        "UTF-16BE": "utf-16-be",
        "UTF-32": "utf-32",
        "ISO-2022-JP": "iso2022_jp",
        "IBM437": "cp437",
        "IBM850": "cp850",
        "IBM852": "cp852",
        "IBM866": "cp866",
        "Macintosh": "mac_roman",
        "Mac Cyrillic": "mac_cyrillic",
    }
)
ENCODINGS: Final = tuple(_CODEC_BY_NAME)
"""The names of encodings that a person can choose from; `codec_of` knows them by other names, too."""

_NAME_BY_CODEC: Final = MappingProxyType({codecs.lookup(codec).name: name for name, codec in _CODEC_BY_NAME.items()})
_WIDER: Final = MappingProxyType(
    # What pages and programs call so is written with the signs of the wider one.
    {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
    | {"shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874", "tis-620": "cp874", "utf-8-sig": "utf-8"}
    | {"iso8859-8": "cp1255", "iso8859-13": "cp1257"}
)
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile("[\\0-\\x08\\x0e-\\x1a\\x1c-\\x1f\\x7f]")
_CONTROL_SHARE: Final = 0.3
"""A text may hold stray control characters; of UTF-16 without its mark about half are zero."""
ESCAPED: Final = re.compile("[\udc80-\udcff]")
"""What stands for a bad byte in a text decoded with "surrogateescape"."""
_AROUND: Final = 256 * 1024
_DAMAGED: Final = 4
"""Characters beyond ASCII that are good UTF-8 for each byte that is not, from which on the text is damaged UTF-8."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a file's bytes are read: the Python codec, what people call it, and whether that is no guess.

    `bad` bytes of the text are no characters in it; `unstorable` characters were replaced, for no text can hold them;
    `also` is what else there is to tell of how the file was read.
    """

    codec: str
    certain: bool = True
    bad: int = 0
    unstorable: int = 0
    also: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        """What people call the encoding."""
        known = codecs.lookup(self.codec).name
        return _NAME_BY_CODEC.get(known, known)

    def remarks(self, file: str) -> list[Remark]:
        """What to tell of a guess, and of what stands in the text as U+FFFD."""
        told = [] if self.certain else [Remark("encoding-guessed", file=file, encoding=self.name)]
        if self.bad:
            told.append(Remark("bytes-marked", file=file, bytes=counted(self.bad, "byte"), encoding=self.name))
        return [*told, *unstorable(self.unstorable, file), *self.also]


def codec_of(name: str) -> str | None:
    """The Python codec of an encoding's name, the wider one where it has two; None if none that is offered is so."""
    try:
        known = codecs.lookup(_CODEC_BY_NAME.get(name, name.strip())).name
    except (LookupError, ValueError):
        return None
    known = codecs.lookup(_WIDER.get(known, known)).name
    return _CODEC_BY_NAME[_NAME_BY_CODEC[known]] if known in _NAME_BY_CODEC else None


def unstorable(count: int, file: str) -> list[Remark]:
    """What to tell of characters that came in as U+FFFD; nothing if there were none."""
    return [Remark("characters-replaced", file=file, characters=counted(count, "character"))] if count else []


def with_marks(data: bytes, codec: str) -> tuple[str, int]:
    """The text with U+FFFD for what is no character in an encoding, and how often that was."""
    text = data.decode(codec, "replace")
    return text, text.count("\ufffd") - data.decode(codec, "ignore").count("\ufffd")


def marked(data: bytes) -> str | None:
    """The codec that a byte order mark at the beginning names."""
    return next((codec for mark, codec in _MARKED if data.startswith(mark)), None)


def asked_for(encoding: str, file: str) -> Decoding:
    """The decoding that a person asked for by name; BadFile if there is none called so."""
    codec = codec_of(encoding)
    if codec is None:
        raise BadFile("encoding-unknown", file=file, encoding=encoding[:40], known=", ".join(ENCODINGS))
    return Decoding(codec)


def found_out(data: bytes, file: str) -> Decoding:
    """The decoding that a file's bytes speak for; BadFile if they are no text, or too little of it to tell."""
    told = _told_at_once(data, file)
    if told:
        return told
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoding(_guessed(data, file, error.start), certain=False)
    return _utf_8_or_16(data)


def _told_at_once(head: bytes, file: str) -> Decoding | None:
    """What the first bytes say of themselves; BadFile if they are those of no text."""
    codec = marked(head)
    if codec:
        return Decoding(codec)
    kind = kind_of_data(head)
    if kind:
        raise BadFile("file-other", file=file, kind=kind)
    return None


def found_out_of(head: bytes, rest: Iterable[bytes], file: str) -> Decoding:
    """As `found_out`, of a file too large to be held: its first bytes, and the pieces after them.

    Where most is good UTF-8 it is read as that, and whoever reads it tells of the bad bytes.
    """
    told = _told_at_once(head, file)
    if told:
        return told
    decoder, lines = codecs.getincrementaldecoder("utf-8")(), 0
    for piece in chain([head], rest):
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            # From some way before the bad byte on, so that a guess sees whole lines around it.
            around = piece[max(0, error.start - _AROUND) :]
            if is_damaged_utf_8(around, min(error.start, _AROUND)):
                return Decoding("utf-8")
            return Decoding(_guessed_of(around, file, lines + piece.count(b"\n", 0, error.start) + 1), certain=False)
        lines += piece.count(b"\n")
    return _utf_8_or_16(head)


def guessed_codec(data: bytes) -> str | None:
    """The codec of an offered encoding that bytes beyond UTF-8 are most likely in; None if none clearly is."""
    codec = guess(data)
    return codec_of(codec) if codec else None


def _guessed_of(data: bytes, file: str, line: int) -> str:
    codec = guessed_codec(data)
    if codec is None:
        raise BadFile("encoding-unclear", file=file, line=line)
    return codec


def _utf_8_or_16(data: bytes) -> Decoding:
    """UTF-8, unless zero bytes between the letters show UTF-16 of alphabets, which is valid UTF-8 as well."""
    codec = utf_16_without_mark(data)
    return Decoding(codec, certain=False) if codec else Decoding("utf-8")


def _guessed(data: bytes, file: str, first: int) -> str:
    line = data.count(b"\n", 0, first) + 1
    damaged = is_damaged_utf_8(data, first)
    if damaged:
        raise BadFile("file-not-utf8", file=file, position=first, line=line)
    zero = data.find(b"\0")
    if zero >= 0 and not guessed_codec(data):
        raise BadFile("file-binary", file=file, position=zero)
    return _guessed_of(data, file, line)


def is_damaged_utf_8(data: bytes, first: int = 0) -> bool:
    """Whether most of what is beyond ASCII around a bad byte is good UTF-8, so that no other encoding is likely."""
    text = data[max(0, first - _AROUND) : first + _AROUND].decode("utf-8", "surrogateescape")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    bad = len(ESCAPED.findall(text))
    return beyond - bad >= _DAMAGED * bad


def decoded(data: bytes, file: str, encoding: str = "") -> tuple[str, Decoding]:
    """The text of a file's bytes and how it was read; BadFile that says why there is none."""
    decoding = asked_for(encoding, file) if encoding else found_out(data, file)
    try:
        text = data.decode(decoding.codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place: dict[str, str | int] = {"file": file, "position": error.start, "line": line}
        raise BadFile("encoding-fails", **place, encoding=decoding.name) from error
    _refuse_no_text(text, file)
    return text, decoding


def decoded_head(head: bytes, file: str, encoding: str = "", *, whole: bool) -> tuple[str, Decoding]:
    """As `decoded`, of the first bytes of a file, which may end within a character."""
    if whole:
        return decoded(head, file, encoding)
    decoding = asked_for(encoding, file) if encoding else found_out_of(head, (), file)
    try:
        text = codecs.getincrementaldecoder(decoding.codec)("replace").decode(head)
    except UnicodeError as error:  # of UTF-16 that lacks its mark
        raise BadFile("encoding-fails", file=file, position=0, line=1, encoding=decoding.name) from error
    _refuse_no_text(text, file)
    return text, decoding


def _refuse_no_text(text: str, file: str) -> None:
    first = _CONTROL.search(text)
    if first and len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise BadFile("file-binary", file=file, position=first.start())
    if not text.strip("\ufeff\0 \t\r\n\v\f"):
        raise BadFile("file-empty", file=file)
    if is_blank(text):
        raise BadFile("file-invisible", file=file)
