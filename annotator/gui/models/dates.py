"""Owns how an ISO date is written in lists and headings, as fine as it is known and no finer."""

import re

_MONTHS = (
    ("Jan", "January"), ("Feb", "February"), ("Mar", "March"), ("Apr", "April"), ("May", "May"), ("Jun", "June"),
    ("Jul", "July"), ("Aug", "August"), ("Sep", "September"), ("Oct", "October"), ("Nov", "November"),
    ("Dec", "December"),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?(?:T.*)?")


def short_date(iso: str) -> str:
    """The date for a list: "26 Dec 2020", "Dec 2020", "2020"; anything else as it stands."""
    return _written(iso, 0)


def long_date(iso: str) -> str:
    """The date for a heading: "26 December 2020", "December 2020", "2020"; anything else as it stands."""
    return _written(iso, 1)


def _written(iso: str, form: int) -> str:
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1][form], year)
    return " ".join(word for word in words if word)
