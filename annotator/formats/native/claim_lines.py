"""Owns the line of a claim as text at once, for there may be a million; a test holds it against the general way."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import EntityId
from annotator.domain.json import quoted
from annotator.formats.document import ClaimEntry, Judged
from annotator.formats.native.claims import says_the_same

_WHOLE: Final = 10_000
_MANY: Final = (Role.OBJECT, Role.QUANTITY)
_SPOKEN: Final = (Role.SPEAKER, Role.CUE, Role.CONTENT)
_Told = Mapping[Role, Sequence[str]]
_NOTHING: Final[_Told] = {}
_NO_LISTS: Final = ("[]", "null", "null", "[]", "null", "null")


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
    nameless = entry.proposal is not None and not claim.makers
    makers = "" if nameless else _makers(claim.makers)
    why = f'"why":[{",".join(map(quoted, claim.why))}],' if claim.why else ""
    judged = f"[{','.join(map(_judged, entry.judgements))}]" if entry.judgements else "[]"
    start, end = claim.span.start, claim.span.end
    says, quote = quoted(claim.text), text[start:end]
    attribution, lists = _attribution(claim, told), _lists(told) if told else _NO_LISTS
    objects, place, predicate, quantities, subject, time = lists
    return (
        f'{{"article":{quoted(claim.article)},"attribution":{attribution},"end":{end},'
        f'"factuality":{quoted(claim.factuality)},"id":{quoted(claim.id)},'
        f'"judgements":{judged},{makers}"objects":{objects},"place":{place},"predicate":{predicate},'
        f'"quantities":{quantities},"quote":{says if quote == claim.text else quoted(quote)},'
        f'"score":{_share(claim.score)},"start":{start},"status":{quoted(entry.status)},'
        f'"subject":{subject},"text":{says},'
        f'"time":{time},"type":"claim",{why}"worth":{_share(claim.worth)}}}'
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
