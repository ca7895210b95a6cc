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
from annotator.formats.documents.mail_headers import Headers, name_of
from annotator.formats.encodings import Decoding, codec_of, decoded, with_marks
from annotator.formats.originals import Original
from annotator.formats.pages import main_text
from annotator.formats.plain import title_of

_MOST_PARTS: Final = 1_000
_FLOWED: Final = re.compile(r" \r?\n(?!-- \r?$|[>\s])", re.MULTILINE)
_LINE_ENDS: Final = re.compile(r" +(?=\r?$)", re.MULTILINE)
_SHOWN: Final = 5
_Part: TypeAlias = "Message[str, str]"


def read_mail(original: Original, encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a mail holds, by its plain text or else its page; BadFile that says why there is none."""
    message = email.message_from_bytes(original.whole().removeprefix(codecs.BOM_UTF8))
    if not message.keys():
        raise BadFile("mail-headless", file=original.shown)
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]
    body = _body(parts)
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
    return article, replace(decoding, also=(*decoding.also, *_attached(parts, body, original.shown)))


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
        return main_text(inside, stated if codec_of(stated) else "")
    codec = codec_of(stated) if stated else None
    if encoding or codec is None:
        text, decoding = decoded(data, original.shown, encoding)
    else:
        text, bad = with_marks(data, codec)
        decoding = Decoding(codec, bad=bad)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _LINE_ENDS.sub("", _FLOWED.sub(" ", text)) if flowed else text, decoding


def _sent(message: _Part) -> str | None:
    """The day on which it was sent, where it was sent from; None if that is not said clearly."""
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attached(parts: Sequence[_Part], body: _Part, file: str) -> list[Remark]:
    """What to tell of the files that hang on the mail, for they stay out."""
    names = [name_of(part) for part in parts if part is not body and part.get_filename()]
    if not names:
        return []
    shown = ", ".join(" ".join(name.split())[:60] for name in names[:_SHOWN])
    return [Remark("mail-attached", file=file, names=f"{shown} …" if len(names) > _SHOWN else shown)]
