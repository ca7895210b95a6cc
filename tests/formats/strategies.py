"""Owns random projects for property tests: entries in the order of a stream, in scripts that break naive offsets."""

from dataclasses import replace
from functools import reduce

from hypothesis import strategies as st

from annotator.domain.article import Article, ProposedDate
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, Status, ordered
from annotator.domain.decision import Decision, Exposure, Verb, sealed
from annotator.domain.entity import Entity
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.family import Derivation, Family, Member, Story
from annotator.domain.ids import (
    ActionId,
    AnalystId,
    ArticleId,
    ClaimId,
    DecisionId,
    EntityId,
    FactId,
    FamilyId,
    LinkId,
    MentionId,
    ReplicaId,
    RunId,
    SourceId,
    StoryId,
    text_hash,
)
from annotator.domain.json import Json
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.mention import Mention
from annotator.domain.source import Reliability, Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.domain.suggestion import Run
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    SchemaEntry,
    StoryEntry,
    sort_key,
)
from annotator.formats.native.claims import says_the_same

PIECES = (
    "a",
    "b ",
    ".",
    "\n",
    "é",
    "e\u0301",
    "ليبيا",
    "𠀀",
    "😀",
    "👩‍👩‍👧",
    "日本",
    "ﬁ",
    "\u2028",
    "\t",
    '"',
    "\\",
    "=",
)
RAW_PIECES = (*PIECES, "\r\n", "\r", "\0", "\ufeff")

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
ids = st.uuids().map(str)
shares = st.integers(0, 10_000)
makers = st.lists(st.sampled_from(["annotator-spacy@1", "rules@2"]), min_size=1, max_size=2, unique=True).map(tuple)
maybe_words = st.none() | words.filter(bool)
whys = st.lists(words | st.sampled_from(["main clause", "shared subject"]), max_size=3).map(tuple)
# Each is made once: made within a draw, it would be looked through anew for every value drawn.
roles, modes = st.sampled_from(Role), st.none() | st.sampled_from(Mode)
factualities, statuses = st.sampled_from(Factuality), st.sampled_from(Status)
dates = st.sampled_from(["2020-12-26", "2020-12", "2020", "2020-W52"])
maybe_dates, maybe_proposed = st.none() | dates, st.none() | st.builds(ProposedDate, dates, words)
maybe_sources, maybe_entities = st.none() | ids.map(SourceId), st.none() | ids.map(EntityId)
maybe_english = st.none() | st.just("en")
two_claims = st.lists(ids.map(ClaimId), min_size=2, max_size=2, unique=True)
few_words, few_shares = st.lists(words, max_size=2), st.dictionaries(words, shares, max_size=2)
relations, standings = st.sampled_from(Relation), st.sampled_from(Standing)
variants_said, mentions_said = st.lists(words, max_size=3), st.lists(ids.map(MentionId), max_size=3)
bare_slots = st.builds(Slot, roles, st.none(), words)
lookers = st.lists(ids.map(AnalystId), min_size=1, max_size=2, unique=True).map(tuple)


