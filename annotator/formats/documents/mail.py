"""Owns mails (.eml) as articles: the text of one message, who sent it, when, and under which subject."""

import codecs
import email
import email.utils
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import Message
from typing import Final, TypeAlias

from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadFile, Remark
from annotator.domain.text import is_blank, normalise
from annotator.formats.documents.flowed import reflowed
from annotator.formats.documents.mail_headers import Headers, name_of
from annotator.formats.encodings import Decoding, codec_of, decoded, with_marks
from annotator.formats.originals import Original
from annotator.formats.pages import main_text
from annotator.formats.plain import title_of

_POSTMARK: Final = b"From "
_NEXT: Final = re.compile(rb"\n\r?\nFrom [^\n]+\n[!-9;-~]+:")
"""Where the next mail of a mailbox begins: a line that says from whom and when it came, and a header."""
_MOST_PARTS: Final = 1_000
_DEEPEST: Final = 50
"""Levels of parts within parts; a mail that was passed on often has a dozen."""
_SHOWN: Final = 5
_Part: TypeAlias = "Message[str, str]"


def read_mail(original: Original, encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a mail holds, by its plain text or else its page; BadFile that says why there is none."""
    data = original.whole().removeprefix(codecs.BOM_UTF8)
    if data.startswith(_POSTMARK) and _NEXT.search(data):
        raise BadFile("mail-several", file=original.shown)
    message = _parsed(data, original.shown)
    if not message.keys():
        raise BadFile("mail-headless", file=original.shown)
    parts = _own_parts(message)
    # A mail that holds no more than another one is read as that.
    body = _body(parts) or _body(_walked(message))
    if body is None:
        raise BadFile("mail-empty", file=original.shown)
    raw, decoding = _text(body, original, encoding)
    text = normalise(raw).text
    if is_blank(text):
        raise BadFile("mail-empty", file=original.shown)
    headers = Headers(message, encoding or decoding.codec)
    name, address = headers.sender()
    article = new_article(
        text,
        title=headers.words("Subject") or title_of(text),
        source=address.rpartition("@")[2].lower() or None,
        author=name or None,
        published=_sent(message),
        file=original.name,
    )
    return article, replace(decoding, also=(*decoding.also, *_attached(message, parts, body, original.shown)))


class _TooDeep(Exception):
    """Raised by a part that stands below too many others."""


class _Level(Message):
    """A part of a mail that knows how many stand above it: the library reads each level within the one above."""

    above = 0

    def attach(self, payload: "_Part | str") -> None:
        """Take a part into this one; _TooDeep where it would stand too far below."""
        if isinstance(payload, _Level):
            payload.above = self.above + 1
        if self.above >= _DEEPEST:
            raise _TooDeep
        super().attach(payload)


def _parsed(data: bytes, file: str) -> _Part:
    try:
        return email.message_from_bytes(data, _class=_Level)
    except _TooDeep as error:
        raise BadFile("mail-deep", file=file, levels=_DEEPEST) from error


def _walked(part: _Part) -> list[_Part]:
    return [each for each, _ in zip(part.walk(), range(_MOST_PARTS), strict=False)]


def _own_parts(message: _Part) -> list[_Part]:
    """The parts of a mail in their order; one that hangs on it is one part, whatever it holds."""
    waiting, found = [message], []
    for _ in range(_MOST_PARTS):
        if not waiting:
            break
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() and part.get_content_maintype() != "message" else None
        if isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            found.append(part)
    return found


def _body(parts: Sequence[_Part]) -> "_Part | None":
    """The first plain text that is no attachment, else the first page."""
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and not part.get_filename() and _content(part).strip():
                return part
    return None


def _content(part: _Part) -> bytes:
    given = part.get_payload(decode=True)
    return given if isinstance(given, bytes) else b""


def _text(part: _Part, original: Original, encoding: str) -> tuple[str, Decoding]:
    data = _content(part)
    stated = encoding or part.get_content_charset("")
    if part.get_content_type() == "text/html":
        inside = replace(original, opening=lambda: io.BytesIO(data))
        return _of_page(inside, stated if codec_of(stated) else "")
    codec = codec_of(stated) if stated else None
    if encoding or codec is None:
        text, decoding = decoded(data, original.shown, encoding)
    else:
        text, bad = with_marks(data, codec)
        decoding = Decoding(codec, bad=bad)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    without_space = str(part.get_param("delsp", "")).lower() == "yes"
    return reflowed(text, without_space=without_space) if flowed else text, decoding


def _of_page(inside: Original, encoding: str) -> tuple[str, Decoding]:
    """The text of a mail that is a page, however short; a mail has no menus around it."""
    try:
        return main_text(inside, encoding, least=1)
    except BadFile as error:
        raise (BadFile("mail-empty", file=inside.shown) if error.message_id == "page-empty" else error) from error


def _sent(message: _Part) -> str | None:
    """The day on which it was sent, where it was sent from; None if that is not said clearly."""
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attached(message: _Part, parts: Sequence[_Part], body: _Part, file: str) -> list[Remark]:
    """What to tell of the files, mails and further texts that hang on the mail, for they stay out."""
    same = _said_otherwise(message, body)
    others = [part for part in parts if not any(each is body for each in part.walk())]
    names = [_called(part) for part in others if part.get_filename() or not (part in same or _is_of_form(part))]
    if not names:
        return []
    shown = ", ".join(" ".join(name.split())[:60] for name in names[:_SHOWN])
    return [Remark("mail-attached", file=file, names=f"{shown} …" if len(names) > _SHOWN else shown)]


def _said_otherwise(message: _Part, body: _Part) -> list[_Part]:
    """The parts that say the text of the mail once more, as a page does, with the pictures of it."""
    for part in _walked(message):
        if part.get_content_type() == "multipart/alternative":
            within = _walked(part)
            if any(each is body for each in within):
                return within
    return []


def _is_of_form(part: _Part) -> bool:
    """Whether a part without a name holds nothing to read: nothing at all, or a signature."""
    return part.get_content_type().endswith("-signature") or not (part.is_multipart() or _content(part).strip())


def _called(part: _Part) -> str:
    """The name of a file, the subject of a mail, or else of what type it is."""
    inner = part.get_payload()
    if not part.get_filename() and isinstance(inner, list) and part.get_content_type() == "message/rfc822":
        return f"a mail “{Headers(inner[0], '').words('Subject')}”" if isinstance(inner[0], Message) else "a mail"
    return name_of(part) or part.get_content_type()
