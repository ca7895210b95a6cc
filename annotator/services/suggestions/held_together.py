"""Owns why a family, a story or an entity is proposed as one: what was kept of it, and the rest looked into anew."""

from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.context import Context, context
from annotator.domain.credits import credits_in
from annotator.domain.entity import Entity
from annotator.domain.errors import Missing
from annotator.domain.family import Family, Member, Story
from annotator.domain.ids import ArticleId, TargetId
from annotator.domain.link import Standing
from annotator.domain.mention import Mention
from annotator.domain.time import calendar_value
from annotator.domain.view import ArticleRow
from annotator.match.copies.families import alike
from annotator.match.entities.role_reasons import Called, called
from annotator.match.entities.roles import roles_of
from annotator.match.links.known import report_of as kept_report
from annotator.match.names.names import compare_names
from annotator.match.stories.report_near import DAYS_APART
from annotator.match.stories.reports import Report, report_of
from annotator.match.stories.shared_parts import AGREE, DIFFER, written
from annotator.match.stories.story_beside import Beside
from annotator.match.stories.story_table import kin_of
from annotator.match.stories.story_ties import Tie, holding, ties
from annotator.match.structures.comparisons import Comparisons
from annotator.services.workspace import Workspace
from annotator.store import judged_groups, queries
from annotator.store import matching as kept
from annotator.store.database import Connection

_ARTICLES_A_LOOK = 200
_MOST_COMPARED = 100
"""So many articles of a family are held against the first."""
Rows = Mapping[ArticleId, ArticleRow]


@dataclass(frozen=True, slots=True)
class MemberTold:
    """A passage of a family: its words, "" for a whole article, and whom its article credits, in the words that do.

    `of_first` is how much of its words stand in the article that comes first, in ten-thousandths; None for that one,
    for a quoted statement, and where nothing is found by looking at these two alone.
    """

    member: Member
    words: str
    credits: tuple[str, ...]
    of_first: int | None = None


@dataclass(frozen=True, slots=True)
class FamilyTold:
    """A family with its passages; `first` is the article that printed it first, if that is known."""

    family: Family
    standing: Standing
    members: tuple[MemberTold, ...]
    first: ArticleId | None
    rows: Rows


@dataclass(frozen=True, slots=True)
class TieTold:
    """Why two reports are of one event: by attribute the words that both tell, and those that each tells otherwise."""

    tie: Tie
    both: tuple[tuple[str, tuple[str, ...]], ...]
    otherwise: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story: `holding` are the ties that hold it together, `weaker` how many more there are.

    `joins` are the confirmed stories that it would add reports to.
    """

    story: Story
    standing: Standing
    holding: tuple[TieTold, ...]
    weaker: tuple[Tie, ...]
    joins: tuple[Story, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name of an entity: how often and in which articles it stands, and how like its own name it is, 0..1."""

    name: str
    mentions: int
    articles: tuple[ArticleId, ...]
    alike: float


@dataclass(frozen=True, slots=True)
class MentionTold:
    """A mention, the words around it, and what its article calls whoever it names there."""

    mention: Mention
    context: Context
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityTold:
    """An entity with its names, its mentions by article, and what the roles that articles give speak for."""

    entity: Entity
    standing: Standing
    spellings: tuple[Spelling, ...]
    mentions: tuple[MentionTold, ...]
    called: tuple[Called, ...]
    rows: Rows


def family(ws: Workspace, target: TargetId) -> FamilyTold:
    """Why some articles or passages are one family; Missing if there is none of that id."""
    return ws.read(lambda c: _family(c, target))


def story(ws: Workspace, target: TargetId) -> StoryTold:
    """Why some reports are one story, from what they were judged by; Missing if there is none of that id."""
    return ws.read(lambda c: _story(c, target))


def entity(ws: Workspace, target: TargetId) -> EntityTold:
    """Why some names mean one; Missing if there is no entity of that id."""
    return ws.read(lambda c: _entity(c, target))


def _family(connection: Connection, target: TargetId) -> FamilyTold:
    found = judged_groups.family(connection, target)
    if found is None:
        raise Missing("target-missing", id=target)
    told, standing = found
    listed = list(dict.fromkeys(member.article for member in told.members))
    texts = {each.id: each for each in _articles(connection, listed)}
    first = listed[0] if told.root is not None else None
    shares = {} if told.quotation else _of_first(texts, listed)
    members = tuple(
        MemberTold(
            member,
            member.span.quote(texts[member.article].text) if member.span else "",
            tuple(credit.words for credit in credits_in(texts[member.article].text)),
            shares.get(member.article),
        )
        for member in told.members
        if member.article in texts
    )
    return FamilyTold(told, standing, members, first, _rows(connection, listed))


def _of_first(texts: Mapping[ArticleId, Article], listed: Sequence[ArticleId]) -> dict[ArticleId, int]:
    """How much of the words of articles stands in the first of them."""
    there = [texts[each] for each in listed if each in texts]
    pairs = ((other.id, alike(there[0], other)) for other in there[1:_MOST_COMPARED])
    return {other: round(10_000 * found.b.words) for other, found in pairs if found is not None}


