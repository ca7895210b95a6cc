"""The reasons of a link as chips and marks on the candidate's side, and its relation in words."""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.time import calendar_value
from annotator.domain.view import ArticleRow, Candidate
from annotator.gui.dates import MONTHS, short_date
from annotator.gui.delegates.candidate import CandidateWords, Chip, Marked
from annotator.gui.views.review_words import percent
from annotator.gui.wording import one_line

_MOST_CHIPS = 3
_BEFORE, _AFTER = 48, 90
"""Most characters of context shown before and after the candidate's own words."""

_MONTH = re.compile("|".join(rf"\b{name[:3]}" for name in MONTHS))
_PASSIVE = {
    Relation.REFINES: "Refined by",
    Relation.SUPERSEDES: "Superseded by",
    Relation.SUPPORTS: "Supported by",
    Relation.DISPUTES: "Disputed by",
}


def relation_word(link: Link, own: ClaimId) -> str:
    """The relation as the own claim has it to the other: "Refines", or "Refined by" if it is the other's."""
    turned = link.a != own and not link.relation.symmetric
    return _PASSIVE[link.relation] if turned else link.relation.value.capitalize()


def candidate_words(candidate: Candidate, key: int, own: ClaimId) -> CandidateWords:
    """Everything a row of Elsewhere shows, and what a screen reader says of it."""
    sentence, quote, cut = _sentence(candidate)
    reasons = [_turned(reason, first=candidate.link.a == own) for reason in candidate.link.reasons]
    word, decided = relation_word(candidate.link, own), candidate.standing is Standing.CONFIRMED
    outlet, day = candidate.article.source or candidate.article.title, _day(candidate.article)
    alike = f"{percent(candidate.link.score)} alike"
    family = _family(candidate.article)
    said = f"{word}, confirmed" if decided else f"suggested: {word}"
    said = f"{said}, {alike}: {one_line(candidate.other.claim.text)} {'; '.join(reasons)}"
    return CandidateWords(
        key=str(key),
        outlet=outlet,
        day=day,
        family=family,
        copied=candidate.article.copies > 1,
        sentence=sentence,
        quote=quote,
        marks=tuple(_marks(candidate, reasons, sentence, quote, cut)),
        chips=tuple(_chips(reasons)),
        relation=candidate.link.relation.value,
        relation_word=word,
        decided=decided,
        alike=alike,
        spoken=f"Candidate {key}, {outlet} {day}, {family}, {said}",
    )


def _day(row: ArticleRow) -> str:
    """The day without its year, which all articles of a project tend to share."""
    words = short_date(row.date or "")
    return words.rsplit(" ", 1)[0] if words.count(" ") == len(("day", "month")) else words


def _family(row: ArticleRow) -> str:
    return f"copy family of {row.copies}" if row.copies > 1 else "own report"


def _turned(reason: str, *, first: bool) -> str:
    """The reason from the candidate's side; `first` if the own claim is the link's a, which reasons begin with."""
    one, found, other = reason.partition(", not ")
    if found:
        one, other = (other, one) if first else (one, other)
        return _plain_dates(one, other)
    for side in ("here", "there"):
        if reason.endswith(f" only {side}"):
            # "here" is the link's a; on the candidate's row it must mean the candidate.
            name, its_own = reason.removesuffix(f" only {side}"), (side == "there") is first
            return f"only here: {name}" if its_own else f"without {name}"
    return reason


def _plain_dates(one: str, other: str) -> str:
    """ "23, not 22 Dec" of two ISO days; other words as they are."""
    if not (calendar_value(one) and calendar_value(other)):
        return _shared_unit(one, other)
    left, right = short_date(one).split(" "), short_date(other).split(" ")
    if len(left) == len(right) and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]  # one year, said nowhere
    if len(left) == len(right) == 2 and left[-1] == right[-1]:
        left = left[:-1]  # one month, said once
    return f"{' '.join(left)}, not {' '.join(right)}"


