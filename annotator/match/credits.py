"""Owns whom an article credits for its text: a source line, "via AFP", or the agency of its dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = r"[^\W\d_][\w.&’'-]*(?: (?:of |the |for )?[^\W\d_][\w.&’'-]*){0,4}"
_LINE = re.compile(
    rf"[(\[–—*-]*\s*(?:(?i:source|sources|via|courtesy(?: of)?|with (?:files|inputs?) from|(?:originally |first )?"
    rf"(?:published|appeared) (?:in|on|by))\s*:?\s+|(?i:source|via)\s*:\s*)(?P<who>{_NAME})[\s.)\]–—*-]*"
)
_AGENCY_LINE = re.compile(rf"[(\[–—-]+\s*(?P<who>{_NAME})\s*[)\]][\s.]*|(?P<short>[A-Z]{{2,4}})[\s.]*")
_DATELINE = re.compile(rf"[^\n()]{{2,60}}[(/](?P<who>{_NAME})[)/]\s*[-–—:]")
_SAYS_VIA = re.compile(r"(?<=[\s,])via (?P<who>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\s*[)\].]*$")
_LONGEST_LINE = 90
_NOBODY = re.compile(
    r"(?i)(?:the )?(?:author|photo|image|file|agenc(?:y|ies)|staff|reporter|own|various|video|getty)\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named as where the text comes from, and the words that name them."""

    name: str
    words: str


def credits_in(text: str) -> tuple[Credit, ...]:
    """Whom the lines of a text credit, each name once, in order; nobody for a text that names nobody."""
    found: dict[str, Credit] = {}
    for credit in _credits(text):
        if not _NOBODY.match(credit.name):
            found.setdefault(credit.name.casefold(), credit)
    return tuple(found.values())


def _credits(text: str) -> Iterator[Credit]:
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        if not words:
            continue
        if len(words) <= _LONGEST_LINE:
            match = _LINE.fullmatch(words) or _SAYS_VIA.search(words) or (number and _AGENCY_LINE.fullmatch(words))
            if match:
                name = next(name for name in match.groups() if name)
                yield Credit(name.strip(" .-"), words)
        elif match := _DATELINE.match(words):
            yield Credit(match["who"].strip(" .-"), match.group().strip(" –—-:"))
