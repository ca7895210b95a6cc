"""Owns bringing the groups of a project up to date: all of them anew, or going on from those that a session holds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.entity import Entity
from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, SourceId, TargetId, content_id
from annotator.domain.link import Standing
from annotator.domain.mention import Mention
from annotator.domain.suggestion import Kind
from annotator.match.copies.independent import Passage
from annotator.match.entities.judged import Judged
from annotator.match.grouping import Apart, Came, Group, Grouping, Known, SplitError
from annotator.match.links.known import report_of, signature_of
from annotator.match.stories.story_joins import Homes, homes_of
from annotator.match.structures.comparisons import Comparisons, Fresh
from annotator.match.suggest import Corpus, known_by, regrouped
from annotator.services.suggestions.matching import Matching
from annotator.services.suggestions.rematching import Notes
from annotator.store import group_queries, inputs, queries
from annotator.store import matching as kept
from annotator.store.database import Connection

_ARTICLES_A_LOOK = 200
_MOST_CAME = 8
"""Where more than an eighth of the articles came, looking at all of them takes less time."""
_ALL_ANEW = (Kind.FAMILY, Kind.ENTITY)
"""Where people said something of these, what else may follow from it is not known."""
Goes = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that are new or told otherwise, and those that are no more (None: of all there were, all that are not
    new); all families, and the articles that are in others than before (None: any); a word for what people
    said of them; and what comparisons found that is to be kept."""

    new: Sequence[Group]
    gone: Sequence[TargetId] | None
    families: Sequence[Family]
    touched: frozenset[ArticleId] | None
    said: str
    compared: Fresh


@dataclass(slots=True)
class Session:
    """What a program holds between two runs; it is worth something while the file says that it stands at `turn`."""

    turn: str = ""
    grouping: Grouping | None = None
    matching: Matching | None = None

    def begin(self, turn: str) -> None:
        """Forget what is not as the file has it, which is at a turn; a run that ends well tells the next one."""
        if not turn or turn != self.turn:
            self.grouping = self.matching = None
        self.turn = ""


def judged(connection: Connection) -> Judged:
    """The entities that people rejected, and those that they confirmed."""
    standings = (Standing.REJECTED, Standing.CONFIRMED)
    rejected, confirmed = (tuple(kept.judged_entities(connection, standing)) for standing in standings)
    return Judged(rejected, confirmed)


def said_of_groups(connection: Connection) -> str:
    """What is another word where people rejected or confirmed other entities, or entities that are told otherwise, or
    found other articles to be of two events, or of one."""
    return _said(judged(connection), *_judged_stories(connection))


def _said(judged: Judged, stories: Iterable[frozenset[ArticleId]], confirmed: Iterable[frozenset[ArticleId]]) -> str:
    of_each = (
        (each.id, each.name, *each.variants, "", *each.mentions, "")
        for each in chain(judged.rejected, judged.confirmed)
    )
    pairs, groups = (sorted(map(sorted, each)) for each in (stories, confirmed))
    of_stories = chain(
        ["stories"] * bool(pairs), chain.from_iterable(pairs), *(["confirmed", *each] for each in groups)
    )
    of_all = chain(chain.from_iterable(of_each), of_stories)
    return content_id("judged", str(len(judged.rejected)), *of_all)


def groups_of(connection: Connection, notes: Notes | None, session: Session, goes: Goes) -> Groups:
    """The groups of a project; the session goes on with them."""
    held = session.grouping
    if held is not None and notes is not None:
        try:
            if (came := _came(connection, notes)) is not None:
                return _gone_on(connection, held, came)
        except SplitError:
            pass
    session.grouping = None
    found, session.grouping = _all_anew(connection, goes)
    return found


def _all_anew(connection: Connection, goes: Goes) -> tuple[Groups, Grouping | None]:
    corpus = _corpus(connection, goes)
    known = dict(_known(connection, corpus.articles))
    goes()
    grouping = Grouping(corpus.judged, corpus.apart, _compared(connection, goes))
    groups = list(regrouped(grouping, corpus, goes, lambda article: known.pop(article.id)))
    grouping.changes(group for group in groups if not isinstance(group, Entity))
    families = [group for group in groups if isinstance(group, Family)]
    said = _said(corpus.judged, corpus.apart.stories, corpus.apart.confirmed)
    compared = grouping.comparisons.settle()
    return Groups(groups, None, families, None, said, compared), grouping if grouping.grows else None


def _gone_on(connection: Connection, held: Grouping, came: Came) -> Groups:
    gone, named = held.name(came)
    held.take(came)

    def texts(ids: Sequence[ArticleId]) -> Iterator[Article]:
        for at in range(0, len(ids), _ARTICLES_A_LOOK):
            yield from queries.articles_by_id(connection, ids[at : at + _ARTICLES_A_LOOK])

    copies = held.copies(_names(connection), texts)
    families = [*copies, *held.statements(copies)]
    former, new = held.changes([*families, *held.stories(copies, texts)])
    related = (group for group in (*former, *new) if isinstance(group, Family))
    touched = frozenset(member.article for family in related for member in family.members)
    no_more = [*gone, *(group.id for group in former)]
    compared = held.comparisons.settle()
    return Groups([*named, *new], no_more, families, touched, said_of_groups(connection), compared)


