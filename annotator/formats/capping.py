"""Owns how many sentences of one kind are told of a file: the first ones, and how many more there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from annotator.domain.errors import AnnotatorError, BadFile, Remark

TELL_EACH: Final = 20
"""Sentences of one kind about one file, before the rest of them is only counted."""
_MORE: Final = "told-more"
_Item = TypeVar("_Item")


def capped(items: Iterable[_Item], *, whole: str = "", most: int = TELL_EACH) -> Iterator[_Item | AnnotatorError]:
    """The items, with no more than the first troubles of a kind about a file; at the end how many more there were.

    Args:
        most: how many these are.
        whole: what all of it is about, if files within it are not to count each for itself.
    """
    more: dict[tuple[str, str], _Count] = {}
    for item in items:
        if not isinstance(item, AnnotatorError) or item.message_id == _MORE:
            yield item
            continue
        file = whole or str(item.parameters.get("file", ""))
        count = more.setdefault((item.message_id, file), _Count(item))
        count.all, count.last = count.all + 1, item
        if count.all <= most:
            yield item
    yield from (_rest(file, count, most) for (_, file), count in more.items() if count.all > most)


@dataclass(slots=True)
class _Count:
    """How many troubles of a kind there were, and the last."""

    last: AnnotatorError
    all: int = 0


def _rest(file: str, count: _Count, most: int) -> AnnotatorError:
    told: dict[str, str | int] = {"count": count.all - most, "last": str(count.last).rstrip(".")}
    told["kind"] = count.last.message_id
    return Remark(_MORE, file=file, **told) if isinstance(count.last, Remark) else BadFile(_MORE, file=file, **told)