def _story(connection: Connection, target: TargetId) -> StoryTold:
    found = judged_groups.story(connection, target)
    if found is None:
        raise Missing("target-missing", id=target)
    told, standing = found
    families = judged_groups.families_with(connection, told.articles)
    printed = _printings(told, families)
    reports = _reports(connection, [each for copies in printed.values() for each in copies])
    known = {article: [reports[each] for each in copies if each in reports] for article, copies in printed.items()}
    beside = Beside(Comparisons())
    beside.settle(families, lambda ids: _articles(connection, ids))
    found_ties = ties({article: each for article, each in known.items() if each}, reports.values(), beside)
    holds = holding(found_ties)
    texts = {each.id: _read(each) for each in _articles(connection, told.articles)}
    return StoryTold(
        told,
        standing,
        tuple(_tie_told(tie, texts) for tie in holds),
        tuple(tie for tie in found_ties if tie not in holds),
        tuple(judged_groups.confirmed_with(connection, told)),
        _rows(connection, told.articles),
    )


def _printings(told: Story, families: Iterable[Family]) -> dict[ArticleId, list[ArticleId]]:
    """By article of a story those that print its text, itself first."""
    root_of = kin_of(families)
    return {
        article: [
            article,
            *(each for each, root in root_of.items() if root == root_of.get(article) and each != article),
        ]
        for article in told.articles
    }


def _reports(connection: Connection, of: Sequence[ArticleId]) -> dict[ArticleId, Report]:
    """The reports that some articles are, and all others of their days."""
    days = {each: calendar_value(date) for each, date in judged_groups.dates(connection).items()}
    known = [day for each in of if (day := days.get(each))]
    first = min((day.first.toordinal() for day in known), default=0) - DAYS_APART
    last = max((day.last.toordinal() for day in known), default=-1) + DAYS_APART
    near = [each for each, day in days.items() if day and first <= day.first.toordinal() <= last]
    listed = list(dict.fromkeys([*(each for each in of if each in days), *near]))
    parts = (listed[at : at + _ARTICLES_A_LOOK] for at in range(0, len(listed), _ARTICLES_A_LOOK))
    return {each.article: each for part in parts for each in _told_by(connection, part)}


def _told_by(connection: Connection, part: Sequence[ArticleId]) -> Iterator[Report]:
    """What articles tell: as it is kept, or worked out where it is not."""
    held = kept.known_by(connection, part)
    for article in queries.articles_by_id(connection, part):
        try:
            yield kept_report(article, held[article.id][1])
        except (LookupError, ValueError, TypeError):
            yield report_of(article)


def _read(article: Article) -> str:
    """What is read of an article as a report, its title first."""
    return f"{article.title or ''}\n{article.text}"


def _tie_told(tie: Tie, texts: Mapping[ArticleId, str]) -> TieTold:
    ours, theirs = (texts.get(each, "") for each in (tie.a, tie.b))
    both = [("names", tuple(written(ours, tie.names)))]
    otherwise: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for each in tie.told:
        words = _spoken(each.attribute, ours, each.ours)
        # Words are told that both have, even where these are few.
        if each.standing == AGREE or each.attribute == "words":
            both.append((each.attribute, words))
        elif each.standing == DIFFER:
            otherwise.append((each.attribute, words, _spoken(each.attribute, theirs, each.theirs)))
    return TieTold(tie, tuple((attribute, words) for attribute, words in both if words), tuple(otherwise))


def _spoken(attribute: str, text: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    """What a text has of an attribute, as people write it: "03-12" is 12 March."""
    if attribute != "time":
        return tuple(written(text, stems))
    days = (day.partition("-") for day in stems)
    return tuple(f"{int(day)} {month_name[int(month)]}" if day else month.capitalize() for month, _, day in days)


def _entity(connection: Connection, target: TargetId) -> EntityTold:
    found = judged_groups.entity(connection, target)
    if found is None:
        raise Missing("target-missing", id=target)
    told, standing = found
    mentions = kept.mentions_by_id(connection, told.mentions)
    texts = {each.id: each for each in _articles(connection, sorted({each.article for each in mentions}))}
    named = [_mention_told(each, texts[each.article]) for each in sorted(mentions, key=_place) if each.article in texts]
    roles: dict[ArticleId, set[str]] = {}
    for each in named:
        roles.setdefault(each.mention.article, set()).update(each.roles)
    spellings = tuple(_spellings(told, mentions))
    return EntityTold(told, standing, spellings, tuple(named), tuple(called(roles)), _rows(connection, list(texts)))


def _place(mention: Mention) -> tuple[ArticleId, int, int]:
    return mention.article, mention.span.start, mention.span.end


def _mention_told(mention: Mention, article: Article) -> MentionTold:
    return MentionTold(mention, context(article.text, mention.span), roles_of(article, mention))


def _spellings(told: Entity, mentions: Sequence[Mention]) -> Iterator[Spelling]:
    """The names of an entity as they are written, those that stand most often first."""
    found: dict[str, list[ArticleId]] = {}
    for mention in mentions:
        found.setdefault(" ".join(mention.quote.split()), []).append(mention.article)
    for name, articles in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        alike_names = compare_names(name, told.name, told.label)
        yield Spelling(name, len(articles), tuple(sorted(set(articles))), alike_names)


def _articles(connection: Connection, ids: Sequence[ArticleId]) -> list[Article]:
    parts = (ids[at : at + _ARTICLES_A_LOOK] for at in range(0, len(ids), _ARTICLES_A_LOOK))
    return [each for part in parts for each in queries.articles_by_id(connection, part)]


def _rows(connection: Connection, ids: Sequence[ArticleId]) -> dict[ArticleId, ArticleRow]:
    parts = (ids[at : at + _ARTICLES_A_LOOK] for at in range(0, len(ids), _ARTICLES_A_LOOK))
    return {row.id: row for part in parts for row in queries.article_rows(connection, part)}
