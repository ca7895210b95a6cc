"""A candidate as its row shows and speaks it: outlet, sentence in context, marks, chips, relation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation, Standing, is_vague, vague_words
from annotator.domain.percent import percent
from annotator.domain.speaker import is_name
from annotator.domain.view import Candidate
from annotator.gui.delegates.article import days_of
from annotator.gui.delegates.candidate import CandidateWords, Chip, Marked
from annotator.gui.speech import sentences
from annotator.gui.views.review_reasons import Reason, find_words, instead, read_change, read_reason, righted
from annotator.gui.wording import one_line

_DISPUTED = Chip("disputed", "disputed")
_MOST_CHIPS = 3
_BEFORE, _AFTER = 48, 90
"""Most characters of context shown before and after the candidate's own words."""

_PASSIVE = {
    Relation.REFINES: "Refined by",
    Relation.SUPERSEDES: "Superseded by",
    Relation.SUPPORTS: "Supported by",
    Relation.DISPUTES: "Disputed by",
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The context as far as it is shown, the quote in it, and by how much all offsets moved."""

    text: str
    quote: tuple[int, int]
    moved: int


def relation_word(relation: Relation, *, turned: bool) -> str:
    """The relation as the own claim has it to the other: "Refines", or "Refined by" if it is the other's."""
    return _PASSIVE[relation] if turned else relation.value.capitalize()


def turned_relation(candidate: Candidate, own: ClaimId) -> Relation | None:
    """The relation that a row shows the other way round, as "Refined by"; None if it shows none so."""
    link = candidate.link
    turned = link.a != own and not link.relation.symmetric
    return link.relation if turned and _is_shown(candidate) else None


def candidate_words(candidate: Candidate, key: int, own: ClaimId) -> CandidateWords:
    """Everything a row of Elsewhere shows, and what a screen reader says of it."""
    sentence, link = _shown(candidate), candidate.link
    quoted = candidate.quote.quote(candidate.context)
    reasons = [_read(link, reason, quoted, own_first=link.a == own) for reason in link.reasons]
    return CandidateWords(
        key=str(key),
        outlet=candidate.article.source or candidate.article.title,
        days=days_of(candidate.article),
        family=_family(candidate),
        copied=candidate.article.copies > 1,
        sentence=sentence.text,
        quote=sentence.quote,
        marks=tuple(_marks(candidate, reasons, sentence)),
        chips=(*([_DISPUTED] if candidate.disputed else []), *_chips(instead(reasons)))[:_MOST_CHIPS],
        relation=link.relation.value,
        relation_word=_proposed(candidate, own),
        decided=candidate.standing is Standing.CONFIRMED,
        alike=_alike_words(candidate),
        apart=link.relation is Relation.DIFFERENT and not candidate.disputed,
        spoken=_spoken(candidate, key, own, "; ".join(reason.said for reason in reasons)),
    )


def _read(link: Link, reason: str, quoted: str, *, own_first: bool) -> Reason:
    """A reason from the candidate's side; of what changed, from what to what."""
    reason = righted(reason, quoted, own_first=own_first)
    change = read_change(reason, own_first=own_first) if link.relation is Relation.SUPERSEDES else None
    return change or read_reason(reason, quoted, own_first=own_first)


def _proposed(candidate: Candidate, own: ClaimId) -> str:
    """The relation, unless it is only what the matcher falls back on and the likeness is weak."""
    relation = candidate.link.relation
    return relation_word(relation, turned=turned_relation(candidate, own) is relation) if _is_shown(candidate) else ""


def _alike_words(candidate: Candidate) -> str:
    """How alike both are; with it what is told of a relation that is too little likely to be proposed."""
    alike = f"{percent(candidate.alike)} alike"
    return alike if _is_shown(candidate) else f"{alike}, {vague_words(candidate.link.relation)}"


def _is_shown(candidate: Candidate) -> bool:
    return candidate.standing is not Standing.SUGGESTED or not is_vague(candidate.link.relation, candidate.alike)


def _spoken(candidate: Candidate, key: int, own: ClaimId, why: str) -> str:
    row, word = candidate.article, _proposed(candidate, own) or vague_words(candidate.link.relation)
    date = f"{days_of(row)[0].rstrip('?')}{', proposed date' if row.date_proposed else ''}"
    where = f"{row.source or row.title} {date}".strip()
    relation = f"{word}, confirmed" if candidate.standing is Standing.CONFIRMED else f"suggested: {word}"
    relation = f"disputed, {relation}" if candidate.disputed else relation
    text, alike = one_line(candidate.other.claim.text), f"{percent(candidate.alike)} alike"
    return sentences(f"Candidate {key}, {where}, {_family(candidate)}, {relation}, {alike}: {text}", why)


def _family(candidate: Candidate) -> str:
    """What is known of where it comes from: what somebody else says is not called an own report."""
    if candidate.article.copies > 1:
        return f"copy family of {candidate.article.copies}"
    speaker = one_line(candidate.other.speaker)
    return f"said by {speaker}" if is_name(speaker) else "own report"


def _shown(candidate: Candidate) -> _Sentence:
    context, quote = candidate.context, candidate.quote
    start, end = 0, len(context)
    if quote.start > _BEFORE:
        start = context.rfind(" ", 0, quote.start - _BEFORE // 2) + 1
    if end - quote.end > _AFTER:
        space = context.find(" ", quote.end + _AFTER // 2)
        end = space if space > 0 else end
    head, tail = ("… " if start or candidate.start else ""), (" …" if end < len(context) else "")
    # One character for one: offsets stay true where a line break becomes a space.
    text = re.sub(r"\s", " ", context[start:end])
    moved = len(head) - start
    return _Sentence(f"{head}{text}{tail}", (quote.start + moved, quote.end + moved), moved)


def _chips(reasons: Sequence[Reason]) -> tuple[Chip, ...]:
    """What differs first, then what agrees; each thing once."""
    chips = dict.fromkeys(Chip(reason.chip, reason.kind) for reason in reasons if reason.kind)
    return tuple(sorted(chips, key=lambda chip: chip.kind == "agrees"))[:_MOST_CHIPS]


def _marks(candidate: Candidate, reasons: Sequence[Reason], sentence: _Sentence) -> Iterator[Marked]:
    taken: list[tuple[int, int]] = []
    for reason in reasons:
        for place in _places(candidate, reason, sentence):
            if all(place[1] <= start or end <= place[0] for start, end in taken):
                taken.append(place)
                yield Marked(*place, "name" if reason.kind == "only here" else reason.kind)


def _places(candidate: Candidate, reason: Reason, sentence: _Sentence) -> Iterator[tuple[int, int]]:
    """Where the candidate's side of a reason stands in the sentence."""
    found = [find_words(words, sentence.text, sentence.quote[0]) for words in reason.words]
    if reason.dated:
        found.append(_time_place(candidate.other.claim, sentence.moved - candidate.start, len(sentence.text)))
    yield from (place for place in found if place is not None)


def _time_place(claim: Claim, moved: int, length: int) -> tuple[int, int] | None:
    slot = claim.slot(Role.TIME)
    if slot is None or slot.span is None or not 0 <= slot.span.start + moved < slot.span.end + moved <= length:
        return None
    return slot.span.start + moved, slot.span.end + moved
