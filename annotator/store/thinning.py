"""Owns which backups are kept as they grow old; pure functions over moments."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

_DAY = timedelta(days=1)
LATELY = 12
"""How many of the last day are kept at most."""
_RULES: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (7 * _DAY, lambda at: at.date()),
    (61 * _DAY, lambda at: tuple(at.isocalendar())[:2]),
    (366 * _DAY, lambda at: (at.year, at.month)),
)
"""Up to an age, the newest of each day, week and month."""
_YEAR = 366 * _DAY


def too_old(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose ordinary backups are no longer kept.

    Of the last day the twelve newest are kept, then one a day for a week, one a week for two months, one a month for
    a year. The newest of all is always kept, and so is what bears a date to come, for then a clock was wrong.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {*newest_first[:1], *(at for at in newest_first if at > now)}
    kept.update([at for at in newest_first if at <= now and now - at <= _DAY][:LATELY])
    for age, period in _RULES:
        kept.update(_newest_of_each([at for at in newest_first if now - at <= age], period))
    return set(newest_first) - kept


def too_old_special(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups before a change of format or a repair are no longer kept: a year, and the newest."""
    newest_first = sorted(set(moments), reverse=True)
    return {at for at in newest_first[1:] if now - at > _YEAR}


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], Hashable]) -> Iterable[datetime]:
    found: dict[Hashable, datetime] = {}
    for at in newest_first:
        found.setdefault(period(at), at)
    return found.values()
