"""Owns what the headers of a mail say: words in the encoding that they name, and bytes that stand there as they are."""

import email.header
import email.utils
import re
from email.errors import HeaderParseError
from email.message import Message
from typing import Final

from annotator.formats.encodings import codec_of
from annotator.formats.guessing import guess

_AS_THEY_ARE: Final = "raw-unicode-escape"
"""What the library makes bytes of words by that stand between encoded ones."""
_SENDER: Final = re.compile(r"(?P<name>[^<]+)<(?P<address>[^<>@\s]+@[^<>\s]+)>")


class Headers:
    """The headers of one mail; `body` is the encoding of its text, which bytes without a name are most likely in."""

    def __init__(self, message: "Message[str, str]", body: str) -> None:
        self._message, self._body = message, codec_of(body)

    def words(self, name: str) -> str:
        """What a header says, in one line and as text."""
        return self.decoded(self._said(name))

    def sender(self) -> tuple[str, str]:
        """The name and the address of who sent it; a name may hold the signs that part addresses."""
        said = self._said("From")
        plain = _SENDER.match(said)
        name, address = (plain["name"], plain["address"]) if plain else _parsed(said)
        return self.decoded(email.utils.unquote(name.strip())), address

    def _said(self, name: str) -> str:
        """A header as it stands, with encoded words in it; what it holds as bytes is text."""
        value: object = self._message.get(name, "")
        if not isinstance(value, email.header.Header):
            return str(value)
        pieces = email.header.decode_header(value)
        return self._text(b"".join(each if isinstance(each, bytes) else each.encode() for each, _ in pieces))

    def decoded(self, said: str) -> str:
        """Words with encoded ones among them as text, in one line."""
        try:
            pieces = email.header.decode_header(said)
        except (ValueError, HeaderParseError):  # encoded words that are none
            pieces = [(said, None)]
        words = "".join(each if isinstance(each, str) else self._piece(each, charset) for each, charset in pieces)
        return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())

    def _piece(self, data: bytes, charset: str | None) -> str:
        if charset is None:
            return data.decode(_AS_THEY_ARE, "replace")
        codec = codec_of(charset)
        return data.decode(codec, "replace") if codec else self._text(data)

    def _text(self, data: bytes) -> str:
        """Bytes as UTF-8 if they are, else in the encoding of the mail's text, else in the likeliest."""
        for codec in ("utf-8", self._body, guess(data)):
            try:
                if codec:
                    return data.decode(codec)
            except UnicodeDecodeError:
                continue
        return data.decode("utf-8", "replace")


def _parsed(said: str) -> tuple[str, str]:
    """A name and an address; two empty ones of brackets within so many others that the library cannot follow."""
    try:
        return email.utils.parseaddr(said)
    except RecursionError:
        return "", ""


def name_of(part: "Message[str, str]") -> str:
    """What a file is called that hangs on a mail."""
    return Headers(part, "").decoded(part.get_filename() or "")
