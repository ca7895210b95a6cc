"""Owns what the data beside a text say of the article, under the names that programs for labelling are given."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import Remark
from annotator.domain.json import Json
from annotator.formats.article_dates import PROPOSED_DATE
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


def left(names: Iterable[str], file: str) -> list[Remark]:
    """What to tell of names under which something stayed out."""
    found = sorted(set(names))
    more = f" and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
    return [Remark("data-left", file=file, names=", ".join(found[:_MOST_SHOWN]) + more)] if found else []
