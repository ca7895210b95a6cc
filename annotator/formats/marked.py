"""Owns what formats of coreference mark in one article: its names and events, each at its words and of its chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from annotator.domain.claim import Status
from annotator.domain.span import Span, trimmed
from annotator.formats.case import Document
from annotator.formats.chains import BLANK, REFUSED, SHARED, TWICE, Chains, event_span
from annotator.formats.document import ClaimEntry, MentionEntry
from annotator.formats.output import Output
from annotator.formats.tokenised import Tokenised, tokenised

Said = TypeVar("Said", MentionEntry, ClaimEntry)


@dataclass(frozen=True, slots=True)
class Mark(Generic[Said]):
    """An entry at its words, from the first to before `after`; `chain` is its entity or event, 0 if of none."""

    first: int
    after: int
    chain: int
    entry: Said


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of an article, and what is marked in them, in their order; no two names, no two events at one place."""

    words: Tokenised
    names: tuple[Mark[MentionEntry], ...]
    events: tuple[Mark[ClaimEntry], ...]


def marked(document: Document, found: Chains, out: Output) -> Marked:
    """What is to be marked in an article; the output is told what is not, and why."""
    text = document.article.text
    names = _names(document.mentions, text, found, out)
    events = _events(document.claims, text, found, out)
    words = tokenised(text, (span for span, *_ in (*names, *events)))
    return Marked(
        words,
        tuple(Mark(*words.covering(span), chain, entry) for span, chain, entry in names),
        tuple(Mark(*words.covering(span), chain, entry) for span, chain, entry in events),
    )


def _names(
    mentions: Iterable[MentionEntry], text: str, found: Chains, out: Output
) -> list[tuple[Span, int, MentionEntry]]:
    """One mention a place: the first that means an entity, else the first."""
    kept: dict[Span, tuple[Span, int, MentionEntry]] = {}
    for entry, span in _placed_mentions(mentions, text, out):
        chain = found.entities.get(entry.entity, 0) if entry.entity else 0
        before = kept.get(span)
        if before and (before[1] or not chain):
            out.lost(MentionEntry, entry.mention.id, TWICE)
            continue
        if before:
            out.lost(MentionEntry, before[2].mention.id, TWICE)
        kept[span] = span, chain, entry
    return sorted(kept.values(), key=_place)


def _placed_mentions(mentions: Iterable[MentionEntry], text: str, out: Output) -> Iterator[tuple[MentionEntry, Span]]:
    for entry in mentions:
        span = trimmed(text, entry.mention.span.start, entry.mention.span.end)
        if span is None:
            out.lost(MentionEntry, entry.mention.id, BLANK)
        else:
            yield entry, span


def _events(claims: Iterable[ClaimEntry], text: str, found: Chains, out: Output) -> list[tuple[Span, int, ClaimEntry]]:
    """One claim a place: the first; the others are one event with it."""
    kept: dict[Span, tuple[Span, int, ClaimEntry]] = {}
    for entry in claims:
        claim, span = entry.claim, event_span(entry.claim, text)
        if entry.status is Status.REJECTED or span is None:
            out.lost(ClaimEntry, claim.id, BLANK if span is None else REFUSED)
            continue
        found.told(claim.id)
        first = kept.setdefault(span, (span, 0, entry))
        if first[2] is not entry:
            out.lost(ClaimEntry, claim.id, SHARED)
        kept[span] = span, first[1] or found.event(claim.id), first[2]
    return sorted(kept.values(), key=_place)


def _place(placed: tuple[Span, int, MentionEntry] | tuple[Span, int, ClaimEntry]) -> tuple[int, int]:
    return placed[0].start, -placed[0].end
