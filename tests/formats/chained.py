"""Owns what tests of formats of coreference need: projects with chains across articles, and chains to compare."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.entity import Entity
from annotator.domain.family import Story
from annotator.domain.ids import ArticleId, ClaimId, EntityId, MentionId, StoryId, link_id
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.mention import Mention
from annotator.formats.chains import event_span
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, LinkEntry, MentionEntry, StoryEntry, sort_key
from annotator.formats.output import Held
from annotator.formats.splits.joining import Joined
from tests.formats.strategies import articles, spans

Chain = tuple[tuple[str, str], ...]
"""The words of an article and of what is marked in it, for each mark; white space is in none."""


@st.composite
def chained_projects(draw: st.DrawFn) -> list[Entry]:
    """Up to three articles of one story, with names, entities across them, claims, and links between claims."""
    placed = draw(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda article: article.id))
    mentions = [each for article in placed for each in draw(st.lists(_mentions(article), max_size=4))]
    claims = [each for article in placed for each in draw(st.lists(_claims(article), max_size=3))]
    entities = draw(st.lists(st.sampled_from(["e1", "e2", ""]), min_size=len(mentions), max_size=len(mentions)))
    meant = [replace(m, entity=EntityId(e) if e else None) for m, e in zip(mentions, entities, strict=True)]
    named = [_entity(EntityId(each), meant) for each in ("e1", "e2") if each in entities]
    # One story, for a chain of ECB+ comes in once a topic.
    story = StoryEntry(Story(StoryId("story"), tuple(article.id for article in placed)), Standing.CONFIRMED)
    return sorted([*placed, *meant, *named, *claims, *_links(draw, claims), story], key=sort_key)


@st.composite
def _mentions(draw: st.DrawFn, article: Article) -> MentionEntry:
    span, label = draw(spans(article.text)), draw(st.sampled_from(["PERSON", "GPE", "DATE", "X Y"]))
    identity = MentionId(str(draw(st.uuids())))
    return MentionEntry(Mention(identity, article.id, span, span.quote(article.text), label))


@st.composite
def _claims(draw: st.DrawFn, article: Article) -> ClaimEntry:
    predicate = draw(st.none() | spans(article.text).map(lambda span: Slot(Role.PREDICATE, span)))
    slots = (predicate,) if predicate else ()
    claim = Claim(ClaimId(str(draw(st.uuids()))), article.id, draw(spans(article.text)), "said", slots)
    return ClaimEntry(claim, Status.CONFIRMED, article_text=article.text)


def _entity(identity: EntityId, meant: Iterable[MentionEntry]) -> EntityEntry:
    ids = tuple(each.mention.id for each in meant if each.entity == identity)
    return EntityEntry(Entity(identity, identity, "PERSON", (), ids), Standing.CONFIRMED)


def _links(draw: st.DrawFn, claims: Sequence[ClaimEntry]) -> list[LinkEntry]:
    pairs = [(a, b) for a in claims for b in claims if a.claim.article < b.claim.article]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=3, unique_by=str)) if pairs else []
    kinds = st.sampled_from([Relation.SAME, Relation.SAME, Relation.DIFFERENT])
    return [_link(a.claim.id, b.claim.id, draw(kinds)) for a, b in chosen]


def _link(a: ClaimId, b: ClaimId, relation: Relation) -> LinkEntry:
    return LinkEntry(Link(link_id(a, b), a, b, relation), Standing.CONFIRMED)


def lost(held: Iterable[Held]) -> set[str]:
    """The ids of all that an export lost."""
    return {identity for kind in held for ids in kind.lost.values() for identity in ids}


def words(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def entity_chains(entries: Sequence[Entry], gone: Iterable[str] = (), least: int = 1) -> Counter[Chain]:
    """The chains of entities that have so many mentions."""
    texts, left = _texts(entries), set(gone)
    chains: dict[EntityId, list[tuple[str, str]]] = {}
    of_mention = {m: e.entity.id for e in entries if isinstance(e, EntityEntry) for m in e.entity.mentions}
    for each in entries:
        if isinstance(each, MentionEntry) and each.mention.id in of_mention and each.mention.id not in left:
            told = (texts[each.mention.article], words(each.mention.quote))
            chains.setdefault(of_mention[each.mention.id], []).append(told)
    return Counter(tuple(sorted(chain)) for chain in chains.values() if len(chain) >= least)


def event_chains(entries: Sequence[Entry], gone: Iterable[str] = ()) -> Counter[Chain]:
    """The chains of claims, by links that say the same and by predicates that two share; those of one article apart."""
    texts, left, joined = _texts(entries), set(gone), Joined()
    claims = [each for each in entries if isinstance(each, ClaimEntry)]
    for each in entries:
        if isinstance(each, LinkEntry) and each.link.relation is Relation.SAME:
            joined.join([each.link.a, each.link.b])
    for each in claims:
        joined.join([each.claim.id, f"{each.claim.article} {event_span(each.claim, each.article_text)}"])
    chains: dict[str, list[tuple[str, str]]] = {}
    for each in claims:
        if each.claim.id not in left:
            told = (texts[each.claim.article], _happens(each))
            chains.setdefault(joined.group(each.claim.id), []).append(told)
    return Counter(chain for found in chains.values() for chain in _linkable(sorted(found)))


def _linkable(found: list[tuple[str, str]]) -> list[Chain]:
    """A chain; what is of one article falls apart, for links join different ones."""
    return [tuple(found)] if len({article for article, _ in found}) > 1 else [(each,) for each in found]


def _texts(entries: Iterable[Entry]) -> dict[ArticleId, str]:
    return {each.id: words(each.text) for each in entries if isinstance(each, Article)}


def _happens(entry: ClaimEntry) -> str:
    span = event_span(entry.claim, entry.article_text)
    return words(span.quote(entry.article_text)) if span else ""


def names(entries: Iterable[Entry], gone: Iterable[str] = ()) -> list[str]:
    """The words of all mentions, sorted."""
    left = set(gone)
    mentions = [each.mention for each in entries if isinstance(each, MentionEntry) and each.mention.id not in left]
    return sorted(words(mention.quote) for mention in mentions)
