"""Owns how old a report tells somebody to be, and the years in which this one may be born."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.mention import Mention
from annotator.match.entities.roles import begins_sentence
from annotator.match.entities.trades import names_somebody
from annotator.match.names.callings import (
    ARTS,
    BUSINESS,
    CHURCH,
    FAITH,
    LAW,
    LEADING,
    MILITARY,
    POLITICS,
    SCIENCE,
    SPORT,
    kind_of,
)
from annotator.match.words.lexicon import EMPTY_WORDS, listed
from annotator.match.words.words import WORD, is_empty

_OLD = "-year-old", "-jährige"
_BEFORE = re.compile(
    r"(?<!\d)(\d{1,3})-(?:year-old|jährige[rn]?) ((?:[^\W\d_][\w-]* ){0,3}?)(?:([^\W\d_][\w-]*)(,?) )?$"
)
_NAMED = re.compile(
    r"(?<!\d)(\d{1,3})-year-old (?!and |or )(?:(?! and | with | of an? )[^.!?;:\n]){0,60}? "
    r"(?:named|called|known as|(?:named|identified) as) $"
)
_STOP = r"[.;)\n]|$|,(?! \d)| and (?!\d)"
"""No list of ages goes on: of "Ann Lee and Bo Day, 34 and 12" no age is told."""
_YEARS_OLD = r"(?: years old| years of age| Jahre(?: alt)?| ans| años| anos| anni| jaar| år)?"
_BEHIND = re.compile(
    rf"(?:, (?:then |now )?(?:aged? |(?:âgée? )?de )?(\d{{1,3}}){_YEARS_OLD}(?={_STOP})| \((?:aged?,? )(\d{{1,3}})\)"
    rf"|,? (?:who )?(?:is|was) (?:aged )?(\d{{1,3}})(?= years old|{_STOP})"
    rf"|,? (?:who )?turn(?:ed|s) (\d{{1,3}})(?= on | this | last |{_STOP})"
    r"|(?:,|,? (?:is|was|who is|who was))(?: an?| the)? (\d{1,3})-year-old\b(?!(?: (?:man|woman|boy|girl))?['’]s)"
    r"|,?(?: who)? died [^.;,\n\d]{0,40}?(?:aged|at the age of) (\d{1,3})\b)"
)
_YEAR = re.compile(
    r"(?:,? who was|,| was| \()? ?born (?:on |in )?(?:[^\W\d_]+ ?|\d{1,2}(?:st|nd|rd|th)?,? ){0,2}(\d{4})\b"
)
_THE_AGED = re.compile(r"(?:(?!aged \d|-year-old)[^\n.!?]){0,300}[.!?][\"”’]?\s{1,4}The (\d{1,3})-year-old\b")
"""The sentence behind the one that begins with a name, where it begins with an age; the first tells no other."""
_NEAR, _FAR, _FARTHER, _ASIDE = 100, 60, 420, 200
_END = re.compile(r"[.!?\n]")
_CLOSING = (",", ".", ";", "")
_OLDEST = 115
_GROWN, _WORKING = 22, 16
"""Years before the report in which who leads, judges, commands or governs was born at the latest; who has a trade."""
_GROWN_KINDS = frozenset({POLITICS, LAW, MILITARY, BUSINESS, CHURCH, LEADING, SCIENCE})
_AT_ANY_AGE = listed("king queen prince princess emir sultan monk nun soldier athlete")
_YOUNG_KINDS = frozenset({SPORT, ARTS, FAITH})


class Born(NamedTuple):
    """The years in which somebody may be born, both included."""

    first: int
    last: int


class Aged(NamedTuple):
    """How old a report tells somebody to be.

    `told` is the age, as "52", or "a birth in 1968"; `year` is that of the report; `beside` are the telling words of
    the sentence.
    """

    born: Born
    told: str
    year: str
    beside: frozenset[str]


def aged(article: Article, mention: Mention) -> Aged | None:
    """How old a person is by the age, or the year of birth, that stands beside a name; None where nothing is told.

    Worked example: who is 24 in a report of 2025 is born in 2000 or 2001.
    """
    text, start, end = article.text, mention.span.start, mention.span.end
    year = (article.date or "")[:4]
    known = _YEAR.match(text, end, end + _FAR) if "born" in text[end : end + _FAR] else None
    if known:
        return Aged(Born(int(known[1]), int(known[1])), f"a birth in {known[1]}", year, _beside(text, start, end))
    found = _BEHIND.match(text, end, end + _FAR) or _before(text, start, end)
    if found is None or not year.isdigit():
        return None
    age = int(next(filter(None, found.groups())))
    if age > _OLDEST:
        return None
    return Aged(Born(int(year) - age - 1, int(year) - age), str(age), year, _beside(text, start, end))


def _beside(text: str, start: int, end: int) -> frozenset[str]:
    """The words that tell something in the sentence that has a name, without the name."""
    before = _END.split(text[max(0, start - _ASIDE) : start])[-1]
    words = WORD.findall(f"{before} {_END.split(text[end : end + _ASIDE])[0]}".lower())
    return frozenset(word for word in words if not (is_empty(word) or word[0].isdigit() or word == "aged"))


def _before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where "the 24-year-old" tells an age: before a name, or in the sentence behind one that it begins."""
    near = max(0, start - _NEAR)
    if not any(old in text[near : end + _FARTHER] for old in _OLD):
        return None
    before = _NAMED.search(text, near, start) or _BEFORE.search(text, near, start)
    if before is not None and (before.re is _NAMED or _is_title(before, text[end : end + 1])):
        return before
    return _THE_AGED.match(text, end, end + _FARTHER) if begins_sentence(text, start) else None


def _is_title(found: re.Match[str], follows: str) -> bool:
    """Whether what stands between an age and a name tells who it is of: a teacher, not "the 24-year-old met"."""
    between, noun, comma = found[2].split(), found[3] or "", found[4]
    if not EMPTY_WORDS.isdisjoint(word.lower() for word in between) or (comma and follows not in _CLOSING):
        return False
    return not noun or noun[0].isupper() or names_somebody(noun)


def latest_birth(callings: Iterable[str], date: str | None) -> int | None:
    """The last year in which somebody may be born whom a report of this date calls so: no minister is a child."""
    year = (date or "")[:4]
    least = max(map(_least_age, callings), default=0)
    return int(year) - least if least and year.isdigit() else None


def _least_age(calling: str) -> int:
    kind = kind_of(calling)
    if calling in _AT_ANY_AGE or kind in _YOUNG_KINDS:
        return 0
    return _GROWN if kind in _GROWN_KINDS else _WORKING
