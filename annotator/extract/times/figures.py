"""Marks dates written in figures alone ("23/10/2020", "2020/10/23", "26/12/20", "2020-10")."""

import re

from annotator.extract.times.anchor import NOTHING, Anchor, Values
from annotator.extract.times.date_rules import YEAR, Rules, day_or_none, rule


def _either_order(match: re.Match[str], _: Anchor) -> Values | None:
    """ "23/10/2020": the year alone where it is open which of the two is the month."""
    first, second, year = int(match["first"]), int(match["second"]), _full_year(match["year"])
    days = {
        written.isoformat()
        for month, day in ((first, second), (second, first))
        if (written := day_or_none(int(year), month, day)) is not None
    }
    if not days:
        return None
    return (min(days) if len(days) == 1 else year,) * 2


def _year_first(match: re.Match[str], _: Anchor) -> Values | None:
    day = day_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day.isoformat(),) * 2 if day else None


def _year_and_month(match: re.Match[str], _: Anchor) -> Values | None:
    """ "2020-10"; "2010-11" may be a season that spans two years."""
    month, year = int(match["month"]), int(match["year"])
    if not 1 <= month <= 12:
        return None
    return NOTHING if month > year % 100 else (f"{year:04d}-{month:02d}",) * 2


def _short_year(match: re.Match[str], _: Anchor) -> Values:
    return (_full_year(match["short"]),) * 2


def _full_year(written: str) -> str:
    """Two figures stand for the years from 1930 to 2029."""
    if len(written) == 4:
        return written
    return f"{'19' if int(written) >= 30 else '20'}{written}"


def _fiscal(match: re.Match[str], _: Anchor) -> Values:
    return (f"FY{match['year']}",) * 2


RULES: Rules = (
    rule(
        rf"(?<![\d/.])(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark){YEAR}(?![\d/]|\.\d)",
        _either_order,
        "/",
        ".1",
        ".2",
    ),
    rule(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d\d)(?![\d/%])", _either_order, "/"),
    rule(
        rf"(?<![\d/]){YEAR}(?P<mark>[/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d/])", _year_first, "/", ".0", ".1"
    ),
    rule(
        rf"\b(?:in|since|until|by|of|from|during|before|after)\s+(?P<words>{YEAR}-(?P<month>\d\d))(?![\d-]|\w)",
        _year_and_month,
        "-0",
        "-1",
    ),
    rule(
        r"\b(?:in|since|until|by|of|from|during|before|after)\s+(?P<words>['’](?P<short>\d\d))(?!\w)",
        _short_year,
        "'",
        "’",
    ),
    rule(rf"\b(?:fiscal(?:\s+year)?\s+|FY\s?){YEAR}\b", _fiscal, "fiscal", "fy"),
)
