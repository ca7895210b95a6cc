"""Owns what a group of copies tells as a family: who derives from whom, how much, since when, and why in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from annotator.domain.family import UPDATED, Derivation, Family, Member
from annotator.domain.ids import FamilyId, SourceId, content_id
from annotator.domain.span import Span
from annotator.match.copies.directions import Printed, before, direction
from annotator.match.copies.kinship import Copy, Told
from annotator.match.copies.overlaps import Chosen
from annotator.match.copies.signatures import Signature

_WHOLE, _WHOLE_REWORDED = 0.85, 0.7
"""From this share of an article's sentences on it is taken over wholly; of a reworded one some cannot be told."""
_OWN_WORDS = 25
"""Who adds so many words of their own in a row, longer than a headline, did not take over everything."""
_REWORDED_BY = 0.2
"""If so much more of the sentences than of the words is shared, the words were changed."""
_IN_ORDER = 0.9
_SHORT = 5
"""Sentences of fewer words do not tell a passage from the next."""


@dataclass(frozen=True, slots=True)
class Derived:
    """An article of a family: the passages it shares, none if it is wholly taken over, and the share of its words."""

    article: Signature
    passages: tuple[Span, ...]
    taken: float
    words: float

    def members(self) -> Iterator[Member]:
        """The article as a member, or one member a passage."""
        if not self.passages:
            yield Member(self.article.article, Derivation.WHOLLY)
        for span in self.passages:
            yield Member(self.article.article, Derivation.PARTIALLY, span, round(10_000 * min(self.taken, 0.9999)))


def family_of(copies: Sequence[Copy], told: Sequence[Told], names: Mapping[SourceId, str]) -> Family | None:
    """The family of copies that belong together, the first to print it first; None if one article is all there is."""
    by_place = _by_place(copies)
    derived = [each for place in sorted(by_place) for each in _derived(place, by_place[place], told[place])]
    if len(derived) < 2:
        return None
    led = direction([Printed(each.article, not each.passages) for each in derived], names)
    ordered = sorted(derived, key=lambda each: led.rank(each.article))
    members = tuple(member for each in ordered for member in each.members())
    score = round(10_000 * min(copy.overlap.strength for copy in copies))
    reasons = (*_shares(derived), *_how(copies), *led.reasons, *_versions(derived))
    return Family(_id(members), members, led.root, score, reasons)


def _by_place(copies: Sequence[Copy]) -> dict[int, list[Copy]]:
    """The copies of every text."""
    found: dict[int, list[Copy]] = {}
    for copy in copies:
        for place in {copy.a, copy.b}:
            found.setdefault(place, []).append(copy)
    return found


def _derived(place: int, copies: Sequence[Copy], told: Told) -> Iterator[Derived]:
    """The articles of one text with what of it the others have, by its own copies."""
    parts = [copy.part(place) for copy in copies]
    sentences = np.logical_or.reduce([part.sentences for part in parts])
    taken = max(*(part.taken for part in parts), told.weight(sentences) / max(1, told.weight(sentences | True)))
    reworded = any(copy.overlap.reworded for copy in copies)
    own = np.logical_and.reduce([part.own for part in parts])
    whole = taken >= (_WHOLE_REWORDED if reworded else _WHOLE) and _longest_run(own, told) < _OWN_WORDS
    words = max(part.words for part in parts)
    for article in told.articles:
        passages = tuple(_passages(article, sentences))
        if passages:
            yield Derived(article, () if whole else passages, taken, words)


def _longest_run(own: Chosen, told: Told) -> int:
    """The words of the longest run of sentences that are an article's own."""
    longest = run = 0
    for mine, size in zip(own.tolist(), told.prepared.sizes.tolist(), strict=True):
        run = run + size if mine else 0
        longest = max(longest, run)
    return longest


def _passages(article: Signature, sentences: Chosen) -> Iterator[Span]:
    """The runs of sentences that are shared; what is too short to tell does not interrupt them."""
    table = article.table
    start: int | None = None
    end = 0
    for row, chosen in zip(table.tolist(), sentences.tolist(), strict=True):
        if chosen:
            start, end = (row[0] if start is None else start), row[1]
        elif start is not None and row[2] >= _SHORT:
            yield Span(start, end)
            start = None
    if start is not None:
        yield Span(start, end)


def _shares(derived: Sequence[Derived]) -> Iterator[str]:
    yield f"{_range([each.words for each in derived])} of the words shared"
    if max(each.taken - each.words for each in derived) >= _REWORDED_BY:
        yield f"reworded: {_range([each.taken for each in derived])} of the text has its like"
    passages = sum(len(each.passages) for each in derived)
    if passages:
        articles = sum(bool(each.passages) for each in derived)
        shares = _range([each.taken for each in derived if each.passages])
        yield f"of {_count(articles, 'article')} only {_count(passages, 'passage')}: {shares} of the sentences"


def _count(many: int, noun: str) -> str:
    return f"{many} {noun}" if many == 1 else f"{many} {noun}s"


def _range(shares: Sequence[float]) -> str:
    least, most = round(100 * min(shares)), round(100 * max(shares))
    return f"{most} %" if least == most else f"{least} to {most} %"


def _how(copies: Sequence[Copy]) -> Iterator[str]:
    ordered = min(copy.overlap.ordered for copy in copies)
    yield "sentences in the same order" if ordered >= _IN_ORDER else "sentences in another order"
    if any(copy.overlap.retold for copy in copies):
        yield "told anew: quotations word for word, the other details one by one in the same order"
    quotations = max(copy.overlap.quotations for copy in copies)
    if quotations:
        yield f"{_count(quotations, 'quotation')} shared"
    renewals = max(copy.overlap.renewals for copy in copies)
    if renewals:
        yield f"{_count(renewals, 'sentence')} alike with other news, not taken over"


def _versions(derived: Sequence[Derived]) -> Iterator[str]:
    """Later versions of one report by the source that printed it before."""
    by_source: dict[SourceId, list[Derived]] = {}
    for each in derived:
        if each.article.source and each.article.published:
            by_source.setdefault(each.article.source, []).append(each)
    for _, printed in sorted(by_source.items()):
        printed.sort(key=lambda each: (each.article.published or "", each.article.article))
        for former, later in pairwise(printed):
            known = before(former.article.published or "", later.article.published or "")
            if known and not (former.passages and later.passages):
                yield f"{UPDATED}{later.article.published}, {_growth(former, later)}"


def _growth(former: Derived, later: Derived) -> str:
    more = len(later.article.words) // 4 - len(former.article.words) // 4
    if later.passages and not former.passages and more > 0:
        return f"{more} words longer: all of the former text and more"
    return "as long as before" if not more else f"{abs(more)} words {'longer' if more > 0 else 'shorter'}"


def _id(members: Sequence[Member]) -> FamilyId:
    parts = sorted(f"{m.article}:{m.span.start}:{m.span.end}" if m.span else m.article for m in members)
    return FamilyId(content_id("family", *parts))
