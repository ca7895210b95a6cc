"""Owns exceptions: "all but Norway", "nobody except her", "only Greece", and what the other claim tells of these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.domain.span import Span
from annotator.match.claims.acting import ends
from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word
from annotator.match.names.named import Named, alike
from annotator.match.names.places import Lying, lying
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import OPPOSITES_OF, senses_of
from annotator.match.words.words import Word, words

_WHOLE = "all|every(?:one|body|thing)?|each|(?:the )?(?:whole|entire)|both"
_NOBODY = "no|nobody|no one|nothing|none"
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|apart from|aside from|other than|with the (?:sole |only |single )?exceptions? of|"
    r"excluding|barring|(?P<after>but|save|bar)(?: for)?)\s+(?:(?:the|a|an|its|his|her|their|those of)\s+)?(?=\w)",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b[Oo]nly\s+(?:(?:to|in|into|with|for|by|against|on|from)\s+)?(?:the\s+)?(?=[A-Z])")
_QUANTIFIED = re.compile(rf"\b(?:(?P<whole>{_WHOLE})|(?P<nobody>{_NOBODY}))\b", re.IGNORECASE)
_BEFORE, _BEHIND = 60, 80
"""In so many characters before or behind an exception stands what it is from."""
_EVERYBODY = re.compile(r"every(?:one|body|thing)", re.IGNORECASE)
_STOPS = re.compile(r"[.;:!?]")
_LISTED = re.compile(r"(?:,?\s*(?:and|or|nor|&)?\s*)(?:the\s+)?", re.IGNORECASE)
_MOST, _FIRST = 4, 3
_LINKS = listed("the a an of in on at its his her their")
_NOBODYS = frozenset[str]()
_NO_EXCEPTION = listed("not also only that to for destroyed certain impossible")
"""Behind "but" they except nobody: "all but destroyed"."""


@dataclass(frozen=True, slots=True)
class _Exception:
    """Those whom a claim excepts, by their stems and names, and how it is said; `whole`: from all, and not from nobody.

    `acting`: they are among those who act; None where that cannot be told. `among`: the stems of those they are from.
    """

    said: Word
    stems: frozenset[str]
    names: tuple[str, ...]
    whole: bool
    acting: bool | None
    among: frozenset[str]


def excepted(a: Facets, b: Facets) -> Iterator[Opposed]:
    """What one claim excepts and the other tells of, `cancelled` where that tells no more than the exception does.

    Worked examples: "all but Norway signed" against "Norway signed" or "everybody signed", and "only Greece objected"
    against "Malta objected"; "all but Norway signed" goes with "Norway did not sign".
    """
    ours, theirs = _exceptions(a), _exceptions(b)
    if ours or theirs:
        yield from _against(a, ours, b, theirs)
        yield from (Opposed(one.b, one.a, one.cancelled) for one in _against(b, theirs, a, ours))


def _against(side: Facets, ours: list[_Exception], other: Facets, theirs: list[_Exception]) -> Iterator[Opposed]:
    deed, theirs_done = (each.core or each.stems - each.subject for each in (side, other))
    turned = any(not theirs_done.isdisjoint(OPPOSITES_OF.get(one, ())) for one in deed)
    denied = not senses_of(theirs_done).isdisjoint(senses_of(other.denied))
    for one in ours:
        like = senses_of(deed - one.stems) & senses_of(theirs_done - one.stems)
        if not (turned or like):
            continue
        if any(_meet(one, another) for another in theirs):
            continue
        told = _role(one, other, turned=turned)
        word = _of_whole(one, told, other, theirs) if one.whole else _of_others(one, told, other)
        if word:
            yield Opposed(one.said, word, cancelled=turned != denied)


def _meet(one: _Exception, another: _Exception) -> bool:
    """Whether two exceptions may be one; of "all but one" it is not told who that is."""
    unnamed = not (one.stems and another.stems)
    return one.whole == another.whole and (unnamed or not one.stems.isdisjoint(another.stems))


def _of_whole(one: _Exception, told: frozenset[str], other: Facets, theirs: list[_Exception]) -> Word | None:
    """What the other tells of those excepted from all, or of all of the same without an exception."""
    if not theirs and "all" in other.shares:
        found = _QUANTIFIED.search(other.text)
        of = (
            next((word for word in words(other.text[found.end() :][:_BEHIND]) if not word.empty), None)
            if found
            else None
        )
        whole = found and found["whole"] and (_EVERYBODY.fullmatch(found.group()) or (of and of.stem in one.among))
        return as_word(other, found) if found and whole else None
    return next((word for word in other.words if word.stem in one.stems and one.stems <= told), None)


def _of_others(one: _Exception, told: frozenset[str], other: Facets) -> Word | None:
    """The name of somebody of whom the other tells what holds only of those excepted from nobody."""
    names = [name.span for name in other.names if name.stems <= told and not _among(name, one)]
    found = next((word for span in names for word in other.words if span.contains(word.span)), None)
    if found or other.names or not one.names:
        return found
    first = next(iter(other.words), None)
    if first is None or first.span.start != other.start or not first.capital:
        return None
    return first if first.stem in told - one.stems else None


def _role(one: _Exception, other: Facets, *, turned: bool) -> frozenset[str]:
    """The stems of those in the other claim whose part is that of those excepted; anybody if the deed is `turned`."""
    acting, done = ends(other)
    if not (acting or done):
        return other.stems - other.core
    return acting | done if one.acting is None or turned else acting if one.acting else done


def _among(name: Named, one: _Exception) -> bool:
    """Whether a name is one of those excepted, or may lie in or hold one of them."""
    if not (one.names and name.stems) or not name.stems.isdisjoint(one.stems):
        return True
    return any(
        alike(name.text, text) or lying(name.text, text) in (Lying.SAME, Lying.WITHIN, Lying.HOLDS)
        for text in one.names
    )


def _exceptions(side: Facets) -> list[_Exception]:
    """The first exceptions that a claim tells."""
    told = ((found, _among_whom(side, found)) for found in _EXCEPT.finditer(side.text))
    only = ((found, None) for found in _ONLY.finditer(side.text))
    found = [*islice(((each, of) for each, of in told if of), _MOST), *islice(only, _MOST)]
    acting, done = ends(side) if found else (_NOBODYS, _NOBODYS)
    return [_told(side, *each, acting, done) for each in found]


def _among_whom(side: Facets, found: re.Match[str]) -> re.Match[str] | None:
    """The word that tells from whom is excepted, in the same clause; right before "but"."""
    before = list(_QUANTIFIED.finditer(side.text, max(0, found.start() - _BEFORE), found.start()))
    if found["after"]:
        return before[-1] if before and _next_to(side, side.text[before[-1].end() : found.start()]) else None
    behind = _QUANTIFIED.search(side.text, found.end(), found.end() + _BEHIND)
    of = before[-1] if before else behind
    if of is None:
        return None
    between = side.text[of.end() : found.start()] if before else side.text[found.end() : of.start()]
    return None if _STOPS.search(between) else of


def _next_to(side: Facets, between: str) -> bool:
    """Whether words are but a noun with what belongs to it: "members of the board"."""
    told = list(words(between))
    plain = all((not word.empty or word.text.lower() in _LINKS) and word.stem not in side.core for word in told)
    return len(told) <= _MOST and plain and not _STOPS.search(between)


def _told(
    side: Facets, found: re.Match[str], of: re.Match[str] | None, acting: frozenset[str], done: frozenset[str]
) -> _Exception:
    whom, names, end = _whom(side, found.end())
    those = frozenset(word.stem for word in islice(words(side.text[of.start() :][:_BEHIND]), _FIRST)) if of else whom
    among = True if those & acting else False if those & done else None
    said = side.text[found.start() : end].rstrip()
    start = side.start + found.start()
    word = Word(Span(start, start + len(said)), said, said)
    return _Exception(word, whom, names, bool(of and of["whole"]), among, those)


def _whom(side: Facets, start: int) -> tuple[frozenset[str], tuple[str, ...], int]:
    """The stems of those whom a claim excepts from a place on, their names if they are named, and where these end."""
    named, end = list[Named](), start
    for name in side.names:
        begins = name.span.start - side.start
        if begins >= end and _LISTED.fullmatch(side.text, end, begins):
            named.append(name)
            end = name.span.end - side.start
    if named:
        return frozenset[str]().union(*(name.stems for name in named)), tuple(name.text for name in named), end
    found = list[str]()
    for word in words(side.text[start : start + _BEHIND]):
        if word.empty or word.stem in side.core or word.text.lower() in _NO_EXCEPTION or len(found) == _MOST:
            break
        found.append(word.stem)
        end = start + word.span.end
    return frozenset(found), (), end
