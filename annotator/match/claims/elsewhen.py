"""Owns when two claims speak from other days: of this week or season in one, of a year long past in the other."""

import re

from annotator.match.claims.facets import Facets

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NEAR = re.compile(
    rf"\b(?:today|yesterday|tonight|last night|on {_DAY}|this (?:morning|afternoon|evening|week|month|spring|summer|"
    r"autumn|winter|year))\b",
    re.IGNORECASE,
)
_FAR = re.compile(
    r"\b(?:last year|(?:years?|decades?) (?:ago|earlier|before)|a (?:year|decade) ago|(?:1[0-9]|20)[0-9]{2}s?)\b",
    re.IGNORECASE,
)


def elsewhen(a: Facets, b: Facets) -> bool:
    """Whether one tells of a day or season of now and the other of a year that it names.

    Worked examples: "on Monday" and "in March last year", "this spring" and "in 2019"; not "on Monday, 3 May 2021".
    """
    ours, theirs = _of_now(a), _of_now(b)
    return ours is not None and theirs is not None and ours != theirs


def _of_now(side: Facets) -> bool | None:
    """Whether a claim tells of days of now or of a year; None of one that tells neither or both."""
    near, far = _NEAR.search(side.text) is not None, _FAR.search(side.text) is not None
    return near if near != far else None
