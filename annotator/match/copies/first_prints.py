"""Owns when the words of a claim were printed first: a copy carries the date of the text that it repeats."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotator.domain.ids import ArticleId, ClaimId, FamilyId, SourceId
from annotator.domain.span import Span
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.claims.facets import Facets
from annotator.match.copies.copies import Worded
from annotator.match.copies.signatures import words_in

_SIGN, _DATED = "@", "#"
_NOBODY: Mapping[ArticleId, SourceId] = {}
_MEANT = re.compile(r" \(\d{4}(?:-W?\d{2}(?:-\d{2})?)?\)")
"""What a claim adds to "on Monday": the day that its own article means."""


@dataclass(frozen=True, slots=True)
class FirstPrints:
    """When the words of claims were printed before, and the claims that tell their sentences as printed first.

    Both by the places of the claims. `days` has nothing for a claim that is the first itself; `dated` none either.
    """

    days: Mapping[int, str]
    dated: Mapping[int, int]

    def told(self, place: int) -> Iterator[str]:
        """The first print as it stands among what is told of a claim; it reads back with `day_in` and `dated_in`."""
        if place in self.days:
            yield f"{_SIGN}{self.days[place]}"
        if place in self.dated:
            yield f"{_DATED}{self.dated[place]}"


def first_prints(
    held: Mapping[int, Sequence[FamilyId]],
    claims: Mapping[int, Worded],
    dates: Mapping[ArticleId, str],
    versions: Mapping[int, Collection[int]],
    sources: Mapping[ArticleId, SourceId] = _NOBODY,
) -> FirstPrints:
    """The first prints of claims that stand in copies of one passage.

    A sentence that its own source changed later is new, and so are copies of it; one that somebody else changed is as
    old as what was changed.

    Args:
        held: the families in whose passages each claim stands.
        dates: when articles were published, an ISO day, month or year.
        versions: by place, the claims in versions of the same sentence, where a word of it was changed.
        sources: who printed articles, as far as that is known.
    """
    days = {article: day for article, told in dates.items() if (day := calendar_value(told))}
    articles = {place: claims[place].article for place in held}
    printed = {place: _print(claims[place], days[its]) for place, its in articles.items() if its in days}
    earliest: dict[tuple[FamilyId, str], _Print] = {}
    for place, own in printed.items():
        for family in held[place]:
            known = earliest.get((family, own.words), own)
            earliest[family, own.words] = min(known, own, key=_Print.order)
    told, dated = dict[int, str](), dict[int, int]()
    place_of = {each: place for place, each in printed.items()}
    for place, own in printed.items():
        first = min((earliest[family, own.words] for family in held[place]), key=_Print.order)
        if first.before(own):
            told[place] = first.day.text
        others, of_first = (
            [printed[each] for each in versions.get(which, ()) if each in printed] for which in (place, place_of[first])
        )
        near = [first] if _by_its_source(first, of_first, sources) else [first, *others]
        if (oldest := _likest(own, near)).before(own):
            dated[place] = place_of[oldest]
    return FirstPrints(told, dated)


@dataclass(frozen=True, slots=True)
class _Print:
    """A claim as it was printed: on which day, where, and in which words."""

    day: CalendarValue
    article: ArticleId
    span: Span
    claim: ClaimId
    words: str

    def order(self) -> tuple[date, str, ArticleId, Span, ClaimId]:
        """The first before the others."""
        return self.day.last, self.day.text, self.article, self.span, self.claim

    def before(self, other: "_Print") -> bool:
        """Whether it was surely printed before another."""
        return self.day.last < other.day.first


def _by_its_source(own: _Print, versions: Iterable[_Print], sources: Mapping[ArticleId, SourceId]) -> bool:
    """Whether who printed a sentence had printed another version of it before."""
    source = sources.get(own.article)
    return source is not None and any(sources.get(each.article) == source and each.before(own) for each in versions)


def _print(claim: Worded, day: CalendarValue) -> _Print:
    return _Print(day, claim.article, claim.span, claim.id, " ".join(printed_words(claim)))


def printed_words(claim: Worded) -> list[str]:
    """The words of a claim as they were printed, without the day that its own article means."""
    return words_in(_MEANT.sub("", claim.text))


def _likest(own: _Print, near: Sequence[_Print]) -> _Print:
    """Of the claims of the article that was printed first the one most like another."""
    first = min(near, key=_Print.order)
    words = set(own.words.split())
    alike = (each for each in near if (each.day, each.article) == (first.day, first.article))
    return min(alike, key=lambda each: (-len(words.intersection(each.words.split())), each.order()))


def day_in(told: str) -> str | None:
    """The day of the first print that is told of a claim, if any is."""
    return next((word.removeprefix(_SIGN) for word in told.split() if word.startswith(_SIGN)), None)


def dated_in(told: str) -> int | None:
    """The place of the claim by which one is dated that is told of a claim, if any is."""
    return next((int(word.removeprefix(_DATED)) for word in told.split() if word.startswith(_DATED)), None)


def dated_as(side: Facets, first: Facets) -> Facets:
    """A claim with the dates of its first print, where both tell them in the same words."""
    if len(side.dates) != len(first.dates) or side.dates == first.dates:
        return side
    pairs = list(zip(side.dates, first.dates, strict=True))
    if any(_words(side, ours.span) != _words(first, theirs.span) for ours, theirs in pairs):
        return side
    return replace(side, dates=tuple(replace(ours, value=theirs.value) for ours, theirs in pairs))


def _words(side: Facets, span: Span | None) -> str | None:
    if span is None or span.start < side.start:
        return None
    return side.text[span.start - side.start : span.end - side.start].casefold()
