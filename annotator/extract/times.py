"""Marks dates, times, durations and sets, and resolves them against the article's date, never finer than the words.

Values are those of TIMEX3 (TimeML 1.2.1): "2020-10-23", "2020-W52", "2019-SU", "P18M", "XXXX-WXX-2", "PAST_REF".
"""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.extract.anchor import Anchor
from annotator.extract.clock import joined, times_of_day
from annotator.extract.dated import dates
from annotator.extract.durations import durations, sets
from annotator.extract.findings import TimeWord, findings, text_of


@Language.component("annotator_times")
def mark_times(doc: Doc) -> Doc:
    """The same doc, its findings now holding the times in order."""
    found = findings(doc)
    found.times = read_times(text_of(doc), found.date)
    return doc


def read_times(text: str, article_date: str | None) -> list[TimeWord]:
    """The time expressions of a text in order, without overlaps; a value is None where the words do not settle it.

    Worked example: "on Thursday" in an article of 2020-12-26 gives 2020-12-24, or 2020-12-31 in a clause that looks
    ahead; without the article's date it gives no value.
    """
    anchor = Anchor.of(article_date)
    found = [*dates(text, anchor), *times_of_day(text, anchor), *durations(text), *sets(text)]
    longest_first = sorted(found, key=lambda time: (time.span.start, -time.span.end))
    times: list[TimeWord] = []
    for time in longest_first:
        if not times or times[-1].span.end <= time.span.start:
            times.append(time)
    return joined(text, times)
