"""Dates are read as finely as they are told, and clash only where no day can be meant by both."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import claim_id
from annotator.domain.span import Span
from annotator.match.measures.dates import dates
from annotator.match.measures.periods import Open, Period, Told
from annotator.match.measures.written_dates import written_dates
from tests.match.reports import report


def every(text: str) -> list[tuple[Period, Span]]:
    return list(written_dates(text, Span(0, max(1, len(text)))))


def only(text: str) -> Period:
    ((found, _),) = every(text)
    return found


CLASHING = """
    on October 23, 2020 | on 24 October 2020
    in October 2020 | in November 2020
    in 2019 | on 23 October 2020
    on 3 May | on 4 May
    on 3 May | on 4 May 2021
    on 3 May | in June
    in May | on June 3, 2020
    on Tuesday | on Friday
    on Tuesday | on 23 October 2020
    between 3 and 5 May 2020 | on 6 May 2020
    on May 3-5, 2020 | on May 8, 2020
    from 3 to 5 May | on 7 May
    in early October 2020 | in late October 2020
    early in 2008 | in November 2008
    in the middle of 2012 | in January 2012
    in mid-2012 | in December 2012
    in the last days of May 2019 | on 2 May 2019
    at the close of 2019 | in June 2019
    at the start of May | on 30 May
    in the early 20th century | in 1990
    in the 1990s | in 2003
    in the 19th century | in 1920
    in spring 2020 | in autumn 2020
    in the third quarter of 2008 | in December 2008
    Q3 2008 | Q4 2008
    in the third quarter | in the second quarter
    since 2015 | since 2017
    since 2015 | in 2012
    until May 2020 | in July 2020
    before 2008 | in 2010
    on 23/10/2020 | on 24/10/2020
    on 23.10.2020 | on 2020-10-24
    from 2008 to 2010 | in 2012
    2008-2010 | in 2011
    the 2008 crisis | the 2009 crisis
"""
FITTING = """
    on October 23, 2020 | in October 2020
    on October 23, 2020 | on 23 October
    on October 23, 2020 | on Friday
    on October 23, 2020 | in 2020
    on the 23rd of October 2020 | on 2020-10-23
    on 23/10/2020 | on 23 October 2020
    on 4 May 2020 | between 3 and 5 May 2020
    on 4 May 2020 | from 3 to 5 May
    on 4 October 2020 | in early October 2020
    on 15 October 2020 | in mid-October 2020
    in December 2012 | in late 2012
    in March 2012 | early in 2012
    on 29 May 2019 | in the last days of May 2019
    on 2 January 2019 | at the beginning of 2019
    in June 2012 | in the middle of 2012
    in 1990 | in the late 20th century
    in 1994 | in the 1990s
    in July 2020 | in summer 2020
    in August 2008 | in the third quarter of 2008
    in August 2008 | Q3 2008
    on 12 January 2020 | winter 2019-20
    in 2018 | since 2015
    in March 2020 | until May 2020
    in 2009 | from 2008 to 2010
    in 2020 | on 3/5/2020
    on 3 May 2020 | on 3/5/2020
"""
SILENT = """
    in 2020 | on 3 May
    on Tuesday | in May
    on Tuesday | on 3 May
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("a", "b"), rows(CLASHING))
def test_times_that_share_no_day_clash(a: str, b: str) -> None:
    assert only(a).clashes(only(b))
    assert only(b).clashes(only(a))
    assert not only(a).contains(only(b))
    assert not only(b).contains(only(a))


@pytest.mark.parametrize(("finer", "coarser"), rows(FITTING))
def test_the_finer_time_fits_the_coarser_and_lies_in_it(finer: str, coarser: str) -> None:
    assert not only(finer).clashes(only(coarser))
    assert only(coarser).contains(only(finer))


@pytest.mark.parametrize(("a", "b"), rows(SILENT))
def test_times_that_tell_different_things_do_not_clash(a: str, b: str) -> None:
    assert not only(a).clashes(only(b))
    assert not only(b).clashes(only(a))


@pytest.mark.parametrize(
    ("a", "b", "tells"),
    [
        ("on Tuesday", "in January 2024", False),
        ("on Tuesday", "in 2024", False),
        ("on Tuesday", "in January", False),
        ("on Tuesday", "on 12 March 2024", True),
        ("in January", "in January 2024", True),
        ("on Tuesday", "on Friday", True),
    ],
)
def test_a_time_that_another_could_not_exclude_tells_nothing_of_it(a: str, b: str, *, tells: bool) -> None:
    assert only(a).tells(only(b)) is tells
    assert only(b).tells(only(a)) is tells


