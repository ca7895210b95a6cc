"""Written days of a month are found with all that is said of them."""

from annotator.extract.times.dates import written_dates


def test_impossible_days_are_not_dates() -> None:
    assert written_dates("on 45 March 2021") == []


def test_a_written_date_keeps_its_weekday_and_place() -> None:
    (day,) = written_dates("It was Monday, 3 May 2021 then.")
    assert (day.weekday, day.month, day.day, day.year) == (0, 5, 3, 2021)
    assert "It was Monday, 3 May 2021 then."[day.start : day.end] == "Monday, 3 May 2021"
