"""Owns whom an article credits for its text: a source line, "via AFP", a byline, or the agency of its dateline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.match.names.outlets import is_agency, is_nobody, is_outlet

_NAME = r"[^\W\d_][\w.&’'-]*(?: (?:of |the |for )?[^\W\d_][\w.&’'-]*){0,4}"
_PROPER = r"(?:[Tt]he )?[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|the|for) )?[^\W\d_a-z][\w.&’'-]*){0,4}"
_NAMES = rf"{_PROPER}(?:(?:, (?:and )?| and | & |/){_PROPER}){{0,3}}"
_TAIL = r"[\s.)\]–—*-]*"
_PRINTED = r"(?:re)?(?:published|printed|posted|appeared|ran)"
_LINE = re.compile(
    rf"[(\[–—*-]*\s*(?:(?i:source|sources|via|courtesy(?: of)?|with (?:files|inputs?) from|(?:originally |first )?"
    rf"(?:published|appeared) (?:in|on|by))\s*:?\s+|(?i:source|via)\s*:\s*)(?P<who>{_NAME}){_TAIL}"
)
_FIRST = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:this|the) (?:article|story|report|piece|text|post|dispatch) (?:(?:was|is|has been) )?"
    rf"(?:(?:originally|first) )?{_PRINTED}(?: (?:originally|first))?(?: online)? (?:in|on|by|at|from)|"
    rf"(?:re(?:published|printed)|compiled|taken|adapted) (?:with permission )?from)\s+"
    rf"(?P<who>{_PROPER})(?:,? (?:on|and|with|under|in)\b[^\n]*)?{_TAIL}"
)
_OWNED = re.compile(
    rf"[(\[–—*-]*\s*(?:(?i:copyright)(?: ?(?:©|\([cC]\)))?|©|\([cC]\))\s*(?:\d{{4}}(?:[-–]\d{{2,4}})?,?\s*)?"
    rf"(?i:by )?(?P<who>{_PROPER})(?:[.,]? (?i:all rights reserved))?{_TAIL}"
)
_MADE_BY = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:with )?(?:additional )?reporting (?:by|from)|(?:text|story|report) by|credits?:|"
    rf"with (?:additional )?(?:material|content) from)\s*(?P<who>{_NAMES}){_TAIL}"
)
_HELPED = re.compile(rf"(?P<who>{_NAMES}) (?:also )?contributed (?:reporting )?(?:to|for) (?:this|the) \w+{_TAIL}")
_WITH_INPUTS = re.compile(rf"[(\[–—*-]*\s*(?i:with) (?P<who>{_NAMES}) (?i:inputs?){_TAIL}")
_SIGNED = re.compile(
    rf"(?:[–—-]{{1,2}}\s*|[(\[])(?P<who>{_NAMES}){_TAIL}|(?P<joined>{_PROPER}(?:/{_PROPER}){{1,2}}){_TAIL}"
)
_BYLINE = re.compile(rf"(?:(?i:by)\s*:?\s+)(?:(?P<author>[^\n,/|]{{3,40}}),\s+)?(?P<who>{_NAMES}){_TAIL}")
_AGENCY_LINE = re.compile(rf"[(\[–—-]+\s*(?P<who>{_NAME})\s*[)\]][\s.]*|(?P<short>[A-Z]{{2,4}})[\s.]*")
_DATELINE = re.compile(rf"(?:[^\n()]{{2,60}})?[(/](?P<who>{_NAME})[)/]\s*[-–—:]")
_AGENCY_FIRST = re.compile(rf"(?P<who>{_PROPER})\s+[-–—]{{1,2}}\s")
_SAYS_VIA = re.compile(r"(?<=[\s,])via (?P<who>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\s*[)\].]*$")
_LONGEST_LINE = 90
_HEAD, _FOOT = 4, 3
"""So many of the first lines may be a byline, and so many of the last ones a signature."""
_BETWEEN = re.compile(r", and | and |, | & |/")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named as where the text comes from, and the words that name them."""

    name: str
    words: str


def credits_in(text: str) -> tuple[Credit, ...]:
    """Whom the lines of a text credit, each name once, in order; nobody for a text that names nobody."""
    found: dict[str, Credit] = {}
    for credit in _credits(text):
        if not is_nobody(credit.name):
            found.setdefault(credit.name.casefold(), credit)
    return tuple(found.values())


def _credits(text: str) -> Iterator[Credit]:
    lines = [line for each in text.split("\n") if (line := each.strip())]
    for number, line in enumerate(lines):
        short = len(line) <= _LONGEST_LINE
        who = list(_of_line(line, number, len(lines) - number)) if short else []
        if who:
            yield from (Credit(_bare(name), line) for name in who)
        elif match := _DATELINE.match(line) or _of_agency(line, number):
            yield Credit(_bare(match["who"]), match.group().strip(" –—-:"))


def _of_line(line: str, number: int, left: int) -> Iterator[str]:
    """Whom a line credits that says nothing else; `number` lines stand before it, `left` with it to the end."""
    if match := _LINE.fullmatch(line) or _SAYS_VIA.search(line) or _FIRST.fullmatch(line) or _OWNED.fullmatch(line):
        yield match["who"]
    elif match := _made(line, byline=number < _HEAD):
        yield from _outlets(match["who"])
    elif number and (match := _AGENCY_LINE.fullmatch(line)):
        yield match["who"] or match["short"]
    elif number and left <= _FOOT and (match := _SIGNED.fullmatch(line)):
        yield from _all_outlets(match["who"] or match["joined"])


def _made(line: str, *, byline: bool) -> re.Match[str] | None:
    """A line that tells who wrote or helped; outlets as well as people."""
    found = _MADE_BY.fullmatch(line) or _WITH_INPUTS.fullmatch(line) or _HELPED.fullmatch(line)
    return found or (_BYLINE.fullmatch(line) if byline else None)


def _of_agency(line: str, number: int) -> re.Match[str] | None:
    """What a first line begins with if that is an agency: "Reuters - "."""
    match = None if number >= _HEAD else _AGENCY_FIRST.match(line)
    return match if match and is_agency(match["who"]) else None


def _outlets(names: str) -> Iterator[str]:
    """The outlets among some names; nobody who writes."""
    yield from filter(is_outlet, map(_bare, _BETWEEN.split(names)))


def _all_outlets(names: str) -> Iterator[str]:
    """The names of a signature if outlets alone sign; what else a line of so few words may be is no credit."""
    told = list(map(_bare, _BETWEEN.split(names)))
    yield from told if all(map(is_outlet, told)) else ()


def _bare(name: str) -> str:
    return name.strip(" .-")
