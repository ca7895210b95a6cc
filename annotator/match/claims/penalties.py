"""Owns what somebody is sentenced to: a term of years, life or death, of which one sentence has one."""

import re

from annotator.match.claims.facets import Facets
from annotator.match.claims.verdicts import other_charges

_PRISON = r"(?:in (?:prison|jail)|behind bars|of imprisonment|imprisonment|(?:prison |jail )?(?:sentence|term)s?)"
_TERM = r"(?:days?|weeks?|months?|years?)"
_PUT_AWAY = r"(?:jailed|imprisoned|sentenced|condemned|locked up|put away)"
_KINDS = {
    "life": re.compile(
        rf"\blife (?:{_PRISON})\b|\b{_PUT_AWAY}(?: [a-z]{{1,20}}){{0,2}} (?:for|to) life\b", re.IGNORECASE
    ),
    "death": re.compile(r"\bdeath sentence\b|\b(?:sentenced|condemned)(?: [a-z]{1,20}){0,2} to death\b", re.IGNORECASE),
    "a term": re.compile(
        rf"(?<![\w.])[a-z0-9.]{{1,20}}[- ]{_TERM}(?:['’]|[- ]long)? {_PRISON}\b|"
        rf"\b{_PUT_AWAY}(?: [a-z]{{1,20}}){{0,2}} (?:for|to) (?:[a-z]{{1,20}} ){{0,3}}[a-z0-9.]{{1,20}}[- ]{_TERM}\b",
        re.IGNORECASE,
    ),
}
_OPEN = re.compile(
    r"\b(?:fac(?:es?|ed|ing)|could|may|might|seeks?|sought|demand(?:s|ed)?|ask(?:s|ed)?|calls?|called|maximum|up to|"
    r"commuted|reduced|overturned|quashed|appeal(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""What is asked for, or was taken back, is no sentence yet or any more."""


def other_penalty(a: Facets, b: Facets) -> bool:
    """Whether claims tell of sentences that cannot be one.

    Worked examples: "sentenced to 10 years in prison" and "sentenced to life in prison"; not where the charges are
    others.
    """
    ours, theirs = _told(a.text), _told(b.text)
    return bool(ours and theirs) and ours.isdisjoint(theirs) and not other_charges(a, b)


def _told(text: str) -> frozenset[str]:
    if _OPEN.search(text):
        return frozenset()
    return frozenset(kind for kind, spelled in _KINDS.items() if spelled.search(text))
