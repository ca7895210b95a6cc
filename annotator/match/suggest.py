"""Owns one run of suggestions over a corpus: entities, families, stories, and links between claims."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import ArticleId, LinkId, SourceId
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.match.changes import with_changes
from annotator.match.copies import Copies
from annotator.match.copy_index import families_of
from annotator.match.judged import NOBODY_JUDGED, Judged, names_of
from annotator.match.linking import Choice, Linking, Twins
from annotator.match.profiles import profiles
from annotator.match.ranking import Ranking, ranking
from annotator.match.readying import ReadyArticle
from annotator.match.reports import report_of
from annotator.match.signatures import signature
from annotator.match.statements import statements
from annotator.match.stories import StoryIndex

MAKER = "annotator-match"
VERSION = "5"
_USUAL = Choice()

Group = Entity | Family | Story


@dataclass(frozen=True, slots=True)
class Apart:
    """Pairs of articles that people found to be no copies of one another, or to quote no common statement."""

    copies: frozenset[frozenset[ArticleId]] = frozenset()
    statements: frozenset[frozenset[ArticleId]] = frozenset()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is matched together; `sources` are the names of the sources, `judged` what was said of entities."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    mentions: Sequence[Mention]
    sources: Mapping[SourceId, str] = field(default_factory=dict)
    apart: Apart = Apart()
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
    twins = Twins(Copies(related), {place: profile.claim for place, profile in enumerate(ranked.profiles)})
    linking = Linking(ranked, twins, frozenset(refused), choice)
    for place in range(len(ranked.profiles)):
        linking.choose(place)
        if not going(place + 1, total):
            return
    yield from linking.links()


def grouped(corpus: Corpus, going: Callable[[], bool], made: Sequence[ReadyArticle] = ()) -> Iterator[Group]:
    """The names, articles and passages of a corpus that belong together; `going` ends it by answering False.

    Articles that were `made` ready already are not looked at once more.
    """
    corpus, ready_by_id = _ordered(corpus), {each.article: each for each in made}
    entities, confirmed = names_of(corpus.mentions, corpus.articles, corpus.judged)
    yield from entities
    if not going():
        return
    there = {article: each.signature for article, each in ready_by_id.items()}
    signatures = {article.id: there.get(article.id) or signature(article) for article in corpus.articles}
    found = families_of(signatures.values(), corpus.sources, corpus.apart.copies)
    related = with_changes(found, corpus.articles, signatures)
    yield from related
    if not going():
        return
    known = [*entities, *confirmed]
    yield from statements(corpus.articles, corpus.claims, known, copies=related, cut=corpus.apart.statements)
    if not going():
        return
    told = {article: each.report for article, each in ready_by_id.items()}
    reports = StoryIndex()
    reports.add([told.get(article.id) or report_of(article) for article in corpus.articles])
    yield from reports.stories(related)


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