def joined(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts of 2 to 40 pieces with at least one letter in them."""
    return st.lists(st.sampled_from(pieces), min_size=2, max_size=40).map("".join).map(lambda text: f"{text}x y")


stored_texts = joined(PIECES)
extras = st.dictionaries(
    words.map(lambda word: f"x-{word}"),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | words | st.just({"$number": "0.50"}),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of any script."""
    text = draw(stored_texts)
    return Article(
        id=ArticleId(draw(ids)),
        text=text,
        sha256=text_hash(text),
        title=draw(maybe_words),
        source=draw(maybe_sources),
        url=draw(maybe_words),
        file=draw(maybe_words),
        author=draw(maybe_words),
        published=draw(maybe_dates),
        published_proposed=draw(maybe_proposed),
        language=draw(maybe_english),
        extra=draw(extras) or None,
    )


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span within a text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def placed_slots(draw: st.DrawFn, text: str) -> Slot:
    """A slot that stands within a text."""
    return Slot(draw(roles), draw(spans(text)), draw(maybe_words))


@st.composite
def claims(draw: st.DrawFn, article: Article) -> Claim:
    """What a claim of an article could say, without makers."""
    slot = placed_slots(article.text) | bare_slots
    return Claim(
        id=ClaimId(draw(ids)),
        article=article.id,
        span=draw(spans(article.text)),
        text=draw(words),
        slots=ordered(draw(st.lists(slot, max_size=6))),
        mode=draw(modes),
        factuality=draw(factualities),
        worth=draw(shares),
        score=draw(shares),
        why=draw(whys),
    )


def _judged(values: type[Status] | type[Standing] | type[Verdict]) -> st.SearchStrategy[tuple[Judged, ...]]:
    one = st.builds(Judged, ids.map(AnalystId), st.sampled_from(values).map(lambda value: value.value))
    return st.lists(one, max_size=2).map(tuple)


_STATUS_JUDGED, _STANDING_JUDGED = _judged(Status), _judged(Standing)


@st.composite
def claim_entries(draw: st.DrawFn, article: Article) -> ClaimEntry:
    """A claim proposed and left, proposed and corrected, or made by a person."""
    claim = draw(claims(article))
    machine = draw(st.none() | st.just(claim) | claims(article))
    speaks = claim.slot(Role.SPEAKER) is not None
    stands = replace(claim, makers=draw(makers)) if machine else replace(claim, why=())
    proposal = replace(machine, id=claim.id, why=claim.why) if machine else None
    return ClaimEntry(
        claim=stands,
        status=draw(statuses),
        judgements=draw(_STATUS_JUDGED),
        proposal=stands if proposal and says_the_same(proposal, stands) else proposal,
        speaker_entity=draw(maybe_entities) if speaks else None,
        extra=draw(extras),
        article_text=article.text,
    )


@st.composite
def mention_entries(draw: st.DrawFn, article: Article) -> MentionEntry:
    """A mention in an article."""
    span = draw(spans(article.text))
    mention = Mention(MentionId(draw(ids)), article.id, span, span.quote(article.text), "PERSON")
    made = draw(makers)
    given = not made or draw(st.booleans())
    return MentionEntry(mention, draw(maybe_entities), made, draw(extras), given=given)


@st.composite
def link_entries(draw: st.DrawFn) -> LinkEntry:
    """A link, suggested or made by a person."""
    a, b = draw(two_claims)
    reasons = tuple(draw(few_words))
    seen = tuple(sorted(draw(few_shares).items()))
    link = Link(LinkId(draw(ids)), a, b, draw(relations), draw(shares), 1, draw(st.integers(0, 9)), reasons, seen)
    machine = draw(st.none() | st.just(link) | relations.map(lambda other: replace(link, relation=other, a=b, b=a)))
    made = draw(makers) if machine else ()
    return LinkEntry(link, draw(standings), draw(_STANDING_JUDGED), machine, made, draw(extras))


@st.composite
def entity_entries(draw: st.DrawFn) -> EntityEntry:
    """An entity, renamed or not."""
    variants = tuple(draw(variants_said))
    mentions = tuple(draw(mentions_said))
    entity = Entity(EntityId(draw(ids)), draw(words), "PERSON", variants, mentions, draw(shares), variants)
    machine = draw(st.just(entity) | words.map(lambda name: replace(entity, name=name)))
    return EntityEntry(entity, draw(standings), draw(_STANDING_JUDGED), machine, draw(makers), draw(extras))


members = st.builds(
    Member, ids.map(ArticleId), st.sampled_from(Derivation), st.none() | st.just(Span(0, 3)) | st.just(Span(2, 90))
)
families = st.builds(
    FamilyEntry,
    st.builds(
        Family,
        ids.map(FamilyId),
        st.lists(members, min_size=1, max_size=3).map(tuple),
        st.none() | ids.map(SourceId),
        shares,
        st.lists(words, max_size=2).map(tuple),
    ),
    st.sampled_from(Standing),
    _judged(Standing),
    makers,
    extras,
)
stories = st.builds(
    StoryEntry,
    st.builds(Story, ids.map(StoryId), st.lists(ids.map(ArticleId), max_size=3).map(tuple), shares),
    st.sampled_from(Standing),
    _judged(Standing),
    makers,
    extras,
)
facts = st.builds(
    FactEntry,
    st.builds(
        Fact,
        id=ids.map(FactId),
        text=words,
        verdict=st.sampled_from(Verdict),
        rationale=words,
        valid_from=maybe_words,
        valid_to=maybe_words,
        evidence=st.lists(st.builds(Evidence, ids.map(ClaimId), st.sampled_from(Stance)), max_size=3).map(tuple),
        attributes=st.none() | st.dictionaries(words, words, min_size=1, max_size=2),
    ),
    _judged(Verdict),
    st.integers(0, 9),
    st.integers(0, 9),
    extras,
).map(lambda entry: replace(entry, has_verdict=not entry.is_open))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """A decision on a claim, or the undo of one."""
    verb = draw(st.sampled_from([Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.NOTE, Verb.WITHDRAW]))
    reason: dict[str, Json] = {"kind": "claim", "reason": draw(words)}
    decision = Decision(
        id=DecisionId(draw(ids)),
        action=ActionId(draw(ids)),
        analyst=AnalystId(draw(ids)),
        replica=ReplicaId(draw(ids)),
        seq=draw(st.integers(1, 99)),
        hlc=f"{draw(st.integers(0, 999)):015d}.000000",
        at="2026-11-21T10:00:00Z",
        verb=verb,
        targets=(draw(ids),),
        payload={} if verb is Verb.WITHDRAW else reason,
        shown=draw(st.just({}) | st.just({"score": 9_100})),
        exposure=draw(st.sampled_from(Exposure)),
    )
    return sealed(decision, draw(st.just("") | st.just("0f")))


others = (
    st.builds(SchemaEntry, st.integers(1, 9), words),
    st.builds(Analyst, ids.map(AnalystId), words.filter(bool)),
    st.builds(Source, ids.map(SourceId), words.filter(bool), st.sampled_from(Reliability)),
    st.builds(Run, ids.map(RunId), st.just("rules"), st.just("2"), st.just("extract")),
    entity_entries(),
    link_entries(),
    families,
    stories,
    facts,
    st.builds(Note, ids.map(DecisionId), ids, ids.map(AnalystId), words),
    decisions(),
)


few_articles, few_lookers = st.lists(articles(), max_size=2), st.lists(lookers, max_size=1)
rest = st.lists(st.one_of(*others), max_size=8)


@st.composite
def projects(draw: st.DrawFn) -> list[Entry]:
    """Everything that one project holds, in the order of a stream."""
    placed = draw(few_articles)
    entries: list[Entry] = list(placed)
    for article in placed:
        entries += draw(st.lists(mention_entries(article), max_size=2))
        entries += draw(st.lists(claim_entries(article), max_size=3))
        entries += [LookedEntry(article.id, each) for each in draw(few_lookers)]
    entries += draw(rest)
    return sorted(_without_twins(entries), key=sort_key)


def _without_twins(entries: list[Entry]) -> list[Entry]:
    """The entries, of two schemas with one version only the first."""
    versions: set[int] = set()

    def kept(before: list[Entry], entry: Entry) -> list[Entry]:
        if isinstance(entry, SchemaEntry):
            if entry.version in versions:
                return before
            versions.add(entry.version)
        return [*before, entry]

    return reduce(kept, entries, [])
