"""Owns what the data beside a text say of the article, under the names that programs for labelling are given."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import Remark
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject, optional_str
from annotator.formats.article_dates import PROPOSED_DATE
from annotator.formats.native.records import article_record, under_its_id
from annotator.formats.stated_dates import iso_date

_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": ("title", "headline"),
        "published": ("published", "date", "publication_date", "published_at"),
        PROPOSED_DATE: (PROPOSED_DATE,),
        "url": ("url", "link"),
        "source": ("source", "outlet", "publisher"),
        "author": ("author", "byline"),
        "language": ("language", "lang"),
    }
)
_OURS: Final = ("article", LOOKED)
_MOST_SHOWN: Final = 12


def known_in(data: Mapping[str, Json], besides: Collection[str] = ()) -> tuple[dict[str, str | None], list[str]]:
    """What data say of an article, and the names under which they say more; `besides` are names told elsewhere."""
    said = {name: value.strip() for name, value in data.items() if isinstance(value, str) and name not in besides}
    known: dict[str, str | None] = {}
    used: set[str] = set()
    for field, names in _NAMES.items():
        for name in names:
            value = said.get(name) or None
            value = iso_date(value) if field == "published" and value else value
            if value and field not in known:
                known[field] = value
                used.add(name)
    return known, [name for name, value in data.items() if value and name not in used and name not in besides]


def article_told(text: str, file: str, data: JsonObject, besides: Collection[str] = ()) -> tuple[JsonObject, list[str]]:
    """The record of a text with what data say of it, under the id that an export of ours holds there.

    With it come the names under which they say more; `besides` are names told elsewhere.
    """
    known, more = known_in(data, (*_OURS, *besides))
    return under_its_id(article_record(text, file, **known), optional_str(data.get("article"))), more


def left(names: Iterable[str], file: str) -> list[Remark]:
    """What to tell of names under which something stayed out."""
    found = sorted(set(names))
    more = f" and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
    return [Remark("data-left", file=file, names=", ".join(found[:_MOST_SHOWN]) + more)] if found else []