@pytest.mark.parametrize(
    "text",
    ["he may go", "May said so", "2000 people", "1950 km", "$2000", "on 31 April", "March 10 percent", "", "v2.6.18"],
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert every(text) == []


def test_what_is_ambiguous_is_read_as_the_year() -> None:
    assert only("on 3/5/2020").text == "2020"


def test_what_was_not_done_until_a_month_was_done_in_it() -> None:
    assert only("It was not opened until May 2020").open is Open.NEITHER
    assert only("It was open until May 2020").open is Open.UNTIL


def test_two_days_are_two_dates() -> None:
    assert [found.text for found, _ in every("on 3 and 5 May 2020")] == ["2020-05-03", "2020-05-05"]


def test_the_weekday_beside_a_date_says_nothing_more() -> None:
    assert [found.text for found, _ in every("on Friday, October 23, 2020")] == ["2020-10-23"]


def test_a_date_stands_where_its_words_stand() -> None:
    text = "They met on 23 October 2020 in Geneva."
    ((_, at),) = every(text)
    assert at.quote(text) == "23 October 2020"


def test_a_slot_with_a_value_counts_before_the_words() -> None:
    article = report("They met on Saturday in May 2019.")
    span = Span(0, len(article.text))
    bare = Claim(claim_id(article.id, span, None), article.id, span, article.text)
    dated = bare.with_slots(Role.TIME, [Slot(Role.TIME, value="2020-12-26")])
    assert [each.value.text for each in dates(dated, article.text)] == ["2020-12-26"]
    assert [each.value.text for each in dates(bare, article.text)] == ["Saturday", "2019-05"]


def test_words_beside_a_slot_tell_their_own_dates_and_whether_it_is_open() -> None:
    article = report("Since 2004 he wrote of the 1999 crisis on Friday.")
    span = Span(0, len(article.text))
    slots = (Slot(Role.TIME, Span(6, 10), "2004"), Slot(Role.TIME, Span(42, 48), "2020-10-23"))
    said = Claim(claim_id(article.id, span, None), article.id, span, article.text, slots)
    told = [(each.value.text, each.value.open) for each in dates(said, article.text)]
    assert told == [("2004", Open.SINCE), ("1999", Open.NEITHER), ("2020-10-23", Open.NEITHER)]


def _of_slot(text: str, words: str, value: str) -> tuple[str, str]:
    article = report(text)
    at = Span(text.index(words), text.index(words) + len(words))
    span = Span(0, len(article.text))
    said = Claim(claim_id(article.id, span, None), article.id, span, article.text, (Slot(Role.TIME, at, value),))
    ((found, _),) = ((one.value, one.span) for one in dates(said, article.text))
    return str(found.first), str(found.last)


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("It failed in early 2008", "early 2008", "2008", ("2008-01-01", "2008-05-26")),
        ("It failed late in May 2019", "May 2019", "2019-05", ("2019-05-19", "2019-05-31")),
        ("It failed in mid-March", "mid-March", "2023-03", ("2023-03-09", "2023-03-23")),
        ("It failed at the end of the month", "the end of the month", "2023-05", ("2023-05-23", "2023-05-31")),
        ("It failed late last year", "late last year", "2022", ("2022-08-07", "2022-12-31")),
        ("It failed in the middle of 2012", "2012", "2012", ("2012-04-01", "2012-10-01")),
        ("It failed in 2008", "2008", "2008", ("2008-01-01", "2008-12-31")),
        ("It failed late on 2 May 2019", "2 May 2019", "2019-05-02", ("2019-05-02", "2019-05-02")),
        ("It failed late on Tuesday", "late on Tuesday", "2019-05-07", ("2019-05-07", "2019-05-07")),
        ("It failed at the end of the 2008 crisis", "2008", "2008", ("2008-01-01", "2008-12-31")),
        ("The late king ruled in 2008", "2008", "2008", ("2008-01-01", "2008-12-31")),
        ("It failed in the end, in 2008", "2008", "2008", ("2008-01-01", "2008-12-31")),
        ("It came too late, in May 2019", "May 2019", "2019-05", ("2019-05-01", "2019-05-31")),
        ("An early vote in 2008 failed", "2008", "2008", ("2008-01-01", "2008-12-31")),
        ("It failed early this week", "early this week", "2019-W19", ("2019-05-06", "2019-05-12")),
        ("It failed late at night in May 2019", "May 2019", "2019-05", ("2019-05-01", "2019-05-31")),
    ],
)
def test_of_a_slot_only_the_part_counts_that_its_words_tell(
    text: str, words: str, value: str, days: tuple[str, str]
) -> None:
    assert _of_slot(text, words, value) == days


PERIODS = st.builds(
    lambda days, told, opened: Period("x", min(days), max(days), told, opened),
    st.tuples(*[st.dates(date(2000, 1, 1), date(2000, 12, 31))] * 2),
    st.sampled_from(Told),
    st.sampled_from(Open),
)


@given(PERIODS, PERIODS)
def test_clashing_goes_both_ways_and_excludes_containing(a: Period, b: Period) -> None:
    assert a.clashes(b) == b.clashes(a)
    assert not (a.clashes(b) and a.contains(b))
    assert not a.clashes(a)


VOCABULARY = (
    "on 3 May 5 2020 2008 to and between October Oct. 31 February Tuesday, third quarter half of early late mid- since "
    "until by 3/5/2020 31.2.2020 2020-02-30 2010-11 1990s spring winter 19th 0th century Q3 - , the 2000 people May 29"
)
TEXTS = st.one_of(st.lists(st.sampled_from(VOCABULARY.split()), max_size=14).map(" ".join), st.text(max_size=50))


@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    found = every(text)
    assert all(0 <= at.start < at.end <= max(1, len(text)) for _, at in found)
    assert all(one.first <= one.last for one, _ in found)
    for one, _ in found:
        for other, _ in found:
            assert one.clashes(other) == other.clashes(one)
            assert not (one.clashes(other) and one.contains(other))


@pytest.mark.parametrize("text", ["is scheduled for June", "is set for June.", "was planned for June, they said"])
def test_a_month_that_something_is_set_for_is_read(text: str) -> None:
    assert only(text).text == "June"


@pytest.mark.parametrize("text", ["is set for June Carter", "a song for June", "a party for May was held"])
def test_a_name_like_a_month_is_none(text: str) -> None:
    assert every(text) == []
