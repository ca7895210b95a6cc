"""Owns datelines: the place, day and agency that stand before the first sentence of a report."""

import re
from typing import Final

_MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = rf"(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?"
_WORD: Final = rf"(?:{_DAY}|[A-Z][\w.'’-]*|of|the|al|el|and)"
_PLACE: Final = rf"{_WORD}(?:[ ,/]{{1,2}}{_WORD}){{0,7}}"
_DASH: Final = r"(?:[–—]|--?)"
_BEGINS: Final = r"(?=[A-Z\"“‘«(])"
_IN_BRACKETS: Final = r"\([^()\n]{2,40}\)"
_CAPITALS: Final = r"[A-Z]{2,}(?:[ -][A-Z]{2,})*"
_NO_PLACES: Final = (
    r"(?!(?:BREAKING|UPDATE|UPDATED|EXCLUSIVE|ANALYSIS|OPINION|WATCH|LIVE|NOTE|VIDEO|PHOTOS|FACTBOX|EXPLAINER|"
    r"CORRECTION|QUESTION|ANSWER|READ|ALSO|SOURCE|EDITOR)\b)"
)
_FORMS: Final = (
    re.compile(rf"{_PLACE}(?:,? ?{_IN_BRACKETS})?,?\s*{_DASH}\s+(?:{_DAY}\s*{_DASH}\s+)?{_BEGINS}"),
    re.compile(rf"{_IN_BRACKETS}\s*{_DASH}\s+{_BEGINS}"),
    re.compile(rf"{_PLACE}[,.]? /[\w .]{{2,30}}/\.?\s*(?:{_DASH}\s+)?{_BEGINS}"),
    re.compile(rf"{_PLACE},? ?{_IN_BRACKETS}:\s+{_BEGINS}"),
    re.compile(rf"{_NO_PLACES}(?=[A-Z -]{{5}}){_CAPITALS}(?:, [A-Z]\w+)?(?: {_IN_BRACKETS})?:\s+{_BEGINS}"),
)
_ALONE: Final = re.compile(
    rf"[A-Z][\w.'’-]*(?:[ ,/]{{1,2}}{_WORD}){{0,5}},\s+{_DAY}|{_PLACE}(?: ?{_IN_BRACKETS})?\s*[–—]"
)
_MARK: Final = re.compile(r"[–—/(:-]")
"""Every form has one of these, and hardly any sentence begins with one."""
_LONGEST: Final = 80


def dateline_end(words: str) -> int | None:
    """How many characters of a paragraph are its dateline, blanks behind it included; None if it has none."""
    head = words[: _LONGEST + 2]
    if _MARK.search(head) is None:
        return None
    found = next((match for form in _FORMS if (match := form.match(head))), None)
    return found.end() if found and found.end() <= _LONGEST else None


def is_dateline(words: str) -> bool:
    """Whether a line is nothing but a place and a day, or a place before a dash."""
    return len(words) <= _LONGEST and _ALONE.fullmatch(words) is not None
