"""Owns lines that tell what a picture shows."""

import re
from typing import Final

_LONGEST: Final = 500
_BULLETS: Final = frozenset("-•*·")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_STARTS: Final = (
    re.compile(
        r"(?:file )?(?:photo|image|picture|caption)(?: caption)?\s*(?:[:–—]|-\s)\s*(?-i:(?=[A-Z\d“\"(\[]))|"
        r"file(?: (?:photo|image|picture)\s*:|\s*[–—-]\s)|image caption\b",
        re.I,
    ),
    re.compile(
        r"pictured\s*[:,]|in this (?:file |undated |aerial |\w+\.? \d{1,2},? \d{4},? )?(?:file )?(?:photo|image|"
        r"picture)\b",
        re.I,
    ),
    re.compile(
        r"an? (?:file|undated|handout|combination|aerial|satellite|still|screen ?grab)\s?(?:photo|image|picture|"
        r"grab)?\b",
        re.I,
    ),
    re.compile(r"\((?:[LRC]|left|right|from left|L-R|L to R|from L)\b[^()]{0,30}\)\s", re.I),
    re.compile(
        r"(?:(?:this )?(?:handout|undated) )?(?:photo|picture|image)s? (?:shows?|taken|released|"
        r"provided) (?!that\b)(?=.*\d)",
        re.I,
    ),
)
_HANDOUT: Final = re.compile(r"(?:photo|image|picture|grab|video|view)\b", re.I)
_PLACED: Final = re.compile(
    rf"\((?!in |on |at )[^\W\d_][^(),]{{1,40}}, [^()]{{0,30}}?(?:{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|"
    rf"\d{{1,2}} {_MONTH})\)\.?$",
    re.I,
)
_CREDITED: Final = re.compile(
    r"(?:\bREUTERS/[A-Z].{1,60}|\((?:(?:AP|AFP|EPA|Reuters|File) )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|PHOTO|"
    r"IMAGE)\b[^()]{0,60}\)|"
    r"\((?:AP|AFP|EPA|Reuters)/[^()]{2,50}\)|\([A-Z][^()]{2,40}/(?:AP|AFP|EPA|Reuters|Getty[^()]*|File)\)|"
    r"\[[^\[\]]{2,50}(?:/|AFP|Reuters|AP|Al Jazeera)[^\[\]]{0,30}\]|"
    r"\b(?:Photograph|Photo|Image|Picture|Credit)s?\s*(?::| by | courtesy ).{2,60}|©\s*\w.{1,40}|"
    r"\b(?:via )?Getty Images|\bFile (?:photo|picture|image))\.?$"
)
_SIDE: Final = re.compile(r"\((?:left|right|centre|center|[LRC]|L-R|from left|second (?:left|right))\)")
_TELLS: Final = re.compile(r"\b(?:said|told|added|announced|according)\b")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’')\]]*(?=\s|$)")
_CREDIT_REACH: Final = 130
_STOP: Final = re.compile(r"[.!?…:;,][\"”“’'»)\]\s]*$")


def tells_of_a_picture(words: str) -> bool:
    """Whether a line is the caption of a picture."""
    if len(words) > _LONGEST or words[:1] in _BULLETS:
        return False
    if any(start.match(words) for start in _STARTS):
        return not words.casefold().startswith(("a ", "an ")) or _HANDOUT.search(words[:60]) is not None
    if words[-1:] in ").]" and _PLACED.search(words):
        return True
    if credit_start(words) is not None:
        return False
    credit = _CREDITED.search(words)
    if credit is not None and len(words[: credit.start()].split()) >= 3:
        return True
    return _SIDE.search(words) is not None and not _STOP.search(words)


def credit_start(words: str) -> int | None:
    """Where the picture's credit in brackets begins that ends a paragraph of the story; None if there is none."""
    if words[-1:] not in ").]":
        return None
    tail = max(0, len(words) - _CREDIT_REACH)
    credit = _CREDITED.search(words, tail)
    if credit is None or credit.group()[0] not in "([" or any(start.match(words) for start in _STARTS):
        return None
    story = words[: credit.start()].rstrip()
    ends = len(_SENTENCE_END.findall(story))
    told = ends > 2 or (ends == 2 and _TELLS.search(story) is not None)
    return credit.start() if told and _STOP.search(story) else None
