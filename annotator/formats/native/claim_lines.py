"""Owns the line of a claim as text at once, for there may be a million; a test holds it against the general way."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.ids import EntityId
from annotator.domain.json import quoted
from annotator.formats.bare_claims import BareClaim
from annotator.formats.document import ClaimEntry, Judged
from annotator.formats.native.claims import says_the_same

_WHOLE: Final = 10_000
_MANY: Final = (Role.OBJECT, Role.QUANTITY)
_SPOKEN: Final = (Role.SPEAKER, Role.CUE, Role.CONTENT)
_Told = Mapping[Role, Sequence[str]]
_NOTHING: Final[_Told] = {}


class _Rest(NamedTuple):
    """What a line tells beside the place and words of a claim, spelled; as it is of a bare one."""

    judgements: str = "[]"
    status: str = quoted(Status.PROPOSED)
    why: str = ""
    attribution: str = "null"
    objects: str = "[]"
    place: str = "null"
    predicate: str = "null"
    quantities: str = "[]"
    subject: str = "null"
    time: str = "null"


_NO_MORE: Final = _Rest()


def bare_line(claim: BareClaim) -> str:
    """The line of a claim of which there is no more to tell, without its line feed."""
    return _line(claim, _NO_MORE)


def claim_line(entry: ClaimEntry) -> str | None:
    """The line without its line feed; None for a claim that has more to tell than nearly all have.

    That is: keys that we do not know, a proposal that people changed, several slots of a role that has one place.
    """
    claim, text = entry.claim, entry.article_text
    if entry.extra or (entry.proposal is not None and not says_the_same(entry.proposal, claim)):
        return None
    told = _told(entry) if claim.slots else _NOTHING
    if told is None:
        return None
    span, said = claim.span, (claim.text, claim.factuality, claim.worth, claim.score)
    bare = BareClaim(claim.id, claim.article, span.start, span.end, *said, claim.makers, span.quote(text))
    rest = _Rest(
        f"[{','.join(map(_judged, entry.judgements))}]",
        quoted(entry.status),
        f'"why":[{",".join(map(quoted, claim.why))}],' if claim.why else "",
        _attribution(claim, told),
        *_lists(told),
    )
    return _line(bare, rest, nameless=entry.proposal is not None and not claim.makers)


def _line(claim: BareClaim, rest: _Rest, *, nameless: bool = False) -> str:
    identity, article, start, end, words, factuality, worth, score, makers, quote = claim
    text = quoted(words)
    return (
        f'{{"article":{quoted(article)},"attribution":{rest.attribution},"end":{end},'
        f'"factuality":{quoted(factuality)},"id":{quoted(identity)},"judgements":{rest.judgements},'
        f'{"" if nameless else _makers(makers)}"objects":{rest.objects},"place":{rest.place},'
        f'"predicate":{rest.predicate},"quantities":{rest.quantities},'
        f'"quote":{text if quote == words else quoted(quote)},"score":{_share(score)},"start":{start},'
        f'"status":{rest.status},"subject":{rest.subject},"text":{text},"time":{rest.time},"type":"claim",'
        f'{rest.why}"worth":{_share(worth)}}}'
    )


@lru_cache
def _makers(makers: Sequence[str]) -> str:
    """Who made a claim, with the comma behind; they are the same of very many."""
    return f'"makers":[{",".join(map(quoted, makers))}],'


def _told(entry: ClaimEntry) -> _Told | None:
    """What the slots say by role; None if one has several that has one place."""
    told: dict[Role, list[str]] = {}
    for slot in entry.claim.slots:
        said = told.setdefault(slot.role, [])
        if said and slot.role not in _MANY:
            return None
        said.append(_slot(slot, entry.article_text, entry.speaker_entity))
    return told


def _lists(told: _Told) -> tuple[str, ...]:
    """The slots beside the attribution, in the order of their keys."""
    before = (_list(told, Role.OBJECT), _one(told, Role.PLACE), _one(told, Role.PREDICATE))
    return (*before, _list(told, Role.QUANTITY), _one(told, Role.SUBJECT), _one(told, Role.TIME))


def _slot(slot: Slot, text: str, speaker: EntityId | None) -> str:
    parts: list[str] = []
    span = slot.span
    if span:
        parts.append(f'"end":{span.end}')
    if slot.role is Role.SPEAKER:
        parts.append(f'"entity":{_word(speaker)}')
    if span:
        parts.append(f'"quote":{quoted(span.quote(text))},"start":{span.start}')
    if slot.value is not None or slot.role is Role.TIME:
        parts.append(f'"value":{_word(slot.value)}')
    return f"{{{','.join(parts)}}}"


def _attribution(claim: Claim, told: _Told) -> str:
    if claim.mode is None and (not told or told.keys().isdisjoint(_SPOKEN)):
        return "null"
    content, cue, source = (_one(told, role) for role in (Role.CONTENT, Role.CUE, Role.SPEAKER))
    return f'{{"content":{content},"cue":{cue},"mode":{_word(claim.mode)},"source":{source}}}'


def _one(told: _Told, role: Role) -> str:
    return told[role][0] if role in told else "null"


def _list(told: _Told, role: Role) -> str:
    return f"[{','.join(told[role])}]" if role in told else "[]"


def _word(value: str | None) -> str:
    return "null" if value is None else quoted(value)


def _judged(judged: Judged) -> str:
    return f'{{"analyst":{quoted(judged.analyst)},"status":{quoted(judged.value)}}}'


@cache
def _share(ten_thousandths: int) -> str:
    return f"{ten_thousandths // _WHOLE}.{ten_thousandths % _WHOLE:04d}"
