"""Owns what two reports that share a passage tell of one event beside it: what was copied tells nothing of that."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from annotator.domain.article import Article
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.span import Span
from annotator.match.stories.reports import Report, report_of
from annotator.match.stories.story_groups import Edge
from annotator.match.stories.story_pairs import STRANGE, Between, PackedBetween, between, key_between
from annotator.match.structures.comparisons import Comparisons, key_of

Texts = Callable[[Sequence[ArticleId]], Iterable[Article]]
"""Some articles, by their ids."""
Passages = tuple[Span, ...]
_Held = Mapping[FamilyId, Passages]
_Rows = NDArray[np.int64]
_NOTHING: _Held = {}
_WHOLE = Span(0, sys.maxsize)


def texts_of(articles: Iterable[Article]) -> Texts:
    """Some articles as the ones that are told by their ids."""
    article_by_id = {article.id: article for article in articles}
    return lambda ids: [article_by_id[each] for each in ids]


NO_TEXTS = texts_of(())
"""Enough where no two articles share a passage."""


class Beside:
    """What is told beside the passages that articles share, kept up as families change."""

    def __init__(self, comparisons: Comparisons) -> None:
        self._comparisons = comparisons
        self._held: dict[ArticleId, dict[FamilyId, Passages]] = {}
        self._found: dict[Edge, tuple[bytes, Between]] = {}
        self._texts = NO_TEXTS

    def settle(self, families: Iterable[Family], texts: Texts) -> set[ArticleId]:
        """Take note of all families, with who tells texts; the articles that share other passages than before."""
        held: defaultdict[ArticleId, dict[FamilyId, Passages]] = defaultdict(dict)
        for family in families:
            if not family.quotation and any(member.span for member in family.members):
                for member in family.members:
                    own = held[member.article].get(family.id, ())
                    held[member.article][family.id] = (*own, member.span or _WHOLE)
        before, self._held, self._texts = self._held, dict(held), texts
        return {each for each in before.keys() | held.keys() if before.get(each) != held.get(each)}

    def sharing(self, rows: Mapping[ArticleId, int], others: _Rows) -> Iterator[tuple[int, int]]:
        """The places in a table of each row's others at which one stands that shares a passage with the row."""
        number: dict[FamilyId, int] = {}
        known = [
            (rows[article], number.setdefault(family, len(number)))
            for article, families in self._held.items()
            if article in rows
            for family in families
        ]
        if not known:
            return
        own, of = np.array(known, np.int64).T
        codes = of * len(others) + own
        near = others[own]
        hit = np.isin(of[:, None] * len(others) + near, codes) & (near >= 0)
        at, places = np.nonzero(hit)
        yield from sorted(set(zip(own[at].tolist(), places.tolist(), strict=True)))

    def told(self, one: Report, other: Report, whole: Between) -> Between:
        """What two reports tell of one event, of which `whole` is told with what they share; less than that at most.

        Nothing is known of names beside a passage, and its want is no sign of two events.
        """
        passages = self._shared(one.article, other.article)
        if passages is None:
            return whole
        edge = one.article, other.article
        key = key_of("beside", key_between(one, other), *map(_written, passages))
        if edge not in self._found or self._found[edge][0] != key:
            found = self._comparisons.found(key, PackedBetween, lambda: self._between((one, other), passages, whole))
            self._found[edge] = key, found
        return self._found[edge][1]

    def _shared(self, a: ArticleId, b: ArticleId) -> tuple[Passages, Passages] | None:
        """The passages of either that stand in the other; None if there are none."""
        ours, theirs = self._held.get(a, _NOTHING), self._held.get(b, _NOTHING)
        families = sorted(ours.keys() & theirs.keys())
        if not families:
            return None
        return _in_order(ours, families), _in_order(theirs, families)

    def left(self, one: Report, other: Report) -> tuple[Report, Report]:
        """Two reports without the passages that they share."""
        passages = self._shared(one.article, other.article)
        return (one, other) if passages is None else self._left((one, other), passages)

    def _between(self, pair: tuple[Report, Report], passages: tuple[Passages, Passages], whole: Between) -> Between:
        found = between(*self._left(pair, passages)).evidence
        return Between(min(whole.evidence, max(found, STRANGE)), apart=True)

    def _left(self, pair: tuple[Report, Report], passages: tuple[Passages, Passages]) -> tuple[Report, Report]:
        texts = {article.id: article for article in self._texts([each.article for each in pair])}
        one, other = (_beside(texts[each.article], own) for each, own in zip(pair, passages, strict=True))
        return one, other


def _in_order(held: _Held, families: Sequence[FamilyId]) -> Passages:
    return tuple(sorted({span for family in families for span in held[family]}))


def _written(passages: Passages) -> bytes:
    return " ".join(f"{span.start}-{span.end}" for span in passages).encode()


def _beside(article: Article, passages: Passages) -> Report:
    """The report that is left of an article without some passages, which come in order."""
    left, end = list[str](), 0
    for span in passages:
        left.append(article.text[end : max(end, span.start)])
        end = max(end, span.end)
    text = "\n".join([*left, article.text[end:]]).strip()
    return report_of(replace(article, text=text, title=article.title if text else None))
