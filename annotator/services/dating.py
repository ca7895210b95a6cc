"""Owns what typed time words mean in an article of a date: "Thursday", "last week", "23 Oct"."""

import re
from typing import Final

from annotator.domain.time import calendar_value

_LONGEST: Final = 80
_BESIDE: Final = re.compile(
    r"[\s,.]*(?:(?:on|in|at|by|since|until|from|during|about|around|the|of)[\s,.]*)*", re.IGNORECASE
)


def resolved(words: str, published: str | None) -> str | None:
    """The day, week, month or year that the words mean, looking back; None if they are no time or nothing settles it.

    Worked example: "Thursday" in an article of 2020-12-26 is 2020-12-24.
    """
    plain = " ".join(words[: _LONGEST + 1].split())
    if not plain or len(plain) > _LONGEST:
        return None
    return _read(plain, published) or _read(f"in {plain.title()}", published)


def _read(words: str, published: str | None) -> str | None:
    # The patterns take longer to build than a window to open.
    from annotator.extract.times.times import read_times

    times = read_times(words, published)
    if len(times) != 1:
        return None
    span = times[0].span
    day = (times[0].past or "").partition("T")[0]
    alone = _BESIDE.fullmatch(words[: span.start]) and _BESIDE.fullmatch(words[span.end :])
    return day if alone and calendar_value(day) else None
