"""A publication date is proposed only with a reason, never guessed."""

import pytest

from annotator.extract.page.published import propose_date

_STORY = "The mayor opened the bridge on a rainy day.\n\nHe thanked the workers and left at noon."


def proposed(text: str, title: str | None = None, url: str | None = None) -> str | None:
    found = propose_date(text, title, url)
    return found.value if found else None


def test_a_posted_line_gives_the_day_and_says_so() -> None:
    found = propose_date("Headline\n\nPosted – 11th January 2021\n\nBody.", None)
    assert found is not None
    assert found.value == "2021-01-11"
    assert "Posted – 11th January 2021" in found.reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PORTO, 3 May 2021 – The mayor opened the bridge.", "2021-05-03"),
        (f"Bridge opens\n\nIssued on: 25/12/2020 - 10:34\n\n{_STORY}", "2020-12-25"),
        (f"Bridge opens\n\n2021-01-11 10:34:00\n\n{_STORY}", "2021-01-11"),
        (f"Bridge opens\n\nUpdated: 12 January 2021\n\nPublished: 11 January 2021\n\n{_STORY}", "2021-01-11"),
        (f"PORTO, Jan. 11 (Xinhua) -- {_STORY}\n\n© 2021 Daily Courier", "2021-01-11"),
        (f"Bridge opens\n\n11/01/2021\n\n{_STORY}", None),
        (f"PORTO, Jan. 11 (Xinhua) -- {_STORY}", None),
        (f"Bridge opens\n\n{_STORY}\n\nJanuary 11, 2021 was the day on which it fell.", None),
        ("The sides signed on October 23, 2020.", None),
        ("Posted 31 February 2021\n", None),
        ("Today, Saturday, they met. (Tripoli, December 26)", None),
        ("On Monday, December 26, they met. Since 2019 they had waited. ", None),
    ],
)
def test_the_page_tells_its_day_or_nothing(text: str, value: str | None) -> None:
    assert proposed(text) == value


def test_today_with_a_weekday_is_resolved_by_a_year_the_text_mentions() -> None:
    text = "Meeting (Tripoli, December 26).\n\nToday, Saturday, they met. On October 23, 2020, they had signed."
    assert proposed(text) == "2020-12-26"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://news.example/2021/01/11/bridge", "2021-01-11"),
        ("https://news.example/2021/01/bridge", "2021-01"),
        ("https://news.example/world/2021-01-11-bridge", "2021-01-11"),
        ("https://news.example/2021/13/11/bridge", None),
        ("https://news.example/story/12345", None),
    ],
)
def test_the_address_tells_the_day_where_the_text_does_not(url: str, value: str | None) -> None:
    assert proposed(_STORY, None, url) == value


def test_a_text_of_empty_lines_has_no_date() -> None:
    assert propose_date("\n" * 100_000, None) is None


def test_a_posting_behind_the_byline_gives_the_day() -> None:
    text = "Fire at the hall\n\nBy Ana Duarte, Porto | Published: 3 March 2021 14:05\n\nThe hall burnt down."
    proposed = propose_date(text, None)
    assert proposed is not None
    assert proposed.value == "2021-03-03"
