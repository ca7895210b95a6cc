"""Owns one run of suggestions over a corpus: entities, families, stories, and links between claims."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, LinkId, SourceId
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.match.copies.copies import Copies
from annotator.match.copies.signatures import signature
from annotator.match.copies.twins import Twins
from annotator.match.entities.judged import NOBODY_JUDGED, Judged
from annotator.match.grouping import NOTHING_APART, Apart, Came, Group, Grouping, Known
from annotator.match.links.linking import Choice, Linking
from annotator.match.links.profiles import profiles
from annotator.match.links.ranking import Ranking, ranking
from annotator.match.stories.reports import report_of
from annotator.match.stories.story_beside import texts_of

MAKER = "annotator-match"
VERSION = "39"
_USUAL = Choice()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is matched together; `sources` are the names of the sources, `judged` what was said of entities."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    sources: Mapping[SourceId, str] = field(default_factory=dict)
    apart: Apart = NOTHING_APART
    judged: Judged = NOBODY_JUDGED


def suggest(
    corpus: Corpus,
    refused: Collection[LinkId] = (),
    *,
    choice: Choice = _USUAL,
    progress: Callable[[int, int], bool] | None = None,
) -> Iterator[Link | Group]:
    """Everything proposed for a corpus, in an order that only its content decides; at most one link a pair.

    Links that people refused are not proposed again. `progress` hears how many of all claims are done and stops the
    run by answering False.
    """
    corpus = _ordered(corpus)
    going, total = progress or _always, len(corpus.claims)
    if not going(0, total):
        return
    groups: list[Group] = []
    for group in grouped(corpus, lambda: going(0, total)):
        groups.append(group)
        yield group
    if not going(0, total):
        return
    ranked = ranking_of(corpus)
    related = [group for group in groups if isinstance(group, Family)]
    dates = {article.id: article.date for article in corpus.articles if article.date}
    sources = {article.id: article.source for article in corpus.articles if article.source}
    claims = {place: profile.claim for place, profile in enumerate(ranked.profiles)}
    twins = Twins(Copies(related), claims, dates, sources)
    linking = Linking(ranked, twins, frozenset(refused), choice)
    for place in range(len(ranked.profiles)):
        linking.choose(place)
        if not going(place + 1, total):
            return
    yield from linking.links()


def grouped(
    corpus: Corpus, going: Callable[[], bool], known: Callable[[Article], Known] | None = None
) -> Iterator[Group]:
    """The names, articles and passages of a corpus that belong together; `going` ends it by answering False."""
    yield from regrouped(Grouping(corpus.judged, corpus.apart), corpus, going, known or known_by)


def regrouped(
    grouping: Grouping, corpus: Corpus, going: Callable[[], bool], known: Callable[[Article], Known]
) -> Iterator[Group]:
    """The same, with everything taken into a grouping that is empty so far, which can be gone on with."""
    corpus = _ordered(corpus)
    claims: dict[ArticleId, list[Claim]] = {}
    for claim in corpus.claims:
        claims.setdefault(claim.article, []).append(claim)
    came = Came(corpus.articles, [], corpus.mentions, claims)
    yield from grouping.begin(came)
    if not going():
        return
    grouping.take(replace(came, known=[known(article) for article in corpus.articles]))
    texts = texts_of(corpus.articles)
    copies = grouping.copies(corpus.sources, texts)
    yield from copies
    if not going():
        return
    yield from grouping.statements(copies)
    if not going():
        return
    yield from grouping.stories(copies, texts)


def known_by(article: Article) -> Known:
    """What an article is known by, worked out from its text."""
    return Known(signature(article), report_of(article))


def ranking_of(corpus: Corpus) -> Ranking:
    """The ranking behind the links of a corpus, to look into candidates and their features."""
    corpus = _ordered(corpus)
    return ranking(corpus.articles, profiles(corpus.articles, corpus.claims))


def _always(_done: int, _total: int) -> bool:
    return True


def _ordered(corpus: Corpus) -> Corpus:
    """The same corpus in the order of ids, claims within their articles, each thing once."""
    claims = {claim.id: claim for claim in corpus.claims}.values()
    return replace(
        corpus,
        articles=[article for _, article in sorted({article.id: article for article in corpus.articles}.items())],
        claims=sorted(claims, key=lambda claim: (claim.article, claim.span, claim.id)),
        mentions=[mention for _, mention in sorted({mention.id: mention for mention in corpus.mentions}.items())],
    )
