"""Marks months, quarters, halves, seasons, years, decades and centuries."""

import re

from annotator.extract.times.anchor import NOTHING, Anchor, Values
from annotator.extract.times.date_rules import (
    EARLY,
    EDGE,
    MONTH_STEMS,
    NEAR,
    YEAR,
    YEAR_STEMS,
    Rules,
    by_near,
    rule,
    step_of,
)
from annotator.extract.times.dates import MONTH, month_number
from annotator.extract.times.time_words import DECADES, ORDINALS, SEASONS

_NO_COUNT = (
    r"(?![-–/.:]?\d|%|\w|-strong|\s*(?:percent|per cent|km|miles|met(?:er|re)s|feet|tons|tonnes|barrels|acres|"
    r"hectares|hours|"
    r"people|troops|soldiers|fighters|dollars|euros|pounds|others|men|women|children|homes|houses|seats|votes|words|"
    r"pages|"
    r"films?|movies?|novels?|albums?|songs?|models?|editions?|\w+ (?:street|avenue|road|drive|boulevard|lane))\b)"
)
_NO_DAY = r"(?!\s*\d|\w|\s+(?:[A-Z]\w+\s+)?(?:said|says|told|added)\b)"
_BEFORE_MONTH = "in|since|until|till|by|of|from|during|before|after|at|and|to|through|between|as|than"
_BEFORE_YEAR = "in|since|until|by|of|from|during|after|before|at|a|the|to|and|for|between|through"


def _month_year(match: re.Match[str], _: Anchor) -> Values:
    month = month_number(match["month"].rstrip("."))
    return (f"{match['year']}-{month:02d}",) * 2 if month else NOTHING


def _month_alone(match: re.Match[str], anchor: Anchor) -> Values | None:
    month = month_number(match["month"].rstrip("."))
    if month is None or match["month"].islower():  # "may", "march"
        return None
    return by_near(match, anchor.around(f"{month:02d}", month), _of_this_year(anchor, f"{month:02d}"))


def _of_this_year(anchor: Anchor, ending: str) -> str | None:
    return f"{anchor.year:04d}-{ending}" if anchor.year else None


def _year(match: re.Match[str], _: Anchor) -> Values:
    return (match["year"],) * 2


def _decade(match: re.Match[str], _: Anchor) -> Values:
    word = (match["name"] or "").casefold()
    if word:
        value = f"19{DECADES[word]}"
    else:
        value = match["years"][:-1] if len(match["years"]) == 4 else f"19{match['years'][0]}"
    return value, value


def _century(match: re.Match[str], _: Anchor) -> Values:
    word = match["ordinal"].casefold()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _ordinal(word)
    return (f"{number - 1:02d}",) * 2 if 1 <= number <= 30 else NOTHING


def _ordinal(word: str) -> int:
    tens, _, ones = word.partition("-")
    return ORDINALS.index(word) + 1 if word in ORDINALS else 20 + ORDINALS.index(ones) + 1 if tens == "twenty" else 0


def _season(match: re.Match[str], anchor: Anchor) -> Values:
    season = SEASONS[match["season"].casefold()]
    if match.groupdict().get("year"):
        return (f"{match['year']}-{season}",) * 2
    # Winters belong to two years.
    return by_near(match, anchor.season(season), _of_this_year(anchor, season) if season != "WI" else None)


def _part_of_year(match: re.Match[str], anchor: Anchor) -> Values | None:
    """Quarters and halves; a half without its year is one of a match as often."""
    word, half = match["ordinal"].casefold(), match["part"].casefold() == "half"
    if half and not match.group().casefold().endswith("year") and not match["year"]:
        return None
    number = (2 if half else 4) if word in {"final", "last"} else ORDINALS.index(word) + 1
    part = f"{'H' if half else 'Q'}{number}"
    if match["year"]:
        return (f"{match['year']}-{part}",) * 2
    if match["near"]:
        year = anchor.step("year", step_of(match["near"]))
        return (f"{year}-{part}",) * 2 if year else NOTHING
    return anchor.around(part, number * (6 if part[0] == "H" else 3))


def _short_quarter(match: re.Match[str], anchor: Anchor) -> Values:
    part = f"Q{match['quarter']}"
    if match.groupdict().get("year"):
        return (f"{match['year']}-{part}",) * 2
    return anchor.around(part, 3 * int(match["quarter"]))


_ANY_ORDINAL = "|".join(ORDINALS)
_ONE_TO_FOUR = "|".join(ORDINALS[:4])
RULES: Rules = (
    rule(rf"\b{EDGE}{MONTH},?\s+(?:of\s+)?{YEAR}\b", _month_year, *MONTH_STEMS),
    rule(rf"\b{EARLY}{NEAR}\s+{MONTH}{_NO_DAY}", _month_alone, *MONTH_STEMS),
    rule(rf"\b(?:{_BEFORE_MONTH})\s+(?P<words>{EDGE}{MONTH}){_NO_DAY}", _month_alone, *MONTH_STEMS),
    rule(rf"\b(?:{_BEFORE_YEAR})\s+(?P<words>{EDGE}{YEAR}){_NO_COUNT}", _year, *YEAR_STEMS),
    rule(
        rf"\bthe\s+{EARLY}(?:(?P<name>{'|'.join(DECADES)})|(?:['’])?(?P<years>(?:1[5-9]|20)\d0|\d0)s)\b",
        _decade,
        "0s",
        "ties",
    ),
    rule(r"\b(?:and|or|to)\s+(?P<words>(?P<name>(?!))?(?P<years>(?:1[5-9]|20)\d0)s)\b", _decade, "0s"),
    rule(
        rf"\bthe\s+{EARLY}(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|twenty-(?:{_ONE_TO_FOUR})|"
        rf"{_ANY_ORDINAL})[\s-]+century\b",
        _century,
        "century",
    ),
    rule(rf"\b(?:the\s+)?{EARLY}(?P<season>{'|'.join(SEASONS)})(?:\s+of)?,?\s+{YEAR}\b", _season, *SEASONS),
    rule(rf"\b{NEAR}\s+(?P<season>{'|'.join(SEASONS)})\b", _season, *SEASONS),
    rule(
        rf"\bthe\s+(?P<ordinal>{_ONE_TO_FOUR}|final|last)\s+(?P<part>quarter|half)"
        rf"(?:\s+of\s+(?:{YEAR}|(?P<near>last|this|next)\s+year|the\s+year))?\b",
        _part_of_year,
        "quarter",
        "half",
    ),
    rule(rf"\bQ(?P<quarter>[1-4])(?:\s+of)?,?\s+{YEAR}\b", _short_quarter, "q1", "q2", "q3", "q4"),
    rule(
        r"\b(?:in|for|of|during|since)\s+(?P<words>Q(?P<quarter>[1-4]))\b(?!,?\s+(?:of\s+)?\d)",
        _short_quarter,
        "q1",
        "q2",
        "q3",
        "q4",
    ),
)
