"""Owns what the rows of the data set say: the cells of an entry, in the order of its table's columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.claim import Slot
from annotator.domain.fact import Verdict
from annotator.domain.ids import AnalystId, ArticleId, ClaimId
from annotator.formats.article_dates import dates
from annotator.formats.case import Case, Document
from annotator.formats.dissent import shares
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    FactEntry,
    FamilyEntry,
    Judged,
    LinkEntry,
    MentionEntry,
    StoryEntry,
)
from annotator.formats.parquet.features import Cell

_WHOLE = 10_000
Row = Sequence[Cell]


@dataclass(slots=True)
class Known:
    """What rows say of things that stand elsewhere: facts by claim, names of analysts, and the words of linked claims.

    `named` are the analysts that some row names.
    """

    analysts: Mapping[str, str]
    facts: Mapping[str, Sequence[Row]]
    linked: frozenset[str]
    words: dict[str, tuple[ArticleId, str]] = field(default_factory=dict)
    named: set[AnalystId] = field(default_factory=set)
    soft: bool = False

    def judged(self, judgements: Sequence[Judged]) -> Row:
        """The judgements of a thing, each with its analyst's name."""
        self.named.update([each.analyst for each in judgements])
        return [(self.analysts.get(each.analyst, each.analyst), each.value) for each in judgements]

    def shared(self, judgements: Sequence[Judged]) -> tuple[Row, ...]:
        """The last cell of what is judged: the share of each judgement; none unless that was asked for."""
        return ([(value, size / _WHOLE) for value, size in shares(judgements).items()],) if self.soft else ()

    def quote(self, claim: ClaimId) -> tuple[ArticleId | None, str | None]:
        """The article and the words of a linked claim; None of one that was undone."""
        return self.words.get(claim, (None, None))


def known(case: Case) -> Known:
    """What is to be known of a case before its articles are read."""
    facts: dict[str, list[Row]] = {}
    for entry in case.of(FactEntry):
        for item in entry.fact.evidence:
            facts.setdefault(item.claim, []).append((entry.fact.id, item.stance, _verdict(entry)))
    names: dict[str, str] = {analyst.id: analyst.name for analyst in case.of(Analyst)}
    return Known(names, facts, frozenset(case.homes()), soft=bool(case.judges()))


def article(document: Document) -> Row:
    """The row of an article."""
    each, source = document.article, document.source
    published = (source.name, source.reliability) if source else (each.source, None)
    known = (each.url, each.author, *dates(each).values(), each.language, each.sha256)
    return (each.id, each.text, each.title, *published, *known, document.looked)


def claim(entry: ClaimEntry, document: Document, known: Known) -> Row:
    """The row of a claim."""
    said, of = entry.claim, document.article
    span, text = said.span, of.text
    quote = text[span.start : span.end]
    if said.id in known.linked:
        known.words[said.id] = (of.id, quote)
    return (
        *(said.id, of.id, of.title, document.source.name if document.source else of.source),
        *(*dates(of).values(), of.language),
        *(span.start, span.end, quote, said.text, entry.status),
        known.judged(entry.judgements) if entry.judgements else (),
        [_slot(slot, text) for slot in said.slots],
        *(said.mode, said.factuality, said.worth / _WHOLE, said.score / _WHOLE, said.makers),
        known.facts.get(said.id, ()),
        *known.shared(entry.judgements),
    )


def _slot(slot: Slot, text: str) -> Row:
    span = slot.span
    place = (span.start, span.end, text[span.start : span.end]) if span else (None, None, None)
    return (slot.role, *place, slot.value)


def mention(entry: MentionEntry) -> Row:
    """The row of a mention."""
    found = entry.mention
    place = (found.article, found.span.start, found.span.end, found.quote)
    return (found.id, *place, found.label, entry.entity, entry.makers)


def entity(entry: EntityEntry, known: Known) -> Row:
    """The row of an entity."""
    meant = entry.entity
    said = (meant.id, meant.name, meant.label, meant.variants, meant.mentions)
    return (*said, entry.standing, known.judged(entry.judgements), *known.shared(entry.judgements))


def link(entry: LinkEntry, known: Known) -> Row:
    """The row of a link."""
    each = entry.link
    (a_article, a_quote), (b_article, b_quote) = known.quote(each.a), known.quote(each.b)
    decided = (each.relation, entry.standing, known.judged(entry.judgements))
    places = (each.id, each.a, each.b, a_quote, b_quote, a_article, b_article)
    found = (each.score / _WHOLE, each.reasons, entry.makers)
    return (*places, *decided, *found, *known.shared(entry.judgements))


def fact(entry: FactEntry, known: Known) -> Row:
    """The row of a fact."""
    each = entry.fact
    evidence = [(item.claim, *known.quote(item.claim), item.stance) for item in each.evidence]
    stated = (each.id, each.text, _verdict(entry), each.rationale, each.valid_from, each.valid_to)
    attributes = sorted((each.attributes or {}).items())
    judged = (known.judged(entry.judgements), *known.shared(entry.judgements))
    return (*stated, entry.roots, entry.roots_max, attributes, evidence, *judged)


def _verdict(entry: FactEntry) -> Verdict | None:
    return None if entry.is_open else entry.fact.verdict


def family(entry: FamilyEntry) -> Row:
    """The row of a family."""
    each = entry.family
    members = [
        (m.article, m.span.start if m.span else None, m.span.end if m.span else None, m.derivation)
        for m in each.members
    ]
    return (each.id, each.root, entry.standing, each.score / _WHOLE, each.reasons, members)


def story(entry: StoryEntry) -> Row:
    """The row of a story."""
    return (entry.story.id, entry.story.articles, entry.standing, entry.story.score / _WHOLE)
