"""Owns lines that name who wrote, took, sent or made something: bylines, agencies and picture credits."""

import re
from typing import Final

from annotator.extract.words import words as listed

_AGENCIES: Final = (
    r"AFP|Agence France-Presse|Reuters|Thomson Reuters|AP|Associated Press|The Associated Press|UPI|Xinhua|TASS|ANSA|"
    r"DPA|EFE|"
    r"Bloomberg|Anadolu(?: Agency)?|AA|PTI|IANS|ANI|Interfax|RIA Novosti|Sputnik|Kyodo|Yonhap|APA|Belga|MAP|APS|TAP|"
    r"PA(?: Media)?|BBC|CNN|RT|Al Jazeera|dpa|(?:News |Wire )?(?:Agencies|Services?)|Agency|Staff|Web Desk|News Desk|"
    r"Reuters Staff|"
    r"Our (?:\w+ )?[Cc]orrespondents?|Staff [Ww]riters?"
)
_AGENCY: Final = re.compile(
    rf"(?:[–—-]+\s*|via\s+|with\s+|from\s+)?(?:{_AGENCIES})(?:\s*(?:/|,|and|&|\+)\s*(?:{_AGENCIES}))*\.?"
)
_LABELLED: Final = re.compile(
    r"(?:sources?|photos?|images?|pictures?|photographs?|(?:photo|image|picture) credits?|credits?|video|via|authors?|"
    r"graphics?|translation|reporting|editing|courtesy|text|photography|illustration)\s*:\s*(?P<who>[^\s].{0,110})",
    re.IGNORECASE,
)
_MADE_BY: Final = re.compile(
    r"(?:sources?|photos?|images?|pictures?|photographs?|video|graphics?|translation|(?:additional )?reporting|"
    r"with additional reporting|editing|written|translated|compiled|edited|reported|writing|story|text|words|"
    r"analysis|posted)"
    r"\s+by\s*:?\s+(?P<who>.{2,120})",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(r"by\s*:?\s+(?P<who>[^\W\d_].{1,110})", re.IGNORECASE)
_OWNED: Final = re.compile(
    r"(?:image|photo|picture|media|video) (?:copyright|source),?\s+(?P<who>[A-Z][^.!?]{1,60})", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"SOURCE\s+(?P<who>[A-Z].{1,60})")
_CONTRIBUTED: Final = re.compile(
    r"[A-Z].{2,150}\bcontributed (?:reporting |additional reporting )?(?:to|for) (?:this|the) (?:report|story|"
    r"article)(?: (?:from|in) .{1,40})?\.?|"
    r"(?:with|additional) (?:inputs?|files?|agency inputs|material|reporting)(?: was provided)? (?:from|by) .{1,80}|"
    r"(?:photos? )?courtesy .{2,60}(?<![.!?])|from our .{0,20}correspondents?\b.{0,30}(?<![.!?])|"
    r"the (?:author|writer) is an? (?!.*\b(?:said|says|told)\b).{3,150}",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3},? (?:[\w-]+ ){0,3}(?:correspondent|reporter|editor|writer|journalist|"
    r"photographer|bureau chief|columnist)(?:,? in [A-Z].{1,40})?"
)
_WITH_OUTLET: Final = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s*(?:\||/|•|·)\s*[A-Z@][^|>•]{1,40}")
_AND_AGENCIES: Final = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} and (?:news )?agencies", re.IGNORECASE)
_HANDLE: Final = re.compile(r"(?:^|\s)@\w|\s/\s@|\bgetty images\b|\bshutterstock\b", re.IGNORECASE)
_SIGN: Final = re.compile(r"©\s*[A-Z][^\d]{1,50}")
_JOINING: Final = listed(
    """and in for of the at by from with to on de del della la le al el bin ibn van von der den da di dos du y e et und
    a an editing writing reporting additional edited written translated compiled photography graphics correspondent
    correspondents writer writers reporter reporters editor editors photographer staff agencies agency desk our special
    contributor contributors bureau chief senior political diplomatic news via courtesy through"""
)
_STOP: Final = re.compile(r"[.!?]\s*$")


def tells_who_made_it(words: str) -> bool:
    """Whether a line names nothing but authors, agencies or owners of pictures."""
    if len(words) > 190:
        return False
    bare = _bare(words)
    if _AGENCY.fullmatch(bare) or _CONTRIBUTED.fullmatch(bare) or _SIGN.fullmatch(bare):
        return True
    if (match := _LABELLED.fullmatch(bare) or _MADE_BY.fullmatch(bare) or _OWNED.fullmatch(bare)) and _is_names(
        match["who"]
    ):
        return True
    if words[:1] == "[" and re.fullmatch(r"[A-Z][\w.’' -]{2,40}/[A-Z@][\w’' /-]{1,40}", bare):
        return True
    return not _STOP.search(bare) and _is_short_credit(bare)


def _is_short_credit(bare: str) -> bool:
    if len(bare.split()) > 16:
        return False
    byline = _BYLINE.fullmatch(bare) or _SOURCE.fullmatch(bare)
    if byline and _is_names(byline["who"]):
        return True
    short = len(bare.split()) <= 9
    return short and bool(
        _ROLE.fullmatch(bare) or _WITH_OUTLET.fullmatch(bare) or _AND_AGENCIES.fullmatch(bare) or _HANDLE.search(bare)
    )


def _bare(words: str) -> str:
    """The line without brackets around all of it."""
    inside = words[1:-1]
    closed = {"(": ")", "[": "]"}.get(words[:1]) == words[-1:] and not set("()[]") & set(inside)
    return inside.strip() if closed else words


def _is_names(who: str) -> bool:
    """Whether all words are names, or join names."""
    words = re.findall(r"[@\w][\w.'’&-]*", who)
    return (
        bool(words)
        and words[0] not in {"then", "a", "an"}
        and all(word[0].isupper() or word[0] in "@&" or word in _JOINING for word in words)
    )
