"""Owns whom an article credits for its text: a source line, "via AFP", a byline, or the agency of its dateline."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.outlets import has_short_name, is_agency, is_nobody, is_outlet

_NAME = r"[^\W\d_][\w.&’'-]*(?: (?:of |the |for )?[^\W\d_][\w.&’'-]*){0,4}"
_PROPER = r"(?:[Tt]he )?[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|the|for) )?[^\W\d_a-z][\w.&’'-]*){0,4}"
_NAMES = rf"{_PROPER}(?:(?:, (?:and )?| and | & |/){_PROPER}){{0,3}}"
_TAIL = r"[\s.)\]–—*-]*"
_PRINTED = r"(?:re)?(?:published|printed|posted|appeared|ran)"
_MATTER = r"(?:files?|inputs?|reports?|reporting|material|content|information|copy)"
_LINE = re.compile(
    rf"[(\[–—*-]*\s*(?:(?i:(?:news )?sources?|via|courtesy(?: of)?|with (?:agency )?{_MATTER} from|"
    rf"(?:originally |first )?(?:published|appeared) (?:in|on|by))\s*:?\s+|(?i:(?:news )?sources?|via)\s*[:–—-]\s*)"
    rf"(?P<who>{_NAME}(?:(?:, | ?/ ?){_NAME}){{0,3}}){_TAIL}"
)
_FIRST = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:this|the) (?:article|story|report|piece|text|post|dispatch) (?:(?:was|is|has been) )?"
    rf"(?:(?:originally|first) )?{_PRINTED}(?: (?:originally|first))?(?: online)? (?:in|on|by|at|from)|"
    rf"(?:re(?:published|printed)|compiled|taken|adapted|translated) (?:with permission )?from|"
    rf"(?:distributed|provided|supplied) by|read the (?:full|original)(?: \w+)? (?:at|in|on))\s+"
    rf"(?P<who>{_PROPER})(?:,? (?:on|and|with|under|in)\b[^\n]*)?{_TAIL}"
)
_OWNED = re.compile(
    rf"[(\[–—*-]*\s*(?:(?i:copyright)(?: ?(?:©|\([cC]\)))?|©|\([cC]\))\s*(?:\d{{4}}(?:[-–]\d{{2,4}})?,?\s*)?"
    rf"(?i:by )?(?P<who>{_PROPER})(?:[.,]? (?i:all rights reserved))?{_TAIL}"
)
_MADE_BY = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:with )?(?:additional )?reporting (?:by|from)|(?:text|story|report|writing) by|"
    rf"(?:credits?|text|story|report|agency|wire):|with (?:additional )?{_MATTER} from)\s*(?P<who>{_NAMES})"
    rf"(?:[;,.] ?(?i:(?:additional )?(?:writing|editing|reporting|translation)) by [^\n]*)?{_TAIL}"
)
_BASED = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:(?:this|the) (?:article|story|report|piece|text) (?:is|was) )?based (?:partly |in part )?on "
    rf"(?:an? |the )?(?:\w+ )?(?:{_MATTER}|stor(?:y|ies)|articles?|dispatch(?:es)?) (?:by|from|of|in)|"
    rf"(?:{_MATTER}) from)\s+(?P<who>{_NAMES})(?i: (?:was|were) used\b[^\n]*)?{_TAIL}"
)
_BASED_ON = re.compile(
    rf"[(\[–—*-]*\s*(?i:(?:this|the) \w+ (?:is|was) )?(?i:based (?:partly |in part )?on) (?P<who>{_NAMES}) "
    rf"(?i:{_MATTER}|stor(?:y|ies)|dispatch(?:es)?){_TAIL}"
)
_OF_AGENCY = re.compile(rf"[(\[–—*-]*\s*(?i:with agency {_MATTER})\s*[(:]\s*(?P<who>{_NAME})\)?{_TAIL}")
_AGENCY_LINE = re.compile(
    rf"(?:[(\[–—*-]*\s*(?i:with|from|by) )?(?P<who>{_NAME}(?:(?:, | and | ?/ ?){_NAME}){{0,2}})[\s.)\]]*"
)
_PICTURED = re.compile(
    r"(?i)\b(?:photo\w*|fotos?|images?|pictures?|pics?|videos?|footage|screen ?(?:shots?|grabs?)|graphics?|"
    r"infographics?|illustrations?|cartoons?|maps?|charts?|stills?|thumbnail|getty|shutterstock|istock)\b"
)
"""What a line tells the maker of, and not of the words."""
_HELPED = re.compile(rf"(?P<who>{_NAMES}) (?:also )?contributed (?:reporting )?(?:to|for) (?:this|the) \w+{_TAIL}")
_WITH_INPUTS = re.compile(rf"[(\[–—*-]*\s*(?i:with) (?P<who>{_NAMES}) (?i:inputs?){_TAIL}")
_SIGNED = re.compile(
    rf"(?:[–—-]{{1,2}}\s*|[(\[])(?P<who>{_NAMES}){_TAIL}|(?P<joined>{_PROPER}(?:/{_PROPER}){{1,2}}){_TAIL}"
)
_BYLINE = re.compile(rf"(?:(?i:by)\s*:?\s+)(?:(?P<author>[^\n,/|]{{3,40}}),\s+)?(?P<who>{_NAMES}){_TAIL}")
_BRACKETED = re.compile(rf"[(\[–—-]+\s*(?P<who>{_NAME})\s*[)\]][\s.]*")
_AT_THE_END = re.compile(rf"(?:[.!?”\"’]\s*[–—-]+\s*|[(/])(?P<who>{_NAME})[)/]?[\s.]*$")
_DATELINE = re.compile(rf"(?:[^\n()]{{2,60}})?[(/](?P<who>{_NAME})[)/]\s*[-–—:]")
_AGENCY_FIRST = re.compile(rf"(?P<who>{_PROPER})\s+[-–—]{{1,2}}\s")
_SAYS_VIA = re.compile(r"(?<=[\s,])via (?P<who>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\s*[)\].]*$")
_LONGEST_LINE, _LONGEST_PLACE = 90, 62
_HEAD, _FOOT = 4, 3
"""So many of the first lines may be a byline, and so many of the last ones a signature."""
_BETWEEN = re.compile(r", and | and |, | & | ?/ ?")
_LISTED = re.compile(r", (?:and )?| ?/ ?")
_SITE = re.compile(r"(?i)(?:www\.)?(?P<name>[a-z][\w-]*)\.(?:com|org|net|info|news|tv|co\.[a-z]{2}|[a-z]{2})")


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
        left = len(lines) - number
        short = len(line) <= _LONGEST_LINE
        who = list(_of_line(line, number, left)) if short else []
        if who:
            yield from (Credit(_bare(name), line) for name in who if not _PICTURED.search(line))
        elif match := _datelined(line, number) or (None if short or left > 1 else _ended(line)):
            yield Credit(_bare(match["who"]), match.group().strip(" –—-:."))


def _of_line(line: str, number: int, left: int) -> Iterator[str]:
    """Whom a line credits that says nothing else; `number` lines stand before it, `left` with it to the end."""
    if match := _LINE.fullmatch(line):
        yield from _sources(match["who"])
    elif match := _FIRST.fullmatch(line) or _OWNED.fullmatch(line) or _said_via(line):
        yield match["who"]
    elif match := _made(line, byline=number < _HEAD):
        yield from _outlets(match["who"])
    elif number:
        yield from _signed(line, at_the_end=left <= _FOOT)


def _said_via(line: str) -> re.Match[str] | None:
    """What ends a line with an outlet by way of which it came; somebody may fly home via any other name."""
    found = _SAYS_VIA.search(line)
    return found if found and is_outlet(_bare(found["who"])) else None


def _signed(line: str, *, at_the_end: bool) -> list[str]:
    """The outlets that are all that a line has."""
    if (match := _AGENCY_LINE.fullmatch(line)) and (names := _only(match["who"], has_short_name)):
        return names
    if match := _BRACKETED.fullmatch(line):
        return _only(match["who"], is_outlet)
    match = _SIGNED.fullmatch(line) if at_the_end else None
    return _only(match["who"] or match["joined"], is_outlet) if match else []


def _made(line: str, *, byline: bool) -> re.Match[str] | None:
    """A line that tells who wrote or helped, or what it is based on; outlets as well as people."""
    found = (each.fullmatch(line) for each in (_MADE_BY, _WITH_INPUTS, _HELPED, _BASED, _BASED_ON, _OF_AGENCY))
    return next(filter(None, found), None) or (_BYLINE.fullmatch(line) if byline else None)


def _datelined(line: str, number: int) -> re.Match[str] | None:
    """What a line begins with if that tells whose report it is: "PARIS (AFP) - ", in a first line "Reuters - "."""
    head = line[:_LONGEST_PLACE]
    if ("(" in head or "/" in head) and (match := _DATELINE.match(line)):
        return match if has_short_name(match["who"]) or (number < _HEAD and is_outlet(match["who"])) else None
    match = _AGENCY_FIRST.match(line) if number < _HEAD else None
    return match if match and has_short_name(match["who"]) else None


def _ended(line: str) -> re.Match[str] | None:
    """What a last paragraph ends with if that is an agency: "... on Sunday. (AFP)"."""
    match = _AT_THE_END.search(line)
    return match if match and is_agency(match["who"]) else None


def _sources(names: str) -> Iterator[str]:
    """The names of a source line, several where commas or strokes part them or where one of two is an outlet."""
    for name in _LISTED.split(names):
        both = list(map(_bare, _BETWEEN.split(name)))
        yield from both if any(is_agency(each) or is_nobody(each) for each in both) else [name]


def _outlets(names: str) -> Iterator[str]:
    """The outlets among some names; nobody who writes."""
    yield from filter(is_outlet, map(_bare, _BETWEEN.split(names)))


def _only(names: str, fits: Callable[[str], bool]) -> list[str]:
    """The names of a signature if all fit, as outlets do; what else a line of so few words may be is no credit."""
    told = list(map(_bare, _BETWEEN.split(names)))
    return told if all(map(fits, told)) else []


def _bare(name: str) -> str:
    """A name without marks around it, and that of a site without its ending: "RT" of "rt.com"."""
    site = _SITE.fullmatch(bare_name := name.strip(" .-"))
    return site["name"] if site else bare_name