def _shared_unit(one: str, other: str) -> str:
    """ "12, not 18 months" of two numbers with one unit; other words as they are."""
    number, _, unit = one.partition(" ")
    shared = unit and other.endswith(f" {unit}") and number[-1:].isdigit()
    return f"{number if shared else one}, not {other}"


def _chips(reasons: Sequence[str]) -> Iterator[Chip]:
    chips = [Chip(_few_words(reason), kind) for reason in reasons if (kind := _kind(reason))]
    chips.sort(key=lambda chip: chip.kind == "agrees")
    yield from chips[:_MOST_CHIPS]


def _kind(reason: str) -> str:
    """The kind of chip for a reason; "" for a whole sentence, which stands in the tooltip only."""
    if ", not " in reason:
        return _kind_of_value(reason)
    if reason.startswith("only here: "):
        return "only here"
    if reason.startswith("without "):
        return "name"
    if reason.startswith(("other words: ", "one denies", "another time")):
        return "wording"
    agrees = reason.startswith(("same ", "both name ", "both ")) or reason.endswith(" in both")
    agrees = agrees or any(word in reason for word in (" agrees with ", " fits "))
    return "agrees" if agrees and len(reason) <= 48 else ""


def _kind_of_value(reason: str) -> str:
    if _MONTH.search(reason) or calendar_value(reason.partition(", not ")[0]):
        return "date"
    return "number" if any(character.isdigit() for character in reason) else "name"


def _few_words(reason: str) -> str:
    short = reason.removeprefix("only here: ").removeprefix("other words: ").removeprefix("both name ")
    short = short.removesuffix(" in both")
    one, fits, other = short.partition(" fits ")
    return f"{short_date(one)} fits {short_date(other)}" if fits else short


def _sentence(candidate: Candidate) -> tuple[str, tuple[int, int], int]:
    """The context cut to what is near the quote, the quote in it, and how far all offsets moved."""
    context, quote = candidate.context, candidate.quote
    start, end = 0, len(context)
    if quote.start > _BEFORE:
        start = context.rfind(" ", 0, quote.start - _BEFORE // 2) + 1
    if end - quote.end > _AFTER:
        space = context.find(" ", quote.end + _AFTER // 2)
        end = space if space > 0 else end
    head, tail = ("… " if start or candidate.start else ""), (" …" if end < len(context) else "")
    # One character for one: offsets stay true where a line break becomes a space.
    shown = re.sub(r"\s", " ", context[start:end])
    moved = len(head) - start
    return f"{head}{shown}{tail}", (quote.start + moved, quote.end + moved), moved


def _marks(
    candidate: Candidate, reasons: Sequence[str], sentence: str, quote: tuple[int, int], moved: int
) -> Iterator[Marked]:
    taken: list[tuple[int, int]] = []
    for reason in reasons:
        kind = _kind(reason)
        place = _place(candidate, reason, sentence, quote, moved) if kind else None
        if place and all(place[1] <= start or end <= place[0] for start, end in taken):
            taken.append(place)
            yield Marked(*place, "name" if kind == "only here" else kind)


def _place(
    candidate: Candidate, reason: str, sentence: str, quote: tuple[int, int], moved: int
) -> tuple[int, int] | None:
    """Where the candidate's side of a reason stands in the sentence."""
    if _kind(reason) == "date" or reason.startswith("same ") or " fits " in reason:
        return _slot_place(candidate.other.claim, moved - candidate.start, len(sentence))
    words, _, other = _few_words(reason).partition(", not ")
    words = words.rpartition(" agrees with ")[2].split(", ")[0]
    with_unit = f"{words} {other.partition(' ')[2]}"
    words = with_unit if with_unit in sentence else words
    if reason.startswith("without ") or not words:
        return None
    at = sentence.find(words, *quote)
    at = at if at >= 0 else sentence.find(words)
    return (at, at + len(words)) if at >= 0 else None


def _slot_place(claim: Claim, moved: int, length: int) -> tuple[int, int] | None:
    slot = claim.slot(Role.TIME)
    if slot is None or slot.span is None or not 0 <= slot.span.start + moved < slot.span.end + moved <= length:
        return None
    return slot.span.start + moved, slot.span.end + moved
