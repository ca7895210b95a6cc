"""Owns which article of a family leads it, and which source is its root: by credits, dates, agencies and columns."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

import numpy as np

from annotator.domain.ids import ArticleId, SourceId, source_id
from annotator.domain.outlets import is_agency, short_name
from annotator.match.copies.signatures import FIRST, NAME, Signature, numbers_of
from annotator.match.names.bodies import acronym_of, acronym_of_parts
from annotator.match.words.lexicon import listed

_AGENCY = re.compile(
    r"(?i)\b(?:agenc(?:y|e|ia)|agentur|newswire|wire|news service|associated press|united press|canadian press|"
    r"press (?:association|trust))\b"
)
_COLUMN = re.compile(
    r"(?i)\W*(?:opinions?|comment|commentary|column|editorial|op-?ed|analysis|viewpoint|perspective|letters?|blog|essay)"
    r"\s*[:|–—-]"
)
_WRITER = numbers_of(listed("my me myself"))
"""Outside quotations no report speaks so."""


class _Kind(IntEnum):
    """What an article is, those first that are likely to be where a text comes from."""

    OF_AGENCY = 0
    CREDITS_AGENCY = 1
    REPORT = 2
    COLUMN = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """An article of a family, and whether all of it is in others."""

    article: Signature
    wholly: bool


@dataclass(frozen=True, slots=True)
class Direction:
    """Who leads, and the source that was first, if that can be told, with the reason."""

    first: ArticleId | None = None
    root: SourceId | None = None
    reasons: tuple[str, ...] = ()
    kinds: Mapping[ArticleId, tuple[int, bool]] = field(default_factory=dict)

    def rank(self, article: Signature) -> tuple[bool, str, tuple[int, bool], str]:
        """The first before the others, these by date, those without a date last; of one day reports before columns."""
        kind = self.kinds[article.article]
        return article.article != self.first, article.published or "~", kind, article.article


def direction(printed: Sequence[Printed], names: Mapping[SourceId, str]) -> Direction:
    """Who leads some copies; `names` tells what the sources are called.

    Who is credited comes before who printed first; where dates do not tell an agency comes before those who print it,
    and all of them before a column that takes over a passage.
    """
    articles = [each.article for each in printed]
    credited = list(_credited(articles, names))
    kinds = {each.article.article: (_kind(each.article, names), not each.wholly) for each in printed}
    earliest, leading = _earliest(articles), _leading(articles, kinds)
    reasons = [each.reason for each in credited[:1]]
    if earliest and (leading is earliest or leading.published):
        reasons.append(f"first printed {earliest.published}")
    if _is_circle(credited):
        return Direction(None, None, (*reasons, "a circle: they credit one another"), kinds)
    if not credited or credited[0].source is None:
        # Who credits somebody else has the text from there, even if nobody knows who that is.
        crediting = {each.by for each in credited}
        if kinds[leading.article][0] is _Kind.OF_AGENCY and not credited and leading is not earliest:
            return Direction(leading.article, leading.source, (*reasons, _agency(leading, names)), kinds)
        root = leading.source if leading is earliest and leading.source not in crediting else None
        return Direction(leading.article, root, tuple(reasons), kinds)
    source = _origin(credited)
    own = [article for article in articles if article.source == source]
    first = min(own, key=lambda each: (each.published or "~", kinds[each.article], each.article), default=leading)
    if (kinds[first.article][0], kinds[leading.article][0]) == (_Kind.COLUMN, _Kind.OF_AGENCY):
        return Direction(leading.article, leading.source, (*reasons, _agency(leading, names)), kinds)
    return Direction(first.article, source, tuple(reasons), kinds)


def _agency(article: Signature, names: Mapping[SourceId, str]) -> str:
    return f"{_name(article.source, names)} is a news agency"


def _kind(article: Signature, names: Mapping[SourceId, str]) -> _Kind:
    if _COLUMN.match(article.title or "") or _has_writer(article):
        return _Kind.COLUMN
    own = _name(article.source, names)
    others = [name for each in article.credits if not _is_own(name := each.name, own)]
    if _is_of_agency(own) and not others:
        return _Kind.OF_AGENCY
    return _Kind.CREDITS_AGENCY if any(map(_is_of_agency, others)) else _Kind.REPORT


def _is_own(credited: str, own: str) -> bool:
    one, other = ((short_name(name) or name.casefold()) for name in (credited, own))
    return one == other or _one_is_short(credited, own)


def _has_writer(article: Signature) -> bool:
    """Whether somebody speaks in an article outside quotations."""
    told = np.repeat(article.table[:, 4] == 0, article.table[:, 2])
    of_name = np.isin(np.frombuffer(article.kinds, np.uint8), (NAME, FIRST))
    return bool(np.any(np.isin(article.numbers, _WRITER) & told & ~of_name))


def _name(source: SourceId | None, names: Mapping[SourceId, str]) -> str:
    return names.get(source, source) if source else ""


def _is_of_agency(name: str) -> bool:
    return is_agency(name) or _AGENCY.search(name) is not None


def _leading(articles: Sequence[Signature], kinds: Mapping[ArticleId, tuple[int, bool]]) -> Signature:
    """The likeliest source of those that may have been first: no date tells that another was printed before."""
    days = [each.published for each in articles if each.published]
    may = [each for each in articles if not each.published or not any(before(day, each.published) for day in days)]
    return min(may, key=lambda each: (*_undated(each, kinds), each.published or "~", each.article))


def _undated(article: Signature, kinds: Mapping[ArticleId, tuple[int, bool]]) -> tuple[int, bool, bool]:
    """Of one kind a date counts first, and then that all of an article is taken over."""
    kind, partly = kinds[article.article]
    return kind, article.published is None, partly


@dataclass(frozen=True, slots=True)
class _Credited:
    """That an article of one source names another one as where its text comes from; None if that is no known one."""

    by: SourceId | None
    source: SourceId | None
    reason: str


def _credited(articles: Sequence[Signature], names: Mapping[SourceId, str]) -> list[_Credited]:
    """Whom articles credit, known sources before others, those that most credit first."""
    known = {name.casefold(): source for source, name in sorted(names.items())}
    known |= {str(each.source).casefold(): each.source for each in articles if each.source}
    sources = {each.source for each in articles if each.source} | set(names)
    found = []
    for article in articles:
        for credit in article.credits:
            meant = known.get(credit.name.casefold()) or _short_for(credit.name, article, articles, names)
            meant = meant or source_id(credit.name)
            if meant != article.source and not _is_own(credit.name, _name(article.source, names)):
                reason = f"“{credit.words}” credits {names.get(meant, credit.name)}"
                found.append(_Credited(article.source, meant if meant in sources else None, reason))
    often = Counter(each.source for each in found)
    return sorted(found, key=lambda each: (each.source is None, -often[each.source], each.source or "", each.reason))


def _origin(credited: Sequence["_Credited"]) -> SourceId | None:
    """Whom those credit that are credited most, and so on to the last that credits no known source."""
    source, seen = credited[0].source, set[SourceId | None]()
    while source not in seen:
        seen.add(source)
        source = next((each.source for each in credited if each.by == source and each.source), source)
    return source


def _short_for(
    name: str, article: Signature, articles: Sequence[Signature], names: Mapping[SourceId, str]
) -> SourceId | None:
    """The one source for which a name is short, or of several the one that printed the text before; else None.

    Worked examples: "PPA" and "Polar Press Agency", "NWW" and "Northwind Wire".
    """
    found = {source for source, full in names.items() if _one_is_short(name, full)}
    if len(found) > 1:
        printed = ((each.source, each.published or "~") for each in articles)
        found &= {source for source, day in printed if source and before(day, article.published or "")}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=200_000)
def _one_is_short(name: str, full: str) -> bool:
    if acronym_of(name, full) or acronym_of(full, name):
        return True
    return not (is_agency(name) or is_agency(full)) and (acronym_of_parts(name, full) or acronym_of_parts(full, name))


def _is_circle(credited: Sequence[_Credited]) -> bool:
    """Whether two sources credit one another."""
    pairs = {(each.by, each.source) for each in credited if each.by and each.source}
    return any((source, by) in pairs for by, source in pairs)


def _earliest(articles: Sequence[Signature]) -> Signature | None:
    """The one that was printed before all others of which a date is known; None if it cannot be told."""
    dated = sorted((each for each in articles if each.published), key=lambda each: (each.published or "", each.article))
    if len(dated) < 2:
        return None
    first, second = dated[0], dated[1]
    return first if before(first.published or "", second.published or "") else None


def before(one: str, other: str) -> bool:
    """Whether an ISO date is surely before another one; "2020-12" may be any day of its month."""
    return one < other and not other.startswith(one)
