"""Owns which words of a sentence name the outlet it has something from: "as X reported", "told X", "said, via X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.span import Span

_NAME = (
    r"(?:the )?(?P<who>(?-i:[^\W\d_a-z])[\w&’'-]{0,30}(?: (?:(?:of|the|for) )?(?-i:[^\W\d_a-z])[\w&’'-]{0,30}){0,4})"
)
_MADE = r"(?:reported|revealed|disclosed|published|noted|wrote|quoted|put it)"
_OFTEN = r"(?:(?:was|were|has|had|have|been|first|originally|previously|earlier|already|also|exclusively) )"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TIME = rf"(?:{_DAY}|{_MONTH}|\d{{1,4}}|week|month|year|morning|afternoon|evening|night)"
_WHEN = (
    r"(?: (?:first|earlier|previously|exclusively|yesterday|today))?"
    rf"(?: (?:(?:on|in|last|this|late|early|earlier) ){{1,2}}{_TIME}(?:,? {_TIME}){{0,3}})?"
)
_END = r"(?=\s*(?:[,.;:!?)\]—–\"“”»]|-\s|$))"
_BEGIN = r"(?:^|[,;:(\[—–\"“”«]\s{0,2}|\s-\s)"
_AS_THEY_SAID = re.compile(rf"(?i){_BEGIN}(?P<all>as {_NAME} {_OFTEN}{{0,3}}{_MADE}{_WHEN}){_END}")
_AS_SAID_BY = re.compile(
    rf"(?i)\b(?P<all>(?:as {_OFTEN}{{0,3}}|first ){_MADE} (?:by|in (?=the (?!{_TIME}\b))) {_NAME}{_WHEN})"
)
_VIA = re.compile(
    r"(?i)\b(?:said|says|added|stated|wrote|announced|reported|told (?:\w+ ){1,3})"
    rf"(?: in a statement)?{_WHEN},? ?(?P<all>via {_NAME})"
)
_TOLD = re.compile(rf"(?i)\b(?P<all>(?:told|telling|speaking to|in an interview with) {_NAME})")
_THE_SAME = re.compile(
    r"(?i)\b(?:told|telling|speaking to|in an interview with|(?:reported|quoted) by|via|as) the "
    r"(?:(?:news|press|wire|same) )?(?P<kind>agency|service|newspaper|paper|daily|broadcaster|station|magazine)\b"
)
"""An outlet that was named before: "told the agency"."""
_BREAK = re.compile(r"\n|[.!?][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\W_a-z])")
REACH = 600
"""So many characters before and after a claim its sentences are looked for."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of a sentence that name somebody as where it is from, and the name alone; offsets in the text.

    `heard`: somebody else speaks to whom it names ("told X"), and that may be anybody.
    """

    span: Span
    who: Span
    heard: bool = False


def citations(text: str) -> Iterator[Citation]:
    """Whom the sentences of a text name as where they have something from, in no order."""
    for shape in (_AS_THEY_SAID, _AS_SAID_BY, _VIA, _TOLD):
        for found in shape.finditer(text):
            yield Citation(Span(*found.span("all")), Span(*found.span("who")), heard=shape is _TOLD)


def cited_beside(text: str, span: Span) -> tuple[str, ...]:
    """The names that the sentences around some characters of a text cite, each once.

    "The agency" is the one that was cited last before.
    """
    start, end = _sentence(text, span)
    near = text[start:end]
    cited = [each.who.quote(near) for each in citations(near)]
    if same := _THE_SAME.search(near):
        cited += _cited_before(text[: start + same.start()], same["kind"].lower())
    return tuple(dict.fromkeys(cited))


def _cited_before(text: str, kind: str) -> list[str]:
    """Whom a text cites last, one of this kind before others: "agency" of "the Baltic Press Agency"; none or one."""
    told = sorted((each.who for each in citations(text)), key=lambda who: who.start)
    names = [who.quote(text) for who in told]
    return ([name for name in names if kind in name.lower()] or names)[-1:]


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentences that hold some characters begin and end, as far as breaks tell."""
    least, most = max(0, span.start - REACH), min(len(text), span.end + REACH)
    breaks = list(_BREAK.finditer(text, least, most))
    starts = (each.end() for each in breaks if each.end() <= span.start)
    ends = (each.start() + 1 for each in breaks if each.start() >= span.end - 1)
    return max(starts, default=least), min(ends, default=most)
