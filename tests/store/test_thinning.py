"""Tests of which backups are kept as they grow old."""

import itertools
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.store import thinning

_NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
_moments = st.lists(
    st.integers(min_value=-3_600, max_value=3 * 366 * 86_400).map(lambda s: _NOW - timedelta(seconds=s)), max_size=80
)


def _ago(**time: float) -> datetime:
    return _NOW - timedelta(**time)


@given(_moments)
def test_the_newest_is_never_removed(moments: list[datetime]) -> None:
    for old in (thinning.too_old(moments, _NOW), thinning.too_old_special(moments, _NOW)):
        assert old <= set(moments)
        assert not moments or max(moments) not in old


@given(_moments, st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_found_does_not_matter(moments: list[datetime], chance: Random) -> None:
    shuffled = list(moments)
    chance.shuffle(shuffled)
    assert thinning.too_old(shuffled, _NOW) == thinning.too_old(moments, _NOW)


@given(_moments)
def test_thinning_a_second_time_removes_nothing_more(moments: list[datetime]) -> None:
    left = set(moments) - thinning.too_old(moments, _NOW)
    assert thinning.too_old(left, _NOW) == set()


@given(_moments)
def test_what_was_made_before_a_change_stays_for_a_year(moments: list[datetime]) -> None:
    assert all(_NOW - at > timedelta(days=366) for at in thinning.too_old_special(moments, _NOW))


@given(_moments)
def test_what_bears_a_date_to_come_is_kept(moments: list[datetime]) -> None:
    assert all(at <= _NOW for at in thinning.too_old(moments, _NOW))


@given(_moments)
def test_no_more_are_kept_than_there_are_periods(moments: list[datetime]) -> None:
    left = {at for at in set(moments) - thinning.too_old(moments, _NOW) if at <= _NOW}
    assert len(left) <= thinning.LATELY + 8 + 10 + 13


@given(_moments)
def test_every_day_of_the_last_week_that_had_one_still_has_one(moments: list[datetime]) -> None:
    left = set(moments) - thinning.too_old(moments, _NOW)
    week = {at for at in moments if at <= _NOW and _NOW - at <= timedelta(days=7)}
    assert {at.date() for at in week} == {at.date() for at in left & week}


def test_a_year_of_daily_backups_becomes_days_weeks_and_months() -> None:
    daily = [_ago(days=days, hours=1) for days in range(400)]
    left = sorted(set(daily) - thinning.too_old(daily, _NOW), reverse=True)
    assert [(_NOW - at).days for at in left[:7]] == list(range(7))
    recent = [at for at in left if (_NOW - at).days < 61]
    assert max(after - before for after, before in itertools.pairwise(recent)) == timedelta(days=7)
    assert len([at for at in recent if (_NOW - at).days >= 7]) <= 10
    months = [at for at in left if (_NOW - at).days > 61]
    assert len({(at.year, at.month) for at in months}) == len(months) == 10


def test_twelve_of_one_busy_day_are_kept() -> None:
    busy = [_ago(minutes=minutes) for minutes in range(200)]
    assert sorted(set(busy) - thinning.too_old(busy, _NOW), reverse=True) == busy[:12]
