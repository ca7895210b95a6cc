"""Tests of dates in cells and on pages: read if they are one day for sure, and never a wrong day."""

import pytest

from annotator.formats.stated_dates import DAY_FIRST, MONTH_FIRST, iso_date, serial_date, two_days


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2020-12-26", "2020-12-26"),
        ("2020-12", "2020-12"),
        ("2020", "2020"),
        ("2020-W52", "2020-W52"),
        ("2020-12-26T23:30:00-05:00", "2020-12-26"),
        ("2020-12-26 10:00", "2020-12-26"),
        ("20201226", "2020-12-26"),
        ("2020/12/26", "2020-12-26"),
        ("26/12/2020", "2020-12-26"),
        ("12/26/2020", "2020-12-26"),
        ("05/05/2020", "2020-05-05"),
        ("26.12.2020", "2020-12-26"),
        ("3.4.2020 14:05", "2020-04-03"),
        ("26 December 2020", "2020-12-26"),
        ("Sept. 3, 2020, 5:00 p.m.", "2020-09-03"),
        ("Sat, 26 Dec 2020 10:00:00 +0000", "2020-12-26"),
        ("26-Dec-2020", "2020-12-26"),
        ("26-Dec-20", "2020-12-26"),
        ("3-Apr-98", "1998-04-03"),
        ("December 2020", "2020-12"),
    ],
)
def test_what_can_only_be_one_date_is_read(stated: str, day: str) -> None:
    assert iso_date(f" {stated} ") == day


@pytest.mark.parametrize(
    "stated",
    [
        "03/04/2020",
        "3-4-2020",
        "26/12/20",
        "26.12.20",
        "20-12-26",
        "Dec-20",
        "2020-02-30",
        "30/02/2020",
        "2020-13",
        "1608940800",
        "yesterday",
        "",
        "44191",
    ],
)
def test_what_could_be_two_days_or_none_is_left_out(stated: str) -> None:
    assert iso_date(stated) is None


@pytest.mark.parametrize(
    ("stated", "day_first", "month_first"),
    [
        ("4/13/20", "2020-04-13", "2020-04-13"),
        ("03/04/20", "2020-04-03", "2020-03-04"),
        ("03-04-29 09:30", "2029-04-03", "2029-03-04"),
        ("03/04/30", "1930-04-03", "1930-03-04"),
        ("26.12.20", "2020-12-26", "2020-12-26"),
    ],
)
def test_a_year_of_two_digits_is_read_in_the_order_that_was_said(stated: str, day_first: str, month_first: str) -> None:
    assert (iso_date(stated, DAY_FIRST), iso_date(stated, MONTH_FIRST)) == (day_first, month_first)
    assert two_days(stated) == (day_first, month_first)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("44123", "2020-10-19"),
        (" 44191.5 ", "2020-12-26"),
        ("44191,25", "2020-12-26"),
        ("29221", "1980-01-01"),
        ("73050", "2099-12-31"),
        ("29220", None),
        ("73051", None),
        ("99999", None),
        ("2020", None),
        ("441234", None),
        ("44123 a", None),
        ("", None),
    ],
)
def test_a_number_of_days_as_excel_counts_them_is_a_day_of_our_times(stated: str, day: str | None) -> None:
    assert serial_date(stated) == day
