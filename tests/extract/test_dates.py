"""A publication date is proposed only with a reason, never guessed."""

from annotator.extract.dates import propose_date, written_dates


def proposed(text: str, title: str | None = None) -> str | None:
    found = propose_date(text, title)
    return found.value if found else None


def test_a_posted_line_gives_the_day_and_says_so() -> None:
    found = propose_date("Headline\n\nPosted – 11th January 2021\n\nBody.", None)
    assert found is not None
    assert found.value == "2021-01-11"
    assert "Posted – 11th January 2021" in found.reason


def test_a_dateline_with_a_year_gives_the_day() -> None:
    assert proposed("PORTO, 3 May 2021 – The mayor opened the bridge.") == "2021-05-03"


def test_today_with_a_weekday_is_resolved_by_a_year_the_text_mentions() -> None:
    text = "Meeting (Tripoli, December 26).\n\nToday, Saturday, they met. On October 23, 2020, they had signed."
    assert proposed(text) == "2020-12-26"


def test_a_weekday_without_any_year_gives_nothing() -> None:
    assert proposed("Today, Saturday, they met. (Tripoli, December 26)") is None


def test_a_weekday_that_fits_no_near_year_gives_nothing() -> None:
    assert proposed("On Monday, December 26, they met. Since 2019 they had waited. ") is None


def test_a_past_event_in_the_story_is_no_publication_date() -> None:
    assert proposed("The sides signed on October 23, 2020.") is None


def test_impossible_days_are_not_dates() -> None:
    assert proposed("Posted 31 February 2021\n") is None
    assert written_dates("on 45 March 2021") == []


def test_a_written_date_keeps_its_weekday_and_place() -> None:
    (day,) = written_dates("It was Monday, 3 May 2021 then.")
    assert (day.weekday, day.month, day.day, day.year) == (0, 5, 3, 2021)
    assert "It was Monday, 3 May 2021 then."[day.start : day.end] == "Monday, 3 May 2021"


def test_a_text_of_empty_lines_has_no_date() -> None:
    assert propose_date("\n" * 100_000, None) is None
