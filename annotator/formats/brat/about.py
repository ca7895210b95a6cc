"""Owns the file beside a text that tells what brat has no place for: the id, title, source, address and date of it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject
from annotator.domain.record import article_record
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.words import plain
from annotator.formats.originals import Original

_ENDING: Final = ".article.json"
_TYPE: Final = "article"


def name_beside(stem: str) -> str:
    """What the file is called that lies beside a text and its annotations."""
    return f"{stem}{_ENDING}"


def told(article: Article, looked: Sequence[str]) -> bytes:
    """What the file holds: the line of our own format, without the text, and who looked through it."""
    known: dict[str, Json] = {**(article.extra or {}), "type": _TYPE, **article_record(article)}
    said = {name: value for name, value in known.items() if value is not None}
    said |= {LOOKED: list(looked)} if looked else {}
    return f"{json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1)}\n".encode()


def looked_in(folder: Path) -> Iterator[str]:
    """The ids of the articles of a folder that somebody looked through."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield from [str(record["id"])] if record.get(LOOKED) else []


def read(original: Original, stem: str) -> JsonObject:
    """What the file beside annotations tells; nothing if there is none. BadFile if it is damaged."""
    try:
        beside = original.beside(name_beside(stem))
        data = beside.whole()
    except BadFile:
        return {}
    try:
        record = parse_line(data.decode("utf-8-sig"))
    except ValueError as error:
        raise BadFile("line-not-json", file=beside.shown, line=1, reason=plain(error)) from error
    return {name: value for name, value in record.items() if name not in ("text", "sha256")} if _is_one(record) else {}


def _is_one(record: JsonObject) -> bool:
    return record.get("type") == _TYPE and isinstance(record.get("id"), str)
