"""Dates are read in figures anywhere, and with month names where the language is known; never one too exact."""

import pytest

from annotator.extract.general.dates import month_names, read_dates


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "am 26. Dezember 2020 in Tripolis", "2020-12-26"),
        ("de", "im Mai 2020", "2020-05"),
        ("de", "am 3.4.2021", "2021-04-03"),
        ("fr", "le 1er janvier 2021", "2021-01-01"),
        ("es", "el 26 de diciembre de 2020", "2020-12-26"),
        ("ru", "26 декабря 2020 года", "2020-12-26"),
        ("uk", "26 грудня 2020", "2020-12-26"),
        ("cs", "26. prosince 2020", "2020-12-26"),
        ("tr", "26 Aralık 2020", "2020-12-26"),
        ("el", "26 Δεκεμβρίου 2020", "2020-12-26"),
        ("ar", "في ٢٦ ديسمبر ٢٠٢٠", "2020-12-26"),
        ("zh", "2020年12月26日", "2020-12-26"),
        ("ja", "2020年12月", "2020-12"),
        ("ko", "2020년 12월 26일", "2020-12-26"),
        (None, "2020-12-26", "2020-12-26"),
        (None, "31/12/2020", "2020-12-31"),
        (None, "03/04/2020", "2020"),
        ("de", "am 24. Dezember", "2020-12-24"),
    ],
)
def test_a_date_is_read(language: str | None, text: str, value: str) -> None:
    (time,) = read_dates(text, language, "2020-12-26")
    assert time.past == value
    assert text[time.span.start : time.span.end].strip()


@pytest.mark.parametrize(
    "text",
    ["", "192.168.1.2020", "1.2.2020.3", "31.02.2020", "Nr. 26/1234/2020", "26 декабря", "2020", "am 99. Mai 2020"],
)
def test_what_is_no_date_of_a_known_language_is_none(text: str) -> None:
    assert [time for time in read_dates(text, "de", None) if len(time.past or "") == 10] == []


def test_a_day_without_a_year_stays_open_where_the_article_has_no_date() -> None:
    (time,) = read_dates("am 24. Dezember", "de", None)
    assert (time.past, time.future) == (None, None)


def test_a_day_without_a_year_lies_before_or_behind_the_article() -> None:
    (time,) = read_dates("am 25. Januar", "de", "2021-01-10")
    assert (time.past, time.future) == ("2020-01-25", "2021-01-25")


def test_a_language_nobody_described_has_no_month_names() -> None:
    assert month_names("qq") == {}
    assert month_names("../etc") == {}
