"""Owns how an article's line becomes an article and the anchors of its text."""

from annotator.domain.article import Article, ProposedDate
from annotator.domain.ids import ArticleId, SourceId, article_id, text_hash
from annotator.domain.json import JsonObject, as_object, as_str, optional_str
from annotator.domain.text import is_blank
from annotator.domain.time import calendar_value
from annotator.formats.native.anchors import Anchors
from annotator.formats.native.shapes import unknown


def article_of(record: JsonObject, anchors: Anchors) -> Article:
    """The article of a line whose text is already at hand; ValueError if its hash or a date is wrong."""
    if is_blank(anchors.text):
        raise ValueError("the article has no text")
    sha256 = text_hash(anchors.text)
    # A hash taken of the text before import (with CRLF, say) is as good.
    if _known(record, "sha256") not in (None, sha256, text_hash(anchors.raw)):
        raise ValueError("sha256 is not that of the text")
    source, url, file, published = (_known(record, name) for name in ("source", "url", "file", "published"))
    published = _date(published, "published")
    return Article(
        id=ArticleId(_known(record, "id") or article_id(sha256, source, url or file, published)),
        text=anchors.text,
        sha256=sha256,
        title=_known(record, "title"),
        source=SourceId(source) if source else None,
        url=url,
        file=file,
        author=_known(record, "author"),
        published=published,
        published_proposed=_proposed(as_object(record.get("published_proposed"))),
        language=_known(record, "language"),
        extra=_extra(record) or None,
    )


def _known(record: JsonObject, name: str) -> str | None:
    return optional_str(record.get(name)) or None


def _date(value: str | None, name: str) -> str | None:
    if value is None or calendar_value(value):
        return value
    day, clock = value[:10], value[10:11]
    if clock in ("T", " ") and calendar_value(day):
        return day
    raise ValueError(f"{name} must be a date such as 2020-12-26, 2020-12 or 2020")


def _proposed(record: JsonObject) -> ProposedDate | None:
    value = _date(_known(record, "value"), "published_proposed")
    return ProposedDate(value, as_str(record.get("reason"))) if value else None


def _extra(record: JsonObject) -> JsonObject:
    retracted = record.get("retracted")
    return unknown("article", record) | ({"retracted": retracted} if retracted is not None else {})
