"""Owns times of the day and the scores of games as they are written in figures."""

import re
from collections.abc import Iterator

from annotator.domain.span import Span

_CLOCK = re.compile(
    r"(?<![\w:./-])(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))?(?::[0-5][0-9])?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?:\s(?P<zone>GMT|UTC|EST|EDT|PST|PDT|CET|BST|local time))?(?![\w:]|[.-][0-9])",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,:/-])(?P<one>[0-9]{1,3})\s?[-–]\s?(?P<other>[0-9]{1,3})(?![\w]|[-–.,:/][0-9]|\s?%)")
_VOTES = re.compile(
    r"(?<![\w.,:/$€£-])(?P<one>[0-9]{1,3})(?P<votes>\svotes?)?\s(?:to|against)\s(?P<other>[0-9]{1,3})(?P<behind>\svotes?)?"
    r"(?![\w%]|[-–.,:/][0-9]|\s(?:%|per ?cent|points?|hundred|thousand|million|billion|years?|months?|days?)\b)",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:pass|approv|reject|carr(?:y|ied)|adopt|defeat|ratif|vot|w[io]n|beat|lost)", re.IGNORECASE)
_CONTEST = re.compile(
    r"\b(?:w[io]n|beat|lo[ss]e?s?t?|los[st]|drew|draw|score|lead|led|victory|defeat|voted?|match|game|final|set|tied?)",
    re.IGNORECASE,
)
CLOCK = "clock"
"""Every unit of a time of the day begins so."""
_AROUND = 60
_THOUSAND = 1_000.0


def clocks(text: str, start: int, end: int) -> Iterator[tuple[Span, float, str]]:
    """The times of the day between two places: where, the minute of the day, and the clock it is read on.

    "clock" for one that is certain (22:30, 10:30 a.m.), "clock of 12" where morning or evening is left open, with the
    zone behind it if one is told.
    """
    for found in _CLOCK.finditer(text, start, end):
        hour, half = int(found["hour"]), (found["half"] or "").lower()
        if (half and 1 <= hour <= 12) or (not half and ":" in found.group()):
            known = bool(half) or hour > 12 or found["hour"] == "00"
            zone = (found["zone"] or "").lower().replace("local time", "")
            minute = 60.0 * (hour % 12 + 12 * (half == "p") if half else hour) + int(found["minute"] or 0)
            yield Span(*found.span()), minute, f"{CLOCK if known else f'{CLOCK} of 12'} {zone}".rstrip()


def scores(text: str, start: int, end: int) -> Iterator[tuple[Span, float]]:
    """The scores and votes between two places: where, and the higher part with the lower behind the point.

    The winner's part comes first, whoever is told to have it: 3-1 and 1-3 are one score. A rising pair ("10-12") is
    one only where the words around tell of a contest, and it may still be a range where something counted follows.
    Votes are told in words as well: "by 88 votes to 61".
    """
    for found in _SCORE.finditer(text, start, end):
        one, other = int(found["one"]), int(found["other"])
        contest = _CONTEST.search(text, max(start, found.start() - _AROUND), min(end, found.end() + _AROUND))
        if contest and (one >= other or not text[found.end() : found.end() + 2].lstrip()[:1].isalpha()):
            yield Span(*found.span()), max(one, other) + min(one, other) / _THOUSAND
    for found in _VOTES.finditer(text, start, end):
        one, other = int(found["one"]), int(found["other"])
        voted = found["votes"] or found["behind"] or (one > other and _VOTED.search(text, start, found.start()))
        if voted and not text.endswith("from ", start, found.start()):
            yield Span(*found.span()), max(one, other) + min(one, other) / _THOUSAND
