"""Finds dates, times, durations and sets, and resolves them against the article's date, never finer than the words.

Values are those of TIMEX3 (TimeML 1.2.1): "2020-10-23", "2020-W52", "2019-SU", "P18M", "XXXX-WXX-2", "PAST_REF".
"""

from collections.abc import Iterator

from annotator.extract.times.anchor import Anchor
from annotator.extract.times.clock import joined, on_their_day, times_of_day
from annotator.extract.times.dated import dates
from annotator.extract.times.durations import durations, sets
from annotator.extract.times.time_places import places
from annotator.extract.times.time_values import TimeWord


def read_times(text: str, article_date: str | None) -> list[TimeWord]:
    """The time expressions of a text in order, without overlaps; a value is None where the words do not settle it.

    Worked example: "on Thursday" in an article of 2020-12-26 gives 2020-12-24, or 2020-12-31 in a clause that looks
    ahead; without the article's date it gives no value. "At 10:30" is of the day that was told last in its paragraph
    or the one before, else of the article's own.
    """
    anchor = Anchor.of(article_date)
    found = [time.moved(start) for start, end in places(text) for time in _read(text[start:end], anchor)]
    times: list[TimeWord] = []
    for time in sorted(found, key=lambda time: (time.span.start, -time.span.end)):
        if not times or times[-1].span.end <= time.span.start:
            times.append(time)
    return on_their_day(text, joined(text, times), anchor)


def _read(part: str, anchor: Anchor) -> Iterator[TimeWord]:
    yield from dates(part, anchor)
    yield from times_of_day(part, anchor)
    yield from durations(part)
    yield from sets(part)
