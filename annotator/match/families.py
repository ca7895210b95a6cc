"""Owns the families of a corpus: articles, and passages of articles, that repeat one text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FamilyId, content_id
from annotator.domain.span import Span, trimmed
from annotator.match.shingles import Shingles, contained, likely_pairs, shingles

_WHOLE = 0.7
"""From this share of an article's word runs on it is taken over wholly."""
_PART = 0.3
_PASSAGE = 0.6
_PASSAGE_WORDS = 12
"""Shorter paragraphs (headlines, "read more") tell nothing of where an article comes from."""
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, long enough to tell a copy."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Repetition:
    """Two passages of one article that say the same in the same words: a report glued from two, not a family."""

    first: Passage
    second: Passage
    share: float


@dataclass(frozen=True, slots=True)
class _Copy:
    """Two articles and the shares of each that the other has."""

    a: ArticleId
    b: ArticleId
    share_a: float
    share_b: float

    @property
    def share(self) -> float:
        return max(self.share_a, self.share_b)


def families(articles: Sequence[Article]) -> list[Family]:
    """The families among articles: whole copies first, then single passages that stand in others too; by id."""
    known = sorted(articles, key=lambda article: article.id)
    copies = _copies(known)
    whole = [_family(group, copies) for group in _connected(copies)]
    joined = {frozenset((copy.a, copy.b)) for copy in copies}
    return sorted(whole, key=_by_id) + sorted(_passage_families(known, joined), key=_by_id)


def repetitions(article: Article) -> list[Repetition]:
    """Passages that an article has twice, in order of the first: worth a note, but no family."""
    found = passages(article)
    sets = [shingles(passage.span.quote(article.text)) for passage in found]
    pairs = ((i, j, _likeness(sets[i], sets[j])) for i in range(len(found)) for j in range(i + 1, len(found)))
    return [Repetition(found[i], found[j], share) for i, j, share in pairs if share >= _PASSAGE]


def passages(article: Article) -> list[Passage]:
    """The paragraphs of an article of a dozen words or more, in order."""
    spans = (trimmed(article.text, *match.span()) for match in _PARAGRAPH.finditer(article.text))
    long = (span for span in spans if span and len(span.quote(article.text).split()) >= _PASSAGE_WORDS)
    return [Passage(article.id, span) for span in long]


def _by_id(family: Family) -> str:
    return family.id


def _likeness(a: Shingles, b: Shingles) -> float:
    """The share of the shorter that the longer has."""
    return max(contained(a, b), contained(b, a))


def _copies(articles: Sequence[Article]) -> list[_Copy]:
    sets = [shingles(article.text) for article in articles]
    found = (
        _Copy(articles[i].id, articles[j].id, contained(sets[i], sets[j]), contained(sets[j], sets[i]))
        for i, j in likely_pairs(sets)
    )
    return [copy for copy in found if copy.share >= _PART]


def _connected(copies: Sequence[_Copy]) -> list[frozenset[ArticleId]]:
    """The articles joined by copies, directly or through others."""
    home: dict[ArticleId, set[ArticleId]] = {}
    for copy in copies:
        together = home.get(copy.a, {copy.a}) | home.get(copy.b, {copy.b})
        home.update(dict.fromkeys(together, together))
    return sorted({frozenset(together) for together in home.values()}, key=sorted)


def _family(group: frozenset[ArticleId], copies: Sequence[_Copy]) -> Family:
    within = [copy for copy in copies if copy.a in group]
    taken: dict[ArticleId, float] = defaultdict(float)
    for copy in within:
        taken[copy.a] = max(taken[copy.a], copy.share_a)
        taken[copy.b] = max(taken[copy.b], copy.share_b)
    members = tuple(Member(article, _derivation(taken[article])) for article in sorted(group))
    least = min(copy.share for copy in within)
    return Family(_id(members), members, score=round(10_000 * least), reasons=tuple(_shared(taken)))


def _derivation(share: float) -> Derivation:
    return Derivation.WHOLLY if share >= _WHOLE else Derivation.PARTIALLY


def _shared(taken: Mapping[ArticleId, float]) -> Iterator[str]:
    least, most = round(100 * min(taken.values())), round(100 * max(taken.values()))
    yield f"{most} % of the words shared" if least == most else f"{least} to {most} % of the words shared"


def _id(members: Sequence[Member]) -> FamilyId:
    parts = [f"{m.article}:{m.span.start}:{m.span.end}" if m.span else m.article for m in members]
    return FamilyId(content_id("family", *parts))


def _passage_families(articles: Sequence[Article], joined: set[frozenset[ArticleId]]) -> Iterator[Family]:
    """Passages that two articles share which are no copies of one another as a whole."""
    texts = {article.id: article.text for article in articles}
    found = [passage for article in articles for passage in passages(article)]
    sets = [shingles(passage.span.quote(texts[passage.article])) for passage in found]
    for i, j in likely_pairs(sets):
        share = _likeness(sets[i], sets[j])
        apart = found[i].article != found[j].article
        if share >= _PASSAGE and apart and frozenset((found[i].article, found[j].article)) not in joined:
            yield _passage_family(found[i], found[j], share)


def _passage_family(one: Passage, other: Passage, share: float) -> Family:
    members = tuple(Member(passage.article, _derivation(share), passage.span) for passage in (one, other))
    reason = f"{round(100 * share)} % of the words of a paragraph shared"
    return Family(_id(members), members, score=round(10_000 * share), reasons=(reason,))