def _compared(connection: Connection, goes: Goes) -> Comparisons:
    """What comparisons found before, as far as it is kept."""
    found = Comparisons()
    for part in kept.compared(connection):
        goes()
        found.take(part)
    return found


def _came(connection: Connection, notes: Notes) -> Came | None:
    """What came or changed, as far as groups follow from it; None if all is to be looked at."""
    if any(kind in notes for kind in _ALL_ANEW):
        return None
    mentions = kept.mentions_by_id(connection, notes.get("mention", ()))
    if len(mentions) < len(notes.get("mention", ())):
        return None
    new = [ArticleId(each) for each in notes.get("article", ())]
    if _MOST_CAME * len(new) > len(queries.article_ids(connection)):
        return None
    told = kept.articles_of_claims(connection, notes.get("claim", ()))
    read = sorted({*new, *told, *(mention.article for mention in mentions)})
    articles = [each for at in range(0, len(read), _ARTICLES_A_LOOK) for each in _read(connection, read[at:])]
    claims: dict[ArticleId, list[Claim]] = {article: [] for article in {*new, *told}}
    for claim, status in queries.claims_with_status(connection, sorted(claims)):
        if status is not Status.REJECTED:
            claims[claim.article].append(claim)
    fresh = [article for article in articles if article.id in set(new)]
    return Came(articles, [known for _, known in _known(connection, fresh)], mentions, claims)


def _read(connection: Connection, ids: Sequence[ArticleId]) -> list[Article]:
    return queries.articles_by_id(connection, ids[:_ARTICLES_A_LOOK])


def _known(connection: Connection, articles: Sequence[Article]) -> Iterator[tuple[ArticleId, Known]]:
    """What articles are known by: as it is kept, or worked out where it is not."""
    for at in range(0, len(articles), _ARTICLES_A_LOOK):
        part = articles[at : at + _ARTICLES_A_LOOK]
        held = kept.known_by(connection, [article.id for article in part])
        for article in part:
            try:
                signature, report = held[article.id]
                yield article.id, Known(signature_of(article, signature), report_of(article, report))
            except (LookupError, ValueError, TypeError):
                yield article.id, known_by(article)


def _names(connection: Connection) -> dict[SourceId, str]:
    return {source.id: source.name for source in inputs.sources(connection)}


def _corpus(connection: Connection, goes: Goes) -> Corpus:
    articles = list(queries.articles(connection))
    claims: list[Claim] = []
    for at in range(0, len(articles), _ARTICLES_A_LOOK):
        goes()
        claims += group_queries.spoken(connection, [each.id for each in articles[at : at + _ARTICLES_A_LOOK]])
    mentions: list[Mention] = queries.mentions(connection)
    goes()
    return Corpus(articles, claims, mentions, _names(connection), _apart(connection), judged(connection))


def _apart(connection: Connection) -> Apart:
    """The passages of the families that people rejected, and what they said of stories."""
    copies: set[frozenset[Passage]] = set()
    statements: set[frozenset[Passage]] = set()
    for passages, quoted in kept.refused_families(connection):
        (statements if quoted else copies).add(frozenset(passages))
    return Apart(frozenset(copies), frozenset(statements), *_judged_stories(connection))


_Sets = frozenset[frozenset[ArticleId]]


def _judged_stories(connection: Connection) -> tuple[_Sets, _Sets]:
    """Of the stories that people rejected the articles, pair by pair, but for those that they put in one; and the
    articles of each that they confirmed."""
    rejected, confirmed = (
        {frozenset(articles) for articles in kept.judged_stories(connection, standing)}
        for standing in (Standing.REJECTED, Standing.CONFIRMED)
    )
    together = {pair for articles in confirmed for pair in _pairs(articles)}
    refused = {pair for articles in rejected for pair in _pairs(articles)} - together
    homes = homes_of(confirmed, lambda article: article)
    spread = (_spread(pair, homes) for pair in refused)
    return frozenset(refused.union(*spread) - together), frozenset(confirmed)


def _spread(pair: frozenset[ArticleId], homes: Homes) -> Iterator[frozenset[ArticleId]]:
    """The pairs that are of two events where this one is: what is said of one report holds for all of its story."""
    one, other = (homes.get(article, {article: article}).keys() for article in sorted(pair))
    if one.isdisjoint(other):
        yield from (frozenset(each) for each in product(one, other))


def _pairs(articles: Iterable[ArticleId]) -> Iterator[frozenset[ArticleId]]:
    return map(frozenset, combinations(sorted(articles), 2))
