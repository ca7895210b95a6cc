"""Owns lines that only tell when a page was put up, and how long it takes to read."""

import re
from typing import Final

from annotator.extract.page.credits import tells_who_made_it
from annotator.extract.times.dates import holds_only_a_date

_LONGEST: Final = 90
_PART: Final = re.compile(
    r"\d+(?:[:.,/-]\d+)*(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on|of|the|ago|and|date|local|time|"
    r"hours?|"
    r"hrs?|minutes?|mins?|days?|weeks?|months?|(?-i:[A-Z]{2,4})|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|"
    r"sun)(?:day)?|"
    r"(?:first|last)|posted|published|updated|modified|issued|created|today|yesterday|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?",
    re.IGNORECASE,
)
_EXACT: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:[\d:.]+(?:Z|[+-][\d:]+)?)?")
_BY: Final = re.compile(r"\bby [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}")
_OTHER: Final = re.compile(
    r"(?:reading time:?\s*)?\d{1,3}[\s-]*min(?:ute)?s?\.?(?: read)?|(?:a |an |\d{1,3} )(?:hours?|hrs?|minutes?|mins?|"
    r"days?) ago|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|\(?local time\)?)?",
    re.IGNORECASE,
)
STAMP: Final = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]m)?(?:\s+(?:GMT|UTC|CET|EST|EDT))?\s*[–—|-]\s+(?=[A-Z\"“])")
"""The time of day before an entry of a live blog."""


def tells_when_posted(words: str) -> bool:
    """Whether a line tells nothing but when the page was put up or changed, perhaps behind who wrote it."""
    if len(words) > _LONGEST:
        return False
    if _OTHER.fullmatch(words) or holds_only_a_date(words):
        return True
    byline, mark, posted = words.rpartition("|")
    if mark and tells_who_made_it(byline.strip()):
        return tells_when_posted(posted.strip())
    if not any(letter.isdigit() for letter in words):
        return False
    return _is_all_parts(words)


def _is_all_parts(words: str) -> bool:
    """Whether every word belongs to a date, a time of day or the name of who posted it; one figure is no date."""
    told = _EXACT.sub(" 1 1 ", _BY.sub(" ", words))
    figures = re.findall(r"\d+", told)
    tokens = [token for token in re.split(r"[\s,|()–—:·•-]+", told) if token]
    dated = len(figures) >= 2 or "ago" in tokens
    return dated and all(_PART.fullmatch(token) for token in tokens)
